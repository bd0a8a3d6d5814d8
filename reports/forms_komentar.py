"""Forms of remarks on a text."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError

from lkjip.forms.dasar import bergaya
from reports.komentar import ISI_MAKS, cari_paragraf, kutip

SELURUHNYA = ("", "Seluruh naskah")


class FormKomentar(forms.Form):
    """A remark. kutipan is how its paragraph began when the page was shown."""

    kutipan = forms.CharField(required=False)
    isi = forms.CharField(
        max_length=ISI_MAKS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis komentarnya dahulu."},
    )

    def __init__(self, data: object = None, *, paragraf: Sequence[str], **lain: object) -> None:
        super().__init__(data, **lain)  # type: ignore[arg-type]
        self.paragraf = paragraf
        pilihan = [(kutip(p), f"{n}. {_singkat(p)}") for n, p in enumerate(paragraf, 1)]
        self.fields["kutipan"].widget = forms.Select(choices=[SELURUHNYA, *pilihan])
        bergaya(self, kutipan=("Tentang", ""), isi=("Komentar", ""))

    def clean_kutipan(self) -> str:
        """As the paragraph begins today: it may have been changed a little since the page was shown."""
        kutipan = str(self.cleaned_data["kutipan"])
        if not kutipan:
            return ""
        di = cari_paragraf(kutip(kutipan), self.paragraf)
        if di is None:
            raise ValidationError("Paragraf ini baru saja berubah. Pilih lagi paragrafnya.")
        return kutip(self.paragraf[di])


class FormJawaban(forms.Form):
    isi = forms.CharField(
        max_length=ISI_MAKS,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis jawabannya dahulu."},
    )

    def __init__(self, *a: object, **lain: object) -> None:
        super().__init__(*a, **lain)  # type: ignore[arg-type]
        bergaya(self, isi=("Jawaban", ""))


def _singkat(teks: str) -> str:
    return teks if len(teks) <= 80 else f"{teks[:79]}…"
