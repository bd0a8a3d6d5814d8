"""Images: photographs are taken, what is broken, huge, moving or something else as well is refused."""

from __future__ import annotations

import pytest
import weasyprint  # noqa: F401  (makes Pillow take what is cut off, in this process and not in the child)
from PIL import ImageFile

from lkjip.unggahan.dasar import GANDA, RUSAK, Tolak
from lkjip.unggahan.gambar import periksa_gambar
from tests.lkjip.unggahan import berkas_uji as uji

FORMAT = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


@pytest.fixture(autouse=True)
def _seperti_pada_anak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow as anak_periksa.py sets it."""
    assert ImageFile.LOAD_TRUNCATED_IMAGES, "WeasyPrint changes it no more: fixture and setting can go"
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


def alasan(isi: bytes, jenis: str) -> str:
    with pytest.raises(Tolak) as galat:
        periksa_gambar(isi, jenis, 10_000)
    return str(galat.value)


@pytest.mark.parametrize("jenis", FORMAT)
def test_an_image_is_taken(jenis: str) -> None:
    assert periksa_gambar(uji.gambar(FORMAT[jenis]), jenis, 10_000) == "64 × 48 piksel"


def test_what_cameras_append_to_a_jpeg_is_taken() -> None:
    """A second image for depth or brightness, as phones write it."""
    assert periksa_gambar(uji.gambar() + uji.gambar(), "jpg", 10_000) == "64 × 48 piksel"


@pytest.mark.parametrize("jenis", FORMAT)
def test_a_broken_one_is_refused(jenis: str) -> None:
    isi = uji.gambar(FORMAT[jenis], (90, 90))
    assert alasan(isi[:-20], jenis) == RUSAK
    assert alasan(isi[:30], jenis) == RUSAK
    for lain in FORMAT:
        if lain != jenis:
            assert alasan(isi, lain) == RUSAK, "its type is that of its content"


@pytest.mark.parametrize("jenis", FORMAT)
def test_too_many_pixels_are_refused_before_they_are_unpacked(jenis: str) -> None:
    assert "400 × 300 piksel" in alasan(uji.gambar(FORMAT[jenis], (400, 300)), jenis)


@pytest.mark.parametrize("jenis", ["png", "webp"])
def test_nothing_may_follow(jenis: str) -> None:
    assert alasan(uji.gambar(FORMAT[jenis]) + b"sisa", jenis) == RUSAK
    assert "bergerak" in alasan(uji.gambar_bergerak(FORMAT[jenis]), jenis)


@pytest.mark.parametrize("jenis", FORMAT)
@pytest.mark.parametrize("halaman", [b"<script>alert(1)</script>", b"<SVG onload=1>", b"<?php echo 1;"])
def test_an_image_that_is_also_a_page_is_refused(jenis: str, halaman: bytes) -> None:
    assert alasan(uji.gambar(FORMAT[jenis]) + halaman, jenis) == GANDA


def test_a_page_in_the_comment_is_found() -> None:
    assert alasan(uji.gambar(comment=b"<html><script>alert(1)</script>"), "jpg") == GANDA


@pytest.mark.parametrize("jenis", FORMAT)
def test_an_image_that_is_also_an_archive_is_refused(jenis: str) -> None:
    assert alasan(uji.gambar(FORMAT[jenis]) + uji.office(), jenis) == GANDA
