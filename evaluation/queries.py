"""Loads the AKIP evaluations of a unit. One call is one query."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min, Q

from evaluation import data
from evaluation.models import EvaluasiAkip, Rekomendasi
from lkjip.access import BELUM_SELESAI
from lkjip.enums import StatusRekomendasi, TahapEvaluasi
from lkjip.queries import Cabang, muat, muat_bercabang


def evaluasi_nilai(
    unit_id: int, sampai_tahun: int
) -> tuple[tuple[data.DataEvaluasi, ...], tuple[data.DataNilaiAkip, ...]]:
    """Evaluations of AKIP up to a year whose LHE is final, latest first, with their scores."""
    evaluasi, nilai = muat_bercabang(
        data.DataEvaluasi,
        EvaluasiAkip.objects.filter(
            unit_id=unit_id, tahun__lte=sampai_tahun, tahap=TahapEvaluasi.FINAL
        ).order_by("-tahun", "nilai__komponen__urutan", "nilai__sub__urutan"),
        Cabang(
            data.DataNilaiAkip,
            "nilai",
            {
                "urutan": "komponen__urutan",
                "komponen": "komponen__nama",
                "bobot": "komponen__bobot",
                "sub": "sub__nama",
                "sub_bobot": "sub__bobot",
            },
        ),
    )
    return evaluasi, nilai


def tindak_lanjut(unit_id: int, tahun: int) -> tuple[data.DataTindakLanjut, ...]:
    """Recommendations on the AKIP of a year: a row for each step taken, or one where there is none."""
    return muat(
        data.DataTindakLanjut,
        Rekomendasi.objects.filter(
            evaluasi__unit_id=unit_id, evaluasi__tahun=tahun, evaluasi__tahap=TahapEvaluasi.FINAL
        ).order_by("nomor", "tindak_lanjut__urutan"),
        rekomendasi_id="id",
        rekomendasi="uraian",
        tanggal="tindak_lanjut__tanggal",
        uraian="tindak_lanjut__uraian",
    )


def rekomendasi_terbuka(unit_id: int, hari: date) -> data.DataTerbuka:
    """How many recommendations of a unit wait, of whatever LHE, and how long there is until the next date."""
    terbuka = Rekomendasi.objects.filter(
        evaluasi__unit_id=unit_id, evaluasi__tahap=TahapEvaluasi.FINAL
    ).exclude(status=StatusRekomendasi.TERVERIFIKASI)
    isi = terbuka.aggregate(
        banyak=Count("pk"),
        lewat=Count("pk", filter=Q(tenggat__lt=hari, status__in=BELUM_SELESAI)),
        dekat=Min("tenggat", filter=Q(tenggat__gte=hari, status__in=BELUM_SELESAI)),
    )
    return data.DataTerbuka(**isi)
