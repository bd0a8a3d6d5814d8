"""The workflow in a browser: a head on a phone, all by keyboard, without JavaScript, and by axe."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from lkjip.enums import Keadaan, Peran
from lkjip.models import Pengguna, Unit
from lkjip.pemberitahuan import beri_tahu
from pengisian.enums import Langkah
from pengisian.models import LangkahTriwulan, TriwulanUnit
from tests.browser.aksesibel import temuan
from tests.pengisian.bantu import unit_demo
from tests.pengisian.bantu_alur import (
    TAHUN,
    TRIWULAN,
    buka_periode,
    catat,
    isi_penuh,
    langkah,
    pejabat,
    taruh,
    unit_kecil,
)

HP = {"width": 390, "height": 844}
MELEBAR = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ALASAN = "Penjelasan baris 1.1 belum menyebut sebabnya."
Masuk = Callable[[Pengguna], Page]


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    """Submitted, with one row below its target."""
    unit = unit_kecil("dinas-uji")
    buka_periode(unit)
    perencana = pejabat(unit, Peran.PERENCANA)
    isi_penuh(unit, perencana)
    catat(unit, "ip", "8", penjelasan="Pelatihan ditunda.")
    langkah(Langkah.AJUKAN, unit, perencana)
    return unit


def alamat(akhir: str = "") -> str:
    return f"/dinas-uji/{TAHUN}/pengisian/{akhir}"


def keadaan() -> str:
    return TriwulanUnit.objects.get().keadaan


def pelanggaran(halaman: Page) -> list[str]:
    """What axe finds, of any weight."""
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})" for v in temuan(halaman)]


def test_the_head_sends_back_and_approves_on_a_phone(masuk: Masuk, unit: Unit) -> None:
    halaman = masuk(pejabat(unit, Peran.KEPALA))
    halaman.set_viewport_size(HP)
    halaman.goto(alamat())
    tugas = halaman.get_by_role("link", name="Triwulan IV: Periksa dan setujui")
    expect(tugas).to_be_in_viewport()  # what is to be done is on the first screen
    tugas.click()
    expect(halaman.get_by_text("Pelatihan ditunda.")).to_be_visible()
    assert pelanggaran(halaman) == []
    assert halaman.evaluate(MELEBAR) == 0
    halaman.get_by_role("link", name="Minta perbaikan").click()
    halaman.get_by_label("Apa yang harus diperbaiki?").fill(ALASAN)
    assert pelanggaran(halaman) == []
    assert halaman.evaluate(MELEBAR) == 0
    halaman.get_by_role("button", name="Minta perbaikan").click()
    expect(halaman.get_by_role("status")).to_contain_text("dikembalikan")
    expect(halaman.get_by_text(ALASAN)).to_be_visible()
    assert halaman.evaluate(MELEBAR) == 0
    assert keadaan() == Keadaan.DIKEMBALIKAN

    langkah(Langkah.AJUKAN, unit, pejabat(unit, Peran.PERENCANA))
    halaman.goto(alamat())
    halaman.get_by_role("link", name="Triwulan IV: Periksa dan setujui").click()
    halaman.get_by_role("button", name="Setujui").click()
    expect(halaman.get_by_role("status")).to_contain_text("disetujui")
    halaman.get_by_role("link", name="Disetujui").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Versi 1 yang disetujui")
    assert halaman.evaluate(MELEBAR) == 0
    assert keadaan() == Keadaan.DISETUJUI


def tab_ke(halaman: Page, nama: str) -> None:
    """Presses Tab until a link or button of that name has the focus."""
    for _ in range(60):
        halaman.keyboard.press("Tab")
        teks = halaman.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')")
        if teks == nama:
            return
    raise AssertionError(f"the keyboard does not get to “{nama}”")


def test_all_by_keyboard(masuk: Masuk, unit: Unit) -> None:
    halaman = masuk(pejabat(unit, Peran.KEPALA))
    halaman.goto(alamat())
    tab_ke(halaman, "Periksa dan setujui Triwulan IV")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url(re.compile("langkah=setujui"))
    tab_ke(halaman, "Minta perbaikan")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url(re.compile("langkah=kembalikan"))
    for _ in range(60):
        halaman.keyboard.press("Tab")
        if halaman.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    halaman.keyboard.type(ALASAN)
    tab_ke(halaman, "Minta perbaikan")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("status")).to_be_visible()
    assert LangkahTriwulan.objects.latest("id").alasan == ALASAN


@pytest.mark.lama
@pytest.mark.parametrize("ukuran", [None, HP], ids=["laptop", "phone"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    masuk: Masuk, unit: Unit, ukuran: dict | None
) -> None:
    kepala, koordinator = pejabat(unit, Peran.KEPALA), pejabat(unit, Peran.KOORDINATOR)
    langkah(Langkah.SETUJUI, unit, kepala)
    langkah(Langkah.KEMBALIKAN, unit, koordinator, ALASAN)
    taruh(unit_kecil("badan-lain", unit.pemda), Keadaan.DIAJUKAN)
    beri_tahu([koordinator], kunci="a", judul="Triwulan IV diajukan", alamat=alamat())
    pemda = f"/kelola/{unit.pemda.slug}"
    halaman = masuk(koordinator)
    if ukuran:
        halaman.set_viewport_size(ukuran)
    for jalur in (
        alamat(),
        alamat(f"{TRIWULAN}/kekurangan/"),
        alamat("2/kekurangan/"),
        alamat(f"{TRIWULAN}/alur/"),
        alamat(f"{TRIWULAN}/salinan/1/?banding=kini"),
        alamat(f"{TRIWULAN}/rapor/"),
        f"{pemda}/periode/?tahun={TAHUN}",
        f"{pemda}/periode/{TAHUN}/{TRIWULAN}/",
        f"{pemda}/periode/{TAHUN}/{TRIWULAN}/perpanjangan/",
        f"{pemda}/triwulan/{TAHUN}/{TRIWULAN}/",
        "/pemberitahuan/",
    ):
        halaman.goto(jalur)
        assert halaman.evaluate(MELEBAR) == 0, jalur
        if ukuran:  # the same page, where what folds away is folded
            assert pelanggaran(halaman) == [], jalur


def test_the_demo_fits_too(masuk: Masuk, transactional_db: None) -> None:
    """Long names, many rows."""
    unit = unit_demo()
    taruh(unit, Keadaan.DIAJUKAN)
    halaman = masuk(pejabat(unit, Peran.KEPALA))
    for ukuran in ({"width": 1366, "height": 768}, HP):
        halaman.set_viewport_size(ukuran)
        for akhir in ("", "4/alur/?langkah=setujui", "4/kekurangan/", "4/rapor/"):
            halaman.goto(f"/dp3akb/{TAHUN}/pengisian/{akhir}")
            assert halaman.evaluate(MELEBAR) == 0, (akhir, ukuran)


def test_many_are_locked_without_javascript(
    browser: Browser, live_server: LiveServer, browser_context_args: dict, unit: Unit
) -> None:
    langkah(Langkah.SETUJUI, unit, pejabat(unit, Peran.KEPALA))
    klien = Client()
    klien.force_login(pejabat(unit, Peran.KOORDINATOR))
    nama = settings.SESSION_COOKIE_NAME
    konteks = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    konteks.add_cookies([{"name": nama, "value": klien.cookies[nama].value, "url": live_server.url}])
    halaman = konteks.new_page()
    halaman.goto(f"{live_server.url}/kelola/{unit.pemda.slug}/triwulan/{TAHUN}/{TRIWULAN}/")
    halaman.get_by_label("Pilih DINAS-UJI").check()
    halaman.get_by_role("button", name="Kunci").click()
    halaman.get_by_role("button", name="Kunci 1 triwulan").click()
    expect(halaman.get_by_role("status")).to_contain_text("Kunci: 1 berhasil.")
    konteks.close()
    assert keadaan() == Keadaan.TERKUNCI
