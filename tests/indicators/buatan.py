"""Plain data of one indicator, and the book that works it out; no database."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from indicators.data import DataIndikator, DataRealisasi, DataTarget
from indicators.perhitungan import BukuKinerja

TAHUN, RENSTRA = 2024, (2022, 2026)
PADA = datetime(2025, 1, 5, tzinfo=UTC)


def indikator(**ubah: Any) -> DataIndikator:
    bawaan: dict[str, Any] = {
        "id": 1,
        "kode": "i",
        "level": "sasaran",
        "tujuan_id": None,
        "sasaran_id": 1,
        "nama": "Indikator",
        "satuan": "%",
        "desimal": 2,
        "arah": "positif",
        "rumus_negatif": "dua_t",
        "akumulasi_tahun": "terakhir",
        "akumulasi_renstra": "terakhir",
        "kombinasi": "langsung",
        "iku": True,
        "data_awal": None,
        "data_awal_tahun": None,
        "catatan": "",
    }
    return DataIndikator(**bawaan | ubah)


def realisasi(nilai: str | None, triwulan: int | None = None, **ubah: Any) -> DataRealisasi:
    bawaan: dict[str, Any] = {
        "id": 1,
        "indikator_id": 1,
        "tahun": TAHUN,
        "triwulan": triwulan,
        "nilai": None if nilai is None else Decimal(nilai),
        "status": "final",
        "tahun_data": None,
        "alasan": "",
        "sumber": "",
        "penjelasan": "",
        "diubah_pada": PADA,
        "oleh": "",
    }
    return DataRealisasi(**bawaan | ubah)


def target(nilai: str, jenis: str = "pk", urutan: int = 0, **ubah: Any) -> DataTarget:
    bawaan: dict[str, Any] = {
        "indikator_id": 1,
        "dokumen_id": 10 * ("renstra", "renja", "pk").index(jenis) + urutan,
        "jenis": jenis,
        "urutan": urutan,
        "dokumen": jenis,
        "tahun": TAHUN,
        "triwulan": None,
        "nilai": Decimal(nilai),
        "nilai_atas": None,
    }
    return DataTarget(**bawaan | ubah)


def buku(*baris: DataRealisasi, **ubah: Any) -> BukuKinerja:
    bawaan: dict[str, Any] = {
        "indikator": [indikator()],
        "target": [],
        "realisasi": baris,
        "angka": [],
        "masa_renstra": RENSTRA,
    }
    return BukuKinerja(**bawaan | ubah)
