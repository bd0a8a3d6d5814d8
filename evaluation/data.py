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
    rekomendasi_id: int
    evaluasi_id: int
    nomor: int
    rekomendasi: str
    status: str
    tanggal: date | None
    uraian: str | None


@dataclass(frozen=True, slots=True)
class DataTerbuka:
    """Recommendations not verified yet. lewat, dekat: of those that wait for the unit, late and next due."""

    banyak: int
    lewat: int
    dekat: date | None
