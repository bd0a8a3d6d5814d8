"""A written text on screen, in print and in Word: alive on screen only, its notes and images with it."""

from io import BytesIO

import page
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from reports.blok import Bagian, Blok, ReportData
from reports.data import DataGambar
from reports.narasi.dasar import Narasi
from reports.renderers import pdf
from reports.renderers.docx import dokumen_docx
from reports.renderers.html import blok_html, halaman_dokumen
from tests.reports.sumber_buatan import Kasus, sumber
from tests.reports.test_naskah_terisi import JAHAT

ISI = (
    "<h4>Pokok</h4><blockquote><p>Kutipan <u>panjang</u></p></blockquote>"
    '<p>Capaian <span data-angka="ind:i1:2031:capaian">9%</span> menurut '
    '<a href="https://bps.go.id/">BPS</a><span data-catatan="Rilis Februari"></span>, '
    '<span data-rujuk="target-realisasi">Tabel 9.9</span>.</p>'
    '<figure data-gambar="3"></figure>'
    '<table><thead><tr><th colspan="2">Judul</th><th>C</th></tr></thead>'
    '<tbody><tr><td rowspan="2">A</td><td>B1</td><td>C1</td></tr>'
    "<tr><td>B2</td><td>C2</td></tr></tbody></table>"
)


def blok(isi: str) -> tuple[Blok, ...]:
    berkas = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(berkas, "PNG")
    nama = default_storage.save("gambar/cetak.png", ContentFile(berkas.getvalue()))
    gambar = {3: DataGambar(3, "Rapat koordinasi", "Dishub", "Orang duduk", nama, "png", 40, 30)}
    data = sumber(Kasus(realisasi="90"), naskah={"saran": isi}, gambar_naskah=gambar)
    return Narasi("saran").blok_dari(data, data.susunan.rujuk)


def laporan(isi: str) -> ReportData:
    saran = Bagian("saran", "4.2", "Saran", "subbab", 2, blok(isi))
    bagian = Bagian("penutup", "IV", "Penutup", "bab", 1, (), (saran,))
    return ReportData("LKjIP", "Dishub", "Dishub", "Pemda", 2031, "Kota", (bagian,), draf=False)


def test_the_screen_says_what_is_alive_and_print_does_not() -> None:
    layar, cetak = ("".join(blok_html(b, layar=ya) for b in blok(ISI)) for ya in (True, False))
    assert 'class="angka-hidup bergeser"' in layar
    assert 'title="Capaian' in layar
    assert "data-" not in cetak.replace("data:image", "")
    for html in (layar, cetak):
        assert "112,50%" in html
        assert "Tabel 3.4" in html
        assert "data:image/png" in html
        assert html.index("Kutipan") < html.index("Gambar 4.1") < html.index("Rilis Februari")


def test_in_print_it_is_pdf_ua_and_hostile_text_fetches_nothing() -> None:
    hasil = pdf.cetak(halaman_dokumen(laporan(ISI + "".join(JAHAT))))
    assert hasil.keluhan == ()
    teks = "".join(h.extract_text() for h in PdfReader(BytesIO(hasil.pdf)).pages)
    assert "112,50%" in teks
    assert "Rilis Februari" in teks
    assert "root:" not in teks
    uji = page.validate_pdf_bytes(hasil.pdf, profile="ua1")
    assert uji.is_compliant, [f.message for f in uji.failures]


def test_in_word_its_structure_stays() -> None:
    doc = Document(BytesIO(dokumen_docx(laporan(ISI))))
    isi = [(p.style.name, p.text) for p in doc.paragraphs]
    for harap in (
        ("Heading 4", "Pokok"),
        ("Kutipan", "Kutipan panjang"),
        ("Normal", "Capaian 112,50% menurut BPS1, Tabel 3.4."),
        ("Judul Gambar", "Gambar 4.1 Rapat koordinasi"),
        ("Sumber", "Catatan"),
        ("List Number", "Rilis Februari"),
    ):
        assert harap in isi
    (garis,) = [r.text for p in doc.paragraphs for r in p.runs if r.underline]
    assert garis == "panjang"
    (tabel,) = doc.tables
    assert [[c.text for c in r.cells] for r in tabel.rows] == [
        ["Judul", "Judul", "C"],
        ["A", "B1", "C1"],
        ["A", "B2", "C2"],
    ]
    assert len(doc.element.body.findall(f".//{qn('wp:inline')}")) == 1


def test_a_table_that_does_not_add_up_is_written_all_the_same() -> None:
    html = '<table><tr><td rowspan="9" colspan="3">a</td></tr><tr><td>b</td></tr></table>'
    (tabel,) = Document(BytesIO(dokumen_docx(laporan(html)))).tables
    assert [c.text for c in tabel.rows[1].cells][-1] == "b"
