"""Forms of the workflow: a step, a period, more time for a unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from lkjip.access import Hak, boleh
from lkjip.forms.dasar import Tanggal
from lkjip.masa_unit import pada_triwulan
from lkjip.models import Pengguna, Periode, Unit
from pengisian.alur import MEMBUKA
from pengisian.enums import WAJIB_ALASAN, Langkah


def ruas_alasan(label: str = "Alasan", bantuan: str = "", **lain: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4, "class": "form-control"})
    galat = {"required": "Tulis alasannya, supaya jelas apa yang harus diperbaiki."}
    return forms.CharField(
        label=label, help_text=bantuan, widget=widget, max_length=2000, error_messages=galat, **lain
    )


class FormLangkah(forms.Form):
    """What a step asks for: a reason where it has to have one, more time where it may be given."""

    jejak = forms.CharField(required=False, widget=forms.HiddenInput)
    alasan = ruas_alasan("Apa yang harus diperbaiki?", "Dibaca perangkat daerah dan tersimpan pada riwayat.")
    perpanjang = Tanggal(
        label="Perpanjang sampai",
        required=False,
        help_text="Kosongkan bila tidak diperpanjang. Alasannya sama dengan alasan di atas.",
    )

    def __init__(self, *args: Any, langkah: Langkah, boleh_perpanjang: bool = False, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        if langkah not in WAJIB_ALASAN:
            del self.fields["alasan"]
        if langkah not in MEMBUKA or not boleh_perpanjang:
            del self.fields["perpanjang"]
        if langkah != Langkah.SETUJUI:
            del self.fields["jejak"]


def dapat_memperpanjang(pengguna: Pengguna, unit: Unit) -> bool:
    return boleh(pengguna, Hak.ATUR_PERIODE, unit)


class FormPeriode(forms.ModelForm):
    """The dates of a quarter. Taking away time that is not over yet is asked about once more."""

    buka = Tanggal(label="Dibuka")
    tenggat = Tanggal(label="Batas waktu", help_text="Yang mengajukan sesudahnya tercatat terlambat.")
    tutup = Tanggal(label="Ditutup", help_text="Hari terakhir pengisian.")
    yakin = forms.BooleanField(
        label="Ya, tetap simpan",
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    class Meta:
        model = Periode
        fields = ["buka", "tenggat", "tutup"]

    def __init__(
        self, *args: Any, belum_mengajukan: Callable[[Periode], int] | None = None, **lain: Any
    ) -> None:
        super().__init__(*args, label_suffix="", **lain)
        self.belum_mengajukan = belum_mengajukan
        self.semula = (self.instance.tenggat, self.instance.tutup)
        self.peringatan = ""

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if self.instance.pk and not self.errors:
            self.peringatan = self._peringatan(isi["tenggat"], isi["tutup"])
            if self.peringatan and not isi["yakin"]:
                raise forms.ValidationError(self.peringatan)
        return isi

    def _peringatan(self, tenggat: date, tutup: date) -> str:
        """What shortening does to those who have not submitted; empty where it takes nothing away."""
        hari, (tenggat_semula, tutup_semula) = timezone.localdate(), self.semula
        banyak = self.belum_mengajukan(self.instance) if self.belum_mengajukan else 0
        siapa = f"{banyak} perangkat daerah yang belum mengajukan"
        if tutup < hari <= tutup_semula:
            return f"Dengan tanggal ini pengisian langsung tertutup bagi {siapa}."
        if tenggat < hari <= tenggat_semula:
            return f"Dengan tanggal ini {siapa} langsung terlambat."
        return ""

    @property
    def minta_yakin(self) -> bool:
        return bool(self.peringatan)


class FormPerpanjangan(forms.Form):
    """More time for one unit of the pemda."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Perangkat daerah",
        empty_label="Pilih perangkat daerah",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Pilih perangkat daerah.",
            "invalid_choice": "Perangkat daerah ini tidak ada.",
        },
    )
    sampai = Tanggal(label="Sampai dengan")
    alasan = ruas_alasan("Alasan", "Tersimpan pada daftar perpanjangan.")

    def __init__(self, *args: Any, periode: Periode, **lain: Any) -> None:
        super().__init__(*args, label_suffix="", **lain)
        diminta = Unit.objects.filter(pada_triwulan(periode.tahun, periode.triwulan), pemda=periode.pemda_id)
        self.fields["unit"].queryset = diminta.select_related("pemda")
        self.fields["unit"].label_from_instance = lambda u: u.nama
        self.fields["alasan"].error_messages["required"] = "Tulis alasan perpanjangan."
