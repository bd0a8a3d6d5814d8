"""Where a unit's quarter stands: its state and version, and whether the period is open today. One query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from lkjip.access import Posisi
from lkjip.enums import Keadaan
from lkjip.models import PengaturanTahun, Periode, Perpanjangan, Unit
from lkjip.periode import Jendela
from pengisian.models import TriwulanUnit

SEBAB_KEADAAN = {
    Keadaan.DIAJUKAN: "Triwulan ini sudah diajukan dan menunggu persetujuan kepala perangkat daerah.",
    Keadaan.DISETUJUI: (
        "Triwulan ini sudah disetujui. Koreksi dilakukan setelah koordinator pemda meminta perbaikan."
    ),
    Keadaan.TERKUNCI: "Triwulan ini sudah dikunci. Koreksi dilakukan setelah koordinator pemda membukanya.",
}


@dataclass(frozen=True, slots=True)
class PosisiTriwulan:
    tahun: int
    triwulan: int
    keadaan: Keadaan
    versi: int
    jendela: Jendela
    # Percent: a capaian outside of these is to be explained. None where the year has no settings.
    penjelasan_di_bawah: Decimal | None = None
    penjelasan_di_atas: Decimal | None = None

    @property
    def akses(self) -> Posisi:
        """What lkjip.access asks for."""
        return Posisi(self.keadaan, self.jendela.terbuka)

    @property
    def sebab(self) -> str:
        """Why nothing can be written, as a sentence; empty where it can."""
        return SEBAB_KEADAAN.get(self.keadaan) or self.jendela.sebab


def posisi(unit: Unit, tahun: int, triwulan: int, hari: date | None = None) -> PosisiTriwulan:
    return posisi_banyak(Unit.objects.filter(pk=unit.pk), tahun, triwulan, hari)[unit.pk]


def posisi_setahun(unit: Unit, tahun: int, hari: date | None = None) -> tuple[PosisiTriwulan, ...]:
    """The four quarters of a year."""
    satu = Unit.objects.filter(pk=unit.pk)
    hari = hari or timezone.localdate()
    pertama, *lain = (_baris(satu, tahun, triwulan) for triwulan in range(1, 5))
    hasil = {b[1]: _posisi(tahun, hari, *b[1:]) for b in pertama.union(*lain, all=True)}
    return tuple(hasil[triwulan] for triwulan in range(1, 5))


def posisi_banyak(
    units: QuerySet[Unit], tahun: int, triwulan: int, hari: date | None = None
) -> dict[int, PosisiTriwulan]:
    """The same quarter of many units, by the unit's id."""
    hari = hari or timezone.localdate()
    return {b[0]: _posisi(tahun, hari, *b[1:]) for b in _baris(units, tahun, triwulan)}


def _baris(units: QuerySet[Unit], tahun: int, triwulan: int) -> QuerySet[Unit, tuple[Any, ...]]:
    """A row for each unit: its id, then what _posisi takes behind the day."""
    masa = {"tahun": tahun, "triwulan": triwulan}
    periode = Periode.objects.filter(pemda=OuterRef("pemda"), **masa)
    keadaan = TriwulanUnit.objects.filter(unit=OuterRef("pk"), **masa)
    perpanjangan = Perpanjangan.objects.filter(
        unit=OuterRef("pk"), periode__tahun=tahun, periode__triwulan=triwulan
    ).order_by("-sampai")
    pengaturan = PengaturanTahun.objects.filter(pemda=OuterRef("pemda"), tahun=tahun)
    return units.order_by().values_list(
        "pk",
        Value(triwulan),
        Subquery(keadaan.values("keadaan")[:1]),
        Subquery(keadaan.values("versi")[:1]),
        *(Subquery(periode.values(kolom)[:1]) for kolom in ("buka", "tenggat", "tutup")),
        Subquery(perpanjangan.values("sampai")[:1]),
        Subquery(pengaturan.values("penjelasan_di_bawah")[:1]),
        Subquery(pengaturan.values("penjelasan_di_atas")[:1]),
    )


def _posisi(
    tahun: int,
    hari: date,
    triwulan: int,
    keadaan: str | None,
    versi: int | None,
    buka: date | None,
    tenggat: date | None,
    tutup: date | None,
    sampai: date | None,
    bawah: Decimal | None,
    atas: Decimal | None,
) -> PosisiTriwulan:
    jendela = Jendela(hari, buka, tenggat, tutup, sampai)
    tersimpan = Keadaan(keadaan or Keadaan.TERISI_SEBAGIAN)
    return PosisiTriwulan(tahun, triwulan, tersimpan, versi or 1, jendela, bawah, atas)
