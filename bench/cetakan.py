"""Time and memory of the PDF, side by side with Chromium printing the same page.

Chromium is the yardstick, not a goal: it makes the ratio say something on any machine. Rounds alternate, so
that a busy minute of the machine hits all three alike.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import BinaryIO

from bench.ukuran import Ukuran, angka
from lkjip import demo
from reports.build import build_report
from reports.renderers.html import halaman_cetak
from reports.renderers.huruf import BERKAS
from reports.renderers.pdf import ANAK, BATAS_MEMORI

TAHUN = 2024
BATAS_KALI = {False: 3.5, True: 4.2}  # by tagged (PDF/UA) or not
BATAS_MEMORI_MB = 500
NAMA = {False: "PDF tanpa tag", True: "PDF/UA"}
CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


@dataclass(slots=True)
class Putaran:
    """Seconds of each round, and the most memory of the child in any of them."""

    detik: list[float] = field(default_factory=list)
    memori_mb: float = 0


def ukur_cetakan(folder: Path, ronde: int) -> Iterator[Ukuran]:
    """Seconds and memory of both kinds of PDF; ratios where there is a Chromium."""
    html = halaman_cetak(build_report(demo.UNIT, TAHUN))
    (folder / "cetak.html").write_text(html, encoding="utf-8")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    pembanding, hasil = Putaran(), {False: Putaran(), True: Putaran()}
    if chromium:
        halaman = _halaman_chromium(html, folder)
        _chromium(chromium, halaman, folder)  # makes its profile
    for _ in range(ronde):
        if chromium:
            pembanding.detik.append(_chromium(chromium, halaman, folder))
        for ua, putaran in hasil.items():
            detik, memori = _weasyprint(folder, ua=ua)
            putaran.detik.append(detik)
            putaran.memori_mb = max(putaran.memori_mb, memori)
    if chromium:
        yield Ukuran("Chromium (pembanding)", median(pembanding.detik), "s")
    else:
        print("\nTanpa Chromium: perbandingan dilewati.")
    for ua, putaran in hasil.items():
        yield Ukuran(NAMA[ua], median(putaran.detik), "s", None, f"{_jumlah_halaman(folder)} halaman")
        if chromium:
            kali = [w / c for w, c in zip(putaran.detik, pembanding.detik, strict=True)]
            rentang = f"{angka(min(kali))} – {angka(max(kali))} dalam {ronde} ronde"
            yield Ukuran(f"{NAMA[ua]} : Chromium", median(kali), "×", BATAS_KALI[ua], rentang)
        yield Ukuran(f"{NAMA[ua]}, memori puncak", putaran.memori_mb, "MB", BATAS_MEMORI_MB)


def _weasyprint(folder: Path, *, ua: bool) -> tuple[float, float]:
    """Seconds and megabytes of the child that prints, as the application starts it."""
    perintah = {"ua": ua, "memori": BATAS_MEMORI, "berkas": {a: str(p) for a, p in BERKAS.items()}}
    with (folder / "cetak.html").open("rb") as masuk, (folder / "cetak.pdf").open("wb") as keluar:
        return _jalankan([sys.executable, "-I", str(ANAK), json.dumps(perintah)], masuk, keluar)


def _chromium(program: str, halaman: Path, folder: Path) -> float:
    perintah = [program, *CHROMIUM, f"--user-data-dir={folder / 'profil'}"]
    perintah += [f"--print-to-pdf={folder / 'chromium.pdf'}", halaman.as_uri()]
    detik, _ = _jalankan(perintah, subprocess.DEVNULL, subprocess.DEVNULL)  # its memory is in many processes
    return detik


def _halaman_chromium(html: str, folder: Path) -> Path:
    """The same page with addresses of fonts that Chromium can open."""
    for alamat, path in BERKAS.items():
        html = html.replace(alamat, path.as_uri())
    halaman = folder / "chromium.html"
    halaman.write_text(html, encoding="utf-8")
    return halaman


def _jalankan(perintah: list[str], masuk: BinaryIO | int, keluar: BinaryIO | int) -> tuple[float, float]:
    """Run to the end; wait4 tells the peak memory of this child alone."""
    mulai = perf_counter()
    proses = subprocess.Popen(perintah, stdin=masuk, stdout=keluar, stderr=subprocess.DEVNULL)
    _, status, pakai = os.wait4(proses.pid, 0)
    proses.returncode = os.waitstatus_to_exitcode(status)
    detik = perf_counter() - mulai
    if proses.returncode != 0:
        raise RuntimeError(f"{Path(perintah[0]).name} ended with {proses.returncode}")
    return detik, pakai.ru_maxrss / 1024  # Linux counts in kilobytes


def _jumlah_halaman(folder: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(folder / "cetak.pdf").pages)
