"""Reads a number that a person typed, or pasted out of a spreadsheet; id-ID and en-US. Pure.

The rules with a worked table: docs/calculations.md, "How figures are read". What can be read in two ways is
read as Indonesian; what can be read in none is refused, never guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from .formats import angka
from .numbers import bulat

# Figures are stored as Decimal(20, 6).
ANGKA_BULAT = 14
ANGKA_PECAHAN = 6
_BATAS = Decimal(10) ** ANGKA_BULAT
PANJANG_KUTIPAN = 40
PANJANG_MASUKAN = 100  # longer than any number that can be stored, with currency and all

# Spreadsheets group thousands with these: space, no-break, figure, thin, and narrow no-break space.
_SPASI = re.compile("[ \u00a0\u2007\u2009\u202f]+")
_MINUS = str.maketrans(
    "\u2212\u2013", "--"
)  # U+2212 is what lkjip.formats writes, an en dash what Word makes
_RP = r"rp\.? ?"
_KOSONG = re.compile(rf"(?:{_RP})?-|", re.IGNORECASE)
_BENTUK = re.compile(
    rf"(?P<awal>(?:{_RP})?(?:[-+(] ?)?|[-+(] ?{_RP})"
    r"(?P<badan>[0-9., ]*[0-9])(?P<akhir>,-| ?%)?(?P<tutup> ?\))?",
    re.IGNORECASE,
)
# The first that fits counts, so its order is the rule: Indonesian before American.
_BADAN = tuple(
    re.compile(rf"(?P<bulat>{kelompok})(?:{koma}(?P<pecahan>[0-9]+)){wajib}")
    for kelompok, koma, wajib in (
        (r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", ",", "?"),  # 1.234   1.234.567,8
        (r"[1-9][0-9]{0,2}(?: [0-9]{3})+", "[.,]", "?"),  # 1 234   1 234,5   1 234.5
        (r"[1-9][0-9]{0,2}(?:,[0-9]{3})+", r"\.", ""),  # 1,234.5
        (r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}", r"\.", "?"),  # 1,234,567
        (r"[0-9]*", "[.,]", ""),  # 1234,5   1234.5   ,5
        (r"[0-9]+", "[.,]", "?"),  # 1234
    )
)


class Sebab(StrEnum):
    """Why a text is no number; the end of the sentence that the person reads."""

    BUKAN_ANGKA = "tulis misalnya 1.234,5 atau 46,02%"
    PEMISAH = "titik atau koma tidak pada tempatnya; tulis misalnya 1.234.567,5"
    TERLALU_BESAR = f"paling banyak {ANGKA_BULAT} angka di depan koma"
    TERLALU_RINCI = f"paling banyak {ANGKA_PECAHAN} angka di belakang koma"
    TERLALU_PANJANG = "terlalu panjang"


class BukanBilangan(ValueError):
    """A text that is no number that can be stored. str() is a sentence for the person who typed it."""

    def __init__(self, teks: str, sebab: Sebab) -> None:
        self.sebab = sebab
        super().__init__(f"“{kutipan(teks)}” tidak terbaca sebagai angka: {sebab}.")


def kutipan(teks: str) -> str:
    """At most the first 40 characters, on one line, without what is invisible or turns the writing around."""
    teks = teks.strip()
    awal = "".join(huruf if huruf.isprintable() else " " for huruf in teks[:PANJANG_KUTIPAN])
    return awal + ("…" if len(teks) > PANJANG_KUTIPAN else "")


def baca(teks: str) -> Decimal | None:
    """The number, or None where nothing is written. A dash alone is nothing, not 0. Raises BukanBilangan."""
    isi = teks.strip()
    if len(isi) > PANJANG_MASUKAN:
        raise BukanBilangan(teks, Sebab.TERLALU_PANJANG)
    isi = _SPASI.sub(" ", isi).translate(_MINUS)
    if _KOSONG.fullmatch(isi):
        return None
    bentuk = _BENTUK.fullmatch(isi)
    if bentuk is None or not _serasi(bentuk):
        raise BukanBilangan(teks, Sebab.BUKAN_ANGKA)
    badan = next((b for pola in _BADAN if (b := pola.fullmatch(bentuk["badan"]))), None)
    if badan is None:
        raise BukanBilangan(teks, Sebab.PEMISAH)
    depan = re.sub("[^0-9]", "", badan["bulat"]).lstrip("0") or "0"
    belakang = (badan["pecahan"] or "").rstrip("0")
    if len(depan) > ANGKA_BULAT:
        raise BukanBilangan(teks, Sebab.TERLALU_BESAR)
    if len(belakang) > ANGKA_PECAHAN:
        raise BukanBilangan(teks, Sebab.TERLALU_RINCI)
    nilai = Decimal(f"{depan}.{belakang}")
    return -nilai if nilai and {"-", "("} & set(bentuk["awal"]) else nilai


def _serasi(bentuk: re.Match[str]) -> bool:
    """Brackets come in pairs, and rupiah are no percentage."""
    berkurung = ("(" in bentuk["awal"]) == bool(bentuk["tutup"])
    return berkurung and not ("r" in bentuk["awal"].lower() and "%" in (bentuk["akhir"] or ""))


def tulis(nilai: Decimal | None) -> str:
    """What `baca` reads back exactly, to fill an input: "-1.234,5"; "" where there is no value."""
    return "" if nilai is None else angka(nilai).replace("−", "-")


def dari_hitungan(nilai: Decimal) -> Decimal:
    """A number that a spreadsheet computed, as it can be stored: 33.3333333333333 is 33.333333.

    Raises BukanBilangan where it is too large.
    """
    if nilai.copy_abs() <= _BATAS:
        hasil = bulat(nilai, ANGKA_PECAHAN)
        if hasil.copy_abs() < _BATAS:  # rounding may have reached it
            return hasil
    raise BukanBilangan(str(nilai), Sebab.TERLALU_BESAR)
