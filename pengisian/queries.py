"""Loads what hangs on the rows of a quarter's sheet. One call is one query."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from indicators.data import DataDefinisi
from indicators.models import Definisi
from lkjip.enums import Keadaan
from lkjip.queries import muat
from pengisian.data import DataBukti, DataDiterima
from pengisian.models import Bukti, PeringatanDiterima, TriwulanUnit

T = TypeVar("T")


def bukti_diterima(
    unit_id: int, tahun: int, triwulan: int
) -> tuple[tuple[DataBukti, ...], tuple[DataDiterima, ...]]:
    """The evidence of a quarter by its date, and the accepted warnings, the latest first.

    One statement of two: a page has both or neither, and joined they would multiply.
    """
    masa = {"unit_id": unit_id, "tahun": tahun, "triwulan": triwulan}
    milik = ("indikator_id", "simpul_id")
    satu = Bukti.objects.filter(**masa).order_by()
    dua = PeringatanDiterima.objects.filter(**masa).order_by()
    baris = satu.values_list(
        Value("bukti"), "pk", *milik, "jenis", "judul", Cast("tanggal", CharField())
    ).union(dua.values_list(Value("diterima"), "pk", *milik, "aturan", "nilai", "alasan"), all=True)
    semua = sorted(baris, key=lambda b: b[1])
    bukti = [
        DataBukti(b[1], b[2], b[3], b[4], b[5], date.fromisoformat(b[6])) for b in semua if b[0] == "bukti"
    ]
    diterima = [DataDiterima(b[4], b[2], b[3], b[5], b[6]) for b in reversed(semua) if b[0] == "diterima"]
    return tuple(sorted(bukti, key=lambda b: (b.tanggal, b.id))), tuple(diterima)


def definisi(indikator_id: int, tahun: int) -> DataDefinisi | None:
    """What the latest IKU decree up to the year says of an indicator."""
    semua = Definisi.objects.filter(indikator=indikator_id, dokumen__tahun__lte=tahun, dokumen__draf=False)
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


def keadaan_triwulan(unit_id: int, tahun: int) -> dict[int, Keadaan]:
    """The state of each quarter of a year in which something was written."""
    baris = TriwulanUnit.objects.filter(unit_id=unit_id, tahun=tahun).order_by("triwulan")
    return {n: Keadaan(k) for n, k in baris.values_list("triwulan", "keadaan")}


def _per_triwulan(kelas: type[T], queryset: QuerySet[Any]) -> dict[int, tuple[T, ...]]:
    hasil: dict[int, tuple[T, ...]] = dict.fromkeys(range(1, 5), ())
    kolom = [f.name for f in fields(kelas)]  # type: ignore[arg-type]
    for triwulan, *isi in queryset.values_list("triwulan", *kolom):
        hasil[triwulan] += (kelas(*isi),)
    return hasil
