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
    """And once more after a correction."""
    halaman = masuk(kepala_dari(unit))
    halaman.goto("/dinas-uji/2024/terbitan/")
    _terbitkan(halaman, 1)
    halaman.get_by_role("button", name="Salin").first.click()
    expect(halaman.get_by_role("button", name="Tersalin")).to_be_visible()
    periksa(halaman)
    satu = _unduh(halaman, 1)
    assert satu == baca(Terbitan.objects.get().berkas.get(format="pdf"))

    halaman.get_by_role("link", name="Buka koreksi").click()
    halaman.get_by_label("Alasan").fill("Pagu salah ketik.")
    halaman.get_by_role("button", name="Buka koreksi").click()
    _terbitkan(halaman, 2)
    expect(halaman.get_by_text("Alasan koreksi: Pagu salah ketik.")).to_be_visible()
    periksa(halaman)
    dua = _unduh(halaman, 2)
    lama = Terbitan.objects.get(nomor=1)
    harap = {satu: "Asli, tetapi sudah ada terbitan 2.", dua: "Asli.", dua + b" ": "Berkas tidak dikenal."}
    _oleh_orang_lain(halaman, f"/periksa-berkas/{lama.kode}/", harap)


def _terbitkan(halaman: Page, nomor: int) -> None:
    """Makes the LKjIP final and publishes it, from the page of editions."""
    halaman.get_by_role("link", name="Tetapkan LKjIP final").click()
    halaman.get_by_role("button", name="Tetapkan LKjIP final").click()
    expect(halaman.get_by_text("menunggu giliran")).to_be_visible()
    bekukan.call(PekerjaanCetak.objects.latest("pk").pk)
    if nomor > 1:
        halaman.reload()  # by itself it looks again in three seconds, as the first edition shows
    belum = halaman.get_by_role("heading", name=f"Terbitan {nomor} belum terbit")
    expect(belum).to_be_visible(timeout=10_000)
    halaman.get_by_role("link", name="Terbitkan").click()
    halaman.get_by_role("button", name="Terbitkan").click()
    expect(halaman.get_by_role("heading", name=f"Terbitan {nomor} terbit")).to_be_visible()


def _unduh(halaman: Page, nomor: int) -> bytes:
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name=f"LKjIP-dinas-uji-2024-terbitan-{nomor}.pdf").click()
    return unduhan.value.path().read_bytes()


def _oleh_orang_lain(halaman: Page, jalur: str, harap: dict[bytes, str]) -> None:
    """Without signing in; no file leaves the browser."""
    halaman.context.clear_cookies()
    terkirim: list[str] = []
    halaman.on("request", lambda r: terkirim.append(r.method))
    halaman.goto(jalur)
    for isi, kata in harap.items():
        halaman.get_by_label("Berkas LKjIP").set_input_files(
            {"name": "LKjIP.pdf", "mimeType": "application/pdf", "buffer": isi}
        )
        halaman.get_by_role("button", name="Periksa berkas").click()
        expect(halaman.locator(".alert strong")).to_have_text(kata)
    periksa(halaman)
    assert "POST" not in terkirim
    assert halaman.context.cookies() == []
