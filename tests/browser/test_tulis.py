"""Writing a text in a browser: figures, notes, saving by itself, two writers, and pasting from Word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from lkjip.models import Pengguna
from reports import naskah as layanan
from reports.models import Naskah
from tests.browser.papan_ketik import ketik_naskah
from tests.pengisian.bantu import TAHUN, orang, unit_demo
from tests.reports.bantu_naskah import tersimpan

ALAMAT = f"/dp3akb/{TAHUN}/tulis/saran/saran/"
ANGKA = {"kunci": f"ind:idg:{TAHUN}:capaian", "sebutan": "Capaian IDG", "teks": "102,13%", "kelompok": "IDG"}
LAIN = {"kunci": f"ind:idg:{TAHUN}:target", "sebutan": "Target IDG", "teks": "70,50", "kelompok": "IDG"}
RUJUK = {
    "kunci": "target-realisasi",
    "sebutan": "Target dan realisasi",
    "teks": "Tabel 3.4",
    "kelompok": "Tabel",
}
# As Word puts it on the clipboard, shortened.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=IN style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><span style='font-family:Arial'>Upaya<o:p></o:p></span></h1>
<p class=MsoNormal style='color:red'><b><span style='font-size:14pt'>Dinas</span></b> melatih kader.
<a style='mso-comment-reference:A_1'></a><span style='mso-special-character:comment'>[A1]</span>
<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
 style='mso-list:Ignore'>·<span style='font:7.0pt "Arial"'>&nbsp;&nbsp; </span></span><![endif]>Butir
satu<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span
 style='mso-list:Ignore'>a.<span>&nbsp;</span></span>Anak butir</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=301 colspan=2 style='width:225pt'><p class=MsoNormal>Kader<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><img width=10 height=10 src="file:///C:/Users/x/image001.png"></p>
<!--EndFragment--></body></html>"""
TEMPEL = """(unsur, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  unsur.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def halaman_rina(masuk: Callable[[Pengguna], Page], transactional_db: None) -> Page:
    Naskah.objects.all().delete()
    halaman = masuk(orang(first_name="Rina"))

    def jawab(rute: Route) -> None:
        rute.fulfill(json={"hasil": [RUJUK] if "jenis=rujuk" in rute.request.url else [LAIN, ANGKA]})

    halaman.route("**/angka/cari/*", jawab)
    halaman.goto(ALAMAT)
    return halaman


def test_what_was_pressed_before_the_editor_was_there_counts(halaman_rina: Page) -> None:
    h = halaman_rina
    tertahan = []
    h.route("**/tulis*.js", lambda rute: tertahan.append(rute))
    h.goto(f"{ALAMAT}?lagi", wait_until="commit")
    h.get_by_role("link", name="Kosong").click()
    h.unroute("**/tulis*.js")
    for rute in tertahan:
        rute.continue_()
    expect(h.locator(".naskah-editor")).to_be_focused()


def tunggu_tersimpan(halaman: Page) -> str:
    halaman.keyboard.press("Control+s")
    expect(halaman.locator("#keadaan-simpan")).to_contain_text("Tersimpan pukul")
    return tersimpan().isi


def test_a_text_is_written_by_keyboard_and_saves_itself(
    halaman_rina: Page, browser: Browser, live_server: LiveServer, browser_context_args: dict
) -> None:
    h = halaman_rina
    naskah = h.get_by_role("textbox", name="Naskah 4.2 Langkah Perbaikan")
    h.get_by_role("link", name="Kosong").click()
    expect(naskah).to_be_focused()
    ketik_naskah(h, "Capaian {{")
    expect(h.get_by_role("dialog", name="Sisipkan angka")).to_be_visible()
    expect(h.get_by_text("2 ditemukan.")).to_be_visible()
    assert [v["id"] for v in Axe().run(h).response["violations"]] == []
    h.keyboard.press("ArrowDown")
    h.keyboard.press("ArrowDown")
    h.keyboard.press("Enter")
    ketik_naskah(h, " pada ")
    h.keyboard.press("Alt+F10")
    h.keyboard.press("End")
    h.keyboard.press("Escape")
    h.get_by_role("button", name="Sisipkan rujukan").click()
    h.get_by_role("button", name="Tabel 3.4").click()
    ketik_naskah(h, " baik.")
    h.get_by_role("button", name="Catatan kaki").click()
    h.get_by_label("Isi catatan").fill("Rilis BPS.")
    h.get_by_role("dialog").get_by_role("button", name="Simpan").click()
    expect(h.locator("#keadaan-simpan")).to_contain_text("Tersimpan pukul", timeout=8000)  # by itself
    assert tersimpan().isi == (
        f'<p>Capaian <span data-angka="{ANGKA["kunci"]}">102,13%</span> pada '
        '<span data-rujuk="target-realisasi">Tabel 3.4</span> baik.'
        '<span data-catatan="Rilis BPS."></span></p>'
    )
    h.reload()
    expect(h.get_by_role("img", name="Angka hidup: 102,13%", exact=True)).to_be_visible()
    expect(h.get_by_role("img", name="Catatan kaki: Rilis BPS.")).to_be_visible()
    naskah.click()  # holds the text again
    with h.expect_response("**/pegang/"):
        naskah.press("End")
    konteks = browser.new_context(**browser_context_args | {"base_url": live_server.url})
    klien = Client()
    klien.force_login(orang(first_name="Budi"))
    nama = settings.SESSION_COOKIE_NAME
    konteks.add_cookies([{"name": nama, "value": klien.cookies[nama].value, "url": live_server.url}])
    kedua = konteks.new_page()
    kedua.goto(ALAMAT)
    expect(kedua.get_by_text("Rina sedang menulis naskah ini")).to_be_visible()
    expect(kedua.locator(".naskah-editor")).to_have_attribute("contenteditable", "false")
    konteks.close()


def test_word_is_cleaned_and_nothing_is_lost_in_a_conflict_or_without_network(halaman_rina: Page) -> None:
    h = halaman_rina
    naskah = h.locator(".naskah-editor")
    naskah.click()
    naskah.evaluate(TEMPEL, WORD)
    expect(h.get_by_text("Gambar tidak ikut ditempel")).to_be_visible()
    isi = tunggu_tersimpan(h)
    assert isi.startswith("<h4>Upaya</h4><p><strong>Dinas</strong> melatih kader.")
    assert "<ul><li><p>Butir satu</p><ol><li><p>Anak butir</p></li></ol></li></ul>" in isi
    assert '<td colspan="2"><p>Kader</p></td>' in isi
    for sisa in ("mso", "Mso", "style", "class", "img", "o:p", "A1", "·", "a."):
        assert sisa not in isi
    # without network: kept in the browser, and offered again
    h.context.set_offline(True)
    naskah.press("Control+End")
    ketik_naskah(h, "Tanpa jaringan.")
    h.keyboard.press("Control+s")
    expect(h.locator("#keadaan-simpan")).to_contain_text("Tulisan disimpan di peramban ini")
    assert h.evaluate("Object.values(localStorage).some((k) => k.includes('Tanpa jaringan.'))")
    h.context.set_offline(False)
    expect(h.locator("#keadaan-simpan")).to_contain_text("Tersimpan pukul")
    assert "Tanpa jaringan." in tersimpan().isi
    # another window of the same person was faster
    rina = Pengguna.objects.get(first_name="Rina")
    layanan.simpan(rina, unit_demo(), TAHUN, "saran", "<p>Dari jendela lain.</p>", versi=tersimpan().versi)
    ketik_naskah(h, " Tulisan saya.")
    h.keyboard.press("Control+s")
    dialog = h.get_by_role("dialog", name="Naskah ini sudah diubah di tempat lain")
    expect(dialog.get_by_text("Dari jendela lain.")).to_be_visible()
    dialog.get_by_role("button", name="Simpan tulisan saya").click()
    expect(h.locator("#keadaan-simpan")).to_contain_text("Tersimpan pukul")
    assert "Tulisan saya." in tersimpan().isi
    h.galat[:] = [g for g in h.galat if not g.startswith("409:")]
