"""The base of all tables of the LKjIP: a django-tables2 class declares columns once, for every renderer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.blok import Baris, BlokTabel, Sel

if TYPE_CHECKING:
    from reports.sumber import Sumber


class Kolom(tables.Column):
    """A column: heading, the headings above it (grup), width in percent, kind of content, its printed number.

    jenis: teks, angka, rupiah, tengah. nomor replaces the running number under the heading ("9 = 6/8 × 100").
    An empty text in grup makes the heading above it higher by one row. tetap: the first (1) or second (2)
    column that stays in sight while a wide table scrolls sideways.
    """

    def __init__(
        self,
        judul: str = "",
        *,
        lebar: int,
        jenis: str = "teks",
        grup: tuple[str, ...] = (),
        nomor: str = "",
        tetap: int = 0,
    ) -> None:
        super().__init__(verbose_name=judul, orderable=False, empty_values=())
        self.judul, self.lebar, self.jenis, self.grup, self.nomor = judul, lebar, jenis, grup, nomor
        self.tetap = tetap

    @property
    def kelas(self) -> str:
        """CSS classes of its cells."""
        return f"k-{self.jenis} tetap-{self.tetap}" if self.tetap else f"k-{self.jenis}"

    def _isi(self) -> tuple[object, ...]:
        return (self.judul, self.lebar, self.jenis, self.grup, self.nomor, self.tetap)

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Kolom) and self._isi() == lain._isi()

    def __hash__(self) -> int:
        return hash(self._isi())


def sel_html(sel: Sel, jalur: str = "") -> SafeString | str:
    """A cell's content: list, text with its mark, a link to the trace of a computed figure."""
    if sel.butir:
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((b,) for b in sel.butir)))
    isi: SafeString | str = sel.teks
    if sel.warna:
        isi = format_html('<span class="lencana warna-{}">{}</span>', sel.warna, isi)
    if sel.alasan:
        isi = format_html('<span class="sel-kosong" title="{}">{}</span>', sel.alasan, isi)
    if sel.tanda:
        isi = format_html("{}<sup>{}</sup>", isi, sel.tanda)
    return format_html('<a class="jejak" href="{}">{}</a>', jalur, isi) if jalur else isi


@dataclass(frozen=True, slots=True)
class Kepala:
    """A heading cell with its spans."""

    judul: str
    kolom: int
    baris: int
    jenis: str
    tetap: int = 0


class TabelLkjip(tables.Table):
    """Base of the report's tables.

    A subclass names its kunci and judul (with {tahun} and {unit}), its columns, and how its rows are made.
    """

    kunci: ClassVar[str] = ""
    judul: ClassVar[str] = ""
    lanskap: ClassVar[bool] = False
    dinomori: ClassVar[bool] = True  # counts among the report's numbered tables
    bernomor: ClassVar[bool] = True  # has a row of column numbers
    sumber: ClassVar[str] = "{unit}, data diolah"
    kosong: ClassVar[str] = "Belum ada data."
    menyambung: ClassVar[bool] = False  # in print it stands on the page of the table before it

    def __init__(self, blok: BlokTabel, *, jejak: str = "", berjudul: bool = True) -> None:
        """jejak is the path under which traces of computed cells are found; empty in print."""
        self.blok, self._jejak, self.berjudul = blok, jejak, berjudul
        super().__init__(
            [],  # its rows are in blok: see isi
            extra_columns=list(blok.kolom_tambahan),
            sequence=[n for n, _ in blok.kolom],
            template_name="reports/tabel_lkjip.html",  # a subclass would not inherit it from a Meta
        )

    def jalur_jejak(self, baris: str, kolom: str, sel: Sel) -> str:
        """Where the trace of a computed cell is shown; empty in print."""
        if not self._jejak or sel.hasil is None:
            return ""
        return f"{self._jejak}{self.kunci}/{quote(baris, safe='')}/{kolom}/"  # a kode is the user's text

    @property
    def isi(self) -> Iterator[tuple[Baris, list[tuple[str, int, str]]]]:
        """Each row with its cells as (CSS classes, columns taken up, markup).

        Made here and not by the columns: django-tables2 inspects their signature for every cell.
        """
        for baris in self.blok.baris:
            yield baris, [] if baris.rentang else list(self._sel_baris(baris))

    def _sel_baris(self, baris: Baris) -> Iterator[tuple[str, int, str]]:
        lewat = 0
        for nama, kolom in self.blok.kolom:
            if lewat:  # covered by the cell before it
                lewat -= 1
                continue
            sel = baris.sel.get(nama)
            if sel is None:
                yield kolom.kelas, 1, ""
                continue
            lewat = sel.kolom - 1
            yield kolom.kelas, sel.kolom, sel_html(sel, self.jalur_jejak(baris.kunci, nama, sel))

    @property
    def berpohon(self) -> bool:
        """Whether its rows can be folded: on screen, where they are a tree."""
        return bool(self._jejak) and any(b.induk for b in self.blok.baris)

    @property
    def kepala(self) -> list[list[Kepala]]:
        return susun_kepala([k for _, k in self.blok.kolom])

    @property
    def nomor_kolom(self) -> list[str]:
        return [k.nomor or str(i) for i, (_, k) in enumerate(self.blok.kolom, 1)] if self.bernomor else []

    @property
    def lebar(self) -> list[int]:
        return [k.lebar for _, k in self.blok.kolom]

    # --- building
    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        """The rows."""
        raise NotImplementedError

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        """Columns that depend on the data, such as one for each year."""
        return []

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        """Notes under the table."""
        return ()

    @classmethod
    def susunan_kolom(cls, tambahan: tuple[tuple[str, Kolom], ...]) -> tuple[tuple[str, Kolom], ...]:
        """All columns in order; a class attribute `sisipan` says before which one the dynamic ones stand."""
        tetap = [(n, k) for n, k in cls.base_columns.items() if isinstance(k, Kolom)]
        batas = next((i for i, (n, _) in enumerate(tetap) if n == getattr(cls, "sisipan", None)), len(tetap))
        return (*tetap[:batas], *tambahan, *tetap[batas:])

    @classmethod
    def blok_dari(cls, data: Sumber, nomor: str) -> BlokTabel:
        isian = {"tahun": data.tahun, "unit": data.unit.nama_singkat, "tahun_lalu": data.tahun - 1}
        baris = tuple(cls.susun(data))
        return BlokTabel(
            kelas=cls,
            nomor=nomor,
            judul=cls.judul.format(**isian),
            baris=baris,
            kolom_tambahan=tuple(cls.kolom_tambahan(data)),
            # An empty table has no source, and nothing for a note to explain.
            sumber=cls.sumber.format(**isian) if baris else "",
            catatan=tuple(cls.catatan(data)) if baris else (),
            kosong=cls.kosong,
        )


def susun_kepala(kolom: list[Kolom]) -> list[list[Kepala]]:
    """Heading rows with spans: neighbours with the same grup share one cell above them."""
    tinggi = 1 + max((len(k.grup) for k in kolom), default=0)
    hasil: list[list[Kepala]] = [[] for _ in range(tinggi)]
    for tingkat in range(tinggi):
        i = 0
        while i < len(kolom):
            k = kolom[i]
            if tingkat < len(k.grup):
                awal = i
                while i < len(kolom) and kolom[i].grup[: tingkat + 1] == k.grup[: tingkat + 1]:
                    i += 1
                if judul := k.grup[tingkat]:
                    tetap = k.tetap if i - awal == 1 else 0
                    hasil[tingkat].append(
                        Kepala(judul, i - awal, _tinggi_grup(k.grup, tingkat), "grup", tetap)
                    )
                continue
            if tingkat == len(k.grup):
                hasil[tingkat].append(Kepala(k.judul, 1, tinggi - tingkat, k.jenis, k.tetap))
            i += 1
    return hasil


def _tinggi_grup(grup: tuple[str, ...], tingkat: int) -> int:
    """The row of a group's heading, and those below it that are left empty for it."""
    return 1 + len(list(takewhile(lambda judul: not judul, grup[tingkat + 1 :])))


def sebutan_baris(baris: Baris) -> str:
    """What the row is about: its indicator, else its name, else its first text."""
    for kolom in ("indikator", "nama", "komponen"):
        if (sel := baris.sel.get(kolom)) and sel.nilai:
            return sel.teks
    return next((s.teks for s in baris.sel.values() if isinstance(s.nilai, str)), baris.kunci)


def nama_kolom(blok: BlokTabel, kolom: str) -> str:
    """Its heading with the headings above it, without the form's column numbers."""
    k = dict(blok.kolom)[kolom]
    return ", ".join(j for j in (*k.grup, k.judul) if not j.isdigit())
