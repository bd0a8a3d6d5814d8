"""The form of a new key. What a key may be is checked by pertukaran/api/kunci.py."""

from __future__ import annotations

from typing import Any

from django import forms

from lkjip.forms.dasar import Tanggal, bergaya
from lkjip.models import Pemda, Pengguna, Unit
from pertukaran.api.kunci import KunciBaru, calon_atas_nama
from pertukaran.enums import LingkupApi


class PilihanAkun(forms.ModelChoiceField):
    def label_from_instance(self, obj: Pengguna) -> str:
        return f"{obj} ({obj.username})"


class FormKunci(forms.Form):
    nama = forms.CharField(max_length=120, error_messages={"required": "Isi nama aplikasinya."})
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), required=False)
    baca = forms.BooleanField(required=False, initial=True)
    tulis = forms.BooleanField(required=False)
    atas_nama = PilihanAkun(
        queryset=Pengguna.objects.none(),
        empty_label="Pilih akun",
        error_messages={"required": "Pilih akunnya."},
    )
    berlaku_sampai = Tanggal(required=False)

    def __init__(self, *args: Any, pemda: Pemda, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pemda = pemda
        self.fields["unit"].queryset = Unit.objects.filter(pemda=pemda)
        self.fields["unit"].empty_label = "Seluruh pemerintah daerah"
        self.fields["atas_nama"].queryset = calon_atas_nama(pemda)
        bergaya(
            self,
            nama=(
                "Nama aplikasi",
                "Misalnya: Aplikasi e-Kinerja BKPSDM. Nama ini tercatat pada riwayat isian.",
            ),
            unit=("Perangkat daerah", "Kunci hanya mencapai data perangkat daerah ini."),
            baca=(LingkupApi.BACA.label, ""),
            tulis=(LingkupApi.TULIS.label, ""),
            atas_nama=(
                "Atas nama",
                "Kunci tidak dapat berbuat lebih dari akun ini. Untuk menulis realisasi, pilih perencana "
                "atau operator bidang yang bertanggung jawab atas angkanya.",
            ),
            berlaku_sampai=("Berlaku sampai", "Sebaiknya paling lama setahun. Kosongkan bila tanpa batas."),
        )

    def hasil(self) -> KunciBaru:
        d = self.cleaned_data
        lingkup = tuple(x for x in LingkupApi if d[x.value])
        return KunciBaru(self.pemda, d["unit"], d["nama"], lingkup, d["atas_nama"], d["berlaku_sampai"])
