"""How figures and dates are written in Indonesian (id-ID). Text out, no rounding but lkjip.numbers.bulat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from .numbers import bersih, bulat

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ROMAWI_TRIWULAN = ("I", "II", "III", "IV")
KOSONG = "–"
_TITIK_KOMA = str.maketrans(",.", ".,")


def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """1234.5 -> "1.234,5". With `desimal` rounded half up to that many places; without, as exact as it is."""
    if nilai is None:
        return KOSONG
    nilai = Decimal(nilai)
    if desimal is None:
        nilai = bersih(nilai).normalize()
        desimal = max(0, -int(nilai.as_tuple().exponent))
    teks = f"{bulat(nilai, desimal):,.{desimal}f}"
    teks = teks.translate(_TITIK_KOMA)
    return teks.replace("-", "−", 1)


def persen(nilai: Decimal | int | None, desimal: int | None = 2) -> str:
    """46.0231 -> "46,02%"."""
    return KOSONG if nilai is None else f"{angka(nilai, desimal)}%"


def rupiah(nilai: Decimal | int | None, desimal: int = 0) -> str:
    """38462234005 -> "Rp 38.462.234.005" with a space that does not break."""
    if nilai is None:
        return KOSONG
    teks = angka(nilai, desimal)
    return f"−Rp\u00a0{teks[1:]}" if teks.startswith("−") else f"Rp\u00a0{teks}"


def tanggal(nilai: date | None) -> str:
    """3 Maret 2025."""
    return KOSONG if nilai is None else f"{nilai.day} {BULAN[nilai.month - 1]} {nilai.year}"


def waktu(nilai: datetime | None) -> str:
    """3 Maret 2025 pukul 14.05, in the time zone that the value has."""
    return KOSONG if nilai is None else f"{tanggal(nilai)} pukul {nilai:%H.%M}"


def triwulan(nilai: int) -> str:
    """1 -> "Triwulan I"."""
    return f"Triwulan {ROMAWI_TRIWULAN[nilai - 1]}"


def sebut_triwulan(tahun: int, nilai: int) -> str:
    """2024, 1 -> "Triwulan I Tahun 2024"."""
    return f"{triwulan(nilai)} Tahun {tahun}"


def romawi(nilai: int) -> str:
    """12 -> "XII"."""
    hasil = ""
    for angka_arab, huruf in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while nilai >= angka_arab:
            hasil, nilai = hasil + huruf, nilai - angka_arab
    return hasil


def abjad(nilai: int) -> str:
    """1 -> "A", 27 -> "AA", as the seed numbers its kegiatan."""
    hasil = ""
    while nilai > 0:
        nilai, sisa = divmod(nilai - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil


def daftar(butir: Sequence[str]) -> str:
    """("a", "b", "c") -> "a, b, dan c"; two are joined without a comma."""
    if len(butir) < 3:
        return " dan ".join(butir)
    return ", ".join(butir[:-1]) + f", dan {butir[-1]}"
