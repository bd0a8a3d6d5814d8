"""How far a section is: its state from its texts, and how much of it is filled. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lkjip.numbers import SERATUS
from reports.blok import Blok, BlokFoto, BlokGambar, BlokHalaman, BlokNarasi, BlokTabel
from reports.enums import KeadaanBagian

TANDA_KOSONG = 'class="kosong"'  # how a generated text says that there is nothing to tell of


@dataclass(frozen=True, slots=True)
class Isian:
    """How many blocks there are, and how many of them are not empty."""

    terisi: int = 0
    seluruhnya: int = 0

    @property
    def persen(self) -> Decimal | None:
        """Unrounded; None where there is nothing to fill."""
        return self.terisi * SERATUS / self.seluruhnya if self.seluruhnya else None

    def __add__(self, lain: Isian) -> Isian:
        return Isian(self.terisi + lain.terisi, self.seluruhnya + lain.seluruhnya)


def keadaan(
    blok: Sequence[Blok], kunci_staf: Iterable[str] = (), selesai_pada: datetime | None = None
) -> KeadaanBagian:
    """kunci_staf: the texts of the section that only staff can write.

    What moved after it was written is to be looked at, finished or not; an empty text is not finished.
    """
    teks = [b for b in blok if isinstance(b, BlokNarasi)]
    tertulis = {b.kunci for b in teks if b.ditulis}
    if any(b.bergeser for b in teks):
        return KeadaanBagian.PERLU_DILIHAT
    if {b.kunci for b in teks} & set(kunci_staf) - tertulis:
        return KeadaanBagian.BELUM
    if selesai_pada is not None:
        return KeadaanBagian.SELESAI
    berkas = any(isinstance(b, BlokHalaman) for b in blok)
    return KeadaanBagian.DITULIS if tertulis or berkas else KeadaanBagian.OTOMATIS


def isian(blok: Iterable[Blok]) -> Isian:
    """Photographs are not counted: a report without them lacks nothing."""
    terisi = [_terisi(b) for b in blok if not isinstance(b, BlokFoto)]
    return Isian(sum(terisi), len(terisi))


def _terisi(blok: Blok) -> bool:
    if isinstance(blok, BlokTabel):
        return bool(blok.baris)
    if isinstance(blok, BlokGambar):
        return bool(blok.spek or blok.svg or blok.isi)
    if isinstance(blok, BlokHalaman):
        return bool(blok.halaman)
    return isinstance(blok, BlokNarasi) and (blok.ditulis or TANDA_KOSONG not in blok.html)


def terlambat(tenggat: date | None, keadaan: KeadaanBagian | None, hari: date) -> bool:
    """Whether a section should have been finished before that day; a mere heading never is."""
    return tenggat is not None and tenggat < hari and keadaan not in (None, KeadaanBagian.SELESAI)
