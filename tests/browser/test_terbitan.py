"""From the click that makes the LKjIP final to a stranger who checks its file, in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lkjip.models import Pengguna, Unit
from reports.beku import baca
from reports.models import PekerjaanCetak, Terbitan
from reports.pembekuan import bekukan
from tests.browser.test_reviu import periksa
from tests.reports.bantu_terbitan import cepat, kepala_dari, unit_lkjip

__all__ = ["cepat"]
Masuk = Callable[[Pengguna], Page]


@pytest.fixture
def unit(transactional_db: None, cepat: None) -> Unit:
    return unit_lkjip()


def test_final_published_and_checked_by_its_hash(masuk: Masuk, unit: Unit) -> None:
    halaman = masuk(kepala_dari(unit))
    halaman.goto("/dinas-uji/2024/terbitan/")
    halaman.get_by_role("link", name="Tetapkan LKjIP final").click()
    halaman.get_by_role("button", name="Tetapkan LKjIP final").click()
    expect(halaman.get_by_text("menunggu giliran")).to_be_visible()
    bekukan.call(PekerjaanCetak.objects.get().pk)
    # The page looks again by itself.
    expect(halaman.get_by_role("heading", name="Terbitan 1 belum terbit")).to_be_visible(timeout=10_000)
    halaman.get_by_role("link", name="Terbitkan").click()
    halaman.get_by_role("button", name="Terbitkan").click()
    expect(halaman.get_by_role("heading", name="Terbitan 1 terbit")).to_be_visible()
    halaman.get_by_role("button", name="Salin").first.click()
    expect(halaman.get_by_role("button", name="Tersalin")).to_be_visible()
    periksa(halaman)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="LKjIP-dinas-uji-2024-terbitan-1.pdf").click()
    berkas = unduhan.value.path().read_bytes()
    t = Terbitan.objects.get()
    assert berkas == baca(t.berkas.get(format="pdf"))
    _oleh_orang_lain(halaman, f"/periksa-berkas/{t.kode}/", berkas)


def _oleh_orang_lain(halaman: Page, jalur: str, berkas: bytes) -> None:
    """Without signing in; the file does not leave the browser."""
    halaman.context.clear_cookies()
    terkirim: list[str] = []
    halaman.on("request", lambda r: terkirim.append(r.method))
    halaman.goto(jalur)
    for isi, kata in ((berkas, "Asli."), (berkas + b" ", "Berkas tidak dikenal.")):
        halaman.get_by_label("Berkas LKjIP").set_input_files(
            {"name": "LKjIP.pdf", "mimeType": "application/pdf", "buffer": isi}
        )
        halaman.get_by_role("button", name="Periksa berkas").click()
        expect(halaman.locator(".alert strong")).to_have_text(kata)
    periksa(halaman)
    assert "POST" not in terkirim
    assert halaman.context.cookies() == []
