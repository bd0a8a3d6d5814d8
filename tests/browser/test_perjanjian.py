"""A Perjanjian Kinerja perubahan from draft to set in a browser, and as the form that is signed."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from indicators.models import Dokumen, Indikator
from lkjip.models import Pengguna
from tests.browser.aksesibel import temuan
from tests.pabrik import beri_peran, buat_pengguna
from tests.pengisian.bantu import orang, unit_demo

Masuk = Callable[[Pengguna], Page]
SUSUN = "/dp3akb/2024/rencana/susun/"
HP = {"width": 390, "height": 844}


def test_a_change_from_draft_to_the_signed_form(masuk: Masuk) -> None:
    beri_peran(buat_pengguna(first_name="Sari", last_name="Dewi"), "kepala", unit_demo())
    h = masuk(orang())
    h.goto(SUSUN)
    h.get_by_role("link", name="Perjanjian Kinerja Target yang diperjanjikan").click()
    h.get_by_role("link", name="Buat perubahan Perjanjian Kinerja Kepala Dinas").click()
    h.get_by_label("Sebab perubahan").select_option("Perubahan strategi")
    h.get_by_label("Uraian alasan").fill("Menyesuaikan APBD Perubahan.")
    h.get_by_role("button", name="Buat draf").click()

    mcpr = Indikator.objects.get(unit=unit_demo(), kode="mcpr")
    h.get_by_label("Tanggal", exact=True).fill("2024-11-01")
    h.get_by_label(f"Target {mcpr.nama}", exact=True).fill("71,5")
    h.get_by_role("button", name="Tetapkan").click()
    expect(h.get_by_text("Terima dengan alasan 1 peringatan")).to_be_visible()
    expect(h.get_by_label(f"Target {mcpr.nama}", exact=True)).to_have_value("71,5")
    assert [v["nodes"][0]["html"][:160] for v in temuan(h)] == []
    h.get_by_label("Alasan menerima").fill("Kesepakatan dengan Bappeda.")
    h.get_by_role("button", name="Terima").click()
    expect(h.get_by_text("Kesepakatan dengan Bappeda.")).to_be_visible()
    h.get_by_role("button", name="Tetapkan").click()

    baris = h.get_by_role("row").filter(has_text="Menyesuaikan APBD Perubahan.")
    expect(baris).to_contain_text("Ditetapkan")
    h.set_viewport_size(HP)
    assert h.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [v["nodes"][0]["html"][:160] for v in temuan(h)] == []
    with h.expect_download(timeout=60_000) as unduhan:
        baris.get_by_role("link", name="PDF").click()
    halaman = PdfReader(BytesIO(Path(unduhan.value.path()).read_bytes())).pages
    pernyataan, *lampiran = (p.extract_text() for p in halaman)
    for kata in ("Sari Dewi", "Wali Kota Balikpapan", "1 November 2024"):
        assert kata in pernyataan
    assert "71,5" in "".join(lampiran)
    assert Dokumen.objects.get(unit=unit_demo(), jenis="pk", urutan=2).draf is False
