"""Evidence, history, yearly values, responsibilities in a browser: axe, phone, keyboard, no JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from lkjip.models import Pengguna
from pengisian.models import Bukti
from tests.browser.test_halaman import HP, MELEBAR, pelanggaran
from tests.lkjip.unggahan import berkas_uji
from tests.pengisian.bantu import TAHUN, buka, kunci, orang, tulis
from tests.pengisian.bukti_uji import alamat, buat

Masuk = Callable[[Pengguna], Page]
DASAR = f"/dp3akb/{TAHUN}/pengisian/"


@pytest.fixture
def perencana(transactional_db: None) -> Pengguna:
    buka()
    pengguna = orang(first_name="Sari")
    tulis(pengguna, ("2.2.1", "nilai", "5"), ("2.2.1", "penjelasan", "Kader bertambah. " * 20))
    return pengguna


def semua_halaman(pengguna: Pengguna) -> list[str]:
    nomor = buat(pengguna).pk
    return [
        alamat(),
        alamat(akhir=f"{nomor}/"),
        f"{DASAR}4/riwayat/",
        f"{DASAR}tahunan/",
        f"{DASAR}tahunan/{kunci('idg')}/?final=1",
        f"{DASAR}penanggung-jawab/",
    ]


@pytest.mark.lama
def test_axe_and_both_widths(masuk: Masuk, perencana: Pengguna) -> None:
    halaman = masuk(perencana)
    for jalur in semua_halaman(perencana):
        for ukuran in ({"width": 1366, "height": 768}, HP):
            halaman.set_viewport_size(ukuran)
            halaman.goto(jalur)
            assert halaman.evaluate(MELEBAR) == 0, (jalur, ukuran)
        assert pelanggaran(halaman) == [], jalur


def test_evidence_by_keyboard(masuk: Masuk, perencana: Pengguna, tmp_path: Path) -> None:
    foto = tmp_path / "rapat.png"
    foto.write_bytes(berkas_uji.gambar("PNG"))
    halaman = masuk(perencana)
    halaman.goto(alamat())
    pilih = halaman.get_by_label("Berkas", exact=True)
    pilih.set_input_files(foto)
    pilih.focus()
    halaman.keyboard.press("Tab")
    expect(halaman.get_by_label("Judul").first).to_be_focused()
    halaman.keyboard.type("Foto rapat")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("pilih berkasnya lagi")).to_be_visible()
    expect(halaman.get_by_label("Judul").first).to_have_value("Foto rapat")
    halaman.get_by_label("Berkas", exact=True).set_input_files(foto)
    halaman.get_by_label("Tanggal bukti").first.fill("2024-03-12")
    halaman.get_by_role("button", name="Unggah").press("Enter")
    expect(halaman.get_by_text("1 bukti tersimpan.")).to_be_visible()
    halaman.get_by_role("link", name="Foto rapat").press("Enter")
    gambar = halaman.locator("img.pratinjau-gambar")
    expect(gambar).to_be_visible()
    assert gambar.evaluate("g => g.decode().then(() => g.naturalWidth)") == 64


def test_a_pdf_is_shown_in_a_frame_of_ours(masuk: Masuk, perencana: Pengguna) -> None:
    nomor = buat(perencana).pk
    halaman = masuk(perencana)
    with halaman.expect_response(lambda r: r.url.endswith("/berkas/")) as jawaban:
        halaman.goto(alamat(akhir=f"{nomor}/"))
    assert jawaban.value.status == 200
    expect(halaman.locator("iframe.pratinjau")).to_be_visible()
    halaman.set_viewport_size(HP)
    expect(halaman.locator("iframe.pratinjau")).to_be_hidden()
    tombol = halaman.get_by_role("link", name="Buka di tab baru")
    assert tombol.bounding_box()["height"] >= 44


def test_without_javascript(
    browser: Browser, live_server: LiveServer, browser_context_args: dict, perencana: Pengguna, tmp_path: Path
) -> None:
    surat = tmp_path / "surat.pdf"
    surat.write_bytes(berkas_uji.pdf())
    klien = Client()
    klien.force_login(perencana)
    nama = settings.SESSION_COOKIE_NAME
    konteks = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    konteks.add_cookies([{"name": nama, "value": klien.cookies[nama].value, "url": live_server.url}])
    halaman = konteks.new_page()
    halaman.goto(live_server.url + alamat())
    halaman.get_by_label("Berkas", exact=True).set_input_files(surat)
    halaman.get_by_label("Tanggal bukti").first.fill("2024-03-12")
    halaman.get_by_role("button", name="Unggah").click()
    expect(halaman.get_by_text("1 bukti tersimpan.")).to_be_visible()
    halaman.goto(live_server.url + f"{DASAR}tahunan/")
    halaman.get_by_role("link", name="Ganti dengan nilai final").click()
    halaman.get_by_label("Nilai", exact=True).fill("72,9")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("Versi 2 (berlaku)")).to_be_visible()
    konteks.close()
    assert Bukti.objects.count() == 1
