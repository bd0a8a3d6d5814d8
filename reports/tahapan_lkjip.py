"""The way of the LKjIP as a line of stages, each with who got it there and when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lkjip.enums import TahapLkjip
from reports.models import LangkahLkjip


@dataclass(frozen=True, slots=True)
class Tahap:
    """A stage: behind, at or before where the document stands."""

    label: str
    tercapai: bool
    kini: bool
    oleh: str = ""
    pada: datetime | None = None


def tahapan(
    tahap: TahapLkjip, riwayat: Sequence[LangkahLkjip], reviu: tuple[str, datetime] | None
) -> tuple[Tahap, ...]:
    """riwayat: the latest first. reviu: who declared it reviewed, and when."""
    urutan = list(TahapLkjip)
    letak = urutan.index(tahap)
    hasil = []
    for n, t in enumerate(urutan):
        oleh, pada = reviu or ("", None) if t == TahapLkjip.DIREVIU else _langkah_ke(t, riwayat)
        ada = n <= letak
        hasil.append(Tahap(str(t.label), ada, n == letak, oleh if ada else "", pada if ada else None))
    return tuple(hasil)


def _langkah_ke(tahap: TahapLkjip, riwayat: Sequence[LangkahLkjip]) -> tuple[str, datetime | None]:
    c = next((c for c in riwayat if c.ke == tahap), None)
    return (str(c.oleh), c.pada) if c else ("", None)
