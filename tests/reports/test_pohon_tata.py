"""The layout of the pohon kinerja: nothing overlaps, children stand under parents, text fits its box."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from reports.pohon import huruf, svg
from reports.pohon.data import Jenjang, SimpulPohon, semua_simpul
from reports.pohon.halaman import Kertas, bagi
from reports.pohon.kotak import GAYA, TEPI, isi_kotak
from reports.pohon.tata import Tata, susun
from reports.renderers.huruf import BERKAS
from tests.reports.pohon_buatan import hutan, lebat, pohon

KERTAS = Kertas(1740, 1080, huruf.CETAK)
NS = "{http://www.w3.org/2000/svg}"


def _tumpang_tindih(tata: Tata) -> list[tuple[str, str]]:
    return [
        (a.simpul.kunci, b.simpul.kunci)
        for a, b in combinations(tata.kotak, 2)
        if a.x < b.x + b.lebar and b.x < a.x + a.lebar and a.y < b.bawah and b.y < a.bawah
    ]


@settings(max_examples=10)
@given(hutan)
def test_boxes_stand_apart_and_under_their_parents(akar: tuple[SimpulPohon, ...]) -> None:
    tata = susun(akar)
    assert len(tata.kotak) == sum(1 for _ in semua_simpul(akar))
    assert not _tumpang_tindih(tata)
    di = {k.simpul.kunci: k for k in tata.kotak}
    for k in tata.kotak:
        assert k.x >= 0
        assert k.y >= 0
        assert k.x + k.lebar <= tata.lebar
        assert k.bawah <= tata.tinggi
        for a in k.simpul.anak:
            anak = di[a.kunci]
            assert anak.y > k.bawah
            if k.simpul.tingkat >= 2:
                assert anak.x > k.x
    # One connector for each child, and each ends at a box.
    assert len(tata.garis) == sum(len(k.simpul.anak) for k in tata.kotak)


@settings(max_examples=10)
@given(hutan)
def test_no_line_is_wider_or_lower_than_its_box(akar: tuple[SimpulPohon, ...]) -> None:
    for k in susun(akar).kotak:
        akhir = 0
        for b in k.isi.bidang:
            assert b.y >= akhir
            akhir = b.y + b.tinggi
            for t in b.tulisan:
                g = GAYA[t.gaya]
                assert t.x + huruf.lebar(t.teks, g.ukuran, tebal=g.tebal) <= k.lebar - TEPI
                assert b.y < t.y <= b.y + b.tinggi
        assert akhir <= k.tinggi


def test_a_parent_of_rows_stands_over_the_middle_of_its_children() -> None:
    kotak = susun(lebat(4, 0, 0)).kotak
    sasaran, program = kotak[1], kotak[2:]
    assert abs(sasaran.tengah - (program[0].x + program[-1].x + program[-1].lebar) // 2) <= 1
    assert len({p.y for p in program}) == 1


@given(st.text(st.characters(codec="latin-1"), max_size=80) | st.just("Perangkat Daerah " * 9))
@settings(max_examples=40)
def test_text_is_measured_no_narrower_than_our_typeface(teks: str) -> None:
    """Else it would run out of its box: in print by the tighter measure, on screen by the wider one."""
    teks = huruf.bersihkan(teks)
    for gaya, tebal in (("Regular", False), ("SemiBold", True)):
        jalur: Path = BERKAS[f"lkjip:IBMPlexSansCondensed-{gaya}.ttf"]
        nyata = ImageFont.truetype(str(jalur), 100).getlength(teks)
        assert nyata <= huruf.lebar(teks, 100, tebal=tebal, longgar=huruf.CETAK) + len(teks)


@given(st.text(max_size=200), st.integers(30, 400), st.integers(1, 6))
@settings(max_examples=40)
def test_lines_are_few_enough_and_lose_nothing_but_the_end(teks: str, ruang: int, banyak: int) -> None:
    baris = huruf.patah(teks, 12, ruang, paling_banyak=banyak)
    assert len(baris) <= banyak
    asal, hasil = re.sub(r"\s", "", huruf.bersihkan(teks)), re.sub(r"\s", "", "".join(baris))
    assert hasil == asal or (hasil.endswith("…") and asal.startswith(hasil.removesuffix("…")))


# --- sheets
@settings(max_examples=8)
@given(hutan)
def test_every_node_is_on_a_sheet_once_in_full(akar: tuple[SimpulPohon, ...]) -> None:
    lembar = bagi(akar, Kertas(800, 600, huruf.CETAK))
    utuh = [s.kunci for isi in lembar for s in semua_simpul(isi) if not s.lanjutan]
    assert sorted(utuh) == sorted(s.kunci for s in semua_simpul(akar))
    induk = {a.kunci: s.kunci for s in semua_simpul(akar) for a in s.anak}
    for isi in lembar:
        for s in semua_simpul(isi):
            assert all(induk[a.kunci] == s.kunci for a in s.anak)


def test_a_small_tree_is_one_sheet_and_a_large_one_is_shared_out() -> None:
    assert len(bagi(lebat(3, 2, 2), KERTAS)) == 1
    besar = lebat(9, 4, 6)
    lembar = bagi(besar, KERTAS)
    assert len(lembar) > 2
    for n, isi in enumerate(lembar):
        tata = susun(isi, KERTAS.longgar)
        assert KERTAS.muat(tata), n
        assert [s.level for s in (isi[0], *isi[0].anak)][:2] == ["tujuan", "sasaran"], "the way is on each"
        assert isi[0].lanjutan == (n > 0)


def test_one_kegiatan_longer_than_a_sheet_goes_on_with_its_name() -> None:
    lembar = bagi(lebat(1, 1, 80), KERTAS)
    kolom = [p for isi in lembar for p in semua_simpul(isi) if p.level == "program"]
    assert len(kolom) > 3
    assert [k.lanjutan for k in kolom] == [False] + [True] * (len(kolom) - 1)
    assert all(p.anak[0].nama == "Penyediaan layanan 1.1.1.1" for p in kolom)
    assert all(KERTAS.muat(susun(isi, KERTAS.longgar)) for isi in lembar)


def test_nothing_makes_no_sheet() -> None:
    assert bagi((), KERTAS) == []
    assert susun(()).kotak == ()


# --- SVG
@settings(max_examples=10)
@given(hutan)
def test_a_drawing_is_well_formed_and_can_do_nothing(akar: tuple[SimpulPohon, ...]) -> None:
    p = pohon(*akar)
    for isi in (svg.berkas(p, susun(akar)), svg.gambar(susun(akar), judul="J", uraian="U", pangkal="/x/")):
        akar_svg = ElementTree.fromstring(isi)  # noqa: S314  our own
        for e in akar_svg.iter():
            assert e.tag.removeprefix(NS) in {"svg", "title", "desc", "g", "rect", "path", "text", "a"}
            assert not [a for a in e.attrib if a.startswith("on") or a == "style"]
            assert not e.get("href", "#").startswith(("javascript", "data", "//", "http"))
        assert akar_svg.find(f"{NS}title").text
        assert akar_svg.find(f"{NS}desc").text


def test_a_file_names_its_fonts_and_leads_nowhere() -> None:
    p = pohon(*lebat(2, 1, 1, "<script>alert('x')</script>"))
    isi = svg.berkas(p, susun(p.akar))
    assert "<script" not in isi
    assert "&lt;script&gt;alert" in isi
    assert "'IBM Plex Sans Condensed'" in isi
    assert "sans-serif" in isi
    assert "href" not in isi
    assert "<svg" in isi.splitlines()[1]
    assert "Tinggi (≥ 90%)" in isi, "the legend"


def test_title_and_legend_of_a_narrow_file_go_into_lines() -> None:
    panjang = replace(pohon(*lebat(1, 0, 0)), unit="Dinas Pemberdayaan Masyarakat dan Desa " * 5)
    banyak = replace(panjang, skala=tuple(Jenjang(f"Predikat ke-{n}", "≥ 90%", "biru") for n in range(9)))
    akar = ElementTree.fromstring(svg.berkas(banyak, susun(banyak.akar)))  # noqa: S314  our own
    luas = int(akar.attrib["width"])
    atas = akar.findall(f"{NS}text")
    assert len(atas) >= 9 + 4
    for t in atas:
        ukuran = int(t.attrib["font-size"])
        assert int(t.attrib["x"]) + huruf.lebar(t.text or "", ukuran, tebal="font-weight" in t.attrib) <= luas
    (gambar,) = akar.findall(f"{NS}g")
    geser = int(re.findall(r"\d+", gambar.attrib["transform"])[1])
    assert geser > max(int(t.attrib["y"]) for t in atas)


def test_a_box_says_in_words_what_its_colours_say() -> None:
    (akar,) = lebat(1, 0, 0)
    teks = [t.teks for b in isi_kotak(akar.anak[0].anak[0], 232).bidang for t in b.tulisan]
    assert teks == ["PROGRAM 1.1.1", "Penyediaan layanan 1.1.1", "Pagu Rp 1.000", "Realisasi Rp 900 (90,00%)"]
