"""How a Word document of ours looks: named styles, languages, numbered lists, fields.

Type is Arial, which every office program has or stands in for with the same widths.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

HURUF, SEMPIT = "Arial", "Arial Narrow"
BIRU, PUDAR, MERAH = RGBColor(0x14, 0x34, 0x5C), RGBColor(0x3D, 0x46, 0x52), RGBColor(0xA8, 0x26, 0x1F)
KIRI, TENGAH, KANAN = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
RATA = WD_ALIGN_PARAGRAPH.JUSTIFY

# Names of our styles; the headings, lists and header keep Word's own, so that navigation works.
JUDUL_TABEL, JUDUL_GAMBAR, JUDUL_DAFTAR = "Judul Tabel", "Judul Gambar", "Judul Daftar"
JUDUL_LAMPIRAN = "Judul Lampiran"
ISI_TABEL, BUTIR_TABEL, SUMBER = "Isi Tabel", "Butir Tabel", "Sumber"
KEPALA, KOSONG, TANDA_TANGAN, JUDUL_FORMULIR = (
    "Kepala Formulir",
    "Keterangan Kosong",
    "Tanda Tangan",
    "Judul Formulir",
)
SAMPUL, SAMPUL_JUDUL, KUTIPAN = "Sampul", "Judul Sampul", "Kutipan"
DAFTAR_ISI = ("toc 1", "toc 2", "toc 3")
DAFTAR_TABEL = "table of figures"
LEBAR_TEGAK = 160  # mm between the margins of a portrait page
_BUANG = ("/thumbnail", "/customXml", "/stylesWithEffects")  # kinds of parts of the template
# What may stand behind updateFields in the settings; Word refuses a file whose settings are out of order.
_SESUDAH_BARUI = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat")


def dokumen_kosong() -> Any:
    """A document with our styles and nothing in it: no picture of it, no part of others."""
    doc = Document()
    _buang_bawaan(doc)
    _gaya_dasar(doc)
    _gaya_judul(doc)
    _gaya_tabel(doc)
    _gaya_lain(doc)
    _gaya_daftar(doc)
    _minta_barui(doc)
    return doc


def _buang_bawaan(doc: Any) -> None:
    """The template's preview picture, custom data and styles of an old Word."""
    for milik in (doc.part.package.rels, doc.part.rels):
        for nama in [n for n, r in milik.items() if r.reltype.endswith(_BUANG)]:
            del milik[nama]
    for unsur in doc.settings.element.findall(qn("w:savePreviewPicture")):
        doc.settings.element.remove(unsur)


def _gaya_dasar(doc: Any) -> None:
    sifat = doc.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    sifat.find(qn("w:lang")).set(qn("w:val"), "id-ID")
    huruf = sifat.find(qn("w:rFonts"))
    huruf.attrib.clear()
    for nama in ("ascii", "hAnsi", "cs", "eastAsia"):
        huruf.set(qn(f"w:{nama}"), HURUF)
    atur(doc, "Normal", 10.5, spasi=(0, 6), jarak=1.2, rata=RATA)
    atur(doc, "Header", 8, warna=PUDAR, rata=KIRI, spasi=(0, 0))
    atur(doc, "Footer", 9, warna=PUDAR, rata=KANAN, spasi=(0, 0))
    for nama in ("List Bullet", "List Bullet 2", "List Number", "List Number 2"):
        atur(doc, nama, 10.5, spasi=(0, 3), rata=RATA)


def _gaya_judul(doc: Any) -> None:
    for tingkat, (ukuran, spasi) in enumerate(
        ((16, (0, 18)), (13, (16, 6)), (11.5, (12, 5)), (10.5, (8, 3)), (10.5, (6, 3))), 1
    ):
        gaya = atur(doc, f"Heading {tingkat}", ukuran, tebal=True, warna=BIRU, rata=KIRI, spasi=spasi)
        gaya.paragraph_format.keep_with_next = True
    doc.styles["Heading 5"].font.italic = True
    for nama in (JUDUL_DAFTAR, JUDUL_LAMPIRAN):
        gaya = baru(doc, nama, 16, tebal=True, warna=BIRU, rata=KIRI, spasi=(0, 12))
        gaya.paragraph_format.keep_with_next = True
    # Stands among the headings of the first level, but not in their list of contents.
    doc.styles[JUDUL_LAMPIRAN].base_style = doc.styles["Heading 1"]
    doc.styles[JUDUL_LAMPIRAN].next_paragraph_style = doc.styles["Normal"]
    baru(doc, JUDUL_FORMULIR, 13, tebal=True, warna=BIRU, rata=TENGAH, spasi=(6, 4))
    baru(doc, KEPALA, 10, rata=TENGAH, spasi=(0, 2))
    baru(doc, SAMPUL, 14, tebal=True, warna=BIRU, rata=KIRI, spasi=(0, 12))
    baru(doc, SAMPUL_JUDUL, 30, tebal=True, warna=BIRU, rata=KIRI, spasi=(0, 12))


def _gaya_tabel(doc: Any) -> None:
    for nama, spasi in ((JUDUL_TABEL, (8, 3)), (JUDUL_GAMBAR, (3, 3))):
        gaya = baru(doc, nama, 9.5, tebal=True, warna=BIRU, rata=KIRI, spasi=spasi)
        gaya.paragraph_format.keep_with_next = nama == JUDUL_TABEL
    doc.styles[JUDUL_GAMBAR].paragraph_format.alignment = TENGAH
    baru(doc, ISI_TABEL, 8.5, rata=KIRI, spasi=(0, 0))
    butir = baru(doc, BUTIR_TABEL, 8.5, rata=KIRI, spasi=(0, 1))
    butir.paragraph_format.left_indent, butir.paragraph_format.first_line_indent = Mm(3), Mm(-3)
    butir.paragraph_format.tab_stops.add_tab_stop(Mm(3))
    baru(doc, SUMBER, 8, warna=PUDAR, rata=KIRI, spasi=(2, 6)).font.italic = True


def _gaya_lain(doc: Any) -> None:
    baru(doc, KOSONG, 10.5, warna=PUDAR, rata=KIRI, spasi=(0, 6)).font.italic = True
    baru(doc, KUTIPAN, 10.5, rata=KIRI, spasi=(0, 6)).paragraph_format.left_indent = Mm(8)
    gaya = baru(doc, TANDA_TANGAN, 10.5, rata=KIRI, spasi=(0, 0))
    gaya.paragraph_format.left_indent = Mm(85)
    gaya.paragraph_format.keep_with_next = True


def _gaya_daftar(doc: Any) -> None:
    """The lines of the lists of contents, with the page's number at the right edge."""
    for tingkat, nama in enumerate((*DAFTAR_ISI, DAFTAR_TABEL)):
        gaya = baru(doc, nama, 10, rata=KIRI, spasi=(0, 3), tebal=nama == "toc 1")
        masuk = 7 * tingkat if nama in DAFTAR_ISI else 0
        gaya.paragraph_format.left_indent, gaya.paragraph_format.right_indent = Mm(masuk), Mm(10)
        gaya.paragraph_format.tab_stops.add_tab_stop(
            Mm(LEBAR_TEGAK), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )


def _minta_barui(doc: Any) -> None:
    """Word works out the pages of the lists of contents when it opens the document, after asking."""
    setelan = doc.settings.element
    barui = OxmlElement("w:updateFields")
    barui.set(qn("w:val"), "true")
    letak = next(u for u in setelan if u.tag in map(qn, _SESUDAH_BARUI))
    letak.addprevious(barui)


def baru(doc: Any, nama: str, ukuran: float, **sifat: Any) -> Any:
    """A paragraph style of our own, on top of Normal."""
    gaya = doc.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH)
    gaya.base_style = doc.styles["Normal"]
    gaya.quick_style = True
    return atur(doc, nama, ukuran, **sifat)


def atur(
    doc: Any,
    nama: str,
    ukuran: float,
    *,
    rata: Any,
    spasi: tuple[float, float],
    tebal: bool = False,
    warna: RGBColor | None = None,
    jarak: float = 1.0,
) -> Any:
    """Type and spacing of a style: size and spaces in points, distance of lines in lines."""
    gaya = doc.styles[nama]
    huruf, alinea = gaya.font, gaya.paragraph_format
    huruf.name, huruf.size, huruf.bold, huruf.italic = HURUF, Pt(ukuran), tebal, False
    tema = gaya.element.rPr.rFonts
    for atribut in [a for a in tema.attrib if a.endswith("Theme")]:
        del tema.attrib[atribut]
    if warna is not None:
        huruf.color.rgb = warna
    alinea.alignment, alinea.line_spacing = rata, jarak
    alinea.space_before, alinea.space_after = Pt(spasi[0]), Pt(spasi[1])
    return gaya


def sisip_bidang(alinea: Any, perintah: str, isi: str = "") -> None:
    """A field: what it is, and what stands there until a program works it out."""
    buka_bidang(alinea, perintah)
    alinea.add_run(isi)
    tutup_bidang(alinea)


def buka_bidang(alinea: Any, perintah: str) -> None:
    """The beginning of a field that may end in a later paragraph."""
    _tanda_bidang(alinea, "begin")
    unsur = OxmlElement("w:instrText")
    unsur.set(qn("xml:space"), "preserve")
    unsur.text = f" {perintah} "
    alinea.add_run()._r.append(unsur)
    _tanda_bidang(alinea, "separate")


def tutup_bidang(alinea: Any) -> None:
    _tanda_bidang(alinea, "end")


def _tanda_bidang(alinea: Any, jenis: str) -> None:
    tanda = OxmlElement("w:fldChar")
    tanda.set(qn("w:fldCharType"), jenis)
    alinea.add_run()._r.append(tanda)


def isi_bernomor(alinea: Any, sebutan: str, nomor: str) -> None:
    """ "Tabel 3.4" whose last number Word counts, so that a table put in by hand moves those after it."""
    depan, _, akhir = nomor.rpartition(".")
    alinea.add_run(f"{sebutan} {depan}{'.' if depan else ''}")
    sisip_bidang(alinea, rf"SEQ {sebutan} \* ARABIC" + (r" \r 1" if akhir == "1" else ""), akhir)


def nomor_baru(doc: Any, gaya: str) -> int:
    """A numbering of its own for a list, so that it begins at 1. The style says how it looks."""
    penomoran = doc.part.numbering_part.element
    asal = doc.styles[gaya].element.pPr.numPr.numId.val
    abstrak = penomoran.num_having_numId(asal).abstractNumId.val
    nomor = penomoran.add_num(abstrak)
    nomor.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(nomor.numId)
