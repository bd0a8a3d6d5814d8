"""Forms of a document and its versions: Renstra, keputusan IKU."""

from __future__ import annotations

from typing import Any

from django import forms

from indicators.models import Dokumen
from lkjip.forms.dasar import Tanggal
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from perencanaan.forms.dasar import Beralasan, rapikan

NOMOR = ("Nomor keputusan", "Sesuai naskah yang ditandatangani. Misalnya: 188.45/12/DP3AKB/2021.")
TANGGAL = ("Tanggal keputusan", "Tanggal penandatanganan. Misalnya: 15-09-2021.")


class FormDokumen(Beralasan, forms.ModelForm):
    """The first version of a document, or what is said about any version."""

    tahun = forms.IntegerField(min_value=TAHUN_MIN, max_value=TAHUN_MAX)
    tahun_akhir = forms.IntegerField(min_value=TAHUN_MIN, max_value=TAHUN_MAX)
    tanggal = Tanggal(required=False)

    class Meta:
        model = Dokumen
        fields = ["tahun", "tahun_akhir", "nama", "nomor", "tanggal"]

    def __init__(self, *args: Any, contoh: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for nama in ("tahun", "tahun_akhir"):  # versions share the period
                del self.fields[nama]
        isian = {
            "tahun": ("Tahun mulai", "Tahun pertama periode. Misalnya: 2021."),
            "tahun_akhir": ("Tahun akhir", "Tahun terakhir periode. Misalnya: 2026."),
            "nama": ("Nama dokumen", f"Misalnya: {contoh}."),
            "nomor": NOMOR,
            "tanggal": TANGGAL,
        }
        rapikan(self, **{k: v for k, v in isian.items() if k in self.fields})

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        mulai, akhir = isi.get("tahun"), isi.get("tahun_akhir")
        if mulai and akhir and akhir <= mulai:
            self.add_error("tahun_akhir", "Tahun akhir harus sesudah tahun mulai.")
        return isi


class FormPerubahan(forms.ModelForm):
    """A change of the document: why, and by which decree as far as that is known."""

    tanggal = Tanggal(required=False)

    class Meta:
        model = Dokumen
        fields = ["nama", "alasan", "nomor", "tanggal"]

    def __init__(self, *args: Any, contoh: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].required = True
        self.fields["alasan"].widget.attrs["rows"] = 3
        rapikan(
            self,
            nama=("Nama dokumen", f"Misalnya: {contoh}."),
            alasan=(
                "Alasan perubahan",
                "Mengapa diubah. Misalnya: Menindaklanjuti rekomendasi evaluasi AKIP tahun 2023.",
            ),
            nomor=("Nomor keputusan", "Boleh kosong selama masih draf. Misalnya: 188.45/7/DP3AKB/2024."),
            tanggal=("Tanggal keputusan", "Boleh kosong selama masih draf."),
        )


class FormTetapkan(forms.Form):
    """The decree that sets a draft."""

    nomor = forms.CharField(max_length=120)
    tanggal = Tanggal()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rapikan(self, nomor=NOMOR, tanggal=TANGGAL)
