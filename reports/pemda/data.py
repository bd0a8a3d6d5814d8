"""All that the pages about a pemda's year are made of: units with their results and the scale in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from budget.perhitungan import Uang, gabung
from indicators.capaian import rata_rata
from indicators.predikat import Predikat, Skala, predikat
from lkjip.formats import sebut_triwulan
from lkjip.models import Pemda, Unit
from lkjip.numbers import Hasil
from reports.pemda.hitung import RincianUnit, RingkasUnit

if TYPE_CHECKING:
    from pengisian.papan import WaktuUnit

TANPA = "Belum dapat dinilai"


@dataclass(frozen=True, slots=True)
class BarisUnit:
    unit: Unit
    ringkas: RingkasUnit
    waktu: WaktuUnit
    predikat: Predikat | None
    rincian: RincianUnit = field(default_factory=RincianUnit)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A step of the scale, and how many stand on it. Without a step: those that cannot be judged."""

    predikat: str
    interval: str
    warna: str
    indikator: int
    unit: int


@dataclass(frozen=True)
class TahunPemda:
    """A year of a pemda up to a quarter. skala: of the capaian; None where the year has none."""

    pemda: Pemda
    tahun: int
    triwulan: int
    skala: Skala | None
    baris: tuple[BarisUnit, ...]

    @property
    def setahun(self) -> bool:
        return self.triwulan == 4

    @property
    def masa(self) -> str:
        return f"Tahun {self.tahun}" if self.setahun else sebut_triwulan(self.tahun, self.triwulan)

    def predikat(self, hasil: Hasil) -> Predikat | None:
        return predikat(hasil.nilai, self.skala) if self.skala else None

    @cached_property
    def uang(self) -> Uang:
        """Of all units together."""
        return gabung(b.ringkas.uang for b in self.baris)

    @cached_property
    def rata(self) -> Hasil:
        """The mean capaian of all indicators of all units."""
        return rata_rata([h for b in self.baris for h in b.ringkas.capaian])

    @cached_property
    def kelompok(self) -> tuple[Kelompok, ...]:
        """How indicators and units are spread over the scale, best step first."""
        if self.skala is None:
            return ()
        indikator = Counter(self._langkah(h) for b in self.baris for h in b.ringkas.capaian)
        unit = Counter(self._langkah(b.ringkas.rata) for b in self.baris)
        hasil = [
            Kelompok(j.predikat, j.interval, j.warna, indikator[j.predikat], unit[j.predikat])
            for j in self.skala.jenjang
        ]
        return (*hasil, Kelompok(TANPA, "–", "abu", indikator[TANPA], unit[TANPA]))

    def _langkah(self, hasil: Hasil) -> str:
        p = self.predikat(hasil)
        return p.teks if p else TANPA


def menyaring(
    baris: Iterable[BarisUnit],
    *,
    keadaan: str = "",
    predikat: str = "",
    cari: str = "",
    terlambat: bool = False,
) -> tuple[BarisUnit, ...]:
    """The units that a filter shows; empty parts of it let all through."""
    cari = cari.casefold()
    return tuple(
        b
        for b in baris
        if keadaan in ("", b.waktu.posisi.keadaan)
        and predikat in ("", b.predikat.teks if b.predikat else TANPA)
        and (not terlambat or b.waktu.terlambat > 0)
        and (cari in b.unit.nama.casefold() or cari in b.unit.nama_singkat.casefold())
    )
