"""A table of the report in Word: fixed widths, headings that are merged and repeated on each page.

Written as XML: python-docx looks for the place of every cell anew, which takes minutes for a long table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from lkjip.buku_kerja.tulis import teks_xml
from reports.blok import Baris, BlokTabel, Sel
from reports.renderers import docx_gaya as gaya
from reports.tables.dasar import Kepala, Kolom, susun_kepala

TWIP_MM = 1440 / 25.4
GARIS, ISI_KEPALA, ISI_NOMOR, ISI_KELOMPOK = "9AA5B3", "DFE7F0", "EEF2F7", "E6ECF3"
WARNA = {
    "biru": "DBE8FA",
    "hijau": "DCF2E3",
    "kuning": "FBF0C4",
    "jingga": "FDE3CC",
    "merah": "FBDDDD",
    "abu": "E8EBEF",
}
RATA = {"angka": "right", "rupiah": "right", "tengah": "center", "teks": "left"}
BARIS_TEBAL = {"sasaran", "program", "jumlah"}
BARIS_AKHIR = 3
TINGGI_PARAF = 800  # twips: room for a signature
TEKS_PANJANG = 600  # characters in a cell with which a row may break over a page's edge
KOLOM_RAPAT = (7, 10, 16)  # with so many columns the type becomes narrow, then small
UKURAN = (17, 17, 15, 12)  # in half points


def tabel_xml(blok: BlokTabel, lebar_mm: float) -> Any:
    """The w:tbl of a table as wide as given. Its title, source and notes are paragraphs around it."""
    kolom = [k for _, k in blok.kolom]
    lebar = _lebar(kolom, lebar_mm)
    tbl = _kerangka(lebar, blok.judul)
    tulis = _Baris(tbl, lebar, sum(len(kolom) > k for k in KOLOM_RAPAT))
    for baris in _kepala_penuh(susun_kepala(kolom), len(kolom)):
        tulis.kepala(baris)
    if blok.kelas.bernomor:
        tulis.nomor([k.nomor or str(i) for i, k in enumerate(kolom, 1)])
    for n, data in enumerate(blok.baris, 1 - len(blok.baris)):
        tulis.baris(data, blok.kolom, akhir=n > -BARIS_AKHIR)
    if not blok.baris:
        tulis.rentang(blok.kosong, tebal=False)
    return tbl


@dataclass(frozen=True, slots=True)
class SelPolos:
    """A cell of a plain grid: its paragraphs (w:p), columns taken up; over rows restart, then continue."""

    isi: Sequence[Any] = ()
    kolom: int = 1
    gabung: str = ""


def tabel_polos(baris: Sequence[Sequence[SelPolos]], lebar_mm: float, *, bergaris: bool = True) -> Any:
    """A plain grid. Rows that are shorter are filled up."""
    banyak = max(sum(s.kolom for s in b) for b in baris)
    lebar = round(lebar_mm * TWIP_MM / banyak)
    tbl = _kerangka([lebar] * banyak, "", bergaris=bergaris)
    for b in baris:
        tr = _sub(tbl, "w:tr")
        _sub(_sub(tr, "w:trPr"), "w:cantSplit")
        sisa = banyak - sum(s.kolom for s in b)
        for sel in (*b, *(SelPolos(),) * sisa):
            tc = _sel(tr, lebar * sel.kolom, sel.kolom, gabung=sel.gabung)
            tc.extend(sel.isi or [OxmlElement("w:p")])
    return tbl


def _lebar(kolom: list[Kolom], lebar_mm: float) -> list[int]:
    """In twentieths of a point, as Word counts."""
    jumlah = sum(k.lebar for k in kolom)
    return [round(lebar_mm * TWIP_MM * k.lebar / jumlah) for k in kolom]


def _kerangka(lebar: list[int], judul: str, *, bergaris: bool = True) -> Any:
    tbl = OxmlElement("w:tbl")
    sifat = _sub(tbl, "w:tblPr")
    _sub(sifat, "w:tblW", w=sum(lebar), type="dxa")
    if bergaris:
        tepi = _sub(sifat, "w:tblBorders")
        for sisi in ("top", "left", "bottom", "right", "insideH", "insideV"):
            _sub(tepi, f"w:{sisi}", val="single", sz=4, space=0, color=GARIS)
    _sub(sifat, "w:tblLayout", type="fixed")
    sela = _sub(sifat, "w:tblCellMar")
    for sisi, besar in (("top", 30), ("left", 55), ("bottom", 30), ("right", 55)):
        _sub(sela, f"w:{sisi}", w=besar, type="dxa")
    _sub(
        sifat,
        "w:tblLook",
        val="0020",
        firstRow=1,
        lastRow=0,
        firstColumn=0,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    if judul:
        _sub(sifat, "w:tblCaption", val=teks_xml(judul))
    kisi = _sub(tbl, "w:tblGrid")
    for w in lebar:
        _sub(kisi, "w:gridCol", w=w)
    return tbl


class _Baris:
    """Writes the rows of one table."""

    def __init__(self, tbl: Any, lebar: list[int], rapat: int) -> None:
        self.tbl, self.lebar, self.rapat = tbl, lebar, rapat

    def kepala(self, sel: Iterable[tuple[int, int, str, str]]) -> None:
        """sel: first column, columns taken up, text, and for cells over several rows restart or continue."""
        tr = self._tr(kepala=True)
        for awal, banyak, teks, gabung in sel:
            tc = self._tc(tr, awal, banyak, ISI_KEPALA, gabung=gabung, tengah=True)
            self._alinea(tc, teks, "center", tebal=True, lanjut=True)

    def nomor(self, isi: Sequence[str]) -> None:
        tr = self._tr(kepala=True)
        for i, teks in enumerate(isi):
            self._alinea(self._tc(tr, i, 1, ISI_NOMOR), teks, "center", ukuran=12, lanjut=True)

    def rentang(self, teks: str, *, tebal: bool = True) -> None:
        tr = self._tr()
        tc = self._tc(tr, 0, len(self.lebar), ISI_KELOMPOK if tebal else "")
        self._alinea(tc, teks, "left", tebal=tebal, lanjut=tebal)

    def baris(self, data: Baris, kolom: Sequence[tuple[str, Kolom]], *, akhir: bool = False) -> None:
        """The last rows (akhir) keep together and with the table's source, which has no page of its own."""
        if data.rentang:
            self.rentang(data.rentang)
            return
        jenis = set(data.jenis.split())
        panjang = "panjang" in jenis or any(len(s.teks) > TEKS_PANJANG for s in data.sel.values())
        tr = self._tr(boleh_pisah=panjang, tinggi=TINGGI_PARAF if "ruang-paraf" in jenis else 0)
        tebal, lewat = bool(BARIS_TEBAL & jenis), 0
        for i, (nama, k) in enumerate(kolom):
            if lewat:
                lewat -= 1
                continue
            sel = data.sel.get(nama, Sel(""))
            lewat = sel.kolom - 1
            tc = self._tc(tr, i, sel.kolom, WARNA.get(sel.warna, ISI_KELOMPOK if tebal else ""))
            self._isi(tc, sel, RATA[k.jenis], tebal, akhir and not panjang)

    def _isi(self, tc: Any, sel: Sel, rata: str, tebal: bool, lanjut: bool) -> None:
        for butir in sel.butir:
            self._alinea(tc, f"•\t{butir}", rata="left", lanjut=lanjut, gaya_alinea=gaya.BUTIR_TABEL)
        if not sel.butir:
            p = self._alinea(tc, sel.teks, rata, tebal=tebal, lanjut=lanjut)
            if sel.tanda:
                self._lari(p, sel.tanda, tebal=tebal, naik=True)

    def _tr(self, *, kepala: bool = False, boleh_pisah: bool = False, tinggi: int = 0) -> Any:
        tr = _sub(self.tbl, "w:tr")
        sifat = _sub(tr, "w:trPr")
        if not boleh_pisah:
            _sub(sifat, "w:cantSplit")
        if tinggi:
            _sub(sifat, "w:trHeight", val=tinggi, hRule="atLeast")
        if kepala:
            _sub(sifat, "w:tblHeader")
        return tr

    def _tc(
        self, tr: Any, awal: int, banyak: int, warna: str, *, gabung: str = "", tengah: bool = False
    ) -> Any:
        return _sel(tr, sum(self.lebar[awal : awal + banyak]), banyak, warna, gabung=gabung, tengah=tengah)

    def _alinea(
        self,
        tc: Any,
        teks: str,
        rata: str,
        *,
        tebal: bool = False,
        lanjut: bool = False,
        ukuran: int = 0,
        gaya_alinea: str = gaya.ISI_TABEL,
    ) -> Any:
        p = _sub(tc, "w:p")
        sifat = _sub(p, "w:pPr")
        _sub(sifat, "w:pStyle", val=gaya_alinea.replace(" ", ""))
        if lanjut:
            _sub(sifat, "w:keepNext")
        if rata != "left":
            _sub(sifat, "w:jc", val=rata)
        self._lari(p, teks, tebal=tebal, ukuran=ukuran)
        return p

    def _lari(self, p: Any, teks: str, *, tebal: bool, ukuran: int = 0, naik: bool = False) -> None:
        r = _sub(p, "w:r")
        sifat = _sub(r, "w:rPr")
        if self.rapat:
            _sub(sifat, "w:rFonts", ascii=gaya.SEMPIT, hAnsi=gaya.SEMPIT, cs=gaya.SEMPIT)
        if tebal:
            _sub(sifat, "w:b")
        if ukuran or self.rapat:
            besar = ukuran or UKURAN[self.rapat]
            _sub(sifat, "w:sz", val=besar)
            _sub(sifat, "w:szCs", val=besar)
        if naik:
            _sub(sifat, "w:vertAlign", val="superscript")
        for n, baris in enumerate(teks_xml(teks).split("\n")):
            if n:
                _sub(r, "w:br")
            for m, bagian in enumerate(baris.split("\t")):
                if m:
                    _sub(r, "w:tab")
                t = _sub(r, "w:t")
                t.text = bagian
                t.set(qn("xml:space"), "preserve")


def _sel(
    tr: Any, lebar: int, banyak: int = 1, warna: str = "", *, gabung: str = "", tengah: bool = False
) -> Any:
    tc = _sub(tr, "w:tc")
    sifat = _sub(tc, "w:tcPr")
    _sub(sifat, "w:tcW", w=lebar, type="dxa")
    if banyak > 1:
        _sub(sifat, "w:gridSpan", val=banyak)
    if gabung:
        _sub(sifat, "w:vMerge", val=gabung)
    if warna:
        _sub(sifat, "w:shd", val="clear", color="auto", fill=warna)
    if tengah:
        _sub(sifat, "w:vAlign", val="center")
    return tc


def _sub(induk: Any, nama: str, **atribut: Any) -> Any:
    return etree.SubElement(induk, qn(nama), {qn(f"w:{k}"): str(v) for k, v in atribut.items()})


def _kepala_penuh(kepala: list[list[Kepala]], kolom: int) -> list[list[tuple[int, int, str, str]]]:
    """Heading rows with the cells too that a higher cell covers: Word wants each of them named."""
    hasil: list[list[tuple[int, int, str, str]]] = []
    terbuka: dict[int, tuple[int, int]] = {}  # first column -> columns, rows that are still covered
    for baris in kepala:
        isi, sisa, i = [], iter(baris), 0
        while i < kolom:
            if i in terbuka:
                banyak, tinggi = terbuka.pop(i)
                if tinggi > 1:
                    terbuka[i] = (banyak, tinggi - 1)
                isi.append((i, banyak, "", "continue"))
            else:
                k = next(sisa)
                banyak = k.kolom
                isi.append((i, banyak, k.judul, "restart" if k.baris > 1 else ""))
                if k.baris > 1:
                    terbuka[i] = (banyak, k.baris - 1)
            i += banyak
        hasil.append(isi)
    return hasil
