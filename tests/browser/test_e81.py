"""Formulir E.81 in a browser: rows that fold by keyboard, both sticky directions, and the texts below it."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from budget.models import Simpul
from indicators.models import EvaluasiRenja
from lkjip.enums import VarianE81
from lkjip.models import PengaturanTahun, Pengguna
from tests.browser.aksesibel import temuan
from tests.pengisian.bantu import buka, orang, unit_demo

Masuk = Callable[[Pengguna], Page]
E81 = "/dp3akb/2024/e81/4/"
HP = {"width": 390, "height": 844}


def pelanggaran(halaman: Page) -> list[str]:
    """What axe finds, of whatever weight."""
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in temuan(halaman)]


def baris(halaman: Page, kunci: str) -> Locator:
    return halaman.locator(f'.t-e81 tr[data-kunci="{kunci}"]')


def tombol(halaman: Page, kunci: str) -> Locator:
    return baris(halaman, kunci).get_by_role("button")


def test_rows_fold_and_open_by_keyboard(masuk: Masuk) -> None:
    halaman = masuk(orang())
    halaman.goto(E81)
    program = tombol(halaman, "1.2")
    expect(program).to_have_accessible_name("Rincian 1.2 Program Perlindungan Perempuan")
    expect(program).to_have_attribute("aria-expanded", "true")
    program.focus()
    halaman.keyboard.press("Enter")
    expect(program).to_have_attribute("aria-expanded", "false")
    for kunci in ("1.2.1", "1.2.1.1", "1.2.3.1"):
        expect(baris(halaman, kunci)).to_be_hidden()
    for kunci in ("1.2", "1.3", "1.1.1.1", "jumlah-s1", "jumlah"):
        expect(baris(halaman, kunci)).to_be_visible()
    expect(program).to_be_focused()
    halaman.keyboard.press("Space")
    expect(baris(halaman, "1.2.1.1")).to_be_visible()


def test_what_was_folded_below_stays_folded(masuk: Masuk) -> None:
    halaman = masuk(orang())
    halaman.goto(E81)
    for kunci in ("1.2.1", "1.2", "1.2"):
        tombol(halaman, kunci).click()
    expect(baris(halaman, "1.2.1")).to_be_visible()
    expect(baris(halaman, "1.2.1.1")).to_be_hidden()


def test_all_at_once_and_the_window_remembers(masuk: Masuk) -> None:
    halaman = masuk(orang())
    halaman.goto(E81)
    tampak = halaman.locator(".t-e81 tbody tr:visible")
    semua = tampak.count()
    for nama, kelas in (
        ("Lipat semua", {"sasaran", "jumlah"}),
        ("Sampai program", {"sasaran", "jumlah", "program"}),
    ):
        halaman.get_by_role("button", name=nama).click()
        assert {k for t in tampak.all() for k in (t.get_attribute("class") or "").split()} - {
            "semula"
        } == kelas
    sesudah = tampak.count()
    halaman.goto("/dp3akb/2024/e81/1/")
    expect(tampak).to_have_count(sesudah)  # another quarter of the same year
    halaman.get_by_role("button", name="Buka semua").click()
    expect(tampak).to_have_count(semua)


def test_another_reader_in_the_same_window_has_a_state_of_his_own(masuk: Masuk) -> None:
    halaman = masuk(orang())
    halaman.goto(E81)
    halaman.get_by_role("button", name="Lipat semua").click()
    masuk(orang()).goto(E81)
    expect(baris(halaman, "1.2.1.1")).to_be_visible()


@pytest.mark.parametrize("varian", VarianE81)
def test_heading_and_first_columns_stay(masuk: Masuk, varian: VarianE81) -> None:
    pengguna = orang()
    PengaturanTahun.objects.filter(pemda=unit_demo().pemda, tahun=2024).update(varian_e81=varian)
    halaman = masuk(pengguna)
    halaman.goto(E81)
    bingkai = halaman.locator(".bingkai-tabel")
    bingkai.evaluate("b => { b.scrollTop = 1500; b.scrollLeft = 900; }")
    tepi = bingkai.bounding_box()
    kepala = halaman.locator(".t-e81 thead").bounding_box()
    assert tepi
    assert kepala
    assert abs(kepala["y"] - tepi["y"]) < 2
    for kelas, x in ((".tetap-1", 0), (".tetap-2", 88)):
        for sel in (f".t-e81 thead {kelas}", ".t-e81 tbody tr.kegiatan " + kelas):
            kotak = halaman.locator(sel).first.bounding_box()
            assert kotak
            assert abs(kotak["x"] - tepi["x"] - x) < 3, sel
    di_pojok = halaman.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('th')?.textContent.trim()",
        [tepi["x"] + 20, tepi["y"] + 20],
    )
    assert di_pojok == "No", "the corner lies above both"


@pytest.mark.lama
@pytest.mark.parametrize(
    ("varian", "ukuran"), [(VarianE81.LENGKAP, None), (VarianE81.BAKU, None), (VarianE81.LENGKAP, HP)]
)
def test_axe_finds_nothing(masuk: Masuk, varian: VarianE81, ukuran: dict | None) -> None:
    pengguna = orang()
    PengaturanTahun.objects.filter(pemda=unit_demo().pemda, tahun=2024).update(varian_e81=varian)
    buka()
    if (
        varian == VarianE81.BAKU or ukuran
    ):  # axe takes its time with many rows, which it has seen in the first
        Simpul.objects.filter(unit=unit_demo(), tahun=2024).exclude(
            kode__regex=r"^1(\.[12](\.1.*)?)?$"
        ).delete()
    halaman = masuk(pengguna)
    if ukuran:
        halaman.set_viewport_size(ukuran)
    halaman.goto(E81)
    assert pelanggaran(halaman) == []
    halaman.get_by_role("button", name="Sampai program").click()
    assert pelanggaran(halaman) == []
    assert halaman.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("ukuran", [None, HP], ids=["lebar", "hp"])
def test_two_writers_by_keyboard(masuk: Masuk, ukuran: dict | None) -> None:
    buka()
    halaman = masuk(orang(first_name="Rina"))
    if ukuran:
        halaman.set_viewport_size(ukuran)
    halaman.goto(E81)
    halaman.get_by_role("link", name="Sunting faktor dan tindak lanjut").press("Enter")
    assert pelanggaran(halaman) == []
    EvaluasiRenja.objects.filter(unit=unit_demo(), triwulan=4).update(faktor_pendorong="Teks Budi", versi=2)
    kotak = halaman.get_by_label("Faktor pendorong keberhasilan kinerja")
    kotak.fill("Ketikan Rina")
    halaman.get_by_role("button", name="Simpan").press("Enter")
    expect(halaman.get_by_text("Teks Budi")).to_be_visible()
    expect(kotak).to_have_value("Ketikan Rina")
    halaman.galat.clear()  # the 409 was expected
    assert pelanggaran(halaman) == []
    halaman.get_by_label("Pakai ketikan saya").press("Space")
    halaman.get_by_role("button", name="Simpan").press("Enter")
    expect(halaman.get_by_text("tersimpan.")).to_be_visible()
    expect(halaman.get_by_text("Ketikan Rina")).to_be_visible()


def test_without_javascript_the_whole_table_stands_open(
    browser: Browser, live_server: LiveServer, browser_context_args: dict, transactional_db: None
) -> None:
    klien = Client()
    klien.force_login(orang())
    nama = settings.SESSION_COOKIE_NAME
    konteks = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    konteks.add_cookies([{"name": nama, "value": klien.cookies[nama].value, "url": live_server.url}])
    halaman = konteks.new_page()
    halaman.goto(live_server.url + E81)
    semua = halaman.locator(".t-e81 tbody tr")
    assert semua.count() > 100
    expect(halaman.locator(".t-e81 tbody tr:visible")).to_have_count(semua.count())
    expect(halaman.get_by_role("button", name="Lipat semua")).to_have_count(0)
    konteks.close()
