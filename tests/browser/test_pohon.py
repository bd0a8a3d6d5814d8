"""The pohon kinerja in a browser: search and zoom by keyboard, boxes that hold their text, a phone, axe."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from lkjip.models import Pengguna
from tests.browser.aksesibel import temuan
from tests.pengisian.bantu import orang

Masuk = Callable[[Pengguna], Page]
POHON = "/dp3akb/2024/pohon/"
HP = {"width": 390, "height": 844}
# Texts whose box is narrower or lower than they are, in the typeface of this machine.
LUBER = """svg => [...svg.querySelectorAll(".simpul")].flatMap(g => {
  const kotak = g.querySelector("rect").getBBox();
  return [...g.querySelectorAll("text")].map(t => [t.textContent, t.getBBox()])
    .filter(([, b]) => b.x + b.width > kotak.width || b.y + b.height > kotak.height).map(([teks]) => teks);
})"""


def test_search_and_zoom_by_keyboard(masuk: Masuk) -> None:
    halaman = masuk(orang())
    halaman.goto(POHON)
    svg = halaman.locator(".bingkai-pohon svg")
    assert svg.evaluate(LUBER) == []
    halaman.get_by_label("Cari", exact=True).focus()
    halaman.keyboard.type("puspaga")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("2 simpul memuat")).to_be_visible()
    expect(halaman.locator("#daftar-pohon li.ketemu").first).to_be_visible()
    expect(halaman.locator("svg .ketemu").first).to_be_in_viewport()
    bingkai, nilai = halaman.locator(".bingkai-pohon"), halaman.locator(".nilai-zum")
    expect(nilai).to_have_text("100%")
    bingkai.focus()
    asli = svg.bounding_box()
    for tombol, harap in (("+", "125%"), ("-", "100%"), ("-", "80%"), ("1", "100%")):
        halaman.keyboard.press(tombol)
        expect(nilai).to_have_text(harap)
    halaman.keyboard.press("0")
    kini, tepi = svg.bounding_box(), bingkai.bounding_box()
    assert asli
    assert kini
    assert tepi
    assert asli["width"] > tepi["width"] >= kini["width"]
    halaman.get_by_role("button", name="Perbesar").click()
    halaman.get_by_role("button", name="Buka semua").click()
    expect(halaman.locator(".daftar-pohon details:not([open])")).to_have_count(0)


def test_a_box_leads_to_its_place_in_the_list(masuk: Masuk) -> None:
    halaman = masuk(orang())
    halaman.goto(POHON)
    tujuan = halaman.locator(".simpul.kegiatan a").first.get_attribute("href")
    assert tujuan
    entri = halaman.locator(f"li{tujuan}")
    expect(entri).to_be_hidden()
    halaman.locator(".simpul.kegiatan a").first.click()
    expect(entri).to_be_in_viewport()


def test_on_a_phone_there_is_the_list(masuk: Masuk) -> None:
    halaman = masuk(orang())
    halaman.goto(f"{POHON}?kedalaman=3&cari=puspaga")
    assert [v["id"] for v in temuan(halaman)] == []
    halaman.set_viewport_size(HP)
    expect(halaman.locator(".pohon-gambar")).to_be_hidden()
    expect(halaman.locator(".daftar-pohon .sasaran").first).to_be_visible()
    assert halaman.evaluate("document.documentElement.scrollWidth") <= HP["width"]
    assert [v["id"] for v in temuan(halaman)] == []
