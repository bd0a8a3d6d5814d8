"""The check of a report before it becomes final: rules as data (daftar.py), findings with what to do.

A finding is mended or accepted with a reason; docs/pemeriksaan.md lists the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.enums import TingkatTemuan
from reports.periksa.daftar import ANGKA, ATURAN
from reports.periksa.dasar import Aturan, Kasus, Temuan, sidik

if TYPE_CHECKING:
    from reports.sumber import Sumber

__all__ = ["ANGKA", "ATURAN", "Temuan", "galat_terbuka", "periksa", "temukan"]


def temukan(data: Sumber, aturan: tuple[Aturan, ...] = ATURAN) -> Iterator[tuple[Aturan, Kasus]]:
    """What the rules find, the gravest first, then in their order; whether it was accepted is not asked."""
    for a in sorted(aturan, key=lambda a: list(TingkatTemuan).index(a.tingkat)):
        yield from ((a, k) for k in a.periksa(data))


def periksa(data: Sumber) -> tuple[Temuan, ...]:
    """All findings, open and accepted. Same data, same order."""
    hasil: dict[str, Temuan] = {}
    for a, k in temukan(data):
        tanda = sidik(a.kunci, k)
        diterima = data.temuan_diterima.get(tanda)
        # The same thing found twice is one finding.
        hasil.setdefault(tanda, Temuan(a, k.tempat, k.alamat, k.nilai, k.saran or a.saran, tanda, diterima))
    return tuple(hasil.values())


def galat_terbuka(data: Sumber) -> int:
    """How many errors keep the report from being final: those that nobody accepted."""
    return sum(t.tingkat == TingkatTemuan.GALAT and t.diterima is None for t in periksa(data))
