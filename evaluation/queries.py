"""Loads the AKIP evaluations of a unit. One call is one query."""

from __future__ import annotations

from evaluation import data
from evaluation.models import EvaluasiAkip, NilaiAkip, Rekomendasi
from lkjip.queries import muat


def evaluasi(unit_id: int, sampai_tahun: int) -> tuple[data.DataEvaluasi, ...]:
    """Evaluations of AKIP up to a year, latest first."""
    return muat(data.DataEvaluasi, EvaluasiAkip.objects.filter(unit_id=unit_id, tahun__lte=sampai_tahun))


def nilai(unit_id: int, sampai_tahun: int) -> tuple[data.DataNilaiAkip, ...]:
    return muat(
        data.DataNilaiAkip,
        NilaiAkip.objects.filter(evaluasi__unit_id=unit_id, evaluasi__tahun__lte=sampai_tahun),
        urutan="komponen__urutan",
        bobot="komponen__bobot",
        sub="sub__nama",
        sub_bobot="sub__bobot",
        komponen="komponen__nama",
    )


def tindak_lanjut(unit_id: int, tahun: int) -> tuple[data.DataTindakLanjut, ...]:
    """Recommendations on the AKIP of a year: a row for each step taken, or one where there is none."""
    return muat(
        data.DataTindakLanjut,
        Rekomendasi.objects.filter(evaluasi__unit_id=unit_id, evaluasi__tahun=tahun).order_by(
            "nomor", "tindak_lanjut__urutan"
        ),
        rekomendasi_id="id",
        rekomendasi="uraian",
        tanggal="tindak_lanjut__tanggal",
        uraian="tindak_lanjut__uraian",
    )
