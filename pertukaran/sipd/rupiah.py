"""Reads amounts of an export, whichever notation it uses. Pure.

"500,000" is half a million in one notation and five hundred in the other: what the other amounts of the same
column look like decides, and where they do not, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from lkjip.bilangan import BukanBilangan, baca, kutipan
from lkjip.numbers import bulat

_BERSIH = re.compile(r"(?i)^(?:rp\.?)?[\s\u00a0]*")
_RAGU = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3}|,[0-9]{3})")
_DESIMAL_TITIK = re.compile(
    r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|-?[0-9]{1,3}(?:,[0-9]{3}){2,}|-?[0-9]+\.[0-9]{1,2}"
)
_DESIMAL_KOMA = re.compile(
    r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}|-?[0-9]+,[0-9]{1,2}"
)
CONTOH = "tulis misalnya 1.234.567,89 atau 1234567.89"


class Notasi(StrEnum):
    KOMA = "koma"  # 1.234,5: the decimal sign is a comma
    TITIK = "titik"  # 1,234.5
    CAMPUR = "campur"  # both occur
    TAK_TENTU = "tak tentu"  # neither does


class BukanRupiah(ValueError):
    """A text that is no amount; str() says what was expected."""


def _inti(teks: str) -> str:
    return _BERSIH.sub("", teks.strip())


def notasi(teks: Iterable[str]) -> Notasi:
    """What the amounts of a column show about it."""
    titik = koma = False
    for t in teks:
        inti = _inti(t)
        titik = titik or bool(_DESIMAL_TITIK.fullmatch(inti))
        koma = koma or bool(_DESIMAL_KOMA.fullmatch(inti))
        if titik and koma:
            return Notasi.CAMPUR
    return Notasi.TITIK if titik else Notasi.KOMA if koma else Notasi.TAK_TENTU


def baca_rupiah(teks: str, cara: Notasi) -> Decimal | None:
    """The amount in rupiah, None where the text is empty or a dash. Raises BukanRupiah."""
    inti = _inti(teks)
    if _RAGU.fullmatch(inti):
        return _ragu(inti, cara)
    if "%" in inti:
        raise BukanRupiah(f"jumlah rupiah, bukan persentase; {CONTOH}")
    try:
        nilai = baca(teks)
    except BukanBilangan as galat:
        raise BukanRupiah(f"jumlah rupiah; {CONTOH}") from galat
    return None if nilai is None else _dua_angka(nilai)


def _ragu(inti: str, cara: Notasi) -> Decimal:
    """1.234 and 500,000: three digits behind the only sign are thousands, as rupiah have two at most."""
    ribuan = "." if "." in inti else ","
    desimal_ribuan = {Notasi.KOMA: ",", Notasi.TITIK: "."}.get(cara)
    if desimal_ribuan == ribuan:
        raise BukanRupiah(f"paling banyak dua angka di belakang koma; {CONTOH}")
    if cara == Notasi.CAMPUR or (cara == Notasi.TAK_TENTU and ribuan == ","):
        raise BukanRupiah(f"satu cara menulis: “{kutipan(inti)}” dapat dibaca dengan dua cara; {CONTOH}")
    return Decimal(inti.replace(ribuan, ""))


def _dua_angka(nilai: Decimal) -> Decimal:
    if nilai != bulat(nilai, 2):
        raise BukanRupiah(f"paling banyak dua angka di belakang koma; {CONTOH}")
    return bulat(nilai, 2)


def dari_sel(nilai: Decimal) -> Decimal:
    """The amount of a numeric cell: what was computed in binary is rounded to the sen. Raises BukanRupiah."""
    if nilai.copy_abs() >= Decimal(10) ** 14:
        raise BukanRupiah("paling banyak 14 angka di depan koma")
    return bulat(nilai, 2)
