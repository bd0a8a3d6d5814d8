"""Managing the accounts of a pemda. Whoever may not gets 404: for such a user these pages do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from lkjip import akun as layanan
from lkjip import keanggotaan as tugas
from lkjip import langkah_kedua
from lkjip.access import Hak, ambil_pemda, boleh_kelola_akun, boleh_pemda
from lkjip.daftar_akun import Saringan, akun_tersaring, susun
from lkjip.forms.akun import FormAkhir, FormDataAkun, FormPeran, FormSaring, FormUndang
from lkjip.forms.dasar import tambah_galat
from lkjip.models import Keanggotaan, Pemda, Pengguna
from lkjip.navigation import alamat
from lkjip.tindakan_akun import TAUTAN, TINDAKAN, KeadaanRinci, sampaikan_tautan

SEHALAMAN = 50
ISIAN = require_http_methods(["GET", "HEAD", "POST"])


def pengelola(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the pemda of its address, if the user manages accounts there."""

    @wraps(view)
    def bungkus(request: HttpRequest, pemda: str, **lain: Any) -> HttpResponse:
        return view(request, ambil_pemda(request.user, pemda, Hak.KELOLA), **lain)

    return bungkus


@require_GET
@pengelola
def daftar(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    saring = FormSaring(request.GET, pemda=pemda)
    saring.is_valid()  # what cannot be read is not asked for
    saringan = Saringan(**{k: v for k, v in saring.cleaned_data.items() if v})
    halaman = Paginator(akun_tersaring(pemda, saringan), SEHALAMAN).get_page(request.GET.get("hal"))
    tanpa_hal = request.GET.copy()
    tanpa_hal.pop("hal", None)
    isi = {
        "judul": "Akun dan peran",
        "saring": saring,
        "tersaring": saringan != Saringan(),
        "halaman": halaman,
        "baris": susun(pemda, halaman.object_list),
        "pangkal": tanpa_hal.urlencode(),
    }
    return _tampil(request, pemda, "lkjip/kelola/akun_daftar.html", **isi)


@ISIAN
@pengelola
def undang(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    form = FormUndang(request.POST or None, oleh=request.user, pemda=pemda)
    if request.method == "POST" and form.is_valid():
        d = form.cleaned_data
        data = {k: d[k] for k in ("nama", "surel", "username", "rangkap")}
        try:
            akun = tugas.undang(oleh=request.user, keanggotaan=form.instance, **data)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"Akun {akun.username} dibuat.")
            sampaikan_tautan(request, akun, "undangan")
            return redirect("kelola-akun-satu", pemda=pemda.slug, akun=akun.pk)
    return _tampil(request, pemda, "lkjip/kelola/undang.html", judul="Undang pengguna", form=form)


@never_cache
@require_GET
@pengelola
def satu(request: HttpRequest, pemda: Pemda, akun: int) -> HttpResponse:
    orang = _akun(pemda, akun)
    keadaan = _keadaan(pemda, orang)
    hari = timezone.localdate()
    kelola_akun = boleh_kelola_akun(request.user, orang)
    riwayat = orang.riwayat.filter(Q(pemda=pemda) | Q(pemda=None)).select_related("oleh")
    isi = {
        "judul": str(orang),
        "keadaan": keadaan,
        "keanggotaan": [
            tugas.rincian(k, hari, boleh_pemda(request.user, tugas.hak_atas(k.peran), pemda))
            for k in orang.keanggotaan.filter(pemda=pemda).select_related("unit", "pemda", "bidang")
        ],
        "kelola_akun": kelola_akun,
        "tindakan": [(k, t) for k, t in TINDAKAN.items() if kelola_akun and t.tersedia(keadaan)],
        "riwayat": riwayat[:50],
        "tautan": _ambil_tautan(request, orang),
    }
    return _tampil(request, pemda, "lkjip/kelola/akun.html", akun=orang, **isi)


@ISIAN
@pengelola
def ubah(request: HttpRequest, pemda: Pemda, akun: int) -> HttpResponse:
    orang = _akun_terkelola(request, pemda, akun)
    awal = {"nama": orang.get_full_name(), "surel": orang.email}
    form = FormDataAkun(request.POST or None, pemda=pemda, akun=orang, initial=awal)
    if request.method == "POST" and form.is_valid():
        layanan.ubah_data(oleh=request.user, pemda=pemda, akun=orang, **form.cleaned_data)
        messages.success(request, "Data diri telah disimpan.")
        return redirect("kelola-akun-satu", pemda=pemda.slug, akun=orang.pk)
    return _lembar(request, pemda, orang, judul="Ubah data diri", form=form, tombol="Simpan")


@ISIAN
@pengelola
def peran(request: HttpRequest, pemda: Pemda, akun: int) -> HttpResponse:
    """One more membership."""
    orang = _akun(pemda, akun)
    contoh = Keanggotaan(pengguna=orang)
    form = FormPeran(request.POST or None, instance=contoh, oleh=request.user, pemda=pemda)
    if request.method == "POST" and form.is_valid():
        try:
            tugas.beri(
                oleh=request.user, keanggotaan=form.instance, rangkap=form.cleaned_data["rangkap"]
            )  # fmt: skip
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"Peran diberikan: {tugas.tertulis(form.instance)}.")
            return redirect("kelola-akun-satu", pemda=pemda.slug, akun=orang.pk)
    return _lembar(request, pemda, orang, judul="Beri peran", form=form, tombol="Beri peran")


@ISIAN
@pengelola
def akhiri(request: HttpRequest, pemda: Pemda, akun: int, keanggotaan: int) -> HttpResponse:
    """The last day of a membership; or taking it back before it begins."""
    orang = _akun(pemda, akun)
    milik = get_object_or_404(
        orang.keanggotaan.select_related("unit", "pemda", "bidang", "pengguna"), pk=keanggotaan, pemda=pemda
    )
    hari = timezone.localdate()
    if tugas.sudah_berakhir(milik, hari) or not boleh_pemda(request.user, tugas.hak_atas(milik.peran), pemda):
        raise Http404
    form = FormAkhir(request.POST or None, initial={"sampai": milik.sampai or hari})
    if request.method == "POST" and ("batalkan" in request.POST or form.is_valid()):
        try:
            if "batalkan" in request.POST:
                tugas.batalkan(oleh=request.user, keanggotaan=milik)
            else:
                tugas.akhiri(oleh=request.user, keanggotaan=milik, **form.cleaned_data)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Masa tugas telah diatur.")
            return redirect("kelola-akun-satu", pemda=pemda.slug, akun=orang.pk)
    isi = {"penjelasan": tugas.tertulis(milik), "batal": milik.mulai > hari, "tombol": "Tetapkan"}
    return _lembar(request, pemda, orang, judul="Akhiri masa tugas", form=form, **isi)


@ISIAN
@pengelola
def tindakan(request: HttpRequest, pemda: Pemda, akun: int, kunci: str) -> HttpResponse:
    """One of TINDAKAN: GET asks, POST does it."""
    orang = _akun_terkelola(request, pemda, akun)
    t = TINDAKAN.get(kunci)
    if t is None or not t.tersedia(_keadaan(pemda, orang)):
        raise Http404
    galat = ""
    if request.method == "POST":
        try:
            t.lakukan(oleh=request.user, pemda=pemda, akun=orang)
        except ValidationError as e:
            galat = e.messages[0]
        else:
            if kunci == TAUTAN:
                sampaikan_tautan(request, orang, "tautan")
            else:
                messages.success(request, t.berhasil)
            return redirect("kelola-akun-satu", pemda=pemda.slug, akun=orang.pk)
    return _tampil(
        request, pemda, "lkjip/kelola/tindakan.html", judul=t.label, akun=orang, tindakan=t, galat=galat
    )


def _akun(pemda: Pemda, akun: int) -> Pengguna:
    return get_object_or_404(layanan.akun_pemda(pemda), pk=akun)


def _akun_terkelola(request: HttpRequest, pemda: Pemda, akun: int) -> Pengguna:
    orang = _akun(pemda, akun)
    if not boleh_kelola_akun(request.user, orang):
        raise Http404
    return orang


def _keadaan(pemda: Pemda, orang: Pengguna) -> KeadaanRinci:
    baris = susun(pemda, Pengguna.objects.filter(pk=orang.pk))[0]
    return KeadaanRinci(baris, langkah_kedua=langkah_kedua.aktif(orang))


def _ambil_tautan(request: HttpRequest, orang: Pengguna) -> dict[str, Any] | None:
    """The link to show, once: only to who made it, on the page of its account."""
    tautan = request.session.get(TAUTAN)
    return request.session.pop(TAUTAN) if tautan and tautan["akun"] == orang.pk else None


def _lembar(request: HttpRequest, pemda: Pemda, orang: Pengguna, **isi: Any) -> HttpResponse:
    return _tampil(request, pemda, "lkjip/kelola/lembar.html", akun=orang, **isi)


def _tampil(request: HttpRequest, pemda: Pemda, templat: str, **isi: Any) -> HttpResponse:
    """Every page below the list leads back to it, and those of an account to the account."""
    dasar = {"pemda": pemda.slug}
    remah = [("Kelola", alamat("kelola", dasar)), ("Akun dan peran", alamat("kelola-akun", dasar))]
    if orang := isi.get("akun"):
        remah.append((str(orang), alamat("kelola-akun-satu", dasar | {"akun": orang.pk})))
    if remah[-1][0] != isi["judul"]:
        remah.append((isi["judul"], ""))
    remah[-1] = (remah[-1][0], "")
    return render(request, templat, {"pemda": pemda, "remah": remah, **isi})
