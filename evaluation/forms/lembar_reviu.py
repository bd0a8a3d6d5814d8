"""Forms of the checklist: a new version, and all items of one at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from evaluation.enums import KelompokReviu
from evaluation.forms.reviu import cap
from evaluation.models import ButirReviu
from lkjip.forms.dasar import bergaya
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN

BARIS_BARU = 3  # empty rows below the items


class FormVersi(forms.Form):
    mulai = forms.IntegerField(min_value=TAHUN_MIN, max_value=TAHUN_MAX)
    dasar_hukum = forms.CharField(max_length=300)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        bergaya(
            self,
            mulai=("Berlaku mulai tahun", "Sampai ada versi yang lebih baru."),
            dasar_hukum=("Dasar hukum", "Misalnya: PermenPANRB 53/2014, Lampiran III"),
        )


class FormButir(forms.Form):
    """An item. Emptied it goes away; its number is its place among those of its group."""

    kelompok = forms.ChoiceField(choices=KelompokReviu.choices)
    urutan = forms.IntegerField(min_value=1, max_value=999, required=False)
    uraian = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}), strip=True
    )
    usulan = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, usulan: Sequence[tuple[str, str]], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["usulan"].choices = [("", "Tanpa usulan"), *usulan]
        bergaya(self, **{n: (label, "") for n, label in LABEL.items()})


LABEL = {"kelompok": "Kelompok", "urutan": "Nomor", "uraian": "Uraian", "usulan": "Usulan"}
_SetForm = forms.formset_factory(FormButir, extra=BARIS_BARU, max_num=200, absolute_max=200)


class SetButir(_SetForm):  # type: ignore[misc, valid-type]
    """All items of a version. `semula` says which items its writer saw."""

    def __init__(
        self, data: Any = None, *, butir: Sequence[ButirReviu], usulan: Sequence[tuple[str, str]]
    ) -> None:
        ruas = ("kelompok", "urutan", "uraian", "usulan")
        isi = [{r: getattr(b, r) for r in ruas} for b in butir]
        self.semula = cap({"isi": isi})
        super().__init__(data, initial=isi, form_kwargs={"usulan": usulan}, prefix="butir")

    def clean(self) -> None:
        if self.data.get("semula") != self.semula:
            raise forms.ValidationError(
                "Daftar ini sudah diubah orang lain sejak Anda membukanya. Bandingkan dengan yang tersimpan "
                "di bawah; simpan lagi untuk menggantinya."
            )
        if not self.butir:
            raise forms.ValidationError("Daftar uji tanpa butir tidak dapat dipakai.")

    @property
    def butir(self) -> list[ButirReviu]:
        """The items as typed, in the order of their groups and numbers; unsaved."""
        isi = [f.cleaned_data for f in self.forms if f.is_valid() and f.cleaned_data.get("uraian")]
        return [
            ButirReviu(kelompok=b["kelompok"], uraian=b["uraian"], usulan=b["usulan"]) for b in _urut(isi)
        ]


def _urut(isi: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """By group and number; without a number at the end."""
    return sorted(isi, key=lambda b: (KelompokReviu.values.index(b["kelompok"]), b["urutan"] or 1000))
