"""Loads what hangs on the rows of a quarter's sheet. One call is one query."""

from __future__ import annotations

from indicators.data import DataDefinisi
from indicators.models import Definisi
from lkjip.queries import muat
from pengisian.data import DataBukti, DataDiterima
from pengisian.models import Bukti, PeringatanDiterima


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
