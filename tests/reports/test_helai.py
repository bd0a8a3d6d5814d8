"""A report cut into sheets: where paper changes and nowhere else, and put together again as it was."""

from dataclasses import replace

import pytest

from reports.blok import Bagian, BlokNarasi
from reports.renderers.cetak_naskah import gaya_potongan, naskah, naskah_daftar, nomor_halaman
from reports.renderers.helai import potong, rangkai
from reports.renderers.html import bagian_html, helai_bagian
from tests.reports.test_html import Lebar, bagian, kosong, tabel

pytestmark = pytest.mark.django_db


class FormulirA3(Lebar):
    kunci = "lampiran-e81"


def anak(kunci: str, *blok: object) -> Bagian:
    return replace(bagian(*blok), kunci=kunci, judul=kunci.title())


def bab() -> Bagian:
    isi = (
        anak("satu", BlokNarasi("n", "<p>satu</p>")),
        anak("dua", tabel(Lebar)),
        anak("tiga", tabel(Lebar), tabel(FormulirA3)),
        anak("empat", BlokNarasi("n", "<p>empat</p>")),
    )
    return replace(bagian(anak=isi, jenis="bab"), nomor="II", judul="Rencana")


def test_it_is_cut_where_the_paper_changes() -> None:
    lembar = list(potong(helai_bagian(bab())))
    assert [[h.jalur[-1].kunci for h in x] for x in lembar] == [
        ["uji", "satu"],
        ["dua", "tiga"],
        ["tiga"],
        ["empat"],
    ]
    assert [x[0].halaman for x in lembar] == ["tegak", "lanskap", "e81", "tegak"]


def test_each_address_stands_in_one_piece_and_the_chapter_goes_on_by_name() -> None:
    isi = [rangkai(x) for x in potong(helai_bagian(bab()))]
    for kunci in ("uji", "satu", "dua", "tiga", "empat"):
        assert sum(x.count(f'id="bagian-{kunci}"') for x in isi) == 1
    assert "data-bab" not in isi[0]
    assert all('<section class="bagian bab" data-bab="BAB II RENCANA">' in x for x in isi[1:])
    assert all(x.count("<section") == x.count("</section>") for x in isi)


def test_uncut_it_is_one_section() -> None:
    html = bagian_html(bab())
    assert html.count("<section") == 5
    assert "data-bab" not in html


def test_pieces_stand_in_printed_order_and_know_nothing_of_each_other() -> None:
    depan = replace(bagian(jenis="depan"), kunci="kata", judul="Kata Pengantar")
    lampiran = replace(bagian(jenis="lampiran"), kunci="lamp", judul="SK", nomor="1")
    semua = naskah(kosong(lampiran, bab(), depan))
    assert [n.judul for n in semua] == ["KATA PENGANTAR", *["BAB II RENCANA"] * 4, "Lampiran 1 SK"]
    assert [n.depan for n in semua] == [True, False, False, False, False, False]
    lain = naskah(kosong(lampiran, replace(bab(), anak=()), depan))
    assert lain[0].html == semua[0].html
    assert lain[-1].html == semua[-1].html


def test_front_pages_count_in_roman_and_the_others_anew() -> None:
    assert nomor_halaman([(True, 1), (True, 3), (False, 2), (False, 1)]) == [
        ["i"],
        ["ii", "iii", "iv"],
        ["1", "2"],
        ["3"],
    ]


def test_lists_of_contents_carry_finished_numbers() -> None:
    html = naskah_daftar(kosong(bab()), {"bagian-dua": "7"}, 3).html
    assert '<a href="#bagian-dua" data-hal="7">' in html
    assert '<a href="#daftar-isi">' in html  # its own pages the layout counts, from here on:
    assert "counter-reset: page 3;" in html


def test_pieces_leave_room_for_the_number() -> None:
    assert gaya_potongan().count('@bottom-right { content: "0123456789ivxlcdm" }') == 2
