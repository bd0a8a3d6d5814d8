"""A text of the LKjIP as lines of words, to compare two of them and to find a paragraph again. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import html as lxml_html

JUDUL = ("h1", "h2", "h3", "h4", "h5", "h6")
TEBAL, MIRING = ("strong", "b"), ("em", "i")
PISAH = ("p", "ul", "ol", "table", "thead", "tbody", "div", "blockquote", "figcaption", "dl", "dt", "dd")


@dataclass(frozen=True, slots=True)
class Kata:
    """A word as it looks: gaya names bold, italic, a live figure (one word, all of it), a reference, a note.

    rapat: no space before it. Where a word stands close does not make it another word.
    """

    teks: str
    gaya: frozenset[str] = frozenset()
    rapat: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Baris:
    """A paragraph (p), heading (h4 …), item of a list (li; numbered lo), image or row of a table (tr).

    Only a row has several cells. Of an image (gambar) the number is the only word.
    """

    jenis: str
    sel: tuple[tuple[Kata, ...], ...]

    @property
    def teks(self) -> str:
        return " | ".join(gabung_kata(s) for s in self.sel)


def gabung_kata(kata: tuple[Kata, ...]) -> str:
    return "".join(k.teks if k.rapat or not i else f" {k.teks}" for i, k in enumerate(kata))


def baris_naskah(html: str) -> tuple[Baris, ...]:
    """The lines of a text, in their order; empty ones are left out."""
    if not html.strip():
        return ()
    pembaca = _Pembaca()
    pembaca.masuk(lxml_html.fragment_fromstring(html, create_parent="div"), frozenset())
    pembaca.tutup()
    return tuple(pembaca.baris)


def paragraf_naskah(html: str) -> tuple[str, ...]:
    """What can be spoken about: the words of each line, without images."""
    return tuple(b.teks for b in baris_naskah(html) if b.jenis != "gambar")


class _Pembaca:
    def __init__(self) -> None:
        self.baris: list[Baris] = []
        self.kata: list[Kata] = []
        self.jenis = "p"
        self.lekat = False  # whether the next word follows without a space

    def tutup(self) -> None:
        if self.kata:
            self.baris.append(Baris(self.jenis, (tuple(self.kata),)))
        self.kata, self.lekat = [], False

    def masuk(self, unsur: Any, gaya: frozenset[str]) -> None:
        tag = unsur.tag if isinstance(unsur.tag, str) else ""  # a comment has a function there
        if tag == "tr":
            self.tutup()
            sel = tuple(_sel(s) for s in unsur if s.tag in ("td", "th"))
            if any(sel):
                self.baris.append(Baris("tr", sel))
        elif tag == "figure" and unsur.get("data-gambar"):
            self.tutup()
            self.baris.append(Baris("gambar", ((Kata(unsur.get("data-gambar")),),)))
        elif hidup := _hidup(unsur):
            self._tambah(*hidup, gaya)
        elif tag == "br":
            self.lekat = False
        elif tag in (*PISAH, *JUDUL, "li"):
            self._baris(unsur, tag, gaya)
        elif tag:
            self._isi(unsur, gaya | _gaya(tag))

    def _baris(self, unsur: Any, tag: str, gaya: frozenset[str]) -> None:
        """Of its own; a paragraph in an item of a list belongs to the item."""
        self.tutup()
        luar = self.jenis
        if tag == "li":
            self.jenis = "lo" if unsur.getparent().tag == "ol" else "li"
        elif tag in JUDUL:
            self.jenis = tag
        self._isi(unsur, gaya)
        self.tutup()
        self.jenis = luar

    def _isi(self, unsur: Any, gaya: frozenset[str]) -> None:
        self._teks(unsur.text, gaya)
        for anak in unsur:
            self.masuk(anak, gaya)
            self._teks(anak.tail, gaya)

    def _teks(self, teks: str | None, gaya: frozenset[str]) -> None:
        if not teks:
            return
        if teks[0].isspace():
            self.lekat = False
        for kata in teks.split():
            self.kata.append(Kata(kata, gaya, self.lekat))
            self.lekat = False
        self.lekat = not teks[-1].isspace()

    def _tambah(self, teks: str, jenis: str, gaya: frozenset[str]) -> None:
        self.kata.append(Kata(teks, gaya | {jenis}, self.lekat))
        self.lekat = True


def _hidup(unsur: Any) -> tuple[str, str] | None:
    """The words and kind of a live figure, reference or footnote: one word, whatever stands in it."""
    for jenis in ("angka", "rujuk"):
        if unsur.get(f"data-{jenis}"):
            return " ".join(unsur.text_content().split()), jenis
    catatan = unsur.get("data-catatan")
    return (f"[{catatan}]", "catatan") if catatan else None


def _gaya(tag: str) -> frozenset[str]:
    return frozenset({"tebal"} if tag in TEBAL else {"miring"} if tag in MIRING else ())


def _sel(sel: Any) -> tuple[Kata, ...]:
    """All words of a cell, its paragraphs one after the other."""
    pembaca = _Pembaca()
    pembaca._isi(sel, frozenset({"tebal"} if sel.tag == "th" else ()))
    pembaca.tutup()
    return tuple(_rata(pembaca.baris))


def _rata(baris: list[Baris]) -> Iterator[Kata]:
    for b in baris:
        for kata in b.sel:
            yield from kata
