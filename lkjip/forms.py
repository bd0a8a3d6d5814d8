"""Sign-in and password change: Django's forms with our words and Bootstrap's classes."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

SYARAT_SANDI = (
    "Sedikitnya 10 karakter, bukan kata sandi yang umum, tidak seluruhnya angka, dan tidak mirip nama Anda."
)


def _bergaya(form: forms.BaseForm, **isian: tuple[str, str]) -> None:
    """Sets label and help text of the fields, and Bootstrap's class of their inputs."""
    form.label_suffix = ""
    for nama, (label, bantuan) in isian.items():
        form.fields[nama].label = label
        form.fields[nama].help_text = bantuan
        form.fields[nama].widget.attrs["class"] = "form-control"


class FormMasuk(AuthenticationForm):
    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi salah. Huruf besar dan kecil dibedakan.",
        "inactive": "Akun ini tidak aktif. Hubungi admin.",
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _bergaya(self, username=("Nama pengguna", ""), password=("Kata sandi", ""))


class FormKataSandi(PasswordChangeForm):
    error_messages = PasswordChangeForm.error_messages | {
        "password_incorrect": "Kata sandi lama salah.",
        "password_mismatch": "Ulangan tidak sama dengan kata sandi baru.",
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _bergaya(
            self,
            old_password=("Kata sandi lama", ""),
            new_password1=("Kata sandi baru", SYARAT_SANDI),
            new_password2=("Ulangi kata sandi baru", ""),
        )
