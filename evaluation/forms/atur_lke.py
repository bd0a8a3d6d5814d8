"""Forms of the sheet's editor: rows of components, sub-components, criteria and answers."""

from __future__ import annotations

from typing import Any

from django import forms

from evaluation.enums import DokumenAplikasi, JenisSub
from evaluation.forms.angka import IsianAngka
from lkjip.forms.dasar import bergaya
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN


class FormVersi(forms.Form):
    mulai = forms.IntegerField(
        label="Berlaku mulai tahun",
        min_value=TAHUN_MIN,
        max_value=TAHUN_MAX,
        error_messages={"required": "Isi tahunnya.", "invalid": "Tulis tahun seperti 2026."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        bergaya(self)


class FormBaris(forms.Form):
    """A row. An empty new one is left out; id is None for a new one."""

    hapus = forms.BooleanField(required=False)

    def __init__(self, *args: Any, nomor: int | None = None, **lain: Any) -> None:
        super().__init__(*args, empty_permitted=nomor is None, use_required_attribute=False, **lain)
        self.nomor = nomor
        bergaya(self)
        for nama, ruas in self.fields.items():
            ruas.widget.attrs["aria-label"] = ruas.label or nama.capitalize()

    @property
    def kosong(self) -> bool:
        return self.nomor is None and not self.has_changed()

    @property
    def isi(self) -> dict[str, Any]:
        return {"id": self.nomor, **self.cleaned_data}


class FormKomponen(FormBaris):
    nama = forms.CharField(label="Nama komponen", max_length=200)
    bobot = IsianAngka(label="Bobot")


class FormSub(FormBaris):
    nama = forms.CharField(label="Nama subkomponen", max_length=200)
    bobot = IsianAngka(label="Bobot")
    jenis = forms.ChoiceField(choices=JenisSub, initial=JenisSub.MUTU)


class FormKriteria(FormBaris):
    uraian = forms.CharField(label="Kriteria", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    petunjuk = forms.CharField(max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    dokumen = forms.ChoiceField(
        label="Dokumen aplikasi", choices=[("", "Tidak ada"), *DokumenAplikasi.choices], required=False
    )


class FormTingkat(FormBaris):
    kode = forms.CharField(label="Jawaban", max_length=4)
    angka = IsianAngka(label="Angka")
    lebih_dari = IsianAngka(label="Lebih dari (%)", required=False)
    penuh = forms.BooleanField(label="Semua kriteria", required=False)
    pilihan = forms.BooleanField(label="Dipilih tim", required=False)
    syarat_keberadaan = forms.CharField(
        label="Syarat keberadaan", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    syarat_mutu = forms.CharField(
        label="Syarat kualitas dan pemanfaatan",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
