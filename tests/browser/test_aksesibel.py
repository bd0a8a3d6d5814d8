"""That axe, which looks at one of rows alike, still finds the row that is not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.aksesibel import SERUPA, temuan

BAIK = (
    '<tr id="b{n}"><th scope="row">Baris {n}</th><td><a href="/{n}/">Buka {n}</a>'
    '<input id="i{n}" aria-label="Nilai {n}" aria-describedby="b{n}" value="{n}"></td></tr>'
)
BERLAINAN = {
    "color-contrast": ("<a ", '<a style="color: #ccc" '),
    "link-name": ("Buka 7", ""),
    "label": ('aria-label="Nilai 7"', ""),
    "aria-valid-attr-value": ("<input ", '<input aria-invalid="mungkin" '),
    "button-name": ("<input ", "<button></button><input "),
    "image-alt": ("<input ", '<img src="data:,"><input '),
}


def isi(halaman: Page, baris: list[str]) -> None:
    halaman.set_content(
        '<!DOCTYPE html><html lang="id"><title>Uji</title><main><h1>Uji</h1><table>'
        f'<thead><tr><th scope="col">Nama</th><th scope="col">Nilai</th></tr></thead>'
        f"<tbody>{''.join(baris)}</tbody></table></main></html>"
    )


def test_of_rows_alike_one_is_looked_at(page: Page) -> None:
    isi(page, [BAIK.format(n=n) for n in range(9)])
    assert page.evaluate(f"({SERUPA})().map(b => b.id)") == [f"b{n}" for n in range(1, 9)]
    assert temuan(page) == []


@pytest.mark.parametrize("aturan", BERLAINAN)
def test_a_row_that_is_not_like_the_others_is_found(page: Page, aturan: str) -> None:
    baris = [BAIK.format(n=n) for n in range(9)]
    baris[7] = baris[7].replace(*BERLAINAN[aturan])
    assert baris[7] != BAIK.format(n=7)
    isi(page, baris)
    assert aturan in {t["id"] for t in temuan(page)}
