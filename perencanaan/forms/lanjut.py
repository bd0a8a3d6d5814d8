"""Which groups are copied to the next year, and the sasaran of programs whose own is not in force then."""

from __future__ import annotations

from typing import Any

from django import forms

from lkjip.forms.dasar import bergaya
from perencanaan.lanjut import AWAL
from perencanaan.lanjut_bahan import Bahan
from perencanaan.lanjut_kelompok import KELOMPOK


class FormLanjut(forms.Form):
    kelompok = forms.MultipleChoiceField(
        choices=[(k.kunci, k.judul) for k in KELOMPOK],
        initial=list(AWAL),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu kelompok."},
    )

    def __init__(self, *args: Any, bahan: Bahan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bahan = bahan
        pilihan = [("", "Pilih sasaran"), *((n, f"{s.nomor}. {s.uraian}") for n, s in bahan.sasaran.items())]
        self.program = {} if not bahan.sasaran else {f"sasaran-{p.pk}": p for p in bahan.perlu_sasaran}
        for nama, p in self.program.items():
            self.fields[nama] = forms.TypedChoiceField(
                choices=pilihan, coerce=int, empty_value=None, required=False, initial=bahan.usulan(p)
            )
        teks = f"Sasaran “{{}}” tidak berlaku lagi pada {bahan.ke}. Pilih sasaran yang didukung program ini."
        bergaya(self, **{n: (str(p), teks.format(p.sasaran)) for n, p in self.program.items()})
        self.fields["kelompok"].widget.attrs["class"] = "form-check-input"

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if "pohon" in isi.get("kelompok", ()):
            for nama in self.program:
                if isi.get(nama) is None and nama not in self.errors:
                    self.add_error(nama, "Pilih sasaran program ini.")
        return isi

    @property
    def isian_sasaran(self) -> list[forms.BoundField]:
        return [self[n] for n in self.program]

    def dipilih(self) -> list[str]:
        """What was sent, or what is chosen at first."""
        return self.cleaned_data.get("kelompok", []) if self.is_bound else list(AWAL)

    def pilihan(self) -> dict[int, int]:
        """The sasaran by program, as far as one is chosen."""
        isi = self.cleaned_data if self.is_bound else {n: self.fields[n].initial for n in self.program}
        return {p.pk: isi[n] for n, p in self.program.items() if isi.get(n)}
