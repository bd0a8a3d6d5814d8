"""What a printed document is made of, as one hash: two that have it in common are the same file.

The hash is of the finished report. As building one takes a fifth of a second, the questions that were put to
the database for it are kept with a hash of their answers: where all answers are the same, so is the report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from reports.blok import Blok, BlokFoto, BlokGambar, BlokHalaman, BlokTabel, ReportData
from reports.build import susun_laporan
from reports.renderers.dasar import telusur_bagian
from reports.renderers.json import lkjip_json
from reports.sumber import Sumber

APLIKASI = ("lkjip", "indicators", "budget", "evaluation", "pengisian", "reports")
# All templates, as all code: which of them a table or an include draws in cannot be told from its name.
BERKAS_KODE = (*(f"{a}/**/*.py" for a in APLIKASI), "templates/**/*.html", "static/css/cetak*.css")
PAKET = (
    "weasyprint",
    "python-docx",
    "openpyxl",
    "vl-convert-python",
    "django-tables2",
    "nh3",
    "segno",
    "fontpkg-ibm-plex-serif",
    "fontpkg-ibm-plex-sans-condensed",
)

Pertanyaan = tuple[str, Any]  # SQL and its parameters


def sidik_laporan(report: ReportData) -> str:
    """Of all that a renderer sees, images included, and of the renderers themselves."""
    isi = hashlib.sha256(sidik_kode().encode())
    isi.update(f"{report.draf}\n{lkjip_json(report)}".encode())
    for bagian in telusur_bagian(report.bagian):
        for blok in bagian.blok:
            for potong in _di_luar_json(blok):
                isi.update(hashlib.sha256(potong).digest())
    return isi.hexdigest()


def sidik_kini(unit_id: int, tahun: int) -> str:
    """The hash of the LKjIP as it would be printed now.

    What is kept holds only if nothing changed while the report was built: the answers are the same before and
    after. Else it is built once more; under steady change nothing is kept.
    """
    hari = timezone.localdate()  # what is valid may go by the day
    kunci = f"jejak-{unit_id}-{tahun}-{hari}-{sidik_kode()}"
    tanya, jawab_lama, sidik = caches["sementara"].get(kunci) or ([], "", "")
    for _ in range(3):
        jawab = _jawaban(tanya)
        if jawab == jawab_lama:
            break
        report, baru = susun_terlacak(unit_id, tahun)
        sidik = sidik_laporan(report)
        if baru == tanya and _jawaban(baru) == jawab:
            caches["sementara"].set(kunci, (tanya, jawab, sidik))
            break
        tanya = baru
    return str(sidik)


def susun_terlacak(unit_id: int, tahun: int) -> tuple[ReportData, list[Pertanyaan]]:
    """The report, and what it asked of the database."""
    tanya: list[Pertanyaan] = []

    def catat(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        tanya.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(catat):
        return susun_laporan(Sumber(unit_id, tahun)), tanya


def _jawaban(tanya: list[Pertanyaan]) -> str:
    isi = hashlib.sha256()
    with connection.cursor() as kursor:
        for sql, params in tanya:
            kursor.execute(sql, params)
            isi.update(repr(kursor.fetchall()).encode())
    return isi.hexdigest()


@cache
def sidik_kode() -> str:
    """Of our code and style, and the versions of what draws: an update prints anew. Once a process."""
    isi = hashlib.sha256("\n".join(f"{p} {version(p)}" for p in PAKET).encode())
    for berkas in berkas_kode():
        isi.update(berkas.read_bytes())
    return isi.hexdigest()[:16]


def berkas_kode() -> Iterator[Path]:
    for pola in BERKAS_KODE:
        yield from sorted(settings.BASE_DIR.glob(pola))


def _di_luar_json(blok: Blok) -> Iterator[bytes]:
    """What a page shows of a block and the JSON does not: drawings, pixels, colours."""
    match blok:
        case BlokGambar():
            yield f"{blok.spek} {blok.svg} {blok.kosong}".encode()
            yield blok.isi
        case BlokFoto():
            yield from (f.isi for f in blok.foto)
        case BlokHalaman():
            yield from (f"{h.teks}".encode() + h.isi for h in blok.halaman)
        case BlokTabel():
            yield (blok.kosong + "".join(s.warna for b in blok.baris for s in b.sel.values())).encode()
