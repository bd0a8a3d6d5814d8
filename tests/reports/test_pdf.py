"""The printed report: complete, rightly paged, tagged, in our typefaces, and the same bytes every time."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import page
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import Destination

from lkjip.formats import romawi
from reports.blok import Bagian, BlokTabel, ReportData
from reports.renderers import pdf
from reports.renderers.cetak_anak import Pengambil
from reports.renderers.html import halaman_cetak, halaman_e81
from reports.renderers.huruf import BERKAS
from tests.reports.conftest import CetakHtml, rapat
from tests.reports.test_html import bagian, kosong, tabel

pytestmark = pytest.mark.django_db  # without it pytest-django makes no test database for the fixtures

SAMPUL = 1  # pages before page i
DAFTAR = ("isi", "tabel", "gambar", "lampiran")


def semua(isi: tuple[Bagian, ...]) -> Iterator[Bagian]:
    for b in isi:
        yield b
        yield from semua(b.anak)


def judul_cetak(b: Bagian) -> str:
    """A heading as it is printed."""
    judul = b.judul.upper() if b.jenis in ("bab", "depan") else b.judul
    awalan = {"bab": "BAB", "lampiran": "Lampiran"}.get(b.jenis, "")
    return f"{awalan} {b.nomor} {judul}".strip()


def tabel_dari(laporan: ReportData) -> list[BlokTabel]:
    return [x for b in semua(laporan.bagian) for x in b.blok if isinstance(x, BlokTabel)]


def cetak_badan(badan: str) -> pdf.Cetakan:
    return pdf.cetak(f'<!DOCTYPE html><html lang="id"><title>Uji</title><body>{badan}', ua=False)


@pytest.fixture(scope="session")
def letak(pembaca: PdfReader) -> dict[str, int]:
    """Where each address of the HTML stands in the PDF, as an index of pages."""
    return {nama: pembaca.get_destination_page_number(d) for nama, d in pembaca.named_destinations.items()}


# --- nothing is lost, nothing complained about
def test_the_renderer_has_nothing_to_complain_about(cetakan: pdf.Cetakan) -> None:
    assert cetakan.keluhan == ()


def test_every_heading_and_table_stands_on_the_page_of_its_address(
    laporan: ReportData, teks_halaman: list[str], letak: dict[str, int]
) -> None:
    for b in semua(laporan.bagian):
        assert rapat(judul_cetak(b)) in teks_halaman[letak[f"bagian-{b.kunci}"]]
    for t in tabel_dari(laporan):
        judul = f"Tabel {t.nomor} {t.judul}" if t.nomor else t.judul
        assert rapat(judul) in teks_halaman[letak[f"tabel-{t.kunci}"]]


def test_the_last_column_of_each_wide_table_is_printed(
    laporan: ReportData, teks_halaman: list[str], letak: dict[str, int]
) -> None:
    """Columns beyond the page's edge vanish without a warning."""
    lebar = [t for t in tabel_dari(laporan) if t.lanskap]
    assert len(lebar) > 3
    for t in lebar:
        nama, kolom = t.kolom[-1]
        sejak = "".join(teks_halaman[letak[f"tabel-{t.kunci}"] :])
        assert rapat(kolom.judul) in sejak
        for b in t.baris:
            for butir in (b.sel[nama].butir or (b.sel[nama].teks,)) if nama in b.sel else ():
                assert rapat(butir)[:12] in sejak


def test_no_text_lies_beyond_the_page_s_edge(
    pembaca: PdfReader, bacaan: list[tuple[str, set[float]]]
) -> None:
    assert len(bacaan) == len(pembaca.pages)
    for n, (h, (_, tepi)) in enumerate(zip(pembaca.pages, bacaan, strict=True), 1):
        assert all(0 <= x <= h.mediabox.width for x in tepi), n


def test_no_figure_leaves_its_cell(laporan: ReportData) -> None:
    """A cell of figures does not wrap, and what is too long runs into its neighbour without a warning."""
    tebal = TTFont(BERKAS["lkjip:IBMPlexSansCondensed-SemiBold.ttf"])
    rupa, maju = tebal.getBestCmap(), tebal["hmtx"]
    for t in tabel_dari(laporan):
        # as in cetak.css: size of type in pt, width of the table and padding of a cell in mm
        huruf, lebar, sela = (
            (6.2, 400, 1) if "e81" in t.kunci else (8, 261, 2.2) if t.lanskap else (8.5, 160, 2.2)
        )
        for nama, kolom in t.kolom:
            for b in t.baris:
                sel = b.sel.get(nama)
                if sel and kolom.jenis in ("angka", "rupiah"):
                    mm = sum(maju[rupa[ord(h)]][0] for h in sel.teks) / 1000 * huruf * 25.4 / 72
                    assert mm <= kolom.lebar / 100 * lebar - sela, (t.kunci, nama, sel.teks)


# --- pages
def test_listed_page_numbers_are_those_of_the_pages(
    laporan: ReportData, pembaca: PdfReader, teks_halaman: list[str], letak: dict[str, int]
) -> None:
    awal = letak["bagian-pendahuluan"]
    entri = {("isi", f"daftar-{n}"): f"Daftar {n.title()}" for n in DAFTAR}
    for b in semua(laporan.bagian):
        nama = "lampiran" if b.jenis == "lampiran" else "isi"
        entri[nama, f"bagian-{b.kunci}"] = b.judul if b.jenis == "depan" else judul_cetak(b)
    for t in tabel_dari(laporan):
        if t.nomor:
            entri["tabel", f"tabel-{t.kunci}"] = f"Tabel {t.nomor} {t.judul}"
    teks = {n: " ".join(pembaca.pages[letak[f"daftar-{n}"]].extract_text().split()) for n in DAFTAR}
    for (nama, alamat), judul in entri.items():
        indeks = letak[alamat]
        nomor = str(indeks - awal + 1) if indeks >= awal else romawi(indeks - SAMPUL + 1).lower()
        tercetak = re.search(re.escape(judul) + r" ?\.* ?([ivxl]+|\d+)\b", teks[nama])
        assert tercetak, judul
        assert tercetak[1] == nomor, judul
        assert teks_halaman[indeks].endswith(nomor), judul


def test_pages_are_wide_where_a_wide_table_stands_and_nowhere_else(
    laporan: ReportData, pembaca: PdfReader, letak: dict[str, int]
) -> None:
    lebar = [h.mediabox.width > h.mediabox.height for h in pembaca.pages]
    tabel_lebar = {letak[f"tabel-{t.kunci}"] for t in tabel_dari(laporan) if t.lanskap}
    for t in tabel_dari(laporan):
        assert lebar[letak[f"tabel-{t.kunci}"]] == (t.lanskap or t.kelas.menyambung)
    for n, sekarang in enumerate(lebar):
        assert not sekarang or lebar[n - 1] or n in tabel_lebar  # a wide run begins with its table
    a3 = pembaca.pages[letak["tabel-lampiran-e81"]].mediabox
    assert (round(a3.width / 72 * 25.4), round(a3.height / 72 * 25.4)) == (420, 297)


# --- the document
def test_title_author_language_and_date_come_from_the_data(laporan: ReportData, pembaca: PdfReader) -> None:
    assert pembaca.metadata is not None
    assert pembaca.metadata.title == f"{laporan.judul} DP3AKB Tahun 2024"
    assert pembaca.metadata.author == f"{laporan.unit}, {laporan.pemda}"
    assert pembaca.metadata["/CreationDate"] == "D:20241231"
    assert pembaca.root_object["/Lang"] == "id"


def test_only_the_report_s_typefaces_are_used_and_embedded(pembaca: PdfReader) -> None:
    huruf = {
        str(f.get_object()["/BaseFont"]): f.get_object()
        for h in pembaca.pages
        for f in h["/Resources"].get("/Font", {}).values()
    }
    assert huruf
    for nama, f in huruf.items():
        assert "IBM-Plex" in nama
        rincian = f["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in rincian or "/FontFile3" in rincian


def test_bookmarks_are_the_headings_in_order(laporan: ReportData, pembaca: PdfReader) -> None:
    def judul(isi: list) -> Iterator[str]:
        for x in isi:
            yield from (
                judul(x) if isinstance(x, list) else [str(x.title)] if isinstance(x, Destination) else []
            )

    tercetak = [rapat(j) for j in judul(pembaca.outline)]
    daftar = [rapat(f"Daftar {n}").upper() for n in DAFTAR]
    assert [j for j in tercetak if j not in daftar] == [rapat(judul_cetak(b)) for b in semua(laporan.bagian)]


def test_it_is_pdf_ua_and_pdf_a_at_once(
    cetakan: pdf.Cetakan, formulir: ReportData, cetak_sekali: CetakHtml
) -> None:
    for isi in (cetakan.pdf, cetak_sekali(halaman_e81(formulir)).pdf):
        for profil in ("ua1", "3a"):
            hasil = page.validate_pdf_bytes(isi, profile=profil)
            assert hasil.is_compliant, (profil, [f.message for f in hasil.failures])


def test_the_same_data_gives_the_same_bytes(formulir: ReportData, cetak_sekali: CetakHtml) -> None:
    html = halaman_e81(formulir)
    assert pdf.cetak(html).pdf == cetak_sekali(html).pdf


def test_a_report_half_empty_still_prints() -> None:
    lapor = kosong(bagian(tabel(baris=()), jenis="bab"))
    hasil = pdf.cetak(halaman_cetak(lapor))
    assert hasil.keluhan == ()
    teks = "".join(h.extract_text() for h in PdfReader(BytesIO(hasil.pdf)).pages)
    assert "Belum ada data." in teks


# --- the child process
@pytest.mark.parametrize(
    "alamat",
    [
        "file:///etc/passwd",
        "http://localhost/x.png",
        "https://example.org/x.png",
        "ftp://localhost/x",
        "../../../etc/passwd",
        "/etc/passwd",
        "lkjip:../../etc/passwd",
        "lkjip:IBMPlexSerif-Regular.ttf/../../../../etc/passwd",
        next(iter(BERKAS.values())).as_uri(),
    ],
)
def test_nothing_else_can_be_opened(alamat: str) -> None:
    with pytest.raises(Exception, match=r"disallowed protocol|Not an absolute URI"):
        Pengambil({a: str(p) for a, p in BERKAS.items()}).fetch(alamat)


def test_an_address_that_is_refused_is_complained_about() -> None:
    hasil = cetak_badan('<img alt="a" src="file:///etc/passwd"><img alt="b" src="http://localhost/b.png">')
    assert len(hasil.keluhan) == 2


def test_fonts_and_data_can_be_opened() -> None:
    ambil = Pengambil({a: str(p) for a, p in BERKAS.items()})
    assert ambil.fetch("lkjip:IBMPlexSerif-Regular.ttf").read(4) == b"\x00\x01\x00\x00"
    assert ambil.fetch("data:text/plain,abc").read() == b"abc"


def test_secrets_do_not_reach_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    lingkungan: dict[str, str] = {}
    asli: Callable = pdf.subprocess.run
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    monkeypatch.setattr(pdf.subprocess, "run", lambda *a, **k: lingkungan.update(k["env"]) or asli(*a, **k))
    cetak_badan("<p>a</p>")
    assert "SECRET_KEY" not in lingkungan


def test_the_same_page_is_printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    panggilan: list[bool] = []

    def cetak(html: str, *, ua: bool) -> pdf.Cetakan:
        panggilan.append(ua)
        return pdf.Cetakan(b"%PDF", ())

    monkeypatch.setattr(pdf, "cetak", cetak)
    for ua in (True, True, False, True):
        assert pdf.html_ke_pdf("<p>sekali saja</p>", ua=ua) == b"%PDF"
    assert panggilan == [True, False]


def test_complaints_are_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(pdf, "cetak", lambda html, *, ua: pdf.Cetakan(b"%PDF", ("WARNING: aneh",)))
    pdf.html_ke_pdf("<p>dicatat</p>")
    assert "aneh" in caplog.text
