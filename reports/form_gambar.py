"""The forms of an image: to take it in, and to correct what is said of it."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.gambar import Keterangan
from reports.models import GambarNaskah

TERIMA = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp"
PERLU_ALT = (
    "Tulis apa yang tampak pada gambar, untuk pembaca yang tidak dapat melihatnya: LKjIP dibaca umum. "
    "Bila gambarnya hanya hiasan, beri tanda pada “Hanya hiasan”."
)


class FormGambar(forms.Form):
    """What is said of an image."""

    judul = forms.CharField(
        label="Judul", max_length=300, help_text="Tercetak di bawah gambar, setelah nomornya."
    )
    sumber = forms.CharField(
        label="Sumber", max_length=200, required=False, help_text="Misalnya: Dokumentasi Bidang PPA, 2024."
    )
    alt = forms.CharField(
        label="Teks alternatif",
        max_length=500,
        required=False,
        help_text="Apa yang tampak pada gambar, dalam satu atau dua kalimat.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    hiasan = forms.BooleanField(label="Hanya hiasan, tidak memuat keterangan", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        for nama, isian in self.fields.items():
            isian.widget.attrs["class"] = "form-check-input" if nama == "hiasan" else "form-control"

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        for nama in ("judul", "sumber", "alt"):
            isi[nama] = " ".join(str(isi.get(nama, "")).split())
        if not isi["alt"] and not isi.get("hiasan") and "alt" not in self.errors:
            self.add_error("alt", PERLU_ALT)
        if isi.get("hiasan"):
            isi["alt"] = ""
        return isi

    @property
    def keterangan(self) -> Keterangan:
        isi = self.cleaned_data
        return Keterangan(isi["judul"], isi["sumber"], isi["alt"])

    @classmethod
    def dari(cls, gambar: GambarNaskah) -> FormGambar:
        awal = {"judul": gambar.judul, "sumber": gambar.sumber, "alt": gambar.alt, "hiasan": not gambar.alt}
        return cls(initial=awal)


class FormUnggah(FormGambar):
    berkas = forms.FileField(
        label="Berkas gambar",
        help_text="JPG, PNG, atau WebP. Yang disimpan hanya gambarnya; lokasi dan catatan kamera dibuang.",
        error_messages={"required": "Pilih berkas gambarnya.", "empty": "Berkas kosong (0 byte)."},
        widget=forms.FileInput(attrs={"accept": TERIMA}),
    )
    field_order = ["berkas", "judul", "sumber", "alt", "hiasan"]
