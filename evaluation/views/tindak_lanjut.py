"""Entries of follow-up: a new one with its files, one with its evidence, and the files themselves."""

from __future__ import annotations

import logging
from functools import partial
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods

from evaluation.forms.rekomendasi import FormEntri, FormEntriBaru
from evaluation.models import BuktiEvaluasi, Rekomendasi, TindakLanjut
from evaluation.putusan import PutusanDitolak, ditetapkan_pada, sudah_tetap
from evaluation.tindak_lanjut import (
    TETAP,
    EntriBerubah,
    IsiEntri,
    Pencatat,
    hapus,
    hapus_bukti,
    pilih_matriks,
    sebab_tidak_dapat,
    tambah,
    tambah_bukti,
    ubah,
)
from evaluation.views.rekomendasi import ambil_rekomendasi, remah_rekomendasi
from lkjip.access import Hak, boleh
from lkjip.unggahan.penerima import gagal_diterima
from pengisian.enums import JenisBukti
from pengisian.forms.bukti import FORM, FormBukti
from pengisian.isi_bukti import BuktiBaru, BuktiDitolak
from pengisian.terima_berkas import PENUH, terima_semua
from pengisian.views.berkas import sajikan

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest, unit: str, tahun: int, rekomendasi: int) -> HttpResponse:
    milik = ambil_rekomendasi(request, unit, tahun, rekomendasi)
    sebab = sebab_tidak_dapat(request.user, milik)
    form = FormEntriBaru(initial={"tanggal": timezone.localdate()})
    if request.method == "POST":
        _pastikan_penindak(request, milik)
        form = FormEntriBaru(request.POST, request.FILES)
        form.terhenti = gagal_diterima(request)
        if form.is_valid():
            try:
                entri = tambah(Pencatat(request.user), milik, form.isi)
            except PutusanDitolak as ditolak:
                form.add_error(None, f"Belum tersimpan. {ditolak}")
            else:
                return redirect(_sesudah_tambah(request, milik, tahun, entri, form))
    isi = {
        "judul": "Catat tindak lanjut",
        "remah": remah_rekomendasi(milik, tahun, ("Tindak lanjut baru", "")),
        "unit": milik.evaluasi.unit,
        "tahun": tahun,
        "r": milik,
        "form": form,
        "sebab": sebab,
    }
    return render(request, "evaluation/rekomendasi/entri_baru.html", isi)


def _sesudah_tambah(
    request: HttpRequest, milik: Rekomendasi, tahun: int, entri: TindakLanjut, form: FormEntriBaru
) -> str:
    """Takes the files; where one is refused, its reason is told on the page of the entry."""
    messages.success(request, "Tindak lanjut tersimpan.")
    simpan = partial(tambah_bukti, Pencatat(request.user), entri)
    hasil = terima_semua(form.cleaned_data["semua"], simpan, judul="", hari=form.cleaned_data["tanggal"])
    if not hasil.galat:
        return _alamat(milik, tahun)
    for galat in hasil.galat:
        messages.error(request, f"Bukti belum tersimpan: {galat}")
    return _alamat(milik, tahun, entri.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: HttpRequest, unit: str, tahun: int, rekomendasi: int, entri: int) -> HttpResponse:
    """An entry: corrected, removed, evidence added and removed (aksi; jenis for evidence)."""
    milik = ambil_rekomendasi(request, unit, tahun, rekomendasi)
    kini = _entri(milik, entri)
    form: FormEntri | None = None
    form_bukti: FormBukti | None = None
    if request.method == "POST":
        _pastikan_penindak(request, milik)
        aksi = request.POST.get("aksi", "")
        if aksi == "ubah":
            form = _ubah(request, kini)
        elif "jenis" in request.POST:
            form_bukti = _tambah_bukti(request, kini)
        else:
            _lainnya(request, kini, aksi)
        if form is None and form_bukti is None:
            return redirect(_alamat(milik, tahun) if aksi == "hapus" else request.path)
    isi = _isi_satu(request, milik, tahun, kini, form, form_bukti)
    return render(request, "evaluation/rekomendasi/entri.html", isi)


@require_GET
@xframe_options_sameorigin
def berkas(
    request: HttpRequest, unit: str, tahun: int, rekomendasi: int, bukti: int
) -> HttpResponse | FileResponse:
    milik = ambil_rekomendasi(request, unit, tahun, rekomendasi)
    ada = None
    if bukti < 2**63:
        ada = BuktiEvaluasi.objects.filter(pk=bukti, tindak_lanjut__rekomendasi=milik).first()
    if ada is None:
        raise Http404("Bukti ini tidak ada.")
    return sajikan(request, ada)


def _isi_satu(
    request: HttpRequest,
    milik: Rekomendasi,
    tahun: int,
    entri: TindakLanjut,
    form: FormEntri | None,
    form_bukti: FormBukti | None,
) -> dict[str, Any]:
    sebab = sebab_tidak_dapat(request.user, milik)
    tetap = sudah_tetap(entri, ditetapkan_pada(milik))
    bukti = list(entri.bukti.select_related("oleh"))
    lihat = IsiEntri.dari(entri)
    awal = {"tanggal": lihat.tanggal, "uraian": lihat.uraian, "persen": lihat.persen}
    return {
        "judul": f"Tindak lanjut rekomendasi {milik.nomor}",
        "remah": remah_rekomendasi(milik, tahun, ("Tindak lanjut", "")),
        "unit": milik.evaluasi.unit,
        "tahun": tahun,
        "r": milik,
        "e": entri,
        "bukti": bukti,
        "gambar": [b for b in bukti if b.tipe.startswith("image/")],
        "sebab": TETAP if tetap and not sebab else sebab,
        "boleh_matriks": not sebab,
        "form": form or FormEntri(initial=awal),
        "semula": _sidik(lihat),
        "forms": [
            form_bukti if isinstance(form_bukti, kelas) else kelas(initial={"tanggal": entri.tanggal})
            for kelas in FORM.values()
        ],
        "terbuka": form_bukti.jenis if form_bukti else "",
    }


def _ubah(request: HttpRequest, entri: TindakLanjut) -> FormEntri | None:
    """The form where the correction was not written."""
    form = FormEntri(request.POST)
    if not form.is_valid():
        return form
    lihat = IsiEntri.dari(entri)
    try:
        if request.POST.get("semula", "") not in ("", _sidik(lihat)):
            raise EntriBerubah(lihat)
        ubah(Pencatat(request.user), entri, form.isi, lihat)
    except EntriBerubah as berubah:
        form.add_error(
            None, f"{berubah} Sekarang tertulis: “{berubah.kini.uraian}”. Periksa, lalu simpan lagi."
        )
    except PutusanDitolak as ditolak:
        form.add_error(None, f"Belum tersimpan. {ditolak}")
    else:
        messages.success(request, "Tindak lanjut tersimpan.")
        return None
    return form


def _tambah_bukti(request: HttpRequest, entri: TindakLanjut) -> FormBukti | None:
    """The form where not all of it was taken."""
    kelas = FORM.get(request.POST["jenis"], FORM[JenisBukti.BERKAS])
    form = kelas(request.POST, request.FILES)
    if kelas is FORM[JenisBukti.BERKAS]:
        form.terhenti = gagal_diterima(request)
    if not form.is_valid():
        return form
    isi, simpan = form.cleaned_data, partial(tambah_bukti, Pencatat(request.user), entri)
    tersimpan = 0
    try:
        if kelas is FORM[JenisBukti.BERKAS]:
            hasil = terima_semua(isi["semua"], simpan, judul=isi["judul"], hari=isi["tanggal"])
            tersimpan = len(hasil.tersimpan)
            for galat in hasil.galat:
                form.add_error(None, galat)
        else:
            simpan(BuktiBaru(**{k: isi[k] for k in ("judul", "tanggal", "tautan", "teks") if k in isi}))
            tersimpan = 1
    except (PutusanDitolak, BuktiDitolak) as ditolak:
        form.add_error(None, f"Belum tersimpan. {ditolak}")
    except (OSError, DatabaseError):
        log.exception("Evidence of follow-up %s could not be stored", entri.pk)
        form.add_error(None, f"Belum tersimpan: {PENUH}")
    if tersimpan:
        messages.success(request, f"{tersimpan} bukti tersimpan.")
    return None if form.is_valid() else form


def _lainnya(request: HttpRequest, entri: TindakLanjut, aksi: str) -> None:
    """Removes the entry or a piece of its evidence, or chooses what the matrix prints."""
    pencatat = Pencatat(request.user)
    nomor = [int(n) for n in request.POST.getlist("bukti") if n.isascii() and n.isdigit() and len(n) < 19]
    try:
        if aksi == "hapus":
            hapus(pencatat, entri)
            messages.success(request, "Tindak lanjut dihapus.")
        elif aksi == "matriks":
            pilih_matriks(pencatat, entri, set(nomor))
            messages.success(request, "Pilihan gambar untuk matriks tersimpan.")
        elif aksi == "hapus_bukti" and (bukti := entri.bukti.filter(pk__in=nomor[:1]).first()):
            hapus_bukti(pencatat, bukti)
            messages.success(request, f"Bukti “{bukti.judul}” dihapus.")
        else:
            raise Http404("Bukti atau langkah ini tidak ada.")
    except PutusanDitolak as ditolak:
        messages.error(request, str(ditolak))


def _sidik(isi: IsiEntri) -> str:
    """What a form carries to know whether somebody else has changed the entry meanwhile."""
    return sha256(repr((isi.tanggal, isi.uraian, isi.persen)).encode()).hexdigest()[:16]


def _entri(rekomendasi: Rekomendasi, pk: int) -> TindakLanjut:
    semua = rekomendasi.tindak_lanjut.select_related("oleh", "rekomendasi__evaluasi__unit__pemda")
    entri = semua.filter(pk=pk).first() if pk < 2**63 else None
    if entri is None:
        raise Http404("Tindak lanjut ini tidak ada.")
    return entri


def _pastikan_penindak(request: HttpRequest, rekomendasi: Rekomendasi) -> None:
    """403 for who never follows up in this unit. Who cannot now is told why by the page."""
    if not boleh(request.user, Hak.TINDAK_LANJUTI, rekomendasi.evaluasi.unit):
        raise PermissionDenied


def _alamat(rekomendasi: Rekomendasi, tahun: int, entri: int | None = None) -> str:
    kwargs: dict[str, Any] = {"unit": rekomendasi.evaluasi.unit.slug, "tahun": tahun}
    kwargs["rekomendasi"] = rekomendasi.pk
    if entri is None:
        return reverse("rekomendasi-satu", kwargs=kwargs)
    return reverse("rekomendasi-tindak-lanjut-satu", kwargs=kwargs | {"entri": entri})
