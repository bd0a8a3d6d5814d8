"""A user's notifications: the list, and marking them as read. Those of others do not exist."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from lkjip.models import Pemberitahuan

SEHALAMAN = 50


def _milik(request: HttpRequest) -> QuerySet[Pemberitahuan]:
    return Pemberitahuan.objects.filter(pengguna_id=request.user.pk)


@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """What is not read yet comes first, then the latest."""
    urut = _milik(request).order_by(F("dibaca_pada").desc(nulls_first=True), "-dibuat_pada", "-id")
    halaman = Paginator(urut.select_related("unit"), SEHALAMAN).get_page(request.GET.get("hal"))
    isi = {
        "judul": "Pemberitahuan",
        "halaman": halaman,
        "belum": _milik(request).filter(dibaca_pada=None).count(),
    }
    return render(request, "pengisian/pemberitahuan.html", isi)


@require_POST
def buka(request: HttpRequest, nomor: int) -> HttpResponse:
    """Marks one as read and leads to its page; with `tetap` back to the list."""
    pesan = get_object_or_404(_milik(request), pk=nomor)
    if pesan.dibaca_pada is None:
        pesan.dibaca_pada = timezone.now()
        pesan.save(update_fields=["dibaca_pada"])
    if "tetap" in request.POST or not url_has_allowed_host_and_scheme(pesan.alamat, allowed_hosts=None):
        return redirect("pemberitahuan")
    return redirect(pesan.alamat)


@require_POST
def baca_semua(request: HttpRequest) -> HttpResponse:
    _milik(request).filter(dibaca_pada=None).update(dibaca_pada=timezone.now())
    return redirect("pemberitahuan")
