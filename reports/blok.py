"""What a report is made of: plain data that every renderer writes and none computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from indicators.predikat import Predikat
from lkjip import formats
from lkjip.numbers import Hasil

if TYPE_CHECKING:
    from reports.tables.dasar import Kolom, TabelLkjip


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell: the printed text, the exact value, and for a computed figure how it came about.

    alasan says why there is no value. tanda is a mark that a note under the table explains. butir makes the
    cell a list. kolom is how many columns it takes up.
    """

    teks: str
    nilai: Decimal | int | str | None = None
    alasan: str = ""
    hasil: Hasil | None = None
    warna: str = ""
    tanda: str = ""
    butir: tuple[str, ...] = ()
    kolom: int = 1


KOSONG = Sel("")


def teks(isi: str | int | None, **lain: Any) -> Sel:
    """A text; empty ones print a dash."""
    isi = "" if isi is None else str(isi)
    return Sel(isi or formats.KOSONG, isi or None, **lain)


def daftar(butir: tuple[str, ...] | list[str], alasan: str = "belum diisi") -> Sel:
    """A list in a cell; says so where it is empty."""
    if not butir:
        return Sel(formats.KOSONG, None, alasan)
    return Sel("; ".join(butir), "; ".join(butir), butir=tuple(butir))


def bilangan(nilai: Decimal | int | None, desimal: int | None = None, alasan: str = "", **lain: Any) -> Sel:
    """A figure as entered."""
    return Sel(formats.angka(nilai, desimal), nilai, alasan if nilai is None else "", **lain)


def hitungan(hasil: Hasil, desimal: int | None = 2, *, persen: bool = False, **lain: Any) -> Sel:
    """A computed figure, rounded here for print and nowhere else."""
    tulis = formats.persen if persen else formats.angka
    return Sel(tulis(hasil.nilai, desimal), hasil.nilai, hasil.alasan or "", hasil, **lain)


def uang(nilai: Decimal | None, alasan: str = "belum ada data") -> Sel:
    """Rupiah without its sign: the column's heading has it."""
    return Sel(formats.angka(nilai, 0), nilai, alasan if nilai is None else "")


def sel_predikat(predikat: Predikat | None, alasan: str = "") -> Sel:
    if predikat is None:
        return Sel(formats.KOSONG, None, alasan or "capaian tidak dapat dihitung")
    return Sel(predikat.teks, predikat.teks, warna=predikat.jenjang.warna)


@dataclass(frozen=True, slots=True)
class Baris:
    """A row. kunci is stable within its table; jenis is a CSS class (sasaran, program, kegiatan, jumlah …).

    A row with rentang is a label that spans the whole table. induk is the key of the row above it in a tree.
    """

    kunci: str
    sel: Mapping[str, Sel] = field(default_factory=dict)
    jenis: str = ""
    rentang: str = ""
    induk: str = ""


@dataclass(frozen=True, slots=True)
class BlokTabel:
    """A table of the report. `kelas` declares its columns; kolom_tambahan depend on the year."""

    kelas: type[TabelLkjip]
    nomor: str
    judul: str
    baris: tuple[Baris, ...]
    kolom_tambahan: tuple[tuple[str, Kolom], ...] = ()
    sumber: str = ""
    catatan: tuple[str, ...] = ()
    kosong: str = "Belum ada data."

    @property
    def kunci(self) -> str:
        return self.kelas.kunci

    @property
    def lanskap(self) -> bool:
        return self.kelas.lanskap

    @property
    def kolom(self) -> tuple[tuple[str, Kolom], ...]:
        return self.kelas.susunan_kolom(self.kolom_tambahan)

    @property
    def tingkat(self) -> dict[str, int]:
        """How deep each row stands in the tree, 0 at the top."""
        hasil: dict[str, int] = {}
        for b in self.baris:
            hasil[b.kunci] = hasil[b.induk] + 1 if b.induk else 0
        return hasil


@dataclass(frozen=True, slots=True)
class Geser:
    """A live figure or reference in a written text that moved; kini is empty where it is no more."""

    kunci: str
    sebutan: str
    dulu: str
    kini: str


@dataclass(frozen=True, slots=True)
class BlokNarasi:
    """Text in safe HTML: generated from the figures, or written by staff (ditulis).

    asal is a generated text with its live figures and references as elements (reports/hidup.py), for taking
    it over. layar is a written one for the screen, where they say what they are. bergeser are those of a
    written text that show something else than when they were last looked at.
    """

    kunci: str
    html: str
    ditulis: bool = False
    asal: str = field(default="", repr=False, compare=False)
    layar: str = field(default="", repr=False, compare=False)
    bergeser: tuple[Geser, ...] = ()


@dataclass(frozen=True, slots=True)
class BlokGambar:
    """A figure: a chart spec (Vega-Lite, plain data), a finished SVG, or an image (isi; tipe jpg or png)."""

    kunci: str
    nomor: str
    judul: str
    alt: str
    sumber: str
    spek: Mapping[str, Any] | None = None
    svg: str = ""
    kosong: str = ""
    isi: bytes = field(default=b"", repr=False)
    tipe: str = ""


@dataclass(frozen=True, slots=True)
class Foto:
    """A photograph as evidence: a small JPEG. alt says in words what it shows."""

    judul: str
    keterangan: str
    alt: str
    isi: bytes


@dataclass(frozen=True, slots=True)
class BlokFoto:
    """Photographs that belong to the table before them."""

    kunci: str
    judul: str
    foto: tuple[Foto, ...]


@dataclass(frozen=True, slots=True)
class Lembar:
    """A page of an attached document: a JPEG, its pixels, and the text that can be read on it."""

    nomor: int
    lebar: int
    tinggi: int
    isi: bytes = field(repr=False)
    teks: str = ""


@dataclass(frozen=True, slots=True)
class BlokHalaman:
    """The pages of an attached document, each as large as the paper."""

    kunci: str
    judul: str
    halaman: tuple[Lembar, ...]


Blok = BlokTabel | BlokNarasi | BlokGambar | BlokFoto | BlokHalaman


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section with its blocks and sub-sections. jenis: depan, bab, subbab, lampiran."""

    kunci: str
    nomor: str
    judul: str
    jenis: str
    tingkat: int
    blok: tuple[Blok, ...] = ()
    anak: tuple[Bagian, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportData:
    """A whole report, ready for any renderer.

    pengenal tells a machine what it is of; kepala are the lines on top of a form. A draft (draf) says so on
    each page.
    """

    judul: str
    unit: str
    unit_singkat: str
    pemda: str
    tahun: int
    tempat: str
    bagian: tuple[Bagian, ...]
    stempel: tuple[str, ...] = ()  # scales and formulas that were used
    pengenal: str = ""
    kepala: tuple[str, ...] = ()
    draf: bool = False
