"""Loads the budget of a unit and year. One call is one query."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.db.models import Max, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from budget import data
from budget.enums import LevelSimpul
from budget.models import AnalisisAnggaran, Dpa, Pagu, PkProgram, RealisasiAnggaran, Simpul
from indicators.queries import DOKUMEN_BERLAKU, NAMA_PENULIS
from lkjip.numbers import jumlah
from lkjip.queries import Cabang, muat, muat_bercabang


def simpul(
    unit_id: int, tahun: int
) -> tuple[
    tuple[data.DataSimpul, ...],
    tuple[data.DataIndikatorSimpul, ...],
    tuple[data.DataAnggaranRenstra, ...],
    tuple[data.DataRealisasiAnggaran, ...],
]:
    """The year's tree with what hangs on its lines: indicators, Renstra money, realised rupiah."""
    pohon, indikator, renstra, realisasi = muat_bercabang(
        data.DataSimpul,
        Simpul.objects.filter(unit_id=unit_id, tahun=tahun).order_by(
            "urutan", "id", "indikator_simpul__urutan", "indikator_simpul__id", "realisasi__triwulan"
        ),
        Cabang(data.DataIndikatorSimpul, "indikator_simpul"),
        Cabang(data.DataAnggaranRenstra, "anggaran_renstra"),
        Cabang(data.DataRealisasiAnggaran, "realisasi"),
    )
    return pohon, indikator, renstra, realisasi


def dpa_pagu(unit_id: int, tahun: int) -> tuple[tuple[data.DataDpa, ...], tuple[data.DataPagu, ...]]:
    """All versions of the DPA and the pagu in them."""
    dpa, pagu = muat_bercabang(
        data.DataDpa,
        Dpa.objects.filter(unit_id=unit_id, tahun=tahun),
        Cabang(data.DataPagu, "pagu", {"urutan": "dpa__urutan"}),
    )
    return dpa, pagu


def uang_simpul(
    unit_id: int, tahun: int, simpul: Collection[int]
) -> tuple[tuple[data.DataSimpul, ...], tuple[data.DataRealisasiAnggaran, ...], tuple[data.DataPagu, ...]]:
    """Some lines with their realised rupiah, and their pagu in the DPA in force; two queries.

    In force is the latest version that has lines at all, as in BukuAnggaran.
    """
    pohon, realisasi = muat_bercabang(
        data.DataSimpul,
        Simpul.objects.filter(unit_id=unit_id, tahun=tahun, pk__in=simpul).order_by(
            "pk", "realisasi__triwulan"
        ),
        Cabang(data.DataRealisasiAnggaran, "realisasi"),
    )
    semua = Pagu.objects.filter(dpa__unit_id=unit_id, dpa__tahun=tahun).order_by()
    terakhir = semua.values("dpa__unit").values(n=Max("dpa__urutan"))
    pagu = semua.filter(simpul__in=simpul, dpa__urutan=Subquery(terakhir))
    return pohon, realisasi, muat(data.DataPagu, pagu, urutan="dpa__urutan")


def penulis_realisasi(unit_id: int, tahun: int) -> tuple[data.DataPenulis, ...]:
    """Who last wrote each realised rupiah of the year, the latest first."""
    return muat(
        data.DataPenulis,
        RealisasiAnggaran.objects.filter(simpul__unit_id=unit_id, simpul__tahun=tahun)
        .annotate(oleh=NAMA_PENULIS)
        .order_by("-diubah_pada", "-id"),
    )


def program_lain(unit_id: int, tahun: int) -> tuple[data.DataProgramLain, ...]:
    """The programs of all other years with what was spent on them.

    A line counts by its quarters where it has any.
    """
    baris = Simpul.objects.filter(unit_id=unit_id, level=LevelSimpul.SUB_KEGIATAN).exclude(tahun=tahun)
    program = [f"induk__induk__{f}" for f in ("kode", "kode_sementara", "nama", "sasaran_id")]
    triwulan = Sum("realisasi__nilai", filter=Q(realisasi__triwulan__isnull=False))
    setahun = Sum("realisasi__nilai", filter=Q(realisasi__triwulan__isnull=True))
    isi = baris.annotate(uang=Coalesce(triwulan, setahun)).order_by("tahun", "induk__induk__urutan", "id")
    hasil: dict[tuple[int, str], data.DataProgramLain] = {}
    for t, kode, sementara, nama, sasaran_id, uang in isi.values_list("tahun", *program, "uang"):
        p = data.DataProgramLain(t, kode, sementara, nama, sasaran_id, uang)
        lama = hasil.get((t, kode))
        hasil[t, kode] = replace(p, realisasi=jumlah((lama.realisasi, uang))) if lama else p
    return tuple(hasil.values())


def pk_program(unit_id: int, tahun: int) -> tuple[data.DataPkProgram, ...]:
    return muat(
        data.DataPkProgram,
        PkProgram.objects.filter(dokumen__unit_id=unit_id, dokumen__tahun=tahun, **DOKUMEN_BERLAKU),
        nama="simpul__nama",
    )


def analisis(unit_id: int, tahun: int) -> tuple[data.DataAnalisisAnggaran, ...]:
    return muat(
        data.DataAnalisisAnggaran,
        AnalisisAnggaran.objects.filter(simpul__unit_id=unit_id, simpul__tahun=tahun),
    )
