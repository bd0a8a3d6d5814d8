"""Forms of the pages where accounts are managed. The rules of memberships stand in lkjip/keanggotaan.py."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Prefetch
from django.utils import timezone

from lkjip import akun as layanan
from lkjip.daftar_akun import KeadaanAkun
from lkjip.enums import Peran, SebutanJabatan
from lkjip.forms.dasar import Tanggal, bergaya
from lkjip.keanggotaan import pilihan_peran
from lkjip.models import Bidang, Keanggotaan, Pemda, Pengguna, Unit


class PilihanBidang(forms.ModelChoiceField):
    """The bidang of all units of the pemda, under the name of their unit."""

    def per_unit(self, pemda: Pemda) -> None:
        self.queryset = Bidang.objects.filter(unit__pemda=pemda)
        unit = Unit.objects.filter(pemda=pemda).prefetch_related(Prefetch("bidang"))
        kelompok = [(str(u), [(b.pk, b.nama) for b in u.bidang.all()]) for u in unit]
        self.choices = [("", "—"), *((nama, isi) for nama, isi in kelompok if isi)]


class FormPeran(forms.ModelForm):
    """A membership, without its holder. The head's own fields come with the role."""

    bidang = PilihanBidang(queryset=Bidang.objects.none(), required=False)
    mulai = Tanggal()
    sampai = Tanggal(required=False)
    rangkap = forms.BooleanField(required=False)

    class Meta:
        model = Keanggotaan
        fields = ["peran", "unit", "bidang", "sebutan", "mulai", "sampai"]

    def __init__(self, *args, oleh: Pengguna, pemda: Pemda, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.pemda = pemda
        self.fields["peran"].choices = [
            ("", "Pilih peran"),
            *((p, p.label) for p in pilihan_peran(oleh, pemda)),
        ]
        self.fields["unit"].queryset = Unit.objects.filter(pemda=pemda)
        self.fields["unit"].empty_label = "Seluruh pemerintah daerah"
        self.fields["bidang"].per_unit(pemda)
        self.fields["sebutan"].required = False
        self.initial["mulai"] = timezone.localdate()
        bergaya(
            self,
            peran=("Peran", ""),
            unit=(
                "Perangkat daerah",
                "Perencana, operator, dan kepala terikat pada satu; Inspektorat boleh untuk semuanya.",
            ),
            bidang=("Bidang", "Hanya untuk operator: baris bidang ini dan bagian di bawahnya yang diisi."),
            sebutan=("Sebutan jabatan", "Hanya untuk kepala perangkat daerah."),
            mulai=("Berlaku mulai", ""),
            sampai=(
                "Sampai dengan",
                "Kosongkan bila belum ditentukan. Plt dan Plh sebaiknya bertanggal akhir.",
            ),
            rangkap=("Ya, keduanya menjabat pada masa yang sama", ""),
        )

    def clean_sebutan(self) -> str:
        return self.cleaned_data["sebutan"] or SebutanJabatan.DEFINITIF

    def _post_clean(self) -> None:
        """Fills the instance; lkjip/keanggotaan.py validates it, together with what no form knows."""
        self.instance = forms.models.construct_instance(self, self.instance, self._meta.fields)

    @property
    def bertumpuk(self) -> bool:
        """Whether the confirmation of two heads has to be offered."""
        return self.has_error("__all__", code="rangkap") or bool(self.data.get(self.add_prefix("rangkap")))


class FormUndang(FormPeran):
    nama = forms.CharField(max_length=150)
    surel = forms.EmailField(max_length=254, required=False)
    username = forms.CharField(max_length=150, required=False)
    field_order = ["nama", "surel", "username"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            nama=("Nama lengkap", "Seperti pada dokumen, dengan gelar."),
            surel=(
                "Surel",
                "Ke alamat ini tautan dan pengingat dikirim. Tanpa surel, tautan Anda sampaikan sendiri.",
            ),
            username=("Nama pengguna", "Kosongkan untuk memakai usulan dari namanya, misalnya siti.aminah."),
        )

    def clean_surel(self) -> str:
        layanan.periksa_surel(self.cleaned_data["surel"], self.instance.pemda)
        return self.cleaned_data["surel"]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if not isi.get("username") and isi.get("nama"):
            isi["username"] = layanan.usul_nama_pengguna(isi["nama"])
        return isi


class FormAkhir(forms.Form):
    """The last day of a membership."""

    sampai = Tanggal()
    rangkap = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            sampai=("Hari terakhir", "Pada hari ini perannya masih berlaku."),
            rangkap=("Ya, keduanya menjabat pada masa yang sama", ""),
        )

    bertumpuk = FormPeran.bertumpuk


class FormDataAkun(forms.Form):
    nama = forms.CharField(max_length=150)
    surel = forms.EmailField(max_length=254, required=False)

    def __init__(self, *args, pemda: Pemda, akun: Pengguna, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.pemda, self.akun = pemda, akun
        bergaya(
            self,
            nama=("Nama lengkap", "Seperti pada dokumen, dengan gelar."),
            surel=("Surel", "Tautan yang terkirim ke alamat lama tidak berlaku lagi bila alamatnya diganti."),
        )

    def clean_surel(self) -> str:
        layanan.periksa_surel(self.cleaned_data["surel"], self.pemda, kecuali=self.akun)
        return self.cleaned_data["surel"]


class FormSaring(forms.Form):
    """Which accounts the list shows. What cannot be read counts as not asked for."""

    cari = forms.CharField(required=False, widget=forms.TextInput(attrs={"type": "search"}))
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), required=False, empty_label="Semua")
    peran = forms.ChoiceField(required=False, choices=[("", "Semua"), *Peran.choices])
    keadaan = forms.ChoiceField(required=False, choices=[("", "Semua"), *KeadaanAkun.choices])

    def __init__(self, *args, pemda: Pemda, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pemda=pemda)
        bergaya(
            self,
            cari=("Cari nama", ""),
            unit=("Perangkat daerah", ""),
            peran=("Peran", ""),
            keadaan=("Keadaan", ""),
        )
