"""A new unit from nothing to a printed Perjanjian Kinerja and a first quarter, by the guide alone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from lkjip.enums import Keadaan, Peran
from lkjip.models import Pengguna, Unit
from pengisian.models import TriwulanUnit
from tests.browser.aksesibel import temuan
from tests.pabrik import beri_peran, buat_jenjang, buat_pengaturan, buat_pengguna, buat_unit
from tests.pengisian.bantu import buka

pytestmark = [pytest.mark.django_db, pytest.mark.lama]
TAHUN = 2025
HP = {"width": 390, "height": 844}


class Panduan:
    """The guide in the browser: steps are opened by its links, and no other address is ever typed."""

    def __init__(self, halaman: Page, unit: Unit) -> None:
        self.h, self.alamat = halaman, f"/{unit.slug}/{TAHUN}/langkah-awal/"

    def buka(self, kunci: str) -> Page:
        """Opens the step, which the guide must propose as the next one."""
        self.h.goto(self.alamat)
        kini = self.h.locator(f"#langkah-{kunci}")
        expect(kini).to_have_attribute("aria-current", "step")
        kini.get_by_role("link").first.click()
        return self.h

    def lanjut(self, kunci: str) -> Page:
        """The same step once more, where it is done in several pages."""
        self.h.goto(self.alamat)
        self.h.locator(f"#langkah-{kunci}").get_by_role("link").first.click()
        return self.h

    def selesai(self, *kunci: str) -> None:
        self.h.goto(self.alamat)
        for k in kunci:
            expect(self.h.locator(f"#langkah-{k} .lencana")).to_have_text("selesai")


@pytest.fixture
def unit() -> Unit:
    """The pemda has done its part: scales, a year, an open period, accounts."""
    unit = buat_unit(nama="Dinas Kebudayaan", nama_singkat="Disbud")
    buat_pengaturan(unit.pemda, TAHUN)
    buat_jenjang(unit.pemda)
    buka(1, TAHUN, unit=unit)
    beri_peran(buat_pengguna(first_name="Rina", last_name="Wati"), Peran.KEPALA, unit)
    buat_pengguna(Peran.OPERATOR, unit)
    unit.bidang.update(jabatan="Kepala Dinas")
    return unit


def isi(h: Page, **nilai: str) -> None:
    for nama, teks in nilai.items():
        h.locator(f"[name={nama}]").fill(teks)


def kirim(h: Page, nama: str) -> None:
    h.get_by_role("button", name=nama, exact=True).click()


def test_from_nothing_to_a_signed_form_and_a_first_quarter(
    masuk: Callable[[Pengguna], Page], unit: Unit
) -> None:
    p = Panduan(masuk(buat_pengguna(Peran.PERENCANA, unit)), unit)
    p.h.goto(p.alamat)
    assert not temuan(p.h)
    jenjang_menengah(p)
    jenjang_tahunan(p, unit)
    p.selesai("renstra-tetap", "iku", "dpa", "pk")
    with p.h.expect_download(timeout=60_000) as unduhan:
        p.h.locator("#langkah-pk").get_by_role("link", name="Cetak (PDF)").click(timeout=60_000)
    teks = "".join(
        b.extract_text() for b in PdfReader(BytesIO(Path(unduhan.value.path()).read_bytes())).pages
    )
    assert "Rina Wati" in teks
    assert "Indeks pelestarian budaya" in teks
    triwulan_pertama(p)
    p.selesai("aksi", "periode", "realisasi", "ajukan")
    assert TriwulanUnit.objects.get(unit=unit, tahun=TAHUN, triwulan=1).keadaan == Keadaan.DIAJUKAN
    p.h.set_viewport_size(HP)
    assert p.h.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not temuan(p.h)


def jenjang_menengah(p: Panduan) -> None:
    h = p.buka("profil")
    isi(h, alamat="Jalan Merdeka 1", telepon="0542-1", surel="disbud@contoh.go.id")
    kirim(h, "Simpan")
    h = p.buka("urusan")
    isi(h, **{"b-0-kode": "2.22", "b-0-nama": "Kebudayaan"})
    h.locator("[name=b-0-sifat]").select_option("wajib_non_dasar")
    kirim(h, "Simpan")
    h = p.buka("renstra")
    h.get_by_role("link", name="Buat Renstra").click()
    isi(h, tahun="2024", tahun_akhir="2028", nama="Renstra 2024–2028")
    kirim(h, "Simpan")
    h = p.buka("rumusan")
    h.get_by_role("link", name="Tambah tujuan").click()
    isi(h, uraian="Meningkatnya pemajuan kebudayaan")
    kirim(h, "Simpan")
    h = p.lanjut("rumusan")
    h.get_by_role("link", name="Tambah sasaran").click()
    isi(h, uraian="Lestarinya cagar budaya")
    kirim(h, "Simpan")
    h = p.buka("indikator")
    h.get_by_role("link", name="Tambah indikator").click()
    h.locator("[name=milik]").select_option(label="1. Lestarinya cagar budaya (draf)")
    isi(h, kode="ipb", nama="Indeks pelestarian budaya", satuan="indeks")
    kirim(h, "Simpan")
    h = p.buka("target")
    h.get_by_role("link", name="Isi target").click()
    for tahun in range(2024, 2029):
        h.get_by_label(f"Target {tahun}: Indeks pelestarian budaya").fill(str(60 + tahun - 2024))
    kirim(h, "Simpan target")
    h = p.buka("renstra-tetap")
    h.get_by_role("link", name="Tetapkan").click()
    isi(h, nomor="1/2024", tanggal="2024-01-15")
    kirim(h, "Tetapkan")
    h = p.buka("iku")
    h.get_by_role("link", name="Buat keputusan IKU").click()
    isi(h, tahun="2024", tahun_akhir="2028", nama="Keputusan IKU 2024–2028")
    kirim(h, "Simpan")
    h.locator("details.definisi > summary").first.click()
    h.get_by_role("checkbox").first.check()
    for nama in ("definisi_operasional", "formulasi", "sumber_data"):
        h.locator(f"details.definisi [name$={nama}]").first.fill("Dinas Kebudayaan")
    kirim(h, "Simpan definisi")
    h = p.lanjut("iku")
    h.get_by_role("link", name="Tetapkan").click()
    isi(h, nomor="2/2024", tanggal="2024-01-20")
    kirim(h, "Tetapkan")


def jenjang_tahunan(p: Panduan, unit: Unit) -> None:
    h = p.buka("program")
    h.get_by_role("link", name="Tambah program").click()
    isi(h, kode="2.22.02", nama="Program Pengembangan Kebudayaan")
    h.locator("[name=sasaran]").select_option(label="Lestarinya cagar budaya")
    kirim(h, "Tambah")
    for kode, nama in (("2.22.02.2.01", "Pengelolaan cagar budaya"), ("2.22.02.2.01.0001", "Pendaftaran")):
        h = p.lanjut("program")
        h.get_by_role("link", name="Tambah baris").click()
        isi(h, kode=kode, nama=nama)
        kirim(h, "Tambah")
    h = p.buka("dpa")
    kirim(h, "Buat versi")
    h.locator("table input:not([type=hidden])").first.fill("100.000.000")
    kirim(h, "Simpan")
    h = p.buka("pk")
    h.get_by_role("link", name="Buat Perjanjian Kinerja Kepala Dinas").click()
    kirim(h, "Buat draf")
    isi(h, tanggal="2025-01-10", nomor="3/2025")
    kirim(h, "Tetapkan")


def triwulan_pertama(p: Panduan) -> None:
    h = p.buka("aksi")
    for n in range(1, 5):
        h.locator("table input:not([type=hidden])").nth(n - 1).fill("61" if n == 4 else "15")
    kirim(h, "Simpan target triwulan")
    h = p.buka("realisasi")
    expect(h.locator("#lembar [readonly]")).to_have_count(0)
    h.locator("td[id$=-nilai] input").first.fill("15")
    h.locator("td[id$=-rp] input").first.fill("20.000.000")
    h.keyboard.press("Enter")
    expect(h.locator(".tersimpan")).not_to_have_count(0)
    h = p.buka("ajukan")
    h.get_by_role("link", name="Ajukan").click()
    kirim(h, "Ajukan")
