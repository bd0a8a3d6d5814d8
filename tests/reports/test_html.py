"""Blocks as HTML: what a user typed stays text, what is missing is said, sources and notes follow."""

import re

import pytest

from reports.blok import Bagian, Baris, BlokGambar, BlokNarasi, BlokTabel, ReportData, bilangan, daftar, teks
from reports.renderers.html import bagian_html, blok_html, halaman_cetak, halaman_e81
from reports.tables.dasar import Kolom, TabelLkjip

pytestmark = pytest.mark.django_db  # without it pytest-django makes no test database for the fixtures

JAHAT = '<script>alert("x")</script>'


class Contoh(TabelLkjip):
    kunci = "contoh"
    judul = "Contoh"

    nama = Kolom("Nama", lebar=60)
    nilai = Kolom("Nilai", lebar=40, jenis="angka")


class Lebar(Contoh):
    kunci = "lebar"
    lanskap = True


def tabel(kelas: type[TabelLkjip] = Contoh, **lain: object) -> BlokTabel:
    baris = (Baris("satu", {"nama": teks(JAHAT), "nilai": bilangan(46, 2, tanda="*")}),)
    return BlokTabel(kelas, "9.1", **{"judul": "Contoh", "baris": baris, **lain})


def bagian(*blok: object, anak: tuple[Bagian, ...] = (), jenis: str = "subbab") -> Bagian:
    return Bagian("uji", "1.1", "Uji", jenis, 2, blok, anak)


def kosong(*isi: Bagian) -> ReportData:
    return ReportData("Judul", JAHAT, "UNIT", "Pemda", 2024, "Kota", isi)


def test_what_a_user_typed_stays_text() -> None:
    gambar = BlokGambar("g", "1.1", JAHAT, f'{JAHAT}" onload="', JAHAT, svg="<svg/>")
    blok = [
        tabel(judul=JAHAT, sumber=JAHAT, catatan=(JAHAT,)),
        tabel(baris=(Baris("a", {"nama": daftar([JAHAT])}), Baris("b", rentang=JAHAT))),
        gambar,
    ]
    for b in blok:
        assert "<script" not in blok_html(b)
        assert "&lt;script&gt;" in blok_html(b)
    assert ' onload="' not in blok_html(gambar)
    assert "<script" not in halaman_cetak(kosong(bagian(*blok)))


def test_source_and_notes_follow_the_table() -> None:
    html = blok_html(tabel(sumber="BPS", catatan=("* sementara",)))
    assert html.index("</table>") < html.index("Sumber: BPS") < html.index("<li>* sementara</li>")
    assert "<sup>*</sup>" in html
    assert "Sumber" not in blok_html(tabel(sumber=""))
    assert "catatan" not in blok_html(tabel())


def test_a_table_without_rows_says_so() -> None:
    assert "Belum ada data." in blok_html(tabel(baris=()))


def test_a_figure_is_an_image_with_its_text_or_says_what_is_missing() -> None:
    ada = blok_html(BlokGambar("g", "1.1", "Judul", "Batang naik", "BPS", svg="<svg/>"))
    assert '<img alt="Batang naik" src="data:image/svg+xml;base64,' in ada
    assert 'Gambar 1.1</span> Judul</figcaption><p class="sumber">Sumber: BPS' in ada
    tiada = blok_html(BlokGambar("g", "1.1", "Judul", "", "", kosong="Pegawai belum diisi."))
    assert "<img" not in tiada
    assert "Pegawai belum diisi." in tiada


N = BlokNarasi("n", "<p>Isi</p>")
POTRET, LANSKAP = BlokTabel(Contoh, "9.1", "Contoh", ()), BlokTabel(Lebar, "9.2", "Lebar", ())


@pytest.mark.parametrize(
    ("blok", "kertas"),
    [
        ((), ["tegak"]),
        ((N, N), ["tegak"]),
        ((POTRET,), ["tegak"]),
        ((N, LANSKAP, N), ["lanskap b-lebar"]),
        ((N, POTRET, N, LANSKAP, N), ["tegak", "lanskap b-lebar"]),
        ((LANSKAP, N, POTRET), ["lanskap b-lebar", "tegak"]),
    ],
)
def test_text_stands_on_the_paper_of_its_table_and_the_heading_with_the_first_block(
    blok: tuple, kertas: list[str]
) -> None:
    html = bagian_html(bagian(*blok))
    assert re.findall(r'<div class="(tegak|lanskap b-\w+)">', html) == kertas
    assert f'<section class="bagian subbab" id="bagian-uji"><div class="{kertas[0]}"><h2>' in html


def test_headings_of_a_narrative_follow_those_of_the_section() -> None:
    html = bagian_html(bagian(BlokNarasi("n", "<h4>Satu</h4><h5>Dua</h5>")))
    assert "<h3>Satu</h3><h4>Dua</h4>" in html


def test_an_empty_report_still_makes_a_page() -> None:
    html = halaman_cetak(kosong())
    assert "DAFTAR ISI" in html
    assert "DAFTAR TABEL" not in html


def test_the_page_stands_alone(halaman: str, formulir: ReportData) -> None:
    for html in (halaman, halaman_e81(formulir)):
        assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!data:|#|lkjip:|attr)[\w/.]", html) == []
        assert html.count("<style>") == 1
        assert "{#" not in html
        assert "{%" not in html


def test_addresses_within_the_page_exist_and_are_unique(halaman: str) -> None:
    id_ = re.findall(r'\bid="([^"]+)"', halaman)
    assert len(id_) == len(set(id_))
    assert set(re.findall(r'href="#([^"]+)"', halaman)) <= set(id_)
