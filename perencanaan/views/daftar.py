"""The lists that fill tables of the report: which there are, and one of them as a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from perencanaan.baris_daftar import (
    PALING_BANYAK,
    Tempat,
    baca_tempelan,
    banyak_baris,
    salin_tahun_lalu,
    simpan,
)
from perencanaan.daftar import DAFTAR, PEMBANDING, Daftar
from perencanaan.forms.daftar import SetBaris, banyak_terkirim, set_baris, tambah_baris
from perencanaan.views.dasar import MejaRencana, halaman_rencana, tampilkan

JUDUL = "Pegawai, aset, isu, dan dasar hukum"


@require_GET
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    banyak = banyak_baris(meja.unit, meja.tahun)
    isi = {
        "judul": JUDUL,
        "baris": [(d, banyak[k], meja.alamat("rencana-daftar-satu", kunci=k)) for k, d in DAFTAR.items()],
        "remah": [*meja.remah, (JUDUL, "")],
    }
    return tampilkan(request, meja, "perencanaan/daftar.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_rencana
def satu(request: HttpRequest, meja: MejaRencana, kunci: str) -> HttpResponse:
    if kunci not in DAFTAR:
        raise Http404("Daftar ini tidak ada.")
    return _halaman(request, meja, DAFTAR[kunci], (JUDUL, meja.alamat("rencana-daftar")))


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_rencana
def pembanding(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    return _halaman(request, meja, PEMBANDING)


def _halaman(request: HttpRequest, meja: MejaRencana, d: Daftar, *induk: tuple[str, str]) -> HttpResponse:
    tempat = Tempat(d, meja.unit, meja.tahun)
    baris, tempelan = set_baris(tempat), ""
    if request.method == "POST":
        if not meja.boleh_ubah:
            raise PermissionDenied
        hasil, tempelan = AKSI.get(request.POST.get("aksi", ""), _periksa)(request, tempat)
        if not isinstance(hasil, SetBaris):
            return hasil
        baris = hasil
    isi = {
        "judul": f"{d.judul} {meja.tahun}" if d.setahun else d.judul,
        "daftar": d,
        "baris": baris,
        "ada": len(baris.milik),
        "tempelan": tempelan,
        "paling_banyak": PALING_BANYAK,
        "lalu": meja.tahun - 1,
        "kembali": induk[0][1] if induk else meja.alamat("rencana-susun"),
        "remah": [*meja.remah, *induk, (d.judul, "")],
    }
    return tampilkan(request, meja, "perencanaan/daftar_satu.html", isi)


Hasil = tuple[Any, str]  # the rows to be shown again, or an answer; and what was pasted and could not be read


def _simpan(request: HttpRequest, tempat: Tempat) -> Hasil:
    baris = set_baris(tempat, request.POST)
    if baris.is_valid():
        try:
            n = simpan(tempat, [f.instance for f in baris.terisi()], baris.dihapus(), oleh=request.user)
        except ValidationError as galat:
            baris._non_form_errors = baris.error_class(galat.messages)
        else:
            messages.success(request, f"{tempat.daftar.judul} disimpan." if n else "Tidak ada yang berubah.")
            return redirect(request.path), ""
    return baris, ""


def _periksa(request: HttpRequest, tempat: Tempat) -> Hasil:
    """The rows again, with their sums and what is wrong; nothing is saved."""
    baris = set_baris(tempat, request.POST)
    if baris.is_valid():
        messages.info(request, "Isian sudah benar dan belum disimpan.")
    return baris, ""


def _tambah(request: HttpRequest, tempat: Tempat) -> Hasil:
    """Five more empty rows."""
    baris = set_baris(tempat, tambah_baris(tempat, request.POST, [{} for _ in range(5)]))
    baris.is_valid()
    return baris, ""


def _tempel(request: HttpRequest, tempat: Tempat) -> Hasil:
    """What was pasted becomes rows of the form, to be looked at before they are saved."""
    teks = request.POST.get("tempelan", "")
    dibaca = baca_tempelan(tempat, teks)
    if len(dibaca) + banyak_terkirim(request.POST) > PALING_BANYAK:
        messages.error(request, f"Paling banyak {PALING_BANYAK} baris. Tempelan ini {len(dibaca)} baris.")
        baris = set_baris(tempat, request.POST)
        baris.is_valid()
        return baris, teks
    baris = set_baris(tempat, tambah_baris(tempat, request.POST, dibaca))
    baris.is_valid()
    messages.info(request, f"{len(dibaca)} baris ditambahkan di bawah. Periksa, lalu simpan.")
    return baris, ""


def _salin(request: HttpRequest, tempat: Tempat) -> Hasil:
    if not tempat.daftar.setahun:
        raise Http404
    n = salin_tahun_lalu(tempat, oleh=request.user)
    messages.success(request, f"{n} baris disalin dari tahun {tempat.tahun - 1}.")
    return redirect(request.path), ""


AKSI: dict[str, Callable[[HttpRequest, Tempat], Hasil]] = {
    "simpan": _simpan,
    "periksa": _periksa,
    "tambah": _tambah,
    "tempel": _tempel,
    "salin": _salin,
}
