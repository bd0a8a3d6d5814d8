"""Written texts in the report: cleaned, filled with today's figures, notes numbered, images set apart."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lkjip.models import Unit
from reports.blok import BlokGambar, BlokNarasi, Geser
from reports.data import DataGambar
from reports.narasi.dasar import Narasi, bersih
from reports.sumber import Sumber
from tests.reports.sumber_buatan import Kasus, sumber

BAIK = Kasus("Kelaikan", target="80", realisasi="90")
PNG = b"\x89PNG\r\n\x1a\nisi"


def data(isi: str, **ubah: Any) -> Sumber:
    return sumber(BAIK, naskah={"saran": isi}, **ubah)


def blok(isi: str, **ubah: Any) -> tuple[Any, ...]:
    d = data(isi, **ubah)
    return Narasi("saran").blok_dari(d, d.susunan.rujuk)


def satu(isi: str) -> BlokNarasi:
    (b,) = blok(isi)
    assert isinstance(b, BlokNarasi)
    assert b.ditulis
    return b


# --- cleaning

JAHAT = (
    "<script>alert(1)</script>",
    '<p onclick="alert(1)" style="background:url(http://jahat.example/a)" class="x" id="y">a</p>',
    "<style>@import 'http://jahat.example/a.css'; p{background:url(file:///etc/passwd)}</style>",
    '<img src="http://jahat.example/a.png" onerror="alert(1)">',
    '<img src="file:///etc/passwd"><img src="data:image/svg+xml;base64,PHN2Zz4=">',
    "<svg onload=alert(1)><script>alert(1)</script><image href='http://jahat.example'/></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">a</a><a href="data:text/html,x">b</a><a href="file:///etc/passwd">c</a>',
    '<a href=" java\nscript:alert(1)">a</a><a href="//jahat.example">b</a>',
    '<iframe src="http://jahat.example"></iframe><object data="http://jahat.example"></object>',
    '<link rel="stylesheet" href="http://jahat.example"><base href="http://jahat.example">',
    "<p><b/onmouseover=alert(1)>a<<script>alert(1)//<</script>",
    "<table><td background=http://jahat.example colspan=99999 rowspan='-1'>a<tr><p>b",
    '<figure data-gambar="1 onerror=alert(1)"><img src=http://jahat.example></figure>',
    "<span data-angka='\"><script>alert(1)</script>'>1</span>",
    '<span data-rujuk="x\' onclick=alert(1)">1</span>',
    '<figure data-gambar="3"><script>alert(1)</script><p onclick=x>judul</p></figure>',
    "<template><script>alert(1)</script></template><noscript><img src=x></noscript>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- <script>alert(1)</script> --><![CDATA[<script>alert(1)</script>]]><?php alert(1) ?>",
    "\ue000ind:x\ue001<b>\ue002\x00\x0b",
)
LARANGAN = (
    *("<script", "<style", "<img", "<svg", "<math", "<iframe", "<object", "<link", "<base", "<template"),
    *(" on", "style=", "class=", "id=", "javascript:", "jahat.example", "file:", "data:", "\ue000", "\x0b"),
)


@pytest.mark.parametrize("html", [*JAHAT, "".join(JAHAT)], ids=range(len(JAHAT) + 1))
def test_nothing_hostile_is_left(html: str) -> None:
    hasil = bersih(html)
    tanda = " ".join(f"<{b.split('>')[0]}>" for b in hasil.split("<")[1:])
    for larangan in LARANGAN:
        if larangan.startswith("<"):
            assert larangan not in hasil.replace("&lt;", ""), hasil
        else:
            assert larangan not in tanda.replace("&quot;&gt;&lt;script&gt;", ""), hasil
    assert bersih(hasil) == hasil


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <strong>b</strong> <em>c</em> <u>d</u> H<sub>2</sub>O m<sup>2</sup><br>e &amp; f</p>",
        "<h4>a</h4><h5>b</h5><blockquote><p>c</p></blockquote>",
        "<ul><li>a<ol><li>b</li></ol></li></ul>",
        '<table><thead><tr><th colspan="2">a</th></tr></thead>'
        '<tbody><tr><td rowspan="3">b</td></tr></tbody></table>',
        '<p><a href="https://bps.go.id/x?a=1&amp;b=2" rel="noopener noreferrer">BPS</a></p>',
        '<p><span data-angka="ind:i1:2031:target">1</span><span data-catatan="Nota &amp; x"></span></p>',
        '<figure data-gambar="12"></figure>',
    ],
)
def test_plain_structure_stays_as_it_is(html: str) -> None:
    assert bersih(html) == html


def test_elements_without_a_purpose_go() -> None:
    assert bersih('<p><span class="x">a <a>b</a></span></p><figure><p>c</p></figure>') == "<p>a b</p><p>c</p>"


def test_a_text_nested_without_end_does_no_harm() -> None:
    assert satu("<blockquote>" * 3000 + "<span data-angka='a'>x</span>").bergeser == ()


# --- live figures and references


def test_figures_show_today_and_tell_what_moved() -> None:
    b = satu(
        '<p>Capaian <span data-angka="ind:i1:2031:capaian">110,00%</span> dari target '
        '<span data-angka="ind:i1:2031:target">80%</span> pada '
        '<span data-rujuk="target-realisasi">Tabel 3.9</span>.</p>'
    )
    assert b.html == "<p>Capaian 112,50% dari target 80% pada Tabel 3.4.</p>"
    assert b.bergeser == (
        Geser("ind:i1:2031:capaian", "Capaian Kelaikan, tahun 2031", "110,00%", "112,50%"),
        Geser("target-realisasi", "Rujukan ke Tabel 3.4", "Tabel 3.9", "Tabel 3.4"),
    )
    assert (
        '<span data-angka="ind:i1:2031:target" class="angka-hidup" '
        'title="Target Kelaikan, tahun 2031">80%</span>' in b.layar
    )
    assert 'class="rujuk-hidup bergeser"' in b.layar


def test_another_kind_of_space_is_no_change() -> None:
    assert satu('<p><span data-angka="uang:unit:2031:pagu">Rp 1.000.000</span></p>').bergeser == ()


def test_what_is_no_more_stays_as_last_seen() -> None:
    b = satu(
        '<p><span data-angka="ind:lama:2031:capaian">9%</span> <span data-rujuk="lama">Tabel 9.9</span></p>'
    )
    assert b.html == "<p>9% Tabel 9.9</p>"
    assert [(g.dulu, g.kini) for g in b.bergeser] == [("9%", ""), ("Tabel 9.9", "")]


def test_what_cannot_be_computed_is_a_dash_with_its_reason() -> None:
    d = sumber(
        Kasus(realisasi=None), naskah={"saran": '<p><span data-angka="ind:i1:2031:capaian">0%</span></p>'}
    )
    (b,) = Narasi("saran").blok_dari(d, d.susunan.rujuk)
    assert b.html == "<p>–</p>"
    assert "belum ada data realisasi" in b.layar


# --- notes


def test_notes_are_numbered_and_listed() -> None:
    b = satu('<p>a<span data-catatan="Satu &lt;b&gt;"></span></p><p>b<span data-catatan="Dua">x</span> c</p>')
    assert b.html == (
        '<p>a<sup><a href="#catatan-saran-1">1</a></sup></p>'
        '<p>b<sup><a href="#catatan-saran-2">2</a></sup> c</p>'
        '<div class="catatan-kaki"><p class="judul-catatan">Catatan</p><ol>'
        '<li id="catatan-saran-1">Satu &lt;b&gt;</li><li id="catatan-saran-2">Dua</li></ol></div>'
    )


# --- images


def test_images_stand_between_the_pieces_of_text() -> None:
    nama = default_storage.save("gambar/uji.png", ContentFile(PNG))
    gambar = {12: DataGambar(12, "Rapat", "Dishub", "Orang duduk", nama, "png", 10, 10)}
    isi = (
        '<p>Satu</p><figure data-gambar="12"></figure>Lepas'
        '<ul><li>a<figure data-gambar="13"></figure>b</li></ul>'
        '<p>Dua<span data-catatan="n"></span></p><figure data-gambar="12"></figure>'
    )
    d = data(isi, gambar_naskah=gambar)
    pertama, foto, kedua, hilang, ketiga = Narasi("saran").blok_dari(d, d.susunan.rujuk)
    assert [b.kunci for b in (pertama, kedua, ketiga)] == ["saran", "saran-2", "saran-3"]
    assert foto == BlokGambar("gambar-12", "4.1", "Rapat", "Orang duduk", "Dishub", isi=PNG, tipe="png")
    assert kedua.html == "Lepas<ul><li>ab</li></ul>"
    assert (hilang.kunci, hilang.nomor, hilang.kosong) == ("gambar-13", "4.2", "Gambar ini tidak ada lagi.")
    assert "(lihat Gambar 4.1)" in ketiga.html
    assert "catatan-kaki" in ketiga.html
    assert d.susunan.nomor_isi["gambar-12"] == "4.1"
    Path(default_storage.path(nama)).unlink()


def test_an_image_alone_makes_no_text() -> None:
    (b,) = blok('<figure data-gambar="5"></figure>')
    assert isinstance(b, BlokGambar)


@pytest.mark.django_db
def test_the_demo_has_its_texts() -> None:
    d = Sumber(Unit.objects.get(slug="dp3akb").pk, 2024)
    (b,) = Narasi("saran").blok_dari(d, d.susunan.rujuk)
    assert b.ditulis
    assert b.bergeser == ()
