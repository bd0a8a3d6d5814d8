"""Loads what hangs on the rows of a quarter's sheet. One call is one query."""

from __future__ import annotations

from lkjip.queries import muat
from pengisian.data import DataBukti, DataDiterima
from pengisian.models import Bukti, PeringatanDiterima


def bukti(unit_id: int, tahun: int, triwulan: int) -> tuple[DataBukti, ...]:
    return muat(DataBukti, Bukti.objects.filter(unit_id=unit_id, tahun=tahun, triwulan=triwulan))


def diterima(unit_id: int, tahun: int, triwulan: int) -> tuple[DataDiterima, ...]:
    """The accepted warnings of a quarter, the latest first."""
    return muat(
        DataDiterima,
        PeringatanDiterima.objects.filter(unit_id=unit_id, tahun=tahun, triwulan=triwulan),
    )
