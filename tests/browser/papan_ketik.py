"""A person without a mouse: goes on by Tab, presses Enter, types, and sees where the focus is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

# Why the focus cannot be seen; empty where it can. A cell of the sheet shows the focus of its input.
TAK_TAMPAK = """() => {
    const e = document.activeElement;
    const kotak = e.getBoundingClientRect();
    const [x, y] = [kotak.x + kotak.width / 2, kotak.y + kotak.height / 2];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return "outside the window";
    const atas = document.elementFromPoint(x, y);
    if (!e.contains(atas) && !atas?.contains(e)) return `covered by ${atas?.outerHTML.slice(0, 80)}`;
    const bergaris = [e, e.closest("td, th, label")].some((k) => {
        const gaya = k && getComputedStyle(k);
        return gaya && gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2;
    });
    return bergaris ? "" : "without an outline";
}"""


def fokus_tampak(halaman: Page, tujuan: Locator) -> None:
    """It has the focus, and the person sees that it has."""
    expect(tujuan).to_be_focused()
    assert halaman.evaluate(TAK_TAMPAK) == "", tujuan


def ketik_naskah(halaman: Page, teks: str) -> None:
    """Types into the editor of texts, no faster than people.

    The editor puts the caret in its place a moment after it gets the focus (ProseMirror: 20 ms, Tiptap: a
    frame). Keys that are pressed before that, as only a machine does, land beside it.
    """
    halaman.wait_for_timeout(150)
    halaman.keyboard.type(teks, delay=20)


def ke(halaman: Page, tujuan: Locator) -> None:
    """Goes there by the Tab key alone."""
    elemen = tujuan.element_handle()  # looked for once: by its name that takes long on the sheet
    for _ in range(80):
        halaman.keyboard.press("Tab")
        if elemen.evaluate("e => e === document.activeElement"):
            return fokus_tampak(halaman, tujuan)
    pytest.fail(f"{tujuan} is not reached by keyboard")


def ketik(halaman: Page, label: str, teks: str) -> None:
    ke(halaman, halaman.get_by_label(label, exact=True))
    halaman.keyboard.type(teks)


def tekan(halaman: Page, nama: str, peran: str = "button") -> None:
    ke(halaman, halaman.get_by_role(peran, name=nama, exact=True))
    with halaman.expect_navigation():
        halaman.keyboard.press("Enter")


def masuk(halaman: Page, nama: str, sandi: str) -> None:
    # The first field has the focus already.
    expect(halaman.get_by_label("Nama pengguna")).to_be_focused()
    halaman.keyboard.type(nama)
    ketik(halaman, "Kata sandi", sandi)
    tekan(halaman, "Masuk")


def keluar(halaman: Page) -> None:
    ke(halaman, halaman.locator("details.akhir > summary"))
    halaman.keyboard.press("Enter")
    tekan(halaman, "Keluar")
