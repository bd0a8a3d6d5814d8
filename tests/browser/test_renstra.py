"""A change of the Renstra in the browser: from what is in force to semula beside menjadi, and set."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Dokumen
from lkjip.models import Pengguna
from tests.browser.aksesibel import temuan
from tests.perencanaan.bantu_menengah import TAHUN, dunia, renstra, sahkan

pytestmark = pytest.mark.django_db


def test_a_change_shows_semula_beside_menjadi(masuk: Callable[[Pengguna], Page]) -> None:
    d = dunia()
    renstra(d)
    sahkan(d)
    halaman = masuk(d.perencana)
    halaman.goto(f"/{d.unit.slug}/{TAHUN}/rencana/susun/")
    halaman.get_by_role("link", name="Renstra Tujuan, sasaran").click()
    halaman.get_by_role("link", name="Buat perubahan").click()
    halaman.get_by_label("Alasan perubahan").fill("Menindaklanjuti evaluasi AKIP.")
    halaman.get_by_role("button", name="Buat draf perubahan").click()

    halaman.get_by_role("link", name="Ganti rumusan Sasaran 1").click()
    expect(halaman.get_by_role("checkbox", name="Nilai i1")).to_be_checked()
    halaman.get_by_label("Rumusan sasaran").fill("Sasaran satu yang lebih terukur")
    halaman.get_by_role("button", name="Simpan").click()

    halaman.get_by_role("link", name="Isi target").click()
    halaman.get_by_label("Target 2026: Nilai i1").fill("tujuh")
    halaman.get_by_label("Target 2025: Nilai i1").fill("64,5")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("tidak terbaca sebagai angka")).to_be_visible()
    expect(halaman.get_by_label("Target 2025: Nilai i1")).to_have_value("64,5")
    halaman.get_by_label("Target 2026: Nilai i1").fill("70 s.d. 72")
    assert not temuan(halaman)
    halaman.get_by_role("button", name="Simpan target").click()

    banding = halaman.get_by_role("region", name="Tabel semula dan menjadi")
    expect(banding.get_by_role("row", name="Sasaran 1")).to_contain_text("Sasaran satu yang lebih terukur")
    expect(banding.get_by_role("row", name="Nilai i1 65,00 nilai 70,00 s.d. 72,00 nilai")).to_be_visible()
    assert not temuan(halaman)

    halaman.get_by_role("link", name="Tetapkan").click()
    halaman.get_by_label("Nomor keputusan").fill("7/2024")
    halaman.get_by_label("Tanggal keputusan").fill("2024-02-01")
    halaman.get_by_role("button", name="Tetapkan").click()
    expect(halaman.get_by_role("status")).to_contain_text("ditetapkan dan mulai dipakai")
    halaman.set_viewport_size({"width": 390, "height": 844})
    lebih = halaman.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert lebih <= 0

    dok = Dokumen.objects.get(unit=d.unit, urutan=1)
    assert (dok.draf, dok.nomor, dok.tanggal) == (False, "7/2024", date(2024, 2, 1))
    assert [s.uraian for s in d.sumber().sasaran] == ["Sasaran satu yang lebih terukur", "Sasaran 2"]
