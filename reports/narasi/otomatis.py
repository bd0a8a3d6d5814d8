"""The generated text of a place, for staff to take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.hidup import bertanda, rujukan_hidup
from reports.narasi.dasar import Narasi, bersih

if TYPE_CHECKING:
    from reports.sumber import Sumber


def teks_otomatis(data: Sumber, kunci: str) -> str:
    """The generated text as a written one would be stored, its figures alive; empty where there is none."""
    tempat = data.susunan.tempat(kunci)
    narasi = (
        next((i for i in tempat.isi if isinstance(i, Narasi) and i.kunci == kunci), None) if tempat else None
    )
    if narasi is None or narasi.susun is None:
        return ""
    return bersih(bertanda(narasi.susun(data, lambda k: rujukan_hidup(k, data.susunan.rujuk(k)))))
