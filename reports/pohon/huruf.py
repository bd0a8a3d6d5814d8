"""How wide a text is, and where its lines break. Integers only, and rather too wide than too narrow.

The reader's machine may lack our typeface, so on screen widths are those of a wide one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Thousandths of the font size, from space to tilde: of Helvetica (Adobe's metrics) or of our own typeface,
# IBM Plex Sans Condensed, whichever is wider.
_LEBAR = (
    278, 278, 405, 637, 556, 889, 667, 222, 333, 333, 485, 584, 278, 360, 278, 379,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 366, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 286, 379, 286, 540, 556,
    540, 556, 556, 500, 556, 556, 310, 556, 556, 238, 241, 500, 253, 833, 556, 556,
    556, 556, 337, 500, 318, 556, 500, 722, 500, 500, 500, 334, 327, 334, 584,
)  # fmt: skip
_LAIN, _PENUH = 850, 1100  # letters beyond ASCII, and those as wide as high (from the CJK radicals on)
# Percent of these that plain and bold letters need: on screen the widest common typeface, in print our own.
Longgar = tuple[int, int]
LAYAR: Longgar = (112, 134)
CETAK: Longgar = (100, 106)
# What XML cannot hold, and marks that turn the direction of what follows.
_TERLARANG = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

_SELA = re.compile(r"[^\S\u00a0]+")


def bersihkan(teks: str) -> str:
    """A text in one line that any XML may hold; a space that does not break stays one."""
    return _SELA.sub(" ", _TERLARANG.sub("", teks)).strip()


def lebar(teks: str, ukuran: int, *, tebal: bool = False, longgar: Longgar = LAYAR) -> int:
    """At most so many pixels at a font size of `ukuran`, rounded up."""
    return -(-sum(map(_satu, teks)) * ukuran * longgar[tebal] // 100_000)


def _satu(huruf: str) -> int:
    nomor = 32 if huruf == "\u00a0" else ord(huruf)
    if 32 <= nomor < 127:
        return _LEBAR[nomor - 32]
    return _LAIN if nomor < 0x2E80 else _PENUH


def patah(
    teks: str, ukuran: int, ruang: int, *, paling_banyak: int, tebal: bool = False, longgar: Longgar = LAYAR
) -> tuple[str, ...]:
    """The text in lines of at most `ruang` pixels; words that are wider break. What is too long ends in …"""

    def muat(baris: str) -> bool:
        return lebar(baris, ukuran, tebal=tebal, longgar=longgar) <= ruang

    hasil: list[str] = []
    for kata in bersihkan(teks).split(" "):
        if hasil and muat(f"{hasil[-1]} {kata}"):
            hasil[-1] += f" {kata}"
            continue
        for potong in _potong(kata, muat):
            hasil.append(potong)
            if len(hasil) > paling_banyak:
                return (*hasil[: paling_banyak - 1], _akhiri(hasil[paling_banyak - 1], muat))
    return tuple(b for b in hasil if b)


def _potong(kata: str, muat: Callable[[str], bool]) -> Iterator[str]:
    """A word in pieces that fit; each has a letter at least."""
    awal = 0
    for n in range(1, len(kata) + 1):
        if n > awal + 1 and not muat(kata[awal:n]):
            yield kata[awal : n - 1]
            awal = n - 1
    yield kata[awal:]


def _akhiri(baris: str, muat: Callable[[str], bool]) -> str:
    while len(baris) > 1 and not muat(f"{baris}…"):
        baris = baris[:-1].rstrip()
    return f"{baris}…"
