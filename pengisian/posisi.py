"""Where a unit's quarter stands: its state and version, and whether the period is open today. One query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, FilteredRelation, Max, Q, QuerySet, Value
from django.utils import timezone

from lkjip.access import Posisi
from lkjip.enums import Keadaan
from lkjip.models import Periode, Perpanjangan, Unit
from lkjip.periode import Jendela, Saat
from pengisian.models import TriwulanUnit

SEBAB_KEADAAN = {
    Keadaan.DIAJUKAN: "Triwulan ini sudah diajukan dan menunggu persetujuan kepala perangkat daerah.",
    Keadaan.DISETUJUI: (
        "Triwulan ini sudah disetujui. Koreksi dilakukan setelah koordinator pemda meminta perbaikan."
    ),
    Keadaan.TERKUNCI: "Triwulan ini sudah dikunci. Koreksi dilakukan setelah koordinator pemda membukanya.",
}

KOLOM = (
    "k__keadaan", "k__versi", "p__buka", "p__tenggat", "p__tutup", "x__sampai",
    "s__penjelasan_di_bawah", "s__penjelasan_di_atas",
)  # fmt: skip


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


def posisi_terkunci(baris: TriwulanUnit, unit: Unit, hari: date) -> PosisiTriwulan:
    """The same of a row that is loaded and locked, for writers: what they do not need is left out.

    Small queries, because every cell that is saved asks them; a unit's extension only where it decides.
    """
    masa = {"tahun": baris.tahun, "triwulan": baris.triwulan}
    periode = Periode.objects.filter(pemda_id=unit.pemda_id, **masa)
    tanggal = periode.order_by().values_list("pk", "buka", "tenggat", "tutup").first()
    jendela = Jendela(hari, *tanggal[1:]) if tanggal else Jendela(hari)
    if tanggal and jendela.saat in (Saat.LEWAT_TENGGAT, Saat.DITUTUP):
        milik = Perpanjangan.objects.filter(periode=tanggal[0], unit=unit)
        jendela = replace(jendela, perpanjangan=milik.aggregate(sampai=Max("sampai"))["sampai"])
    return PosisiTriwulan(baris.tahun, baris.triwulan, Keadaan(baris.keadaan), baris.versi, jendela)


def posisi_setahun(unit: Unit, tahun: int, hari: date | None = None) -> tuple[PosisiTriwulan, ...]:
    """The four quarters of a year."""
    satu = Unit.objects.filter(pk=unit.pk)
    pertama, *lain = (_baris(satu, tahun, triwulan) for triwulan in range(1, 5))
    hasil = _gabung(pertama.union(*lain, all=True), tahun, hari)
    return tuple(hasil[unit.pk, triwulan] for triwulan in range(1, 5))


def posisi_banyak(
    units: QuerySet[Unit], tahun: int, triwulan: int, hari: date | None = None
) -> dict[int, PosisiTriwulan]:
    """The same quarter of many units, by the unit's id."""
    return {pk: p for (pk, _), p in _gabung(_baris(units, tahun, triwulan), tahun, hari).items()}


def _baris(units: QuerySet[Unit], tahun: int, triwulan: int) -> QuerySet[Unit, Any]:
    """A row for each unit and each of its extensions."""
    masa = {"tahun": tahun, "triwulan": triwulan}
    return (
        units.order_by()
        .annotate(
            k=_terkait("triwulan", **masa),
            p=_terkait("pemda__periode", **masa),
            x=_terkait("p__perpanjangan", unit=F("pk")),
            s=_terkait("pemda__pengaturan", tahun=tahun),
        )
        .values_list("pk", Value(triwulan), *KOLOM)
    )


def _gabung(baris: Iterable[Any], tahun: int, hari: date | None) -> dict[tuple[int, int], PosisiTriwulan]:
    """By unit and quarter; of several extensions the latest date counts."""
    hari = hari or timezone.localdate()
    hasil: dict[tuple[int, int], PosisiTriwulan] = {}
    for pk, triwulan, keadaan, versi, buka, tenggat, tutup, sampai, bawah, atas in baris:
        if lama := hasil.get((pk, triwulan)):
            sampai = max(filter(None, (sampai, lama.jendela.perpanjangan)))
        jendela = Jendela(hari, buka, tenggat, tutup, sampai)
        kini = Keadaan(keadaan or Keadaan.TERISI_SEBAGIAN)
        hasil[pk, triwulan] = PosisiTriwulan(tahun, triwulan, kini, versi or 1, jendela, bawah, atas)
    return hasil


def _terkait(jalur: str, **syarat: Any) -> FilteredRelation:
    """A join; with one subquery a column instead Django takes three times as long to write the statement."""
    return FilteredRelation(jalur, condition=Q(**{f"{jalur}__{k}": v for k, v in syarat.items()}))
