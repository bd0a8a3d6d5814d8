"""Forms of the rencana aksi: the table of quarterly targets, and an action."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.forms.dasar import Bilangan, bergaya
from perencanaan.aksi import BarisTriwulan, galat_baris
from perencanaan.models import AksiRencana


class FormTriwulan(forms.Form):
    """t<indikator>-<triwulan>. An indicator's quarters are checked together; the error stands at the last."""

    alasan = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *args: Any, baris: list[BarisTriwulan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.baris = baris
        for b in baris:
            for n, romawi in enumerate(ROMAWI_TRIWULAN, 1):
                nama = f"t{b.indikator.id}-{n}"
                self.fields[nama] = Bilangan(required=False)
                self.fields[nama].widget.attrs["aria-label"] = f"{b.indikator.nama}, triwulan {romawi}"
                self.initial[nama] = b.triwulan[n - 1]
        bergaya(
            self,
            alasan=(
                "Alasan",
                "Diisi bila mengubah target triwulan yang sudah tersimpan, misalnya: jadwal bergeser.",
            ),
        )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for b in self.baris:
            nama = [f"t{b.indikator.id}-{n}" for n in range(1, 5)]
            if any(n in self.errors for n in nama):
                continue
            if galat := galat_baris(b, [isi.get(n) for n in nama]):
                self.add_error(nama[-1], galat)
        return isi

    def isian(self, baris: BarisTriwulan) -> list[forms.BoundField]:
        return [self[f"t{baris.indikator.id}-{n}"] for n in range(1, 5)]

    @property
    def triwulan(self) -> dict[int, tuple[Decimal | None, ...]]:
        return {
            b.indikator.id: tuple(self.cleaned_data[f"t{b.indikator.id}-{n}"] for n in range(1, 5))
            for b in self.baris
        }


class FormAksi(forms.ModelForm):
    class Meta:
        model = AksiRencana
        fields = ["uraian", "simpul", "tw1", "tw2", "tw3", "tw4", "bidang"]
        widgets = {"uraian": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit, tahun = self.instance.unit, self.instance.tahun
        self.fields["simpul"].queryset = unit.simpul.filter(tahun=tahun)
        self.fields["bidang"].queryset = unit.bidang.all()
        self.fields["uraian"].error_messages["required"] = "Tulis aksinya."
        bergaya(
            self,
            uraian=("Aksi", "Langkah nyata, misalnya: Mendampingi 12 perangkat daerah menyusun ARG."),
            simpul=("Program, kegiatan, atau sub kegiatan", "Dari mana aksi ini dibiayai; boleh kosong."),
            bidang=("Penanggung jawab", "Bidang yang melaksanakan; boleh kosong."),
            **{f"tw{n}": (f"Triwulan {r}", "") for n, r in enumerate(ROMAWI_TRIWULAN, 1)},
        )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not any(isi.get(f"tw{n}") for n in range(1, 5)):
            self.add_error("tw1", "Pilih paling sedikit satu triwulan pelaksanaan.")
        return isi
