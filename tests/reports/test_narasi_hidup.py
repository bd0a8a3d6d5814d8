"""Generated texts mark their figures: each key shows the same in the catalogue; nothing else changes."""

import re

import pytest
from django.utils.html import strip_tags

from lkjip.models import Unit
from reports.hidup import akar, span_hidup, tanda_dalam
from reports.narasi.dasar import Narasi, bersih
from reports.narasi.otomatis import teks_otomatis
from reports.outline import telusur
from reports.sumber import Sumber
from tests.reports.sumber_buatan import kosong, sumber
from tests.reports.test_narasi import KASUS

NARASI = [isi for r in telusur() for isi in r.isi if isinstance(isi, Narasi) and isi.susun]
ANGKA = re.compile(r"Rp\s?[\d.,]+|\d[\d.,]*%")
# What is no figure of the unit: the bounds of thrift, of poor absorption, and of a capaian.
TETAP = {"100%", "80%"}
CUKUP = 90  # percent of a text's figures that are alive


@pytest.fixture
def demo(db: None) -> Sumber:
    data = Sumber(Unit.objects.get(slug="dp3akb").pk, 2024)
    data.__dict__["naskah"] = {}
    return data


def lepas(html: str, ditulis: str) -> list[str]:
    """The figures in the text that are not alive, and do not stand in what staff wrote."""
    pohon = akar(html)
    for unsur, _ in span_hidup(pohon):
        ekor = unsur.tail
        unsur.clear()
        unsur.tail = ekor
    return [a for a in ANGKA.findall(pohon.text_content()) if a not in TETAP and a not in ditulis]


def test_figures_of_the_demo_are_alive(demo: Sumber) -> None:
    banyak = 0
    ditulis = " ".join(a.teks for a in demo.daftar_analisis)
    for isi in NARASI:
        (blok,) = isi.blok_dari(demo, demo.susunan.rujuk)
        semua = [a for a in ANGKA.findall(strip_tags(blok.html)) if a not in TETAP]
        mati = lepas(blok.asal, ditulis)
        assert len(mati) * 100 <= len(semua) * (100 - CUKUP), (isi.kunci, mati)
        banyak += len(semua)
    assert banyak > 130


def _setara(data: Sumber) -> int:
    """Every mark of every text shows what the catalogue says; gives how many there are."""
    banyak = 0
    for isi in NARASI:
        (blok,) = isi.blok_dari(data, data.susunan.rujuk)
        assert not re.search("[\ue000-\ue002]", blok.html + blok.asal)
        pohon = akar(blok.asal)
        for unsur, _ in span_hidup(pohon):
            unsur.drop_tag()
        assert pohon.text_content() == akar(blok.html).text_content()
        for tanda in tanda_dalam(blok.asal):
            kini = data.katalog.kini(tanda)
            assert kini is not None, (isi.kunci, tanda)
            assert " ".join(kini.split()) == tanda.teks, (isi.kunci, tanda)
            banyak += 1
    return banyak


def test_marks_show_what_the_catalogue_says(demo: Sumber) -> None:
    assert _setara(demo) > 250


def test_marks_of_odd_data_hold_too() -> None:
    for kasus in KASUS.values():
        assert _setara(sumber(*kasus)) > 5
    _setara(kosong())


def test_a_text_that_is_taken_over_stays_as_it_is_and_alive(demo: Sumber) -> None:
    for isi in NARASI:
        diambil = teks_otomatis(demo, isi.kunci)
        assert bersih(diambil) == diambil
        demo.__dict__["naskah"] = {isi.kunci: diambil}
        (ditulis,) = isi.blok_dari(demo, demo.susunan.rujuk)
        demo.__dict__["naskah"] = {}
        (asal,) = isi.blok_dari(demo, demo.susunan.rujuk)
        assert strip_tags(ditulis.html).split() == strip_tags(asal.html).split()
        assert ditulis.bergeser == ()


def test_a_moved_figure_is_told_in_the_text_that_was_taken_over(demo: Sumber) -> None:
    diambil = teks_otomatis(demo, "realisasi_anggaran")
    demo.__dict__["naskah"] = {"realisasi_anggaran": diambil}
    demo.__dict__.pop("anggaran")
    demo.__dict__["realisasi_anggaran"] = demo.realisasi_anggaran[:-1]
    (blok,) = Narasi("realisasi_anggaran").blok_dari(demo, demo.susunan.rujuk)
    assert {g.kunci for g in blok.bergeser} >= {"uang:unit:2024:realisasi", "uang:unit:2024:serapan"}
    assert "34.924.358.198" not in blok.html


def test_there_is_nothing_to_take_over_where_only_staff_can_write(demo: Sumber) -> None:
    assert teks_otomatis(demo, "tidak-ada") == ""
