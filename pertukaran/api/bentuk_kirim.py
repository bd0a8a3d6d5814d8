"""The shapes of a body and of its answer: bodies are read by them, OpenAPI tells of them (bentuk.py)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated as A

from indicators.enums import StatusRealisasi
from pertukaran.api.skema import TIADA


@dataclass(frozen=True, slots=True)
class IsiKomponen:
    urutan: int
    nilai: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiBaris:
    """Nilai sel. Kunci yang tidak disebut tidak diubah; null atau teks kosong mengosongkan."""

    nilai: A[Decimal | None, "Realisasi kinerja; untuk sub kegiatan realisasi rupiah triwulan itu."] = TIADA
    komponen: A[tuple[IsiKomponen, ...], "Pembilang dan penyebut, bila nilainya dihitung."] = TIADA
    status: A[StatusRealisasi, "Status data."] = TIADA
    tahun_data: A[int | None, "Wajib untuk status sementara."] = TIADA
    alasan: A[str, "Wajib untuk status tidak_tersedia; paling banyak 1.000 huruf."] = TIADA
    penjelasan: A[str, "Paling banyak 4.000 huruf."] = TIADA
    sumber: A[str, "Sumber data; paling banyak 300 huruf."] = TIADA


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKiriman(IsiBaris):
    """Satu indikator atau satu sub kegiatan, salah satu."""

    indikator: A[str, "Kode indikator."] = TIADA
    sub_kegiatan: A[str, "Kode sub kegiatan pada tahun itu."] = TIADA
    semula: A[IsiBaris, "Nilai yang terakhir dibaca pengirim; bila kini sudah lain, kiriman ditolak."] = TIADA


@dataclass(frozen=True, slots=True)
class Kiriman:
    """Realisasi satu triwulan; semua diterima atau tidak satu pun."""

    baris: tuple[BarisKiriman, ...]


@dataclass(frozen=True, slots=True)
class HasilBaris:
    indikator: str | None
    sub_kegiatan: str | None
    berubah: A[bool, "false bila isinya sudah sama."]
    versi: A[int, "Versi baris sesudahnya; 0 bila belum pernah diisi."]


@dataclass(frozen=True, slots=True)
class PeringatanBaris:
    """Nilai diterima, tetapi harus dijelaskan sebelum triwulan diajukan."""

    indikator: str | None
    sub_kegiatan: str | None
    kolom: str
    pesan: str


@dataclass(frozen=True, slots=True)
class HasilKiriman:
    """Apa yang tersimpan."""

    unit: str
    tahun: int
    triwulan: int
    tersimpan: A[int, "Banyaknya sel yang berubah."]
    sama: A[int, "Banyaknya sel yang isinya sudah sama."]
    baris: tuple[HasilBaris, ...]
    peringatan: tuple[PeringatanBaris, ...]
