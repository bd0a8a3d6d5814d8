"""Printed documents of the Inspektorat: LHE, review, matrix of follow-ups. Rights: lkjip/access.py."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation import queries
from evaluation.isi_reviu import chr_terbaca
from evaluation.meja import SEMUA, SaringanMeja, rekomendasi_meja
from evaluation.models import EvaluasiAkip, ReviuLkjip
from evaluation.salinan import lhe as data_lhe
from evaluation.tim import boleh_pada
from lkjip.access import Hak, ambil_unit, boleh, unit_lingkup
from lkjip.enums import StatusRekomendasi, TahapEvaluasi, TahapReviu
from lkjip.models import Pengguna, Unit
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from reports.blok import ReportData
from reports.inspektorat import cetak
from reports.inspektorat.lhe import susun_lhe
from reports.inspektorat.matriks import Kop, susun_matriks
from reports.inspektorat.reviu import susun_chr, susun_pernyataan
from reports.views.dasar import lampiran

NASKAH = ("pdf", "docx")
MATRIKS = (*NASKAH, "xlsx")
log = logging.getLogger(__name__)


@require_GET
def lhe(request: HttpRequest, unit: str, tahun: int, format: str) -> HttpResponse:
    """The LHE once it is final; before, a draft for the team."""
    perangkat = unit_unduh(request, unit, tahun, format, NASKAH)
    evaluasi = (
        EvaluasiAkip.objects.select_related("unit__pemda", "lke").filter(unit=perangkat, tahun=tahun).first()
    )
    if evaluasi is None or not _boleh_lhe(_pengguna(request), evaluasi):
        raise Http404("LHE belum ditetapkan.")
    nama = f"LHE-{perangkat.slug}-{tahun}" + ("" if evaluasi.tahap == TahapEvaluasi.FINAL else "-DRAF")

    def susun() -> ReportData:
        return susun_lhe(
            data_lhe(evaluasi),
            unit_singkat=perangkat.nama_singkat,
            pengenal=f"lhe/{perangkat.slug}/{tahun}",
        )

    return jawab(request, perangkat, tahun, susun, format, nama, "LHE")


def _boleh_lhe(pengguna: Pengguna, evaluasi: EvaluasiAkip) -> bool:
    """A final one is for all who may read it; a draft is for who works on it."""
    if evaluasi.tahap == TahapEvaluasi.FINAL:
        return boleh_pada(pengguna, Hak.LIHAT_LHE, evaluasi)
    return any(boleh_pada(pengguna, hak, evaluasi) for hak in (Hak.EVALUASI, Hak.TETAPKAN_LHE))


@require_GET
def chr_reviu(request: HttpRequest, unit: str, tahun: int, format: str) -> HttpResponse:
    perangkat = unit_unduh(request, unit, tahun, format, NASKAH)
    reviu = _reviu(perangkat, tahun)
    isi = chr_terbaca(_pengguna(request), reviu) if reviu else None
    if reviu is None or isi is None:
        raise Http404("Catatan hasil reviu belum disampaikan.")

    def susun() -> ReportData:
        return susun_chr(
            isi,
            unit_singkat=perangkat.nama_singkat,
            pengenal=f"chr/{perangkat.slug}/{tahun}",
            tempat=perangkat.pemda.ibu_kota,
            draf=reviu.tahap == TahapReviu.BERJALAN,
        )

    return jawab(request, perangkat, tahun, susun, format, f"CHR-{perangkat.slug}-{tahun}", "CHR")


@require_GET
def pernyataan(request: HttpRequest, unit: str, tahun: int, format: str) -> HttpResponse:
    """For everybody who may see the unit, once it was made: the LKjIP prints it too."""
    perangkat = unit_unduh(request, unit, tahun, format, NASKAH)
    isi = queries.pernyataan_reviu(perangkat.pk, tahun)
    if isi is None:
        raise Http404("LKjIP belum dinyatakan telah direviu.")

    def susun() -> ReportData:
        return susun_pernyataan(
            isi, unit_singkat=perangkat.nama_singkat, pengenal=f"pernyataan/{perangkat.slug}/{tahun}"
        )

    nama = f"Pernyataan-Reviu-{perangkat.slug}-{tahun}"
    return jawab(request, perangkat, tahun, susun, format, nama, "Pernyataan Telah Direviu")


@require_GET
def matriks(request: HttpRequest, unit: str, tahun: int, format: str) -> HttpResponse:
    """Of the final LHE on a year's AKIP, with what is still open of earlier ones."""
    perangkat = unit_unduh(request, unit, tahun, format, MATRIKS)
    semua = queries.rekomendasi_tercetak(perangkat.pk, tahun)
    if not semua.exists():
        raise Http404("Belum ada rekomendasi dari LHE yang sudah ditetapkan.")
    kop = Kop(
        perangkat.nama,
        perangkat.nama_singkat,
        perangkat.pemda.nama,
        tahun,
        perangkat.pemda.ibu_kota,
        f"matriks/{perangkat.slug}/{tahun}",
        (f"LHE atas AKIP Tahun {tahun} dan LHE sebelumnya yang belum selesai",),
    )

    def susun() -> ReportData:
        return _matriks(kop, semua)

    nama = f"Matriks-Tindak-Lanjut-{perangkat.slug}-{tahun}"
    return jawab(request, perangkat, tahun, susun, format, nama, "Matriks tindak lanjut")


@require_GET
def meja_matriks(request: HttpRequest) -> HttpResponse:
    """What the desk's filter shows, over all units that the user watches over."""
    unit = unit_lingkup(request.user, Hak.PANTAU_REKOMENDASI).first()
    if unit is None:
        raise Http404("Tidak ada rekomendasi yang Anda pantau.")
    hari, saring = timezone.localdate(), SaringanMeja.dari(request.GET)
    semua = saring.menyaring(rekomendasi_meja(request.user), hari)
    kop = Kop(
        "",
        "Semua Perangkat Daerah",
        unit.pemda.nama,
        hari.year,
        unit.pemda.ibu_kota,
        "matriks/semua",
        (unit.pemda.inspektorat, _sebut_saringan(saring)),
    )
    if berkas := _berkas(lambda: _matriks(kop, semua), "pdf", f"Matriks-Tindak-Lanjut-{hari}"):
        return berkas
    messages.error(request, "Matriks tindak lanjut belum dapat dicetak. Coba lagi beberapa saat kemudian.")
    return redirect(f"{reverse('meja-rekomendasi')}?{saring.kueri}")


def _sebut_saringan(saring: SaringanMeja) -> str:
    """What the filter is, in words."""
    status = {SEMUA: "semua status", "": "yang belum terverifikasi"}
    isi = (
        status.get(saring.status) or StatusRekomendasi(saring.status).label.lower(),
        f"perangkat daerah {saring.unit}" if saring.unit else "",
        f"LHE tahun {saring.tahun}" if saring.tahun else "",
        f"komponen {saring.komponen}" if saring.komponen else "",
        "lewat batas waktu" if saring.lewat else "",
        f"memuat “{saring.teks}”" if saring.teks else "",
    )
    return "Rekomendasi: " + "; ".join(x for x in isi if x)


def _matriks(kop: Kop, semua: Any) -> ReportData:
    return susun_matriks(
        kop, queries.tindak_lanjut(semua), queries.foto_matriks(semua), hari=timezone.localdate()
    )


def unit_unduh(request: HttpRequest, slug: str, tahun: int, format: str, dikenal: tuple[str, ...]) -> Unit:
    """The unit of the address. 404 for what does not exist, 403 for who may not download."""
    unit = ambil_unit(request.user, slug)
    if format not in dikenal or not TAHUN_MIN <= tahun <= TAHUN_MAX:
        raise Http404("Dokumen ini tidak ada.")
    if not boleh(request.user, Hak.UNDUH, unit):
        raise PermissionDenied
    return unit


def _pengguna(request: HttpRequest) -> Pengguna:
    """Who is signed in: no page of a unit exists for anybody else."""
    return cast("Pengguna", request.user)


def _reviu(unit: Unit, tahun: int) -> ReviuLkjip | None:
    return ReviuLkjip.objects.select_related("unit__pemda").filter(unit=unit, tahun=tahun).first()


def jawab(
    request: HttpRequest,
    unit: Unit,
    tahun: int,
    susun: Callable[[], ReportData],
    format: str,
    nama: str,
    dokumen: str,
) -> HttpResponse:
    """The file; where it cannot be made, a page with a way back."""
    if berkas := _berkas(susun, format, nama):
        return berkas
    isi = {
        "judul": "Berkas belum dapat disusun",
        "unit": unit,
        "tahun": tahun,
        "dokumen": dokumen,
        "format": format.upper(),
        "kembali": reverse("ringkasan", kwargs={"unit": unit.slug, "tahun": tahun}),
    }
    return render(request, "reports/unduh_gagal.html", isi, status=503)


def _berkas(susun: Callable[[], ReportData], format: str, nama: str) -> HttpResponse | None:
    """None where it cannot be made; the log has the reason."""
    try:
        berkas = cetak(susun(), format, nama)
    except Exception:  # a renderer may fail in many ways
        log.exception("%s.%s could not be made", nama, format)
        return None
    return lampiran(berkas.isi, berkas.tipe, berkas.nama)
