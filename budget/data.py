"""Plain data of the budget, as formulas and report read it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DataSimpul:
    id: int
    kode: str
    kode_sementara: bool
    level: str
    induk_id: int | None
    nama: str
    sasaran_id: int | None
    urusan_id: int | None
    bidang_id: int | None


@dataclass(frozen=True, slots=True)
class DataIndikatorSimpul:
    simpul_id: int
    indikator_id: int


@dataclass(frozen=True, slots=True)
class DataDpa:
    urutan: int
    jenis: str
    nomor: str
    tanggal: date | None
    total_dinyatakan: Decimal | None


@dataclass(frozen=True, slots=True)
class DataPagu:
    simpul_id: int
    urutan: int  # of the DPA version
    sumber_dana: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class DataRealisasiAnggaran:
    simpul_id: int
    triwulan: int | None
    nilai: Decimal
    versi: int = 0


@dataclass(frozen=True, slots=True)
class DataPenulis:
    """Who last wrote the realised rupiah of a line and quarter; oleh is empty where nobody is known."""

    simpul_id: int
    triwulan: int | None
    diubah_pada: datetime
    oleh: str


@dataclass(frozen=True, slots=True)
class DataAnggaranRenstra:
    simpul_id: int
    target_akhir: Decimal | None
    realisasi_lalu: Decimal | None
    sampai_tahun: int
    sumber: str


@dataclass(frozen=True, slots=True)
class DataProgramLain:
    """A program of another year; realisasi in rupiah is None where nothing was recorded."""

    tahun: int
    kode: str
    kode_sementara: bool
    nama: str
    sasaran_id: int
    realisasi: Decimal | None


@dataclass(frozen=True, slots=True)
class DataPkProgram:
    dokumen_id: int
    simpul_id: int
    nama: str
    anggaran: Decimal
    sumber_dana: str


@dataclass(frozen=True, slots=True)
class DataAnalisisAnggaran:
    simpul_id: int
    jenis: str
    teks: str
