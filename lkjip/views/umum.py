"""The front door of the application and of a unit, and the state of the server."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from lkjip.access import ambil_unit, unit_terlihat
from lkjip.models import Unit
from lkjip.navigation import tahun_pembuka


@require_GET
def beranda(request: HttpRequest) -> HttpResponse:
    """The only unit that the user sees, or the list to choose from."""
    terlihat = list(unit_terlihat(request.user)[:2])
    return _buka(terlihat[0]) if len(terlihat) == 1 else redirect("unit-daftar")


@require_GET
def pintu_unit(request: HttpRequest, unit: str) -> HttpResponse:
    """A unit's front door: its latest year."""
    return _buka(ambil_unit(request.user, unit))


def _buka(unit: Unit) -> HttpResponse:
    return redirect("ringkasan", unit=unit.slug, tahun=tahun_pembuka(unit))


@require_GET
def unit_daftar(request: HttpRequest) -> HttpResponse:
    terlihat = unit_terlihat(request.user)
    cari = request.GET.get("cari", "").strip()
    daftar = list(terlihat.filter(Q(nama__icontains=cari) | Q(nama_singkat__icontains=cari)))
    if not daftar and not (cari and terlihat.exists()):
        return render(request, "lkjip/tanpa_unit.html", {"judul": "Belum ada perangkat daerah"})
    return render(
        request, "lkjip/unit_daftar.html", {"judul": "Perangkat daerah", "daftar": daftar, "cari": cari}
    )


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> HttpResponse:
    """For monitoring: the server answers and reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("basis data tidak terjangkau", status=503, content_type="text/plain")
    return HttpResponse("sehat", content_type="text/plain")
