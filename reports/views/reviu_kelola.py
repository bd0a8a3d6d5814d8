"""The checklist of the review as a pemda's koordinator keeps it: versions by year, and the items of each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from evaluation.enums import KelompokReviu
from evaluation.forms.lembar_reviu import FormVersi, SetButir
from evaluation.reviu_daftar import LembarDipakai, ganti_butir, versi_baru, versi_lembar
from lkjip.access import Hak, ambil_pemda
from lkjip.forms.dasar import tambah_galat
from lkjip.models import Pemda
from reports.reviu import USULAN


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest, pemda: str) -> HttpResponse:
    milik = ambil_pemda(request.user, pemda, Hak.ATUR_LKE)
    form = FormVersi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            baru = versi_baru(milik, **form.cleaned_data)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"Versi {baru.mulai} dibuat.")
            return redirect("kelola-reviu-satu", pemda=pemda, mulai=baru.mulai)
    isi = {
        "judul": "Daftar uji reviu LKjIP",
        "remah": (_remah(milik), ("Daftar uji reviu LKjIP", "")),
        "pemda": milik,
        "versi": versi_lembar(milik),
        "form": form,
    }
    return render(request, "reports/reviu/kelola.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, pemda: str, mulai: int) -> HttpResponse:
    milik = ambil_pemda(request.user, pemda, Hak.ATUR_LKE)
    lembar = get_object_or_404(versi_lembar(milik), mulai=mulai)
    butir = list(lembar.butir.all())
    form = SetButir(request.POST if request.method == "POST" else None, butir=butir, usulan=_usulan())
    if request.method == "POST" and form.is_valid():
        try:
            ganti_butir(lembar, form.butir)
        except LembarDipakai as ditolak:
            messages.error(request, str(ditolak))
        else:
            messages.success(request, f"Daftar uji {mulai} disimpan.")
            return redirect(request.path)
    isi: dict[str, Any] = {
        "judul": f"Daftar uji reviu {mulai}",
        "remah": (
            _remah(milik),
            ("Daftar uji reviu LKjIP", reverse("kelola-reviu", kwargs={"pemda": pemda})),
            (str(mulai), ""),
        ),
        "lembar": lembar,
        "form": form,
        "kelompok": [(k.label, [b for b in butir if b.kelompok == k]) for k in KelompokReviu],
        "nama_usulan": dict(_usulan()),
    }
    return render(request, "reports/reviu/kelola_satu.html", isi)


def _usulan() -> list[tuple[str, str]]:
    return [(kunci, u.nama) for kunci, u in USULAN.items()]


def _remah(pemda: Pemda) -> tuple[str, str]:
    return f"Kelola {pemda}", reverse("kelola", kwargs={"pemda": pemda.slug})
