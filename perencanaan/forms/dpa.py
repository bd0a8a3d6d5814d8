"""Forms of the DPA: a new version, its head, and the table of its pagu."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MinValueValidator

from budget.data import DataSimpul
from budget.enums import JenisDpa, SumberDana
from budget.models import Dpa
from lkjip.forms.dasar import Bilangan, Tanggal, bergaya

TIDAK_NEGATIF = MinValueValidator(0, "Pagu tidak boleh negatif.")


class FormVersi(forms.Form):
    jenis = forms.ChoiceField(choices=JenisDpa.choices)

    def __init__(self, *args: Any, ada: bool, **kwargs: Any) -> None:
        """ada: whether the year has a version already."""
        super().__init__(*args, **kwargs)
        pilihan = [(j.value, j.label) for j in JenisDpa if (j != JenisDpa.MURNI) == ada]
        self.fields["jenis"].choices = pilihan
        bergaya(self, jenis=("Jenis", "Versi baru dimulai dari pagu versi terakhir."))


class FormDpa(forms.ModelForm):
    """The head of a version. alasan is asked for once the version has its number."""

    tanggal = Tanggal(required=False)
    total_dinyatakan = Bilangan(required=False, validators=[TIDAK_NEGATIF])
    alasan = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)

    class Meta:
        model = Dpa
        fields = ["nomor", "tanggal", "total_dinyatakan"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bernomor = bool(self.instance.nomor)
        self.fields["alasan"].required = bernomor
        self.fields["alasan"].error_messages["required"] = "Tulis alasan mengubah DPA yang sudah bernomor."
        bergaya(
            self,
            nomor=("Nomor", "Seperti pada DPA, misalnya DPA/A.1/2.08.0.00.0.00.01.0000/001/2024."),
            tanggal=("Tanggal", "Tanggal pengesahan, misalnya 02-01-2024."),
            total_dinyatakan=(
                "Total menurut dokumen (Rp)",
                "Dibandingkan dengan jumlah pagu di bawah, misalnya 38.462.234.005.",
            ),
            alasan=("Alasan perubahan", "Dicatat bersama perubahannya."),
        )
        if not bernomor:
            del self.fields["alasan"]


class FormPagu(forms.Form):
    """A field for each sub kegiatan and fund source, s<simpul>-<sumber>."""

    def __init__(
        self,
        *args: Any,
        simpul: Iterable[DataSimpul],
        pagu: dict[tuple[int, str], Decimal],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.daun = [s for s in simpul if s.level == "sub_kegiatan"]
        for s in self.daun:
            for sumber in SumberDana:
                nama = f"s{s.id}-{sumber.value}"
                field = Bilangan(required=False, validators=[TIDAK_NEGATIF])
                self.fields[nama] = field
                self.initial[nama] = pagu.get((s.id, sumber.value))
                field.widget.attrs["aria-label"] = f"{s.kode} {sumber.label}"
        bergaya(self)

    def baris(self, simpul_id: int) -> list[forms.BoundField]:
        return [self[f"s{simpul_id}-{sumber.value}"] for sumber in SumberDana]

    @property
    def pagu(self) -> dict[tuple[int, str], Decimal | None]:
        """By sub kegiatan and fund source, once the form is valid. 0 is no row."""
        return {
            (s.id, sumber.value): self.cleaned_data[f"s{s.id}-{sumber.value}"] or None
            for s in self.daun
            for sumber in SumberDana
        }
