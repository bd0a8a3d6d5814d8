"""What a rule of the check is, and what it finds. Pure: plain data in, findings out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reports.data import Penerimaan
from reports.enums import TingkatTemuan

if TYPE_CHECKING:
    from indicators.data import DataIndikator
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class Alamat:
    """The page where a finding is mended: the name of its URL, and what it needs beside unit and year."""

    nama: str
    di: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value that a finding is about, as printed. label says whose it is; empty in a plain list."""

    label: str
    teks: str

    def __str__(self) -> str:
        return f"{self.label}: {self.teks}" if self.label else self.teks


@dataclass(frozen=True, slots=True)
class Kasus:
    """Where a rule is broken, and by which values. saran replaces that of the rule where it can be nearer.

    kunci names the place for good, where its words may change (tables and sections are renumbered).
    """

    tempat: str
    nilai: tuple[Nilai, ...]
    alamat: Alamat
    saran: str = ""
    kunci: str = ""

    @property
    def banyak(self) -> int:
        """How many like cases it lists."""
        return len(self.nilai) if self.nilai and not any(n.label for n in self.nilai) else 1


Periksa = Callable[["Sumber"], Iterable[Kasus]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule. dasar: the regulation or the reason behind it; saran: what to do about a finding."""

    kunci: str
    judul: str
    tingkat: TingkatTemuan
    dasar: str
    saran: str
    periksa: Periksa


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding. sidik: hash of rule, place and values; another value is another finding."""

    aturan: Aturan
    tempat: str
    alamat: Alamat
    nilai: tuple[Nilai, ...]
    saran: str
    sidik: str
    diterima: Penerimaan | None = None

    @property
    def tingkat(self) -> TingkatTemuan:
        return self.aturan.tingkat

    @property
    def uraian(self) -> str:
        """The finding in a sentence, as it is kept with what was accepted."""
        return f"{self.aturan.judul}. {self.tempat}. {'; '.join(map(str, self.nilai))}".rstrip(". ") + "."


def sidik(aturan: str, kasus: Kasus) -> str:
    """The same text for the same rule, place and values; 64 hexadecimal digits."""
    isi = [aturan, kasus.kunci or kasus.tempat, [[n.label, n.teks] for n in kasus.nilai]]
    return sha256(json.dumps(isi, ensure_ascii=False).encode()).hexdigest()


def daftar_nilai(isi: Iterable[str]) -> tuple[Nilai, ...]:
    """Many like cases as the values of one finding."""
    return tuple(Nilai("", teks) for teks in isi)


# --- pages that many rules send to
RENSTRA = Alamat("rencana")
PK = Alamat("rencana-pk")
IKU = Alamat("rencana-iku")
ANGGARAN = Alamat("rencana-anggaran")
E81 = Alamat("e81", {"triwulan": 4})


def isian(indikator: DataIndikator) -> Alamat:
    """Where the figures of an indicator are filled."""
    return Alamat("pengisian-baris", {"triwulan": 4, "kunci": f"i{indikator.id}"})


def bagian(kunci: str) -> Alamat:
    """A section of the report."""
    return Alamat("laporan-bagian", {"kunci": kunci})
