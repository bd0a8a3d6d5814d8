"""Sign-in, its second step, and what needs the password: Django's forms with our words."""

from __future__ import annotations

import re

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    SetPasswordForm,
)
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from lkjip import langkah_kedua, masuk
from lkjip.formats import waktu
from lkjip.forms.dasar import bergaya
from lkjip.models import Pengguna

SYARAT_SANDI = (
    "Sedikitnya 10 karakter, bukan kata sandi yang umum, tidak seluruhnya angka, dan tidak mirip nama Anda."
)
ULANG_SALAH = {"password_mismatch": "Ulangan tidak sama dengan kata sandi baru."}


def sandi_benar(request: HttpRequest, sandi: str, salah: str) -> None:
    """Checks the password of who is signed in. Failures count as those of the sign-in, and lock out."""
    nama = request.user.get_username()
    if authenticate(request, username=nama, password=sandi) is None:
        terkunci = getattr(request, "axes_locked_out", False)
        raise ValidationError(masuk.pesan_terkunci(request, nama) if terkunci else salah)


class FormMasuk(AuthenticationForm):
    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi salah. Huruf besar dan kecil dibedakan.",
        "inactive": "Akun ini tidak aktif. Hubungi admin.",
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, username=("Nama pengguna", ""), password=("Kata sandi", ""))

    def get_invalid_login_error(self) -> ValidationError:
        if getattr(self.request, "axes_locked_out", False):
            return ValidationError(masuk.pesan_terkunci(self.request, self.cleaned_data["username"]))
        return super().get_invalid_login_error()


class FormLangkahKedua(forms.Form):
    """Either the code of the authenticator or a recovery code. Right ones are used up by asking."""

    kode = forms.CharField(
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    pemulihan = forms.CharField(
        max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args, request: HttpRequest, akun: Pengguna, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.akun = request, akun
        bergaya(
            self,
            kode=("Kode 6 angka", "Dari aplikasi autentikator di ponsel Anda."),
            pemulihan=("Kode pemulihan", "Salah satu dari sepuluh kode yang Anda simpan; berlaku satu kali."),
        )

    def clean_kode(self) -> str:
        return _kode_enam_angka(self.cleaned_data["kode"]) if self.cleaned_data["kode"] else ""

    def clean(self) -> None:
        kode, pemulihan = self.cleaned_data.get("kode", ""), self.cleaned_data.get("pemulihan", "")
        if self.errors:
            return
        if not kode and not pemulihan:
            raise ValidationError({"kode": "Ketik kodenya."})
        medan = "kode" if kode else "pemulihan"
        if masuk.ditolak(self.request, self.akun.username):
            raise ValidationError(masuk.pesan_terkunci(self.request, self.akun.username))
        pemulihan = "" if kode else pemulihan
        if sampai := langkah_kedua.tunggu_sampai(self.akun, pemulihan=pemulihan):
            detik = int((sampai - timezone.now()).total_seconds()) + 1
            lama = f"{detik} detik" if detik < 120 else f"sampai {waktu(timezone.localtime(sampai))}"
            raise ValidationError({medan: f"Terlalu cepat setelah kode yang salah. Tunggu {lama}."})
        if not langkah_kedua.benar(self.akun, kode=kode, pemulihan=pemulihan):
            masuk.catat_gagal(self.request, self.akun)
            if masuk.ditolak(self.request, self.akun.username):
                raise ValidationError(masuk.pesan_terkunci(self.request, self.akun.username))
            raise ValidationError({medan: "Kode salah, atau sudah pernah dipakai. Tunggu kode berikutnya."})


def _kode_enam_angka(teks: str) -> str:
    kode = re.sub(r"[\s.-]", "", teks)
    if not re.fullmatch(r"[0-9]{6}", kode):
        raise ValidationError("Kode terdiri dari 6 angka.")
    return kode


class FormKataSandi(PasswordChangeForm):
    error_messages = PasswordChangeForm.error_messages | ULANG_SALAH

    def __init__(self, user: Pengguna, *args, request: HttpRequest, **kwargs) -> None:
        super().__init__(user, *args, **kwargs)
        self.request = request
        bergaya(
            self,
            old_password=("Kata sandi lama", ""),
            new_password1=("Kata sandi baru", SYARAT_SANDI),
            new_password2=("Ulangi kata sandi baru", ""),
        )

    def clean_old_password(self) -> str:
        sandi_benar(self.request, self.cleaned_data["old_password"], "Kata sandi lama salah.")
        return self.cleaned_data["old_password"]


class FormLupaSandi(forms.Form):
    surel = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, surel=("Surel", "Alamat yang tercatat pada akun Anda."))


class FormAturSandi(SetPasswordForm):
    error_messages = SetPasswordForm.error_messages | ULANG_SALAH

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            new_password1=("Kata sandi baru", SYARAT_SANDI),
            new_password2=("Ulangi kata sandi baru", ""),
        )


class FormDenganSandi(forms.Form):
    """What only the holder may do, not whoever finds the session open."""

    sandi = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )  # fmt: skip

    def __init__(self, *args, request: HttpRequest, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        bergaya(self, sandi=("Kata sandi Anda", ""))

    def clean_sandi(self) -> str:
        sandi_benar(self.request, self.cleaned_data["sandi"], "Kata sandi salah.")
        return self.cleaned_data["sandi"]


class FormSurel(FormDenganSandi):
    surel = forms.EmailField(max_length=254, label="Surel")
    field_order = ["surel", "sandi"]


class FormAktifkanLangkahKedua(FormDenganSandi):
    kode = forms.CharField(
        max_length=20,
        label="Kode 6 angka",
        help_text="Yang kini ditampilkan aplikasi autentikator.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_kode(self) -> str:
        return _kode_enam_angka(self.cleaned_data["kode"])
