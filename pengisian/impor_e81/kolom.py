"""The columns of E.81 in words, and what we compute for each from the quarters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from budget.data import DataSimpul
from budget.perhitungan import gabung
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.numbers import Alasan, Hasil
from pengisian.data import BarisLembar
from pengisian.impor_e81.kepala import JUMLAH, rata
from pengisian.lembar import Lembar

JUDUL = {
    "akhir": "Target Renstra akhir periode",
    "lalu": "Realisasi Renstra s.d. tahun lalu",
    "target": "Target tahun berjalan",
    **{f"tw{n}": f"Triwulan {romawi}" for n, romawi in enumerate(ROMAWI_TRIWULAN, 1)},
    "realisasi": "Realisasi tahun berjalan",
    "capaian": "Tingkat capaian Renja",
    "renstra": "Realisasi Renstra s.d. tahun berjalan",
    "kemajuan": "Tingkat capaian Renstra",
}

_SASARAN = re.compile(r"sasaran\s+(\d{1,3})\b", re.IGNORECASE)


def judul_kolom(kolom: str) -> str:
    """tw1_k: "Triwulan I (K)"."""
    nama, _, jenis = kolom.rpartition("_")
    return f"{JUDUL[nama]} ({'K' if jenis == 'k' else 'Rp'})"


@dataclass(frozen=True, slots=True)
class Kami:
    """Our figure, exact, or why there is none."""

    nilai: Decimal | None
    alasan: str = ""


def hitungan(lembar: Lembar, baris: BarisLembar) -> dict[str, Kami]:
    """All that the form shows of a row, up to the quarter of the sheet. What it leaves blank is left out."""
    hasil = _kinerja(lembar, baris) if baris.indikator else {}
    if baris.simpul is not None and baris.kepala:
        hasil |= _uang(lembar, [baris.simpul])
    return hasil


def _kinerja(lembar: Lembar, baris: BarisLembar) -> dict[str, Kami]:
    i = baris.indikator
    if i is None:
        return {}
    k = lembar.kinerja.kinerja(i.id, lembar.tahun, lembar.triwulan)
    hasil = {f"tw{n}_k": _dari(k.triwulan[n - 1]) for n in range(1, lembar.triwulan + 1)}
    hasil["realisasi_k"], hasil["capaian_k"] = _dari(k.realisasi), _dari(k.capaian)
    # A target that is a range is no number to compare.
    if k.target is None or k.target.nilai_atas is None:
        hasil["target_k"] = Kami(k.target.nilai if k.target else None, Alasan.TANPA_TARGET)
    if baris.jenis != "sub_kegiatan":
        r = lembar.kinerja.renstra(i.id, lembar.tahun, lembar.triwulan)
        hasil["lalu_k"] = Kami(r.lalu, Alasan.TANPA_DATA)
        hasil["renstra_k"], hasil["kemajuan_k"] = _dari(r.realisasi), _dari(r.kemajuan)
        if r.target_akhir is None or r.target_akhir.nilai_atas is None:
            nilai = r.target_akhir.nilai if r.target_akhir else None
            hasil["akhir_k"] = Kami(nilai, Alasan.TANPA_TARGET_AKHIR)
    return hasil


def hitungan_jumlah(lembar: Lembar, nama: str) -> dict[str, Kami]:
    """The money of a sum: of the sasaran that its name numbers ("Jumlah Sasaran 3"), or of the unit.

    Empty for a sum of something else.
    """
    if nomor := _SASARAN.search(nama):
        ini = [s for s in lembar.sasaran if s.nomor == int(nomor[1])]
        return _uang(lembar, [p for s in ini for p in lembar.anggaran.program_sasaran(s.id)])
    unit = (rata(lembar.unit.nama_singkat), rata(lembar.unit.nama))
    milik = ("", "keseluruhan", "seluruhnya", "seluruh", *unit)
    seluruh = {f"{awal} {m}".strip() for awal in JUMLAH for m in milik}
    return _uang(lembar, lembar.anggaran.program) if rata(nama) in seluruh else {}


def _uang(lembar: Lembar, simpul: Sequence[DataSimpul]) -> dict[str, Kami]:
    u = gabung(map(lembar.anggaran.uang, simpul)).sampai(lembar.triwulan)
    hasil = {
        f"tw{n}_rp": Kami(u.triwulan[n - 1], Alasan.TANPA_TRIWULAN) for n in range(1, lembar.triwulan + 1)
    }
    hasil["target_rp"] = Kami(u.pagu, Alasan.TANPA_PAGU)
    hasil["realisasi_rp"], hasil["capaian_rp"] = Kami(u.realisasi, Alasan.TANPA_DATA), _dari(u.serapan)
    if not any(s.level == "sub_kegiatan" for s in simpul):  # of the Renstra nothing is known so far down
        r = lembar.anggaran.uang_renstra(simpul, tahun=lembar.tahun, triwulan=lembar.triwulan)
        hasil["akhir_rp"] = Kami(r.target_akhir, Alasan.TANPA_TARGET_AKHIR)
        hasil["lalu_rp"] = Kami(r.lalu, Alasan.TANPA_DATA)
        hasil["renstra_rp"], hasil["kemajuan_rp"] = _dari(r.realisasi), _dari(r.kemajuan)
    return hasil


def _dari(hasil: Hasil) -> Kami:
    return Kami(hasil.nilai, str(hasil.alasan or ""))
