"""The four quarters of a unit's year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lkjip.access import ambil_unit
from lkjip.navigation import tahun_tersedia
from pengisian.kartu import kartu_setahun


@require_GET
def setahun(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    perangkat = ambil_unit(request.user, unit)
    if tahun not in tahun_tersedia(perangkat):
        raise Http404("Tahun ini tidak ada.")
    isi = {
        "judul": f"Pengisian Tahun {tahun}",
        "unit": perangkat,
        "tahun": tahun,
        "kartu": kartu_setahun(request.user, perangkat, tahun),
    }
    return render(request, "pengisian/tahun.html", isi)
