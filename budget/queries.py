"""Loads the budget of a unit and year. One call is one query."""

from __future__ import annotations

from budget import data
from budget.models import AnggaranRenstra, Dpa, IndikatorSimpul, Pagu, PkProgram, RealisasiAnggaran, Simpul
from lkjip.queries import muat


def simpul(unit_id: int, tahun: int) -> tuple[data.DataSimpul, ...]:
    return muat(data.DataSimpul, Simpul.objects.filter(unit_id=unit_id, tahun=tahun))


def indikator_simpul(unit_id: int, tahun: int) -> tuple[data.DataIndikatorSimpul, ...]:
    return muat(
        data.DataIndikatorSimpul,
        IndikatorSimpul.objects.filter(simpul__unit_id=unit_id, simpul__tahun=tahun),
    )


def dpa(unit_id: int, tahun: int) -> tuple[data.DataDpa, ...]:
    return muat(data.DataDpa, Dpa.objects.filter(unit_id=unit_id, tahun=tahun))


def pagu(unit_id: int, tahun: int) -> tuple[data.DataPagu, ...]:
    """All versions of the DPA."""
    return muat(
        data.DataPagu,
        Pagu.objects.filter(simpul__unit_id=unit_id, simpul__tahun=tahun),
        urutan="dpa__urutan",
    )


def realisasi_anggaran(unit_id: int, tahun: int) -> tuple[data.DataRealisasiAnggaran, ...]:
    return muat(
        data.DataRealisasiAnggaran,
        RealisasiAnggaran.objects.filter(simpul__unit_id=unit_id, simpul__tahun=tahun),
    )


def anggaran_renstra(unit_id: int, tahun: int) -> tuple[data.DataAnggaranRenstra, ...]:
    return muat(
        data.DataAnggaranRenstra,
        AnggaranRenstra.objects.filter(simpul__unit_id=unit_id, simpul__tahun=tahun),
    )


def pk_program(unit_id: int, tahun: int) -> tuple[data.DataPkProgram, ...]:
    return muat(
        data.DataPkProgram,
        PkProgram.objects.filter(dokumen__unit_id=unit_id, dokumen__tahun=tahun),
        nama="simpul__nama",
    )
