"""The form of a scale: what it is, and its steps as rows, best first. A row left empty is no step."""

from __future__ import annotations

from typing import Any

from django import forms

from lkjip.forms.dasar import Bilangan, bergaya
from lkjip.models import JenjangSkala, Skala

BARIS_KOSONG = 3
PALING_BANYAK = 12


class FormSkala(forms.ModelForm):
    class Meta:
        model = Skala
        fields = ["nama", "kode", "dasar_hukum", "mulai"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["kode"]
        kode = (
            {"kode": ("Kode", "Huruf kecil, angka, dan tanda hubung, misalnya capaian-5.")}
            if "kode" in self.fields
            else {}
        )
        bergaya(
            self,
            **kode,
            nama=("Nama skala", "Tertulis di bawah tabel, misalnya Skala nilai peringkat kinerja."),
            dasar_hukum=("Dasar hukum", "Misalnya Permendagri 86/2017."),
            mulai=("Berlaku mulai tahun", "Skala dapat dipilih pada pengaturan tahun ini dan sesudahnya."),
        )

    def clean_kode(self) -> str:
        kode: str = self.cleaned_data["kode"]
        if (
            Skala.objects.filter(pemda=self.instance.pemda_id, kode=kode)
            .exclude(pk=self.instance.pk)
            .exists()
        ):
            raise forms.ValidationError("Kode ini sudah dipakai skala lain.")
        return kode


class FormJenjang(forms.ModelForm):
    batas_bawah = Bilangan(required=False)
    batas_atas = Bilangan(required=False)

    class Meta:
        model = JenjangSkala
        fields = [
            "predikat", "sebutan", "interval", "pembanding", "batas_bawah", "batas_atas", "warna",
            "keterangan",
        ]  # fmt: skip
        widgets = {"keterangan": forms.TextInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            predikat=("Predikat", ""),
            sebutan=("Sebutan", ""),
            interval=("Interval tercetak", ""),
            pembanding=("Dicapai bila nilai", ""),
            batas_bawah=("Batas bawah", ""),
            batas_atas=("Batas atas tercetak", ""),
            warna=("Warna", ""),
            keterangan=("Keterangan", ""),
        )
        for nama, f in self.fields.items():
            f.widget.attrs["aria-label"] = f.label
            f.error_messages["required"] = f"Isi {nama}."

    def has_changed(self) -> bool:
        """A row counts once one of the texts is filled in: the lists have a value from the beginning."""
        return any(
            self.data.get(self.add_prefix(n), "").strip() for n in ("predikat", "interval", "batas_bawah")
        )


SetJenjang = forms.formset_factory(FormJenjang, extra=0, max_num=PALING_BANYAK, absolute_max=PALING_BANYAK)


def set_jenjang(data: Any, awal: list[JenjangSkala]) -> forms.BaseFormSet:
    """The steps as they are, and empty rows for more."""
    nilai = [{k: getattr(j, k) for k in FormJenjang.Meta.fields} for j in awal]
    kosong: list[dict[str, Any]] = [{} for _ in range(min(BARIS_KOSONG, PALING_BANYAK - len(awal)))]
    return SetJenjang(data, initial=nilai + kosong, prefix="j", form_kwargs={"empty_permitted": True})
