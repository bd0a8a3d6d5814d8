"""The LKjIP in Word: complete, navigable, in sections, closed to the outside, the same bytes every time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from reports.blok import Bagian, Baris, BlokFoto, BlokNarasi, BlokTabel, Foto, ReportData, Sel
from reports.renderers.dasar import judul_bagian, tabel_bagian, telusur_bagian
from reports.renderers.docx import dokumen_docx, lkjip_docx
from reports.tables.dasar import Kolom, TabelLkjip
from tests.libreoffice import simpan_ulang
from tests.reports.dokumen_buatan import JAHAT, foto
from tests.reports.test_html import kosong

pytestmark = pytest.mark.django_db  # for the session's report
W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@pytest.fixture(scope="module")
def isi(laporan: ReportData) -> bytes:
    return lkjip_docx(laporan)


@pytest.fixture(scope="module")
def doc(isi: bytes) -> object:
    return Document(BytesIO(isi))


class Lebar(TabelLkjip):
    kunci, judul, lanskap = "lebar", "Tabel lebar", True
    a = Kolom("Nama", lebar=20)
    b = Kolom("Target", lebar=40, jenis="angka", grup=("Kinerja",))
    c = Kolom("Realisasi", lebar=40, jenis="angka", grup=("Kinerja",))


def dokumen(*blok: object) -> ReportData:
    return kosong(Bagian("b", "1", "Bagian", "subbab", 2, blok))  # type: ignore[arg-type]


def narasi(html: str) -> list[tuple[str, str]]:
    """Style and text of each paragraph that a narrative becomes."""
    hasil = Document(BytesIO(dokumen_docx(dokumen(BlokNarasi("n", html)))))
    semua = [(p.style.name, p.text) for p in hasil.paragraphs]
    return semua[semua.index(("Heading 2", "1 Bagian")) + 1 :]


def test_every_heading_and_table_is_there_in_order(laporan: ReportData, doc: object) -> None:
    judul = [" ".join(p.text.split()) for p in doc.paragraphs if p.style.name.startswith("Heading ")]
    lampiran = [" ".join(p.text.split()) for p in doc.paragraphs if p.style.name == "Judul Lampiran"]
    bagian = list(telusur_bagian(laporan.bagian))
    harap = [" ".join(" ".join(judul_bagian(b)).split()) for b in bagian]
    assert [j for j in judul if j in harap] == [
        h for h, b in zip(harap, bagian, strict=True) if b.jenis != "lampiran"
    ]
    assert lampiran == [h for h, b in zip(harap, bagian, strict=True) if b.jenis == "lampiran"]
    caption = [p.text for p in doc.paragraphs if p.style.name == "Judul Tabel"]
    tabel = [t for _, t in tabel_bagian(laporan.bagian)]
    assert caption == [f"Tabel {t.nomor} {t.judul}" if t.nomor else t.judul for t in tabel]


def test_libreoffice_prints_every_heading_table_and_picture(
    laporan: ReportData, isi: bytes, tmp_path: Path
) -> None:
    """Counted in the tags of the PDF that it makes, where nothing stands but what it understood."""
    tujuan = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    pdf = PdfReader(BytesIO(simpan_ulang(isi, tmp_path, tujuan, akhiran="docx")))
    teks = " ".join(" ".join(h.extract_text() for h in pdf.pages).split())
    padat = re.sub(r"\s", "", teks)
    for b in telusur_bagian(laporan.bagian):
        assert re.sub(r"\s", "", "".join(judul_bagian(b))) in padat, b.judul
    tanda = Counter(_tanda(pdf.trailer["/Root"]["/StructTreeRoot"]))
    asal = Document(BytesIO(isi))
    assert tanda["/Table"] == len(asal.tables) >= len(list(tabel_bagian(laporan.bagian)))
    assert tanda["/Figure"] == len(asal.inline_shapes)
    judul = [p for p in asal.paragraphs if p.style.name.startswith("Heading ")]
    assert sum(n for t, n in tanda.items() if re.fullmatch(r"/H[1-6]?", t)) >= len(judul)
    for t in ("/Table", "/Figure"):
        assert tanda[t] > 0, "nothing would be found missing"


def _tanda(simpul: object) -> Iterator[str]:
    """The kinds of all elements in the structure of a PDF."""
    antri = [simpul]
    while antri:
        kini = antri.pop()
        kini = kini.get_object() if hasattr(kini, "get_object") else kini
        if isinstance(kini, list):
            antri += kini
        elif isinstance(kini, dict):
            if "/S" in kini:
                yield kini["/S"]
            antri += [kini["/K"]] if "/K" in kini else []


def test_a_table_has_its_rows_and_repeats_its_headings(laporan: ReportData, doc: object) -> None:
    blok = next(t for _, t in tabel_bagian(laporan.bagian) if t.kunci == "target-realisasi")
    tabel = next(t for t in doc.tables if t._tbl.tblPr.findtext(".") is not None and _judul(t) == blok.judul)
    baris = tabel._tbl.findall("w:tr", W)
    kepala = [b for b in baris if b.find("w:trPr/w:tblHeader", W) is not None]
    assert baris[: len(kepala)] == kepala
    assert len(baris) == len(kepala) + len(blok.baris)
    assert blok.baris[0].sel["indikator"].teks in "".join(baris[len(kepala)].itertext())


def _judul(tabel: object) -> str | None:
    caption = tabel._tbl.tblPr.find(qn("w:tblCaption"))
    return None if caption is None else caption.get(qn("w:val"))


def test_wide_tables_lie_on_wide_pages_and_text_returns_upright() -> None:
    lebar = BlokTabel(
        Lebar, "", "Tabel lebar", (Baris("1", {"a": Sel("x"), "b": Sel("1", 1), "c": Sel("2", 2)}),)
    )
    lapor = kosong(
        Bagian("a", "1", "Tegak", "subbab", 2, (BlokNarasi("x", "<p>Teks.</p>"),)),
        Bagian("b", "2", "Lebar", "subbab", 2, (lebar,)),
        Bagian("c", "3", "Tegak lagi", "subbab", 2, (BlokNarasi("y", "<p>Teks.</p>"),)),
    )
    hasil = Document(BytesIO(dokumen_docx(lapor)))
    arah = [s.orientation for s in hasil.sections]
    assert arah == [WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT]
    # A group's heading stands above both columns; what is beside it goes down two rows.
    tabel = hasil.tables[0]
    assert [c.text for c in tabel.rows[0].cells] == ["Nama", "Kinerja", "Kinerja"]
    assert [c.text for c in tabel.rows[1].cells] == ["Nama", "Target", "Realisasi"]
    lebar_kolom = [k.width for k in tabel.columns]
    assert lebar_kolom[1] == lebar_kolom[2] == pytest.approx(2 * lebar_kolom[0], rel=0.001)


def test_pages_are_numbered_by_the_program_roman_in_front(doc: object) -> None:
    nomor = [s._sectPr.find(qn("w:pgNumType")) for s in doc.sections]
    awal = [
        (n.get(qn("w:fmt")), n.get(qn("w:start"))) for n in nomor if n is not None and n.get(qn("w:start"))
    ]
    assert awal == [("lowerRoman", "1"), ("decimal", "1")]
    assert " PAGE " in etree.tostring(doc.sections[1].footer._element).decode()
    perintah = [u.text.strip() for u in doc.element.iter(qn("w:instrText"))]
    assert [p for p in perintah if p.startswith("TOC")] == [
        r'TOC \o "1-3" \h \z', r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Gambar"', r'TOC \h \z \c "Lampiran"',
    ]  # fmt: skip
    assert doc.settings.element.find(qn("w:updateFields")) is not None
    # Each line leads to a bookmark that is there.
    tanda = {u.get(qn("w:name")) for u in doc.element.iter(qn("w:bookmarkStart"))}
    assert {u.get(qn("w:anchor")) for u in doc.element.iter(qn("w:hyperlink"))} <= tanda


def test_every_picture_says_what_it_shows(doc: object) -> None:
    gambar = list(
        doc.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    )
    assert len(gambar) >= 5
    assert all(len(g.get("descr", "")) > 20 for g in gambar)


def test_it_holds_no_macro_and_names_nothing_outside(isi: bytes) -> None:
    with ZipFile(BytesIO(isi)) as paket:
        nama = paket.namelist()
        assert not [n for n in nama if re.search(r"vba|macro|embed|activeX|thumbnail|customXml", n, re.I)]
        for n in nama:
            if n.endswith(".rels"):
                assert b"TargetMode" not in paket.read(n), n
    sifat = Document(BytesIO(isi)).core_properties
    assert (sifat.title, sifat.comments, sifat.language) == (
        "Laporan Kinerja Instansi Pemerintah (LKjIP) DP3AKB Tahun 2024", "", "id-ID",
    )  # fmt: skip


def test_the_same_data_gives_the_same_bytes() -> None:
    lapor = dokumen(
        BlokNarasi("n", "<ol><li>a</li></ol>"), BlokFoto("f", "Bukti", (Foto("a", "", "a", foto()),))
    )
    assert dokumen_docx(lapor) == dokumen_docx(lapor)


@pytest.mark.parametrize(
    ("html", "harap"),
    [
        ("<p>Satu <strong>dua</strong>\n tiga.</p>", [("Normal", "Satu dua tiga.")]),
        ("<p>a<br>b</p><p> </p>", [("Normal", "a\nb")]),
        ("<h4>Judul</h4><h5>Anak</h5>", [("Heading 4", "Judul"), ("Heading 5", "Anak")]),
        (
            "<ul><li>satu<ul><li>dalam</li></ul></li></ul>",
            [("List Bullet", "satu"), ("List Bullet 2", "dalam")],
        ),
        ('<p class="kosong">Belum ada.</p>', [("Keterangan Kosong", "Belum ada.")]),
        ("lepas <em>sekali</em><p>x</p>", [("Normal", "lepas sekali"), ("Normal", "x")]),
        ("<p>&lt;b&gt; &amp; “kutip”</p>", [("Normal", "<b> & “kutip”")]),
        ("<script>alert(1)</script><!-- x --><p>a\x0bb</p>", [("Normal", "ab")]),
        ('<p>a<img src="file:///etc/passwd">b<a href="http://x">c</a></p>', [("Normal", "abc")]),
        ("<p>tidak ditutup", [("Normal", "tidak ditutup")]),
    ],
)
def test_narrative_keeps_its_words_and_structure(html: str, harap: list[tuple[str, str]]) -> None:
    assert narasi(html) == harap


def test_each_numbered_list_begins_at_one() -> None:
    lapor = dokumen(BlokNarasi("n", "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"))
    hasil = Document(BytesIO(dokumen_docx(lapor)))
    nomor = [p._p.pPr.numPr.numId.val for p in hasil.paragraphs if p.style.name == "List Number"]
    assert nomor[0] == nomor[1] != nomor[2]
    for n in set(nomor):
        assert hasil.part.numbering_part.element.num_having_numId(n).lvlOverride_lst[0].startOverride.val == 1


def test_hostile_text_stays_text() -> None:
    tabel = BlokTabel(
        Lebar, "1", JAHAT, (Baris("1", {"a": Sel(JAHAT)}), Baris("2", rentang=JAHAT)), catatan=(JAHAT,)
    )
    hasil = Document(BytesIO(dokumen_docx(dokumen(tabel))))
    assert hasil.tables[0].rows[-2].cells[0].text == JAHAT.replace("\x0b", "")
    assert {r.reltype.rpartition("/")[2] for r in hasil.part.rels.values() if r.is_external} == set()
