"""A table of the pemda's view on the page: headings that sort, cells that lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reports.blok import Baris, BlokTabel
from reports.tables.dasar import sel_html

Tautan = Callable[[Baris], Mapping[str, str]]  # addresses by column


@dataclass(frozen=True, slots=True)
class KepalaUrut:
    """urut: the query that sorts by the column. arah: how it is sorted now, for aria-sort; else empty."""

    judul: str
    kelas: str
    urut: str
    arah: str


@dataclass(frozen=True, slots=True)
class TampilanTabel:
    """baris: the row's CSS class, its heading cell and the others, as (CSS class, markup)."""

    kunci: str
    judul: str
    kosong: str
    catatan: tuple[str, ...]
    kepala: tuple[KepalaUrut, ...]
    baris: tuple[tuple[str, tuple[tuple[str, bool, SafeString | str], ...]], ...]


def tampilkan_tabel(
    blok: BlokTabel,
    kueri: QueryDict,
    urut: str = "",
    *,
    tautan: Tautan | None = None,
    kepala_baris: str = "unit",
) -> TampilanTabel:
    """kueri: of the page, whose filter the sorting keeps."""
    return TampilanTabel(
        kunci=blok.kunci,
        judul=blok.judul,
        kosong=blok.kosong,
        catatan=blok.catatan,
        kepala=tuple(
            KepalaUrut(k.judul, k.kelas, _kueri_urut(kueri, n, urut), _arah(n, urut)) for n, k in blok.kolom
        ),
        baris=tuple((b.jenis, tuple(_sel(blok, b, tautan, kepala_baris))) for b in blok.baris),
    )


def _sel(
    blok: BlokTabel, baris: Baris, tautan: Tautan | None, kepala_baris: str
) -> Iterator[tuple[str, bool, SafeString | str]]:
    alamat = tautan(baris) if tautan and baris.jenis != "jumlah" else {}
    for nama, kolom in blok.kolom:
        sel = baris.sel.get(nama)
        isi: SafeString | str = sel_html(sel) if sel else ""
        if isi and (tujuan := alamat.get(nama)):
            kelas = "jejak" if "/jejak/" in tujuan else ""
            isi = format_html('<a href="{}" class="{}">{}</a>', tujuan, kelas, isi)
        yield kolom.kelas, nama == kepala_baris, isi


def _arah(kolom: str, urut: str) -> str:
    if urut.lstrip("-") != kolom:
        return ""
    return "descending" if urut.startswith("-") else "ascending"


def _kueri_urut(kueri: QueryDict, kolom: str, urut: str) -> str:
    """The same page sorted by the column; by it the other way round where it is already."""
    baru = kueri.copy()
    baru["urut"] = f"-{kolom}" if urut == kolom else kolom
    return baru.urlencode()
