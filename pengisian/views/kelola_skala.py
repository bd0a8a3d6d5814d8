"""Scales of predikat: which there are and what rests on them, one of them, a new one or a copy."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.access import Hak, ambil_pemda
from lkjip.forms.dasar import tambah_galat
from lkjip.models import Pemda, Skala
from pengisian.forms.skala import FormSkala, set_jenjang
from pengisian.skala import Pemakaian, pemakaian, simpan_skala, urut, usul_versi

ISIAN = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def daftar(request: HttpRequest, pemda: str) -> HttpResponse:
    milik = ambil_pemda(request.user, pemda, Hak.KELOLA)
    dipakai = pemakaian(milik)
    isi = {
        "judul": "Skala predikat",
        "pemda": milik,
        "baris": [(s, dipakai.get(s.pk, Pemakaian())) for s in urut(milik)],
        "remah": [("Kelola", reverse("kelola", kwargs={"pemda": pemda})), ("Skala predikat", "")],
    }
    return render(request, "pengisian/kelola/skala_daftar.html", isi)


@ISIAN
def baru(request: HttpRequest, pemda: str) -> HttpResponse:
    """An empty scale, or with ?dari= a copy of one, to be changed before it is saved."""
    milik = ambil_pemda(request.user, pemda, Hak.KELOLA)
    skala = Skala(pemda=milik)
    asal = None
    if dari := request.GET.get("dari", ""):
        asal = get_object_or_404(Skala, pemda=milik, kode=dari)
        skala = Skala(
            pemda=milik,
            kode=usul_versi(asal),
            nama=asal.nama,
            dasar_hukum=asal.dasar_hukum,
            mulai=timezone.localdate().year,
        )
    return _formulir(request, milik, skala, f"Versi baru dari {asal}" if asal else "Skala baru", asal)


@ISIAN
def satu(request: HttpRequest, pemda: str, skala: int) -> HttpResponse:
    milik = ambil_pemda(request.user, pemda, Hak.KELOLA)
    s = get_object_or_404(Skala, pemda=milik, pk=skala)
    return _formulir(request, milik, s, s.nama, s)


def _formulir(
    request: HttpRequest, pemda: Pemda, skala: Skala, judul: str, asal: Skala | None
) -> HttpResponse:
    """`asal` is the scale whose steps the form begins with."""
    sebab = pemakaian(pemda).get(skala.pk, Pemakaian()).sebab if skala.pk else ""
    form = FormSkala(request.POST or None, instance=skala)
    jenjang = set_jenjang(request.POST or None, list(asal.jenjang.all()) if asal else [])
    if request.method == "POST" and all((form.is_valid(), jenjang.is_valid())):
        terisi = [f.instance for f in jenjang.forms if f.has_changed()]
        try:
            simpan_skala(form.instance, terisi, oleh=request.user)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"{form.instance.nama} disimpan. Pilih skalanya pada pengaturan tahun.")
            return redirect("kelola-skala", pemda=pemda.slug)
    isi = {
        "judul": judul,
        "pemda": pemda,
        "skala": skala,
        "form": form,
        "jenjang": jenjang,
        "sebab": sebab,
        "remah": [
            ("Kelola", reverse("kelola", kwargs={"pemda": pemda.slug})),
            ("Skala predikat", reverse("kelola-skala", kwargs={"pemda": pemda.slug})),
            (judul, ""),
        ],
    }
    return render(request, "pengisian/kelola/skala.html", isi)
