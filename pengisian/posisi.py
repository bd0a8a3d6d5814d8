"""Where a unit's quarter stands: its state and version, and whether the period is open today. One query."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from lkjip.access import Posisi
from lkjip.enums import Keadaan
from lkjip.models import PengaturanTahun, Periode, Perpanjangan, Unit
from lkjip.periode import Jendela, Saat
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
    """The four quarters of a year; a query each."""
    return tuple(posisi(unit, tahun, triwulan, hari) for triwulan in range(1, 5))


def posisi_banyak(
    units: QuerySet[Unit], tahun: int, triwulan: int, hari: date | None = None
) -> dict[int, PosisiTriwulan]:
    """The same quarter of many units, by the unit's id."""
    hari = hari or timezone.localdate()
    masa = {"tahun": tahun, "triwulan": triwulan}
    periode = Periode.objects.filter(pemda=OuterRef("pemda"), **masa)
    keadaan = TriwulanUnit.objects.filter(unit=OuterRef("pk"), **masa)
    perpanjangan = Perpanjangan.objects.filter(
        unit=OuterRef("pk"), periode__tahun=tahun, periode__triwulan=triwulan
    ).order_by("-sampai")
    pengaturan = PengaturanTahun.objects.filter(pemda=OuterRef("pemda"), tahun=tahun)
    baris = units.order_by().values_list(
        "pk",
        Subquery(keadaan.values("keadaan")[:1]),
        Subquery(keadaan.values("versi")[:1]),
        *(Subquery(periode.values(kolom)[:1]) for kolom in ("buka", "tenggat", "tutup")),
        Subquery(perpanjangan.values("sampai")[:1]),
        Subquery(pengaturan.values("penjelasan_di_bawah")[:1]),
        Subquery(pengaturan.values("penjelasan_di_atas")[:1]),
    )
    return {
        pk: PosisiTriwulan(
            tahun,
            triwulan,
            Keadaan(k or Keadaan.TERISI_SEBAGIAN),
            versi or 1,
            Jendela(hari, buka, tenggat, tutup, sampai),
            bawah,
            atas,
        )
        for pk, k, versi, buka, tenggat, tutup, sampai, bawah, atas in baris
    }
