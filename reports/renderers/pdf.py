"""HTML to PDF in a child process: its memory goes back to the machine, and its limits hold.

Same HTML, same bytes; so a finished PDF is kept under the hash of its HTML.
"""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.core.cache import caches

from lkjip.anak import jalankan
from reports.blok import ReportData
from reports.renderers.html import halaman_cetak, halaman_dokumen, halaman_e81
from reports.renderers.huruf import BERKAS

ANAK = Path(__file__).with_name("cetak_anak.py")
BATAS_DETIK = 300
BATAS_MEMORI = 2 * 1024**3  # address space; a report of 200 pages takes a quarter of it

log = logging.getLogger(__name__)


class GagalCetak(Exception):
    """A document could not be printed; the message tells a person why."""


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A PDF and what the renderer complained about; nothing in a sound document."""

    pdf: bytes
    keluhan: tuple[str, ...]


def lkjip_pdf(report: ReportData, *, ua: bool = True) -> bytes:
    """The LKjIP as PDF/UA-1, or untagged. Raises GagalCetak."""
    return html_ke_pdf(halaman_cetak(report), ua=ua)


def e81_pdf(report: ReportData, *, ua: bool = True) -> bytes:
    """Formulir E.81 alone. Raises GagalCetak."""
    return html_ke_pdf(halaman_e81(report), ua=ua)


def dokumen_pdf(report: ReportData, *, ua: bool = True) -> bytes:
    """A document of its own, as an LHE. Raises GagalCetak."""
    return html_ke_pdf(halaman_dokumen(report), ua=ua)


def html_ke_pdf(html: str, *, ua: bool = True) -> bytes:
    """A print page as PDF; printed once, then taken from the cache. Raises GagalCetak."""
    sidik = hashlib.sha256(f"{version('weasyprint')}\n{ua}\n{html}".encode()).hexdigest()
    pdf = caches["dokumen"].get(f"pdf-{sidik}")
    if pdf is None:
        hasil = cetak(html, ua=ua)
        for keluhan in hasil.keluhan:
            log.warning("WeasyPrint: %s", keluhan)
        pdf = hasil.pdf
        caches["dokumen"].set(f"pdf-{sidik}", pdf)
    return bytes(pdf)


def cetak(html: str, *, ua: bool = True) -> Cetakan:
    """Prints in a child process, without the cache. Raises GagalCetak."""
    perintah = {"ua": ua, "memori": BATAS_MEMORI, "berkas": {a: str(p) for a, p in BERKAS.items()}}
    try:
        hasil = jalankan(
            ANAK, perintah, html.encode(), detik=BATAS_DETIK, lingkungan={"SOURCE_DATE_EPOCH": "0"}
        )
    except subprocess.TimeoutExpired as galat:
        raise GagalCetak(f"Pencetakan dihentikan karena melewati {BATAS_DETIK} detik.") from galat
    teks = hasil.stderr.decode(errors="replace")
    if hasil.returncode != 0 or not hasil.stdout.startswith(b"%PDF"):
        log.error("The PDF renderer ended with %s: %s", hasil.returncode, teks[-4000:])
        raise GagalCetak(_sebab(teks))
    return Cetakan(hasil.stdout, tuple(_keluhan(teks)))


def _sebab(teks: str) -> str:
    if "MemoryError" in teks:
        return f"Dokumen terlalu besar untuk dicetak dengan memori {BATAS_MEMORI // 1024**2} MB."
    return "Dokumen tidak dapat dicetak; rinciannya ada di catatan server."


def _keluhan(teks: str) -> list[str]:
    """The renderer's log records; other lines (of the font libraries) as they are."""
    return [": ".join(json.loads(b)) if b.startswith("[") else b for b in teks.splitlines() if b.strip()]
