"""Marks of generated text, and elements of written text: there and back, and nothing else touched."""

import pytest
from django.utils.html import escape, format_html

from reports.hidup import (
    bertanda,
    gambar_dalam,
    hidup,
    kunci_ind,
    perbarui,
    polos,
    rujukan_hidup,
    tanda_dalam,
)

CAPAIAN = kunci_ind("mcpr", 2024, "capaian")


def test_marks_pass_through_f_strings_and_escaping() -> None:
    teks = format_html(
        "<p>{} pada {}.</p>", f"Capaian {hidup(CAPAIAN, '91,22%')}", rujukan_hidup("a", "Tabel 3.4")
    )
    assert polos(teks) == "<p>Capaian 91,22% pada Tabel 3.4.</p>"
    assert bertanda(teks) == (
        f'<p>Capaian <span data-angka="{CAPAIAN}">91,22%</span> pada '
        '<span data-rujuk="a">Tabel 3.4</span>.</p>'
    )


@pytest.mark.parametrize("kunci", ['ind:"><script>:2024:x', "ind:a'b&c<d:2024:x"])
def test_an_odd_key_stays_within_its_attribute(kunci: str) -> None:
    html = bertanda(escape(hidup(kunci, "1%")))
    (tanda,) = tanda_dalam(html)
    assert (tanda.kunci, tanda.teks) == (kunci, "1%")
    assert "<script" not in html


def test_stray_marks_go() -> None:
    rusak = "\ue000ind:x\ue001 tanpa akhir <b>\ue002</b>"
    assert polos(rusak) == "ind:x tanpa akhir <b></b>"
    assert bertanda(rusak) == "ind:x tanpa akhir <b></b>"


def test_what_a_written_text_shows_is_found_and_replaced() -> None:
    html = (
        '<p>A &amp; B <span data-angka="k"><strong>1,00%</strong></span> dan '
        '<em><span data-rujuk="t">Tabel\u00a01.1</span></em> &lt;x&gt;<br></p>'
    )
    assert [(t.jenis, t.kunci, t.teks) for t in tanda_dalam(html)] == [
        ("angka", "k", "1,00%"),
        ("rujuk", "t", "Tabel 1.1"),
    ]
    baru = perbarui(html, lambda t: "2,00%" if t.jenis == "angka" else None)
    assert baru == html.replace("1,00%", "2,00%").replace("\u00a0", "\u00a0")
    assert perbarui(baru, lambda t: None) == baru


def test_images_count_once() -> None:
    html = '<figure data-gambar="2"></figure><ul><li><figure data-gambar="7"></figure></li></ul>'
    assert gambar_dalam(html * 2 + '<figure data-gambar="x"></figure>') == (2, 7)
    assert gambar_dalam("<p>tanpa gambar</p>") == ()
