"""The pages in a browser: both widths, keyboard, without JavaScript, and by the rules of axe."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from tests.browser.aksesibel import temuan
from tests.pabrik import buat_pengguna
from tests.reports.halaman import JEJAK, JENIS, alamat

LAPTOP, HP = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
MELEBAR = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Masuk = Callable[[Pengguna], Page]


def pengguna(peran: Peran) -> Pengguna:
    dinas = Unit.objects.get(slug="dp3akb")
    seluruh = peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)
    return buat_pengguna(peran, None if seluruh else dinas, pemda=dinas.pemda)


def pelanggaran(halaman: Page) -> list[str]:
    """What axe finds serious or critical."""
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})"
        for v in temuan(halaman)
        if v["impact"] in ("serious", "critical")
    ]


def test_every_role_reads_the_dashboard_on_laptop_and_phone(masuk: Masuk) -> None:
    for peran in Peran:
        halaman = masuk(pengguna(peran))
        for ukuran in (LAPTOP, HP):
            halaman.set_viewport_size(ukuran)
            halaman.goto(alamat(""))
            for angka in ("92,48%", "90,80%", "64,64"):
                # The state of the year is on the first screen.
                expect(halaman.locator(".keadaan").get_by_text(angka)).to_be_in_viewport()
            assert halaman.evaluate(MELEBAR) == 0, (peran, ukuran)


def test_no_page_scrolls_sideways(masuk: Masuk) -> None:
    """Wide tables scroll inside their own frame."""
    halaman = masuk(pengguna(Peran.KEPALA))
    for ukuran in (LAPTOP, HP):
        halaman.set_viewport_size(ukuran)
        for jalur in (*JENIS, JEJAK):
            halaman.goto(alamat(jalur))
            assert halaman.evaluate(MELEBAR) == 0, (jalur, ukuran)


@pytest.mark.lama
def test_axe_finds_nothing_serious(masuk: Masuk) -> None:
    halaman = masuk(pengguna(Peran.KEPALA))
    for jalur in (*JENIS, JEJAK):
        halaman.goto(alamat(jalur))
        assert pelanggaran(halaman) == [], jalur


def test_trace_opens_and_closes_by_keyboard(masuk: Masuk) -> None:
    halaman = masuk(pengguna(Peran.KEPALA))
    halaman.goto(alamat("tabel/target-realisasi/"))
    tautan = halaman.locator(f'a[href="{alamat(JEJAK)}"]')
    tautan.focus()
    halaman.keyboard.press("Enter")
    dialog = halaman.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_text("R / T × 100")).to_be_visible()
    assert pelanggaran(halaman) == []
    halaman.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(tautan).to_be_focused()
    assert halaman.url.endswith(alamat("tabel/target-realisasi/")), "the reader stays where he was"


def test_trace_fits_a_phone(masuk: Masuk) -> None:
    halaman = masuk(pengguna(Peran.KEPALA))
    halaman.set_viewport_size(HP)
    halaman.goto(alamat(""))
    halaman.locator(".keadaan a.jejak").first.click()
    dialog = halaman.get_by_role("dialog")
    expect(dialog.get_by_text("jumlah capaian / banyaknya indikator")).to_be_visible()
    assert halaman.evaluate(MELEBAR) == 0


def test_first_columns_of_e81_stay(masuk: Masuk) -> None:
    halaman = masuk(pengguna(Peran.KEPALA))
    halaman.goto(alamat("e81/4/"))
    bingkai = halaman.locator(".bingkai-tabel")
    sel = halaman.locator(".t-e81 tbody tr").nth(2).locator(".tetap-2")
    semula = sel.bounding_box()
    bingkai.evaluate("b => b.scrollLeft = 600")
    kini = sel.bounding_box()
    assert semula
    assert kini
    assert abs(semula["x"] - kini["x"]) < 1


def test_outline_folds_on_a_phone(masuk: Masuk) -> None:
    halaman = masuk(pengguna(Peran.KEPALA))
    halaman.set_viewport_size(HP)
    halaman.goto(alamat("laporan/target-realisasi/"))
    isi = halaman.locator(".garis-besar-ringkas").get_by_role("link", name="Bab IV Penutup")
    expect(isi).to_be_hidden()
    halaman.get_by_text("Daftar isi", exact=True).click()
    isi.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Bab IV Penutup")


def test_all_works_without_javascript(
    browser: Browser, live_server: LiveServer, browser_context_args: dict, transactional_db: None
) -> None:
    klien = Client()
    klien.force_login(pengguna(Peran.KEPALA))
    nama = settings.SESSION_COOKIE_NAME
    konteks = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    konteks.add_cookies([{"name": nama, "value": klien.cookies[nama].value, "url": live_server.url}])
    halaman = konteks.new_page()
    halaman.goto(live_server.url + alamat(""))
    halaman.locator(".keadaan a.jejak").first.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Rata-rata capaian indikator sasaran")
    halaman.goto(live_server.url + alamat("tabel/"))
    halaman.get_by_label("Cari tabel").fill("efisiensi")
    halaman.get_by_role("button", name="Cari").click()
    halaman.get_by_role("link", name="Efisiensi dan Efektivitas").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Efisiensi dan Efektivitas")
    halaman.goto(live_server.url + alamat("rencana/anggaran/"))
    halaman.get_by_text("Program Perlindungan Perempuan").click()
    expect(halaman.locator("details.dahan[open]").first).to_be_visible()
    konteks.close()
