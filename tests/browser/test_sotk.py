"""The koordinator renames a unit and merges two; the report of the year before still bears the old name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lkjip.enums import Peran
from lkjip.models import Pemda, Pengguna, Unit
from tests.browser.test_halaman import HP, MELEBAR, pelanggaran
from tests.pabrik import buat_pemda, buat_pengaturan, buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import unit_kecil

Masuk = Callable[[Pengguna], Page]
POKOK = "/kelola/kota-uji/perangkat-daerah/"
DASAR = {"Berlaku sejak": "2025-01-01", "Dasar hukum": "Perda 3/2024"}


@pytest.fixture
def pemda(transactional_db: None) -> Pemda:
    pemda = buat_pemda("kota-uji")
    unit_kecil("dinas-uji", pemda)
    buat_pengguna(Peran.KEPALA, buat_unit("dinas-lain", pemda=pemda), first_name="Sari")
    buat_pengaturan(pemda, 2025)
    return pemda


def isi(halaman: Page, bagian: dict[str, str], di: Any = None) -> None:
    for label, teks in bagian.items():
        (di or halaman).get_by_label(label, exact=True).fill(teks)


def baik(halaman: Page) -> None:
    """axe finds nothing in it, and it fits both widths."""
    for ukuran in (HP, {"width": 1366, "height": 768}):
        halaman.set_viewport_size(ukuran)
        assert halaman.evaluate(MELEBAR) == 0
    assert pelanggaran(halaman) == []


def catat(halaman: Page) -> None:
    halaman.get_by_role("button", name="Lihat pratinjau").click()
    expect(halaman.get_by_role("heading", name="Pratinjau")).to_be_visible()
    halaman.get_by_role("button", name="Catat perubahan").click()


def test_a_rename_and_a_merger(masuk: Masuk, pemda: Pemda) -> None:
    halaman = masuk(buat_pengguna(Peran.KOORDINATOR, pemda=pemda, first_name="Bappeda"))
    halaman.goto(f"{POKOK}perubahan/ganti-nama/")
    baik(halaman)
    halaman.get_by_label("Perangkat daerah", exact=True).select_option(label="Dinas dinas-uji")
    isi(
        halaman,
        DASAR | {"Nama baru": "Dinas Kesehatan", "Singkatan": "Dinkes", "Jabatan kepala": "Kepala Dinkes"},
    )
    catat(halaman)
    expect(halaman.get_by_text("Ganti nama dicatat.")).to_be_visible()
    baik(halaman)
    for tahun, nama in ((2024, "Dinas dinas-uji"), (2025, "Dinas Kesehatan")):
        jawaban = halaman.request.get(f"/dinas-uji/{tahun}/unduh/lkjip.json")
        assert jawaban.json()["unit"] == nama

    halaman.goto(f"{POKOK}perubahan/gabung/")
    baik(halaman)
    isi(halaman, DASAR | {"Berlaku sejak": "2025-07-01"})
    for nama in ("Dinas Kesehatan", "Dinas dinas-lain"):
        halaman.get_by_label(nama, exact=True).check()
    halaman.get_by_role("button", name="Lihat pratinjau").click()
    expect(halaman.get_by_text("Isi nama perangkat daerah baru")).to_be_visible()
    expect(halaman.get_by_label("Dinas dinas-lain", exact=True)).to_be_checked()
    isi(halaman, {"Nama lengkap": "Dinas Gabungan", "Singkatan": "Gabungan", "Jabatan kepala": "Kepala"})
    catat(halaman)
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pindahkan peran")
    baik(halaman)
    halaman.get_by_role("button", name="Pindahkan").click()
    expect(halaman.get_by_text("1 peran dipindahkan.")).to_be_visible()
    baru = Unit.objects.get(slug="gabungan")
    assert baru.keanggotaan.get().pengguna.first_name == "Sari"

    halaman.goto("/dinas-uji/2024/")
    expect(halaman.get_by_text("Sejak 1 Juli 2025 menjadi Dinas Gabungan.")).to_be_visible()
    halaman.get_by_role("link", name="Buka Gabungan").click()
    expect(halaman.get_by_text("melanjutkan Dinas Kesehatan dan Dinas dinas-lain")).to_be_visible()
    assert halaman.request.get("/dinas-uji/2024/unduh/lkjip.json").json()["unit"] == "Dinas dinas-uji"
