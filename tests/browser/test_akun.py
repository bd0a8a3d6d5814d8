"""From the invitation to the sign-in with both steps, by keyboard, on pages that axe finds nothing in."""

from __future__ import annotations

import re
import time
from base64 import b32decode

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Page, expect

from lkjip.models import Pengguna, Unit
from tests.browser.papan_ketik import ke, keluar, ketik, masuk, tekan
from tests.browser.test_halaman import HP, MELEBAR, Masuk, pelanggaran
from tests.pabrik import SANDI, buat_pengguna

BARU = "sungai-wain-1995"
POKOK = "/kelola/balikpapan/akun/"


def baik(halaman: Page, judul: str) -> None:
    """The page is the one that is meant, axe finds nothing in it, and it fits both widths."""
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(judul)
    assert pelanggaran(halaman) == []
    assert halaman.evaluate(MELEBAR) == 0
    lebar = halaman.viewport_size
    halaman.set_viewport_size(HP)
    assert pelanggaran(halaman) == []
    assert halaman.evaluate(MELEBAR) == 0
    halaman.set_viewport_size(lebar)


def kode(kunci: str, geser: int = 0) -> str:
    """What an authenticator shows, now or some steps of 30 seconds on."""
    totp = TOTP(b32decode(kunci.replace(" ", "")))
    totp.time = time.time() + 30 * geser
    return f"{totp.token():06d}"


def test_from_the_invitation_to_the_second_step_by_keyboard(halaman: Page) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    buat_pengguna("koordinator", pemda=demo.pemda, username="bappeda")
    halaman.goto("/masuk/")
    baik(halaman, "Masuk")
    masuk(halaman, "bappeda", SANDI)

    halaman.goto(POKOK)
    baik(halaman, "Akun dan peran")
    tekan(halaman, "Undang pengguna", "link")
    ketik(halaman, "Nama lengkap", "Siti Aminah, S.Sos.")
    ketik(halaman, "Peran", "Operator")
    ketik(halaman, "Perangkat daerah", "DP3AKB")
    expect(halaman.get_by_label("Sebutan jabatan")).to_be_hidden()
    ketik(halaman, "Bidang", "Sekretariat")
    baik(halaman, "Undang pengguna")
    tekan(halaman, "Undang")
    baik(halaman, "Siti Aminah, S.Sos.")
    tautan = halaman.get_by_label("Tautan", exact=True).input_value()
    assert Pengguna.objects.get(username="siti.aminah").keanggotaan.get().bidang.nama == "Sekretariat"
    keluar(halaman)

    halaman.goto(tautan)
    baik(halaman, "Tetapkan kata sandi")
    ketik(halaman, "Kata sandi baru", BARU)
    ketik(halaman, "Ulangi kata sandi baru", BARU)
    tekan(halaman, "Tetapkan kata sandi")
    expect(halaman.get_by_text("Masuk sebagai siti.aminah.")).to_be_visible()
    masuk(halaman, "siti.aminah", BARU)

    halaman.goto("/akun/")
    baik(halaman, "Akun saya")
    tekan(halaman, "Aktifkan", "link")
    baik(halaman, "Aktifkan langkah kedua")
    kunci = halaman.locator("code.kunci").inner_text()
    ketik(halaman, "Kode 6 angka", kode(kunci, -1))
    ketik(halaman, "Kata sandi Anda", BARU)
    tekan(halaman, "Aktifkan")
    baik(halaman, "Simpan kode pemulihan")
    pemulihan = halaman.locator(".kode-pemulihan code").all_inner_texts()
    assert len(pemulihan) == 10
    tekan(halaman, "Sudah saya simpan", "link")
    expect(halaman.get_by_text("sisa 10 kode pemulihan")).to_be_visible()
    keluar(halaman)

    masuk(halaman, "siti.aminah", BARU)
    baik(halaman, "Langkah kedua")
    halaman.goto("/akun/")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Masuk")
    halaman.goto("/masuk/langkah-kedua/")
    ketik(halaman, "Kode 6 angka", kode(kunci, 0))
    tekan(halaman, "Masuk")
    expect(halaman.locator("details.akhir > summary")).to_contain_text("Operator bidang")
    keluar(halaman)

    masuk(halaman, "siti.aminah", BARU)
    ke(halaman, halaman.get_by_text("Ponsel tidak ada? Pakai kode pemulihan"))
    halaman.keyboard.press("Enter")
    ketik(halaman, "Kode pemulihan", pemulihan[0])
    tekan(halaman, "Masuk dengan kode pemulihan")
    expect(halaman.get_by_text("Sisa kode Anda: 9.")).to_be_visible()


def test_the_qr_code_is_whole(masuk: Masuk) -> None:
    """Drawn to scale within its frame: a cut code cannot be scanned."""
    halaman = masuk(buat_pengguna("perencana", Unit.objects.get(slug="dp3akb")))
    for ukuran in (None, HP):
        if ukuran:
            halaman.set_viewport_size(ukuran)
        halaman.goto("/akun/langkah-kedua/")
        bingkai, gambar = (halaman.locator(f".qr {s}").bounding_box() for s in ("svg", "path.qrline"))
        assert bingkai
        assert gambar
        for sumbu, panjang in (("x", "width"), ("y", "height")):
            assert gambar[sumbu] > bingkai[sumbu]
            assert gambar[sumbu] + gambar[panjang] < bingkai[sumbu] + bingkai[panjang]


@pytest.mark.lama
def test_pages_of_an_account_are_good(masuk: Masuk) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    rina = buat_pengguna("kepala", demo, first_name="Rina")
    halaman = masuk(buat_pengguna("koordinator", pemda=demo.pemda))
    for jalur, judul in (
        ("", "Rina"),
        ("ubah/", "Ubah data diri"),
        ("peran/", "Beri peran"),
        (f"peran/{rina.keanggotaan.get().pk}/", "Akhiri masa tugas"),
        ("tautan/", "Buat tautan kata sandi"),
        ("nonaktifkan/", "Nonaktifkan akun"),
    ):
        halaman.goto(f"{POKOK}{rina.pk}/{jalur}")
        baik(halaman, judul)
    for jalur in ("/kelola/", "/akun/surel/", "/kata-sandi/"):
        halaman.goto(jalur)
        baik(halaman, "")


def test_pages_before_the_sign_in_are_good(halaman: Page) -> None:
    for jalur, judul in (
        ("/masuk/?berakhir=1&next=/akun/", "Masuk"),
        ("/masuk/lupa-sandi/", "Lupa kata sandi"),
        ("/masuk/lupa-sandi/terkirim/", "Periksa surel Anda"),
        ("/masuk/atur-sandi/MQ/x-y/", "Tautan tidak berlaku lagi"),
    ):
        halaman.goto(jalur)
        baik(halaman, judul)


def test_locked_out_is_said_in_place(halaman: Page) -> None:
    buat_pengguna(username="rina")
    halaman.goto("/masuk/")
    for _ in range(5):
        halaman.get_by_label("Nama pengguna").fill("rina")
        halaman.get_by_label("Kata sandi", exact=True).fill("salah")
        halaman.get_by_role("button", name="Masuk").click()
    expect(halaman.get_by_role("alert")).to_contain_text(re.compile(r"Coba lagi 1[45] menit lagi"))
    expect(halaman.get_by_label("Nama pengguna")).to_have_value("rina")
    baik(halaman, "Masuk")
    halaman.galat.clear()  # 429, which is meant


def test_without_script_all_fields_are_there(
    browser, live_server, browser_context_args, masuk: Masuk
) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    kuki = masuk(buat_pengguna("koordinator", pemda=demo.pemda)).context.cookies()
    konteks = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    konteks.add_cookies(kuki)
    tanpa = konteks.new_page()
    tanpa.goto(f"{live_server.url}{POKOK}undang/")
    tanpa.get_by_label("Nama lengkap").fill("Budi")
    tanpa.get_by_label("Peran", exact=True).select_option("operator")
    tanpa.get_by_label("Perangkat daerah", exact=True).select_option(label="DP3AKB")
    tanpa.get_by_label("Bidang", exact=True).select_option(label="Sekretariat")
    tanpa.get_by_role("button", name="Undang").click()
    expect(tanpa.get_by_role("heading", level=1)).to_contain_text("Budi")
    konteks.close()
