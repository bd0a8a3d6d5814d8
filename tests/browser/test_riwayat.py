"""The scripts of documents in the making, previews and remarks."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import Mock, patch

import pytest
from django_tasks import default_task_backend
from playwright.sync_api import Page, expect

from lkjip.enums import Peran
from lkjip.models import Pengguna
from reports import pekerjaan
from reports.models import PekerjaanCetak
from reports.pekerjaan import kerjakan
from reports.renderers.pratinjau import Pratinjau
from tests.browser.test_halaman import pelanggaran
from tests.pengisian.bantu import orang

LAPORAN = "/dp3akb/2024/laporan/saran/"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8ffff3f030008fc"
    "02fea7d3a4d40000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def antre(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    default_task_backend.clear()
    for nama, hasil in (
        ("sidik_kini", "c" * 64), ("sidik_laporan", "c" * 64), ("susun_terlacak", (Mock(), [])),
        ("tulis", b"%PDF-1"),
    ):  # fmt: skip
        monkeypatch.setattr(pekerjaan, nama, Mock(return_value=hasil))


def test_a_remark_a_file_and_a_preview(masuk: Callable[[Pengguna], Page], transactional_db: None) -> None:
    h = masuk(orang(Peran.KEPALA))
    h.goto(LAPORAN)
    # At the paragraph itself; the form knows which one it is.
    paragraf = h.locator(".narasi li").nth(1)
    kata = paragraf.inner_text().split(" Komentari")[0][:40]
    paragraf.hover()
    paragraf.get_by_role("link", name="Komentari").click()
    expect(h.get_by_label("Tentang").locator("option:checked")).to_contain_text(kata)
    h.get_by_role("textbox", name="Komentar").fill("Sebutkan waktunya.")
    h.get_by_role("button", name="Kirim komentar").click()
    expect(h.locator(".percakapan blockquote")).to_contain_text(kata)
    assert pelanggaran(h) == []

    # A file: the page sees by itself that it is done, and fetches it.
    h.goto(LAPORAN)
    h.get_by_role("link", name="PDF").click()
    expect(h.get_by_text("sedang disusun")).to_be_visible()
    with h.expect_download(timeout=10_000) as unduhan:
        kerjakan(PekerjaanCetak.objects.get().pk)
    assert unduhan.value.suggested_filename == "LKjIP-dp3akb-2024.pdf"
    expect(h.get_by_text("siap diunduh")).to_be_visible()

    # A preview: drawn when the page opens, and again after each save.
    with patch("reports.views.pratinjau.pratinjau", return_value=Pratinjau((PNG,), 1)) as gambar:
        h.goto(LAPORAN)
        h.evaluate(
            """() => {
              const tempat = document.createElement("section");
              tempat.id = "pratinjau-cetak";
              tempat.dataset.alamat = "/dp3akb/2024/tulis/saran/pratinjau/?potongan=1";
              document.querySelector("main").append(tempat);
              const skrip = document.createElement("script");
              skrip.src = "/static/js/pratinjau.js";
              document.head.append(skrip);
            }"""
        )
        expect(h.locator("#pratinjau-cetak img")).to_have_count(1)
        gambar.return_value = Pratinjau((PNG, PNG), 2)
        h.evaluate("document.dispatchEvent(new CustomEvent('naskah:tersimpan'))")
        expect(h.locator("#pratinjau-cetak img")).to_have_count(2)
