"""Where a unit's quarter stands: its state and version, and whether the period is open today. One query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F, FilteredRelation, Max, Q, QuerySet, Value
from django.utils import timezone

from lkjip.access import Posisi
from lkjip.enums import Keadaan
from lkjip.models import Periode, Perpanjangan, Unit
from lkjip.periode import Jendela, Saat, tak_diminta

SEBAB_KEADAAN = {
    Keadaan.DIAJUKAN: "Triwulan ini sudah diajukan dan menunggu persetujuan kepala perangkat daerah.",
    Keadaan.DISETUJUI: (
        "Triwulan ini sudah disetujui. Koreksi dilakukan setelah koordinator pemda meminta perbaikan."
    ),
    Keadaan.TERKUNCI: "Triwulan ini sudah dikunci. Koreksi dilakukan setelah koordinator pemda membukanya.",
}

KOLOM = (
    "mulai", "berakhir", "k__keadaan", "k__versi", "p__buka", "p__tenggat", "p__tutup", "x__sampai",
    "s__penjelasan_di_bawah", "s__penjelasan_di_atas",
)  # fmt: skip

# By hand, because every cell that is saved asks this while others wait for the lock: Django takes ten times
# as long to write such a statement as the database takes to answer it.
TERKUNCI = """
SELECT p.*, t.keadaan, t.versi FROM pengisian_triwulanunit t
LEFT JOIN lkjip_periode p ON p.pemda_id = %s AND p.tahun = t.tahun AND p.triwulan = t.triwulan
WHERE t.unit_id = %s AND t.tahun = %s AND t.triwulan = %s
"""


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


def posisi_terkunci(unit: Unit, tahun: int, triwulan: int, hari: date) -> PosisiTriwulan | None:
    """The same for writers, and the quarter's row is locked; None where there is no row yet.

    What writers do not need is left out; a unit's extension is asked for only where it decides.
    """
    kunci = "FOR UPDATE OF t" if connection.features.has_select_for_update else ""
    hasil: Iterable[Any] = Periode.objects.raw(TERKUNCI + kunci, [unit.pemda_id, unit.pk, tahun, triwulan])
    for baris in hasil:
        luar = tak_diminta(tahun, triwulan, unit.mulai, unit.berakhir)
        jendela = Jendela(hari, baris.buka, baris.tenggat, baris.tutup, tak_diminta=luar)
        if jendela.saat in (Saat.LEWAT_TENGGAT, Saat.DITUTUP):
            milik = Perpanjangan.objects.filter(periode=baris, unit=unit)
            jendela = replace(jendela, perpanjangan=milik.aggregate(sampai=Max("sampai"))["sampai"])
        return PosisiTriwulan(tahun, triwulan, Keadaan(baris.keadaan), baris.versi, jendela)
    return None


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
    for pk, triwulan, mulai, berakhir, keadaan, versi, buka, tenggat, tutup, sampai, bawah, atas in baris:
        if lama := hasil.get((pk, triwulan)):
            sampai = max(filter(None, (sampai, lama.jendela.perpanjangan)))
        luar = tak_diminta(tahun, triwulan, mulai, berakhir)
        jendela = Jendela(hari, buka, tenggat, tutup, sampai, luar)
        kini = Keadaan(keadaan or Keadaan.TERISI_SEBAGIAN)
        hasil[pk, triwulan] = PosisiTriwulan(tahun, triwulan, kini, versi or 1, jendela, bawah, atas)
    return hasil


def _terkait(jalur: str, **syarat: Any) -> FilteredRelation:
    """A join; with one subquery a column instead Django takes three times as long to write the statement."""
    return FilteredRelation(jalur, condition=Q(**{f"{jalur}__{k}": v for k, v in syarat.items()}))
