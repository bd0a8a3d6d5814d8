"""Loads the AKIP evaluations of a unit. One call is one query."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from evaluation import data
from evaluation.isi_reviu import DataPernyataan, isi_pernyataan
from evaluation.models import BuktiEvaluasi, EvaluasiAkip, Rekomendasi, ReviuLkjip
from lkjip.access import BELUM_SELESAI
from lkjip.enums import StatusRekomendasi, TahapEvaluasi, TahapReviu
from lkjip.queries import Cabang, muat, muat_bercabang
from pengisian.enums import JenisBukti


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


def rekomendasi_tercetak(unit_id: int, tahun: int) -> QuerySet[Rekomendasi]:
    """Those of the LHE on a year's AKIP, and what is still open of earlier ones; the latest LHE first."""
    terbuka = ~Q(status=StatusRekomendasi.TERVERIFIKASI)
    return Rekomendasi.objects.filter(
        Q(evaluasi__tahun=tahun) | Q(evaluasi__tahun__lt=tahun) & terbuka,
        evaluasi__unit_id=unit_id,
        evaluasi__tahap=TahapEvaluasi.FINAL,
    ).order_by("-evaluasi__tahun", "nomor")


def tindak_lanjut(semua: QuerySet[Rekomendasi]) -> tuple[data.DataTindakLanjut, ...]:
    """Recommendations in their order: a row for each step taken, or one where there is none."""
    return muat(
        data.DataTindakLanjut,
        semua.order_by(*semua.query.order_by, "tindak_lanjut__urutan", "tindak_lanjut__id"),
        rekomendasi_id="id",
        tahun="evaluasi__tahun",
        unit="evaluasi__unit__nama_singkat",
        rekomendasi="uraian",
        bidang="bidang__nama",
        tanggal="tindak_lanjut__tanggal",
        persen="tindak_lanjut__persen",
        uraian="tindak_lanjut__uraian",
    )


def foto_matriks(semua: QuerySet[Rekomendasi]) -> tuple[data.DataFotoBukti, ...]:
    """The images that staff chose for the matrix of these recommendations."""
    milik = "tindak_lanjut__rekomendasi"
    return muat(
        data.DataFotoBukti,
        BuktiEvaluasi.objects.filter(
            di_matriks=True,
            jenis=JenisBukti.BERKAS,
            tipe__startswith="image/",
            tindak_lanjut__rekomendasi__in=semua.order_by().values("pk"),
        ).order_by(
            f"{milik}__evaluasi__unit__nama_singkat",
            f"-{milik}__evaluasi__tahun",
            f"{milik}__nomor",
            "tanggal",
            "id",
        ),
        tahun=f"{milik}__evaluasi__tahun",
        unit=f"{milik}__evaluasi__unit__nama_singkat",
        nomor=f"{milik}__nomor",
    )


def pernyataan_reviu(unit_id: int, tahun: int) -> DataPernyataan | None:
    """The Pernyataan Telah Direviu on the LKjIP of a year, once it was made."""
    reviu = (
        ReviuLkjip.objects.select_related("unit__pemda")
        .filter(unit_id=unit_id, tahun=tahun, tahap=TahapReviu.DINYATAKAN)
        .first()
    )
    return isi_pernyataan(reviu) if reviu else None


def rekomendasi_terbuka(unit_id: int, hari: date) -> data.DataTerbuka:
    """How many recommendations of a unit wait, of whatever LHE, and how long there is until the next date."""
    milik = Rekomendasi.objects.filter(evaluasi__unit_id=unit_id, evaluasi__tahap=TahapEvaluasi.FINAL)
    isi = milik.aggregate(
        semua=Count("pk"),
        banyak=Count("pk", filter=~Q(status=StatusRekomendasi.TERVERIFIKASI)),
        lewat=Count("pk", filter=Q(tenggat__lt=hari, status__in=BELUM_SELESAI)),
        dekat=Min("tenggat", filter=Q(tenggat__gte=hari, status__in=BELUM_SELESAI)),
    )
    return data.DataTerbuka(**isi)
