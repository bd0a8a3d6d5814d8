"""Versions of a pemda's evaluation sheet, and their editor: components, criteria, scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from evaluation.atur_lke import (
    LkeDitolak,
    buat_versi,
    lke_dengan_pemakaian,
    simpan_kriteria,
    simpan_skala,
    simpan_susunan,
)
from evaluation.forms.atur_lke import FormBaris, FormKomponen, FormKriteria, FormSub, FormTingkat, FormVersi
from evaluation.models import Lke, SubKomponenAkip
from evaluation.views.dasar import diisi
from lkjip.access import Hak, ambil_pemda
from lkjip.formats import abjad
from lkjip.models import Pemda

SUB_BARU = 3  # empty rows of a new component


def _lke(request: HttpRequest, pemda: str, lke: int) -> tuple[Pemda, Any]:
    milik = ambil_pemda(request.user, pemda, Hak.ATUR_LKE)
    ada = lke_dengan_pemakaian(milik).filter(pk=lke).first()
    if ada is None:
        raise Http404("Lembar kerja ini tidak ada.")
    return milik, ada


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest, pemda: str) -> HttpResponse:
    milik = ambil_pemda(request.user, pemda, Hak.ATUR_LKE)
    form = FormVersi(diisi(request))
    if request.method == "POST" and form.is_valid():
        try:
            baru = buat_versi(milik, form.cleaned_data["mulai"])
        except LkeDitolak as ditolak:
            form.add_error("mulai", str(ditolak))
        else:
            messages.success(request, f"Lembar kerja mulai {baru.mulai} dibuat dari versi sebelumnya.")
            return redirect("kelola-lke-satu", pemda=milik.slug, lke=baru.pk)
    isi = {
        "judul": "Lembar kerja evaluasi",
        "remah": _remah(milik, ("Lembar kerja evaluasi", "")),
        "pemda": milik,
        "daftar": lke_dengan_pemakaian(milik),
        "form": form,
    }
    return render(request, "evaluation/kelola/daftar.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: HttpRequest, pemda: str, lke: int) -> HttpResponse:
    """Components and sub-components with their weights."""
    milik, ada = _lke(request, pemda, lke)
    susunan = _susunan(ada, diisi(request))
    galat = ""
    if request.method == "POST":
        semua = [f for k, sub in susunan for f in (k, *(s for s, _ in sub))]
        if all(f.kosong or f.is_valid() for f in semua):
            isi = [
                {**k.isi, "sub": [s.isi for s, _ in sub if not s.kosong]}
                for k, sub in susunan
                if not k.kosong
            ]
            galat = _coba(lambda: simpan_susunan(ada, isi))
            if not galat:
                messages.success(request, "Komponen dan bobot tersimpan.")
                return redirect(request.path)
        else:
            galat = "Belum tersimpan. Perbaiki isian yang ditandai."
    isi_halaman = {
        "judul": f"{ada.nama} {ada.mulai}",
        "remah": _remah(milik, (str(ada.mulai), "")),
        "pemda": milik,
        "lke": ada,
        "susunan": susunan,
        "galat": galat,
    }
    return render(request, "evaluation/kelola/satu.html", isi_halaman)


def _susunan(lke: Lke, data: Any) -> list[tuple[FormBaris, list[tuple[FormBaris, Any]]]]:
    """A form for each component with those of its parts, and empty ones for what is added."""
    hasil: list[tuple[FormBaris, list[tuple[FormBaris, Any]]]] = []
    for k in lke.komponen.prefetch_related("sub__kriteria"):
        awal = {"nama": k.nama, "bobot": k.bobot}
        sub: list[tuple[FormBaris, Any]] = [
            (
                FormSub(
                    data,
                    prefix=f"s{s.pk}",
                    nomor=s.pk,
                    initial={"nama": s.nama, "bobot": s.bobot, "jenis": s.jenis},
                ),
                s,
            )
            for s in k.sub.all()
        ]
        sub.append((FormSub(data, prefix=f"b{k.pk}"), None))
        hasil.append((FormKomponen(data, prefix=f"k{k.pk}", nomor=k.pk, initial=awal), sub))
    baru: list[tuple[FormBaris, Any]] = [(FormSub(data, prefix=f"kb{n}"), None) for n in range(SUB_BARU)]
    hasil.append((FormKomponen(data, prefix="kb"), baru))
    return hasil


@require_http_methods(["GET", "HEAD", "POST"])
def kriteria(request: HttpRequest, pemda: str, lke: int, sub: int) -> HttpResponse:
    milik, ada = _lke(request, pemda, lke)
    bagian = SubKomponenAkip.objects.filter(pk=sub, komponen__lke=ada).select_related("komponen").first()
    if bagian is None:
        raise Http404("Subkomponen ini tidak ada.")
    data = diisi(request)
    forms: list[FormBaris] = [
        FormKriteria(
            data,
            prefix=f"r{k.pk}",
            nomor=k.pk,
            initial={"uraian": k.uraian, "petunjuk": k.petunjuk, "dokumen": k.dokumen},
        )
        for k in bagian.kriteria.all()
    ]
    forms += [FormKriteria(data, prefix=f"b{n}") for n in range(2)]
    kode = f"{bagian.komponen.urutan}.{abjad(bagian.urutan).lower()}"
    galat = _terapkan(request, forms, lambda isi: simpan_kriteria(ada, bagian, isi))
    if request.method == "POST" and not galat:
        messages.success(request, f"Kriteria {kode} tersimpan.")
        return redirect(request.path)
    return _baris(request, milik, ada, f"Kriteria {kode} {bagian.nama}", forms, galat, "kriteria.html")


@require_http_methods(["GET", "HEAD", "POST"])
def skala(request: HttpRequest, pemda: str, lke: int) -> HttpResponse:
    milik, ada = _lke(request, pemda, lke)
    data = diisi(request)
    ruas = [n for n in FormTingkat.base_fields if n != "hapus"]
    forms: list[FormBaris] = [
        FormTingkat(data, prefix=f"t{t.pk}", nomor=t.pk, initial={n: getattr(t, n) for n in ruas})
        for t in ada.tingkat.all()
    ]
    forms.append(FormTingkat(data, prefix="b"))
    galat = _terapkan(request, forms, lambda isi: simpan_skala(ada, isi))
    if request.method == "POST" and not galat:
        messages.success(request, "Skala jawaban tersimpan.")
        return redirect(request.path)
    return _baris(request, milik, ada, "Skala jawaban", forms, galat, "skala.html")


def _terapkan(
    request: HttpRequest, forms: Sequence[FormBaris], simpan: Callable[[list[dict[str, Any]]], None]
) -> str:
    """Saves the rows of a request; what is wrong, as a sentence."""
    if request.method != "POST":
        return ""
    if not all(f.kosong or f.is_valid() for f in forms):
        return "Belum tersimpan. Perbaiki isian yang ditandai."
    return _coba(lambda: simpan([f.isi for f in forms if not f.kosong]))


def _coba(simpan: Callable[[], None]) -> str:
    try:
        simpan()
    except LkeDitolak as ditolak:
        return str(ditolak)
    return ""


def _baris(
    request: HttpRequest,
    pemda: Pemda,
    lke: Lke,
    judul: str,
    forms: Sequence[FormBaris],
    galat: str,
    templat: str,
) -> HttpResponse:
    tujuan = reverse("kelola-lke-satu", kwargs={"pemda": pemda.slug, "lke": lke.pk})
    isi = {
        "judul": judul,
        "remah": _remah(pemda, (str(lke.mulai), tujuan), (judul, "")),
        "pemda": pemda,
        "lke": lke,
        "forms": forms,
        "galat": galat,
    }
    return render(request, f"evaluation/kelola/{templat}", isi)


def _remah(pemda: Pemda, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here; the list stands in it where the page is below it."""
    awal = [("Kelola", reverse("kelola", kwargs={"pemda": pemda.slug}))]
    if akhir[0][0] != "Lembar kerja evaluasi":
        awal.append(("Lembar kerja evaluasi", reverse("kelola-lke", kwargs={"pemda": pemda.slug})))
    return [*awal, *akhir]
