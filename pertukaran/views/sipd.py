"""Importing an export of SIPD: the upload, its state and preview, applying it, and codes to be mapped."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lkjip.unggahan.penerima import gagal_diterima
from perencanaan.views.dasar import MejaRencana, tampilkan
from pertukaran.enums import JenisImpor, KeadaanImpor
from pertukaran.forms.sipd import FormPagu, FormRealisasi
from pertukaran.models import Impor, PemetaanKode
from pertukaran.sipd import layanan
from pertukaran.sipd.isian_kode import baca_isian, pertanyaan
from pertukaran.views.dasar import pengimpor

PILIHAN = ("skpd", "tipe")  # what a file may hold several of
TERAKHIR = 20  # imports that are listed
GAGAL_DISIMPAN = (
    "Server tidak dapat menyimpan berkas itu. Coba lagi sebentar; sampaikan kepada admin bila berulang."
)


def _remah(meja: MejaRencana, judul: str, *, bawah: bool = True) -> list[tuple[str, str]]:
    tengah = [("Impor SIPD", meja.alamat("impor-sipd"))] if bawah else []
    return [*meja.remah, ("Impor", meja.alamat("impor")), *tengah, (judul, "")]


def _ambil(meja: MejaRencana, nomor: UUID) -> Impor:
    """An import of the unit and year. Raises Http404."""
    milik = Impor.objects.filter(pk=nomor, unit=meja.unit, tahun=meja.tahun, jenis__in=layanan.JENIS)
    impor = milik.select_related("pengguna").first()
    if impor is None:
        raise Http404("Impor ini tidak ada, sudah dibatalkan, atau sudah kedaluwarsa.")
    impor.unit = meja.unit
    return impor


@require_http_methods(["GET", "POST"])
@pengimpor
def sipd(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """The two uploads, and the latest imports."""
    jenis = request.POST.get("jenis", "") if request.method == "POST" else ""
    masukan = (request.POST, request.FILES)
    form_pagu = FormPagu(
        meja.unit, meja.tahun, *(masukan if jenis == JenisImpor.SIPD_PAGU else ()), prefix="pagu"
    )
    form_real = FormRealisasi(
        meja.pengguna,
        meja.unit,
        meja.tahun,
        *(masukan if jenis == JenisImpor.SIPD_REAL else ()),
        prefix="real",
    )
    form = {JenisImpor.SIPD_PAGU: form_pagu, JenisImpor.SIPD_REAL: form_real}.get(jenis)  # type: ignore[call-overload]
    if form is not None and gagal_diterima(request):
        form.add_error(None, GAGAL_DISIMPAN)
    elif form is not None and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        impor = layanan.terima(
            meja.pengguna, meja.unit, meja.tahun,
            jenis=JenisImpor(jenis), nama=berkas.name or "", isi=berkas.read(), pilihan=form.pilihan(),
        )  # fmt: skip
        return redirect(meja.alamat("impor-sipd-satu", impor=impor.pk))
    riwayat = Impor.objects.filter(unit=meja.unit, tahun=meja.tahun, jenis__in=layanan.JENIS)
    isi = {
        "judul": f"Impor SIPD {meja.tahun}",
        "remah": _remah(meja, "Impor SIPD", bawah=False),
        "form_pagu": form_pagu,
        "form_real": form_real,
        "riwayat": [
            (i, meja.alamat("impor-sipd-satu", impor=i.pk))
            for i in riwayat.select_related("pengguna").defer("isi", "hasil")[:TERAKHIR]
        ],
        "kode": meja.alamat("impor-sipd-kode"),
    }
    return tampilkan(request, meja, "pertukaran/sipd/unggah.html", isi)


@require_http_methods(["GET", "POST"])
@pengimpor
def satu(request: HttpRequest, meja: MejaRencana, impor: UUID) -> HttpResponse:
    """State of the reading, preview, and what was done."""
    milik = _ambil(meja, impor)
    if request.method == "POST":
        return _kerjakan(request, meja, milik)
    isi = {
        "judul": "Hasil impor SIPD" if milik.diterapkan_pada else "Pratinjau impor SIPD",
        "remah": _remah(meja, milik.nama_berkas),
        "impor": milik,
        "pagu": milik.jenis == JenisImpor.SIPD_PAGU,
        "hasil": milik.hasil,
        "belum": milik.keadaan in layanan.BELUM,
        "siap": milik.keadaan == KeadaanImpor.SIAP,
        "diam": layanan.antrean_diam(milik),
        "terhenti": layanan.terhenti(milik),
        "kembali": meja.alamat("impor-sipd"),
        "petakan": meja.alamat("impor-sipd-petakan", impor=milik.pk),
    }
    return tampilkan(request, meja, "pertukaran/sipd/satu.html", isi)


def _kerjakan(request: HttpRequest, meja: MejaRencana, impor: Impor) -> HttpResponse:
    aksi = request.POST.get("aksi", "")
    sini = redirect(meja.alamat("impor-sipd-satu", impor=impor.pk))
    if aksi == "ulangi" and layanan.terhenti(impor):
        layanan.ulangi(impor)
    elif aksi == "batal" and not impor.diterapkan_pada:
        layanan.buang(impor)
        messages.info(request, "Impor dibatalkan. Tidak ada yang ditulis.")
        return redirect(meja.alamat("impor-sipd"))
    elif impor.keadaan != KeadaanImpor.SIAP:
        messages.warning(request, "Impor ini sudah diterapkan atau belum selesai dibaca.")
    elif aksi == "pilih":
        pilihan = {apa: request.POST[apa] for apa in PILIHAN if apa in request.POST}
        layanan.tetapkan(impor, meja.pengguna, **pilihan)
    elif aksi == "segarkan":
        layanan.tetapkan(impor, meja.pengguna)
    elif aksi == "terapkan":
        if sebab := layanan.terapkan(impor, meja.pengguna, sidik=request.POST.get("sidik", "")):
            messages.warning(request, sebab)
        else:
            messages.success(request, "Impor diterapkan seluruhnya.")
    return sini


@require_http_methods(["GET", "POST"])
@pengimpor
def petakan(request: HttpRequest, meja: MejaRencana, impor: UUID) -> HttpResponse:
    """Codes of the file that the year's tree has not: where they belong."""
    milik = _ambil(meja, impor)
    kembali = meja.alamat("impor-sipd-satu", impor=milik.pk)
    if milik.keadaan != KeadaanImpor.SIAP:
        return redirect(kembali)
    tanya = pertanyaan(milik)
    sidik = (milik.hasil or {}).get("sidik", "")
    if request.method == "POST" and request.POST.get("sidik", sidik) != sidik:
        messages.warning(
            request, "Kode yang ditanyakan berubah sejak halaman ini dibuka. Periksa sekali lagi."
        )
        return redirect(request.path)
    if request.method == "POST":
        jawaban = baca_isian(tanya, request.POST)
        if not tanya.galat:
            layanan.petakan(milik, meja.pengguna, jawaban.peta, jawaban.baru, jawaban.sasaran)
            # New lines bring new programs, whose sasaran is asked next.
            lagi = bool(pertanyaan(milik).program) or bool((milik.hasil or {}).get("belum"))
            return redirect(request.path if lagi else kembali)
    isi = {
        "judul": "Pemetaan kode",
        "remah": [
            *_remah(meja, "")[:-1],
            (milik.nama_berkas, kembali),
            ("Pemetaan kode", ""),
        ],
        "impor": milik,
        "tanya": tanya,
        "sidik": sidik,
        "kembali": kembali,
        "renstra": meja.alamat("rencana-susun"),
    }
    return tampilkan(request, meja, "pertukaran/sipd/petakan.html", isi)


@require_http_methods(["GET", "POST"])
@pengimpor
def kode(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """The mappings that are kept, and removing one."""
    semua = PemetaanKode.objects.filter(unit=meja.unit).select_related("oleh")
    if request.method == "POST":
        nomor = request.POST.get("hapus", "")
        hapus = (
            semua.filter(pk=nomor).first()
            if nomor.isascii() and nomor.isdigit() and len(nomor) < 18
            else None
        )
        if hapus is None:
            messages.warning(request, "Pemetaan itu sudah tidak ada.")
        else:
            hapus.delete()
            messages.success(
                request, f"Pemetaan {hapus.kode_asal} dihapus. Impor berikutnya menanyakannya lagi."
            )
        return redirect(request.path)
    isi = {
        "judul": "Pemetaan kode tersimpan",
        "remah": _remah(meja, "Pemetaan kode"),
        "pemetaan": semua,
        "kembali": meja.alamat("impor-sipd"),
    }
    return tampilkan(request, meja, "pertukaran/sipd/kode.html", isi)
