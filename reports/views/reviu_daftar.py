"""The reviews of a year over all units of the Inspektorat."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from evaluation.reviu_daftar import daftar_reviu, unit_direviu
from lkjip.enums import TahapReviu
from lkjip.models import PengaturanTahun, Pengguna
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN

BELUM = "belum"


@require_GET
def daftar(request: HttpRequest, tahun: int) -> HttpResponse:
    """404 for who reviews no unit, and for a year that none of their pemda has prepared."""
    if not TAHUN_MIN <= tahun <= TAHUN_MAX:
        raise Http404("Tahun ini tidak ada.")
    units = unit_direviu(cast(Pengguna, request.user), tahun)
    pemda = {u.pemda_id for u in units}
    ada = PengaturanTahun.objects.filter(pemda__in=pemda).order_by("-tahun").values_list("tahun", flat=True)
    pilihan_tahun = list(dict.fromkeys(ada))
    if tahun not in pilihan_tahun:
        raise Http404("Tahun ini tidak ada.")
    baris = daftar_reviu(units, tahun)
    tahap = request.GET.get("tahap", "")
    tahap = tahap if tahap in (BELUM, *TahapReviu.values) else ""
    isi = {
        "judul": f"Reviu LKjIP Tahun {tahun}",
        "remah": [("Inspektorat", reverse("inspektorat")), (f"Reviu LKjIP {tahun}", "")],
        "tahun": tahun,
        "pilihan_tahun": pilihan_tahun,
        "tahap": tahap,
        "pilihan_tahap": [(BELUM, "Belum dimulai"), *TahapReviu.choices],
        "semua": len(baris),
        "baris": [b for b in baris if not tahap or (b.tahap or BELUM) == tahap],
        "ringkas": [
            (label, sum((b.tahap or BELUM) == nilai for b in baris))
            for nilai, label in [(BELUM, "Belum dimulai"), *TahapReviu.choices]
        ],
    }
    return render(request, "reports/reviu/daftar.html", isi)
