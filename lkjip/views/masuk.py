"""Signing in by one or two steps, signing out, and the password: changed, forgotten, set by a link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from lkjip import akun as layanan
from lkjip import demo, langkah_kedua, lupa_sandi, masuk
from lkjip.enums import PeristiwaAkun
from lkjip.forms.masuk import FormAturSandi, FormKataSandi, FormLangkahKedua, FormLupaSandi, FormMasuk
from lkjip.models import Pengguna
from lkjip.surel import token_sandi


class Masuk(LoginView):
    http_method_names = ["get", "head", "post"]
    template_name = "lkjip/masuk.html"
    form_class = FormMasuk
    redirect_authenticated_user = True

    def form_valid(self, form: FormMasuk) -> HttpResponse:
        if langkah_kedua.aktif(form.get_user()):
            masuk.tunda(self.request, form.get_user(), self.get_success_url())
            return redirect("masuk-kedua")
        return _masukkan(self.request, form.get_user(), self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        peragaan = {"akun": list(demo.AKUN), "kata_sandi": demo.KATA_SANDI} if settings.DEMO else None
        return super().get_context_data(**kwargs) | {
            "judul": "Masuk",
            "peragaan": peragaan,
            "berakhir": "berakhir" in self.request.GET,
            "sesi_diam": int(settings.SESI_DIAM.total_seconds() // 60),
            "sesi_lama": int(settings.SESI_PALING_LAMA.total_seconds() // 3600),
        }


def _masukkan(request: HttpRequest, akun: Pengguna, tujuan: str) -> HttpResponse:
    gagal = masuk.masukkan(request, akun)
    if gagal:
        messages.warning(
            request,
            f"Sejak Anda terakhir masuk ada {gagal} percobaan masuk yang gagal dengan nama pengguna Anda. "
            "Bila itu bukan salah ketik Anda sendiri, ganti kata sandi.",
        )
    return HttpResponseRedirect(tujuan)


@login_not_required
@never_cache
@sensitive_post_parameters("kode", "pemulihan")
@require_http_methods(["GET", "HEAD", "POST"])
def kedua(request: HttpRequest) -> HttpResponse:
    """The second step. Who has not passed the first is sent back to it."""
    tunggu = masuk.tertunda(request)
    if tunggu is None:
        if request.session.pop(masuk.TERTUNDA, None):
            messages.info(request, "Waktu untuk langkah kedua sudah habis. Masuk sekali lagi.")
        return redirect("masuk")
    form = FormLangkahKedua(request.POST or None, request=request, akun=tunggu.akun)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["kode"]:
            sisa = langkah_kedua.sisa_kode(tunggu.akun)
            layanan.catat(
                PeristiwaAkun.KODE_PEMULIHAN_DIPAKAI,
                akun=tunggu.akun,
                oleh=tunggu.akun,
                rincian=f"Sisa {sisa} kode",
            )
            messages.info(request, f"Kode pemulihan itu sudah terpakai. Sisa kode Anda: {sisa}.")
        return _masukkan(request, tunggu.akun, tunggu.tujuan)
    return render(request, "lkjip/masuk_kedua.html", {"judul": "Langkah kedua", "form": form})


# Open to all: who signs out after the session has ended must not be asked to sign in for it.
@method_decorator(login_not_required, name="dispatch")
class Keluar(LogoutView):
    http_method_names = ["post"]


class KataSandi(PasswordChangeView):
    http_method_names = ["get", "head", "post"]
    template_name = "lkjip/kata_sandi.html"
    form_class = FormKataSandi
    success_url = reverse_lazy("akun-saya")
    extra_context = {"judul": "Ganti kata sandi"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: FormKataSandi) -> HttpResponse:
        jawaban = super().form_valid(form)
        layanan.catat(PeristiwaAkun.SANDI_DIGANTI, akun=self.request.user, oleh=self.request.user)
        messages.success(self.request, "Kata sandi telah diganti. Sesi Anda di tempat lain sudah berakhir.")
        return jawaban


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def lupa(request: HttpRequest) -> HttpResponse:
    """Answers the same, as fast, with the same queries, whether an account has the address or not."""
    form = FormLupaSandi(request.POST or None)
    if settings.SUREL_AKTIF and request.method == "POST" and form.is_valid():
        surel = form.cleaned_data["surel"]
        return lupa_sandi.JawabanLaluKerja(
            reverse("lupa-sandi-terkirim"), lambda: lupa_sandi.kirim_tautan(request, surel)
        )
    isi = {"judul": "Lupa kata sandi", "form": form, "surel_aktif": settings.SUREL_AKTIF}
    return render(request, "lkjip/lupa_sandi.html", isi)


@login_not_required
@require_GET
def lupa_terkirim(request: HttpRequest) -> HttpResponse:
    isi = {"judul": "Periksa surel Anda", "jam": settings.PASSWORD_RESET_TIMEOUT // 3600}
    return render(request, "lkjip/lupa_sandi_terkirim.html", isi)


class AturSandi(PasswordResetConfirmView):
    """Sets the password by a link, of an invitation or a reset. Whoever is signed in here is signed out."""

    http_method_names = ["get", "head", "post"]
    template_name = "lkjip/atur_sandi.html"
    form_class = FormAturSandi
    token_generator = token_sandi
    reset_url_token = "baru"  # noqa: S105  stands in the address once the real one is in the session
    success_url = reverse_lazy("masuk")
    extra_context = {"judul": "Tetapkan kata sandi"}

    def form_valid(self, form: FormAturSandi) -> HttpResponse:
        jawaban = super().form_valid(form)
        layanan.hapus_kunci(self.user)
        layanan.catat(PeristiwaAkun.SANDI_DITETAPKAN, akun=self.user)
        logout(self.request)
        messages.success(self.request, f"Kata sandi telah ditetapkan. Masuk sebagai {self.user.username}.")
        return jawaban
