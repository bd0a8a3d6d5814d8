"""The rencana aksi of a year: quarterly targets in one table, and the actions below it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from indicators.enums import AkumulasiTahun
from indicators.models import Indikator
from lkjip.forms.dasar import tambah_galat
from perencanaan import aksi as layanan
from perencanaan import queries
from perencanaan.forms.aksi import FormAksi, FormTriwulan
from perencanaan.models import AksiRencana
from perencanaan.peringatan_tahunan import sebut_rentang, tentang, triwulan_tahun
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.tahunan import ISIAN, dikirim, penulis, remah, sumber

JUDUL = "Rencana aksi"


@ISIAN
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    data = sumber(meja)
    baris = layanan.susun_baris(data)
    form = FormTriwulan(request.POST or None, baris=baris)
    if dikirim(request, meja) and form.is_valid():
        try:
            berubah = layanan.simpan_triwulan(
                penulis(meja, form.cleaned_data["alasan"]), baris, form.triwulan
            )
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            pesan = f"{berubah} target triwulan disimpan." if berubah else "Tidak ada yang berubah."
            messages.success(request, pesan)
            return redirect(meja.alamat("rencana-aksi"))
    aksi: dict[int, list[object]] = {}
    for a in queries.aksi(meja.unit.pk, meja.tahun):
        aksi.setdefault(a.indikator_id, []).append(a)
    isi = {
        "judul": f"{JUDUL} {meja.tahun}",
        "form": form,
        "baris": [
            (
                b,
                sebut_rentang((b.target.nilai, b.target.nilai_atas)),
                AkumulasiTahun(b.indikator.akumulasi_tahun).label,
                form.isian(b),
                aksi.get(b.indikator.id, []),
            )
            for b in baris
        ],
        "peringatan": [] if form.is_bound else tentang(data, triwulan_tahun),
        "remah": remah(meja, (JUDUL, "")),
    }
    return tampilkan(request, meja, "perencanaan/aksi.html", isi)


@ISIAN
@penyusun
def baru(request: HttpRequest, meja: MejaRencana, indikator: int) -> HttpResponse:
    milik = Indikator.objects.filter(pk=indikator, unit=meja.unit).first()
    if milik is None:
        raise Http404("Indikator ini tidak ada.")
    aksi = AksiRencana(unit=meja.unit, tahun=meja.tahun, indikator=milik, bidang_id=milik.bidang_id)
    return _isian(request, meja, aksi, "Tambah aksi")


@ISIAN
@penyusun
def satu(request: HttpRequest, meja: MejaRencana, aksi: int) -> HttpResponse:
    milik = AksiRencana.objects.select_related("unit", "indikator").filter(
        pk=aksi, unit=meja.unit, tahun=meja.tahun
    ).first()  # fmt: skip
    if milik is None:
        raise Http404("Aksi ini tidak ada.")
    if request.POST.get("aksi") == "hapus":
        layanan.hapus_aksi(penulis(meja), milik)
        messages.success(request, "Aksi dihapus.")
        return redirect(meja.alamat("rencana-aksi"))
    return _isian(request, meja, milik, "Ubah aksi")


def _isian(request: HttpRequest, meja: MejaRencana, aksi: AksiRencana, judul: str) -> HttpResponse:
    ada = aksi.pk is not None
    form = FormAksi(request.POST or None, instance=aksi)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.simpan_aksi(penulis(meja), aksi)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Aksi disimpan.")
            return redirect(f"{meja.alamat('rencana-aksi')}#i{aksi.indikator_id}")
    isi = {
        "judul": judul,
        "form": form,
        "indikator": aksi.indikator,
        "ada": ada,
        "remah": remah(meja, (JUDUL, meja.alamat("rencana-aksi")), (judul, "")),
    }
    return tampilkan(request, meja, "perencanaan/aksi_satu.html", isi)
