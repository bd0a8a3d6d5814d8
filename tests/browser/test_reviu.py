"""The review in a browser: from the first answer to the statement, on a laptop and on a phone, and by axe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from evaluation.isi_reviu import jawaban_reviu
from evaluation.models import ReviuLkjip
from lkjip.enums import Peran, TahapReviu
from lkjip.models import Pengguna, Unit
from tests.browser.aksesibel import temuan
from tests.evaluation.bantu_reviu import TAHUN, baris, orang, unit_reviu

LAPTOP, HP = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
MELEBAR = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ALAMAT = f"/dinas-uji/{TAHUN}/reviu/"
Masuk = Callable[[Pengguna], Page]


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    return unit_reviu("dinas-uji")


def periksa(halaman: Page) -> None:
    """Nothing that axe finds, and nothing that sticks out on either screen."""
    semula = halaman.viewport_size
    for ukuran in (HP, LAPTOP):
        halaman.set_viewport_size(ukuran)
        assert halaman.evaluate(MELEBAR) == 0
    hasil = [f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})" for v in temuan(halaman)]
    assert hasil == []
    halaman.set_viewport_size(semula)


def test_from_the_first_answer_to_the_statement(masuk: Masuk, unit: Unit) -> None:
    """The reviewer at a laptop, the unit on a phone."""
    penelaah, perencana = orang(unit, Peran.INSPEKTORAT), orang(unit, Peran.PERENCANA)
    halaman = masuk(penelaah)
    halaman.set_viewport_size(LAPTOP)
    halaman.goto(f"/inspektorat/reviu/{TAHUN}/")
    periksa(halaman)
    halaman.get_by_role("link", name="DINAS-UJI").click()
    halaman.get_by_role("button", name="Mulai reviu").click()
    halaman.get_by_role("button", name="Pakai semua usulan yang kosong").click()
    reviu = ReviuLkjip.objects.get()
    assert baris(reviu).jawaban == "tidak"
    for n in (1, 3):
        halaman.locator(f"#jawaban-{jawaban_reviu(reviu)[n].pk}-ya").check()
    halaman.get_by_label("Nomor catatan hasil reviu").fill("700/1")
    halaman.get_by_label("Tanggal catatan hasil reviu").fill("2025-02-20")
    periksa(halaman)
    halaman.get_by_role("button", name="Sampaikan catatan hasil reviu").click()
    expect(halaman.get_by_role("status")).to_contain_text("disampaikan")

    halaman = masuk(perencana)
    halaman.set_viewport_size(HP)
    halaman.goto(ALAMAT)
    periksa(halaman)
    halaman.get_by_role("button", name="Kirim tanggapan").click()
    expect(halaman.get_by_role("alert")).to_contain_text("Tanggapan belum ditulis")
    for isian in halaman.get_by_label("Tanggapan butir").all():
        isian.fill("Sudah dilengkapi.")
    halaman.get_by_role("button", name="Kirim tanggapan").click()
    expect(halaman.get_by_role("status")).to_contain_text("dikirim")

    halaman = masuk(penelaah)
    halaman.set_viewport_size(LAPTOP)
    halaman.goto(ALAMAT)
    expect(halaman.get_by_text("Sudah dilengkapi.").first).to_be_visible()
    for label, isi in (
        ("Nomor pernyataan", "700/9"),
        ("Tanggal pernyataan", "2025-03-20"),
        ("Nama penanda tangan", "Nama Inspektur"),
        ("Jabatan penanda tangan", "Inspektur"),
    ):
        halaman.get_by_label(label).fill(isi)
    halaman.get_by_role("button", name="Nyatakan telah direviu").click()
    expect(halaman.get_by_role("status")).to_contain_text("telah direviu")
    periksa(halaman)
    assert ReviuLkjip.objects.get().tahap == TahapReviu.DINYATAKAN


def test_the_checklist_by_axe(masuk: Masuk, unit: Unit) -> None:
    halaman = masuk(orang(unit, Peran.KOORDINATOR))
    for jalur in ("", "2021/"):
        halaman.goto(f"/kelola/{unit.pemda.slug}/reviu/{jalur}")
        periksa(halaman)


def test_without_javascript(browser: Browser, masuk: Masuk, unit: Unit, live_server: LiveServer) -> None:
    kue = masuk(orang(unit, Peran.INSPEKTORAT)).context.cookies()
    konteks = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    konteks.add_cookies(kue)
    halaman = konteks.new_page()
    halaman.goto(ALAMAT)
    halaman.get_by_role("button", name="Mulai reviu").click()
    halaman.get_by_role("button", name="Pakai usulan butir 1 Format").click()
    expect(halaman.get_by_role("status")).to_contain_text("Tersimpan")
    assert baris(ReviuLkjip.objects.get()).jawaban == "tidak"
    konteks.close()
