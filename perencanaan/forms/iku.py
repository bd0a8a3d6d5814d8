"""The definitions of a decree on IKU: a part of the form for each indicator."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from perencanaan.forms.dasar import rapikan
from perencanaan.iku import KOLOM, Calon, Isi

WAJIB = ("definisi_operasional", "formulasi", "sumber_data")


class FormDefinisi(forms.Form):
    iku = forms.BooleanField(required=False)
    definisi_operasional = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    formulasi = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    sumber_data = forms.CharField(required=False, max_length=300)
    kriteria = forms.CharField(required=False, max_length=300)

    def __init__(self, data: Any, *, calon: Calon) -> None:
        self.calon = calon
        d = calon.definisi
        awal: dict[str, Any] = {k: getattr(d, k) for k in KOLOM} if d else {}
        super().__init__(data, prefix=f"d{calon.indikator.pk}", initial=awal | {"iku": d is not None})
        rapikan(
            self,
            iku=("Indikator kinerja utama", ""),
            definisi_operasional=(
                "Definisi operasional",
                "Apa yang diukur dan batasnya. Misalnya: Bagian PUS yang sedang memakai alat KB modern.",
            ),
            formulasi=("Formulasi", "Misalnya: Jumlah PUS peserta KB modern / jumlah PUS × 100."),
            sumber_data=("Sumber data", "Misalnya: Sistem Informasi Keluarga (SIGA)."),
            kriteria=("Kriteria atau keterangan", "Misalnya: Makin tinggi makin baik. Boleh kosong."),
        )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("iku"):
            for nama in WAJIB:
                if not isi.get(nama):
                    self.add_error(nama, "Wajib diisi untuk indikator kinerja utama.")
        return isi

    @property
    def isian(self) -> Isi | None:
        return {k: self.cleaned_data[k] for k in KOLOM} if self.cleaned_data["iku"] else None


def form_definisi(data: Any, calon: Iterable[Calon]) -> list[FormDefinisi]:
    return [FormDefinisi(data, calon=c) for c in calon]
