"""Whether a quarter may be filled today, and why not. Pure but for the day, which the caller gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lkjip.formats import tanggal


def awal_triwulan(tahun: int, triwulan: int) -> date:
    return date(tahun, triwulan * 3 - 2, 1)


def akhir_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of the quarter; that of the fourth is the last of the year."""
    berikut = date(tahun + 1, 1, 1) if triwulan == 4 else awal_triwulan(tahun, triwulan + 1)
    return berikut - timedelta(days=1)


def tak_diminta(tahun: int, triwulan: int, mulai: date | None, berakhir: date | None) -> str:
    """Why a quarter is not asked of a unit that began or ended on these days; empty where it is."""
    if berakhir and berakhir < awal_triwulan(tahun, triwulan):
        return f"Perangkat daerah ini berakhir pada {tanggal(berakhir)}. Triwulan sesudahnya tidak diisi."
    if mulai and mulai > akhir_triwulan(tahun, triwulan):
        return f"Perangkat daerah ini berdiri sejak {tanggal(mulai)}. Triwulan sebelumnya tidak diisi."
    return ""


class Saat(StrEnum):
    """Where a day stands against the period."""

    TAK_DIMINTA = "tak_diminta"
    TANPA_PERIODE = "tanpa_periode"
    BELUM_DIBUKA = "belum_dibuka"
    TERBUKA = "terbuka"
    LEWAT_TENGGAT = "lewat_tenggat"
    DITUTUP = "ditutup"


@dataclass(frozen=True, slots=True)
class Jendela:
    """The period of a unit's quarter on a day. perpanjangan is the unit's own last day, where it has one.

    Within its extension a unit is not late: the pemda has moved the deadline for it. tak_diminta says why the
    quarter is none of the unit's, which had not begun or has ended.
    """

    hari: date
    buka: date | None = None
    tenggat: date | None = None
    tutup: date | None = None
    perpanjangan: date | None = None
    tak_diminta: str = ""

    @property
    def tenggat_unit(self) -> date | None:
        """The deadline that counts for the unit."""
        if self.tak_diminta:
            return None
        if self.tenggat is None or self.perpanjangan is None:
            return self.tenggat
        return max(self.tenggat, self.perpanjangan)

    @property
    def tutup_unit(self) -> date | None:
        """The last day on which the unit can write."""
        if self.tutup is None or self.perpanjangan is None:
            return self.tutup
        return max(self.tutup, self.perpanjangan)

    @property
    def saat(self) -> Saat:
        if self.tak_diminta:
            return Saat.TAK_DIMINTA
        if self.buka is None or self.tenggat_unit is None or self.tutup_unit is None:
            return Saat.TANPA_PERIODE
        if self.hari < self.buka:
            return Saat.BELUM_DIBUKA
        if self.hari > self.tutup_unit:
            return Saat.DITUTUP
        return Saat.LEWAT_TENGGAT if self.hari > self.tenggat_unit else Saat.TERBUKA

    @property
    def terbuka(self) -> bool:
        return self.saat in (Saat.TERBUKA, Saat.LEWAT_TENGGAT)

    @property
    def sisa_hari(self) -> int | None:
        """Days until the deadline; negative after it."""
        return None if self.tenggat_unit is None else (self.tenggat_unit - self.hari).days

    @property
    def sebab(self) -> str:
        """Why nothing can be written, as a sentence; empty while the period is open."""
        return {
            Saat.TAK_DIMINTA: self.tak_diminta,
            Saat.TANPA_PERIODE: "Periode pengisian triwulan ini belum ditetapkan oleh koordinator pemda.",
            Saat.BELUM_DIBUKA: f"Pengisian triwulan ini dibuka pada {tanggal(self.buka)}.",
            Saat.DITUTUP: (
                f"Pengisian triwulan ini ditutup pada {tanggal(self.tutup_unit)}. "
                "Perpanjangan diberikan oleh koordinator pemda."
            ),
        }.get(self.saat, "")


# What a unit that has not submitted is reminded of; a day late beyond the first week only once a week.
SEMINGGU = 7


def pengingat(jendela: Jendela, *, sesudah_tutup: bool = False) -> str:
    """Which reminder is due: "buka", "h7", "h1", "lewat-3", "lewat-minggu-2", "tutup"; empty for none.

    Each holds from its day until the next one's, so that a day on which nothing ran is made up for.
    sesudah_tutup counts on after the closing, for what can still be done then.
    """
    sisa = jendela.sisa_hari
    if sisa is None or jendela.saat in (Saat.TANPA_PERIODE, Saat.BELUM_DIBUKA):
        return ""
    if jendela.saat == Saat.DITUTUP and not sesudah_tutup:
        return "tutup"
    if sisa >= 0:
        return "buka" if sisa > SEMINGGU else "h7" if sisa > 1 else "h1"
    return f"lewat-{-sisa}" if -sisa <= SEMINGGU else f"lewat-minggu-{-sisa // SEMINGGU}"
