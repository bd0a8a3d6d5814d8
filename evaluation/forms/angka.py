"""A figure as people write it: 21,05."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from lkjip.bilangan import BukanBilangan, baca, tulis
from lkjip.formats import angka


class IsianAngka(forms.CharField):
    """A Decimal from 0 up to a bound with at most two decimals; None where nothing is written.

    Two decimals of a weight and two of an answer's points make a score of four: what is stored is exact.
    """

    def __init__(self, *, batas: Decimal = Decimal(100), **lain: Any) -> None:
        self.batas = batas
        rupa = {"class": "form-control", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=rupa), **lain)

    def prepare_value(self, value: Any) -> Any:
        return tulis(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        teks = super().clean(value)
        try:
            nilai = baca(teks)
        except BukanBilangan as galat:
            raise forms.ValidationError(str(galat)) from None
        if nilai is None:
            if self.required:
                raise forms.ValidationError("Isi angkanya.")
            return None
        if not 0 <= nilai <= self.batas:
            raise forms.ValidationError(f"Angka ini 0 sampai {angka(self.batas)}.")
        if nilai != round(nilai, 2):
            raise forms.ValidationError("Paling banyak dua angka di belakang koma.")
        return nilai
