"""Forms of the workflow: a step, a period, more time for a unit."""

from __future__ import annotations

from typing import Any

from django import forms

from lkjip.access import Hak, boleh
from lkjip.models import Pengguna, Unit
from pengisian.alur import MEMBUKA
from pengisian.enums import WAJIB_ALASAN, Langkah


class Tanggal(forms.DateField):
    """A date, picked or typed; browsers send ISO, people may write 31-12-2025."""

    def __init__(self, **lain: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"), **lain
        )


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
