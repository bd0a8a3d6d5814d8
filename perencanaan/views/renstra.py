"""The Renstra of a unit: its versions, its first draft, its changes, and when they begin to count."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from indicators.enums import JenisDokumen
from indicators.models import Dokumen
from lkjip.forms.dasar import tambah_galat
from perencanaan import dokumen as layanan
from perencanaan.aturan import ATURAN_RENSTRA
from perencanaan.catat import Pencatat
from perencanaan.forms.dasar import FormAlasan
from perencanaan.forms.dokumen import FormDokumen, FormPerubahan, FormTetapkan
from perencanaan.periksa import periksa
from perencanaan.renstra.buku import BukuRenstra
from perencanaan.renstra.draf import isi_draf
from perencanaan.renstra.target import banding
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.lembar import ISIAN, kiriman, lembar

UNTUK = (
    "Renstra memuat tujuan, sasaran, indikator, dan target lima tahun. Perjanjian Kinerja, E.81, dan LKjIP"
    " membaca versi yang ditetapkan."
)


def pencatat(request: HttpRequest, meja: MejaRencana, alasan: str = "") -> Pencatat:
    return Pencatat(request.user, meja.unit, meja.tahun, alasan.strip())


def ambil_buku(meja: MejaRencana, periode: int, versi: int) -> BukuRenstra:
    milik = Dokumen.objects.filter(unit=meja.unit, jenis=JenisDokumen.RENSTRA, tahun=periode, bidang=None)
    return BukuRenstra(meja.unit, meja.tahun, list(milik.order_by("urutan")), versi)


def alamat_versi(meja: MejaRencana, d: Dokumen, nama: str = "renstra-versi", **lain: Any) -> str:
    return meja.alamat(nama, periode=d.tahun, versi=d.urutan, **lain)


def jalur(meja: MejaRencana, d: Dokumen) -> list[tuple[str, str]]:
    """From the list of editors to a version."""
    return [(f"Renstra {d.tahun}–{d.tahun_akhir}", alamat_versi(meja, d))]


@require_GET
@halaman_rencana
def pintu(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """The last version of the Renstra that holds the year; without one, how to begin."""
    if versi := layanan.versi_dokumen(meja.unit, JenisDokumen.RENSTRA, meja.tahun):
        return redirect(alamat_versi(meja, versi[-1]))
    isi = {"judul": "Renstra", "untuk": UNTUK, "remah": [*meja.remah, ("Renstra", "")]}
    return tampilkan(request, meja, "perencanaan/renstra/kosong.html", isi)


@ISIAN
@penyusun
def baru(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    awal = {"tahun": meja.tahun, "tahun_akhir": meja.tahun + 5}
    contoh = f"Renstra {meja.unit.nama_singkat} Tahun {meja.tahun}–{meja.tahun + 5}"
    naskah = Dokumen(unit=meja.unit, jenis=JenisDokumen.RENSTRA, draf=True)
    form = FormDokumen(kiriman(request), instance=naskah, initial=awal, contoh=contoh)
    if request.method == "POST" and form.is_valid():
        try:
            d = layanan.buat_pertama(pencatat(request, meja), form.instance)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Draf Renstra dibuat. Isi tujuan dan sasarannya, lalu targetnya.")
            return redirect(alamat_versi(meja, d))
    kembali = [("Renstra", meja.alamat("rencana-renstra"))]
    return lembar(
        request, meja, judul="Buat Renstra", form=form, jalur=kembali, untuk=UNTUK, ketentuan="renstra"
    )


@require_GET
@halaman_rencana
def versi(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    buku = ambil_buku(meja, periode, versi)
    d = buku.dokumen
    isi = {
        "judul": d.nama,
        "untuk": UNTUK,
        "buku": buku,
        "dokumen": d,
        "tab": [(sebut_versi(v), alamat_versi(meja, v), v.pk == d.pk) for v in buku.versi],
        "susunan": buku.susunan,
        "banding": banding(buku),
        "temuan": periksa(buku.sumber, ATURAN_RENSTRA) if buku.terakhir else [],
        "dapat_ubah": meja.boleh_ubah and buku.terakhir,
        "dapat_ganti": meja.boleh_ubah and d.draf,
        "remah": [*meja.remah, (f"Renstra {d.tahun}–{d.tahun_akhir}", "")],
    }
    return tampilkan(request, meja, "perencanaan/renstra/versi.html", isi)


def sebut_versi(d: Dokumen) -> str:
    nama = "Semula" if d.urutan == 0 else f"Perubahan ke-{d.urutan}"
    return f"{nama} (draf)" if d.draf else nama


@ISIAN
@penyusun
def ubah(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    """What is said about a version: its name and decree."""
    d = ambil_buku(meja, periode, versi).dokumen
    form = FormDokumen(kiriman(request), instance=d, contoh=d.nama, perlu_alasan=not d.draf)
    if request.method == "POST" and form.is_valid():
        layanan.ubah(pencatat(request, meja, form.alasan or d.alasan), form.instance)
        messages.success(request, "Keterangan dokumen disimpan.")
        return redirect(alamat_versi(meja, d))
    return lembar(request, meja, judul="Keterangan dokumen", form=form, jalur=jalur(meja, d))


@ISIAN
@penyusun
def perubahan(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    """A draft after the last version; it begins as that one is."""
    buku = ambil_buku(meja, periode, versi)
    if not buku.terakhir:
        raise Http404("Perubahan dibuat dari versi terakhir.")
    d = buku.dokumen
    contoh = f"Perubahan Renstra {meja.unit.nama_singkat} Tahun {d.tahun}–{d.tahun_akhir}"
    naskah = Dokumen(unit=meja.unit, jenis=d.jenis, tahun=d.tahun, urutan=d.urutan + 1, draf=True)
    form = FormPerubahan(kiriman(request), instance=naskah, contoh=contoh, initial={"nama": contoh})
    if request.method == "POST" and form.is_valid():
        try:
            hasil = layanan.buat_perubahan(pencatat(request, meja), form.instance, buku.versi)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Draf perubahan dibuat. Isinya mulai dari yang berlaku.")
            return redirect(alamat_versi(meja, hasil))
    return lembar(
        request,
        meja,
        judul="Buat perubahan Renstra",
        form=form,
        jalur=jalur(meja, d),
        untuk="Draf mulai dari tujuan, sasaran, dan target yang berlaku, dan belum dibaca laporan.",
        tombol="Buat draf perubahan",
    )


@ISIAN
@penyusun
def tetapkan(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    """The draft begins to count, where the rules find no error."""
    buku = ambil_buku(meja, periode, versi)
    d = buku.dokumen
    if not d.draf:
        raise Http404("Versi ini sudah ditetapkan.")
    temuan = periksa(buku.sumber, ATURAN_RENSTRA)
    galat = [t for t in temuan if t.galat]
    form = FormTetapkan(kiriman(request), initial={"nomor": d.nomor, "tanggal": d.tanggal})
    if request.method == "POST" and form.is_valid() and not galat:
        layanan.tetapkan(pencatat(request, meja), d, **form.cleaned_data)
        messages.success(request, f"{d.nama} ditetapkan dan mulai dipakai.")
        return redirect(alamat_versi(meja, d))
    if request.method == "POST" and galat:
        form.add_error(None, "Renstra belum dapat ditetapkan: betulkan dahulu kesalahan di bawah ini.")
    return lembar(
        request,
        meja,
        judul="Tetapkan Renstra",
        form=form,
        jalur=jalur(meja, d),
        untuk="Sesudah ditetapkan, versi ini dibaca Perjanjian Kinerja, E.81, dan LKjIP.",
        tombol="Tetapkan",
        templat="perencanaan/tetapkan.html",
        temuan=temuan,
        terhalang=bool(galat),
    )


@ISIAN
@penyusun
def buang(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    buku = ambil_buku(meja, periode, versi)
    d = buku.dokumen
    if not d.draf:
        raise Http404("Versi yang sudah ditetapkan tidak dapat dibuang.")
    form = FormAlasan(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            layanan.buang(pencatat(request, meja), d, isi_draf(buku))
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"Draf “{d.nama}” dibuang.")
            return redirect("rencana-renstra", unit=meja.unit.slug, tahun=meja.tahun)
    return lembar(
        request,
        meja,
        judul="Buang draf",
        form=form,
        jalur=jalur(meja, d),
        untuk="Tujuan, sasaran, indikator, dan target yang hanya ada pada draf ini ikut dihapus."
        " Versi yang sudah ditetapkan tidak berubah.",
        tombol="Buang draf",
        berbahaya=True,
    )
