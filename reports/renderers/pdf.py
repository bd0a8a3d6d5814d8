"""HTML to PDF in child processes: their memory goes back to the machine, and their limits hold.

Same data, same bytes; so a finished PDF is kept under the hash of what it is made of.
"""

from __future__ import annotations

import logging
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.core.cache import caches

from lkjip.anak import jalankan
from reports.blok import ReportData
from reports.renderers.cetak_bingkai import baca_bingkai, tulis_bingkai
from reports.renderers.cetak_gambar import lepas_gambar
from reports.renderers.cetak_laporan import Kemajuan, Pencetakan, sidik, sidik_pdf
from reports.renderers.cetak_naskah import gaya_potongan
from reports.renderers.cetak_regu import AnakBerhenti, Regu
from reports.renderers.html import halaman_dokumen, halaman_e81
from reports.renderers.huruf import BERKAS

ANAK = Path(__file__).with_name("cetak_anak.py")
ANAK_SEKALIGUS = 2  # children for one report: a small server has two cores
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


def lkjip_pdf(report: ReportData, *, ua: bool = True, kemajuan: Kemajuan | None = None) -> bytes:
    """The LKjIP as PDF/A-3 and PDF/UA-1, or untagged. Raises GagalCetak.

    kemajuan is told after each step (done, of how many, title of the chapter), in this thread.
    """
    kunci = f"pdf-{sidik_pdf(report, ua=ua)}"
    pdf = caches["dokumen"].get(kunci)
    if pdf is None:
        pdf = _catat(cetak_laporan(report, ua=ua, kemajuan=kemajuan))
        caches["dokumen"].set(kunci, pdf)
    elif kemajuan:
        kemajuan(1, 1, report.judul)
    return bytes(pdf)


def e81_pdf(report: ReportData, *, ua: bool = True) -> bytes:
    """Formulir E.81 alone. Raises GagalCetak."""
    return html_ke_pdf(halaman_e81(report), ua=ua)


def dokumen_pdf(report: ReportData, *, ua: bool = True) -> bytes:
    """A document of its own, as an LHE. Raises GagalCetak."""
    return html_ke_pdf(halaman_dokumen(report), ua=ua)


def html_ke_pdf(html: str, *, ua: bool = True) -> bytes:
    """A print page as PDF; printed once, then taken from the cache. Raises GagalCetak."""
    kunci = f"pdf-{sidik(str(ua), html)}"
    pdf = caches["dokumen"].get(kunci)
    if pdf is None:
        pdf = _catat(cetak(html, ua=ua))
        caches["dokumen"].set(kunci, pdf)
    return bytes(pdf)


def cetak(html: str, *, ua: bool = True) -> Cetakan:
    """Prints a page in one piece in a child process, without the cache. Raises GagalCetak."""
    masukan = BytesIO()
    gambar, isi = lepas_gambar(html)
    tulis_bingkai(masukan, {"kerja": "cetak", "ua": ua, "gambar": gambar}, isi)
    try:
        hasil = jalankan(
            ANAK, perintah(), masukan.getvalue(), detik=BATAS_DETIK, lingkungan={"SOURCE_DATE_EPOCH": "0"}
        )
    except subprocess.TimeoutExpired as galat:
        raise GagalCetak(_terlambat()) from galat
    teks = hasil.stderr.decode(errors="replace")
    try:
        jawaban, (pdf,) = baca_bingkai(BytesIO(hasil.stdout))
    except EOFError as galat:
        raise GagalCetak(_sebab(teks)) from galat
    return Cetakan(pdf, (*jawaban["keluhan"], *_baris(teks)))


def cetak_laporan(report: ReportData, *, ua: bool = True, kemajuan: Kemajuan | None = None) -> Cetakan:
    """Prints in two children; takes from the cache what did not change. Raises GagalCetak."""
    gaya = gaya_potongan(draf=report.draf)
    regu = Regu(ANAK, {**perintah(), "gaya": gaya}, orang=ANAK_SEKALIGUS, detik=BATAS_DETIK)
    try:
        with regu:
            pencetakan = Pencetakan(regu, ua=ua, gaya=gaya, kemajuan=kemajuan)
            pdf = pencetakan.cetak(report)
            return Cetakan(pdf, (*pencetakan.keluhan, *_baris(regu.galat())))
    except AnakBerhenti as galat:
        raise GagalCetak(_terlambat() if regu.habis else _sebab(str(galat))) from galat


def perintah() -> dict[str, object]:
    """What each child is told: its limit, and all that it may open."""
    return {"memori": BATAS_MEMORI, "berkas": {a: str(p) for a, p in BERKAS.items()}}


def _catat(hasil: Cetakan) -> bytes:
    for keluhan in hasil.keluhan:
        log.warning("WeasyPrint: %s", keluhan)
    return hasil.pdf


def _terlambat() -> str:
    return f"Pencetakan dihentikan karena melewati {BATAS_DETIK} detik."


def _sebab(teks: str) -> str:
    log.error("The PDF renderer ended: %s", teks[-4000:])
    if "MemoryError" in teks:
        return f"Dokumen terlalu besar untuk dicetak dengan memori {BATAS_MEMORI // 1024**2} MB."
    return "Dokumen tidak dapat dicetak; rinciannya ada di catatan server."


def _baris(teks: str) -> list[str]:
    """What the font libraries say."""
    return [b for b in teks.splitlines() if b.strip()]
