"""Forms of a unit's profile and its bidang."""

from __future__ import annotations

from typing import Any

from django import forms

from lkjip.forms.dasar import bergaya
from lkjip.models import Bidang, Unit
from perencanaan.forms.daftar import Bulat
from perencanaan.profil import di_bawah


class FormProfil(forms.ModelForm):
    class Meta:
        model = Unit
        fields = ["jabatan_kepala", "alamat", "kode_pos", "telepon", "surel"]
        widgets = {"alamat": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            jabatan_kepala=("Jabatan kepala", "Seperti pada tanda tangan, misalnya Kepala Dinas Kesehatan."),
            alamat=("Alamat", "Misalnya Jalan Jenderal Sudirman Nomor 1."),
            kode_pos=("Kode pos", "Misalnya 76114."),
            telepon=("Telepon", "Misalnya (0542) 123456."),
            surel=("Surel", "Surel dinas, misalnya dinkes@contoh.go.id."),
        )


class FormBidang(forms.ModelForm):
    urutan = Bulat(required=False)
    jumlah = Bulat(error_messages={"required": "Isi jumlah jabatannya."})

    class Meta:
        model = Bidang
        fields = ["nama", "jabatan", "jumlah", "induk", "urutan"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.instance
        milik = Bidang.objects.filter(unit=bidang.unit)
        self.fields["induk"].queryset = milik.exclude(pk__in=di_bawah(bidang)) if bidang.pk else milik
        self.fields["induk"].empty_label = "Tidak ada: bagian tertinggi"
        bergaya(
            self,
            nama=("Nama", "Misalnya Bidang Pengarusutamaan Gender."),
            jabatan=("Jabatan pemimpin", "Misalnya Kepala Bidang Pengarusutamaan Gender."),
            jumlah=("Jumlah jabatan", "Lebih dari satu untuk jabatan yang sama, misalnya 3 kepala UPTD."),
            induk=("Di bawah", "Bagian yang membawahinya."),
            urutan=("Urutan", "Kosongkan untuk ditaruh paling akhir."),
        )

    def clean_urutan(self) -> int:
        return self.cleaned_data["urutan"] or 0
