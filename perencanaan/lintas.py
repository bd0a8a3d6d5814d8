"""Links between units (crosscutting): what a sasaran needs of others, and what others need of us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from budget.sumber import SumberKinerja
from indicators.data import DataSasaran
from lkjip.jejak import catat_ubah, potret
from lkjip.models import Pengguna, Unit
from perencanaan.models import HubunganLintas

TANPA_INDIKATOR = (0,)  # no figures are wanted: no indicator has this id


@dataclass(frozen=True, slots=True)
class DataLintas:
    """A link, seen from a unit. milik_id is the unit's own sasaran; unit and sasaran are the other's.

    masuk: another unit asks for our support, and may not say for which of our sasaran (milik_id None).
    """

    id: int
    milik_id: int | None
    unit: str
    sasaran: str
    uraian: str
    masuk: bool


def lintas(unit_id: int, tahun: int) -> tuple[DataLintas, ...]:
    """The links of the year from both sides, in one query.

    Links from outside count while the other's sasaran is in force: in a Renstra that holds the year, not a
    draft, and not replaced by another that is set. Ours are sorted out by whoever knows our Renstra.
    """
    asing = (
        Q(unit=unit_id)
        & Q(sasaran__dokumen__draf=False, sasaran__dokumen__tahun__lte=tahun)
        & (Q(sasaran__dokumen__tahun_akhir__gte=tahun) | Q(sasaran__dokumen__tahun_akhir__isnull=True))
        & (Q(sasaran__pengganti__isnull=True) | Q(sasaran__pengganti__dokumen__draf=True))
    )
    baris = HubunganLintas.objects.filter(Q(sasaran__unit=unit_id) | asing).values_list(
        "id", "sasaran_id", "sasaran__unit_id", "sasaran__unit__nama", "sasaran__uraian",
        "unit__nama", "sasaran_lain_id", "sasaran_lain__uraian", "uraian",
    )  # fmt: skip
    return tuple(
        DataLintas(id_, sasaran_id, unit, lain or "", uraian, masuk=False)
        if pemilik_id == unit_id
        else DataLintas(id_, lain_id, pemilik, sasaran, uraian, masuk=True)
        for id_, sasaran_id, pemilik_id, pemilik, sasaran, unit, lain_id, lain, uraian in baris
    )


def sasaran_unit(unit_id: int, tahun: int) -> tuple[DataSasaran, ...]:
    """The sasaran of a unit that are in force in the year; two queries."""
    return SumberKinerja(unit_id, tahun, hanya=TANPA_INDIKATOR).sasaran


def unit_lain(unit: Unit, tahun: int) -> QuerySet[Unit]:
    """The other units of the pemda that exist in the year."""
    return (
        Unit.objects.filter(pemda=unit.pemda_id)
        .filter(Q(berakhir__isnull=True) | Q(berakhir__year__gte=tahun))
        .exclude(pk=unit.pk)
    )


def milik_unit(unit: Unit, sasaran: Iterable[DataSasaran] | None = None) -> QuerySet[HubunganLintas]:
    """The links that the unit has written; only those of some sasaran where they are given."""
    semua = HubunganLintas.objects.filter(sasaran__unit=unit).select_related(
        "sasaran", "unit", "sasaran_lain"
    )
    return semua if sasaran is None else semua.filter(sasaran__in=[s.id for s in sasaran])


@transaction.atomic
def simpan(hubungan: HubunganLintas, *, unit: Unit, oleh: Pengguna) -> None:
    """Saves a new link or a changed one of the unit, with its line in the log."""
    lama = HubunganLintas.objects.select_for_update().filter(pk=hubungan.pk).first() if hubungan.pk else None
    semula = potret(lama)
    hubungan.save()
    catat_ubah(hubungan, semula, oleh=oleh, unit=unit)


@transaction.atomic
def hapus(hubungan: HubunganLintas, *, unit: Unit, oleh: Pengguna) -> None:
    catat_ubah(hubungan, potret(hubungan), oleh=oleh, unit=unit, dihapus=True)
    hubungan.delete()
