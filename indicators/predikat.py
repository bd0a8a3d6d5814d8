"""Predikat on scales that are data. Values are classified unrounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.numbers import bersih


@dataclass(frozen=True, slots=True)
class Jenjang:
    """A step: reached when the value is above (lebih) or not below (paling_kecil) batas_bawah."""

    predikat: str
    interval: str
    batas_bawah: Decimal | None
    batas_atas: Decimal | None = None
    pembanding: str = "paling_kecil"
    warna: str = "abu"
    sebutan: str = ""
    keterangan: str = ""

    def memuat(self, nilai: Decimal) -> bool:
        if self.batas_bawah is None:
            return True
        return nilai > self.batas_bawah if self.pembanding == "lebih" else nilai >= self.batas_bawah


@dataclass(frozen=True, slots=True)
class Skala:
    """A scale, best step first; the last step has no lower bound."""

    kode: str
    nama: str
    dasar_hukum: str
    jenjang: tuple[Jenjang, ...]

    def __post_init__(self) -> None:
        if not self.jenjang or self.jenjang[-1].batas_bawah is not None:
            raise ValueError(f"skala {self.kode}: jenjang terakhir tidak boleh mempunyai batas bawah")
        # A step out of order would never be reached. At one bound "lebih" (> 100) stands above the other.
        kunci = [
            (j.batas_bawah, j.pembanding == "lebih") for j in self.jenjang[:-1] if j.batas_bawah is not None
        ]
        if len(kunci) < len(self.jenjang) - 1 or kunci != sorted(set(kunci), reverse=True):
            raise ValueError(f"skala {self.kode}: batas bawah jenjang harus menurun dari yang terbaik")


@dataclass(frozen=True, slots=True)
class Predikat:
    """The step that a value reached; catatan tells of a value that no printed interval holds."""

    jenjang: Jenjang
    skala: str
    catatan: str = ""

    @property
    def teks(self) -> str:
        return self.jenjang.predikat


def predikat(nilai: Decimal | None, skala: Skala) -> Predikat | None:
    """The predikat of an unrounded value; None for a value that could not be computed.

    Permendagri 86/2017 prints whole-number intervals, so 90.01 to 90.99 stand in none: such a value takes the
    step whose lower bound it has passed, with a notice. Nothing is between two steps above the best one.
    """
    if nilai is None:
        return None
    nilai = bersih(nilai)
    jenjang = next(j for j in skala.jenjang if j.memuat(nilai))
    catatan = ""
    if jenjang is not skala.jenjang[0] and jenjang.batas_atas is not None and nilai > jenjang.batas_atas:
        catatan = (
            f"Nilai berada di antara dua interval tercetak; dipakai jenjang di bawahnya ({jenjang.interval})."
        )
    return Predikat(jenjang, skala.nama, catatan)
