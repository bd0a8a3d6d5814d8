"""Forms of the pemda's own pages: the log's filters, and what documents say of the pemda."""

from __future__ import annotations

from typing import Any

from django import forms

from lkjip.forms.dasar import Tanggal, bergaya
from lkjip.models import Pemda, Unit
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN


class FormSaringRiwayat(forms.Form):
    """Which lines of the log are shown. What cannot be read counts as not asked for."""

    cari = forms.CharField(required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    unit = forms.ModelChoiceField(Unit.objects.none(), required=False, empty_label="Semua")
    tahun = forms.IntegerField(required=False, min_value=TAHUN_MIN, max_value=TAHUN_MAX)
    oleh = forms.CharField(required=False, max_length=100)
    dari = Tanggal(required=False)
    sampai = Tanggal(required=False)

    def __init__(self, *args: Any, pemda: Pemda, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pemda=pemda)
        bergaya(
            self,
            cari=("Cari kata", ""),
            unit=("Perangkat daerah", ""),
            tahun=("Tahun rencana", ""),
            oleh=("Oleh", ""),
            dari=("Dari tanggal", ""),
            sampai=("Sampai tanggal", ""),
        )


class FormPemda(forms.ModelForm):
    class Meta:
        model = Pemda
        fields = ["nama", "wilayah", "ibu_kota", "provinsi", "kepala_daerah", "inspektorat"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            nama=("Nama pemerintah daerah", "Pada sampul laporan, misalnya Pemerintah Kota Balikpapan."),
            wilayah=("Nama wilayah", "Misalnya Kota Balikpapan."),
            ibu_kota=("Tempat penandatanganan", "Di depan tanggal dokumen, misalnya Balikpapan."),
            provinsi=("Provinsi", "Misalnya Kalimantan Timur."),
            kepala_daerah=(
                "Jabatan kepala daerah",
                "Pada Perjanjian Kinerja, misalnya Wali Kota Balikpapan.",
            ),
            inspektorat=("Nama inspektorat", "Pada LHE dan pernyataan reviu, misalnya Inspektorat Daerah."),
        )
