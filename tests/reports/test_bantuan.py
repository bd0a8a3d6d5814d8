"""The user guide: rendering, what it links to, who reads it, search, print."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import page
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader

from lkjip.enums import Peran
from reports.bantuan import FOLDER, GAMBAR, baca, cari, halaman_cetak, render
from reports.panduan import LETAK, PANDUAN, PER_SLUG, PERAN
from reports.renderers.pdf import GagalCetak, cetak
from tests.browser.gambar_panduan import GAMBAR as DINYATAKAN
from tests.pengisian.bantu import orang

SEMUA = sorted(PER_SLUG)
ALAMAT_GAMBAR = re.compile(r"!\[([^\]]*)\]\(\.\./static/img/panduan/([^)]+)\)")


def teks(slug: str) -> str:
    return (FOLDER / f"panduan-{slug}.md").read_text(encoding="utf-8")


def jangkar(slug: str) -> set[str]:
    return set(re.findall(r'id="([\w-]+)"', baca(slug).html))


def nama_alamat(pola: list[URLPattern | URLResolver]) -> set[str]:
    hasil: set[str] = set()
    for p in pola:
        hasil |= nama_alamat(p.url_patterns) if isinstance(p, URLResolver) else {p.name or ""}
    return hasil


# --- what is there


def test_every_guide_is_a_file_and_belongs_to_a_role() -> None:
    berkas = {p.stem.removeprefix("panduan-") for p in FOLDER.glob("panduan-*.md")}
    assert berkas == set(PER_SLUG)
    assert {s for _, slug in PERAN for s in slug} == set(PER_SLUG)
    assert len(PER_SLUG) == len(PANDUAN)


@pytest.mark.parametrize("slug", SEMUA)
def test_all_links_of_a_guide_lead_somewhere(slug: str) -> None:
    naskah = baca(slug)
    tautan = re.findall(r'href="([^"]*)"', naskah.html)
    for t in tautan:
        alamat, _, bagian = t.partition("#")
        cocok = re.fullmatch(r"/bantuan/([a-z-]+)/", alamat)
        assert cocok or not alamat, f"{slug}: {t}"
        tujuan = cocok[1] if cocok else slug
        assert tujuan in PER_SLUG, t
        assert not bagian or bagian in jangkar(tujuan), t
    assert "docs/" not in "".join(tautan)


@pytest.mark.parametrize("slug", SEMUA)
def test_headings_have_anchors_of_their_own(slug: str) -> None:
    naskah = baca(slug)
    daftar = [j.jangkar for j in naskah.judul]
    assert len(daftar) == len(set(daftar)) > 0
    assert set(daftar) == jangkar(slug)
    assert "<h1" not in naskah.html
    tingkat = [2, *(j.tingkat for j in naskah.judul)]
    assert all(b - a <= 1 for a, b in pairwise(tingkat)), "a level is left out"


def test_pages_lead_to_sections_that_exist() -> None:
    ada = nama_alamat(get_resolver().url_patterns)
    for nama, tujuan in LETAK.items():
        slug, _, bagian = tujuan.partition("#")
        assert nama in ada, nama
        assert bagian in jangkar(slug), tujuan


# --- pictures


def test_the_pictures_of_the_guides_are_those_declared() -> None:
    dipakai = [(nama, alt) for s in SEMUA for alt, nama in ALAMAT_GAMBAR.findall(teks(s))]
    assert sorted(dipakai) == sorted((g.berkas, g.alt) for g in DINYATAKAN)
    assert {p.name for p in GAMBAR.iterdir()} == {g.berkas for g in DINYATAKAN}
    for s in SEMUA:
        assert teks(s).count("![") == len(ALAMAT_GAMBAR.findall(teks(s))), s
    for g in DINYATAKAN:
        assert len(g.alt) > 20, g.nama
        assert (GAMBAR / g.berkas).stat().st_size < 80_000, g.nama


def test_a_picture_has_its_words_and_its_size() -> None:
    html, _ = render("![Kelola.](../static/img/panduan/kelola.webp)")
    assert html.startswith("<p><img")
    for bagian in ('alt="Kelola."', 'width="1366"', 'height="768"', 'src="/static/img/panduan/kelola.webp"'):
        assert bagian in html
    assert 'src="data:image/jpeg;base64,' in render("![](../static/img/panduan/kelola.webp)", cetak=True)[0]


# --- rendering


def test_tables_are_named_and_scroll_by_themselves() -> None:
    html, judul = render("# Judul\n\n## Peran & hak\n\n|a|b|\n|---|---|\n|1|2|\n\nLalu\n\n|c|\n|---|\n|3|\n")
    assert html.count('<div class="tabel-gulir" tabindex="0" role="region"') == 2
    assert 'aria-label="Tabel: Peran &amp; hak"' in html
    assert 'aria-label="Tabel: Peran &amp; hak (2)"' in html
    assert '<th scope="col">a</th>' in html
    assert [(j.jangkar, j.teks, j.tingkat) for j in judul] == [("peran-hak", "Peran & hak", 2)]


def test_the_same_heading_twice_gets_a_number() -> None:
    html, judul = render("## Isi\n\n## Isi\n\n## **?**\n")
    assert [j.jangkar for j in judul] == ["isi", "isi-2", "bagian"]
    assert '<h2 id="isi-2">' in html


@pytest.mark.parametrize(
    "jahat",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "Teks <b onclick='x()'>tebal</b> <style>p{}</style>",
        "[klik](javascript:alert(1))",
        "[klik](data:text/html;base64,PHNjcmlwdD4=)",
        "![gambar](https://jauh.example/a.png)",
        "![gambar](../static/img/panduan/../../../rahasia.webp)",
        '## <svg onload=alert(1)> "x" `<i>`',
        '|<iframe src="x">|\n|---|\n|<object>|',
        "[klik](http://jauh.example/)",
    ],
)
@pytest.mark.parametrize("cetak", [False, True])
def test_hostile_markdown_stays_text(jahat: str, cetak: bool) -> None:
    html, _ = render(jahat, cetak=cetak)
    dalam_tag = " ".join(re.findall(r"<[^>]*>", html))
    for awal in ("<script", "<img", "<style", "<b ", "<svg", "<iframe", "<object", "<i>"):
        assert awal not in html
    for isi in ("onerror=", "onclick=", "onload=", "javascript:", "text/html", "jauh.example", "rahasia"):
        assert isi not in dalam_tag


def test_links_to_other_guides_are_only_words_in_print() -> None:
    sumber = "[lain](panduan-lkjip.md#pemeriksaan) dan [sini](#di-sini)"
    assert 'href="/bantuan/lkjip/#pemeriksaan"' in render(sumber)[0]
    assert re.findall('href="([^"]*)"', render(sumber, cetak=True)[0]) == ["#di-sini"]


# --- search


def test_search_finds_the_section_with_all_words() -> None:
    hasil = cari("kode QR sampul")
    assert [(h.panduan.slug, h.alamat) for h in hasil] == [
        ("lkjip", "/bantuan/lkjip/#menetapkan-menerbitkan-mengoreksi")
    ]
    assert "sampul" in hasil[0].kutipan
    assert "<" not in hasil[0].kutipan
    assert cari("   ") == []
    assert cari("kata-yang-tidak-ada") == []
    assert len(cari("a")) > len(SEMUA)


# --- pages


@pytest.mark.parametrize("slug", SEMUA)
def test_a_guide_is_read_without_signing_in_and_without_the_database(client: Client, slug: str) -> None:
    jawaban = client.get(reverse("bantuan-satu", kwargs={"slug": slug}))  # no django_db: a query would fail
    assert jawaban.status_code == 200
    assert f"Panduan: {PER_SLUG[slug].judul}" in jawaban.text
    assert not jawaban.cookies
    for j in baca(slug).judul:
        assert f'href="#{j.jangkar}"' in jawaban.text


def test_the_list_shows_all_guides_by_role(client: Client) -> None:
    isi = client.get("/bantuan/").text
    for nama, slug in PERAN:
        assert nama in isi
        assert all(f'href="/bantuan/{s}/"' in isi for s in slug)


def test_the_list_searches(client: Client) -> None:
    isi = client.get("/bantuan/", {"cari": "rencana kas"}).text
    assert 'href="/bantuan/impor/#kolom-yang-dikenali"' in isi
    kosong = client.get("/bantuan/", {"cari": "<script>zzz"}).text
    assert "Tidak ditemukan" in kosong
    assert "<script>zzz" not in kosong
    assert client.get("/bantuan/", {"cari": "x" * 5000}).status_code == 200


def test_what_there_is_not_is_not_found(client: Client) -> None:
    for alamat in ("/bantuan/tidak-ada/", "/bantuan/tidak-ada.pdf", "/bantuan/../README/"):
        assert client.get(alamat).status_code == 404, alamat
    for nama in ("bantuan-satu", "bantuan-pdf"):
        with pytest.raises(NoReverseMatch):
            reverse(nama, kwargs={"slug": "../README"})
    assert client.post("/bantuan/").status_code == 405


@pytest.mark.django_db
def test_who_is_signed_in_sees_the_frame_and_pages_lead_to_the_guide(client: Client) -> None:
    client.force_login(orang(Peran.PERENCANA))
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert "Keluar" in client.get("/bantuan/pengisian/").text
    assert len(kueri) <= 5, [k["sql"] for k in kueri]
    isi = client.get("/dp3akb/2024/rencana/susun/aksi/").text
    assert 'href="/bantuan/perencanaan/#rencana-aksi"' in isi
    assert 'href="/bantuan/"' in isi


# --- print


def test_a_guide_in_print_has_all_inside() -> None:
    html = halaman_cetak(baca("koordinator", cetak=True))
    assert set(re.findall(r'src="([^"]{15})', html)) == {"data:image/jpeg"}
    assert not re.findall(r'href="(?!#)', html)
    for j in baca("koordinator").judul:
        assert f'<a href="#{j.jangkar}">' in html


def test_a_guide_is_printed_tagged_with_its_contents(tmp_path: Path) -> None:
    hasil = cetak(halaman_cetak(baca("pengisian", cetak=True)))
    assert hasil.keluhan == ()
    nilai = page.validate_pdf_bytes(hasil.pdf, profile="ua1")
    assert nilai.is_compliant, [f.message for f in nilai.failures]
    (tmp_path / "p.pdf").write_bytes(hasil.pdf)
    pdf = PdfReader(tmp_path / "p.pdf")
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Panduan LKjIP: Pengisian triwulan"
    awal = pdf.pages[0].extract_text()
    assert re.search(r"Nilai tahunan[ .]+\d", awal)
    assert len({g.name for h in pdf.pages for g in h.images}) == 2
    assert [j.teks for j in baca("pengisian").judul if j.tingkat == 2] == [
        b.title for b in pdf.outline[1] if not isinstance(b, list)
    ]


def test_the_pdf_is_an_attachment_and_a_failure_says_so(client: Client) -> None:
    with patch("reports.views.bantuan.html_ke_pdf", return_value=b"%PDF-1.7") as cetakan:
        jawaban = client.get("/bantuan/reviu.pdf")
        cetakan.side_effect = GagalCetak("x")
        gagal = client.get("/bantuan/reviu.pdf")
    assert jawaban.content == b"%PDF-1.7"
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"] == 'attachment; filename="Panduan-reviu.pdf"'
    assert gagal.status_code == 503
    assert "belum dapat disusun" in gagal.text


def test_the_guides_stand_in_the_programs_own_folder() -> None:
    assert FOLDER.is_relative_to(settings.BASE_DIR)
    assert GAMBAR.is_relative_to(settings.BASE_DIR)
