"""Which cells of a sheet a person may write now; an operator only those of the own bidang."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from lkjip.access import Hak, bidang_diisi
from lkjip.models import Pengguna, Unit
from pengisian.data import BarisLembar
from pengisian.lembar import Lembar, cakupan_bidang

# What is said of a row's value, in the order of the form; the values themselves come before.
KETERANGAN = ("penjelasan", "sumber", "status", "tahun_data", "alasan")


@dataclass(frozen=True)
class Wewenang:
    """boleh: whether anything may be written now. akar: the bidang whose rows, None where it is every row."""

    lembar: Lembar
    boleh: bool
    akar: frozenset[int] | None = None

    @classmethod
    def dari(cls, lembar: Lembar, pengguna: Pengguna, unit: Unit, hak: Collection[Hak]) -> Wewenang:
        return cls(lembar, Hak.ISI in hak, bidang_diisi(pengguna, unit))

    @cached_property
    def bidang(self) -> frozenset[int] | None:
        """With those below them; asked for only where something may be written, or progress is counted."""
        return cakupan_bidang(self.lembar.bidang, self.akar) if self.akar else self.akar

    def milik(self, baris: BarisLembar) -> bool:
        """Whether the row's indicator is among those that the person answers for."""
        return baris.indikator is not None and (self.bidang is None or baris.bidang_id in self.bidang)

    def uang_milik(self, baris: BarisLembar) -> bool:
        """The same of its money, which goes by the bidang of the line."""
        if not baris.rp_diisi or baris.simpul is None:
            return False
        return self.bidang is None or self.lembar.anggaran.bidang(baris.simpul) in self.bidang

    def kinerja(self, baris: BarisLembar) -> bool:
        return self.boleh and self.milik(baris)

    def uang(self, baris: BarisLembar) -> bool:
        return self.boleh and self.uang_milik(baris)

    def kolom(self, baris: BarisLembar) -> tuple[tuple[str, str], ...]:
        """The row's cells that may be written, as pairs of key and column."""
        sel: list[tuple[str, str]] = []
        if self.kinerja(baris):
            nilai = () if baris.dari_komponen else ("nilai",)
            komponen = tuple(k.kolom for k in baris.komponen)
            sel += [(baris.kunci, kolom) for kolom in (*nilai, *komponen)]
        if self.uang(baris):
            sel.append((baris.kunci_rp, "rp"))
        if self.kinerja(baris):
            sel += [(baris.kunci, kolom) for kolom in KETERANGAN]
        return tuple(sel)
