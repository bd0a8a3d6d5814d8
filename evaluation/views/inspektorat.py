"""The Inspektorat's desk: its entry points, and the evaluations of all its units in a year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.papan import BarisPapan, papan
from lkjip.access import Hak, berhak, pemda_diatur, unit_lingkup
from lkjip.enums import TahapEvaluasi
from lkjip.masa_unit import pada_tahun
from lkjip.models import PengaturanTahun
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN

TANPA, SAYA = "belum", "saya"


@require_GET
def pintu(request: HttpRequest) -> HttpResponse:
    _wajib(request)
    tahun = timezone.localdate().year - 1  # the AKIP of a year is evaluated in the next
    butir = [
        (
            "Evaluasi AKIP semua perangkat daerah",
            f"Tahap, nilai, dan tim evaluasi atas AKIP tahun {tahun} dan tahun lain.",
            reverse("inspektorat-evaluasi", kwargs={"tahun": tahun}),
        ),
        (
            "Rekomendasi dan tindak lanjut",
            "Semua rekomendasi yang terbuka, yang menunggu verifikasi, dan yang lewat batas waktunya.",
            reverse("meja-rekomendasi"),
        ),
        (
            "Reviu LKjIP semua perangkat daerah",
            f"Tahap reviu atas LKjIP tahun {tahun} dan tahun lain.",
            reverse("inspektorat-reviu", kwargs={"tahun": tahun}),
        ),
        *_capaian(request),
        ("Perangkat daerah", "Buka halaman satu perangkat daerah.", reverse("unit-daftar")),
    ]
    return render(request, "evaluation/inspektorat.html", {"judul": "Inspektorat", "butir": butir})


def _capaian(request: HttpRequest) -> list[tuple[str, str, str]]:
    """The achievement of all units, where the user watches over a whole pemda."""
    return [
        (
            f"Capaian semua perangkat daerah, {p.wilayah}",
            "Keadaan triwulan, capaian, serapan anggaran, dan nilai AKIP; telusuri sampai angkanya.",
            reverse("kelola-capaian-kini", kwargs={"pemda": p.slug}),
        )
        for p in pemda_diatur(request.user, Hak.PANTAU)
    ]


@require_GET
def evaluasi(request: HttpRequest, tahun: int) -> HttpResponse:
    _wajib(request)
    if not TAHUN_MIN <= tahun <= TAHUN_MAX:
        raise Http404("Tahun ini tidak ada.")
    units = list(unit_lingkup(request.user, Hak.MULAI_EVALUASI).filter(pada_tahun(tahun)))
    semua = papan(request.user, units, tahun)
    tahap, cari = request.GET.get("tahap", ""), request.GET.get("cari", "").strip()[:100]
    pilihan = [("", "Semua tahap"), (SAYA, "Tim saya"), (TANPA, "Belum dibuka"), *TahapEvaluasi.choices]
    isi = {
        "judul": f"Evaluasi AKIP {tahun}",
        "remah": [("Inspektorat", reverse("inspektorat")), (f"Evaluasi AKIP {tahun}", "")],
        "tahun": tahun,
        "daftar_tahun": _daftar_tahun(units, tahun),
        "baris": [b for b in semua if _cocok(b, tahap, cari)],
        "semua": semua,
        "jumlah": [(label, sum(b.tahap == t for b in semua)) for t, label in TahapEvaluasi.choices],
        "pilihan": pilihan,
        "tahap": tahap,
        "cari": cari,
    }
    return render(request, "evaluation/papan.html", isi)


def _wajib(request: HttpRequest) -> None:
    if not berhak(request.user, Hak.MULAI_EVALUASI):
        raise Http404("Halaman ini tidak ada.")


def _daftar_tahun(units: list, tahun: int) -> list[int]:
    """The years that the pemda of the units have prepared."""
    ada = PengaturanTahun.objects.filter(pemda__in={u.pemda_id for u in units})
    return sorted({*ada.values_list("tahun", flat=True), tahun}, reverse=True)


def _cocok(b: BarisPapan, tahap: str, cari: str) -> bool:
    teks = f"{b.unit.nama} {b.unit.nama_singkat}".casefold()
    if not all(kata in teks for kata in cari.casefold().split()):
        return False
    if tahap == SAYA:
        return b.milik_saya
    return not tahap or b.tahap == ("" if tahap == TANPA else tahap)
