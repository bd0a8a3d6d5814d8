"""Where the memberships of units that ended go on: one choice for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lkjip.enums import Peran
from lkjip.forms.dasar import bergaya
from lkjip.models import Bidang, Keanggotaan, Unit
from lkjip.pindah_tugas import Tujuan


class FormPindah(forms.Form):
    """An operator's role goes on in a bidang, every other in a unit. Nothing chosen: it stays where it is."""

    def __init__(
        self, *args: Any, keanggotaan: Sequence[Keanggotaan], hasil: Sequence[Unit], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.keanggotaan = keanggotaan
        self.unit = {f"u{u.pk}": (u, None) for u in hasil}
        bidang = Bidang.objects.filter(unit__in=hasil).select_related("unit")
        self.bidang: dict[str, Tujuan] = {f"b{b.pk}": (b.unit, b) for b in bidang}
        per_unit = [("", "tidak dipindahkan"), *((k, u.nama) for k, (u, _) in self.unit.items())]
        per_bidang = [
            ("", "tidak dipindahkan"), *((k, f"{u}: {b}") for k, (u, b) in self.bidang.items())
        ]  # fmt: skip
        for k in keanggotaan:
            operator = k.peran == Peran.OPERATOR
            self.fields[self.nama(k.pk)] = forms.ChoiceField(
                choices=per_bidang if operator else per_unit,
                required=False,
                initial=self._usul(k),
                error_messages={"invalid_choice": "Tujuan ini tidak ada."},
            )
        bergaya(self)

    @staticmethod
    def nama(pk: int) -> str:
        return f"tujuan-{pk}"

    def _usul(self, k: Keanggotaan) -> str:
        """The only unit that goes on; for an operator the bidang of the same code or name."""
        if k.peran == Peran.OPERATOR and k.bidang:
            sama = (n for n, (_, b) in self.bidang.items() if b and b.nama == k.bidang.nama)
            return next(sama, "")
        return next(iter(self.unit)) if len(self.unit) == 1 else ""

    @property
    def pilihan(self) -> dict[Keanggotaan, Tujuan]:
        semua: dict[str, Tujuan] = self.unit | self.bidang
        dipilih = {k: self.cleaned_data.get(self.nama(k.pk)) for k in self.keanggotaan}
        return {k: semua[v] for k, v in dipilih.items() if v}
