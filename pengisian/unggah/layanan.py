"""Previews an uploaded file and applies it. Both do the same: write by pengisian.simpan in one transaction.

The preview takes it back; applying keeps it only where every cell went in, over all quarters. So the preview
tells what would really happen, warnings of the written state included, and nothing is ever half written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lkjip.formats import ROMAWI_TRIWULAN, tanggal
from lkjip.models import Pengguna, Unit
from pengisian.buku_kerja.tata import label_kolom, sebutan
from pengisian.enums import Cara
from pengisian.impor_e81.isi_form import selisih
from pengisian.kekurangan import diterima, peringatan_baris, peringatan_lembar
from pengisian.lembar import Lembar
from pengisian.models import Unggahan
from pengisian.posisi import posisi
from pengisian.simpan import HasilSel, Isian, Nasib, Penulis, TidakDapatDiisi, giliran, simpan
from pengisian.unggah.data import BarisPratinjau, IsiUnggahan, Pratinjau, SelUnggah

SAYA, SERVER = "saya", "server"
TERPANJANG = 1000  # characters of a text in the preview
Laju = list[tuple[int, SelUnggah, HasilSel]]


def pratinjau(unggahan: Unggahan, pengguna: Pengguna) -> Pratinjau:
    """What applying would do now; stored with the upload, under its next version."""
    with giliran, transaction.atomic():
        hasil = _jalankan(unggahan, pengguna, timezone.now())
        transaction.set_rollback(True)
    unggahan.hasil = hasil.json()
    unggahan.versi += 1
    unggahan.save(update_fields=["isi", "hasil", "versi"])
    return hasil


def terapkan(
    unggahan: Unggahan, pengguna: Pengguna, *, versi: int, pilihan: Mapping[int, str], semua: str = ""
) -> int | None:
    """Writes everything, or nothing and makes a new preview. How many cells, or None for nothing.

    versi is the preview that the user saw; pilihan says for each conflict of it by its number, semua for
    those without one, whether the user's value counts (SAYA) or the one that stands there (SERVER).
    """
    with giliran, transaction.atomic():
        # Two clicks on the button: the second waits here and finds it done.
        terkunci = Unggahan.objects.select_for_update().get(pk=unggahan.pk)
        unggahan.isi, unggahan.hasil, unggahan.versi = terkunci.isi, terkunci.hasil, terkunci.versi
        unggahan.diterapkan_pada = terkunci.diterapkan_pada
        if unggahan.diterapkan_pada:
            return 0
        isi = IsiUnggahan.dari(unggahan.isi)
        if versi == unggahan.versi and not isi.salah.banyak:
            _putuskan(unggahan, isi, pilihan, semua)
            with transaction.atomic():
                hasil = _jalankan(unggahan, pengguna, timezone.now())
                transaction.set_rollback(not hasil.bersih)
            if hasil.bersih:
                unggahan.hasil, unggahan.diterapkan_pada = hasil.json(), timezone.now()
                unggahan.save(update_fields=["isi", "hasil", "diterapkan_pada"])
                return len(hasil.perubahan)
        pratinjau(unggahan, pengguna)
    return None


def _putuskan(unggahan: Unggahan, isi: IsiUnggahan, pilihan: Mapping[int, str], semua: str) -> None:
    """Takes the user's decisions over: a value that was seen and chosen over is what the cell held before."""
    for k in Pratinjau.dari(unggahan.hasil or {}).konflik:
        putusan = pilihan.get(k.nomor) or semua
        if putusan == SAYA:
            isi.sel[k.nomor] = replace(isi.sel[k.nomor], semula=k.lama)
        elif putusan == SERVER:
            isi.sel[k.nomor] = replace(isi.sel[k.nomor], dibiarkan=True)
    unggahan.isi = unggahan.isi | isi.json()


def _jalankan(unggahan: Unggahan, pengguna: Pengguna, sekarang: datetime) -> Pratinjau:
    """Writes what can be written, inside a transaction of the caller's, and tells of each cell."""
    isi = IsiUnggahan.dari(unggahan.isi)
    per_triwulan: dict[int, list[tuple[int, SelUnggah]]] = {}
    for nomor, sel in enumerate(isi.sel):
        if not sel.dibiarkan:
            per_triwulan.setdefault(sel.triwulan, []).append((nomor, sel))
    laju: Laju = []
    for triwulan in sorted(per_triwulan):
        penulis = Penulis(pengguna, unggahan.unit, unggahan.tahun, triwulan, sekarang)
        laju += _tulis(penulis, per_triwulan[triwulan], unggahan)
    sesudah = lembar_setahun(unggahan.unit, unggahan.tahun, {unggahan.triwulan, *per_triwulan})
    hasil = Pratinjau(dibiarkan=sum(s.dibiarkan for s in isi.sel))
    for nomor, sel, akhir in laju:
        _bagikan(hasil, _baris(sesudah[sel.triwulan], nomor, sel, akhir), akhir)
    tertulis = [sel for _, sel, akhir in laju if akhir.nasib == Nasib.TERSIMPAN]
    hasil.peringatan = list(_peringatan(sesudah, tertulis))
    if unggahan.cara == Cara.IMPOR_E81:
        hasil.selisih = selisih(unggahan, sesudah[unggahan.triwulan])
    return hasil


def lembar_setahun(unit: Unit, tahun: int, triwulan: Iterable[int]) -> dict[int, Lembar]:
    """The sheets of some quarters as they are now."""
    dasar: Lembar | None = None
    hasil = {}
    for n in sorted(triwulan):
        kini = posisi(unit, tahun, n)
        dasar = dasar.pada(kini) if dasar else Lembar(unit, kini)
        hasil[n] = dasar
    return hasil


def _tulis(penulis: Penulis, sel: list[tuple[int, SelUnggah]], unggahan: Unggahan) -> Laju:
    isian = [Isian(s.kunci, s.kolom, s.teks, s.semula) for _, s in sel]
    try:
        hasil = simpan(penulis, isian, cara=Cara(unggahan.cara), kelompok=unggahan.pk)
    except TidakDapatDiisi as tolak:  # closed, or a step was taken, since the file was read
        hasil = tuple(HasilSel(s.kunci, s.kolom, Nasib.GALAT, s.teks, 0, str(tolak)) for _, s in sel)
    return [(nomor, s, h) for (nomor, s), h in zip(sel, hasil, strict=True)]


def _bagikan(hasil: Pratinjau, baris: BarisPratinjau, akhir: HasilSel) -> None:
    if akhir.nasib == Nasib.SAMA:
        hasil.sama += 1
    else:
        {
            Nasib.TERSIMPAN: hasil.perubahan,
            Nasib.KONFLIK: hasil.konflik,
            Nasib.GALAT: hasil.salah,
        }[akhir.nasib].append(baris)


# --- words
def _baris(lembar: Lembar, nomor: int, sel: SelUnggah, akhir: HasilSel) -> BarisPratinjau:
    baris = lembar.per_kunci.get(sel.kunci)
    return BarisPratinjau(
        nomor=nomor,
        triwulan=sel.triwulan,
        alamat=sel.alamat,
        baris=sebutan(baris, sel.kolom) if baris else sel.kunci,
        kolom=label_kolom(baris, sel.kolom),
        # Of a conflict it is what the cell holds, to the letter: the user decides over it.
        lama=akhir.teks if akhir.nasib == Nasib.KONFLIK else _ringkas(sel.semula),
        baru=_ringkas(akhir.teks if akhir.nasib == Nasib.TERSIMPAN else sel.teks),
        semula=_ringkas(sel.semula),
        pesan=akhir.pesan,
        oleh=akhir.oleh,
        pada=saat(akhir.pada) if akhir.pada else "",
    )


def _ringkas(teks: str) -> str:
    return teks if len(teks) <= TERPANJANG else f"{teks[:TERPANJANG]}…"


def saat(pada: datetime) -> str:
    """3 Maret 2025 pukul 14.05."""
    setempat = timezone.localtime(pada)
    return f"{tanggal(setempat.date())} pukul {setempat:%H.%M}"


def _peringatan(lembar: Mapping[int, Lembar], tertulis: list[SelUnggah]) -> Iterator[BarisPratinjau]:
    """Warnings about the rows that were written, and about a quarter as a whole, that nobody accepted yet."""
    for triwulan in sorted({s.triwulan for s in tertulis}):
        x = lembar[triwulan]
        alamat = {s.kunci: s.alamat for s in reversed(tertulis) if s.triwulan == triwulan}
        for b in x.baris:
            if not {b.kunci, b.kunci_rp} & alamat.keys():
                continue
            for p in peringatan_baris(x, b):
                kunci = b.kunci_rp if p.kolom == "rp" else b.kunci
                if kunci in alamat and not diterima(x, b, p):
                    yield _baris_peringatan(
                        triwulan, alamat[kunci], sebutan(b, p.kolom), label_kolom(b, p.kolom), p.pesan
                    )
        seluruh = peringatan_lembar(x)
        if seluruh and not diterima(x, None, seluruh):
            yield _baris_peringatan(
                triwulan, "", f"Triwulan {ROMAWI_TRIWULAN[triwulan - 1]}", "", seluruh.pesan
            )


def _baris_peringatan(triwulan: int, alamat: str, baris: str, kolom: str, pesan: str) -> BarisPratinjau:
    return BarisPratinjau(-1, triwulan, alamat, baris, kolom, "", "", pesan=pesan)
