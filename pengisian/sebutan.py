"""Cells and what they hold, in words: for history, versions and workbooks."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.enums import IsianKaki, StatusRealisasi
from pengisian.enums import Kolom

LAIN = {
    "bukti": "Bukti",
    "bidang": "Bidang penanggung jawab",
    "wajib_bukti": "Wajib bukti",
    **{isian.value: str(isian.label) for isian in IsianKaki},
}


def sebutan_kolom(kolom: str, komponen: Mapping[int, str] | None = None) -> str:
    """What a column is called; komponen are the labels of an indicator's components by their number."""
    if kolom.startswith(Kolom.KOMPONEN):
        nomor = kolom.removeprefix(Kolom.KOMPONEN)
        return (komponen or {}).get(int(nomor), f"Komponen {nomor}") if nomor.isdecimal() else kolom
    return LAIN.get(kolom) or (Kolom(kolom).label if kolom in Kolom.values else kolom)


def sebutan_isi(kolom: str, teks: str) -> str:
    """What a cell held, as people read it."""
    if kolom == Kolom.STATUS and teks in StatusRealisasi.values:
        return str(StatusRealisasi(teks).label)
    return teks
