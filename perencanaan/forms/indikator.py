"""The form of an indicator, with what it measures and its components."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from budget.models import IndikatorSimpul, Simpul
from indicators.enums import Level
from indicators.models import Indikator, Komponen, Sasaran, Tujuan
from lkjip.forms.dasar import Bilangan
from lkjip.models import Unit
from perencanaan.forms.dasar import Beralasan, rapikan
from perencanaan.indikator import PEMILIK, Milik
from perencanaan.peraga import pilihan_berperaga

TERPAKAI = {"baru"}  # an address of its own
LEPAS = "–"
ISIAN = {
    "milik": ("Yang diukur", "Tujuan, sasaran, atau program. Menentukan tingkat indikator."),
    "kode": ("Kode", "Pengenal pendek tanpa spasi, unik pada perangkat daerah. Misalnya: ikp-1 atau 1.2.3."),
    "nama": ("Nama indikator", "Misalnya: Persentase perempuan korban kekerasan yang ditangani."),
    "satuan": ("Satuan", "Misalnya: %, nilai, orang, dokumen."),
    "desimal": ("Angka di belakang koma", "Yang tercetak. Misalnya 2 untuk 46,02; 0 untuk 46."),
    "arah": ("Arah", "Makin tinggi atau makin rendah nilainya makin baik."),
    "rumus_negatif": ("Rumus capaian indikator negatif", "Hanya dipakai bila makin rendah makin baik."),
    "akumulasi_tahun": ("Dari triwulan ke tahun", "Cara realisasi triwulan menjadi realisasi tahun."),
    "akumulasi_renstra": ("Dari tahun ke Renstra", "Cara realisasi tahun menjadi realisasi Renstra."),
    "kombinasi": ("Cara menghitung nilai", "Bila bukan nilai langsung, isi komponennya di bawah."),
    "bidang": ("Bidang penanggung jawab data", "Boleh kosong: menurut program atau kegiatannya."),
    "wajib_bukti": ("Wajib disertai bukti pada setiap triwulan", ""),
    "data_awal": ("Data awal", "Keadaan sebelum Renstra. Misalnya: 63,7. Boleh kosong."),
    "data_awal_tahun": ("Tahun data awal", "Misalnya: 2021."),
    "catatan": ("Catatan", "Keterangan untuk penyusun. Boleh kosong."),
}  # fmt: skip

PILIHAN = ("arah", "rumus_negatif", "akumulasi_tahun", "akumulasi_renstra", "kombinasi")
DUA_BARIS = forms.Textarea(attrs={"rows": 2})


class FormIndikator(Beralasan, forms.ModelForm):
    """milik is "sasaran:12": what is measured, which also decides on the level."""

    milik = forms.ChoiceField()
    kode = forms.CharField(
        max_length=60,
        validators=[RegexValidator(r"^[\w.-]+\Z", "Pakai huruf, angka, titik, dan tanda hubung.")],
    )
    data_awal = Bilangan(required=False)

    class Meta:
        model = Indikator
        fields = [k for k in ISIAN if k != "milik"]
        widgets = dict.fromkeys(PILIHAN, forms.RadioSelect) | dict.fromkeys(("nama", "catatan"), DUA_BARIS)

    field_order = list(ISIAN)

    def __init__(self, *args: Any, unit: Unit, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.tahun = unit, tahun
        self.fields["bidang"].queryset = unit.bidang.all()
        for nama, pilihan in pilihan_berperaga().items():
            self.fields[nama].choices = pilihan
        self._pilihan = pilihan_milik(unit, tahun, self.instance.level if self.instance.pk else "")
        self.fields["milik"].choices = [("", "Pilih yang diukur"), *self._pilihan]
        if self.instance.pk:
            self.initial["milik"] = _milik_kini(self.instance, tahun)
        rapikan(self, **ISIAN)

    def clean_kode(self) -> str:
        kode = str(self.cleaned_data["kode"])
        if kode.lower() in TERPAKAI:
            raise ValidationError("Kode ini dipakai oleh alamat halaman lain.")
        return kode

    def clean_milik(self) -> Milik:
        """Only what was offered comes through ChoiceField, so it is of this unit."""
        level, _, nomor = str(self.cleaned_data["milik"]).partition(":")
        if nomor == LEPAS:
            return Milik(level, None)
        model: Any = PEMILIK.get(Level(level), Simpul)
        return Milik(level, model.objects.get(pk=nomor, unit=self.unit))

    def clean(self) -> dict[str, Any]:
        """The owner is set here, so that the rules of the model can be checked with it."""
        isi = super().clean() or self.cleaned_data
        if milik := isi.get("milik"):
            self.instance.unit, self.instance.level = self.unit, milik.level
            self.instance.tujuan = milik.pemilik if milik.level == Level.TUJUAN else None
            self.instance.sasaran = milik.pemilik if milik.level == Level.SASARAN else None
        return isi


def pilihan_milik(unit: Unit, tahun: int, level: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """All that an indicator of the unit can measure in the year, by level; three queries."""
    hasil: dict[str, list[tuple[str, str]]] = {lv.value: [] for lv in Level}
    for lv, model in ((Level.TUJUAN, Tujuan), (Level.SASARAN, Sasaran)):
        semua = model.objects.filter(unit=unit, dokumen__tahun__lte=tahun, dokumen__tahun_akhir__gte=tahun)
        for x in semua.select_related("dokumen", "pengganti"):
            tanda = " (draf)" if x.dokumen.draf else " (sudah digantikan)" if hasattr(x, "pengganti") else ""
            hasil[lv].append((f"{lv.value}:{x.pk}", f"{x.nomor}. {x.uraian}{tanda}"))
    for s in Simpul.objects.filter(unit=unit, tahun=tahun):
        hasil[s.level].append((f"{s.level}:{s.pk}", f"{s.kode} {s.nama}"))
    for lv in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN):
        if lv == level:
            hasil[lv].insert(0, (f"{lv.value}:{LEPAS}", f"Tidak dipakai pada tahun {tahun}"))
    return [(Level(lv).label, isi) for lv, isi in hasil.items() if isi and level in ("", lv)]


def _milik_kini(i: Indikator, tahun: int) -> str:
    if i.level in PEMILIK:
        return f"{i.level}:{i.tujuan_id or i.sasaran_id}"
    ikatan = IndikatorSimpul.objects.filter(indikator=i, simpul__tahun=tahun).first()
    return f"{i.level}:{ikatan.simpul_id if ikatan else LEPAS}"


class FormKomponen(forms.ModelForm):
    class Meta:
        model = Komponen
        fields = ["peran", "label", "satuan", "sumber"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rapikan(
            self,
            peran=("Peran", ""),
            label=("Yang dihitung", "Misalnya: Jumlah PUS yang memakai alat KB modern."),
            satuan=("Satuan", ""),
            sumber=("Sumber data", ""),
        )


FormsetKomponen = forms.inlineformset_factory(
    Indikator, Komponen, form=FormKomponen, extra=2, max_num=12, can_delete=True, validate_max=True
)
