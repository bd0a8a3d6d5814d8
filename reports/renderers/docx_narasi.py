"""Narrative HTML in Word: paragraphs, lists, headings, plain tables, places to sign. Text is text.

The HTML is safe already (BlokNarasi); what is not known here loses its markup and keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import html as lxml_html

from lkjip.buku_kerja.tulis import teks_xml
from reports.renderers import docx_gaya as gaya
from reports.renderers.docx_tabel import SelPolos, tabel_polos

BARIS_BARU = "\n"
BLOK = {"p", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "table", "div", "blockquote"}
KELAS_ALINEA = {
    "kosong": gaya.KOSONG,
    "sidik": gaya.SUMBER,
    "judul-catatan": gaya.SUMBER,
    "judul-pernyataan": gaya.JUDUL_FORMULIR,
    "tanda-tangan": gaya.TANDA_TANGAN,
    "tempat-tanggal": gaya.TANDA_TANGAN,
}
RUANG_TANDA_TANGAN = Mm(20)


@dataclass(frozen=True, slots=True)
class Potong:
    """A run of text with one look."""

    teks: str
    tebal: bool = False
    miring: bool = False
    letak: str = ""  # sup, sub
    garis: bool = False


def tulis_narasi(doc: Any, html: str, lebar_mm: float) -> None:
    """Writes the narrative at the end of the document."""
    akar = lxml_html.fragment_fromstring(teks_xml(html), create_parent="div")
    _Narasi(doc, lebar_mm).isi(akar)


class _Narasi:
    def __init__(self, doc: Any, lebar_mm: float) -> None:
        self.doc, self.lebar = doc, lebar_mm

    def isi(self, induk: Any, gaya_alinea: str = "") -> None:
        """Blocks one after the other; loose text between them becomes a paragraph."""
        lepas: list[Potong] = []
        for unsur in _anak(induk):
            if isinstance(unsur, Potong):
                lepas.append(unsur)
            elif unsur.tag in BLOK:
                self._alinea(lepas, gaya_alinea)
                lepas = []
                self._blok(unsur, gaya_alinea)
            else:
                lepas += _potong(unsur)
        self._alinea(lepas, gaya_alinea)

    def _blok(self, unsur: Any, gaya_alinea: str) -> None:
        kelas = unsur.get("class", "")
        match unsur.tag:
            case "ul" | "ol":
                self._daftar(unsur, 1)
            case "h2" | "h3" | "h4":
                self._alinea(_potong(unsur), "Heading 4")
            case "h5" | "h6":
                self._alinea(_potong(unsur), "Heading 5")
            case "table":
                self._tabel(unsur)
            case "blockquote":
                self.isi(unsur, gaya.KUTIPAN)
            case "div" if kelas == "tanda-tangan-pihak":
                self._berdampingan(unsur)
            case "div":
                self.isi(unsur, gaya.TANDA_TANGAN if kelas == "tanda-tangan-tunggal" else gaya_alinea)
            case "p" if kelas == "ruang-tanda-tangan":
                self._ruang(gaya_alinea)
            case "p" if kelas == "nama-penanda-tangan":
                p = self._alinea([replace(x, tebal=True) for x in _potong(unsur)], gaya_alinea)
                p.paragraph_format.space_before = RUANG_TANDA_TANGAN
            case _:
                self._alinea(_potong(unsur), KELAS_ALINEA.get(kelas, gaya_alinea))

    def _ruang(self, gaya_alinea: str) -> None:
        """An empty line far below, where somebody signs."""
        p = self.doc.add_paragraph("(……………………………………)", style=gaya_alinea or None)
        p.paragraph_format.space_before = RUANG_TANDA_TANGAN

    def _alinea(self, potong: list[Potong], gaya_alinea: str) -> Any:
        potong = list(_rapikan(potong))
        if not potong:
            return None
        return isi_alinea(self.doc.add_paragraph(style=gaya_alinea or None), potong)

    def _daftar(self, unsur: Any, tingkat: int) -> None:
        nama = "List Number" if unsur.tag == "ol" else "List Bullet"
        nama = nama if tingkat == 1 else f"{nama} 2"
        nomor = gaya.nomor_baru(self.doc, nama) if unsur.tag == "ol" else None
        for li in unsur.iterchildren("li"):
            lepas: list[Potong] = []
            dalam = []
            for anak in _anak(li):
                if isinstance(anak, Potong):
                    lepas.append(anak)
                elif anak.tag in ("ul", "ol"):
                    dalam.append(anak)
                else:
                    lepas += [*([Potong(BARIS_BARU)] if anak.tag in BLOK and lepas else []), *_potong(anak)]
            p = self._alinea(lepas, nama)
            if p is not None and nomor is not None:
                sifat = p._p.get_or_add_pPr().get_or_add_numPr()
                sifat.get_or_add_numId().val = nomor
                sifat.get_or_add_ilvl().val = 0
            for anak in dalam:
                self._daftar(anak, 2)

    def _tabel(self, unsur: Any) -> None:
        baris = susun_sel(unsur, lambda sel: [_p(self.doc, _potong(sel), tebal=sel.tag == "th")])
        if any(baris):
            self._tempel(tabel_polos(baris, self.lebar))

    def _berdampingan(self, unsur: Any) -> None:
        """Those who sign, side by side."""
        kolom = [
            [
                _p(self.doc, _potong(p), ruang=p.get("class") == "ruang-tanda-tangan", gaya_alinea="Normal")
                for p in pihak.iter("p")
            ]
            for pihak in unsur.iterchildren("div")
        ]
        if kolom:
            self._tempel(tabel_polos([[SelPolos(k) for k in kolom]], self.lebar, bergaris=False))

    def _tempel(self, tbl: Any) -> None:
        """Two tables that touch would become one: an empty line goes between."""
        self.doc.element.body.insert_element_before(tbl, "w:sectPr")
        self.doc.add_paragraph().paragraph_format.space_after = Pt(0)


def susun_sel(tabel: Any, isi: Callable[[Any], list[Any]]) -> list[list[SelPolos]]:
    """The cells of an HTML table by row; where one reaches down, a cell in each row below continues it."""
    hasil: list[list[SelPolos]] = []
    turun: dict[int, tuple[int, int]] = {}  # by column: in how many rows more, and how wide
    for tr in tabel.iter("tr"):
        baris, kolom = [], 0
        antre, lanjut = list(tr.iterchildren("td", "th")), {}
        while antre or any(k >= kolom for k in turun):
            sisa, sel = 0, SelPolos()
            if kolom in turun:
                sisa, lebar = turun.pop(kolom)
                sel = SelPolos((), lebar, "continue")
            elif antre:
                unsur = antre.pop(0)
                sisa = int(unsur.get("rowspan", 1))
                sel = SelPolos(isi(unsur), int(unsur.get("colspan", 1)), "restart" if sisa > 1 else "")
            if sisa > 1:
                lanjut[kolom] = (sisa - 1, sel.kolom)
            baris.append(sel)
            kolom += sel.kolom
        hasil.append(baris)
        turun = lanjut
    return hasil


def _p(
    doc: Any,
    potong: list[Potong],
    *,
    tebal: bool = False,
    ruang: bool = False,
    gaya_alinea: str = gaya.ISI_TABEL,
) -> Any:
    """A paragraph for a cell, not in the document yet."""
    p = Paragraph(OxmlElement("w:p"), doc._body)
    p.style = doc.styles[gaya_alinea]
    p.alignment = gaya.KIRI
    if ruang:
        p.paragraph_format.space_before = RUANG_TANDA_TANGAN
        potong = potong or [Potong("(……………………………………)")]
    isi_alinea(p, [replace(x, tebal=True) for x in potong] if tebal else list(_rapikan(potong)))
    return deepcopy(p._p)


def isi_alinea(p: Any, potong: list[Potong]) -> Any:
    for x in potong:
        if x.teks == BARIS_BARU:
            p.add_run().add_break()
            continue
        lari = p.add_run(x.teks)
        lari.bold, lari.italic, lari.underline = x.tebal or None, x.miring or None, x.garis or None
        lari.font.superscript = x.letak == "sup" or None
        lari.font.subscript = x.letak == "sub" or None
    return p


def _anak(unsur: Any) -> Iterator[Any]:
    """Text and elements in their order; comments are left out."""
    if unsur.text:
        yield Potong(unsur.text)
    for anak in unsur:
        if isinstance(anak.tag, str):
            yield anak
        if anak.tail:
            yield Potong(anak.tail)


def _potong(unsur: Any, lihat: Potong = Potong("")) -> list[Potong]:
    """All text below an element, with the look (of `lihat`) that it has there."""
    if unsur.tag == "br":
        return [Potong(BARIS_BARU)]
    if unsur.tag in ("script", "style"):
        return []
    lihat = Potong(
        "",
        lihat.tebal or unsur.tag in ("strong", "b"),
        lihat.miring or unsur.tag in ("em", "i"),
        unsur.tag if unsur.tag in ("sup", "sub") else lihat.letak,
        lihat.garis or unsur.tag == "u",
    )
    hasil: list[Potong] = []
    for anak in _anak(unsur):
        if isinstance(anak, Potong):
            hasil.append(replace(lihat, teks=anak.teks))
        else:
            hasil += _potong(anak, lihat)
    return hasil


def _rapikan(potong: list[Potong]) -> Iterator[Potong]:
    """White space as HTML has it: one space, none at the beginning and the end of a line."""
    bersih: list[Potong] = []
    for x in potong:
        if x.teks != BARIS_BARU:
            teks = re.sub(r"[ \t\r\n]+", " ", x.teks)
            if not bersih or bersih[-1].teks.endswith((" ", BARIS_BARU)):
                teks = teks.lstrip(" ")
            x = replace(x, teks=teks)
        if x.teks:
            bersih.append(x)
    while bersih and bersih[-1].teks.strip(" \n") == "":
        bersih.pop()
    for n, x in enumerate(bersih):
        akhir = n + 1 == len(bersih) or bersih[n + 1].teks == BARIS_BARU
        yield replace(x, teks=x.teks.rstrip(" ")) if akhir and x.teks != BARIS_BARU else x
