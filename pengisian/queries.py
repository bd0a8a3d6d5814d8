"""Loads what hangs on the rows of a quarter's sheet. One call is one query."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from django.db.models import QuerySet

from indicators.data import DataDefinisi
from indicators.models import Definisi
from lkjip.queries import muat
from pengisian.data import DataBukti, DataDiterima
from pengisian.models import Bukti, PeringatanDiterima

T = TypeVar("T")


def bukti(unit_id: int, tahun: int, triwulan: int) -> tuple[DataBukti, ...]:
    """The evidence of a quarter by its date."""
    return muat(DataBukti, Bukti.objects.filter(unit_id=unit_id, tahun=tahun, triwulan=triwulan))


def diterima(unit_id: int, tahun: int, triwulan: int) -> tuple[DataDiterima, ...]:
    """The accepted warnings of a quarter, the latest first."""
    return muat(
        DataDiterima,
        PeringatanDiterima.objects.filter(unit_id=unit_id, tahun=tahun, triwulan=triwulan),
    )


def definisi(indikator_id: int, tahun: int) -> DataDefinisi | None:
    """What the latest IKU decree up to the year says of an indicator."""
    semua = Definisi.objects.filter(indikator=indikator_id, dokumen__tahun__lte=tahun)
    return next(iter(muat(DataDefinisi, semua.order_by("-dokumen__tahun", "-dokumen__urutan")[:1])), None)


def bukti_diterima_setahun(
    unit_id: int, tahun: int
) -> tuple[dict[int, tuple[DataBukti, ...]], dict[int, tuple[DataDiterima, ...]]]:
    """Both of each quarter of the year; two queries."""
    masa = {"unit_id": unit_id, "tahun": tahun}
    return (
        _per_triwulan(DataBukti, Bukti.objects.filter(**masa)),
        _per_triwulan(DataDiterima, PeringatanDiterima.objects.filter(**masa)),
    )


def _per_triwulan(kelas: type[T], queryset: QuerySet[Any]) -> dict[int, tuple[T, ...]]:
    hasil: dict[int, tuple[T, ...]] = dict.fromkeys(range(1, 5), ())
    kolom = [f.name for f in fields(kelas)]  # type: ignore[arg-type]
    for triwulan, *isi in queryset.values_list("triwulan", *kolom):
        hasil[triwulan] += (kelas(*isi),)
    return hasil
