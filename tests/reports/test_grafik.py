"""Charts: same spec, same bytes; figures as Indonesians write them; our typeface."""

import pytest

from reports.grafik.vega import label
from reports.renderers import grafik

SPEK = {
    "data": {"values": [{"nama": "Sasaran 1", "nilai": 1234.5}, {"nama": "Sasaran 2", "nilai": -55}]},
    "mark": "text",
    "encoding": {
        "y": {"field": "nama", "type": "nominal"},
        "text": {"field": "nilai", "type": "quantitative", "format": ",.2f"},
    },
}


def test_the_same_spec_gives_the_same_bytes_whatever_the_order_of_its_keys() -> None:
    pertama = grafik.svg(SPEK)
    grafik._svg.cache_clear()
    assert grafik.svg(dict(reversed(SPEK.items()))) == pertama


def test_a_chart_is_drawn_once() -> None:
    grafik._svg.cache_clear()
    for _ in range(3):
        grafik.svg(SPEK)
    assert (grafik._svg.cache_info().misses, grafik._svg.cache_info().hits) == (1, 2)


def test_figures_have_a_decimal_comma_and_the_report_s_typeface() -> None:
    svg = grafik.svg(SPEK)
    assert ">1.234,50<" in svg
    assert ">−55,00<" in svg
    assert 'font-family="IBM Plex Sans Condensed,' in svg


def test_the_picture_for_word_is_larger_by_the_scale() -> None:
    kecil, besar = grafik.png(SPEK, 1), grafik.png(SPEK, 2)
    assert kecil[:4] == b"\x89PNG"
    lebar = [int.from_bytes(p[16:20]) for p in (kecil, besar)]
    assert abs(lebar[1] - 2 * lebar[0]) <= 2


def test_what_is_no_chart_is_refused() -> None:
    with pytest.raises(ValueError, match="conversion failed"):
        grafik.svg({"mark": 7, "data": {"values": []}})


def test_each_line_of_a_text_has_its_place() -> None:
    teks = {
        "mark": {"type": "text", "lineBreak": "|"},
        "encoding": {"text": {"value": "Sasaran|yang panjang"}},
    }
    svg = grafik.svg({"data": {"values": [{}]}, **teks})
    assert svg.count('<tspan x="0"') == 2
    assert "<tspan>" not in svg


def test_a_long_name_loses_what_stands_in_brackets_first() -> None:
    panjang = label("2. Persentase Pemakaian Alat Kontrasepsi (Modern Contraceptive Prevalence Rate)", 30, 2)
    assert panjang["label"] == "2. Persentase Pemakaian Alat|Kontrasepsi"
    assert label("1. Indeks Pemberdayaan Gender (IDG)", 30, 3)["label"].endswith("(IDG)")
    assert label("kata " * 30, 20, 2)["label"].endswith(" …")
