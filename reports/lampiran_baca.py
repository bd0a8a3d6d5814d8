"""Reads a PDF that is to be an annex: whether we take it, and its pages as images.

The file is a stranger's: child processes with limits of time and memory open and draw it, never this one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from lkjip.formats import angka
from lkjip.unggahan.nama import nama_aman
from lkjip.unggahan.periksa import BerkasDitolak, buka_di_anak, periksa
from reports.blok import Lembar

ANAK = Path(__file__).with_name("lampiran_anak.py")
BATAS_DETIK = 40
BATAS_MEMORI = (
    1024**3
)  # address space; a page in colour takes 10 MB, a scan inside it up to twenty times that
DPI, SISI, TEKS = 150, 1754, 20_000  # A4 at 150 dpi is 1240 x 1754 pixels


@dataclass(frozen=True, slots=True)
class Terbaca:
    """A PDF that was taken, under a name of which nothing is dangerous, and its pages."""

    isi: bytes
    nama: str
    sha256: str
    halaman: tuple[Lembar, ...]


def baca_pdf(isi: bytes, nama: str) -> Terbaca:
    """Raises BerkasDitolak, whose message says why and what to do."""
    batas = settings.LAMPIRAN_BATAS_BERKAS
    if len(isi) > batas:
        raise BerkasDitolak(terlalu_besar())
    temuan = periksa(isi)
    if temuan.tipe.akhiran != ".pdf":
        raise BerkasDitolak(f"Ini {temuan.tipe.sebutan}, bukan PDF. Simpan sebagai PDF, lalu pilih lagi.")
    return Terbaca(isi, nama_aman(nama, ".pdf"), sha256(isi).hexdigest(), tuple(_gambar(isi)))


def terlalu_besar() -> str:
    batas = angka(settings.LAMPIRAN_BATAS_BERKAS // 1024**2)
    return (
        f"Berkas lebih besar dari {batas} MB. Perkecil atau bagi menjadi beberapa lampiran, lalu pilih lagi."
    )


def _gambar(isi: bytes) -> Iterator[Lembar]:
    perintah = {
        "memori": BATAS_MEMORI,
        "detik": BATAS_DETIK,
        "halaman": settings.LAMPIRAN_BATAS_HALAMAN,
        "dpi": DPI,
        "sisi": SISI,
        "teks": TEKS,
    }
    jawab = buka_di_anak(ANAK, perintah, isi)
    di = jawab.index(b"\n") + 1
    jawaban = json.loads(jawab[:di])
    if "tolak" in jawaban:
        raise BerkasDitolak(jawaban["tolak"])
    for nomor, h in enumerate(jawaban["halaman"], 1):
        jpeg = jawab[di : di + h["byte"]]
        di += h["byte"]
        yield Lembar(nomor, h["lebar"], h["tinggi"], jpeg, h["teks"])
