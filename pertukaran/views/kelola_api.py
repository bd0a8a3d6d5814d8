"""Managing the keys of other applications. For whoever may not, these pages do not exist (404)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.access import Hak, ambil_pemda
from lkjip.forms.dasar import tambah_galat
from lkjip.models import Pemda
from lkjip.navigation import alamat
from pertukaran.api import kunci as layanan
from pertukaran.api.daftar import baris_kunci, semua_kunci
from pertukaran.api.openapi import server
from pertukaran.forms.kunci_api import FormKunci
from pertukaran.models import KunciApi

SEHALAMAN = 50
ISIAN = require_http_methods(["GET", "HEAD", "POST"])


def pengatur(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the pemda of its address, if the user manages keys there."""

    @wraps(view)
    def bungkus(request: HttpRequest, pemda: str, **lain: Any) -> HttpResponse:
        return view(request, ambil_pemda(request.user, pemda, Hak.ATUR_API), **lain)

    return bungkus


@require_GET
@pengatur
def daftar(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    semua = semua_kunci(pemda, timezone.localdate())
    return _tampil(request, pemda, "pertukaran/api/daftar.html", judul="Kunci API", semua=semua)


@never_cache
@ISIAN
@pengatur
def baru(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    """The key is shown in the answer itself, and nowhere kept: not in the session either."""
    form = FormKunci(request.POST or None, pemda=pemda)
    if request.method == "POST" and form.is_valid():
        try:
            kunci, teks = layanan.buat(form.hasil(), oleh=request.user)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            isi = {
                "judul": "Simpan kunci ini sekarang",
                "kunci": kunci,
                "teks": teks,
                "server": server(request),
            }
            return _tampil(request, pemda, "pertukaran/api/terbit.html", **isi)
    return _tampil(request, pemda, "pertukaran/api/baru.html", judul="Buat kunci API", form=form)


@require_GET
@pengatur
def satu(request: HttpRequest, pemda: Pemda, kunci: int) -> HttpResponse:
    """The key with its log."""
    milik = _kunci(pemda, kunci)
    halaman = Paginator(milik.catatan.all(), SEHALAMAN).get_page(request.GET.get("hal"))
    isi = {"judul": milik.nama, "baris": baris_kunci(milik, timezone.localdate()), "halaman": halaman}
    return _tampil(request, pemda, "pertukaran/api/kunci.html", **isi, pangkal="")


@ISIAN
@pengatur
def cabut(request: HttpRequest, pemda: Pemda, kunci: int) -> HttpResponse:
    milik = _kunci(pemda, kunci)
    if request.method == "POST":
        try:
            layanan.cabut(milik, oleh=request.user)
        except ValidationError as galat:
            messages.error(request, galat.messages[0])
        else:
            messages.success(request, f"Kunci {milik.nama} dicabut.")
        return redirect("kelola-api-satu", pemda=pemda.slug, kunci=milik.pk)
    if milik.dicabut_pada:
        raise Http404
    return _tampil(request, pemda, "pertukaran/api/cabut.html", judul="Cabut kunci", kunci=milik)


def _kunci(pemda: Pemda, kunci: int) -> KunciApi:
    semua = KunciApi.objects.select_related("unit", "pemda", "atas_nama", "dibuat_oleh")
    return get_object_or_404(semua, pk=kunci, pemda=pemda)


def _tampil(request: HttpRequest, pemda: Pemda, templat: str, **isi: Any) -> HttpResponse:
    """Every page below the list leads back to it."""
    dasar = {"pemda": pemda.slug}
    remah = [("Kelola", alamat("kelola", dasar)), ("Kunci API", alamat("kelola-api", dasar))]
    if isi["judul"] != "Kunci API":
        remah.append((isi["judul"], ""))
    remah[-1] = (remah[-1][0], "")
    return render(request, templat, {"pemda": pemda, "remah": remah, **isi})
