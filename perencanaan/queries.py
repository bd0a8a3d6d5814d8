"""Loads what planning adds to the plans. One call is one query."""

from __future__ import annotations

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce

from lkjip.queries import muat
from perencanaan.data import DataAksi
from perencanaan.models import AksiRencana


def aksi(unit_id: int, tahun: int) -> tuple[DataAksi, ...]:
    """The actions of a year, by indicator and in their order."""
    semua = AksiRencana.objects.filter(unit_id=unit_id, tahun=tahun).annotate(
        nama_simpul=Coalesce(F("simpul__nama"), Value(""), output_field=TextField()),
        nama_bidang=Coalesce(F("bidang__nama"), Value(""), output_field=TextField()),
    )
    return muat(
        DataAksi,
        semua.order_by("indikator__urutan", "indikator_id", "urutan", "id"),
        indikator="indikator__nama",
        simpul="nama_simpul",
        bidang="nama_bidang",
    )
