"""The arithmetic that all formulas share. Standard library only, no float.

A figure that cannot be computed is a state of its own with its reason; it is never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

SERATUS = Decimal(100)

# A quotient has 28 digits, so a mean of quotients that is 90 may come out as 89.99…9. What stands beyond the
# 20th decimal is such noise: figures that the database can hold do not differ from a bound by so little.
DESIMAL_BERARTI = 20
_KONTEKS = Context(
    prec=60
)  # of our own, so that no setting of a thread decides on which side of a tie we are


class Alasan(StrEnum):
    """Why a figure has no value. The text is what a table's note or a tooltip says."""

    TANPA_TARGET = "target belum ditetapkan"
    TANPA_DATA = "belum ada data realisasi"
    TARGET_NOL = "target 0, capaian tidak dapat dihitung"
    TARGET_NEGATIF = "target di bawah 0, rumus capaian tidak berlaku"
    REALISASI_NOL = "realisasi 0 atau kurang, tidak dapat menjadi pembagi"
    TANPA_PAGU = "pagu 0 atau belum ada"
    CAPAIAN_NOL = "capaian 0 atau kurang, efisiensi tidak dapat dihitung"
    TANPA_EVALUASI = "nilai evaluasi belum lengkap"
    TIDAK_TERSEDIA = "data tidak tersedia"
    TANPA_TARGET_AKHIR = "target akhir Renstra belum ditetapkan"
    TANPA_KOMPONEN = "komponen perhitungan belum lengkap"
    PENYEBUT_NOL = "penyebut 0"
    TANPA_PEMBANDING = "tidak ada angka pembanding"
    TANPA_TRIWULAN = "belum ada data triwulan"
    TANPA_TAHUN_LALU = "realisasi Renstra sampai dengan tahun lalu tidak tercatat"
    TANPA_NILAI = "tidak ada nilai untuk dirata-ratakan"
    TANPA_BARIS = "tidak ada baris yang wajib diisi"


@dataclass(frozen=True, slots=True)
class Masukan:
    """One input of a formula: its symbol, what it is, and its exact value."""

    lambang: str
    uraian: str
    nilai: Decimal | None


@dataclass(frozen=True, slots=True)
class Hasil:
    """A computed figure: the exact, unrounded value or the reason why there is none.

    rumus is the formula in print, sumber the article or table that it comes from.
    """

    nilai: Decimal | None
    alasan: Alasan | None
    rumus: str
    sumber: str
    masukan: tuple[Masukan, ...] = ()
    catatan: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.nilai is None) == (self.alasan is None):
            raise ValueError("a result has either a value or a reason")


def bersih(nilai: Decimal) -> Decimal:
    """The value without the noise of division beyond the 20th decimal; for comparing and for rounding."""
    if int(nilai.as_tuple().exponent) >= -DESIMAL_BERARTI:
        return nilai
    return nilai.quantize(Decimal(1).scaleb(-DESIMAL_BERARTI), ROUND_HALF_EVEN, _KONTEKS)


def bulat(nilai: Decimal, desimal: int = 2) -> Decimal:
    """Round half up (a tie goes away from zero, as in the seed report), once, at the end."""
    hasil = bersih(nilai).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, _KONTEKS)
    return hasil if hasil else hasil.copy_abs()  # no minus sign on a zero


def jumlah(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of what is known; None where nothing is known."""
    ada = [n for n in nilai if n is not None]
    return sum(ada, Decimal(0)) if ada else None


def digit(nilai: Decimal) -> str:
    """Plain digits with a point, without exponent and without zeros at the end; for other programs."""
    hasil = f"{nilai:f}"
    return hasil.rstrip("0").rstrip(".") if "." in hasil else hasil
