"""The check of a report before it becomes final: rules as data (daftar.py), findings with what to do.

A finding is mended or accepted with a reason; docs/pemeriksaan.md lists the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.enums import TingkatTemuan
from reports.periksa.daftar import ANGKA, ATURAN
from reports.periksa.dasar import Aturan, Temuan, sidik

if TYPE_CHECKING:
    from reports.sumber import Sumber

__all__ = ["ANGKA", "ATURAN", "Temuan", "galat_terbuka", "periksa"]


def periksa(data: Sumber, aturan: tuple[Aturan, ...] = ATURAN) -> tuple[Temuan, ...]:
    """All that the rules find, the gravest first, then in the order of the rules. Same data, same order."""
    hasil: dict[str, Temuan] = {}
    for a in sorted(aturan, key=lambda a: list(TingkatTemuan).index(a.tingkat)):
        for k in a.periksa(data):
            tanda = sidik(a.kunci, k)
            diterima = data.temuan_diterima.get(tanda)
            # The same thing found twice is one finding.
            hasil.setdefault(
                tanda, Temuan(a, k.tempat, k.alamat, k.nilai, k.saran or a.saran, tanda, diterima)
            )
    return tuple(hasil.values())


def galat_terbuka(data: Sumber) -> int:
    """How many errors keep the report from being final: those that nobody accepted."""
    return sum(t.tingkat == TingkatTemuan.GALAT and t.diterima is None for t in periksa(data))
