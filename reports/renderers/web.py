"""The report as it is read on the public pages: finished HTML, section by section, with the tables as CSV.

It is made once, when an edition is frozen, so that what the public reads needs neither data nor renderers.
docs/json.md describes it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html, format_html_join

from reports.blok import Bagian, Blok, BlokGambar, BlokHalaman, BlokNarasi, BlokTabel, ReportData, Sel
from reports.renderers.csv import tabel_csv
from reports.renderers.dasar import judul_bagian, tabel_bagian, teks_polos
from reports.renderers.html import blok_html

SKEMA = "lkjip-web/1"
ALAMAT_GAMBAR = "gambar:"  # stands for where the pages serve the images
DATA = re.compile(r'src="data:image/(png|jpeg);base64,([A-Za-z0-9+/=]+)"')
CAPAIAN = "target-realisasi"  # the table whose rows are the year at a glance
Objek = dict[str, Any]


def lkjip_web(report: ReportData) -> bytes:
    gambar: dict[str, Objek] = {}
    isi: Objek = {
        "skema": SKEMA,
        "pengenal": report.pengenal,
        "judul": report.judul,
        "unit": report.unit,
        "unit_singkat": report.unit_singkat,
        "pemda": report.pemda,
        "tahun": report.tahun,
        "bagian": [_bagian(b, gambar) for b in report.bagian],
        "gambar": gambar,
        "tabel": [
            {"kunci": t.kunci, "nomor": t.nomor, "judul": t.judul, "csv": tabel_csv(t).decode("utf-8-sig")}
            for _, t in tabel_bagian(report.bagian)
        ],
        "capaian": [_capaian(s) for s in _baris(report, CAPAIAN)],
    }
    return (json.dumps(isi, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _bagian(bagian: Bagian, gambar: dict[str, Objek]) -> Objek:
    nomor, judul = judul_bagian(bagian)
    return {
        "kunci": bagian.kunci,
        "nomor": nomor,
        "judul": bagian.judul if bagian.jenis in ("bab", "depan") else judul,
        "jenis": bagian.jenis,
        "blok": [_blok(b, bagian.tingkat, gambar) for b in bagian.blok],
        "anak": [_bagian(a, gambar) for a in bagian.anak],
    }


def _blok(blok: Blok, tingkat: int, gambar: dict[str, Objek]) -> Objek:
    html = _halaman(blok) if isinstance(blok, BlokHalaman) else str(blok_html(blok, layar=True))
    if isinstance(blok, BlokNarasi):
        html = _geser(html, tingkat)
    html = DATA.sub(lambda m: _lepas(m, gambar), html)
    return {
        "jenis": type(blok).__name__.removeprefix("Blok").lower(),
        "kunci": blok.kunci,
        "nomor": blok.nomor if isinstance(blok, BlokTabel | BlokGambar) else "",
        "judul": "" if isinstance(blok, BlokNarasi) else blok.judul,
        "html": html,
        "teks": teks_polos(html),
    }


def _lepas(m: re.Match[str], gambar: dict[str, Objek]) -> str:
    """An image gets an address of its own: a page with all of them in it would be heavy."""
    kunci = hashlib.sha256(m[2].encode()).hexdigest()[:32]
    gambar[kunci] = {"tipe": m[1], "isi": m[2]}
    return f'src="{ALAMAT_GAMBAR}{kunci}"'


def _geser(html: str, tingkat: int) -> str:
    """Headings of a narrative, which begin with h4, follow the section's without a gap."""
    geser = tingkat - 3
    return re.sub(r"<(/?)h([45])>", lambda m: f"<{m[1]}h{max(2, min(int(m[2]) + geser, 6))}>", html)


def _halaman(blok: BlokHalaman) -> str:
    """An attached document in words: its pages are in the PDF."""
    teks = [(f"Halaman {h.nomor}", h.teks) for h in blok.halaman if h.teks.strip()]
    return format_html(
        "<p>Dokumen terlampir, {} halaman. Gambar halamannya ada di berkas PDF laporan.</p>{}",
        len(blok.halaman),
        format_html_join("", '<details><summary>{}</summary><p class="teks-lampiran">{}</p></details>', teks),
    )


def _baris(report: ReportData, kunci: str) -> Iterator[dict[str, Sel]]:
    tabel = (t for _, t in tabel_bagian(report.bagian) if t.kunci == kunci)
    return (dict(b.sel) for t in tabel for b in t.baris if b.sel)


def _capaian(sel: dict[str, Sel]) -> Objek:
    """An indicator of the year. angka is the exact figure as text, null where there is none."""
    nilai = sel["capaian"].nilai
    return {
        "indikator": sel["indikator"].teks,
        "satuan": sel["satuan"].teks,
        "target": sel["target"].teks,
        "realisasi": sel["realisasi"].teks + sel["realisasi"].tanda,
        "capaian": sel["capaian"].teks,
        "angka": None if nilai is None else f"{nilai:f}",
        "alasan": sel["capaian"].alasan,
        "predikat": sel["predikat"].teks,
        "warna": sel["predikat"].warna,
    }
