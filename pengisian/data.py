"""Plain data of the quarter's sheet. Standard library only, with the data of the apps below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from budget.data import DataSimpul
from indicators.data import DataIndikator, DataKomponen, DataRealisasi


@dataclass(frozen=True, slots=True)
class DataBukti:
    """What the sheet shows of a piece of evidence."""

    id: int
    indikator_id: int | None
    simpul_id: int | None
    jenis: str
    judul: str
    tanggal: date


@dataclass(frozen=True, slots=True)
class DataDiterima:
    """An accepted warning."""

    aturan: str
    indikator_id: int | None
    simpul_id: int | None
    nilai: str
    alasan: str


@dataclass(frozen=True, slots=True)
class IsiKomponen:
    """A component of a row: its value in this quarter and in the one before."""

    komponen: DataKomponen
    nilai: Decimal | None
    lalu: Decimal | None

    @property
    def kolom(self) -> str:
        return f"komponen{self.komponen.urutan}"


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """A row: an indicator on a line of the tree, or a line of the tree that has none.

    kunci is stable and names the row in addresses, cells and workbooks: i<id> of an indicator, s<id> of a
    line of the budget, g<id> of a sasaran without indicator. The first row of a line (kepala) carries its
    name and its money; those of its further indicators follow.
    """

    kunci: str
    jenis: str  # sasaran, program, kegiatan, sub_kegiatan
    tingkat: int  # 0 to 3
    kode: str
    nama: str
    kepala: bool
    induk: str  # kunci of the line above's first row; empty at the top
    sasaran_id: int
    bidang_id: int | None
    indikator: DataIndikator | None
    simpul: DataSimpul | None
    realisasi: DataRealisasi | None  # of this quarter
    komponen: tuple[IsiKomponen, ...]

    @property
    def kunci_rp(self) -> str:
        """The row that the line's money belongs to, in the names of cells."""
        return f"s{self.simpul.id}" if self.simpul else self.kunci

    @property
    def rp_diisi(self) -> bool:
        """Rupiah live on sub kegiatan only; all above are sums."""
        return self.kepala and self.jenis == "sub_kegiatan"

    @property
    def dari_komponen(self) -> bool:
        """Whether the value is computed, and so cannot be typed."""
        return self.indikator is not None and bool(self.komponen) and self.indikator.kombinasi != "langsung"


def nomor_kunci(kunci: Iterable[str], huruf: str) -> set[int]:
    """The ids in keys of one kind (i or s); what is no such key is left out."""
    return {
        int(k[1:]) for k in kunci if k[:1] == huruf and k[1:].isascii() and k[1:].isdigit() and len(k) < 19
    }
