"""Forms of recommendations: what the team writes, what the unit answers, what is decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from evaluation.enums import Prioritas
from evaluation.models import EvaluasiAkip, KomponenAkip, KriteriaAkip, Rekomendasi
from evaluation.rekomendasi import IsiRekomendasi
from evaluation.tindak_lanjut import IsiEntri
from lkjip.formats import tanggal
from lkjip.models import Bidang
from lkjip.models.unit import TAHUN_MIN
from pengisian.forms.alur import Tanggal
from pengisian.forms.bukti import FOTO, GAGAL, TERIMA, TERPUTUS, IsianBerkas

PANJANG = 4000


def area(**lain: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 4, "class": "form-control"} | lain)


def pilihan() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


class FormRekomendasi(forms.Form):
    """What the team writes. versi is of the row that its writer saw."""

    nomor = forms.IntegerField(
        min_value=1, max_value=999, widget=forms.NumberInput(attrs={"class": "form-control"})
    )
    uraian = forms.CharField(label="Rekomendasi", max_length=PANJANG, widget=area(rows=5))
    komponen = forms.ModelChoiceField(
        KomponenAkip.objects.none(), required=False, widget=pilihan(), empty_label="Tidak ditentukan"
    )
    kriteria = forms.ModelChoiceField(
        KriteriaAkip.objects.none(),
        required=False,
        widget=pilihan(),
        empty_label="Tidak ditentukan",
        help_text="Bila dipilih, komponennya mengikuti kriteria.",
    )
    prioritas = forms.ChoiceField(choices=Prioritas, initial=Prioritas.SEDANG, widget=pilihan())
    tenggat = Tanggal(label="Batas waktu", required=False)
    bidang = forms.ModelChoiceField(
        Bidang.objects.none(),
        label="Bidang penanggung jawab",
        required=False,
        widget=pilihan(),
        empty_label="Belum ditentukan",
    )
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, evaluasi: EvaluasiAkip, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        kriteria = KriteriaAkip.objects.filter(sub__komponen__lke=evaluasi.lke_id)
        self.fields["komponen"].queryset = KomponenAkip.objects.filter(lke=evaluasi.lke_id)
        self.fields["bidang"].queryset = Bidang.objects.filter(unit=evaluasi.unit_id)
        ruas = self.fields["kriteria"]
        ruas.queryset = kriteria.select_related("sub__komponen").order_by(
            "sub__komponen__urutan", "sub__urutan", "urutan"
        )
        ruas.label_from_instance = _sebut_kriteria

    @property
    def isi(self) -> IsiRekomendasi:
        return IsiRekomendasi(**{k: v for k, v in self.cleaned_data.items() if k != "versi"})

    @staticmethod
    def awal(r: Rekomendasi) -> dict[str, Any]:
        nama = ("nomor", "uraian", "komponen", "kriteria", "prioritas", "tenggat", "bidang", "versi")
        return {n: getattr(r, n) for n in nama}

    def clean_uraian(self) -> str:
        return self.cleaned_data["uraian"].strip()


def _sebut_kriteria(k: KriteriaAkip) -> str:
    return f"{k.sub.komponen.urutan}.{k.sub.urutan}.{k.urutan} {k.uraian[:110]}"


class FormEntri(forms.Form):
    """An entry of follow-up. semula: what its writer saw there."""

    tanggal = Tanggal(label="Tanggal tindak lanjut")
    uraian = forms.CharField(label="Apa yang dilakukan", max_length=PANJANG, widget=area())
    persen = forms.IntegerField(
        label="Kemajuan (%)",
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
        help_text="0 sampai 100; boleh kosong.",
        error_messages={
            "min_value": "Kemajuan adalah 0 sampai 100 persen.",
            "max_value": "Kemajuan adalah 0 sampai 100 persen.",
            "invalid": "Tulis bilangan bulat 0 sampai 100.",
        },
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        self.fields["tanggal"].widget.attrs["max"] = timezone.localdate().isoformat()

    @property
    def isi(self) -> IsiEntri:
        return IsiEntri(*(self.cleaned_data[k] for k in ("tanggal", "uraian", "persen")))

    def clean_uraian(self) -> str:
        return self.cleaned_data["uraian"].strip()

    def clean_tanggal(self) -> date:
        hari, kini = self.cleaned_data["tanggal"], timezone.localdate()
        if hari > kini:
            raise forms.ValidationError(f"Tanggal tidak boleh sesudah hari ini, {tanggal(kini)}.")
        if hari.year < TAHUN_MIN:
            raise forms.ValidationError(f"Tanggal paling awal tahun {TAHUN_MIN}.")
        return hari


class FormEntriBaru(FormEntri):
    """With the files that prove it. What cannot be taken of them is told afterwards; the entry stays."""

    berkas = IsianBerkas(label="Berkas bukti", required=False)
    foto = IsianBerkas(label="Foto dari kamera", required=False)

    terhenti = False  # a file did not get to the server's disk

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["berkas"].widget.attrs |= {"accept": TERIMA, "class": "form-control"}
        self.fields["foto"].widget.attrs |= {
            "accept": FOTO,
            "capture": "environment",
            "class": "form-control",
        }
        self.fields[
            "berkas"
        ].help_text = "Boleh beberapa. Tautan dan keterangan dapat ditambahkan sesudah disimpan."

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if self.terhenti:
            self.add_error(None, GAGAL)
        elif not self.data.get("akhir"):
            self.add_error(None, TERPUTUS)
        return isi | {"semua": isi.get("berkas", []) + isi.get("foto", [])}


class FormPutusan(forms.Form):
    """A step, with the note that is kept with it."""

    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    catatan = forms.CharField(label="Catatan", required=False, max_length=2000, widget=area(rows=3))

    def __init__(self, *args: Any, wajib: bool = False, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        if wajib:
            self.fields["catatan"].required = True
            self.fields["catatan"].label = "Apa yang harus diperbaiki?"
            self.fields["catatan"].error_messages["required"] = (
                "Tulis alasannya, supaya jelas apa yang harus diperbaiki."
            )


class FormPesan(forms.Form):
    isi = forms.CharField(
        label="Pertanyaan atau jawaban",
        max_length=PANJANG,
        widget=area(rows=3),
        error_messages={"required": "Tulis pertanyaan atau jawabannya."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
