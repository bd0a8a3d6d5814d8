"""The form of what stands in words below Formulir E.81."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms

from indicators.data import DataEvaluasiRenja
from indicators.enums import IsianKaki
from lkjip.formats import angka

PANJANG = 4000
BANTUAN = {
    IsianKaki.FAKTOR_PENDORONG: "Apa yang membuat target tercapai, misalnya regulasi atau dukungan mitra.",
    IsianKaki.FAKTOR_PENGHAMBAT: "Apa yang membuat target belum tercapai, beserta besarnya bila diketahui.",
    IsianKaki.TINDAK_LANJUT_TRIWULAN: "Langkah yang akan dikerjakan pada triwulan berikutnya.",
    IsianKaki.TINDAK_LANJUT_RENJA: "Perubahan yang perlu masuk ke Renja berikutnya.",
}
PILIH_SATU = "Pilih salah satu: ketikan Anda atau yang tersimpan."
KETIKAN, TERSIMPAN = "ketikan", "tersimpan"
PILIHAN = ((KETIKAN, "Pakai ketikan saya, yaitu isi kotak di atas"), (TERSIMPAN, "Pakai yang tersimpan"))


class IsianPanjang(forms.CharField):
    """Plain text of several lines. A browser counts the end of a line as one character and sends two."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class FormKaki(forms.Form):
    """berbeda names the texts that somebody else has changed meanwhile: for each of them one is chosen."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, berbeda: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.berbeda = [i.value for i in IsianKaki if i.value in set(berbeda)]
        for isian in IsianKaki:
            self.fields[isian.value] = IsianPanjang(
                label=isian.label,
                help_text=f"{BANTUAN[isian]} Paling banyak {angka(PANJANG)} karakter, teks biasa.",
                max_length=PANJANG,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5, "class": "form-control"}),
            )
        for nama in self.berbeda:
            self.fields[f"pilih_{nama}"] = forms.ChoiceField(
                label="Teks mana yang disimpan?",
                choices=PILIHAN,
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), PILIH_SATU),
            )

    def isian(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField | None]]:
        """Each text with the choice between two, where there is one."""
        for nama in IsianKaki.values:
            yield nama, self[nama], self[f"pilih_{nama}"] if nama in self.berbeda else None

    def teks(self, tersimpan: DataEvaluasiRenja | None) -> dict[str, str]:
        """What is to be saved, of a valid form."""
        return {
            nama: getattr(tersimpan, nama, "")
            if self.cleaned_data.get(f"pilih_{nama}") == TERSIMPAN
            else self.cleaned_data[nama]
            for nama in IsianKaki.values
        }


def isi_awal(tersimpan: DataEvaluasiRenja | None) -> dict[str, Any]:
    """The texts as they stand, and the version that they are of."""
    if tersimpan is None:
        return {"versi": 0}
    return {nama: getattr(tersimpan, nama) for nama in (*IsianKaki.values, "versi")}
