"""The way through the child process: types by content, limits that hold, reasons that people read."""

from __future__ import annotations

import json
import subprocess

import pytest

from lkjip.unggahan import periksa as p
from lkjip.unggahan.dasar import TERLALU_RUMIT
from tests.lkjip.unggahan import berkas_uji as uji

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def alasan(isi: bytes) -> str:
    with pytest.raises(p.BerkasDitolak) as galat:
        p.periksa(isi)
    return str(galat.value)


@pytest.mark.parametrize(
    ("isi", "mime"),
    [
        (uji.pdf(2), "application/pdf"),
        (uji.gambar("JPEG"), "image/jpeg"),
        (uji.gambar("PNG"), "image/png"),
        (uji.gambar("WEBP"), "image/webp"),
        (uji.office(uji.DOCX), p.TIPE["docx"].mime),
        (uji.office(uji.XLSX), p.TIPE["xlsx"].mime),
    ],
    ids=["pdf", "jpg", "png", "webp", "docx", "xlsx"],
)
def test_six_kinds_are_taken(isi: bytes, mime: str) -> None:
    assert p.periksa(isi).tipe.mime == mime


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"<html><script>alert(1)</script></html>", "tidak diterima"),
        (
            b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "tidak diterima",
        ),
        (b"halo", "tidak diterima"),
        (b"MZ" + b"\0" * 500, "tidak diterima"),
        (b"\x7fELF" + b"\0" * 500, "tidak diterima"),
        (b"#!/bin/sh\nrm -rf /\n", "tidak diterima"),
        (uji.gambar("GIF"), "Simpan sebagai JPG atau PNG"),
        (uji.gambar("BMP"), "Simpan sebagai JPG atau PNG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 300, "JPG"),
        (OLE + b"\0" * 600, "PDF"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (uji.gambar() + b"<script>alert(1)</script>", "lebih dari satu jenis"),
        (uji.pdf_javascript(), "JavaScript"),
    ],
    ids=[
        "empty",
        "html",
        "svg",
        "text",
        "exe",
        "elf",
        "sh",
        "gif",
        "bmp",
        "heic",
        "doc",
        "locked",
        "both",
        "js",
    ],
)
def test_all_else_is_refused_with_its_reason(isi: bytes, kata: str) -> None:
    assert kata in alasan(isi)


def test_the_child_has_only_so_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(p, "BATAS_MEMORI", 200 * 1024**2)
    assert alasan(uji.gambar("PNG", (8000, 7900), compress_level=1)) == TERLALU_RUMIT


def test_the_child_has_only_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(p, "BATAS_DETIK", 0.01)
    assert alasan(uji.pdf()) == TERLALU_RUMIT


def test_the_child_ends_by_itself_when_nobody_waits_for_it() -> None:
    """Its own limit of processor time, should the parent be killed."""
    perintah = {"jenis": "png", "memori": p.BATAS_MEMORI, "detik": 0, **p.BATAS_ISI}
    hasil = p.jalankan(p.ANAK, perintah, uji.gambar("PNG", (8000, 7900), compress_level=1), detik=30)
    assert hasil.returncode != 0
    assert not hasil.stdout


def test_a_pixel_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "juta piksel" in alasan(uji.png_menyatakan(9000, 8000))
    monkeypatch.setitem(p.BATAS_ISI, "piksel", 10**12)
    assert alasan(uji.png_menyatakan(15000, 13000)) == TERLALU_RUMIT, "Pillow's own limit stands behind ours"


def test_a_child_that_dies_is_written_down(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mati = subprocess.CompletedProcess([], -9, b"", b"dibunuh")
    monkeypatch.setattr(p, "jalankan", lambda *a, **k: mati)
    assert alasan(uji.pdf()) == TERLALU_RUMIT
    assert "dibunuh" in caplog.text


def test_the_child_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    terlihat: dict[str, object] = {}

    def catat(skrip: object, perintah: dict[str, object], isi: bytes, *, detik: float) -> object:
        terlihat.update(perintah)
        return subprocess.CompletedProcess([], 0, json.dumps({"jenis": "pdf", "rincian": ""}).encode(), b"")

    monkeypatch.setattr(p, "jalankan", catat)
    p.periksa(uji.pdf())
    assert terlihat.keys() == {"jenis", "memori", "detik", *p.BATAS_ISI}
