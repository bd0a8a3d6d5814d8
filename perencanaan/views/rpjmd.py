"""The RPJMD of a pemda: period, visi, misi, tujuan, sasaran."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from indicators.models import Misi, Rpjmd, TujuanRpjmd
from lkjip.access import Hak, ambil_pemda
from lkjip.forms.dasar import tambah_galat
from lkjip.models import Pemda
from perencanaan import rpjmd as layanan
from perencanaan.catat import Pencatat
from perencanaan.forms.dasar import FormAlasan
from perencanaan.forms.rpjmd import FormRpjmd, form_butir
from perencanaan.ketentuan import KETENTUAN
from perencanaan.views.lembar import ISIAN, kiriman

View = Callable[..., HttpResponse]
UNTUK = (
    "RPJMD memuat visi, misi, tujuan, dan sasaran pemerintah daerah. Tujuan Renstra perangkat daerah menunjuk"
    " sasaran RPJMD yang didukungnya."
)
Jalur = list[tuple[str, str]]


def pengatur(view: View) -> View:
    """The view gets the pemda of its address, if the user writes its RPJMD; else that is 404."""

    @wraps(view)
    def bungkus(request: HttpRequest, pemda: str, **lain: Any) -> HttpResponse:
        return view(request, ambil_pemda(request.user, pemda, Hak.ATUR_RPJMD), **lain)

    return bungkus


def _catat(request: HttpRequest, pemda: Pemda) -> Pencatat:
    return Pencatat(request.user, None, None, pemda=pemda)


def _alamat(r: Rpjmd, nama: str = "kelola-rpjmd-satu", **lain: Any) -> str:
    return reverse(nama, kwargs={"pemda": r.pemda.slug, "mulai": r.tahun_mulai, **lain})


def _jalur(pemda: Pemda, r: Rpjmd | None = None) -> Jalur:
    slug = {"pemda": pemda.slug}
    hasil = [("Kelola", reverse("kelola", kwargs=slug)), ("RPJMD", reverse("kelola-rpjmd", kwargs=slug))]
    return [*hasil, (str(r), _alamat(r))] if r else hasil


@require_GET
@pengatur
def daftar(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    isi = {
        "judul": "RPJMD",
        "untuk": UNTUK,
        "ketentuan": KETENTUAN["rpjmd"],
        "pemda": pemda,
        "daftar": Rpjmd.objects.filter(pemda=pemda).order_by("-tahun_mulai"),
        "remah": [*_jalur(pemda)[:-1], ("RPJMD", "")],
    }
    return render(request, "perencanaan/rpjmd/daftar.html", isi)


@ISIAN
@pengatur
def baru(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    kini = timezone.localdate().year
    awal = {"tahun_mulai": kini, "tahun_akhir": kini + 5}
    form = FormRpjmd(kiriman(request), instance=Rpjmd(pemda=pemda), initial=awal)
    if request.method == "POST" and form.is_valid() and _simpan(request, pemda, form):
        messages.success(request, "RPJMD dibuat. Tambahkan misi, lalu tujuan dan sasarannya.")
        return redirect(_alamat(form.instance))
    return _lembar(request, pemda, "Buat RPJMD", form, _jalur(pemda), ketentuan="visi")


@require_GET
@pengatur
def satu(request: HttpRequest, pemda: Pemda, mulai: int) -> HttpResponse:
    r = layanan.ambil_rpjmd(pemda, mulai)
    misi = Misi.objects.filter(rpjmd=r).prefetch_related(
        Prefetch("tujuan", TujuanRpjmd.objects.prefetch_related("sasaran"))
    )
    isi = {
        "judul": str(r),
        "pemda": pemda,
        "rpjmd": r,
        "misi": misi,
        "remah": [*_jalur(pemda), (str(r), "")],
    }
    return render(request, "perencanaan/rpjmd/satu.html", isi)


@ISIAN
@pengatur
def ubah(request: HttpRequest, pemda: Pemda, mulai: int) -> HttpResponse:
    r = layanan.ambil_rpjmd(pemda, mulai)
    jalur = _jalur(pemda, r)
    form = FormRpjmd(kiriman(request), instance=r)
    if request.method == "POST" and form.is_valid() and _simpan(request, pemda, form):
        messages.success(request, "RPJMD disimpan.")
        return redirect(_alamat(form.instance))
    return _lembar(request, pemda, "Ubah periode dan visi", form, jalur, ketentuan="visi")


@ISIAN
@pengatur
def hapus(request: HttpRequest, pemda: Pemda, mulai: int) -> HttpResponse:
    r = layanan.ambil_rpjmd(pemda, mulai)
    kembali = reverse("kelola-rpjmd", kwargs={"pemda": pemda.slug})
    return _hapus(request, pemda, r, _jalur(pemda, r), kembali)


@ISIAN
@pengatur
def butir_baru(request: HttpRequest, pemda: Pemda, mulai: int, induk: str) -> HttpResponse:
    r = layanan.ambil_rpjmd(pemda, mulai)
    butir, tingkat = layanan.naskah(r, induk)
    form = form_butir(butir, kiriman(request))
    if request.method == "POST" and form.is_valid() and _simpan(request, pemda, form):
        messages.success(request, f"{tingkat.sebutan.capitalize()} ditambahkan.")
        return redirect(_alamat(r))
    judul = f"Tambah {tingkat.sebutan}"
    return _lembar(request, pemda, judul, form, _jalur(pemda, r), ketentuan=tingkat.ketentuan)


@ISIAN
@pengatur
def butir_ubah(request: HttpRequest, pemda: Pemda, mulai: int, nomor: str) -> HttpResponse:
    r = layanan.ambil_rpjmd(pemda, mulai)
    letak = layanan.cari(r, nomor)
    form = form_butir(letak.butir, kiriman(request))
    if request.method == "POST" and form.is_valid() and _simpan(request, pemda, form):
        messages.success(request, f"{letak.tingkat.sebutan.capitalize()} disimpan.")
        return redirect(_alamat(r))
    judul = f"Ubah {letak.tingkat.sebutan} {nomor}"
    return _lembar(request, pemda, judul, form, _jalur(pemda, r), ketentuan=letak.tingkat.ketentuan)


@ISIAN
@pengatur
def butir_hapus(request: HttpRequest, pemda: Pemda, mulai: int, nomor: str) -> HttpResponse:
    r = layanan.ambil_rpjmd(pemda, mulai)
    letak = layanan.cari(r, nomor)
    return _hapus(request, pemda, letak.butir, _jalur(pemda, r), _alamat(r))


def _simpan(request: HttpRequest, pemda: Pemda, form: Any) -> bool:
    try:
        layanan.simpan(_catat(request, pemda), form.instance)
    except ValidationError as galat:
        tambah_galat(form, galat)
        return False
    return True


def _hapus(request: HttpRequest, pemda: Pemda, objek: Any, jalur: Jalur, kembali: str) -> HttpResponse:
    form = FormAlasan(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            layanan.hapus(_catat(request, pemda), objek)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Sudah dihapus.")
            return redirect(kembali)
    nama = str(objek._meta.verbose_name)
    untuk = objek.visi if isinstance(objek, Rpjmd) else objek.uraian
    return _lembar(request, pemda, f"Hapus {nama}", form, jalur, untuk=untuk, tombol="Hapus", berbahaya=True)


def _lembar(
    request: HttpRequest, pemda: Pemda, judul: str, form: BaseForm, jalur: Jalur, **isi: Any
) -> HttpResponse:
    umum = {
        "judul": judul,
        "pemda": pemda,
        "form": form,
        "untuk": isi.get("untuk", ""),
        "ketentuan": KETENTUAN.get(isi.get("ketentuan", "")),
        "tombol": isi.get("tombol", "Simpan"),
        "berbahaya": isi.get("berbahaya", False),
        "kembali": jalur[-1][1],
        "remah": [*jalur, (judul, "")],
    }
    return render(request, "perencanaan/lembar.html", umum)
