"""A unit's profile: address, bidang, and the way to its urusan."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from lkjip.atur_unit import simpan_unit
from lkjip.forms.dasar import tambah_galat
from lkjip.models import Bidang, Unit
from perencanaan.forms.profil import FormBidang, FormProfil
from perencanaan.profil import bubarkan_bidang, pohon, simpan_bidang
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan

ISIAN = require_http_methods(["GET", "HEAD", "POST"])
JUDUL = "Profil, bidang, dan urusan"


@ISIAN
@halaman_rencana
def profil(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    unit = Unit.objects.select_related("pemda").get(pk=meja.unit.pk)  # what is typed stays out of the frame
    form = FormProfil(request.POST or None, instance=unit)
    if request.method == "POST":
        if not meja.boleh_ubah:
            raise PermissionDenied
        if form.is_valid():
            simpan_unit(form.instance, oleh=request.user)
            messages.success(request, "Profil disimpan.")
            return redirect(request.path)
    isi = {
        "judul": JUDUL,
        "form": form,
        "pohon": pohon(meja.unit),
        "urusan": list(unit.urusan.all()),
        "remah": [*meja.remah, (JUDUL, "")],
    }
    return tampilkan(request, meja, "perencanaan/profil.html", isi)


@ISIAN
@penyusun
def bidang_baru(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    return _bidang(request, meja, Bidang(unit=meja.unit), "Tambah bidang")


@ISIAN
@penyusun
def bidang_satu(request: HttpRequest, meja: MejaRencana, bidang: int) -> HttpResponse:
    milik = get_object_or_404(Bidang.objects.select_related("unit"), unit=meja.unit, pk=bidang)
    return _bidang(request, meja, milik, milik.nama)


def _bidang(request: HttpRequest, meja: MejaRencana, bidang: Bidang, judul: str) -> HttpResponse:
    bubarkan = request.POST.get("aksi") == "bubarkan" and bidang.pk
    form = FormBidang(None if bubarkan else request.POST or None, instance=bidang)
    galat_bubar: list[str] = []
    if bubarkan or (request.method == "POST" and form.is_valid()):
        try:
            if bubarkan:
                bubarkan_bidang(bidang, oleh=request.user)
            else:
                simpan_bidang(form.instance, oleh=request.user)
        except ValidationError as galat:
            if bubarkan:
                galat_bubar = galat.messages
            else:
                tambah_galat(form, galat)
        else:
            messages.success(request, f"{judul} dibubarkan." if bubarkan else "Bidang disimpan.")
            return redirect(meja.alamat("rencana-profil"))
    isi = {
        "judul": judul,
        "form": form,
        "bidang": bidang,
        "galat_bubar": galat_bubar,
        "kembali": meja.alamat("rencana-profil"),
        "remah": [*meja.remah, (JUDUL, meja.alamat("rencana-profil")), (judul, "")],
    }
    return tampilkan(request, meja, "perencanaan/bidang.html", isi)
