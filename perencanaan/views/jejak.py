"""The log of the unit's plans: who changed what, when, and why."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from lkjip.models import JejakUbah
from perencanaan.views.dasar import MejaRencana, halaman_rencana, tampilkan

PER_HALAMAN = 30


@require_GET
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """Of all years, or of the pages of one; found by what was changed, why, or by whom."""
    cari, tahun = request.GET.get("cari", "").strip(), request.GET.get("pada", "")
    semua = JejakUbah.objects.filter(unit=meja.unit).select_related("oleh")
    if tahun.isdecimal() and len(tahun) == 4:
        semua = semua.filter(tahun=int(tahun))
    if cari:
        nama = Q(oleh__first_name__icontains=cari) | Q(oleh__last_name__icontains=cari)
        akun = Q(oleh__username__icontains=cari)
        semua = semua.filter(Q(sebutan__icontains=cari) | Q(alasan__icontains=cari) | nama | akun)
    tahun_ada = JejakUbah.objects.filter(unit=meja.unit, tahun__isnull=False).order_by("-tahun")
    isi = {
        "judul": "Jejak perubahan rencana",
        "cari": cari,
        "tahun_pilih": tahun,
        "pilihan_tahun": [str(t) for t in tahun_ada.values_list("tahun", flat=True).distinct()],
        "daftar": Paginator(semua, PER_HALAMAN).get_page(request.GET.get("hal")),
        "pangkal": urlencode({"cari": cari, "pada": tahun}),
        "remah": [*meja.remah, ("Jejak perubahan", "")],
    }
    return tampilkan(request, meja, "perencanaan/jejak.html", isi)
