"""Imports of a unit: the kinds there are, what was imported, an upload, its preview, and writing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.buku_kerja.masuk import BATAS_UKURAN, BukuDitolak
from lkjip.formats import angka
from lkjip.navigation import alamat
from perencanaan.views.dasar import MejaRencana, tampilkan
from pertukaran.berkas_masuk import PerluAlasan, ambil, terapkan, terima
from pertukaran.enums import JenisImpor
from pertukaran.layanan import Hasil
from pertukaran.models import Impor
from pertukaran.views.dasar import pengimpor, remah_impor

TERBANYAK = 20  # imports that the list shows
TANPA_BERKAS = "Pilih berkas .xlsx dahulu."
PANJANG_ALASAN = 1000


@dataclass(frozen=True, slots=True)
class Kartu:
    """A kind of import: the names of the page that takes the file, and of the one that shows it again."""

    unggah: str
    satu: str
    untuk: str


# A kind whose page is not there is not shown.
KARTU: dict[JenisImpor, Kartu] = {
    JenisImpor.BUKU_UNIT: Kartu(
        "impor-buku",
        "impor-satu",
        "Semua data dalam satu berkas: dokumen, indikator, target, program, pagu, pegawai, aset.",
    ),
    JenisImpor.SIPD_PAGU: Kartu(
        "impor-sipd",
        "impor-sipd-satu",
        "Pagu atau DPA/RAK dari ekspor SIPD, dijumlahkan per sub kegiatan.",
    ),
    JenisImpor.SIPD_REAL: Kartu(
        "impor-sipd", "impor-sipd-satu", "Realisasi belanja dari ekspor SIPD, per triwulan."
    ),
    JenisImpor.REALISASI: Kartu(
        "impor-realisasi",
        "impor-satu",
        "Angka dari LKjIP tahun-tahun lalu: satu lembar, indikator ke bawah dan tahun ke kanan.",
    ),
}


@require_GET
@pengimpor
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    judul = "Impor data"
    kwargs = {"unit": meja.unit.slug, "tahun": meja.tahun}
    riwayat = Impor.objects.filter(unit=meja.unit).select_related("pengguna").defer("isi", "hasil")
    isi = {
        "judul": judul,
        "remah": [*meja.remah, (judul, "")],
        "kartu": [
            (jenis.label, k.untuk, tujuan)
            for jenis, k in KARTU.items()
            if (tujuan := alamat(k.unggah, kwargs))
        ],
        "riwayat": [(i, _alamat_satu(meja, i)) for i in riwayat[:TERBANYAK]],
        "ekspor": meja.alamat("ekspor-unit"),
    }
    return tampilkan(request, meja, "pertukaran/impor.html", isi)


def _alamat_satu(meja: MejaRencana, impor: Impor) -> str | None:
    """The page of an import, for who made it."""
    if impor.pengguna_id != meja.pengguna.pk:
        return None
    kwargs: dict[str, Any] = {"unit": meja.unit.slug, "tahun": impor.tahun, "impor": impor.pk}
    return alamat(KARTU[JenisImpor(impor.jenis)].satu, kwargs)


@require_http_methods(["GET", "POST"])
@pengimpor
def buku(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    return _unggah(request, meja, JenisImpor.BUKU_UNIT, "pertukaran/impor_buku.html")


@require_http_methods(["GET", "POST"])
@pengimpor
def realisasi(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    return _unggah(request, meja, JenisImpor.REALISASI, "pertukaran/impor_realisasi.html")


def _unggah(request: HttpRequest, meja: MejaRencana, jenis: JenisImpor, templat: str) -> HttpResponse:
    galat = ""
    if request.method == "POST":
        berkas = request.FILES.get("berkas")
        try:
            if berkas is None:
                raise BukuDitolak(TANPA_BERKAS)
            impor = terima(meja.pengguna, meja.unit, meja.tahun, jenis, berkas)
            return redirect(meja.alamat("impor-satu", impor=impor.pk))
        except BukuDitolak as tolak:
            galat = str(tolak)
    isi = {
        "judul": jenis.label,
        "remah": remah_impor(meja, jenis.label),
        "galat": galat,
        "batas_mb": BATAS_UKURAN // 1024**2,
        "unduh": {j: meja.alamat("ekspor-unduh", jenis=j) for j in ("isi", "kosong", "realisasi")},
    }
    return tampilkan(request, meja, templat, isi)


@require_http_methods(["GET", "POST"])
@pengimpor
def satu(request: HttpRequest, meja: MejaRencana, impor: UUID) -> HttpResponse:
    milik = ambil(meja.pengguna, meja.unit, meja.tahun, impor)
    galat_alasan = alasan = ""
    if request.method == "POST" and "batal" in request.POST and not milik.diterapkan_pada:
        milik.delete()
        messages.info(request, "Impor dibatalkan. Tidak ada yang ditulis.")
        return redirect(meja.alamat("impor"))
    if request.method == "POST" and not milik.diterapkan_pada:
        alasan = request.POST.get("alasan", "").strip()[:PANJANG_ALASAN]
        try:
            _terapkan(request, milik, meja, alasan)
            return redirect(meja.alamat("impor-satu", impor=milik.pk))
        except PerluAlasan:
            galat_alasan = "Tulis alasannya: ada baris yang sudah tercatat yang diubah atau dihapus."
    judul = "Hasil impor" if milik.diterapkan_pada else "Pratinjau impor"
    isi = {
        "judul": judul,
        "remah": remah_impor(meja, judul),
        "impor": milik,
        "hasil": Hasil.dari(milik.hasil or {}),
        "alasan": alasan,
        "galat_alasan": galat_alasan,
        "lagi": reverse(KARTU[JenisImpor(milik.jenis)].unggah, args=[meja.unit.slug, meja.tahun]),
        "kembali": meja.alamat("impor"),
    }
    return tampilkan(request, meja, "pertukaran/pratinjau.html", isi)


def _terapkan(request: HttpRequest, milik: Impor, meja: MejaRencana, alasan: str) -> None:
    hasil = Hasil.dari(milik.hasil or {})
    if not hasil.berisi or hasil.banyak_galat:
        messages.warning(request, "Tidak ada yang dapat diterapkan.")
    elif terapkan(milik, meja.pengguna, alasan):
        banyak = hasil.baru + hasil.berubah + hasil.dihapus
        messages.success(request, f"{angka(banyak)} baris ditulis sekaligus.")
    else:
        messages.warning(
            request, "Belum ada yang ditulis: datanya berubah sejak pratinjau ini. Periksa sekali lagi."
        )
