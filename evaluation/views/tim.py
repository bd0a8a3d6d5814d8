"""What the Inspektorat enters besides answers: the team, the head of the LHE, scores of paper."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from evaluation.atur import (
    AturDitolak,
    Bertentangan,
    boleh_kepala,
    calon_tim,
    simpan_kepala,
    simpan_nilai,
    tetapkan_tim,
)
from evaluation.enums import CaraEvaluasi
from evaluation.forms.lke import FormKepala, FormNilai, FormTim
from evaluation.lembar import lembar_evaluasi
from evaluation.models import EvaluasiAkip
from evaluation.views.dasar import Meja, diisi, halaman_akip, tampilkan, wajib
from lkjip.access import Hak


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_akip
def tim(request: HttpRequest, meja: Meja) -> HttpResponse:
    wajib(meja, Hak.ATUR_TIM)
    calon = calon_tim(meja.unit)
    form = FormTim(diisi(request), calon=calon, initial=FormTim.awal(meja.ada))
    if request.method == "POST" and form.is_valid():
        try:
            tetapkan_tim(meja.pengguna, meja.ada, **form.cleaned_data)
        except AturDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, "Tim evaluasi tersimpan.")
            return redirect(meja.alamat("akip"))
    isi = {
        "judul": "Tim evaluasi",
        "remah": meja.remah(("Tim", "")),
        "form": form,
        "dapat": Hak.ATUR_TIM in meja.hak,
        "calon": calon,
    }
    return tampilkan(request, meja, "tim.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_akip
def kepala(request: HttpRequest, meja: Meja) -> HttpResponse:
    """Number, date, team, conclusion and remarks of the LHE."""
    wajib(meja, Hak.EVALUASI)
    evaluasi = meja.ada
    form = FormKepala(diisi(request), tahun=meja.tahun, initial=FormKepala.awal(evaluasi))
    if request.method == "POST" and form.is_valid():
        try:
            simpan_kepala(meja.pengguna, evaluasi, form.isi, form.cleaned_data["versi"])
        except Bertentangan as beda:
            form = _bertentangan(form, beda.kini, {n: getattr(beda.kini, n) for n in form.isi.__slots__})
        except AturDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, "Data LHE tersimpan.")
            return redirect(meja.alamat("akip"))
    isi = {
        "judul": "Data LHE",
        "remah": meja.remah(("Data LHE", "")),
        "form": form,
        "dapat": boleh_kepala(meja.pengguna, evaluasi) or request.method == "POST",
    }
    return tampilkan(request, meja, "kepala.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_akip
def nilai(request: HttpRequest, meja: Meja) -> HttpResponse:
    """Scores that an LHE of paper states."""
    wajib(meja, Hak.EVALUASI)
    if meja.ada.cara != CaraEvaluasi.NILAI:
        raise Http404("Evaluasi ini dinilai per kriteria.")
    dapat = Hak.EVALUASI in meja.hak
    if request.method == "POST" and Hak.EVALUASI not in meja.hak_kelak:
        raise PermissionDenied
    form = FormNilai(diisi(request), lembar=meja.lembar)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            simpan_nilai(meja.pengguna, meja.ada, form.nilai, isi["total"], isi["versi"])
        except Bertentangan as beda:
            kini = lembar_evaluasi(beda.kini)
            ada = {f"k{k.id}": k.tersimpan for k in kini.komponen} | {"total": kini.dinyatakan}
            form = _bertentangan(form, beda.kini, ada)
        except AturDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, "Nilai tersimpan.")
            return redirect(meja.alamat("akip"))
    isi = {
        "judul": "Nilai menurut LHE",
        "remah": meja.remah(("Nilai", "")),
        "form": form,
        "dapat": dapat or request.method == "POST",
    }
    return tampilkan(request, meja, "nilai.html", isi)


def _bertentangan(form: forms.Form, kini: EvaluasiAkip, ada: dict[str, object]) -> forms.Form:
    """What was typed stays; each field that differs says what stands there. Saving again overwrites it."""
    form.data = form.data.copy()
    form.data["versi"] = kini.versi
    form.add_error(None, "Data ini sudah diubah orang lain. Periksa bedanya, lalu simpan lagi.")
    for nama, nilai in ada.items():
        if form.cleaned_data.get(nama) != nilai:
            teks = form.fields[nama].prepare_value(nilai)
            form.add_error(nama, f"Sekarang tersimpan: {teks if teks not in (None, '') else 'kosong'}")
    return form
