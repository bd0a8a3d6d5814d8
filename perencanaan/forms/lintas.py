"""The form of a link between a sasaran and another unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indicators.data import DataSasaran
from indicators.models import Sasaran
from lkjip.forms.dasar import bergaya
from lkjip.models import Unit
from perencanaan.lintas import milik_unit, sasaran_unit, unit_lain
from perencanaan.models import HubunganLintas

BELUM_PILIH = "Pilih perangkat daerah, lalu tekan “Tampilkan sasarannya”. Boleh dikosongkan."
SUDAH_PILIH = "Sasaran perangkat daerah itu yang menjawab dukungan ini. Boleh dikosongkan."
GANDA = "Hubungan sasaran ini dengan perangkat daerah itu sudah tercatat. Ubah yang sudah ada."
BUKAN_MILIKNYA = (
    "Sasaran ini bukan milik perangkat daerah yang dipilih. Tekan “Tampilkan sasarannya”, lalu pilih lagi."
)


class FormLintas(forms.ModelForm):
    """`milik` are the unit's sasaran in force.

    The other unit's sasaran can be chosen from once it is known: as stored, or after "Tampilkan sasarannya".
    """

    class Meta:
        model = HubunganLintas
        fields = ["sasaran", "unit", "sasaran_lain", "uraian"]
        widgets = {"uraian": forms.Textarea(attrs={"rows": 3})}

    def __init__(
        self, *args: Any, unit: Unit, tahun: int, milik: tuple[DataSasaran, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.milik_unit = unit
        dipakai = {s.id for s in milik} | ({self.instance.sasaran_id} - {None})
        self.fields["sasaran"].queryset = Sasaran.objects.filter(unit=unit, pk__in=dipakai)
        self.fields["sasaran"].label_from_instance = lambda s: f"Sasaran {s.nomor}: {s.uraian}"
        lain = unit_lain(unit, tahun)
        self.fields["unit"].queryset = lain
        self.fields["unit"].label_from_instance = lambda u: u.nama
        dipilih = self._unit_dipilih(lain)
        pilihan = {s.id for s in sasaran_unit(dipilih.pk, tahun)} if dipilih else set()
        if dipilih and dipilih.pk == self.instance.unit_id:
            pilihan |= {self.instance.sasaran_lain_id} - {None}
        self.fields["sasaran_lain"].queryset = Sasaran.objects.filter(pk__in=pilihan)
        self.fields["sasaran_lain"].label_from_instance = lambda s: f"Sasaran {s.nomor}: {s.uraian}"
        self.fields["sasaran_lain"].error_messages["invalid_choice"] = BUKAN_MILIKNYA
        bergaya(
            self,
            sasaran=("Sasaran yang didukung", "Sasaran perangkat daerah ini yang memerlukan dukungan."),
            unit=("Perangkat daerah yang mendukung", "Hanya perangkat daerah dalam pemda yang sama."),
            sasaran_lain=("Sasarannya yang terkait", SUDAH_PILIH if dipilih else BELUM_PILIH),
            uraian=(
                "Dukungan yang diharapkan",
                "Contoh: Pemberian makanan tambahan bagi balita di 12 kelurahan lokus stunting.",
            ),
        )

    def _unit_dipilih(self, lain: Any) -> Unit | None:
        """The other unit as typed, else as stored; None where it is none of the pemda's."""
        # Not self["unit"]: that would keep the label and help text of now.
        awal = self.get_initial_for_field(self.fields["unit"], "unit")
        nomor = self.data.get(self.add_prefix("unit")) if self.is_bound else awal
        return lain.filter(pk=nomor).first() if str(nomor or "").isdecimal() else None

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        sasaran, unit = isi.get("sasaran"), isi.get("unit")
        if sasaran and unit:
            sama = milik_unit(self.milik_unit).filter(sasaran=sasaran, unit=unit).exclude(pk=self.instance.pk)
            if sama.exists():
                raise ValidationError({"unit": GANDA})
        return isi
