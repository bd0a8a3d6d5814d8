"""Forms of an evaluation: a step, the team, the head of the LHE, scores of paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from evaluation.atur import KepalaLhe
from evaluation.enums import WAJIB_ALASAN, LangkahEvaluasi
from evaluation.forms.angka import IsianAngka
from evaluation.lembar import LembarEvaluasi
from evaluation.models import EvaluasiAkip
from lkjip.enums import PeranTim
from lkjip.formats import angka, tanggal
from lkjip.models import Pengguna
from pengisian.forms.alur import Tanggal, ruas_alasan

TEKS = {"class": "form-control"}


class FormLangkah(forms.Form):
    """What a step asks for: a reason where something goes back."""

    alasan = ruas_alasan("Apa yang harus diperbaiki?", "Tersimpan pada riwayat evaluasi.")

    def __init__(self, *args: Any, langkah: LangkahEvaluasi, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        if langkah not in WAJIB_ALASAN:
            del self.fields["alasan"]


class FormTim(forms.Form):
    ketua = forms.TypedChoiceField(
        label="Ketua tim",
        coerce=int,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Pilih ketua tim.",
            "invalid_choice": "Orang ini bukan akun Inspektorat.",
        },
    )
    anggota = forms.TypedMultipleChoiceField(
        label="Anggota tim",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"invalid_choice": "Orang ini bukan akun Inspektorat."},
    )

    def __init__(self, *args: Any, calon: list[Pengguna], **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        pilihan = [(p.pk, str(p)) for p in calon]
        self.fields["ketua"].choices = [("", "Pilih ketua tim"), *pilihan]
        self.fields["anggota"].choices = pilihan

    @staticmethod
    def awal(evaluasi: EvaluasiAkip) -> dict[str, Any]:
        tim = list(evaluasi.anggota.all())
        return {
            "ketua": next((a.pengguna_id for a in tim if a.peran == PeranTim.KETUA), ""),
            "anggota": [a.pengguna_id for a in tim if a.peran == PeranTim.ANGGOTA],
        }


class FormKepala(forms.Form):
    """versi is of the evaluation that its writer saw."""

    nomor_lhe = forms.CharField(
        label="Nomor LHE", max_length=120, required=False, widget=forms.TextInput(attrs=TEKS)
    )
    tanggal_lhe = Tanggal(label="Tanggal LHE", required=False)
    tim = forms.CharField(
        label="Nama tim",
        max_length=120,
        required=False,
        help_text="Seperti pada surat tugas, misalnya Tim VI.",
        widget=forms.TextInput(attrs=TEKS),
    )
    simpulan = forms.CharField(
        max_length=8000,
        required=False,
        help_text="Uraian umum hasil evaluasi; dicetak pada LHE dan dibaca perangkat daerah.",
        widget=forms.Textarea(attrs=TEKS | {"rows": 6}),
    )
    catatan = forms.CharField(
        label="Catatan tim",
        max_length=8000,
        required=False,
        help_text="Hanya untuk Inspektorat; tidak dicetak dan tidak dibaca perangkat daerah.",
        widget=forms.Textarea(attrs=TEKS | {"rows": 3}),
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tahun: int, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        self.tahun = tahun

    def clean_tanggal_lhe(self) -> date | None:
        hari, kini = self.cleaned_data["tanggal_lhe"], timezone.localdate()
        if hari and hari > kini:
            raise forms.ValidationError(f"Tanggal LHE tidak boleh sesudah hari ini, {tanggal(kini)}.")
        if hari and hari.year < self.tahun:
            raise forms.ValidationError(f"LHE atas AKIP {self.tahun} tidak mungkin terbit sebelum tahun itu.")
        return hari

    @property
    def isi(self) -> KepalaLhe:
        return KepalaLhe(**{n: self.cleaned_data[n] for n in KepalaLhe.__slots__})

    @staticmethod
    def awal(evaluasi: EvaluasiAkip) -> dict[str, Any]:
        return {n: getattr(evaluasi, n) for n in (*KepalaLhe.__slots__, "versi")}


class FormNilai(forms.Form):
    """Scores of an LHE of paper: by component, or the total alone."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lembar: LembarEvaluasi, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        self.komponen = {f"k{k.id}": k for k in lembar.komponen}
        for nama, k in self.komponen.items():
            self.fields[nama] = IsianAngka(
                label=f"{k.nomor}. {k.nama} (bobot {angka(k.bobot)})",
                batas=k.bobot,
                required=False,
                initial=k.tersimpan,
            )
        self.fields["total"] = IsianAngka(
            label="Nilai total menurut LHE",
            required=False,
            initial=lembar.dinyatakan,
            help_text="Isi bila LHE hanya menyebut totalnya. Dari nilai komponen, totalnya dihitung.",
        )
        self.fields["versi"].initial = lembar.evaluasi.versi

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        nilai = [isi.get(n) for n in self.komponen]
        if self.errors:
            return isi
        ada = [n for n in nilai if n is not None]
        if 0 < len(ada) < len(nilai):
            raise forms.ValidationError(
                "Isi nilai semua komponen, atau kosongkan semuanya dan isi totalnya saja."
            )
        if ada and isi["total"] is not None and isi["total"] != sum(ada):
            jumlah = angka(sum(ada, Decimal(0)))
            self.add_error(
                "total", f"Jumlah nilai komponen adalah {jumlah}. Periksa, atau kosongkan totalnya."
            )
        return isi

    @property
    def nilai(self) -> dict[int, Decimal | None]:
        return {k.id: self.cleaned_data[nama] for nama, k in self.komponen.items()}
