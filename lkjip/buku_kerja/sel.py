"""A cell of a stranger's workbook: its value, and what is wrong with it in words. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal

from lkjip.bilangan import BukanBilangan, baca, dari_hitungan
from lkjip.formats import abjad, tanggal

ANGKA_BERARTI = 15  # digits that Excel keeps and shows of a number
_KONTEKS = Context(prec=ANGKA_BERARTI, rounding=ROUND_HALF_EVEN)
_ANGKA = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?")
_PANJANG_ANGKA = 60
_DASAR_1900 = date(1899, 12, 31)
_HARI_TERAKHIR = 2958465  # 31 December 9999

Nilai = str | Decimal | bool | date | None


class SelSalah(ValueError):
    """A cell does not hold what is asked for; the message names its address and says what to do."""


@dataclass(frozen=True, slots=True)
class SelMasuk:
    """A cell. Numbers are Decimal, with a percentage as it is shown (46,02% is 46.02, not 0.4602).

    rumus: the value was computed by a formula, or has not been yet, then it is None. galat: the value is an
    error as "#REF!".
    """

    baris: int
    kolom: int
    nilai: Nilai = None
    rumus: bool = False
    galat: bool = False

    @property
    def alamat(self) -> str:
        """C7."""
        return f"{abjad(self.kolom)}{self.baris}"

    @property
    def masalah(self) -> str | None:
        """Why the cell tells nothing though something is in it; None where all is well."""
        if self.galat:
            return f"Sel {self.alamat} berisi galat {self.nilai}; perbaiki rumusnya."
        if self.rumus and self.nilai is None:
            return f"Sel {self.alamat} berisi rumus tanpa nilai; buka dan simpan berkas dengan Excel."
        return None

    def bilangan(self) -> Decimal | None:
        """The number in the cell as it can be stored, whether it is one or text that reads as one.

        Digits beyond the sixth decimal are rounded away, as computed numbers have them. Raises SelSalah.
        """
        if self.masalah:
            raise SelSalah(self.masalah)
        if self.nilai is None or isinstance(self.nilai, Decimal | str):
            try:
                return self._bilangan(self.nilai)
            except BukanBilangan as galat:
                raise SelSalah(f"Sel {self.alamat}: {galat}") from galat
        isi = f"tanggal {tanggal(self.nilai)}" if isinstance(self.nilai, date) else "nilai logika"
        raise SelSalah(
            f"Sel {self.alamat} berisi {isi}, bukan angka; ubah formatnya menjadi General, lalu ketik lagi."
        )

    def _bilangan(self, nilai: str | Decimal | None) -> Decimal | None:
        if isinstance(nilai, str):
            return baca(nilai)
        return None if nilai is None else dari_hitungan(nilai)

    def teks(self) -> str:
        """The cell as text without white space around, "" where it is empty. Raises SelSalah."""
        if self.masalah:
            raise SelSalah(self.masalah)
        if isinstance(self.nilai, bool):
            return "BENAR" if self.nilai else "SALAH"
        if isinstance(self.nilai, Decimal):
            return f"{self.nilai:f}".replace(".", ",")  # a year or a code has no thousands
        if isinstance(self.nilai, date):
            return tanggal(self.nilai)
        return (self.nilai or "").strip()


def seperti_excel(nilai: Decimal) -> Decimal:
    """The number as a workbook keeps it: 15 significant digits.

    Spreadsheets compute in binary and save 46.02 as 46.020000000000003. A figure of ours goes through here
    too before it is compared with one that came back.
    """
    return nilai.normalize(_KONTEKS)


def nilai_sel(jenis: str, teks: str, dasar: date | None) -> Nilai:
    """The value of what the child read; dasar is day 0 of a workbook that counts from 1904."""
    if jenis == "-":
        return None
    if jenis == "b":
        return teks in ("1", "true")
    if jenis == "i":
        return _tanggal_iso(teks)
    if jenis not in "npd":
        return teks
    angka = _angka(teks)
    if angka is None:
        return teks  # whoever asks for a number will say that it is none
    if jenis == "p":
        return angka.scaleb(2)
    return _tanggal(angka, dasar) if jenis == "d" else angka


def _angka(teks: str) -> Decimal | None:
    return seperti_excel(Decimal(teks)) if len(teks) <= _PANJANG_ANGKA and _ANGKA.fullmatch(teks) else None


def _tanggal(hari: Decimal, dasar: date | None) -> Nilai:
    """The day of a serial number. A time alone is text; a number that is no day stays one."""
    if not 0 <= hari <= _HARI_TERAKHIR:
        return hari
    if hari < 1:
        jam, menit = divmod(int(hari * 24 * 60), 60)
        return f"{jam:02}:{menit:02}"
    # Day 60 of 1900 is 29 February, which there was not: whatever comes later is one day off.
    geser = -1 if dasar is None and hari >= 60 else 0
    try:
        return (dasar or _DASAR_1900) + timedelta(days=int(hari) + geser)
    except OverflowError:
        return hari


def _tanggal_iso(teks: str) -> Nilai:
    try:
        return date.fromisoformat(teks[:10])
    except ValueError:
        return teks
