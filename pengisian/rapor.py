"""Who is late, what is incomplete, what was not reached: formulas of the report on bidang and units.

Pure. Worked tables: docs/calculations.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lkjip.numbers import SERATUS, Alasan, Hasil, Masukan, bersih

SUMBER = "Tindak lanjut rekomendasi evaluasi AKIP tentang penghargaan dan sanksi (LKjIP, tabel 3.2)"


@dataclass(frozen=True, slots=True)
class Ketercapaian:
    """How many indicators reached their target, how many did not, and of how many it cannot be said."""

    tercapai: int
    tidak: int
    tanpa: int

    @property
    def dinilai(self) -> int:
        return self.tercapai + self.tidak


def bagian(sebagian: int, seluruhnya: int, *, sebutan: str) -> Hasil:
    """A part of the rows that have to be filled, in percent; none where there is no such row.

    Of those that are filled it is the completeness, of those filled by the deadline the timeliness.
    """
    masukan = (
        Masukan("b", sebutan, Decimal(sebagian)),
        Masukan("n", "Baris yang wajib diisi", Decimal(seluruhnya)),
    )
    if not seluruhnya:
        return Hasil(None, Alasan.TANPA_BARIS, "b / n × 100", SUMBER, masukan)
    return Hasil(sebagian * SERATUS / seluruhnya, None, "b / n × 100", SUMBER, masukan)


def kelengkapan(*, terisi: int, wajib: int) -> Hasil:
    return bagian(terisi, wajib, sebutan="Baris yang terisi")


def ketepatan(*, tepat: int, wajib: int) -> Hasil:
    return bagian(tepat, wajib, sebutan="Baris yang terisi sampai batas waktu")


def hari_terlambat(*, selesai: date | None, tenggat: date | None, hari: date) -> int:
    """Days after the deadline, whose day still counts; 0 in time, or without a deadline.

    What is not finished is late until `hari`.
    """
    if tenggat is None:
        return 0
    return max(0, ((selesai or hari) - tenggat).days)


def ketercapaian(capaian: Sequence[Hasil]) -> Ketercapaian:
    """A capaian of 100 or more is reached, unrounded: 99.996 is not."""
    nilai = [bersih(h.nilai) for h in capaian if h.nilai is not None]
    tercapai = sum(n >= SERATUS for n in nilai)
    return Ketercapaian(tercapai, len(nilai) - tercapai, len(capaian) - len(nilai))
