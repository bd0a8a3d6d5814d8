"""The rules of axe: what a page does against them."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SKRIP = Axe().axe_script


def temuan(halaman: Page) -> list[dict[str, Any]]:
    """The violations, of whatever weight. The script of half a megabyte is put into a page once."""
    if not halaman.evaluate("'axe' in window"):
        halaman.evaluate(SKRIP)
    return halaman.evaluate("axe.run({resultTypes: ['violations']}).then(hasil => hasil.violations)")
