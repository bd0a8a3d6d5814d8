"""What the forms of the plans share."""

from __future__ import annotations

from typing import Any

from django import forms

from lkjip.forms.dasar import bergaya

ALASAN = (
    "Alasan",
    "Isian ini sudah dipakai dokumen yang ditetapkan; alasan disimpan dalam jejak. Misalnya: Salah ketik.",
)


class Beralasan(forms.Form):
    """Asks for the reason where what is written is set already (`perlu_alasan`)."""

    alasan_catatan = forms.CharField(
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, perlu_alasan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if perlu_alasan:
            self.fields["alasan_catatan"].required = True
        else:
            del self.fields["alasan_catatan"]

    @property
    def alasan(self) -> str:
        return str(self.cleaned_data.get("alasan_catatan", ""))


def rapikan(form: forms.BaseForm, **isian: tuple[str, str]) -> None:
    """As `bergaya`, and the reason, where the form asks for it; choices that are all seen are boxes."""
    if "alasan_catatan" in form.fields:
        isian["alasan_catatan"] = ALASAN
    bergaya(form, **isian)
    for field in form.fields.values():
        if isinstance(field.widget, forms.RadioSelect):
            field.widget.attrs["class"] = "form-check-input"


class FormAlasan(Beralasan):
    """Nothing but the reason, where there is one to give: for what is done by a button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rapikan(self)
