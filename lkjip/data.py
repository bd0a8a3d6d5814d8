"""Plain data of the ground floor, as the report reads it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DataUnit:
    id: int
    pemda_id: int
    slug: str
    nama: str
    nama_singkat: str
    jabatan_kepala: str
    alamat: str
    kode_pos: str
    telepon: str
    surel: str
    pemda_nama: str
    wilayah: str
    ibu_kota: str
    provinsi: str
    kepala_daerah: str
    inspektorat: str


@dataclass(frozen=True, slots=True)
class DataBidang:
    id: int
    induk_id: int | None
    kode: str
    nama: str
    jabatan: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class DataUrusan:
    id: int
    kode: str
    nama: str
    sifat: str


@dataclass(frozen=True, slots=True)
class DataButir:
    jenis: str
    urusan_id: int | None
    teks: str


@dataclass(frozen=True, slots=True)
class DataPegawai:
    jabatan: str
    kelompok: str
    status: str
    laki_laki: int
    perempuan: int
    gol_iv: int
    gol_iii: int
    gol_ii: int
    gol_i: int
    pppk: int
    non_pns: int
    pasca_sarjana: int
    sarjana: int
    diploma: int
    slta: int
    sltp: int
    sd: int

    @property
    def orang(self) -> int:
        return self.laki_laki + self.perempuan


@dataclass(frozen=True, slots=True)
class DataKebutuhan:
    kualifikasi: str
    jenjang: str
    kebutuhan: int


@dataclass(frozen=True, slots=True)
class DataPengaturan:
    """What the pemda has chosen for a year. A capaian outside the limits, in percent, is to be explained."""

    varian_e81: str
    penjelasan_di_bawah: Decimal
    penjelasan_di_atas: Decimal


@dataclass(frozen=True, slots=True)
class DataAset:
    nama: str
    jumlah: int
    nilai: Decimal
    jumlah_tidak_dipakai: int | None
    nilai_tidak_dipakai: Decimal | None
    keterangan: str
