"""What the history is filtered by. It is in the address, so that a filtered page can be sent on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lkjip.models import Pengguna
from pengisian.enums import Cara
from pengisian.riwayat import Saringan


class FormSaringan(forms.Form):
    oleh = forms.TypedChoiceField(label="Oleh", required=False, coerce=int, empty_value=None)
    cara = forms.ChoiceField(label="Cara", required=False, choices=[("", "Semua cara"), *Cara.choices])
    dari = forms.DateField(label="Dari tanggal", required=False)
    sampai = forms.DateField(label="Sampai tanggal", required=False)
    kunci = forms.RegexField(r"^[is]\d{1,18}\Z", required=False, widget=forms.HiddenInput)
    kelompok = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, penulis: Sequence[Pengguna], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.fields["oleh"].choices = [("", "Semua orang"), *((p.pk, str(p)) for p in penulis)]
        for nama, isian in self.fields.items():
            if nama in ("dari", "sampai"):
                isian.input_formats = ["%Y-%m-%d", "%d/%m/%Y"]
                isian.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            kelas = "form-select" if isinstance(isian.widget, forms.Select) else "form-control"
            isian.widget.attrs["class"] = kelas

    def saringan(self) -> Saringan:
        """What can be read of it; what cannot is left out, and the form says so."""
        self.full_clean()
        return Saringan(**{k: v for k, v in self.cleaned_data.items() if v})
