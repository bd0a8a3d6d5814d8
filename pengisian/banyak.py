"""A step for several units at once: what was chosen, what of it is possible, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip.access import boleh
from lkjip.models import Pengguna, Unit
from pengisian.enums import HAK_LANGKAH, Langkah
from pengisian.posisi import PosisiTriwulan


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A unit's quarter that was chosen. halangan says why the step cannot be taken; empty where it can.

    nomor is what the page's checkbox sends.
    """

    nomor: int
    unit: Unit
    posisi: PosisiTriwulan
    halangan: str = ""


def periksa_pilihan(
    langkah: Langkah, pengguna: Pengguna, pilihan: Iterable[tuple[int, Unit, PosisiTriwulan]]
) -> list[Pilihan]:
    """Before anything is done; taking the step asks again."""
    hak = HAK_LANGKAH[langkah]
    hasil = []
    for nomor, unit, posisi in pilihan:
        halangan = ""
        if not boleh(pengguna, hak, unit):
            halangan = "Anda tidak berhak atas langkah ini."
        elif not boleh(pengguna, hak, unit, posisi.akses):
            halangan = f"Triwulan ini {posisi.keadaan.label.lower()}."
        hasil.append(Pilihan(nomor, unit, posisi, halangan))
    return hasil


def langkah_mungkin(pengguna: Pengguna, units: Iterable[Unit], semua: Sequence[Langkah]) -> list[Langkah]:
    """The steps that the user may take in at least one of the units, whatever their state."""
    units = list(units)
    return [g for g in semua if any(boleh(pengguna, HAK_LANGKAH[g], u) for u in units)]
