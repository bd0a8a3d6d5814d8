"""Forms of a Perjanjian Kinerja: why it is changed, the document, and its annex."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.db.models import TextChoices

from indicators.models import Dokumen
from lkjip.forms.dasar import Bilangan, Tanggal, bergaya
from perencanaan.peringatan_tahunan import Rentang
from perencanaan.perjanjian import Anggaran, Lampiran


class SebabPerubahan(TextChoices):
    """When a Perjanjian Kinerja may be changed: PermenPANRB 53/2014, annex I."""

    PEJABAT = "Pejabat berganti", "Pejabat berganti atau mutasi"
    STRATEGI = "Perubahan strategi", "Perubahan strategi yang memengaruhi tujuan dan sasaran"
    ASUMSI = "Perubahan prioritas atau asumsi", "Perubahan prioritas atau asumsi yang berakibat signifikan"


class FormPerubahan(forms.Form):
    sebab = forms.ChoiceField(
        choices=SebabPerubahan.choices, error_messages={"required": "Pilih sebab perubahannya."}
    )
    uraian = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Uraikan alasannya."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            sebab=("Sebab perubahan", "Menurut PermenPANRB 53/2014 hanya tiga hal ini."),
            uraian=("Uraian alasan", "Misalnya: target disesuaikan dengan APBD Perubahan 2024."),
        )

    @property
    def alasan(self) -> str:
        return f"{self.cleaned_data['sebab']}: {self.cleaned_data['uraian']}"


class FormPerjanjian(forms.ModelForm):
    tanggal = Tanggal(required=False)
    sebab_ubah = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan mengubah dokumen yang sudah ditetapkan."},
    )

    class Meta:
        model = Dokumen
        fields = ["nama", "nomor", "tanggal", "pihak_pertama", "pihak_kedua", "alasan"]
        widgets = {"alasan": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tempat = self.instance.unit.pemda.ibu_kota
        self.fields["alasan"].required = bool(self.instance.urutan)
        bergaya(
            self,
            nama=("Nama dokumen", "Dicetak sebagai judul."),
            nomor=("Nomor", "Kosongkan bila tidak bernomor."),
            tanggal=("Tanggal", f"Tanggal penandatanganan di {tempat}, misalnya 15-01-2024."),
            pihak_pertama=("Pihak pertama (jabatan)", "Yang berjanji, misalnya Kepala Dinas Kesehatan."),
            pihak_kedua=("Pihak kedua (jabatan)", "Atasan pihak pertama, misalnya Wali Kota."),
            alasan=("Alasan perubahan", "Misalnya: Pejabat berganti: pelantikan 2 Mei 2024."),
            sebab_ubah=("Alasan mengubah", "Dokumen ini sudah ditetapkan; alasannya dicatat."),
        )
        if not self.instance.urutan:
            del self.fields["alasan"]
        if self.instance.draf:
            del self.fields["sebab_ubah"]


class FormLampiran(forms.Form):
    """t<indikator> and a<indikator>: target and upper bound. p<simpul> and k<simpul>: money, fund source."""

    def __init__(
        self,
        *args: Any,
        lampiran: Lampiran,
        target: dict[int, Rentang],
        anggaran: dict[int, Anggaran],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lampiran = lampiran
        for b in lampiran.target:
            isi = target.get(b.indikator.id, (None, None))
            for huruf, nilai, sebut in (("t", isi[0], "Target"), ("a", isi[1], "Batas atas target")):
                self._tambah(f"{huruf}{b.indikator.id}", Bilangan(required=False), nilai)
                self.fields[f"{huruf}{b.indikator.id}"].widget.attrs["aria-label"] = (
                    f"{sebut} {b.indikator.nama}"
                )
        positif = MinValueValidator(0, "Anggaran tidak boleh negatif.")
        for u in lampiran.anggaran:
            uang, sumber = anggaran.get(u.simpul.id, (None, u.sumber_dana))
            self._tambah(f"p{u.simpul.id}", Bilangan(required=False, validators=[positif]), uang)
            self._tambah(f"k{u.simpul.id}", forms.CharField(required=False, max_length=60), sumber)
            self.fields[f"p{u.simpul.id}"].widget.attrs["aria-label"] = f"Anggaran {u.simpul.nama}"
            self.fields[f"k{u.simpul.id}"].widget.attrs["aria-label"] = f"Keterangan {u.simpul.nama}"
        bergaya(self)

    def _tambah(self, nama: str, field: forms.Field, nilai: Any) -> None:
        self.fields[nama], self.initial[nama] = field, nilai

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for b in self.lampiran.target:
            bawah, atas = isi.get(f"t{b.indikator.id}"), isi.get(f"a{b.indikator.id}")
            if atas is not None and (bawah is None or atas < bawah):
                self.add_error(f"a{b.indikator.id}", "Batas atas tidak boleh di bawah targetnya.")
        return isi

    @property
    def target(self) -> dict[int, Rentang | None]:
        isi = self.cleaned_data
        return {
            n: None if isi[f"t{n}"] is None else (isi[f"t{n}"], isi[f"a{n}"])
            for n in (b.indikator.id for b in self.lampiran.target)
        }

    @property
    def anggaran(self) -> dict[int, Anggaran | None]:
        isi: dict[str, Any] = self.cleaned_data
        hasil: dict[int, tuple[Decimal, str] | None] = {}
        for u in self.lampiran.anggaran:
            uang = isi[f"p{u.simpul.id}"]
            hasil[u.simpul.id] = None if uang is None else (uang, isi[f"k{u.simpul.id}"] or u.sumber_dana)
        return hasil
