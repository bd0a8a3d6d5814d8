"""Pieces joined to one PDF: pages, numbers, links, bookmarks, and the tree of tags.

The first pages come from a document of their own, which WeasyPrint makes; it brings what the whole has once:
metadata, colour profile, attached files. The pieces' objects are put in before the file is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint.anchors import make_page_bookmark_tree
from weasyprint.document import Document
from weasyprint.logger import LOGGER
from weasyprint.matrix import Matrix
from weasyprint.pdf.anchors import add_outlines

from reports.renderers.cetak_bingkai import Markah, Potongan
from reports.renderers.cetak_potong import markah, objek, pohon_struktur, rujukan

# A string is passed over whatever it says: pydyf escapes each parenthesis in it.
_ACUAN = re.compile(rb"(\((?:[^()\\]|\\.)*\))|(/StructParents? )(\d+)|(\d+) 0 R", re.DOTALL)
_ID_SEL = re.compile(rb"\((\d+)(-\d+-\d+\))")
_SEL = (b"/S /TH", b"/S /TD")


class Mentah(pydyf.Object):
    """An object that is written as it is."""

    def __init__(self, isi: bytes, *, aliran: bool) -> None:
        super().__init__()
        self.isi, self.aliran = isi, aliran

    @property
    def data(self) -> bytes:
        return self.isi

    @property
    def compressible(self) -> bool:
        return not self.aliran


class Penggabung:
    """Adds pieces to a PDF that is made and not written yet; `selesai` ends it."""

    def __init__(self, dokumen: Document, pdf: pydyf.PDF, *, ua: bool) -> None:
        self.pdf = pdf
        self.markah: list[list[Markah]] = [markah(p) for p in dokumen.pages]
        nama = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
        self.tujuan = {n.string: letak for n, letak in zip(nama[::2], nama[1::2], strict=True)}
        self.rujukan = set(rujukan(dokumen))
        self.dokumen: Any = None
        if ua:
            _, self.dokumen, self.induk = pohon_struktur(pdf)

    def tambah(self, potongan: Potongan, nomor: Iterable[str], berkas: Mapping[str, bytes]) -> None:
        """A piece, with the printed numbers of its pages. berkas: id of a table -> reference of its file."""
        for halaman, teks in zip(potongan.halaman, nomor, strict=True):
            if halaman.nomor:
                isi = pydyf.Stream([halaman.nomor.operator(teks)])
                potongan.objek[halaman.nomor.objek - 1] = isi.data
        ubah = self._penomoran(potongan)
        aliran = set(potongan.aliran)
        bertautan = {n: berkas[k] for k, unsur in potongan.tabel.items() if k in berkas for n in unsur}
        for n, isi in enumerate(potongan.objek, 1):
            if n in potongan.buang:
                continue
            if n in aliran:
                kamus, batas, sisa = isi.partition(b"\nstream\n")
                isi = ubah(kamus) + batas + sisa
            else:
                isi = ubah(isi)
            if n in bertautan:
                isi = isi[:-2] + b"/AF [" + bertautan[n] + b"]>>"
            self.pdf.add_object(Mentah(isi, aliran=n in aliran))
        self._daftarkan(potongan, ubah)

    def _penomoran(self, potongan: Potongan) -> Callable[[bytes], bytes]:
        """A function that gives the references in an object the numbers that they have in the joined PDF."""
        acuan: dict[int, bytes] = {potongan.buang[0]: self.pdf.pages.reference}
        if self.dokumen:
            acuan[potongan.dokumen] = self.dokumen.reference
        berikut = len(self.pdf.objects)
        for n in range(1, len(potongan.objek) + 1):
            if n not in potongan.buang:
                acuan[n] = b"%d 0 R" % berikut
                berikut += 1
        awal = 1 + max(self.induk["Nums"][::2], default=-1) if self.dokumen else 0

        def ganti(cocok: re.Match[bytes]) -> bytes:
            teks, kunci, nilai, nomor = cocok.groups()
            if nomor:
                return acuan[int(nomor)]
            return teks or kunci + b"%d" % (int(nilai) + awal)

        def ubah(isi: bytes) -> bytes:
            isi = _ACUAN.sub(ganti, isi)
            if any(s in isi for s in _SEL):  # the names of cells are unique in the document
                isi = _ID_SEL.sub(lambda m: b"(" + acuan[int(m[1])].split()[0] + m[2], isi)
            return isi

        return ubah

    def _daftarkan(self, potongan: Potongan, ubah: Callable[[bytes], bytes]) -> None:
        """Pages, tags, link ends and bookmarks of a piece in those of the whole."""
        for h in potongan.halaman:
            self.pdf.pages["Kids"].extend([int(ubah(b"%d 0 R" % h.objek).split()[0]), 0, "R"])
            self.pdf.pages["Count"] += 1
            self.markah.append(h.markah)
        for nama, (_, letak) in potongan.tujuan.items():
            self.tujuan.setdefault(nama, ubah(letak.encode()))
        self.rujukan.update(potongan.rujukan)
        if self.dokumen:
            self.dokumen["K"] += [ubah(acuan.encode()) for acuan in potongan.unsur]
            awal = 1 + max(self.induk["Nums"][::2], default=-1)
            for kunci, nilai in potongan.induk:
                self.induk["Nums"] += [awal + kunci, ubah(nilai.encode())]

    def selesai(self) -> None:
        """Writes the lists over all pages; complains about links that lead nowhere."""
        for nama in sorted(self.rujukan - self.tujuan.keys()):
            LOGGER.error("No anchor #%s for internal URI reference", nama)
        pohon: list[Any] = []
        lewat: list[int] = []
        terakhir, tingkat = [pohon], 0
        for n, isi in enumerate(self.markah):
            halaman = SimpleNamespace(bookmarks=[(lv, label, (x, y), s) for lv, label, x, y, s in isi])
            tingkat = make_page_bookmark_tree(halaman, lewat, terakhir, tingkat, n, Matrix())
        add_outlines(self.pdf, pohon)
        if self.tujuan:
            isi = [x for n, letak in sorted(self.tujuan.items()) for x in (pydyf.String(n), letak)]
            nama = self.pdf.catalog.setdefault("Names", pydyf.Dictionary())
            nama["Dests"] = pydyf.Dictionary({"Names": pydyf.Array(isi)})
        if "Metadata" in self.pdf.catalog:  # for readers that know no PDF
            objek(self.pdf, self.pdf.catalog["Metadata"]).compress = False
        if "AF" in self.pdf.catalog:  # WeasyPrint names each file twice
            self.pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(self.pdf.catalog["AF"]))
