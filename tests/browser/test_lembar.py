"""The sheet in a browser: keyboard, saving, components, warnings, a phone, and the rules of axe."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lkjip.models import Pengguna
from pengisian.models import PeringatanDiterima
from tests.browser.lembar import ALAMAT, HP, buka_lembar, isian, letak, nilai, tersimpan
from tests.browser.test_halaman import MELEBAR, pelanggaran
from tests.pengisian.bantu import buka, kunci, orang

Masuk = Callable[[Pengguna], Page]


@pytest.fixture
def halaman_lembar(masuk: Masuk) -> Page:
    buka()
    return buka_lembar(masuk(orang()))


def fokus(halaman: Page, kode: str, kolom: str = "nilai") -> None:
    expect(isian(halaman, kode, kolom)).to_be_focused()


def test_keys_move_replace_edit_and_restore(halaman_lembar: Page) -> None:
    h = halaman_lembar
    isian(h, "2.2.1").click()
    h.keyboard.type("12")  # replaces
    h.keyboard.press("ArrowRight")  # leaves the cell and saves it
    tersimpan(h, "2.2.1")
    assert nilai("2.2.1") == 12
    h.keyboard.press("ArrowLeft")
    fokus(h, "2.2.1")
    h.keyboard.press("F2")
    h.keyboard.type("3")
    expect(isian(h, "2.2.1")).to_have_value("123")
    h.keyboard.press("Escape")
    expect(isian(h, "2.2.1")).to_have_value("12")
    fokus(h, "2.2.1")
    h.keyboard.press("Enter")
    fokus(h, "2.2.2")
    h.keyboard.press("Shift+Enter")
    fokus(h, "2.2.1")
    h.keyboard.press("Tab")
    fokus(h, "2.2.1", "penjelasan")
    h.keyboard.press("Shift+Tab")
    fokus(h, "2.2.1")
    h.keyboard.press("Delete")
    expect(isian(h, "2.2.1")).to_have_value("")
    tersimpan(h, "2.2.1")
    h.keyboard.press("Control+z")
    expect(isian(h, "2.2.1")).to_have_value("12")
    h.keyboard.press("Control+End")
    h.keyboard.press("Tab")  # out of the table: no trap
    assert h.evaluate("!document.activeElement.closest('#lembar') || document.activeElement.tagName === 'A'")


def test_an_explanation_has_lines(halaman_lembar: Page) -> None:
    h = halaman_lembar
    isian(h, "2.2.1", "penjelasan").click()
    h.keyboard.type("Satu")
    h.keyboard.press("Control+Enter")
    h.keyboard.type("Dua")
    h.keyboard.press("Enter")
    tersimpan(h, "2.2.1", "penjelasan")
    expect(isian(h, "2.2.1", "penjelasan")).to_have_value("Satu\nDua")


def test_capaian_is_shown_while_typing_and_goes_with_escape(halaman_lembar: Page) -> None:
    h = halaman_lembar
    # 2.2.1 and others like it have a capaian that was reported without its inputs: it stays.
    capaian = h.locator(letak("1.1.1", "capaian"))
    semula = capaian.inner_text()
    isian(h, "1.1.1").click()
    h.keyboard.type("5")
    expect(capaian).to_have_class(re.compile("pratinjau"))
    assert capaian.inner_text() != semula
    h.keyboard.press("Escape")
    expect(capaian).to_have_text(semula)
    assert nilai("1.1.1") == 0


def test_components_open_in_place_and_the_value_is_computed(halaman_lembar: Page) -> None:
    h = halaman_lembar
    h.locator(f"{letak('1.1')} a").focus()
    h.keyboard.press("Enter")
    fokus(h, "1.1", "komponen1")
    h.keyboard.type("17")
    h.keyboard.press("Enter")
    fokus(h, "1.1", "komponen2")
    tersimpan(h, "1.1", "komponen1")
    expect(h.locator(f"{letak('1.1')} a")).to_contain_text("50,00")
    expect(h.locator(f"{letak('1.1')} input")).to_have_count(0)
    h.keyboard.press("Escape")
    expect(h.locator(f"#panel-{kunci('1.1')}")).to_be_hidden()
    expect(h.locator(f"{letak('1.1')} a")).to_be_focused()


def test_a_warning_is_accepted_with_a_reason(halaman_lembar: Page) -> None:
    h = halaman_lembar
    isian(h, "1.2.3").click()
    h.keyboard.type("160")
    h.keyboard.press("Enter")
    tersimpan(h, "1.2.3")
    expect(h.locator(letak("1.2.3"))).to_have_class(re.compile("berperingatan"))
    h.locator(f"#tanda-{kunci('1.2.3')} a").click()
    panel = h.locator(f"#panel-{kunci('1.2.3')}")
    panel.get_by_label("Alasan diterima").fill("Termasuk kasus tahun lalu.")
    h.keyboard.press("Enter")
    expect(h.locator(f"#tanda-{kunci('1.2.3')}")).to_contain_text("diterima")
    assert PeringatanDiterima.objects.get().alasan == "Termasuk kasus tahun lalu."


def test_the_whole_thing_by_keyboard_only(halaman_lembar: Page) -> None:
    """From the top of the page into the sheet, a figure, an explanation, and out again."""
    h = halaman_lembar
    for _ in range(60):
        h.keyboard.press("Tab")
        if h.evaluate("Boolean(document.activeElement.closest('.bingkai-lembar'))"):
            break
    h.keyboard.press("Tab")
    h.keyboard.press("Control+Home")
    for _ in range(140):
        if h.evaluate("document.activeElement.closest('td')?.id") == letak("2.2.2")[1:]:
            break
        h.keyboard.press("Enter" if h.evaluate("document.activeElement.tagName") != "A" else "ArrowDown")
    h.keyboard.type("4")
    h.keyboard.press("Tab")
    h.keyboard.type("Kader bertambah.")
    h.keyboard.press("Enter")
    tersimpan(h, "2.2.2")
    tersimpan(h, "2.2.2", "penjelasan")
    assert nilai("2.2.2") == 4


@pytest.mark.lama
@pytest.mark.parametrize("ukuran", [{"width": 1366, "height": 768}, HP])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(masuk: Masuk, ukuran) -> None:
    buka()
    h = masuk(orang())
    h.set_viewport_size(ukuran)
    # Rows are alike, and axe looks at each: a few of them will do; the whole sheet once, on the wide screen.
    for alamat in (
        ALAMAT if ukuran != HP else f"{ALAMAT}?cari=kekerasan",
        f"{ALAMAT}baris/{kunci('1.1')}/",
        f"{ALAMAT}?kolom=ringkas&belum=1",
    ):
        h.goto(alamat)
        assert h.evaluate(MELEBAR) == 0, alamat
        assert pelanggaran(h) == [], alamat
    if ukuran != HP:
        buka_lembar(h, "?cari=gender")
        h.locator(f"{letak('1.1')} a").click()
        isian(h, "1.1.1.1").click()
        h.keyboard.type("abc")
        h.keyboard.press("Enter")
        expect(h.locator(letak("1.1.1.1"))).to_have_class(re.compile("salah"))
        assert pelanggaran(h) == []


def test_a_phone_has_a_list_and_a_form_of_one_row(masuk: Masuk) -> None:
    buka()
    h = masuk(orang())
    h.set_viewport_size(HP)
    h.goto(f"{ALAMAT}?cari=2.2")
    expect(h.locator("#lembar")).to_be_hidden()
    h.locator(f'.daftar-isian a[href*="/baris/{kunci("2.2.1")}/"]').click()
    h.get_by_label(re.compile("^Realisasi kinerja")).fill("9")
    for tombol in h.locator(".formulir-baris button, .urutan-baris a").all():
        assert tombol.bounding_box()["height"] >= 44
    h.get_by_role("button", name="Simpan dan lanjut").click()
    expect(h.get_by_text("Tersimpan.")).to_be_visible()
    expect(h.get_by_role("heading", level=1)).not_to_contain_text("2.2.1 Jumlah PUS")
    assert nilai("2.2.1") == 9
