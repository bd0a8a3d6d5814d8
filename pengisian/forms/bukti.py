"""The forms by which evidence is added, one for each kind, and the one that corrects title and date."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils import timezone

from lkjip.formats import angka, tanggal
from lkjip.models.unit import TAHUN_MIN
from lkjip.unggahan.periksa import DITERIMA, TIPE
from pengisian.enums import JenisBukti

TERIMA = ",".join([*(t.mime for t in TIPE.values()), *(t.akhiran for t in TIPE.values()), ".jpeg"])
FOTO = ",".join(t.mime for t in TIPE.values() if t.mime.startswith("image/"))
TERPUTUS = (
    "Unggahan terputus sebelum selesai, jadi belum ada yang tersimpan. Pilih berkasnya lagi, lalu unggah."
)
GAGAL = (
    "Server tidak dapat menampung berkas ini sekarang. Coba lagi nanti; bila tetap gagal, beri tahu admin."
)


class BanyakBerkas(forms.ClearableFileInput):
    allow_multiple_selected = True


class IsianBerkas(forms.FileField):
    """Several files. What each of them is, is not asked here."""

    widget = BanyakBerkas

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [d for d in data or [] if d]


class FormBukti(forms.Form):
    """What all evidence has: a title, and the date that it speaks of."""

    jenis: JenisBukti
    judul = forms.CharField(max_length=200, help_text="Misalnya: Daftar hadir sosialisasi PUG.")
    tanggal = forms.DateField(
        label="Tanggal bukti",
        help_text=(
            "Tanggal kejadian atau dokumen yang dibuktikan, bukan tanggal unggah. "
            "Misalnya sosialisasi 12 Maret 2024: 12/03/2024."
        ),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={"invalid": "Tulis tanggal seperti 12/03/2024."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": f"id_{self.jenis}_%s"} | kwargs)
        self.fields["tanggal"].widget = forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "max": timezone.localdate().isoformat()}
        )
        for isian in self.fields.values():
            isian.widget.attrs["class"] = "form-control"

    def clean_judul(self) -> str:
        return " ".join(self.cleaned_data["judul"].split())

    def clean_tanggal(self) -> date:
        hari, kini = self.cleaned_data["tanggal"], timezone.localdate()
        if hari > kini:
            raise forms.ValidationError(f"Tanggal bukti tidak boleh sesudah hari ini, {tanggal(kini)}.")
        if hari.year < TAHUN_MIN:
            raise forms.ValidationError(f"Tanggal bukti paling awal tahun {TAHUN_MIN}.")
        return hari


class FormBerkas(FormBukti):
    jenis = JenisBukti.BERKAS
    judul = forms.CharField(
        max_length=180,
        required=False,
        help_text="Boleh kosong: nama berkas menjadi judulnya. Untuk beberapa berkas, judulnya diberi nomor.",
    )
    berkas = IsianBerkas(label="Berkas", required=False)
    foto = IsianBerkas(label="Foto dari kamera", required=False)
    field_order = ["berkas", "foto", "judul", "tanggal"]

    terhenti = False  # a file did not get to the server's disk

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        batas, sekali = angka(settings.UNGGAH_BATAS_BERKAS // 1024**2), settings.BUKTI_BATAS_SEKALI
        self.fields[
            "berkas"
        ].help_text = f"{DITERIMA}. Paling besar {batas} MB sebuah, {sekali} berkas sekali unggah."
        self.fields["berkas"].widget.attrs["accept"] = TERIMA
        # capture opens the camera of a phone at once; iPhones send JPEG where it is asked for by name.
        self.fields["foto"].widget.attrs |= {"accept": FOTO, "capture": "environment"}

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        semua = isi.get("berkas", []) + isi.get("foto", [])
        if self.terhenti:
            self.add_error(None, GAGAL)
        elif not self.data.get("akhir"):  # the form's last field: without it the rest did not arrive either
            self.add_error(None, TERPUTUS)
        elif not semua:
            self.add_error("berkas", "Pilih sedikitnya satu berkas.")
        elif len(semua) > settings.BUKTI_BATAS_SEKALI:
            self.add_error("berkas", f"Paling banyak {settings.BUKTI_BATAS_SEKALI} berkas sekali unggah.")
        return isi | {"semua": semua}


class FormTautan(FormBukti):
    jenis = JenisBukti.TAUTAN
    tautan = forms.URLField(
        label="Alamat",
        max_length=500,
        assume_scheme="https",
        help_text="Misalnya: https://balikpapankota.bps.go.id/",
        validators=[URLValidator(schemes=["http", "https"])],
        error_messages={"invalid": "Tulis alamat lengkap, misalnya https://www.bps.go.id/"},
    )
    field_order = ["tautan", "judul", "tanggal"]

    def clean_tautan(self) -> str:
        alamat = self.cleaned_data["tautan"]
        if "@" in urlsplit(alamat).netloc:
            raise forms.ValidationError("Alamat tidak boleh berisi nama pengguna atau kata sandi.")
        return alamat


class FormTeks(FormBukti):
    jenis = JenisBukti.TEKS
    teks = forms.CharField(
        label="Keterangan",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Misalnya: Surat Kepala BPS nomor 12 menyatakan angkanya terbit bulan Mei.",
    )
    field_order = ["judul", "teks", "tanggal"]


class FormUbah(FormBukti):
    """Corrects what is said of a piece of evidence."""

    jenis = JenisBukti.TEKS  # only names the inputs


FORM: dict[str, type[FormBukti]] = {f.jenis.value: f for f in (FormBerkas, FormTautan, FormTeks)}
