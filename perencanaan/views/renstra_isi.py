"""Tujuan, sasaran and targets of a version of the Renstra."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lkjip.forms.dasar import tambah_galat
from perencanaan.forms.dasar import FormAlasan
from perencanaan.forms.renstra import FORM_BUTIR, FormDiteruskan, TabelTarget
from perencanaan.renstra import butir as layanan
from perencanaan.renstra import target as layanan_target
from perencanaan.renstra.buku import BukuRenstra, Cabang
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.lembar import ISIAN, kiriman, lembar
from perencanaan.views.renstra import alamat_versi, ambil_buku, jalur, pencatat


def _buku(meja: MejaRencana, periode: int, versi: int, jenis: str = "tujuan") -> BukuRenstra:
    """Only the last version is written in."""
    buku = ambil_buku(meja, periode, versi)
    if not buku.terakhir or jenis not in layanan.MODEL:
        raise Http404("Hanya versi terakhir yang dapat diubah.")
    return buku


def _objek(buku: BukuRenstra, jenis: str, kode: str) -> tuple[Cabang, Any]:
    cabang = buku.cari(jenis, kode)
    return cabang, layanan.MODEL[jenis].objects.select_related("dokumen").get(pk=cabang.isi.id)


@ISIAN
@penyusun
def butir_baru(request: HttpRequest, meja: MejaRencana, periode: int, versi: int, jenis: str) -> HttpResponse:
    buku = _buku(meja, periode, versi, jenis)
    d = buku.dokumen
    awal = {"tujuan": next((c.isi.id for c in buku.susunan if c.isi.kode == request.GET.get("tujuan")), None)}
    naskah = layanan.MODEL[jenis](unit=meja.unit, dokumen=d)
    form = FORM_BUTIR[jenis](
        kiriman(request), instance=naskah, initial=awal, buku=buku, perlu_alasan=not d.draf
    )
    if request.method == "POST" and form.is_valid():
        try:
            layanan.tambah(pencatat(request, meja, form.alasan or d.alasan), d, form.instance)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"{jenis.capitalize()} ditambahkan.")
            return redirect(alamat_versi(meja, d))
    judul = f"Tambah {jenis}"
    return lembar(request, meja, judul=judul, form=form, jalur=jalur(meja, d), ketentuan=jenis)


@ISIAN
@penyusun
def butir_ubah(
    request: HttpRequest, meja: MejaRencana, periode: int, versi: int, jenis: str, kode: str
) -> HttpResponse:
    """Rewords what this version brought."""
    buku = _buku(meja, periode, versi, jenis)
    d = buku.dokumen
    _, objek = _objek(buku, jenis, kode)
    if objek.dokumen_id != d.pk:
        raise Http404("Rumusan dari versi sebelumnya diganti dalam draf perubahan, tidak diubah.")
    form = FORM_BUTIR[jenis](kiriman(request), instance=objek, buku=buku, perlu_alasan=not d.draf)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.ubah(pencatat(request, meja, form.alasan or d.alasan), d, form.instance)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"{jenis.capitalize()} disimpan.")
            return redirect(alamat_versi(meja, d))
    return lembar(
        request, meja, judul=f"Ubah {jenis}", form=form, jalur=jalur(meja, d), ketentuan=jenis
    )  # fmt: skip


@ISIAN
@penyusun
def butir_ganti(
    request: HttpRequest, meja: MejaRencana, periode: int, versi: int, jenis: str, kode: str
) -> HttpResponse:
    """A new wording in the place of one of an earlier version: semula beside menjadi."""
    buku = _buku(meja, periode, versi, jenis)
    d = buku.dokumen
    cabang, lama = _objek(buku, jenis, kode)
    if not d.draf or lama.dokumen_id == d.pk:
        raise Http404("Penggantian dilakukan dalam draf perubahan.")
    isi = {
        f.name: getattr(lama, f.attname)
        for f in lama._meta.fields
        if f.name in FORM_BUTIR[jenis]._meta.fields
    }
    naskah = layanan.MODEL[jenis](unit=meja.unit, dokumen=d)
    form = FORM_BUTIR[jenis](kiriman(request), instance=naskah, initial=isi, buku=buku)
    pilih = FormDiteruskan(kiriman(request), indikator=cabang.indikator)
    if request.method == "POST" and form.is_valid() and pilih.is_valid():
        try:
            ikut = set(pilih.cleaned_data["indikator"])
            layanan.ganti(pencatat(request, meja, d.alasan), buku, cabang, form.instance, ikut)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"{jenis.capitalize()} diganti dalam draf ini.")
            return redirect(alamat_versi(meja, d))
    return lembar(
        request,
        meja,
        judul=f"Ganti {jenis}",
        form=form,
        jalur=jalur(meja, d),
        ketentuan=jenis,
        untuk="Rumusan lama tetap tersimpan pada versi sebelumnya; LKjIP menunjukkan semula dan menjadi.",
        templat="perencanaan/renstra/ganti.html",
        semula=lama.uraian,
        pilih=pilih,
    )


@require_POST
@penyusun
def butir_geser(
    request: HttpRequest, meja: MejaRencana, periode: int, versi: int, jenis: str, kode: str
) -> HttpResponse:
    """One place up or down; in a draft only, or the set document would be put in order without a reason."""
    buku = _buku(meja, periode, versi, jenis)
    cabang, _ = _objek(buku, jenis, kode)
    try:
        langkah = -1 if request.POST.get("arah") == "naik" else 1
        layanan.geser(pencatat(request, meja, buku.dokumen.alasan), buku, cabang, langkah)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
    return redirect(alamat_versi(meja, buku.dokumen))


@ISIAN
@penyusun
def butir_hapus(
    request: HttpRequest, meja: MejaRencana, periode: int, versi: int, jenis: str, kode: str
) -> HttpResponse:
    buku = _buku(meja, periode, versi, jenis)
    d = buku.dokumen
    _, objek = _objek(buku, jenis, kode)
    form = FormAlasan(kiriman(request), perlu_alasan=not d.draf)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.hapus(pencatat(request, meja, form.alasan or d.alasan), d, objek)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"{jenis.capitalize()} dihapus dari {d.nama}.")
            return redirect(alamat_versi(meja, d))
    pulih = " Rumusan sebelumnya berlaku kembali." if objek.menggantikan_id else ""
    return lembar(
        request,
        meja,
        judul=f"Hapus {jenis}",
        form=form,
        jalur=jalur(meja, d),
        untuk=f"{objek.uraian}.{pulih}",
        tombol="Hapus",
        berbahaya=True,
    )


@ISIAN
@halaman_rencana
def target(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    """All targets of the version in one table; who may not write reads it."""
    buku = ambil_buku(meja, periode, versi)
    d = buku.dokumen
    dapat = meja.boleh_ubah and buku.terakhir
    if request.method == "POST" and not meja.boleh_ubah:
        raise PermissionDenied
    if request.method == "POST" and not buku.terakhir:
        raise Http404("Hanya versi terakhir yang dapat diubah.")
    data = kiriman(request)
    tabel, alasan = TabelTarget(buku, data), FormAlasan(data, perlu_alasan=not d.draf)
    if request.method == "POST" and tabel.is_valid() & alasan.is_valid():
        try:
            n = layanan_target.simpan(pencatat(request, meja, alasan.alasan or d.alasan), buku, tabel.isian)
        except ValidationError as galat:
            tambah_galat(alasan, galat)
        else:
            messages.success(request, f"{n} target disimpan." if n else "Tidak ada target yang berubah.")
            return redirect(alamat_versi(meja, d))
    isi = {
        "judul": f"Target {d.nama}",
        "buku": buku,
        "dokumen": d,
        "tabel": tabel,
        "form": alasan,
        "dapat_ubah": dapat,
        "kembali": alamat_versi(meja, d),
        "remah": [*meja.remah, *jalur(meja, d), ("Target", "")],
    }
    return tampilkan(request, meja, "perencanaan/renstra/target.html", isi)
