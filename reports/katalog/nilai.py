"""All values of a report, to look a typed number up: by what it is rounded to. Built once, when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from lkjip.numbers import bulat
from reports.katalog.daftar import calon
from reports.katalog.sel import judul_tabel
from reports.narasi.bantu import SATUAN_PERSEN
from reports.outline import TABEL
from reports.tables.dasar import nama_kolom, sebutan_baris

if TYPE_CHECKING:
    from reports.blok import Baris, BlokTabel, Sel
    from reports.katalog import Katalog
    from reports.katalog.daftar import Calon
    from reports.tables.dasar import Kolom


class Satuan(StrEnum):
    """What a number can be compared with: a percentage with percentages only."""

    PERSEN = "persen"
    RUPIAH = "rupiah"
    POIN = "poin"
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value of the report, how it is printed, and what it is. kode: of its indicator, else empty."""

    nilai: Decimal
    teks: str
    sebutan: str
    kode: str = ""


class IndeksNilai:
    def __init__(self, semua: Iterator[tuple[Satuan, Nilai]]) -> None:
        self._semua: dict[Satuan, list[Nilai]] = {s: [] for s in Satuan}
        for satuan, nilai in semua:
            self._semua[satuan].append(nilai)
        self._menurut: dict[tuple[Satuan, Decimal, int], dict[Decimal, list[Nilai]]] = {}

    def cari(self, satuan: Satuan, nilai: Decimal, desimal: int, kali: Decimal = Decimal(1)) -> list[Nilai]:
        """The values that, divided by kali (a million, say) and rounded to so many decimals, are `nilai`."""
        kunci = (satuan, kali, desimal)
        if kunci not in self._menurut:
            menurut: dict[Decimal, list[Nilai]] = {}
            for n in self._semua[satuan]:
                menurut.setdefault(bulat(n.nilai / kali, desimal), []).append(n)
            self._menurut[kunci] = menurut
        return self._menurut[kunci].get(bulat(nilai, desimal), [])


def indeks(katalog: Katalog) -> IndeksNilai:
    return IndeksNilai(_semua(katalog))


def _semua(katalog: Katalog) -> Iterator[tuple[Satuan, Nilai]]:
    for c in calon(katalog.data):
        yield from _dari_calon(katalog, c)
    for kunci in TABEL:
        blok = katalog.tabel(kunci)
        judul = judul_tabel(katalog.data, kunci)
        tempat = f"Tabel {blok.nomor}" if blok.nomor else judul
        for baris in blok.baris:
            for nama, kolom in blok.kolom:
                if (sel := baris.sel.get(nama)) and isinstance(sel.nilai, Decimal | int):
                    yield _dari_sel(tempat, blok, baris, nama, kolom, sel)


def _dari_calon(katalog: Katalog, c: Calon) -> Iterator[tuple[Satuan, Nilai]]:
    mentah = c.mentah(katalog.data)
    if mentah is None or not isinstance(mentah.nilai, Decimal | int):
        return
    teks = mentah.bentuk[""](mentah.nilai)
    nilai = Nilai(Decimal(mentah.nilai), teks, mentah.sebutan, c.asal[0] if c.golongan == "indikator" else "")
    satuan = _satuan(mentah.satuan)
    if satuan == Satuan.POIN:
        nilai = Nilai(abs(nilai.nilai), nilai.teks, nilai.sebutan, nilai.kode)
    yield satuan, nilai


def _satuan(satuan: str) -> Satuan:
    if satuan.strip().lower() in SATUAN_PERSEN:
        return Satuan.PERSEN
    return {"Rp": Satuan.RUPIAH, "poin": Satuan.POIN}.get(satuan, Satuan.LAIN)


def _dari_sel(
    tempat: str, blok: BlokTabel, baris: Baris, nama: str, kolom: Kolom, sel: Sel
) -> tuple[Satuan, Nilai]:
    judul = nama_kolom(blok, nama)
    satuan = Satuan.LAIN
    if kolom.jenis == "rupiah" or "Rp" in judul:
        satuan = Satuan.RUPIAH
    elif "%" in judul or sel.teks.endswith("%") or _baris_persen(baris):
        satuan = Satuan.PERSEN
    kode = baris.kunci if "indikator" in baris.sel else ""
    sebutan = f"{tempat}: {sebutan_baris(baris)}, {judul}"
    return satuan, Nilai(Decimal(sel.nilai or 0), sel.teks, sebutan, kode)


def _baris_persen(baris: Baris) -> bool:
    """Whether the row's own unit is percent."""
    satuan = baris.sel.get("satuan")
    return satuan is not None and satuan.teks.strip().lower() in SATUAN_PERSEN
