"""Forms of the budget tree: a line, and the indicators tied to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from budget.models import Simpul
from indicators.data import DataIndikator
from indicators.models import Indikator
from lkjip.forms.dasar import Bilangan, bergaya
from perencanaan.kode import tidak_dikenal, urai


class FormSimpul(forms.ModelForm):
    """sasaran: those in force; a program of a replaced one may keep it until it is chosen anew."""

    class Meta:
        model = Simpul
        fields = ["kode", "kode_sementara", "nama", "sasaran", "urusan", "bidang"]
        widgets = {"nama": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, sasaran: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.instance.unit
        self.fields["sasaran"].queryset = unit.sasaran.filter(pk__in=set(sasaran))
        self.fields["urusan"].queryset = unit.urusan.all()
        self.fields["bidang"].queryset = unit.bidang.all()
        bergaya(
            self,
            kode=(
                "Kode",
                "Kode nomenklatur, misalnya 2.08.02 untuk program, 2.08.02.2.01 untuk kegiatan, "
                "2.08.02.2.01.0001 untuk sub kegiatan. Kode menentukan jenjang dan induknya.",
            ),
            kode_sementara=(
                "Kode ini nomor urut, bukan kode nomenklatur",
                "",
            ),
            nama=("Nama", "Seperti tertulis dalam nomenklatur, misalnya Program Perlindungan Perempuan."),
            sasaran=(
                "Sasaran yang didukung (khusus program)",
                "Setiap program mendukung tepat satu sasaran Renstra yang berlaku.",
            ),
            urusan=("Urusan (khusus program)", "Misalnya 2.08 Pemberdayaan Perempuan."),
            bidang=(
                "Bidang penanggung jawab",
                "Kosongkan bila sama dengan baris di atasnya.",
            ),
        )
        self.fields["kode"].error_messages["required"] = "Isi kodenya."
        self.fields["nama"].error_messages["required"] = "Isi namanya."

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        kode, sementara = isi.get("kode"), isi.get("kode_sementara", False)
        if kode and urai(kode, sementara=sementara) is None:
            self.add_error("kode", tidak_dikenal(kode, sementara=sementara))
        return isi


class FormIkat(forms.Form):
    """Chooses an indicator that the unit has already."""

    indikator = forms.ModelChoiceField(
        Indikator.objects.none(), error_messages={"required": "Pilih indikatornya."}
    )

    def __init__(self, *args: Any, pilihan: QuerySet[Indikator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indikator"].queryset = pilihan
        self.fields["indikator"].label_from_instance = lambda i: f"{i.nama} ({i.satuan})"
        bergaya(
            self,
            indikator=(
                "Indikator yang sudah ada",
                "Indikator yang sama dari tahun lalu dipilih di sini, supaya angkanya bersambung.",
            ),
        )


class FormIndikator(forms.ModelForm):
    """A new indicator of a line, with what is needed to fill and to add it up."""

    class Meta:
        model = Indikator
        fields = ["nama", "satuan", "arah", "akumulasi_tahun", "akumulasi_renstra"]
        widgets = {"nama": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="baru", **kwargs)
        bergaya(
            self,
            nama=("Indikator baru", "Misalnya Jumlah organisasi perempuan yang dibina."),
            satuan=("Satuan", "Misalnya %, orang, dokumen."),
            arah=("Arah", "Apakah angka yang tinggi baik atau buruk."),
            akumulasi_tahun=("Triwulan menjadi tahun", "Misalnya jumlah peserta dijumlahkan."),
            akumulasi_renstra=("Tahun menjadi Renstra", "Misalnya persentase memakai tahun terakhir."),
        )
        self.fields["nama"].error_messages["required"] = "Isi nama indikatornya."
        self.fields["satuan"].error_messages["required"] = "Isi satuannya."


class FormTargetRenja(forms.Form):
    """The year's targets of the Renja, a field for each indicator of a line."""

    def __init__(self, *args: Any, indikator: Iterable[DataIndikator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for i in indikator:
            self.fields[f"t{i.id}"] = Bilangan(required=False)
        bergaya(self, **{f"t{i.id}": (f"Target {i.nama}", "") for i in indikator})

    @property
    def target(self) -> dict[int, Any]:
        """By indicator, once the form is valid."""
        return {int(nama[1:]): nilai for nama, nilai in self.cleaned_data.items()}
