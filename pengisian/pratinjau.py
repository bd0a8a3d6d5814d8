"""What would follow from cells that are being typed: same rows, rules and formulas, nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from pengisian.cuplikan import Cuplikan
from pengisian.posisi import PosisiTriwulan
from pengisian.simpan import HasilSel, Isian, Penulis, baris_isian, terapkan


def pratinjau(
    penulis: Penulis, kini: PosisiTriwulan, isian: Sequence[Isian]
) -> tuple[tuple[HasilSel, ...], Cuplikan]:
    """What would become of the cells, and the rows as they would be."""
    baris = baris_isian(penulis, isian)
    hasil = terapkan(baris, isian)
    ketikan = {kunci: b for kunci, b in baris.items() if b.perubahan}
    return hasil, Cuplikan(penulis.unit, kini, ketikan.keys(), ketikan.values())
