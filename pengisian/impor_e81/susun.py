"""Makes of a form what is previewed and applied: its quarters' figures as cells, the rest to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip.formats import ROMAWI_TRIWULAN, daftar
from pengisian.buku_kerja.tata import BarisBuku, sebutan
from pengisian.data import BarisLembar
from pengisian.impor_e81.bacaan import BarisE81
from pengisian.impor_e81.kolom import judul_kolom
from pengisian.lembar import Lembar
from pengisian.unggah.data import IsiUnggahan, SelUnggah

PENJELASAN_LAIN = "penjelasan berbeda dari yang sudah ada, dan tidak menimpanya"


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A quarter that the form states: its sheet, and the keys of the rows that the user may write."""

    lembar: Lembar
    diisi: frozenset[str]


@dataclass(frozen=True, slots=True)
class SelForm:
    """A figure or text of the form that can be written: where it stands there, and in which cell it goes."""

    nomor: int
    kolom: str  # of the form
    triwulan: int
    kunci: str
    kolom_lembar: str
    alamat: str
    teks: str
    salah: str = ""


def susun(
    form: Sequence[BarisE81], kolom: Sequence[str], nama_lembar: str, cocok: Mapping[int, str],
    tujuan: Mapping[int, Tujuan],
) -> tuple[IsiUnggahan, list[tuple[int, str]]]:  # fmt: skip
    """The cells, and which figures of the form (row and column) they are.

    tujuan are the quarters up to that of the page.
    What a cell holds now is what its writer saw: there is no earlier moment.
    """
    isi, ditulis = IsiUnggahan(), []
    for sel in _sel(form, kolom, cocok, tujuan):
        t = tujuan[sel.triwulan]
        milik = t.lembar.per_kunci.get(sel.kunci)
        alamat = f"{nama_lembar}!{sel.alamat}"
        if milik is None or sel.kunci not in t.diisi:
            continue  # compared, not written
        if sel.salah:
            isi.salah.tambah(alamat, sel.salah, sebutan(milik))
            continue
        ditulis.append((sel.nomor, sel.kolom))
        kini = t.lembar.teks(milik, sel.kolom_lembar)
        if kini == sel.teks:
            isi.sama += 1
        elif sel.kolom == "penjelasan" and kini:
            isi.diabaikan.tambah(alamat, PENJELASAN_LAIN, sebutan(milik))
        else:
            isi.sel.append(SelUnggah(sel.triwulan, sel.kunci, sel.kolom_lembar, sel.teks, kini, alamat))
    _sebut_yang_lewat(isi, form, kolom, cocok, max(tujuan))
    return isi, ditulis


def _sel(
    form: Sequence[BarisE81], kolom: Sequence[str], cocok: Mapping[int, str], tujuan: Mapping[int, Tujuan]
) -> Iterator[SelForm]:
    akhir = max(tujuan)
    for b in form:
        milik = tujuan[akhir].lembar.per_kunci.get(cocok.get(b.nomor, ""))
        if milik is None or b.jumlah:
            continue
        for n in sorted(tujuan):
            for jenis, nama in (("k", "nilai"), ("rp", "rp")):
                yield from _angka(b, milik, n, f"tw{n}_{jenis}", nama)
        # The form explains the year so far, in one text: that of its last quarter.
        if b.penjelasan and milik.indikator and b.penjelasan != _penjelasan(tujuan[akhir].lembar, milik):
            alamat = b.alamat_penjelasan
            yield SelForm(b.nomor, "penjelasan", akhir, milik.kunci, "penjelasan", alamat, b.penjelasan)


def _angka(b: BarisE81, milik: BarisLembar, triwulan: int, kolom: str, nama: str) -> Iterator[SelForm]:
    angka = b.angka.get(kolom)
    isian = BarisBuku(milik.kunci, milik).sel_isian(nama)
    if angka is None or isian is None or (nama == "rp" and b.lanjutan):
        return  # what the form leaves blank empties nothing
    yield SelForm(b.nomor, kolom, triwulan, isian[0], isian[1], angka.alamat, angka.teks, angka.salah)


def _penjelasan(lembar: Lembar, milik: BarisLembar) -> str:
    """What our form prints as the explanation."""
    kinerja = lembar.kinerja_baris(milik)
    return kinerja.penjelasan if kinerja else ""


def _sebut_yang_lewat(
    isi: IsiUnggahan, form: Sequence[BarisE81], kolom: Sequence[str], cocok: Mapping[int, str], akhir: int
) -> None:
    """What is neither written nor compared is told."""
    for b in form:
        if not b.jumlah and not cocok.get(b.nomor):
            nama = f"{b.kode} {b.indikator or b.nama}".strip()
            isi.diabaikan.tambah(
                f"baris {b.nomor}", f"{nama}: dilewati, karena tidak dicocokkan dengan baris mana pun"
            )
    lewat = [
        n for n in range(akhir + 1, 5) if any(f"tw{n}_{j}" in b.angka for b in form for j in ("k", "rp"))
    ]
    if lewat:
        romawi = daftar([ROMAWI_TRIWULAN[n - 1] for n in lewat])
        pesan = (
            f"tidak dibaca pada halaman Triwulan {ROMAWI_TRIWULAN[akhir - 1]}; impor di halaman triwulannya"
        )
        isi.diabaikan.tambah(f"Kolom Triwulan {romawi}", pesan)
    if kurang := [n for n in range(1, akhir + 1) if f"tw{n}_k" not in kolom]:
        isi.diabaikan.tambah(judul_kolom(f"tw{kurang[0]}_k"), "kolom ini tidak ditemukan pada formulir")
