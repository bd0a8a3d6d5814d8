"""Says what a stranger's file is by its content, and whether we take it. Its name is not asked.

The first bytes name it; a child process with limits of time and memory opens it as proof (anak_periksa.py).
"""

from __future__ import annotations

import json
import logging
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import filetype

from lkjip.anak import jalankan
from lkjip.unggahan.dasar import TERLALU_RUMIT

ANAK = Path(__file__).with_name("anak_periksa.py")
BATAS_DETIK = 20
BATAS_MEMORI = 768 * 1024**2  # address space of the child; the largest photograph takes a third of it
BATAS_ISI = {
    "piksel": 64_000_000,
    "halaman": 2_000,
    "banyak": 2_000,
    "mengembang": 200 * 1024**2,
    "rasio": 200,
}


@dataclass(frozen=True, slots=True)
class Tipe:
    """A kind of file that we take. tampil: a browser may show it, others are downloaded."""

    mime: str
    akhiran: str
    sebutan: str
    tampil: bool


TIPE: dict[str, Tipe] = {
    "pdf": Tipe("application/pdf", ".pdf", "PDF", True),
    "jpg": Tipe("image/jpeg", ".jpg", "Foto JPEG", True),
    "png": Tipe("image/png", ".png", "Gambar PNG", True),
    "webp": Tipe("image/webp", ".webp", "Gambar WebP", True),
    "docx": Tipe(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "Word", False
    ),
    "xlsx": Tipe(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "Excel", False
    ),
}
PER_MIME = {t.mime: t for t in TIPE.values()}
DITERIMA = "PDF, foto (JPG, PNG, WebP), Word (.docx), dan Excel (.xlsx)"
# What people send by mistake, and what they can do.
SARAN = {
    "heic": "Atur kamera ke format JPG (“Paling kompatibel”), atau kirim tangkapan layarnya.",
    "doc": "Simpan sebagai .docx atau PDF.",
    "xls": "Simpan sebagai .xlsx atau PDF.",
    "ppt": "Simpan sebagai PDF.",
    "pptx": "Simpan sebagai PDF.",
    "odt": "Simpan sebagai .docx atau PDF.",
    "ods": "Simpan sebagai .xlsx atau PDF.",
    "gif": "Simpan sebagai JPG atau PNG.",
    "tif": "Simpan sebagai PDF atau JPG.",
    "bmp": "Simpan sebagai JPG atau PNG.",
    "rar": "Kirim setiap berkas di dalamnya tersendiri.",
    "7z": "Kirim setiap berkas di dalamnya tersendiri.",
    "mp4": "Unggah video ke tempat lain, lalu cantumkan tautannya.",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones with a password

log = logging.getLogger(__name__)


class BerkasDitolak(Exception):
    """The file is not taken; the message tells a person why and what to do."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a file is. rincian is what can be said of its content, such as the number of pages."""

    tipe: Tipe
    rincian: str


def periksa(isi: bytes) -> Temuan:
    """What the file is. Raises BerkasDitolak."""
    if not isi:
        raise BerkasDitolak("Berkas kosong (0 byte).")
    jenis = filetype.guess_extension(isi[:8192]) or ""
    if jenis in ("docx", "xlsx"):
        jenis = "zip"
    if jenis not in ("pdf", "jpg", "png", "webp", "zip"):
        raise BerkasDitolak(_saran(isi, jenis))
    jawaban = _buka(isi, jenis)
    if "tolak" in jawaban:
        raise BerkasDitolak(jawaban["tolak"])
    return Temuan(TIPE[jawaban["jenis"]], jawaban["rincian"])


def _saran(isi: bytes, jenis: str) -> str:
    if isi.startswith(_OLE):
        jenis = jenis or "doc"
        if "EncryptedPackage".encode("utf-16-le") in isi:
            return "Dokumen berkata sandi. Simpan tanpa kata sandi, lalu pilih lagi."
    return f"Jenis berkas ini tidak diterima. {SARAN.get(jenis, f'Yang diterima: {DITERIMA}.')}"


def _buka(isi: bytes, jenis: str) -> dict[str, str]:
    """The answer of the child. Raises BerkasDitolak."""
    perintah = {"jenis": jenis, "memori": BATAS_MEMORI, "detik": BATAS_DETIK, **BATAS_ISI}
    jawaban: dict[str, str] = json.loads(buka_di_anak(ANAK, perintah, isi))
    return jawaban


def buka_di_anak(
    skrip: Path, perintah: Mapping[str, Any], isi: bytes, *, gagal: str = TERLALU_RUMIT
) -> bytes:
    """What a child that opens the file answers, within perintah's detik (seconds).

    Raises BerkasDitolak: with TERLALU_RUMIT where it takes longer, with `gagal` where it breaks off.
    """
    try:
        hasil = jalankan(skrip, perintah, isi, detik=perintah["detik"])
    except subprocess.TimeoutExpired as galat:
        raise BerkasDitolak(TERLALU_RUMIT) from galat
    if hasil.returncode != 0:
        teks = hasil.stderr.decode(errors="replace")
        log.error("%s ended with %s for %s: %s", skrip.name, hasil.returncode, perintah, teks[-4000:])
        raise BerkasDitolak(gagal)
    return hasil.stdout
