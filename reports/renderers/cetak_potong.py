"""A piece of a document, laid out and drawn: all that the joiner needs, kept by the hash of its HTML."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.document import Document
from weasyprint.matrix import Matrix
from weasyprint.pdf import generate_pdf

from reports.renderers import cetak_tanda
from reports.renderers.cetak_bingkai import PENANDA, Halaman, Markah, NomorHalaman, Potongan

SKALA = 0.75  # points in a pixel of CSS
_GLIF = re.compile(rb"<([0-9a-f]+)>|(-?[\d.]+)")


def potongan(dokumen: Document, *, ua: bool) -> Potongan:
    """Draws the pages; those with a number get room for it."""
    cetak_tanda.tabel.clear()
    pdf = generate_pdf(dokumen, None, 1, **{**DEFAULT_OPTIONS, "pdf_tags": ua, "pdf_version": "1.7"})
    for o in pdf.objects:
        if isinstance(o, dict) and o.get("Type") == "/Annot":
            o["F"] = 4  # printed, as PDF/A asks
    halaman = [
        Halaman(nomor, markah(page), _sisihkan_nomor(pdf, pdf.objects[nomor], dokumen.fonts.values()))
        for nomor, page in zip(pdf.pages["Kids"][::3], dokumen.pages, strict=True)
    ]
    tujuan = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    indeks = {h.objek: i for i, h in enumerate(halaman)}
    hasil = Potongan(
        objek=[],
        aliran=[],
        buang=[pdf.pages.number, pdf.catalog.number],
        halaman=halaman,
        tujuan={
            nama.string: (indeks[int(letak[0].split()[0])], letak.data.decode())
            for nama, letak in zip(tujuan[::2], tujuan[1::2], strict=True)
        },
        rujukan=rujukan(dokumen),
        tabel=dict(cetak_tanda.tabel),
    )
    if ua:
        _lepas_pohon(pdf, hasil)
    hasil.objek = [o.data for o in pdf.objects[1:]]
    hasil.aliran = [o.number for o in pdf.objects[1:] if not o.compressible]
    return hasil


def markah(page: Any) -> list[Markah]:
    """The bookmarks of a page, in points from its lower left corner."""
    matriks = Matrix(SKALA, 0, 0, -SKALA, 0, page.height * SKALA)
    return [
        (level, label, *matriks.transform_point(*titik), state)
        for level, label, titik, state in page.bookmarks
    ]


def rujukan(dokumen: Document) -> list[str]:
    return sorted({tujuan for p in dokumen.pages for jenis, tujuan, *_ in p.links if jenis == "internal"})


def pohon_struktur(pdf: pydyf.PDF) -> tuple[Any, Any, Any]:
    """The root of the structure, its Document, and the parent tree."""
    akar = objek(pdf, pdf.catalog["StructTreeRoot"])
    return akar, objek(pdf, akar["K"][0]), objek(pdf, akar["ParentTree"])


def objek(pdf: pydyf.PDF, acuan: bytes) -> Any:
    return pdf.objects[int(acuan.split()[0])]


def _lepas_pohon(pdf: pydyf.PDF, hasil: Potongan) -> None:
    akar, dokumen, induk = pohon_struktur(pdf)
    hasil.dokumen = dokumen.number
    hasil.buang += [akar.number, dokumen.number, induk.number]
    hasil.unsur = [acuan.decode() for acuan in dokumen["K"]]
    nums = induk["Nums"]
    hasil.induk = [(k, pydyf._to_bytes(n).decode()) for k, n in zip(nums[::2], nums[1::2], strict=True)]


def _sisihkan_nomor(pdf: pydyf.PDF, halaman: Any, fonts: Any) -> NomorHalaman | None:
    """Cuts a page's content in two where PENANDA is shown, with an empty stream between."""
    aliran = objek(pdf, halaman["Contents"])
    for n in range(len(aliran.stream) - 1, -1, -1):
        operasi = aliran.stream[n]
        if isinstance(operasi, bytes) and operasi.endswith(b"] TJ"):
            nomor = _nomor(operasi, fonts)
            if nomor:
                tengah = pydyf.Stream()
                akhir = pydyf.Stream(aliran.stream[n + 1 :], compress=aliran.compress)
                del aliran.stream[n:]
                pdf.add_object(tengah)
                pdf.add_object(akhir)
                halaman["Contents"] = pydyf.Array([aliran.reference, tengah.reference, akhir.reference])
                nomor.objek = tengah.number
                return nomor
    return None


def _nomor(operasi: bytes, fonts: Any) -> NomorHalaman | None:
    bagian = _GLIF.findall(operasi)
    glif = b"".join(g for g, _ in bagian).decode()
    if len(glif) != 4 * len(PENANDA):
        return None
    urutan = [glif[i : i + 4] for i in range(0, len(glif), 4)]
    for font in fonts:
        if "".join(font.to_unicode.get(int(g, 16), "") for g in urutan) == PENANDA:
            lebar = [font.widths[int(g, 16)] for g in urutan]
            geser = sum(int(Decimal(k.decode())) for _, k in bagian if k)
            return NomorHalaman(
                0, dict(zip(PENANDA, zip(urutan, lebar, strict=True), strict=True)), sum(lebar) - geser
            )
    return None
