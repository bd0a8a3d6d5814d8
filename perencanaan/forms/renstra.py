"""Forms of tujuan, sasaran, and the table of targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from indicators.data import DataIndikator
from indicators.models import Sasaran, SasaranRpjmd, Tujuan
from indicators.perhitungan import tujuan_berlaku
from lkjip import bilangan
from perencanaan.forms.dasar import Beralasan, rapikan
from perencanaan.renstra.buku import BukuRenstra
from perencanaan.renstra.target import BarisTarget, Kunci, Nilai, baris_target

SAMPAI = "s.d."  # between the bounds of a range: "70 s.d. 75"


class _FormButir(Beralasan, forms.ModelForm):
    def __init__(self, *args: Any, buku: BukuRenstra, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uraian"].widget.attrs["rows"] = 3
        self.batasi(buku)

    def batasi(self, buku: BukuRenstra) -> None:
        """What can be chosen, and what the fields are called."""
        raise NotImplementedError


class FormTujuan(_FormButir):
    class Meta:
        model = Tujuan
        fields = ["uraian", "sasaran_rpjmd"]

    def batasi(self, buku: BukuRenstra) -> None:
        semua = SasaranRpjmd.objects.filter(tujuan__misi__rpjmd__pemda=buku.unit.pemda_id)
        self.fields["sasaran_rpjmd"].queryset = semua.select_related("tujuan__misi__rpjmd").order_by(
            "-tujuan__misi__rpjmd__tahun_mulai", "tujuan__misi__nomor", "tujuan__nomor", "nomor"
        )
        self.fields["sasaran_rpjmd"].label_from_instance = _sebut_sasaran_rpjmd
        rapikan(
            self,
            uraian=("Rumusan tujuan", "Misalnya: Meningkatnya kualitas hidup perempuan dan anak."),
            sasaran_rpjmd=(
                "Sasaran RPJMD yang didukung",
                "Boleh kosong. Bila daftar ini kosong, koordinator pemda belum mengisi RPJMD.",
            ),
        )


def _sebut_sasaran_rpjmd(s: SasaranRpjmd) -> str:
    t = s.tujuan
    nomor = f"{t.misi.nomor}.{t.nomor}.{s.nomor}"
    return f"{t.misi.rpjmd.tahun_mulai}–{t.misi.rpjmd.tahun_akhir}: {nomor} {s.uraian}"


class FormSasaran(_FormButir):
    class Meta:
        model = Sasaran
        fields = ["tujuan", "uraian", "urusan"]

    def batasi(self, buku: BukuRenstra) -> None:
        """A sasaran may still point to a tujuan that this version replaced: shown is the new one."""
        ada = [c.isi.id for c in buku.susunan]
        self.fields["tujuan"].queryset = Tujuan.objects.filter(pk__in=ada)
        lama = self.initial.get("tujuan")
        if lama and lama not in ada:
            urutan = buku.dokumen.urutan
            self.initial["tujuan"] = tujuan_berlaku(buku.sumber.semua_tujuan, lama, urutan).id
        self.fields["urusan"].queryset = buku.unit.urusan.all()
        rapikan(
            self,
            tujuan=("Tujuan", "Tujuan yang hendak dicapai lewat sasaran ini."),
            uraian=("Rumusan sasaran", "Misalnya: Menurunnya kekerasan terhadap perempuan dan anak."),
            urusan=("Urusan", "Urusan pemerintahan yang dilaksanakan. Misalnya: 2.08."),
        )


FORM_BUTIR = {"tujuan": FormTujuan, "sasaran": FormSasaran}


class FormDiteruskan(forms.Form):
    """Which indicators go on under a new wording."""

    indikator = forms.TypedMultipleChoiceField(
        coerce=int, required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *args: Any, indikator: Iterable[DataIndikator], **kwargs: Any) -> None:
        pilihan = [(i.id, i.nama) for i in indikator]
        kwargs["initial"] = {"indikator": [k for k, _ in pilihan]}
        super().__init__(*args, **kwargs)
        self.fields["indikator"].choices = pilihan
        rapikan(
            self,
            indikator=(
                "Indikator yang tetap dipakai",
                "Yang dicentang diteruskan beserta realisasinya; yang tidak dicentang berakhir bersama"
                " rumusan lama.",
            ),
        )


@dataclass(frozen=True, slots=True)
class SelForm:
    """A cell: the name of its input, what stands in it, what the version before says, what is wrong."""

    nama: str
    isi: str
    label: str
    semula: str
    galat: str
    wajib: bool


def tulis_nilai(nilai: Nilai | None) -> str:
    """ "70,5", or "70 s.d. 75" for a range; what `baca_nilai` reads back."""
    if nilai is None:
        return ""
    bawah, atas = nilai
    return (
        bilangan.tulis(bawah) if atas is None else f"{bilangan.tulis(bawah)} {SAMPAI} {bilangan.tulis(atas)}"
    )


def baca_nilai(teks: str) -> Nilai | None:
    """Raises BukanBilangan, or ValueError with a sentence, for what is no figure and no range."""
    bagian = teks.lower().replace("s/d", SAMPAI).split(SAMPAI)
    if len(bagian) == 1:
        satu = bilangan.baca(teks)
        return None if satu is None else (satu, None)
    if len(bagian) != 2:
        raise ValueError("Rentang ditulis dengan dua angka, misalnya 70 s.d. 75.")
    bawah, atas = (bilangan.baca(b) for b in bagian)
    if bawah is None or atas is None:
        raise ValueError("Rentang ditulis dengan dua angka, misalnya 70 s.d. 75.")
    if atas < bawah:
        raise ValueError("Batas atas tidak boleh di bawah batas bawah.")
    return bawah, None if atas == bawah else atas


class TabelTarget:
    """The table of targets as a form: rows are indicators, columns the years of the period."""

    def __init__(self, buku: BukuRenstra, data: Mapping[str, str] | None = None) -> None:
        self.buku, self.data = buku, data
        self.isian: dict[Kunci, Nilai | None] = {}
        self.galat: dict[str, str] = {}
        self.indikator: tuple[BarisTarget, ...] = tuple(baris_target(buku))

    @property
    def tahun(self) -> range:
        return self.buku.periode

    def is_valid(self) -> bool:
        """Reads what was sent. A cell that was not sent stays as it is."""
        for b in self.indikator:
            for tahun in self.tahun:
                nama = _nama(b.indikator.id, tahun)
                teks = (self.data or {}).get(nama)
                if teks is None:
                    continue
                try:
                    self.isian[b.indikator.id, tahun] = baca_nilai(teks)
                except ValueError as galat:
                    self.galat[nama] = str(galat)
        return not self.galat

    @property
    def baris(self) -> Iterable[tuple[BarisTarget, list[SelForm]]]:
        for b in self.indikator:
            yield b, [self._sel(b.indikator, t) for t in self.tahun]

    def _sel(self, i: DataIndikator, tahun: int) -> SelForm:
        nama = _nama(i.id, tahun)
        t, lama = self.buku.target(i.id, tahun), self.buku.target_semula(i.id, tahun)
        tersimpan = tulis_nilai((t.nilai, t.nilai_atas) if t else None)
        semula = tulis_nilai((lama.nilai, lama.nilai_atas) if lama else None)
        isi = tersimpan if self.data is None else self.data.get(nama, tersimpan)
        return SelForm(
            nama,
            isi,
            f"Target {tahun}: {i.nama}",
            semula if semula != isi else "",
            self.galat.get(nama, ""),
            tahun in self.buku.tahun_wajib,
        )


def _nama(indikator: int, tahun: int) -> str:
    return f"t-{indikator}-{tahun}"
