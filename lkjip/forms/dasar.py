"""What all forms share: our labels, Bootstrap's classes, and errors that come from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from lkjip import bilangan

KELAS = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.Widget, "form-control"),
)


def bergaya(form: forms.BaseForm, **isian: tuple[str, str]) -> None:
    """Sets Bootstrap's class of all inputs, and label and help text of the fields named."""
    form.label_suffix = ""
    for nama, (label, bantuan) in isian.items():
        form.fields[nama].label = label
        form.fields[nama].help_text = bantuan
    for field in form.fields.values():
        field.widget.attrs["class"] = next(k for jenis, k in KELAS if isinstance(field.widget, jenis))


def tambah_galat(form: forms.BaseForm, galat: ValidationError) -> None:
    """Errors of a rule, at the fields that they name; those of fields that the form has not, above it."""
    if not hasattr(galat, "error_dict"):
        form.add_error(None, galat)
        return
    for nama, daftar in galat.error_dict.items():
        form.add_error(nama if nama in form.fields else None, daftar)


def terlaksana(form: forms.BaseForm, lakukan: Callable[[], object]) -> bool:
    """Does it; what the rules refuse becomes an error of the form."""
    try:
        lakukan()
    except ValidationError as galat:
        tambah_galat(form, galat)
        return False
    return True


class Bilangan(forms.CharField):
    """A figure as people write it; lkjip/bilangan.py reads it."""

    def __init__(self, **kwargs) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def to_python(self, value: object) -> Decimal | None:
        try:
            return bilangan.baca(super().to_python(value))
        except bilangan.BukanBilangan as galat:
            raise ValidationError(str(galat)) from None

    def prepare_value(self, value: object) -> object:
        return bilangan.tulis(value) if isinstance(value, Decimal) else value


class Tanggal(forms.DateField):
    """A date, typed or picked; browsers send ISO, people may write 31-12-2025."""

    default_error_messages = {
        "required": "Isi tanggalnya.",
        "invalid": "Tanggal ini tidak terbaca. Tulis misalnya 15-04-2024.",
    }

    def __init__(self, **kwargs) -> None:
        atribut = {"type": "date", "class": "form-control"}
        super().__init__(widget=forms.DateInput(attrs=atribut, format="%Y-%m-%d"), **kwargs)
