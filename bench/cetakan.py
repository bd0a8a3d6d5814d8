"""Time and memory of the PDF, side by side with Chromium printing the same page; time of the other formats.

Chromium is the yardstick, not a goal: it makes the ratio say something on any machine. Rounds alternate, so
that a busy minute of the machine hits all alike.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from django.core.cache import caches
from PIL import Image
from pypdf import PdfReader

from bench.ukuran import Ukuran, angka, milidetik
from lkjip import demo
from reports.blok import Bagian, BlokNarasi, ReportData
from reports.build import build_report
from reports.renderers import docx, pdf, xlsx
from reports.renderers.cetak_laporan import Pencetakan
from reports.renderers.cetak_naskah import gaya_potongan
from reports.renderers.cetak_regu import Regu
from reports.renderers.html import halaman_cetak
from reports.renderers.huruf import BERKAS

TAHUN = 2024
BATAS_KALI = {"dingin": 2.5, "berubah": 1.0}  # of Chromium's time
BATAS_MS_TETAP = 100
BATAS_MEMORI_MB = 500
NAMA = {"dingin": "PDF/UA, semua baru", "berubah": "PDF/UA, satu bagian berubah"}
FORMAT_LAIN = {"DOCX": docx.lkjip_docx, "XLSX": xlsx.lkjip_xlsx, "Halaman cetak HTML": halaman_cetak}
HALAMAN_LAMPIRAN = 40
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
    """Seconds of each round, and the most memory of a child in any of them."""

    detik: list[float] = field(default_factory=list)
    memori_mb: float = 0

    def catat(self, report: ReportData) -> bytes:
        """Prints as the application does; what the cache has is taken from it."""
        mulai = perf_counter()
        gaya = gaya_potongan(draf=report.draf)
        perintah = {**pdf.perintah(), "gaya": gaya}
        with Regu(pdf.ANAK, perintah, orang=pdf.ANAK_SEKALIGUS, detik=pdf.BATAS_DETIK) as regu:
            hasil = Pencetakan(regu, ua=True, gaya=gaya).cetak(report)
        self.detik.append(perf_counter() - mulai)
        self.memori_mb = max(self.memori_mb, regu.memori / 1024)
        return hasil


def ukur_cetakan(folder: Path, ronde: int) -> Iterator[Ukuran]:
    """The whole PDF, and after a change in one section; ratios where there is a Chromium."""
    report = build_report(demo.UNIT, TAHUN)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    pembanding: list[float] = []
    hasil = {nama: Putaran() for nama in NAMA}
    if chromium:
        halaman = _halaman_chromium(halaman_cetak(report), folder)
        _chromium(chromium, halaman, folder)  # makes its profile
    for n in range(ronde):
        if chromium:
            pembanding.append(_chromium(chromium, halaman, folder))
        caches["dokumen"].clear()
        isi = hasil["dingin"].catat(report)
        hasil["berubah"].catat(_ubah_bab3(report, f"<p>Kalimat tambahan ke-{n}.</p>"))
    if chromium:
        yield Ukuran("Chromium (pembanding)", median(pembanding), "s")
    else:
        print("\nTanpa Chromium: perbandingan dilewati.")
    for nama, putaran in hasil.items():
        yield Ukuran(
            NAMA[nama], median(putaran.detik), "s", None, f"{len(PdfReader(BytesIO(isi)).pages)} halaman"
        )
        if chromium:
            kali = [w / c for w, c in zip(putaran.detik, pembanding, strict=True)]
            rentang = f"{angka(min(kali))} – {angka(max(kali))} dalam {ronde} ronde"
            yield Ukuran("  : Chromium", median(kali), "×", BATAS_KALI[nama], rentang)
        yield Ukuran("  memori puncak satu anak", putaran.memori_mb, "MB", BATAS_MEMORI_MB)
    tetap = milidetik(lambda: pdf.lkjip_pdf(report), 5)
    yield Ukuran("PDF/UA, tidak ada yang berubah", tetap, "ms", BATAS_MS_TETAP, "dari simpanan")
    yield from _ukur_format_lain(report, ronde)
    yield from _ukur_lampiran()


def _ukur_format_lain(report: ReportData, ronde: int) -> Iterator[Ukuran]:
    """The report written anew each time, after one that warms up: charts are drawn by then."""
    for nama, tulis in FORMAT_LAIN.items():
        isi = tulis(report)
        besar = len(isi.encode() if isinstance(isi, str) else isi) / 1024
        waktu = []
        for _ in range(ronde):
            mulai = perf_counter()
            tulis(report)
            waktu.append((perf_counter() - mulai) * 1000)
        rentang = f"{angka(min(waktu))} – {angka(max(waktu))} dalam {ronde} ronde, {angka(besar)} kB"
        yield Ukuran(nama, median(waktu), "ms", None, rentang)


def _ukur_lampiran() -> Iterator[Ukuran]:
    """Pages of attached documents: the images go into the PDF as they are."""
    acak = Random(5)  # noqa: S311 - paper with noise, the same each time
    gambar = Image.effect_noise((1240, 1754), 60)  # A4 at 150 dots an inch
    blok = []
    besar = 0
    for n in range(HALAMAN_LAMPIRAN):
        isi = BytesIO()
        gambar.rotate(acak.choice((0, 180))).save(isi, "JPEG", quality=40 + n % 3)
        besar += len(isi.getvalue())
        data = base64.b64encode(isi.getvalue()).decode()
        blok.append(
            f'<p><img alt="Halaman {n}" style="height: 230mm" src="data:image/jpeg;base64,{data}"></p>'
        )
    bagian = Bagian("lamp", "1", "Dokumen", "lampiran", 1, (BlokNarasi("n", "".join(blok)),))
    putaran = Putaran()
    report = replace(build_report(demo.UNIT, TAHUN), bagian=(bagian,))
    putaran.catat(report)
    ukuran = f"{HALAMAN_LAMPIRAN} halaman, JPEG {angka(besar / 1024**2)} MB"
    yield Ukuran("Lampiran hasil pindai", putaran.detik[0], "s", None, ukuran)
    yield Ukuran("  memori puncak satu anak", putaran.memori_mb, "MB", BATAS_MEMORI_MB)


def _ubah_bab3(report: ReportData, tambahan: str) -> ReportData:
    """One narrative of the largest chapter says more."""

    def ubah(bagian: Bagian) -> Bagian:
        for n, b in enumerate(bagian.blok):
            if isinstance(b, BlokNarasi):
                baru = replace(b, html=b.html + tambahan)
                return replace(bagian, blok=(*bagian.blok[:n], baru, *bagian.blok[n + 1 :]))
        return replace(bagian, anak=(ubah(bagian.anak[0]), *bagian.anak[1:]))

    bab3 = [b for b in report.bagian if b.jenis == "bab"][2]
    return replace(report, bagian=tuple(ubah(b) if b is bab3 else b for b in report.bagian))


def _chromium(program: str, halaman: Path, folder: Path) -> float:
    perintah = [program, *CHROMIUM, f"--user-data-dir={folder / 'profil'}"]
    perintah += [f"--print-to-pdf={folder / 'chromium.pdf'}", halaman.as_uri()]
    mulai = perf_counter()
    subprocess.run(perintah, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return perf_counter() - mulai


def _halaman_chromium(html: str, folder: Path) -> Path:
    """The same page with addresses of fonts that Chromium can open."""
    for alamat, path in BERKAS.items():
        html = html.replace(alamat, path.as_uri())
    halaman = folder / "chromium.html"
    halaman.write_text(html, encoding="utf-8")
    return halaman
