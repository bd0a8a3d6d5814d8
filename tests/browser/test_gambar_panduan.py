"""The screenshots of the guide show what is declared, and still look like the pages.

GAMBAR_PANDUAN=tulis (make gambar-panduan) takes them again instead of comparing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from itertools import combinations

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page, expect

from indicators.enums import JenisDokumen
from indicators.models import Dokumen
from lkjip.enums import Peran
from lkjip.models import Pengguna
from reports.bantuan import GAMBAR as FOLDER
from tests.browser.aksesibel import temuan
from tests.browser.gambar_panduan import GAMBAR, HP, LAPTOP, PK, Gambar
from tests.pengisian.bantu import buka, orang

Masuk = Callable[[Pengguna], Page]
TULIS = os.environ.get("GAMBAR_PANDUAN") == "tulis"
KISI, BEDA_TERANG = (32, 18), 8  # cells, and by how much grey one may differ unseen
# Part of the cells. A page again, with other dates and names: at most 0.15; 3 % larger, as in another
# typeface: 0.27; another of our pages: 0.29 and more.
BEDA_MAKS = 0.27


def kisi(gambar: Image.Image) -> bytes:
    """The picture as few grey cells: a letter more or less does not show, a table or a card does."""
    return gambar.convert("L").resize(KISI, Image.Resampling.BOX).tobytes()


def beda(a: Image.Image, b: Image.Image) -> float:
    """The part of the cells that are not alike, 0 to 1."""
    sel = list(zip(kisi(a), kisi(b), strict=True))
    return sum(abs(x - y) > BEDA_TERANG for x, y in sel) / len(sel)


def potret(halaman: Page, g: Gambar, isian: dict[str, object]) -> Image.Image:
    halaman.set_viewport_size({"width": g.ukuran[0], "height": g.ukuran[1]})
    halaman.goto(reverse(g.url, kwargs=isian), wait_until="networkidle" if TULIS else "load")
    for tombol in g.klik:
        halaman.locator(tombol).first.click()
    expect(halaman.locator(f"main >> {g.tampak}").locator("visible=true").first).to_be_in_viewport()
    return Image.open(BytesIO(halaman.screenshot())).convert("RGB")


@pytest.mark.lama
@pytest.mark.parametrize("peran", sorted({g.peran for g in GAMBAR}))
def test_the_screenshots_are_those_of_the_pages(masuk: Masuk, peran: Peran) -> None:
    buka()
    halaman = masuk(orang(Peran(peran), first_name=Peran(peran).label, last_name="Contoh"))
    pk = Dokumen.objects.berlaku().filter(jenis=JenisDokumen.PK, tahun=2024).latest("pk").pk
    galat = []
    for g in (g for g in GAMBAR if g.peran == peran):
        kini = potret(halaman, g, {k: pk if v == PK else v for k, v in g.isian.items()})
        if TULIS:
            kini.save(FOLDER / g.berkas, quality=62, method=6)
        with Image.open(FOLDER / g.berkas) as lama:
            if lama.size != g.ukuran or kini.size != g.ukuran:
                galat.append(f"{g.berkas}: {lama.size}, should be {g.ukuran}")
            elif (n := beda(lama, kini)) > BEDA_MAKS:
                galat.append(f"{g.berkas}: {n:.0%} of the page looks different")
    assert not galat, "\n".join([*galat, "Look at the pages; then run `make gambar-panduan`."])


def test_a_screenshot_of_another_page_would_be_noticed() -> None:
    for a, b in combinations((g for g in GAMBAR if g.ukuran == LAPTOP), 2):
        with Image.open(FOLDER / a.berkas) as x, Image.open(FOLDER / b.berkas) as y:
            assert beda(x, y) > BEDA_MAKS, (a.nama, b.nama)


@pytest.mark.parametrize("ukuran", [LAPTOP, HP])
def test_the_guide_can_be_read_by_everybody(halaman: Page, ukuran: tuple[int, int]) -> None:
    halaman.set_viewport_size({"width": ukuran[0], "height": ukuran[1]})
    for alamat in ("/bantuan/", "/bantuan/?cari=realisasi", "/bantuan/perencanaan/"):
        halaman.goto(alamat)
        assert temuan(halaman) == [], alamat
        lebar = halaman.evaluate("document.documentElement.scrollWidth")
        assert lebar <= ukuran[0], alamat
    kosong = "[...document.querySelectorAll('.panduan img')].filter(g => !g.naturalWidth).length"
    assert halaman.evaluate(kosong) == 0
