"""Where everything stands in the drawing: a tidy tree, in whole pixels. Pure.

Tujuan, sasaran and programs stand in rows, each parent over the middle of its children. What is below a
program hangs under it in a column, deeper ones further in, so that a tree of sixty lines stays readable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.pohon.data import SimpulPohon, semua_simpul
from reports.pohon.huruf import LAYAR, Longgar
from reports.pohon.kotak import IsiKotak, isi_kotak

KOLOM = 232  # width of a column
LUAS = 2 * KOLOM + 16  # width at most of what stands over several columns
SELA = 16  # between columns
TURUN = 36  # between rows
INDEN = 14  # how much further in a level hangs
JARAK = 10  # between boxes that hang
BINGKAI = 8  # around the whole
BARIS = 3  # levels that stand in rows; the others hang


@dataclass(frozen=True, slots=True)
class Kotak:
    simpul: SimpulPohon
    x: int
    y: int
    lebar: int
    isi: IsiKotak

    @property
    def tinggi(self) -> int:
        return self.isi.tinggi

    @property
    def bawah(self) -> int:
        return self.y + self.tinggi

    @property
    def tengah(self) -> int:
        return self.x + self.lebar // 2


@dataclass(frozen=True, slots=True)
class Garis:
    """A connector through its corners."""

    titik: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Tata:
    lebar: int
    tinggi: int
    kotak: tuple[Kotak, ...]  # parents first
    garis: tuple[Garis, ...]


def susun(akar: Iterable[SimpulPohon], longgar: Longgar = LAYAR) -> Tata:
    """The layout of a forest. longgar: see huruf.py."""
    akar = tuple(akar)
    tata = _Penata(akar, longgar)
    x = BINGKAI
    for a in akar:
        tata.letakkan(a, x)
        x += bentang(a) + SELA
    kotak = tuple(tata.kotak)
    return Tata(
        max((k.x + k.lebar for k in kotak), default=0) + BINGKAI,
        max((k.bawah for k in kotak), default=0) + BINGKAI,
        kotak,
        tuple(tata.garis),
    )


def bentang(simpul: SimpulPohon) -> int:
    """How wide a node is with all below it."""
    if simpul.tingkat >= BARIS - 1 or not simpul.anak:
        return KOLOM
    return sum(map(bentang, simpul.anak)) + SELA * (len(simpul.anak) - 1)


def lebar_kotak(simpul: SimpulPohon) -> int:
    """Of a box: what stands over several columns is wider, what hangs is narrower."""
    if simpul.tingkat < BARIS:
        return min(bentang(simpul), LUAS)
    return KOLOM - INDEN * (simpul.tingkat - BARIS + 1)


class _Penata:
    """Puts one tree after the other; the rows are as high as their highest box in any."""

    def __init__(self, akar: Sequence[SimpulPohon], longgar: Longgar) -> None:
        self.kotak: list[Kotak] = []
        self.garis: list[Garis] = []
        self.isi = {id(s): isi_kotak(s, lebar_kotak(s), longgar) for s in semua_simpul(akar)}
        tinggi = [0] * BARIS
        for s in semua_simpul(akar):
            if s.tingkat < BARIS:
                tinggi[s.tingkat] = max(tinggi[s.tingkat], self.isi[id(s)].tinggi)
        self.atas = list(_atas(tinggi))

    def letakkan(self, simpul: SimpulPohon, x: int) -> Kotak:
        """The node and all below it, from the left edge x of the room that they take."""
        lebar = lebar_kotak(simpul)
        sisi = x + (bentang(simpul) - lebar) // 2
        kotak = Kotak(simpul, sisi, self.atas[simpul.tingkat], lebar, self.isi[id(simpul)])
        self.kotak.append(kotak)
        if simpul.tingkat == BARIS - 1:
            self._gantung(kotak, kotak.bawah)
            return kotak
        for anak in simpul.anak:
            self._sambung(kotak, self.letakkan(anak, x))
            x += bentang(anak) + SELA
        return kotak

    def _sambung(self, induk: Kotak, anak: Kotak) -> None:
        """Down from the middle of the parent, along between the rows, and down to the child."""
        jalur = anak.y - TURUN // 2
        titik = (
            (induk.tengah, induk.bawah),
            (induk.tengah, jalur),
            (anak.tengah, jalur),
            (anak.tengah, anak.y),
        )
        self.garis.append(Garis(titik))

    def _gantung(self, induk: Kotak, y: int) -> int:
        """What is below a box that stands at the foot of the rows; gives where the last one ends."""
        batang = induk.x + INDEN // 2
        for s in induk.simpul.anak:
            lebar = lebar_kotak(s)
            anak = Kotak(s, induk.x + INDEN, y + JARAK, lebar, self.isi[id(s)])
            self.kotak.append(anak)
            masuk = anak.y + min(14, anak.tinggi // 2)
            self.garis.append(Garis(((batang, induk.bawah), (batang, masuk), (anak.x, masuk))))
            y = self._gantung(anak, anak.bawah)
        return y


def _atas(tinggi: Sequence[int]) -> Iterator[int]:
    """The upper edge of each row; a row without boxes takes no room."""
    y = BINGKAI
    for t in tinggi:
        yield y
        y += t + TURUN if t else 0
