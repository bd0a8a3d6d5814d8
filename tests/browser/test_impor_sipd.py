"""An export of SIPD through the browser: upload, mapping, difference, applying; at a laptop and a phone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from lkjip.models import Pengguna
from tests.pengisian.bantu import buka, orang
from tests.pertukaran.bantu_sipd import CONTOH_PAGU, alamat


def test_an_export_is_mapped_compared_and_applied(
    halaman: Page, masuk: Callable[[Pengguna], None], tmp_path: Path
) -> None:
    buka(4)
    masuk(orang())
    teks = CONTOH_PAGU.read_text(encoding="utf-8").replace("Fasilitasi Penyusunan Profil Desa", "Profil Desa")
    berkas = tmp_path / "ekspor.csv"
    berkas.write_text("\n".join(teks.splitlines()[:-1]).replace(";76.368.779,70", ";80.000.000,00"), "utf-8")
    halaman.goto(alamat())
    potret(halaman, "unggah")
    halaman.get_by_label("Berkas ekspor pagu atau DPA/RAK").set_input_files(berkas)
    halaman.get_by_label("Versi DPA").select_option(label="Versi baru: DPA pergeseran")
    halaman.get_by_role("button", name="Periksa pagu").click()
    halaman.get_by_role("link", name="Petakan kode").click()
    potret(halaman, "petakan")
    halaman.get_by_label("Profil Desa").select_option(label="3.1.1.1 Fasilitasi Penyusunan Profil Desa")
    halaman.get_by_role("button", name="Simpan dan lanjut").click()
    expect(halaman.get_by_text("+3.631.220,3").first).to_be_visible()
    potret(halaman, "pratinjau")
    halaman.get_by_role("button", name="Terapkan semua sekaligus").click()
    expect(halaman.get_by_text("Impor diterapkan seluruhnya.")).to_be_visible()
    halaman.goto(alamat("impor-sipd-kode"))
    potret(halaman, "kode")


def potret(halaman: Page, nama: str) -> None:
    """Nothing is wider than the window; with POTRET set, pictures of both sizes to look at."""
    for lebar, tinggi in ((390, 844), (1366, 768)):
        halaman.set_viewport_size({"width": lebar, "height": tinggi})
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, nama
        if folder := os.environ.get("POTRET"):
            halaman.screenshot(path=f"{folder}/{nama}-{lebar}.png")
