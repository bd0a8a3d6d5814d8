"""Words and phrases that the narratives share. Figures come in as results; text goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from indicators.capaian import rata_rata
from indicators.data import DataDokumen, DataIndikator, DataSasaran, DataTarget
from indicators.perhitungan import Kinerja
from indicators.predikat import Predikat, predikat
from lkjip import formats
from lkjip.enums import StatusRekomendasi
from lkjip.numbers import SERATUS, Hasil, bersih
from reports.hidup import hidup, kunci_ind
from reports.narasi.dasar import paragraf

if TYPE_CHECKING:
    from reports.sumber import Sumber

# A recommendation that is done: according to the unit, or verified.
SELESAI = (StatusRekomendasi.SELESAI, StatusRekomendasi.TERVERIFIKASI)
SATUAN_PERSEN = ("%", "persen")
SATUAN_TANPA_NAMA = ("nilai", "indeks", "skor", "angka", "poin")

ANGKA_KATA = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas", "dua belas", "tiga belas", "empat belas", "lima belas", "enam belas", "tujuh belas",
    "delapan belas", "sembilan belas",
)  # fmt: skip

# A verb, not one of the three regencies that look like one.
KATA_KERJA = re.compile(r"(?!(Berau|Mempawah|Mentawai) )(Me(m|n|ng|ny)|Ber)[a-z]+ [a-z]")

MELEBIHI, SESUAI, BELUM, TANPA = "melebihi", "sesuai", "belum", "tanpa"


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """An indicator of a sasaran with its results in the year."""

    sasaran: DataSasaran
    kinerja: Kinerja
    predikat: Predikat | None

    @property
    def indikator(self) -> DataIndikator:
        return self.kinerja.indikator

    @property
    def capaian(self) -> Hasil:
        return self.kinerja.capaian

    @property
    def keadaan(self) -> str:
        return keadaan(self.capaian)


def keadaan(capaian: Hasil) -> str:
    """Above, at or below the target; unrounded, whatever scale the pemda uses."""
    if capaian.nilai is None:
        return TANPA
    nilai = bersih(capaian.nilai)
    if nilai == SERATUS:
        return SESUAI
    return MELEBIHI if nilai > SERATUS else BELUM


def tinjau_sasaran(data: Sumber, sasaran: DataSasaran) -> list[Tinjauan]:
    return [
        Tinjauan(sasaran, k, predikat_capaian(data, k.capaian))
        for i in data.indikator_sasaran(sasaran.id)
        for k in (data.kinerja.kinerja(i.id, data.tahun),)
    ]


def tinjau(data: Sumber) -> list[Tinjauan]:
    """Every indicator of the sasaran in force, in order."""
    return [t for s in data.sasaran for t in tinjau_sasaran(data, s)]


def pilah(tinjauan: Iterable[Tinjauan]) -> dict[str, list[Tinjauan]]:
    hasil: dict[str, list[Tinjauan]] = {MELEBIHI: [], SESUAI: [], BELUM: [], TANPA: []}
    for t in tinjauan:
        hasil[t.keadaan].append(t)
    return hasil


def rata_capaian(data: Sumber) -> Hasil:
    """The mean capaian of the year's sasaran indicators, as under the table of targets and realisations."""
    return rata_rata([t.capaian for t in tinjau(data)])


def predikat_capaian(data: Sumber, hasil: Hasil) -> Predikat | None:
    skala = data.skala.get("capaian")
    return predikat(hasil.nilai, skala) if skala else None


# --- words
def bilang(n: int) -> str:
    """4 -> "empat"; above nineteen in digits."""
    return ANGKA_KATA[n] if 0 <= n < len(ANGKA_KATA) else formats.angka(n)


def urutan(n: int) -> str:
    """1 -> "pertama", 3 -> "ketiga"."""
    if n == 1:
        return "pertama"
    return f"ke{bilang(n)}" if n < len(ANGKA_KATA) else f"ke-{n}"


def besar(teks: str) -> str:
    """The sentence with a capital at its beginning."""
    return teks[:1].upper() + teks[1:]


def rapi(teks: str) -> str:
    """Text typed by staff, fit to stand inside a sentence: single spaces, no full stop at its end."""
    return " ".join(teks.split()).rstrip(" .;,")


def lanjut(teks: str) -> str:
    """Text typed by staff as the rest of a sentence that has begun: a verb at its head loses its capital.

    Any other first word keeps it, for it may be a name.
    """
    teks = rapi(teks)
    return f"{teks[:1].lower()}{teks[1:]}." if KATA_KERJA.match(teks) else kalimat(teks)


def kalimat(teks: str) -> str:
    """Text typed by staff as a sentence of its own."""
    return f"{besar(rapi(teks))}." if rapi(teks) else ""


def rincian(butir: Sequence[str]) -> list[str]:
    """Items that end one sentence: a semicolon after each, a full stop after the last."""
    return [f"{rapi(b)}{';' if n < len(butir) else '.'}" for n, b in enumerate(butir, 1)]


def tebal(teks: str) -> SafeString:
    return format_html("<strong>{}</strong>", teks)


def alinea(*kalimat: str) -> SafeString:
    """Sentences as one paragraph; no paragraph where there is none."""
    ada = [k for k in kalimat if k]
    return paragraf(*ada) if ada else mark_safe("")


def belum(teks: str) -> SafeString:
    """What is missing, where it is missing."""
    return format_html('<p class="kosong">{}</p>', teks)


# --- figures
def ukuran(indikator: DataIndikator, nilai: Decimal | None, desimal: int | None) -> str:
    """A figure with its unit: "64,45%", "72,00", "5 dokumen". desimal None writes it as exact as it is."""
    angka = formats.angka(nilai, desimal)
    satuan = rapi(indikator.satuan)
    if nilai is None or satuan.lower() in SATUAN_TANPA_NAMA or not satuan or _menyebut_satuan(indikator):
        return angka
    return f"{angka}%" if satuan.lower() in SATUAN_PERSEN else f"{angka} {satuan}"


def _menyebut_satuan(indikator: DataIndikator) -> bool:
    """Whether the name says the unit already: "Rasio … per 100.000 Penduduk Perempuan"."""
    satuan = rapi(indikator.satuan).lower()
    return satuan.startswith("per ") and satuan in indikator.nama.lower()


def nama_dengan_satuan(indikator: DataIndikator) -> str:
    """ "Persentase OPD yang Memiliki Data Terpilah (%)"."""
    nama, satuan = nama_indikator(indikator), rapi(indikator.satuan)
    return nama if not satuan or _menyebut_satuan(indikator) else f"{nama} ({satuan})"


def ukuran_realisasi(kinerja: Kinerja) -> str:
    """The realisation, or why there is none."""
    if kinerja.realisasi.nilai is None:
        return str(kinerja.realisasi.alasan)
    i = kinerja.indikator
    teks = ukuran(i, kinerja.realisasi.nilai, i.desimal)
    return hidup(kunci_ind(i.kode, kinerja.tahun, "realisasi"), teks)


def sebut_realisasi(kinerja: Kinerja) -> str:
    """ "realisasi 72,00*", or why there is none; empty where the capaian beside it gives the same reason."""
    if kinerja.realisasi.nilai is not None:
        return f"realisasi {ukuran_realisasi(kinerja)}{bintang(kinerja)}"
    alasan = str(kinerja.realisasi.alasan)
    return "" if alasan == kinerja.capaian.alasan else alasan


def ukuran_target(indikator: DataIndikator, target: DataTarget | None, jenis: str = "target") -> str:
    """A target as its document states it, a range with both bounds. jenis: which one, for its key."""
    if target is None:
        return "belum ditetapkan"
    teks = ukuran(indikator, target.nilai, None)
    if target.nilai_atas is not None:
        teks = f"{teks} sampai dengan {ukuran(indikator, target.nilai_atas, None)}"
    return hidup(kunci_ind(indikator.kode, target.tahun, jenis), teks)


def persen_capaian(kinerja: Kinerja) -> str:
    """ "91,22%"; a dash where there is none."""
    teks = formats.persen(kinerja.capaian.nilai)
    return hidup(kunci_ind(kinerja.indikator.kode, kinerja.tahun, "capaian"), teks)


def besar_gerak(indikator: DataIndikator, selisih: Decimal) -> str:
    """How far, in the indicator's own unit: "3,43 poin"; never percent."""
    satuan = rapi(indikator.satuan)
    tanpa_nama = not satuan or satuan.lower() in (*SATUAN_PERSEN, *SATUAN_TANPA_NAMA) or "per " in satuan
    return f"{formats.angka(abs(selisih), indikator.desimal)} {'poin' if tanpa_nama else satuan}"


def gerak(indikator: DataIndikator, selisih: Hasil) -> str:
    """A change in the indicator's own unit: "naik 3,43 poin", "tidak berubah"."""
    if selisih.nilai is None:
        return "belum dapat dibandingkan"
    if selisih.nilai == 0:
        return "tidak berubah"
    return f"{arah(selisih)} {besar_gerak(indikator, selisih.nilai)}"


def besar_poin(selisih: Decimal) -> str:
    """How far two percentages are apart."""
    return f"{formats.angka(abs(selisih), 2)} poin"


def gerak_poin(selisih: Hasil) -> str:
    """A change between two percentages."""
    if selisih.nilai is None:
        return "belum dapat dibandingkan"
    if selisih.nilai == 0:
        return "tidak berubah"
    return f"{arah(selisih)} {besar_poin(selisih.nilai)}"


def arah(selisih: Hasil) -> str:
    return "naik" if selisih.nilai is not None and selisih.nilai > 0 else "turun"


def mutu(indikator: DataIndikator, selisih: Hasil) -> str:
    """Whether the change is for the better, by the indicator's direction; empty where nothing changed."""
    if not selisih.nilai:
        return ""
    return "membaik" if (selisih.nilai > 0) == (indikator.arah == "positif") else "memburuk"


# --- names of things
def nama_sasaran(sasaran: DataSasaran) -> str:
    return f"Sasaran Strategis {sasaran.nomor}"


def nama_indikator(indikator: DataIndikator) -> str:
    return rapi(indikator.nama)


def nama_unit(data: Sumber) -> str:
    """The unit in full with its region, which some names already carry."""
    unit = data.unit
    lengkap = unit.nama if unit.wilayah in unit.nama else f"{unit.nama} {unit.wilayah}"
    return lengkap if unit.nama_singkat in lengkap else f"{lengkap} ({unit.nama_singkat})"


def nama_provinsi(data: Sumber) -> str:
    provinsi = data.unit.provinsi
    return provinsi if provinsi.lower().startswith(("provinsi", "daerah")) else f"Provinsi {provinsi}"


def sebut_capaian(t: Tinjauan) -> str:
    """ "capaian 102,13% (Melebihi Target)", or why there is none."""
    if t.capaian.nilai is None:
        return f"capaian belum dapat dihitung ({t.capaian.alasan})"
    capai = f"capaian {persen_capaian(t.kinerja)}"
    if t.predikat is None:
        return capai
    return f"{capai} ({hidup(kunci_ind(t.indikator.kode, t.kinerja.tahun, 'predikat'), t.predikat.teks)})"


def masa(dokumen: DataDokumen) -> str:
    """ "2021–2026"."""
    return f"{dokumen.tahun}–{dokumen.tahun_akhir}" if dokumen.tahun_akhir else f"{dokumen.tahun}"


def sebut_dokumen(dokumen: DataDokumen) -> str:
    """A document with its number and date, as far as they are known."""
    nama = rapi(dokumen.nama)
    if dokumen.nomor:
        nama = f"{nama} Nomor {rapi(dokumen.nomor)}"
    return f"{nama} tanggal {formats.tanggal(dokumen.tanggal)}" if dokumen.tanggal else nama


def alasan(dokumen: DataDokumen) -> str:
    """Why the document was made or changed, as a sentence; empty where nobody wrote it."""
    return f"Alasannya: {lanjut(dokumen.alasan)}" if rapi(dokumen.alasan) else ""


def tahun_ke(data: Sumber) -> str:
    """ "tahun ketiga" of the Renstra, counted over the years that have its targets; empty outside of them."""
    if data.tahun not in data.tahun_renstra:
        return ""
    return f"tahun {urutan(data.tahun_renstra.index(data.tahun) + 1)}"


def tahun_renstra(data: Sumber) -> str:
    """ "tahun ketiga pelaksanaan Renstra Tahun 2021–2026"."""
    ke = tahun_ke(data)
    return f"{ke} pelaksanaan Renstra Tahun {masa(data.renstra)}" if ke and data.renstra else ""


def sementara(t: Tinjauan) -> str:
    """Why a figure is provisional, as sentences; empty where it is final."""
    k = t.kinerja
    if k.data_tahun is None:
        return ""
    sebab = " ".join(kalimat(c) for c in k.catatan) or "Sebabnya belum dicatat."
    return (
        f"Realisasi {nama_indikator(t.indikator)} tahun {k.tahun} bersifat sementara karena memakai data "
        f"tahun {k.data_tahun}. {sebab}"
    )


def bintang(kinerja: Kinerja) -> str:
    """The mark of a provisional figure, as in the tables."""
    return "*" if kinerja.data_tahun is not None else ""


def jelas_minus(kinerja: Kinerja) -> str:
    """What a capaian below nought means; empty where it is not."""
    nilai = kinerja.capaian.nilai
    if nilai is None or nilai >= 0:
        return ""
    if kinerja.indikator.arah == "positif":
        return "Capaian kurang dari nol karena realisasi dan target berlawanan tanda."
    return (
        "Ini indikator negatif: makin rendah realisasi makin baik, dan capaian menjadi kurang dari nol "
        "karena "
        "realisasi lebih dari dua kali target."
    )
