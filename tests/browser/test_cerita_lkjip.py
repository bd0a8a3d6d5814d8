"""A live figure and a typed one in a text: the sheet changes, the text follows, the check speaks."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from lkjip.models import Pengguna
from reports.models import Naskah
from tests.browser.lembar import buka_lembar, isian, tersimpan
from tests.browser.papan_ketik import ketik_naskah
from tests.pengisian.bantu import TAHUN, buka, orang

LKJIP = f"/dp3akb/{TAHUN}/"
TERKETIK = "12,34%"


def test_a_figure_is_written_changed_in_the_sheet_and_looked_at_again(
    masuk: Callable[[Pengguna], Page], transactional_db: None
) -> None:
    Naskah.objects.all().delete()
    buka()
    h = masuk(orang(first_name="Rina"))
    _tulis(h)
    buka_lembar(h)
    isian(h, "1.1.1.2").click()
    h.keyboard.type("1")
    h.keyboard.press("Enter")
    tersimpan(h, "1.1.1.2")
    h.goto(f"{LKJIP}laporan/saran/")
    expect(h.locator("article")).to_contain_text("Capaian sosialisasi 100,00%, bukan 12,34%.")
    h.goto(f"{LKJIP}susunan/")
    expect(h.locator("tr", has_text="Langkah Perbaikan")).to_contain_text("Perlu dilihat lagi")
    h.goto(f"{LKJIP}periksa/")
    temuan = h.locator("main")
    expect(temuan).to_contain_text(TERKETIK)
    expect(temuan).to_contain_text("97,06%")
    h.goto(f"{LKJIP}angka/")
    h.get_by_role("button", name="Terima angka baru").click()
    h.goto(f"{LKJIP}susunan/")
    expect(h.locator("tr", has_text="Langkah Perbaikan")).to_contain_text("Ditulis")
    assert 'data-angka="ind:1.1.1.2:2024:capaian">100,00%<' in Naskah.objects.get(bagian="saran").isi


def _tulis(h: Page) -> None:
    h.goto(f"{LKJIP}tulis/saran/saran/")
    h.get_by_role("link", name="Kosong").click()
    expect(h.get_by_role("textbox", name="Naskah 4.2 Langkah Perbaikan")).to_be_focused()
    ketik_naskah(h, "Capaian sosialisasi {{")
    dialog = h.get_by_role("dialog", name="Sisipkan angka")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    h.keyboard.type("1.1.1.2 capaian")
    expect(dialog.get_by_text("97,06%").first).to_be_visible()
    h.keyboard.press("ArrowDown")
    h.keyboard.press("Enter")
    ketik_naskah(h, f", bukan {TERKETIK}.")
    h.keyboard.press("Control+s")
    expect(h.locator("#keadaan-simpan")).to_contain_text("Tersimpan pukul")
