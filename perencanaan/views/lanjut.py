"""The page that prepares the next year: what would be made, and the button that makes it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lkjip.access import Hak, boleh
from lkjip.masa_unit import tahun_unit
from perencanaan import lanjut as layanan
from perencanaan.forms.lanjut import FormLanjut
from perencanaan.lanjut_bahan import Bahan
from perencanaan.views.dasar import MejaRencana, halaman_rencana, tampilkan
from perencanaan.views.tahunan import ISIAN, dikirim, penulis, remah, sebut

JUDUL = "Siapkan tahun berikutnya"


@ISIAN
@halaman_rencana
def lanjut(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """aksi: periksa (shows again, by what is chosen) or salin."""
    kirim = dikirim(request, meja)
    ke = meja.tahun + 1
    if layanan.belum_siap(meja.unit, ke):
        return _belum(request, meja)
    bahan = Bahan(meja.unit, meja.tahun, layanan.AWAL, {})
    form = FormLanjut(request.POST if kirim else None, bahan=bahan)
    sah = not kirim or form.is_valid()
    galat = ""
    if kirim and sah and request.POST.get("aksi") == "salin":
        try:
            n = layanan.lanjutkan(penulis(meja), form.dipilih(), form.pilihan())
        except ValidationError as e:
            galat = sebut(e)
        else:
            _sampaikan(request, n, ke)
            return redirect("rencana-susun", unit=meja.unit.slug, tahun=ke)
    bahan.dipilih, bahan.pilihan = form.dipilih(), form.pilihan()
    rancangan = layanan.rancang(bahan)
    isi = {
        "judul": f"Siapkan tahun {ke}",
        "form": form,
        "rancangan": rancangan,
        "banyak": layanan.banyak(rancangan),
        "ke": ke,
        "galat": galat or ("" if sah else "Belum disalin: periksa isian yang bertanda merah."),
        "tanpa_renstra": not bahan.sasaran,
        "remah": remah(meja, (JUDUL, "")),
    }
    return tampilkan(request, meja, "perencanaan/lanjut.html", isi)


def _sampaikan(request: HttpRequest, n: int, ke: int) -> None:
    if n:
        messages.success(request, f"{n} baris disalin ke tahun {ke}. Lengkapi yang belum terisi.")
    else:
        messages.info(request, f"Tidak ada yang disalin: tahun {ke} sudah memuat semuanya.")


def _belum(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """Nothing can be prepared for a year without settings, or without the unit; says who makes them."""
    ke = meja.tahun + 1
    pengatur = boleh(request.user, Hak.KELOLA, meja.unit)
    alamat = reverse("kelola-pengaturan", args=[meja.unit.pemda.slug, ke]) if pengatur else ""
    isi = {"judul": f"Siapkan tahun {ke}", "ke": ke, "belum": True, "alamat_pengaturan": alamat}
    isi["berakhir"] = not tahun_unit(meja.unit, ke)
    return tampilkan(request, meja, "perencanaan/lanjut.html", isi | {"remah": remah(meja, (JUDUL, ""))})
