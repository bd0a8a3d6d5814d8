"""Plain data of planning, as pages and reports read it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataAksi:
    """An action of the rencana aksi with the names of what it is for. simpul and bidang may be empty."""

    id: int
    indikator_id: int
    indikator: str
    uraian: str
    simpul: str
    bidang: str
    tw1: bool
    tw2: bool
    tw3: bool
    tw4: bool

    @property
    def triwulan(self) -> tuple[bool, bool, bool, bool]:
        return (self.tw1, self.tw2, self.tw3, self.tw4)
