"""Figures in a generated text, each marked with its key: they live on in a text that takes it over."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.predikat import Predikat
from lkjip import formats
from lkjip.numbers import Hasil
from reports.hidup import hidup, kunci_ind, kunci_uang, kunci_umum
from reports.narasi import bantu

if TYPE_CHECKING:
    from budget.perhitungan import Uang
    from indicators.data import DataPembanding
    from reports.sumber import Sumber

UNIT = "unit"


# --- counts
def banyak(data: Sumber, jenis: str, n: int) -> str:
    """A count of the unit's year in digits. jenis: of reports/katalog/umum.py."""
    return hidup(kunci_umum("jumlah", data.tahun, jenis), formats.angka(n))


def banyak_kata(data: Sumber, jenis: str, n: int) -> str:
    """The same in words."""
    return hidup(kunci_umum("jumlah", data.tahun, jenis, "kata"), bantu.bilang(n))


def banyak_sasaran(data: Sumber) -> str:
    return banyak_kata(data, "sasaran", len(data.sasaran))


# --- money
def rupiah(data: Sumber, kode: str, jenis: str, nilai: Decimal | None) -> str:
    """An amount of a budget line, a sasaran or the unit."""
    return hidup(kunci_uang(kode, data.tahun, jenis), formats.rupiah(nilai))


def rupiah_mutlak(data: Sumber, kode: str, jenis: str, nilai: Decimal) -> str:
    """How much it is, where a word says whether more or less."""
    return hidup(kunci_uang(kode, data.tahun, jenis, "mutlak"), formats.rupiah(abs(nilai)))


def serapan(data: Sumber, kode: str, uang: Uang) -> str:
    return hidup(kunci_uang(kode, data.tahun, "serapan"), formats.persen(uang.serapan.nilai))


def nilai_aset(data: Sumber, jenis: str, nilai: Decimal | None) -> str:
    """jenis: nilai, tidak_dipakai."""
    return hidup(kunci_umum("aset", data.tahun, jenis), formats.rupiah(nilai, 2))


def pemenuhan_asn(data: Sumber, terisi: Hasil) -> str:
    return hidup(kunci_umum("pegawai", data.tahun, "pemenuhan"), formats.persen(terisi.nilai, 1))


# --- achievement
def persen_ind(kode: str, tahun: int, jenis: str, hasil: Hasil) -> str:
    """A percentage of an indicator: kemajuan, efisiensi, ne."""
    return hidup(kunci_ind(kode, tahun, jenis), formats.persen(hasil.nilai))


def gerak_realisasi(t: bantu.Tinjauan, selisih: Hasil, acuan: int) -> str:
    """ "naik 3,43 poin" against the year acuan."""
    tahun = t.kinerja.tahun
    jenis = "selisih" if acuan == tahun - 1 else f"selisih-{acuan}"
    return hidup(kunci_ind(t.indikator.kode, tahun, jenis, "gerak"), bantu.gerak(t.indikator, selisih))


def gerak_capaian(t: bantu.Tinjauan, selisih: Hasil) -> str:
    """Against last year's capaian."""
    kunci = kunci_ind(t.indikator.kode, t.kinerja.tahun, "selisih_capaian", "gerak")
    return hidup(kunci, bantu.gerak_poin(selisih))


def pembanding(t: bantu.Tinjauan, p: DataPembanding) -> str:
    """A benchmark in the indicator's unit."""
    kunci = kunci_ind(t.indikator.kode, t.kinerja.tahun, p.cakupan)
    return hidup(kunci, bantu.ukuran(t.indikator, p.nilai, None))


def jarak(t: bantu.Tinjauan, p: DataPembanding, selisih: Decimal) -> str:
    """How far the realisation is from a benchmark."""
    kunci = kunci_ind(t.indikator.kode, t.kinerja.tahun, f"selisih_{p.cakupan}")
    return hidup(kunci, bantu.besar_gerak(t.indikator, selisih))


def rata_capaian(data: Sumber, rata: Hasil) -> str:
    return hidup(kunci_umum("capaian", data.tahun, "rata_rata"), formats.persen(rata.nilai))


def predikat_rata(data: Sumber, tingkat: Predikat) -> str:
    return hidup(kunci_umum("capaian", data.tahun, "predikat"), tingkat.teks)


# --- AKIP
def nilai_akip(tahun: int, total: Hasil) -> str:
    return hidup(kunci_umum("akip", tahun, "nilai"), formats.angka(total.nilai, 2))


def predikat_akip(tahun: int, tingkat: Predikat) -> str:
    return hidup(kunci_umum("akip", tahun, "predikat"), tingkat.teks)


def gerak_akip(tahun: int, selisih: Hasil) -> str:
    return hidup(kunci_umum("akip", tahun, "selisih", "gerak"), bantu.gerak_poin(selisih))


def komponen_akip(tahun: int, nomor: int, bagian: Hasil) -> str:
    """What part of its weight a component reached."""
    return hidup(kunci_umum("akip", tahun, f"komponen-{nomor}"), formats.persen(bagian.nilai))
