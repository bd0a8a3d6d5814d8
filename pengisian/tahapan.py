"""The way of a quarter as a line of stages, each with who got it there and when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip.enums import Keadaan
from pengisian.models import LangkahTriwulan
from pengisian.posisi import PosisiTriwulan

URUTAN = (Keadaan.TERISI_SEBAGIAN, Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI)


@dataclass(frozen=True, slots=True)
class Tahap:
    """A stage: behind, at or before where the quarter stands; its step where one led there."""

    label: str
    tercapai: bool
    kini: bool
    langkah: LangkahTriwulan | None = None


def tahapan(posisi: PosisiTriwulan, riwayat: Sequence[LangkahTriwulan]) -> tuple[Tahap, ...]:
    """riwayat: the oldest first. A quarter that was sent back stands at the first stage again."""
    dikembalikan = posisi.keadaan == Keadaan.DIKEMBALIKAN
    letak = 0 if dikembalikan else URUTAN.index(posisi.keadaan)
    terakhir = {Keadaan(c.ke): c for c in riwayat}
    hasil = []
    for n, keadaan in enumerate(URUTAN):
        if n == 0 and dikembalikan:
            keadaan = Keadaan.DIKEMBALIKAN
        langkah = terakhir.get(keadaan) if n <= letak else None
        hasil.append(Tahap(str(keadaan.label), n <= letak, n == letak, langkah))
    return tuple(hasil)
