"""Shares a tree out over sheets of paper: what goes on elsewhere stands there again, marked.

Pure, in pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reports.pohon.data import SimpulPohon
from reports.pohon.huruf import Longgar
from reports.pohon.kotak import isi_kotak
from reports.pohon.tata import (
    BARIS,
    BINGKAI,
    JARAK,
    KOLOM,
    LUAS,
    SELA,
    TURUN,
    Tata,
    lebar_kotak,
    susun,
)

TERKECIL = 92  # percent of what a sheet is drawn at: below that a tree on one sheet is too small to read


@dataclass(frozen=True, slots=True)
class Kertas:
    """The room of a sheet in pixels. longgar: see huruf.py."""

    lebar: int
    tinggi: int
    longgar: Longgar

    def muat(self, tata: Tata, persen: int = 100) -> bool:
        """Whether it fits, drawn at so many percent."""
        return tata.lebar * persen <= self.lebar * 100 and tata.tinggi * persen <= self.tinggi * 100


Jalur = tuple[
    SimpulPohon, ...
]  # a column: the nodes above it, and the program (or what is lowest) with a part


def bagi(akar: Sequence[SimpulPohon], kertas: Kertas) -> list[tuple[SimpulPohon, ...]]:
    """The forest of each sheet. All on one where it can be read there, else a sasaran begins a sheet
    where it would not fit on the rest of one."""
    if not akar:
        return []
    if kertas.muat(susun(akar, kertas.longgar), TERKECIL):
        return [tuple(akar)]
    sekolom = (kertas.lebar - 2 * BINGKAI + SELA) // (KOLOM + SELA)
    ruang = kertas.tinggi - _tinggi_kepala(akar, kertas.longgar) - 2 * BINGKAI
    lembar: list[list[Jalur]] = [[]]
    for cabang in (c for a in akar for c in _cabang((), a)):
        kolom = list(_kolom(cabang, ruang, kertas.longgar))
        if lembar[-1] and len(lembar[-1]) + min(len(kolom), sekolom) > sekolom:
            lembar.append([])
        for k in kolom:
            if len(lembar[-1]) == sekolom:
                lembar.append([])
            lembar[-1].append(k)
    return [_rangkai(isi, sudah) for isi, sudah in _dengan_lalu(lembar)]


def _cabang(atas: Jalur, simpul: SimpulPohon) -> Iterator[tuple[Jalur, Sequence[SimpulPohon]]]:
    """Each node that has programs below it, or nothing, with the way to it."""
    jalur = (*atas, replace(simpul, anak=()))
    if not simpul.anak or simpul.anak[0].tingkat >= BARIS - 1:
        yield jalur, simpul.anak
        return
    for anak in simpul.anak:
        yield from _cabang(jalur, anak)


def _kolom(cabang: tuple[Jalur, Sequence[SimpulPohon]], ruang: int, longgar: Longgar) -> Iterator[Jalur]:
    jalur, program = cabang
    if not program:
        yield jalur
    for p in program:
        for potong in _potong(p, ruang, longgar):
            yield (*jalur, potong)


def _potong(program: SimpulPohon, ruang: int, longgar: Longgar) -> Iterator[SimpulPohon]:
    """A program in pieces that are not higher than the room, as far as that can be."""

    def tinggi(s: SimpulPohon) -> int:
        return isi_kotak(s, lebar_kotak(s), longgar).tinggi + JARAK

    kini, penuh = replace(program, anak=()), tinggi(program)
    for kegiatan in program.anak:
        butir = [replace(kegiatan, anak=()), *kegiatan.anak]
        # A heading alone at the foot of a column says nothing: it goes with the first below it.
        kepala = [tinggi(b) for b in butir[:2]]
        if kini.anak and penuh + sum(kepala) > ruang:
            yield kini
            kini = sambungan(program)
            penuh = tinggi(kini)
        kini = _tambah(kini, butir[0])
        penuh += tinggi(butir[0])
        for sub in butir[1:]:
            if kini.anak[-1].anak and penuh + tinggi(sub) > ruang:
                yield kini
                kini = _tambah(sambungan(program), sambungan(kegiatan))
                penuh = tinggi(sambungan(program)) + tinggi(sambungan(kegiatan))
            akhir = kini.anak[-1]
            kini = replace(kini, anak=(*kini.anak[:-1], _tambah(akhir, sub)))
            penuh += tinggi(sub)
    yield kini


def sambungan(simpul: SimpulPohon) -> SimpulPohon:
    """A node as it stands where it goes on: its name only."""
    return SimpulPohon(simpul.kunci, simpul.level, simpul.kode, simpul.nama, lanjutan=True)


def _tambah(simpul: SimpulPohon, anak: SimpulPohon) -> SimpulPohon:
    return replace(simpul, anak=(*simpul.anak, anak))


def _tinggi_kepala(akar: Iterable[SimpulPohon], longgar: Longgar) -> int:
    """Of the rows above the programs, at most; they are wide wherever several columns stand below them."""
    tinggi = [0] * (BARIS - 1)
    for s in (s for a in akar for s in a.telusur() if s.tingkat < BARIS - 1):
        lebar = LUAS if len(s.anak) > 1 else KOLOM
        tinggi[s.tingkat] = max(tinggi[s.tingkat], isi_kotak(s, lebar, longgar).tinggi)
    return sum(t + TURUN for t in tinggi if t)


def _dengan_lalu(lembar: Iterable[list[Jalur]]) -> Iterator[tuple[list[Jalur], set[str]]]:
    """Each sheet with the keys of the nodes above its columns that stood on an earlier one."""
    sudah: set[str] = set()
    for isi in lembar:
        if isi:
            yield isi, set(sudah)
            sudah |= {s.kunci for jalur in isi for s in jalur}


def _rangkai(kolom: Sequence[Jalur], sudah: set[str]) -> tuple[SimpulPohon, ...]:
    """Columns that have the same nodes above them, under one of each."""
    hasil = []
    for _, isi in groupby(kolom, key=lambda j: j[0].kunci if len(j) > 1 else id(j)):
        kelompok = list(isi)
        kepala = kelompok[0][0]
        if len(kelompok[0]) > 1:
            bawah = _rangkai([j[1:] for j in kelompok], sudah)
            kepala = replace(sambungan(kepala) if kepala.kunci in sudah else kepala, anak=bawah)
        hasil.append(kepala)
    return tuple(hasil)
