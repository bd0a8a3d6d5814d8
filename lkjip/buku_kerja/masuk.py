"""Opens the workbook of a stranger: only values come out, as plain data, and nothing in it can do harm.

The work is done in a child process with limits of time and memory (anak_baca.py).
"""

from __future__ import annotations

import json
import logging
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lkjip.anak import jalankan

from .kenali import keluhan
from .paket import RUSAK, TERLALU_BESAR
from .sel import SelMasuk, nilai_sel

ANAK = Path(__file__).with_name("anak_baca.py")
BATAS_UKURAN = 10 * 1024**2  # bytes of an upload
BATAS_DETIK = 4
BATAS_MEMORI = 256 * 1024**2  # address space of the child
# A quarter of one unit has some 130 rows and 5,000 cells. Empty rows and cells count: they cost as much.
BATAS_ISI = {
    "berkas": 1000,
    "mengembang": 64 * 1024**2,
    "rasio": 100,
    "unsur": 600_000,
    "baris": 20_000,
    "sel": 100_000,
    "teks": 100_000,
    "gaya": 65_000,
    "huruf": 8_000_000,
}
TERLALU_LAMA = (
    f"Berkas tidak selesai dibaca dalam {BATAS_DETIK} detik. Hapus lembar yang tidak diperlukan, lalu simpan."
)

log = logging.getLogger(__name__)


class BukuDitolak(Exception):
    """The file is not read; the message tells a person why and what to do."""


@dataclass(frozen=True, slots=True)
class LembarMasuk:
    """A sheet: cells that hold something by row and column, counted from 1, from top to bottom.

    gabungan are merged cells, as "A4:B5".
    """

    nama: str
    tersembunyi: bool
    baris: Mapping[int, Mapping[int, SelMasuk]]
    gabungan: tuple[str, ...]

    def sel(self, baris: int, kolom: int) -> SelMasuk:
        """The cell, an empty one where nothing is written."""
        return self.baris.get(baris, {}).get(kolom) or SelMasuk(baris, kolom)


@dataclass(frozen=True, slots=True)
class BukuMasuk:
    """A workbook: its sheets by name in their order, and its defined names with what they stand for."""

    lembar: Mapping[str, LembarMasuk]
    nama: Mapping[str, str]


def buka(isi: bytes) -> BukuMasuk:
    """The values of an .xlsx file. Raises BukuDitolak.

    Formulas are not computed: a cell has the value that it had when the file was saved, see SelMasuk.
    """
    if len(isi) > BATAS_UKURAN:
        raise BukuDitolak(
            f"Berkas lebih besar dari {BATAS_UKURAN // 1024**2} MB. Hapus gambar dan lembar yang "
            "tidak diperlukan, lalu simpan."
        )
    if sebab := keluhan(isi):
        raise BukuDitolak(sebab)
    jawaban = _baca(isi)
    if "tolak" in jawaban:
        raise BukuDitolak(jawaban["tolak"])
    dasar = date(1904, 1, 1) if jawaban["sejak_1904"] else None
    return BukuMasuk(
        {lembar["nama"]: _lembar(lembar, dasar) for lembar in jawaban["lembar"]}, jawaban["nama"]
    )


def _baca(isi: bytes) -> dict[str, Any]:
    """The answer of the child. Raises BukuDitolak."""
    perintah = {"memori": BATAS_MEMORI, "detik": BATAS_DETIK, **BATAS_ISI}
    try:
        hasil = jalankan(ANAK, perintah, isi, detik=BATAS_DETIK)
    except subprocess.TimeoutExpired as galat:
        raise BukuDitolak(TERLALU_LAMA) from galat
    if hasil.returncode != 0:
        teks = hasil.stderr.decode(errors="replace")
        log.error("The reader of workbooks ended with %s: %s", hasil.returncode, teks[-4000:])
        raise BukuDitolak(TERLALU_BESAR if "MemoryError" in teks else RUSAK)
    jawaban: dict[str, Any] = json.loads(hasil.stdout)
    return jawaban


def _lembar(lembar: dict[str, Any], dasar: date | None) -> LembarMasuk:
    baris: dict[int, dict[int, SelMasuk]] = {}
    for nomor, isi in lembar["baris"]:
        baris.setdefault(nomor, {}).update(
            (kolom, SelMasuk(nomor, kolom, nilai_sel(jenis, teks, dasar), rumus=rumus, galat=jenis == "e"))
            for kolom, jenis, teks, rumus in isi
        )
    return LembarMasuk(
        lembar["nama"],
        lembar["tersembunyi"],
        dict(sorted(baris.items())),
        tuple(lembar["gabungan"]),
    )
