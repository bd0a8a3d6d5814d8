"""Signing in and out, the front door of a unit, and the state of the server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.db import DatabaseError, connection
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from lkjip import demo
from lkjip.access import ambil_unit, unit_terlihat
from lkjip.forms import FormKataSandi, FormMasuk
from lkjip.models import Unit
from lkjip.navigation import tahun_pembuka


class Masuk(LoginView):
    http_method_names = ["get", "head", "post"]
    template_name = "lkjip/masuk.html"
    form_class = FormMasuk
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        peragaan = {"akun": list(demo.AKUN), "kata_sandi": demo.KATA_SANDI} if settings.DEMO else None
        return super().get_context_data(**kwargs) | {"judul": "Masuk", "peragaan": peragaan}


# Open to all: who signs out after the session has ended must not be asked to sign in for it.
@method_decorator(login_not_required, name="dispatch")
class Keluar(LogoutView):
    http_method_names = ["post"]


class KataSandi(PasswordChangeView):
    http_method_names = ["get", "head", "post"]
    template_name = "lkjip/kata_sandi.html"
    form_class = FormKataSandi
    success_url = reverse_lazy("beranda")
    extra_context = {"judul": "Ganti kata sandi"}

    def form_valid(self, form: FormKataSandi) -> HttpResponse:
        messages.success(self.request, "Kata sandi telah diganti.")
        return super().form_valid(form)


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
