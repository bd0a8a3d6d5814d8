"""Plain data of evaluations, as the report reads it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DataEvaluasi:
    id: int
    tahun: int
    nomor_lhe: str
    tanggal_lhe: date | None
    tim: str
    total_dinyatakan: Decimal | None
    simpulan: str


@dataclass(frozen=True, slots=True)
class DataNilaiAkip:
    evaluasi_id: int
    komponen_id: int
    urutan: int
    komponen: str
    bobot: Decimal
    sub_id: int | None
    sub: str | None
    sub_bobot: Decimal | None
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class DataTindakLanjut:
    """A recommendation with one step taken, or with none. tahun is the evaluated year of its LHE."""

    rekomendasi_id: int
    evaluasi_id: int
    tahun: int
    unit: str
    nomor: int
    rekomendasi: str
    status: str
    tenggat: date | None
    bidang: str | None
    tanggal: date | None
    persen: int | None
    uraian: str | None


@dataclass(frozen=True, slots=True)
class DataFotoBukti:
    """An image that staff chose for the matrix of follow-ups. berkas is its name in the store."""

    tahun: int
    unit: str
    nomor: int
    judul: str
    tanggal: date
    berkas: str


@dataclass(frozen=True, slots=True)
class KriteriaLhe:
    """kode as in 1.a.3. terpenuhi is None in a draft, where it was not answered yet."""

    kode: str
    uraian: str
    terpenuhi: bool | None
    catatan: str


@dataclass(frozen=True, slots=True)
class SubLhe:
    """kode as in 1.a. jawaban is the code of the answer; alasan what the team says for A or AA."""

    kode: str
    nama: str
    bobot: Decimal
    jawaban: str | None
    nilai: Decimal | None
    terpenuhi: int
    seluruhnya: int
    alasan: str
    kriteria: tuple[KriteriaLhe, ...]


@dataclass(frozen=True, slots=True)
class KomponenLhe:
    """Without sub where the LHE states the component's score alone."""

    nomor: int
    nama: str
    bobot: Decimal
    nilai: Decimal | None
    sub: tuple[SubLhe, ...]


@dataclass(frozen=True, slots=True)
class AnggotaLhe:
    nama: str
    peran: str


@dataclass(frozen=True, slots=True)
class PredikatLhe:
    kode: str
    sebutan: str
    keterangan: str
    warna: str


@dataclass(frozen=True, slots=True)
class TrenLhe:
    tahun: int
    nilai: Decimal | None
    predikat: str | None


@dataclass(frozen=True, slots=True)
class RekomendasiLhe:
    nomor: int
    uraian: str
    komponen: str
    kriteria: str
    prioritas: str
    tenggat: date | None
    bidang: str


@dataclass(frozen=True, slots=True)
class DataLhe:
    """All that an LHE prints; scores are exact. draf: it is not final yet."""

    unit: str
    pemda: str
    inspektorat: str
    tempat: str
    tahun: int
    dasar_hukum: str
    nomor: str
    tanggal: date | None
    tim: str
    anggota: tuple[AnggotaLhe, ...]
    ketua: str
    simpulan: str
    komponen: tuple[KomponenLhe, ...]
    total: Decimal | None
    predikat: PredikatLhe | None
    tren: tuple[TrenLhe, ...]
    rekomendasi: tuple[RekomendasiLhe, ...]
    draf: bool


@dataclass(frozen=True, slots=True)
class DataTerbuka:
    """Recommendations not verified yet, and all there ever were.

    lewat, dekat: of those that wait for the unit, late and next due.
    """

    semua: int
    banyak: int
    lewat: int
    dekat: date | None
