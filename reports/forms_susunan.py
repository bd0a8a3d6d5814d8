"""The forms of the outline: who answers for a section, its title, and the PDF of an annex."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings

from lkjip.formats import angka
from lkjip.forms.dasar import Tanggal, bergaya
from lkjip.models import Pengguna
from reports.bagian_tugas import Tugas
from reports.data import DataBagian
from reports.models import BagianUnit

PANJANG_JUDUL = BagianUnit._meta.get_field("judul").max_length


class FormTugas(forms.Form):
    """Who answers for a section, and until when."""

    penanggung_jawab = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "Pilih anggota aktif perangkat daerah ini."}
    )
    tenggat = Tanggal(required=False)
    turunan = forms.BooleanField(required=False)

    def __init__(
        self, data: Any = None, *, anggota: Iterable[Pengguna], kini: DataBagian, induk: bool
    ) -> None:
        awal = {"penanggung_jawab": kini.penanggung_jawab_id or "", "tenggat": kini.tenggat}
        super().__init__(data, initial=awal)
        pilihan = [("", "Belum ada"), *((str(o.pk), str(o)) for o in anggota)]
        self.fields["penanggung_jawab"].choices = pilihan  # type: ignore[attr-defined]
        if not induk:
            del self.fields["turunan"]
        bergaya(
            self,
            penanggung_jawab=("Penanggung jawab", "Diberi tahu lewat aplikasi."),
            tenggat=("Tenggat", ""),
            **({"turunan": ("Terapkan juga pada semua bagian di bawahnya", "")} if induk else {}),
        )

    @property
    def tugas(self) -> Tugas:
        isi = self.cleaned_data
        orang = isi["penanggung_jawab"]
        return Tugas(int(orang) if orang else None, isi["tenggat"], isi.get("turunan", False))


class FormJudul(forms.Form):
    judul = forms.CharField(max_length=PANJANG_JUDUL, error_messages={"required": "Isi judulnya."})

    def __init__(self, *args: Any, label: str = "Judul", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, judul=(label, f"Paling banyak {PANJANG_JUDUL} huruf; nomornya mengikuti urutan."))


class FormBerkas(forms.Form):
    berkas = forms.FileField(
        error_messages={"required": "Pilih berkas PDF.", "empty": "Berkas kosong (0 byte)."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, berkas=("Berkas PDF", batas_lampiran()))
        self.fields["berkas"].widget.attrs["accept"] = "application/pdf,.pdf"


class FormLampiran(FormBerkas):
    """A new annex."""

    judul = forms.CharField(max_length=PANJANG_JUDUL, error_messages={"required": "Isi judulnya."})
    field_order = ("judul", "berkas")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, judul=("Judul lampiran", "Misalnya: Perjanjian Kinerja yang ditandatangani."))


def batas_lampiran() -> str:
    besar, halaman = settings.LAMPIRAN_BATAS_BERKAS // 1024**2, settings.LAMPIRAN_BATAS_HALAMAN
    return f"Paling besar {angka(besar)} MB dan {angka(halaman)} halaman, tanpa kata sandi."
