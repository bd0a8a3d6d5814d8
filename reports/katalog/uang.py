"""Money of the unit, a sasaran, or a line of the budget tree, in the year of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.capaian import selisih_poin
from reports.katalog.dasar import PERSEN, RUPIAH, Mentah
from reports.katalog.indikator import beri_sebutan
from reports.narasi import bantu

if TYPE_CHECKING:
    from budget.perhitungan import Uang
    from reports.sumber import Sumber

UNIT = "unit"


def _rupiah(sebutan: str, nilai: Decimal | None, alasan: str = "") -> Mentah:
    return Mentah(sebutan, nilai, RUPIAH, "Rp", alasan)


JENIS: Mapping[str, Callable[[Uang], Mentah]] = {
    "pagu": lambda u: _rupiah("Pagu", u.pagu, "pagu belum ada"),
    "realisasi": lambda u: _rupiah("Realisasi anggaran", u.realisasi),
    "serapan": lambda u: Mentah(
        "Penyerapan anggaran", u.serapan.nilai, PERSEN, "%", str(u.serapan.alasan or "")
    ),
    "sisa": lambda u: _rupiah("Sisa anggaran", u.sisa),
}
DPA, DPA_PERUBAHAN = "dpa-", "dpa_perubahan"  # dpa-0 is the first version, as it was adopted


def ambil(data: Sumber, kode: str, tahun: int, jenis: str) -> Mentah | None:
    """The amount before it is written; None where there is no such line, year or kind."""
    if tahun != data.tahun:
        return None
    if kode == UNIT and jenis.startswith("dpa"):
        return _dpa(data, jenis)
    pemilik = _pemilik(data, kode)
    if pemilik is None or jenis not in JENIS:
        return None
    nama, uang = pemilik
    return beri_sebutan(JENIS[jenis](uang), f"{nama}, tahun {tahun}")


def _pemilik(data: Sumber, kode: str) -> tuple[str, Uang] | None:
    """Whose money it is, and the money."""
    if kode == UNIT:
        return data.unit.nama_singkat, data.anggaran.total()
    if s := next((s for s in data.sasaran if s.kode == kode), None):
        return bantu.nama_sasaran(s), data.anggaran.uang_sasaran(s.id)
    if n := next((n for n in data.simpul if n.kode == kode), None):
        return f"{n.level.replace('_', ' ')} {bantu.rapi(n.nama)}", data.anggaran.uang(n)
    return None


def _dpa(data: Sumber, jenis: str) -> Mentah | None:
    """The total of a DPA version, and by how much the last one changed the first."""
    buku = data.anggaran
    if jenis == DPA_PERUBAHAN:
        ada = [n for d in buku.dpa if (n := buku.total_dpa(d.urutan)) is not None]
        hasil = selisih_poin(ada[-1], ada[0]) if len(ada) > 1 else None
        return _rupiah(f"Perubahan anggaran, tahun {data.tahun}", hasil.nilai) if hasil else None
    urutan = jenis.removeprefix(DPA)
    dpa = next((d for d in buku.dpa if str(d.urutan) == urutan), None)
    if dpa is None:
        return None
    return _rupiah(f"Anggaran menurut DPA {dpa.jenis}, tahun {data.tahun}", buku.total_dpa(dpa.urutan))
