"""The workbook's way in a browser: download, fill, upload, decide, apply; by axe, on laptop and phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Realisasi
from lkjip.models import Pengguna
from pengisian.models import Unggahan
from tests.browser.aksesibel import temuan
from tests.pengisian.bantu import TAHUN, buka, orang, tulis
from tests.pengisian.bantu_buku import Buku, alamat
from tests.pengisian.lampiran_e81 import golden, lampiran

HP = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
MELEBAR = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Masuk = Callable[[Pengguna], Page]


def periksa(halaman: Page) -> None:
    """No violation of axe that is serious, and nothing that scrolls sideways, in both widths."""
    for ukuran in (HP, LAPTOP):
        halaman.set_viewport_size(ukuran)
        assert halaman.evaluate(MELEBAR) == 0, ukuran
        salah = [v for v in temuan(halaman) if v["impact"] in ("serious", "critical")]
        assert not salah, [(v["id"], v["nodes"][0]["html"][:160]) for v in salah]


def unggah(halaman: Page, berkas: Path, tombol: str) -> None:
    halaman.get_by_label(".xlsx, paling besar").set_input_files(berkas)
    halaman.get_by_role("button", name=tombol).click()


@pytest.fixture
def perencana(transactional_db: None) -> Pengguna:
    buka()
    return orang()


def test_download_fill_upload_decide_apply(masuk: Masuk, perencana: Pengguna, tmp_path: Path) -> None:
    halaman = masuk(perencana)
    halaman.goto(alamat("pengisian-unggah"))
    periksa(halaman)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Triwulan IV Tahun 2024").click()
    berkas = tmp_path / unduhan.value.suggested_filename
    unduhan.value.save_as(berkas)
    assert berkas.name == "isian-dp3akb-2024-tw4.xlsx"

    tulis(orang(first_name="Sari"), ("2.2.1", "nilai", "7"))  # meanwhile
    buku = Buku(berkas.read_bytes())
    letak = buku.isi("2.2.1", "nilai", 8)
    buku.isi("2.2.2", "penjelasan", "=1+1 bukan rumus")
    buku.isi("1.1", "target", 12)
    buku.isi("1.2.3", "nilai", 160)
    berkas.write_bytes(buku.bytes())

    unggah(halaman, berkas, "Periksa berkas")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pratinjau unggahan")
    periksa(halaman)
    for teks in ("=1+1 bukan rumus", "diabaikan karena terkunci", "lebih dari 150"):
        expect(halaman.get_by_text(teks).first).to_be_visible()
    konflik = halaman.get_by_role("group", name=letak)
    expect(konflik.get_by_label("Di aplikasi: 7")).to_be_visible()
    halaman.get_by_role("button", name="Terapkan").click()
    expect(halaman.get_by_role("status")).to_contain_text("pilih dahulu")
    assert not Realisasi.objects.filter(indikator__kode="2.2.1", tahun=TAHUN, triwulan=4, nilai=8).exists()

    konflik.get_by_label("Isian saya: 8").check()
    halaman.get_by_role("button", name="Terapkan").click()
    expect(halaman.get_by_role("status")).to_contain_text("3 sel ditulis sekaligus")
    periksa(halaman)
    assert Realisasi.objects.filter(indikator__kode="2.2.1", tahun=TAHUN, triwulan=4, nilai=8).exists()
    halaman.get_by_role("link", name="Lihat lembar isian").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pengisian Triwulan IV Tahun 2024")


def test_a_bad_cell_and_a_bad_file(masuk: Masuk, perencana: Pengguna, tmp_path: Path) -> None:
    halaman = masuk(perencana)
    halaman.goto(alamat("pengisian-unggah"))
    berkas = tmp_path / "isian.xlsx"
    berkas.write_bytes(b"%PDF-1.7")
    unggah(halaman, berkas, "Periksa berkas")
    expect(halaman.get_by_role("alert")).to_contain_text("dokumen PDF")
    periksa(halaman)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Triwulan IV Tahun 2024").click()
    buku = Buku(Path(unduhan.value.path()).read_bytes())
    letak = buku.isi("2.2.1", "nilai", "banyak")
    berkas.write_bytes(buku.bytes())
    unggah(halaman, berkas, "Periksa berkas")
    expect(halaman.get_by_role("rowheader", name=letak)).to_be_visible()
    expect(halaman.get_by_role("button", name="Terapkan")).to_have_count(0)
    periksa(halaman)
    halaman.get_by_role("button", name="Batalkan unggahan").click()
    expect(halaman.get_by_role("status")).to_contain_text("Tidak ada yang ditulis")
    assert not Unggahan.objects.exists()


def test_a_form_is_matched_compared_and_passed_on(masuk: Masuk, perencana: Pengguna, tmp_path: Path) -> None:
    baris = golden()
    baris[5] |= {"kode": "", "nama": "Pemberdayaan Wanita", "indikator": "Banyaknya industri rumah"}
    berkas = tmp_path / "e81.xlsx"
    berkas.write_bytes(lampiran(baris=baris))
    halaman = masuk(perencana)
    halaman.goto(alamat("pengisian-unggah"))
    halaman.get_by_role("link", name="Impor Formulir E.81").click()
    periksa(halaman)
    unggah(halaman, berkas, "Periksa formulir")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Cocokkan baris formulir")
    periksa(halaman)
    pilihan = halaman.get_by_label("Pemberdayaan Wanita")
    nilai = pilihan.locator("option", has_text="1.1.2 Jumlah Industri Rumahan").get_attribute("value")
    pilihan.select_option(nilai)
    halaman.get_by_role("button", name="Lanjut ke pratinjau").click()
    selisih = halaman.locator("#selisih")
    expect(selisih.get_by_role("row")).to_have_count(20)  # the heading, and what penyimpangan.csv names
    periksa(halaman)
    with halaman.expect_download() as unduhan:
        selisih.get_by_role("link", name="Unduh daftar selisih").click()
    assert unduhan.value.suggested_filename == "selisih-e81-dp3akb-2024-tw4.xlsx"
