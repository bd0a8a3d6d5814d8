"""Loads what hangs on the rows of a quarter's sheet. One call is one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, Q

from indicators.data import DataDefinisi
from indicators.models import Definisi
from lkjip.models import Unit
from lkjip.queries import Cabang, muat, muat_bercabang
from pengisian.data import DataBukti, DataDiterima


@dataclass(frozen=True, slots=True)
class _Akar:
    slug: str


def bukti_diterima(
    unit_id: int, tahun: int, triwulan: int
) -> tuple[tuple[DataBukti, ...], tuple[DataDiterima, ...]]:
    """The evidence of a quarter by its date, and the accepted warnings, the latest first."""
    jalur = ("bukti", "peringatan_diterima")
    urutan = [f"bukti_kini__{k}" for k in ("tanggal", "id")]
    urutan += [f"-peringatan_diterima_kini__{k}" for k in ("pada", "id")]
    masa: Any = {  # Any: mypy's plugin knows no names that come by **
        f"{j}_kini": FilteredRelation(j, condition=Q(**{f"{j}__tahun": tahun, f"{j}__triwulan": triwulan}))
        for j in jalur
    }
    _, bukti, diterima = muat_bercabang(
        _Akar,
        Unit.objects.filter(pk=unit_id).annotate(**masa).order_by(*urutan),
        Cabang(DataBukti, "bukti_kini"),
        Cabang(DataDiterima, "peringatan_diterima_kini"),
    )
    return bukti, diterima


def definisi(indikator_id: int, tahun: int) -> DataDefinisi | None:
    """What the latest IKU decree up to the year says of an indicator."""
    semua = Definisi.objects.filter(indikator=indikator_id, dokumen__tahun__lte=tahun)
    return next(iter(muat(DataDefinisi, semua.order_by("-dokumen__tahun", "-dokumen__urutan")[:1])), None)
