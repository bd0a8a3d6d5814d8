"""The unit's indicators of all levels: list, new, change, delete."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from indicators.enums import Level
from indicators.models import Indikator, Sasaran, Tujuan
from lkjip.forms.dasar import tambah_galat
from perencanaan import indikator as layanan
from perencanaan.forms.dasar import FormAlasan
from perencanaan.forms.indikator import FormIndikator, FormsetKomponen
from perencanaan.hapus import menempel
from perencanaan.peraga import peraga
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.lembar import ISIAN, kiriman, lembar
from perencanaan.views.renstra import pencatat

PER_HALAMAN = 50
UNTUK = (
    "Indikator mengukur tujuan, sasaran, program, kegiatan, dan sub kegiatan. Satu indikator dipakai terus"
    " selama maknanya sama; target dan definisinya yang berversi."
)


@require_GET
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    cari, level = request.GET.get("cari", "").strip(), request.GET.get("level", "")
    semua = Indikator.objects.filter(unit=meja.unit).select_related("tujuan", "sasaran", "bidang")
    if cari:
        semua = semua.filter(Q(nama__icontains=cari) | Q(kode__icontains=cari))
    if level in Level.values:
        semua = semua.filter(level=level)
    isi = {
        "judul": "Indikator",
        "untuk": UNTUK,
        "cari": cari,
        "level": level,
        "pilihan_level": Level.choices,
        "daftar": Paginator(semua, PER_HALAMAN).get_page(request.GET.get("hal")),
        "pangkal": urlencode({"cari": cari, "level": level}),
        "remah": [*meja.remah, ("Indikator", "")],
    }
    return tampilkan(request, meja, "perencanaan/indikator/daftar.html", isi)


@ISIAN
@penyusun
def baru(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    naskah = Indikator(unit=meja.unit)
    return _lembar(request, meja, naskah, awal={"milik": _milik_dari(request, meja), **_usul_kode(meja)})


@ISIAN
@penyusun
def ubah(request: HttpRequest, meja: MejaRencana, kode: str) -> HttpResponse:
    return _lembar(request, meja, _ambil(meja, kode), awal={})


def _ambil(meja: MejaRencana, kode: str) -> Indikator:
    semua = Indikator.objects.select_related("tujuan", "sasaran", "bidang")
    return get_object_or_404(semua, unit=meja.unit, kode=kode)


def _milik_dari(request: HttpRequest, meja: MejaRencana) -> str:
    """What the link names that led here: ?sasaran=s1."""
    for level, model in (("tujuan", Tujuan), ("sasaran", Sasaran)):
        if ada := model.objects.filter(unit=meja.unit, kode=request.GET.get(level, "")).first():
            return f"{level}:{ada.pk}"
    return ""


def _usul_kode(meja: MejaRencana) -> dict[str, str]:
    ada = set(Indikator.objects.filter(unit=meja.unit).values_list("kode", flat=True))
    return {"kode": next(k for n in range(1, len(ada) + 2) if (k := f"i{n}") not in ada)}


def _lembar(
    request: HttpRequest, meja: MejaRencana, indikator: Indikator, awal: dict[str, Any]
) -> HttpResponse:
    lama = indikator.pk is not None
    judul = "Ubah indikator" if lama else "Tambah indikator"
    data = kiriman(request)
    minta = {"unit": meja.unit, "tahun": meja.tahun, "perlu_alasan": layanan.perlu_alasan(indikator)}
    form = FormIndikator(data, instance=indikator, initial=awal, **minta)
    komponen = FormsetKomponen(data, instance=indikator, prefix="komponen")
    if data is not None and form.is_valid() & komponen.is_valid():
        komponen.save(commit=False)
        dihapus = {k.pk for k in komponen.deleted_objects}
        isi = [f.instance for f in komponen.initial_forms if f.instance.pk not in dihapus]
        isi += [
            f.instance for f in komponen.extra_forms if f.has_changed() and f not in komponen.deleted_forms
        ]
        try:
            catat = pencatat(request, meja, form.alasan)
            layanan.simpan(catat, form.instance, form.cleaned_data["milik"], isi, komponen.deleted_objects)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"Indikator “{form.instance.nama}” disimpan.")
            return redirect("rencana-indikator", unit=meja.unit.slug, tahun=meja.tahun)
    return lembar(
        request,
        meja,
        judul=judul,
        form=form,
        jalur=[("Indikator", meja.alamat("rencana-indikator"))],
        untuk=UNTUK,
        ketentuan="indikator",
        templat="perencanaan/indikator/lembar.html",
        komponen=komponen,
        peraga=peraga(indikator) if lama else [],
        indikator=indikator if lama else None,
    )


@ISIAN
@penyusun
def hapus(request: HttpRequest, meja: MejaRencana, kode: str) -> HttpResponse:
    indikator = _ambil(meja, kode)
    apa = menempel(indikator)
    form = FormAlasan(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            layanan.hapus(pencatat(request, meja), indikator)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Indikator dihapus.")
            return redirect("rencana-indikator", unit=meja.unit.slug, tahun=meja.tahun)
    terpakai = f" Indikator ini belum dapat dihapus: masih ada {apa}." if apa else ""
    return lembar(
        request,
        meja,
        judul="Hapus indikator",
        form=form,
        jalur=[("Indikator", meja.alamat("rencana-indikator"))],
        untuk=f"{indikator.nama} ({indikator.kode}).{terpakai}",
        tombol="Hapus",
        berbahaya=True,
    )
