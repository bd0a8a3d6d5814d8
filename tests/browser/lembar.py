"""The sheet in a browser: its cells, and what stands in the database behind them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from indicators.models import Realisasi
from tests.pengisian.bantu import TAHUN, kunci

ALAMAT = f"/dp3akb/{TAHUN}/pengisian/4/"
HP = {"width": 390, "height": 844}


def buka_lembar(halaman: Page, tambahan: str = "") -> Page:
    halaman.goto(ALAMAT + tambahan)
    # The script is there when the inputs can be typed into.
    expect(halaman.locator("#lembar [readonly]")).to_have_count(0)
    return halaman


def letak(kode: str, kolom: str = "nilai") -> str:
    return f"#sel-{kunci(kode)}-{kolom}"


def isian(halaman: Page, kode: str, kolom: str = "nilai"):
    return halaman.locator(f"{letak(kode, kolom)} :is(input, textarea)")


def tersimpan(halaman: Page, kode: str, kolom: str = "nilai") -> None:
    expect(halaman.locator(f"{letak(kode, kolom)}.tersimpan")).to_have_count(1)


def nilai(kode: str):
    satu = Realisasi.objects.filter(indikator__kode=kode, tahun=TAHUN, triwulan=4).first()
    return satu and satu.nilai


def tempel(halaman: Page, teks: str, *, html: str = "") -> None:
    """Pastes into what has the focus, as the browser would: text as Excel puts it on the clipboard."""
    halaman.evaluate(
        """([teks, html]) => {
            const data = new DataTransfer();
            if (teks) data.setData("text/plain", teks);
            if (html) data.setData("text/html", html);
            const apa = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(apa);
        }""",
        [teks, html],
    )
