"""The form of a pemda's settings of a year: each choice with what it changes and where that shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.db.models import Q

from lkjip.forms.dasar import Bilangan, bergaya
from lkjip.models import PengaturanTahun
from lkjip.pengaturan import PILIHAN

GUNA = {
    "skala_capaian": "Predikat dan warna capaian pada Ringkasan, tabel capaian LKjIP, dan rapor bidang.",
    "skala_e81": "Predikat dan warna pada lembar isian triwulan dan Formulir E.81.",
    "skala_akip": "Predikat nilai evaluasi AKIP pada Bab III dan lampiran LKjIP.",
    "varian_e81": "Kolom Formulir E.81 di layar, pada unduhan Excel dan PDF, dan pada lampiran LKjIP.",
    "penjelasan_di_bawah": (
        "Baris dengan capaian di bawah angka ini muncul pada Kekurangan sampai sebabnya dijelaskan."
    ),
    "penjelasan_di_atas": (
        "Begitu pula baris dengan capaian di atas angka ini, misalnya karena target terlalu rendah."
    ),
}


def _batas() -> Bilangan:
    pesan = "Batas tidak boleh kurang dari 0."
    return Bilangan(validators=[MinValueValidator(0, pesan)], error_messages={"required": "Isi batasnya."})


class FormPengaturan(forms.ModelForm):
    penjelasan_di_bawah = _batas()
    penjelasan_di_atas = _batas()

    class Meta:
        model = PengaturanTahun
        fields = list(PILIHAN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("skala_capaian", "skala_e81", "skala_akip"):
            dipakai = getattr(self.instance, f"{nama}_id")
            skala = self.instance.pemda.skala.filter(Q(mulai__lte=self.instance.tahun) | Q(pk=dipakai))
            self.fields[nama].queryset = skala
            self.fields[nama].label_from_instance = lambda s: f"{s.nama} ({s.dasar_hukum})"
            self.fields[nama].error_messages |= {
                "required": "Pilih skalanya.",
                "invalid_choice": "Skala ini tidak ada.",
            }
        bergaya(self, **{nama: (label, GUNA[nama]) for nama, label in PILIHAN.items()})
