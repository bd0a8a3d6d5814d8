"""Realised rupiah of a quarter: what the file would change, and changing it by the quarter's own service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from budget.models import RealisasiAnggaran
from lkjip import bilangan
from lkjip.formats import rupiah, triwulan
from lkjip.models import Pengguna
from pengisian.enums import Cara
from pengisian.simpan import Isian, Nasib, Penulis, TidakDapatDiisi, simpan
from pertukaran.models import Impor
from pertukaran.sipd.cocok import Asal, Padanan, Pohon, padankan, pemetaan
from pertukaran.sipd.data import BarisBeda, Belum, Grup, Hasil, IsiSipd
from pertukaran.sipd.pilih import grup_impor

SAMPAI, TRIWULAN = "sampai", "triwulan"  # whether the file's amounts are to date or of the quarter
NOL = Decimal(0)


@dataclass(slots=True)
class RencanaRealisasi:
    """hasil is what is shown, isian the cells that would be written."""

    hasil: Hasil
    isian: list[Isian] = field(default_factory=list)


def susun(impor: Impor, oleh: Pengguna) -> RencanaRealisasi:
    """What applying would do now; nothing is written, but the quarter's rules are asked."""
    isi, hasil = IsiSipd(impor.isi or {}), Hasil(judul=("Tercatat", "Menjadi"))
    rencana = RencanaRealisasi(hasil)
    pohon = Pohon.muat(impor.unit_id, impor.tahun)
    grup = grup_impor(impor, isi, hasil)
    padanan = padankan(grup, pohon, pemetaan(impor.unit_id))
    berkas = _berkas(hasil, grup, padanan)
    if hasil.tanya or hasil.belum:
        return rencana
    asal = {p.simpul.kode: (p.asal, g.kode or g.nama) for g in grup if (p := padanan[g.kunci]).simpul}
    _bandingkan(impor, rencana, pohon, berkas, asal)
    _coba(impor, rencana, pohon, oleh)
    return rencana


def _berkas(hasil: Hasil, grup: list[Grup], padanan: dict[str, Padanan]) -> dict[int, Decimal]:
    """The file's amounts by line."""
    berkas: dict[int, Decimal] = {}
    belum: dict[str, Belum] = {}
    for g in grup:
        p = padanan[g.kunci]
        if p.simpul:
            berkas[p.simpul.id] = berkas.get(p.simpul.id, NOL) + g.nilai
        elif p.asal == Asal.LEWATI:
            hasil.lewat.append(f"{g.kode} {g.nama}".strip() + f", {rupiah(g.nilai, 2)}")
        else:
            satu = belum.setdefault(g.kunci, Belum(g.kunci, g.kode, g.nama, NOL, p.saran))
            satu.nilai += g.nilai
    hasil.belum = list(belum.values())
    return berkas


def _bandingkan(
    impor: Impor,
    rencana: RencanaRealisasi,
    pohon: Pohon,
    berkas: dict[int, Decimal],
    asal: Mapping[str, tuple[str, str]],
) -> None:
    """Line by line below their programs. Lines that the file has not stay as they are."""
    tw, kumulatif = int(impor.pilihan["triwulan"]), impor.pilihan["cakupan"] == SAMPAI
    tercatat = _tercatat(impor)
    program, hasil = rencana.hasil.program, rencana.hasil
    for s in pohon.per_id.values():
        if s.induk_id is None:
            program[f"{s.kode} {s.nama}"] = []
    kosong: list[str] = []
    for s in pohon.sub.values():
        if s.id not in berkas:
            continue
        milik = tercatat.get(s.id, {})
        lalu = sum((n for t, n in milik.items() if t < tw), NOL)
        nilai = berkas[s.id] - lalu if kumulatif else berkas[s.id]
        kosong += [s.kode] if kumulatif and tw > 1 and len([t for t in milik if t < tw]) < tw - 1 else []
        if nilai < 0:
            hasil.peringatan.append(_turun(s.kode, berkas[s.id], lalu, tw, kumulatif=kumulatif))
        cara, kode = asal.get(s.kode, ("", ""))
        baris = BarisBeda(s.kode, s.nama, cara, milik.get(tw), nilai, kode, berkas=berkas[s.id])
        induk = pohon.program(s)
        program[f"{induk.kode} {induk.nama}"].append(baris)
        semula = bilangan.tulis(milik.get(tw))
        rencana.isian.append(Isian(f"s{s.id}", "rp", bilangan.tulis(nilai), semula))
    if kosong:
        hasil.peringatan.append(
            f"{len(kosong)} sub kegiatan belum terisi pada triwulan sebelumnya, sehingga selisihnya masuk "
            f"ke {triwulan(tw)}: {', '.join(kosong[:10])}{'…' if len(kosong) > 10 else ''}."
        )
    if tanpa := [s.kode for s in pohon.sub.values() if s.id not in berkas]:
        hasil.catatan.append(f"{len(tanpa)} sub kegiatan tidak ada di berkas dan tidak diubah.")


def _turun(kode: str, berkas: Decimal, lalu: Decimal, tw: int, *, kumulatif: bool) -> str:
    if kumulatif:
        return (
            f"{kode}: berkas {rupiah(berkas, 2)} lebih kecil daripada yang tercatat sampai "
            f"{triwulan(tw - 1)} ({rupiah(lalu, 2)}); {triwulan(tw)} menjadi negatif."
        )
    return f"{kode}: jumlah {triwulan(tw)} negatif ({rupiah(berkas, 2)})."


def _tercatat(impor: Impor) -> dict[int, dict[int, Decimal]]:
    """The year's realised rupiah by line and quarter. One query."""
    hasil: dict[int, dict[int, Decimal]] = defaultdict(dict)
    baris = RealisasiAnggaran.objects.filter(
        simpul__unit=impor.unit_id, simpul__tahun=impor.tahun, triwulan__isnull=False
    )
    for simpul, tw, nilai in baris.values_list("simpul_id", "triwulan", "nilai"):
        hasil[simpul][tw or 0] = nilai
    return dict(hasil)


def _coba(impor: Impor, rencana: RencanaRealisasi, pohon: Pohon, oleh: Pengguna) -> None:
    """Asks the service that writes quarters whether it would take every cell."""
    if not rencana.isian:
        if not rencana.hasil.banyak_salah:
            rencana.hasil.tolak("", "", "paling sedikit satu sub kegiatan; semua baris dilewati")
        return
    try:
        hasil = simpan(_penulis(impor, oleh), rencana.isian, cara=Cara.UNGGAH, utuh=True, coba=True)
    except TidakDapatDiisi as tolak:
        rencana.hasil.tolak(
            "", triwulan(int(impor.pilihan["triwulan"])), f"triwulan yang terbuka bagi Anda. {tolak}"
        )
        return
    for h in hasil:
        if h.nasib not in (Nasib.TERSIMPAN, Nasib.SAMA):
            s = pohon.per_id[int(h.kunci[1:])]
            rencana.hasil.tolak(s.kode, h.teks, f"nilai yang dapat disimpan. {h.pesan}")


def _penulis(impor: Impor, oleh: Pengguna) -> Penulis:
    return Penulis(oleh, impor.unit, impor.tahun, int(impor.pilihan["triwulan"]))


def terapkan(impor: Impor, rencana: RencanaRealisasi, oleh: Pengguna) -> None:
    """Writes all cells, or raises TidakDapatDiisi. Inside a transaction, with the writers' turn taken."""
    hasil = simpan(
        _penulis(impor, oleh),
        rencana.isian,
        cara=Cara.UNGGAH,
        kelompok=impor.pk,
        utuh=True,
        alasan=f"Ekspor SIPD: {impor.nama_berkas}",
    )
    salah = [h.pesan for h in hasil if h.nasib not in (Nasib.TERSIMPAN, Nasib.SAMA)]
    if salah:
        raise TidakDapatDiisi(salah[0])
