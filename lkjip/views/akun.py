"""One's own account: data, memberships, password, second step, sign-ins, and sessions elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lkjip import akun as layanan
from lkjip import langkah_kedua, sesi
from lkjip.catatan_masuk import terakhir
from lkjip.enums import PeristiwaAkun
from lkjip.forms.masuk import FormAktifkanLangkahKedua, FormDenganSandi, FormSurel
from lkjip.keanggotaan import rincian

KUNCI_TOTP = "kunci_totp"  # in the session, until an authenticator has shown that it has the key
ISIAN = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_GET
def akun_saya(request: HttpRequest) -> HttpResponse:
    tugas = request.user.keanggotaan.select_related("unit", "pemda", "bidang")
    aktif = langkah_kedua.aktif(request.user)
    isi = {
        "judul": "Akun saya",
        "keanggotaan": [rincian(k, timezone.localdate()) for k in tugas],
        "langkah_kedua": aktif,
        "sisa_kode": langkah_kedua.sisa_kode(request.user) if aktif else 0,
        "catatan": terakhir(request.user),
        "riwayat": request.user.riwayat.select_related("oleh")[:10],
    }
    return render(request, "lkjip/akun/saya.html", isi)


@sensitive_post_parameters("sandi")
@ISIAN
def surel(request: HttpRequest) -> HttpResponse:
    form = FormSurel(request.POST or None, request=request, initial={"surel": request.user.email})
    if request.method == "POST" and form.is_valid():
        layanan.ubah_data(
            oleh=request.user,
            pemda=None,
            akun=request.user,
            nama=request.user.get_full_name(),
            surel=form.cleaned_data["surel"],
        )
        messages.success(request, "Surel telah diganti.")
        return redirect("akun-saya")
    return _lembar(request, form, "Ganti surel", "Ganti surel")


@never_cache
@sensitive_post_parameters("sandi", "kode")
@ISIAN
def langkah_kedua_aktifkan(request: HttpRequest) -> HttpResponse:
    if langkah_kedua.aktif(request.user):
        return redirect("akun-saya")
    kunci = request.session.setdefault(KUNCI_TOTP, langkah_kedua.kunci_baru())
    form = FormAktifkanLangkahKedua(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        kode = langkah_kedua.aktifkan(request.user, kunci=kunci, kode=form.cleaned_data["kode"])
        if kode:
            del request.session[KUNCI_TOTP]
            sesi.akhiri_yang_lain(request)  # they have not passed it
            return _tampilkan_kode(request, PeristiwaAkun.LANGKAH_KEDUA_AKTIF, kode)
        form.add_error("kode", "Kode tidak cocok. Periksa jam ponsel Anda, lalu ketik kode yang terbaru.")
    isi = {
        "judul": "Aktifkan langkah kedua",
        "form": form,
        "qr": langkah_kedua.kode_qr(request.user, kunci),
        "kunci": langkah_kedua.kunci_tertulis(kunci),
    }
    return render(request, "lkjip/akun/langkah_kedua.html", isi)


@never_cache
@sensitive_post_parameters("sandi")
@ISIAN
def kode_pemulihan(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of the old ones."""
    if not langkah_kedua.aktif(request.user):
        return redirect("langkah-kedua")
    form = FormDenganSandi(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        kode = langkah_kedua.kode_pemulihan_baru(request.user)
        return _tampilkan_kode(request, PeristiwaAkun.KODE_PEMULIHAN_BARU, kode)
    penjelasan = "Sepuluh kode baru dibuat. Kode yang lama tidak berlaku lagi."
    return _lembar(request, form, "Buat kode pemulihan baru", "Buat kode baru", penjelasan)


def _tampilkan_kode(request: HttpRequest, peristiwa: PeristiwaAkun, kode: list[str]) -> HttpResponse:
    """Without a redirect: the codes are kept nowhere from which a later page could take them."""
    layanan.catat(peristiwa, akun=request.user, oleh=request.user)
    return render(request, "lkjip/akun/kode_pemulihan.html", {"judul": "Simpan kode pemulihan", "kode": kode})


@sensitive_post_parameters("sandi")
@ISIAN
def langkah_kedua_matikan(request: HttpRequest) -> HttpResponse:
    if not langkah_kedua.aktif(request.user):
        return redirect("akun-saya")
    form = FormDenganSandi(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        layanan.matikan_langkah_kedua(oleh=request.user, pemda=None, akun=request.user)
        messages.success(request, "Langkah kedua telah dimatikan.")
        return redirect("akun-saya")
    penjelasan = "Sesudahnya kata sandi saja cukup untuk masuk. Kode pemulihan yang ada tidak berlaku lagi."
    return _lembar(request, form, "Matikan langkah kedua", "Matikan", penjelasan)


@require_POST
def akhiri_sesi_lain(request: HttpRequest) -> HttpResponse:
    sesi.akhiri_yang_lain(request)
    layanan.catat(PeristiwaAkun.SESI_DIAKHIRI, akun=request.user, oleh=request.user)
    messages.success(request, "Anda telah keluar dari semua perangkat lain.")
    return redirect("akun-saya")


def _lembar(
    request: HttpRequest, form: FormDenganSandi, judul: str, tombol: str, penjelasan: str = ""
) -> HttpResponse:
    isi = {"judul": judul, "form": form, "tombol": tombol, "penjelasan": penjelasan}
    return render(request, "lkjip/akun/lembar.html", isi)
