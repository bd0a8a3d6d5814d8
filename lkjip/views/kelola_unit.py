"""Managing the perangkat daerah of a pemda: which there are, a new one, and what is told of one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.access import Hak, ambil_pemda
from lkjip.atur_unit import simpan_unit, unit_tersaring
from lkjip.forms.dasar import terlaksana
from lkjip.forms.unit import FormSaringUnit, FormUnit
from lkjip.masa_unit import kaitan, nama_lama, sudah_berakhir
from lkjip.models import Pemda, Unit
from lkjip.navigation import alamat, tahun_pembuka

SEHALAMAN = 50
ISIAN = require_http_methods(["GET", "HEAD", "POST"])


def pengatur_unit(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the pemda of its address, if the user manages its units."""

    @wraps(view)
    def bungkus(request: HttpRequest, pemda: str, **lain: Any) -> HttpResponse:
        return view(request, ambil_pemda(request.user, pemda, Hak.ATUR_UNIT), **lain)

    return bungkus


def remah(pemda: Pemda, *lagi: tuple[str, str]) -> list[tuple[str, str]]:
    dasar = {"pemda": pemda.slug}
    semua = ("Perangkat daerah", alamat("kelola-unit", dasar) or "")
    awal = [("Kelola", alamat("kelola", dasar) or ""), semua]
    return [*awal, *lagi] if lagi else [awal[0], ("Perangkat daerah", "")]


def _simpan(form: FormUnit, request: HttpRequest) -> Callable[[], None]:
    return partial(simpan_unit, form.instance, oleh=request.user)


@require_GET
@pengatur_unit
def daftar(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    saring = FormSaringUnit(request.GET)
    saring.is_valid()  # what cannot be read is not asked for
    pilihan = {k: v for k, v in saring.cleaned_data.items() if v}
    halaman = Paginator(unit_tersaring(pemda, **pilihan), SEHALAMAN).get_page(request.GET.get("hal"))
    tanpa_hal = request.GET.copy()
    tanpa_hal.pop("hal", None)
    isi = {
        "judul": "Perangkat daerah",
        "pemda": pemda,
        "saring": saring,
        "tersaring": bool(pilihan),
        "halaman": halaman,
        "baris": [(u, sudah_berakhir(u)) for u in halaman.object_list],
        "pangkal": tanpa_hal.urlencode(),
        "remah": remah(pemda),
    }
    return render(request, "lkjip/kelola/unit_daftar.html", isi)


@ISIAN
@pengatur_unit
def baru(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    form = FormUnit(request.POST or None, pemda=pemda)
    if request.method == "POST" and form.is_valid() and terlaksana(form, _simpan(form, request)):
        messages.success(
            request, f"{form.instance.nama} ditambahkan. Undang penggunanya, lalu ikuti Langkah awal."
        )
        return redirect("kelola-unit-satu", pemda=pemda.slug, perangkat=form.instance.slug)
    isi = {
        "judul": "Tambah perangkat daerah",
        "pemda": pemda,
        "form": form,
        "untuk": (
            "Untuk perangkat daerah yang sudah ada tetapi belum terdaftar. Yang lahir dari penggabungan atau "
            "pemecahan dicatat sebagai perubahan SOTK, supaya asal-usulnya tersimpan."
        ),
        "tombol": "Tambahkan",
        "kembali": alamat("kelola-unit", {"pemda": pemda.slug}),
        "remah": remah(pemda, ("Tambah", "")),
    }
    return render(request, "lkjip/kelola/formulir.html", isi)


@ISIAN
@pengatur_unit
def satu(request: HttpRequest, pemda: Pemda, perangkat: str) -> HttpResponse:
    unit = get_object_or_404(Unit, pemda=pemda, slug=perangkat)
    form = FormUnit(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid() and terlaksana(form, _simpan(form, request)):
        messages.success(request, f"Data {unit.nama} disimpan.")
        return redirect("kelola-unit-satu", pemda=pemda.slug, perangkat=unit.slug)
    tersimpan = Unit.objects.get(pk=unit.pk)  # the form has put what was typed into the other
    isi = {
        "judul": tersimpan.nama,
        "pemda": pemda,
        "perangkat": tersimpan,
        "berakhir": sudah_berakhir(tersimpan),
        "form": form,
        "tahun_pembuka": tahun_pembuka(tersimpan),
        "asal_usul": kaitan(tersimpan),
        "nama_lama": nama_lama(tersimpan),
        "remah": remah(pemda, (tersimpan.nama_singkat, "")),
    }
    return render(request, "lkjip/kelola/unit.html", isi)
