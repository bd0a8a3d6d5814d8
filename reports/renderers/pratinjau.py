"""One section as it will print, as images of its pages.

The printer takes most of a second to load, so a process that has loaded it is kept, one for each process of
the server, and ends after a while without work. It prints in copies of itself, which have the limits.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import json
import logging
import os
import select
import struct
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from django.core.cache import caches

from lkjip.anak import mulai
from reports.blok import ReportData
from reports.renderers.html import gaya_cetak, halaman_bagian
from reports.renderers.huruf import BERKAS
from reports.renderers.pdf import BATAS_MEMORI, GagalCetak
from reports.sidik_dokumen import sidik_kode

ANAK = Path(__file__).with_name("pratinjau_anak.py")
BATAS_DETIK = 20
BATAS_HALAMAN = 8  # more are not drawn; nobody writes so long a section at once
SKALA = 1.5  # pixels for a point: A4 becomes 893 wide
DIAM_DETIK = 900

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """PNG images of the first pages, and how many there are."""

    halaman: tuple[bytes, ...]
    seluruhnya: int


def pratinjau(report: ReportData) -> Pratinjau:
    """The report's one section as it prints; printed once, then taken from the cache. Raises GagalCetak."""
    html = halaman_bagian(report)
    kunci = f"pratinjau-{sidik_kode()}-{hashlib.sha256(html.encode()).hexdigest()}"
    hasil = caches["sementara"].get(kunci)
    if hasil is None:
        hasil = BENGKEL.cetak(html)
        caches["sementara"].set(kunci, hasil)
    return Pratinjau(*hasil)


class Bengkel:
    """Keeps the process that prints, and starts it anew where it has ended."""

    def __init__(self) -> None:
        self._proses: subprocess.Popen[bytes] | None = None
        self._giliran = threading.Lock()

    def siapkan(self) -> None:
        """Starts the process for whoever wants a preview soon. Neither waits nor fails."""
        if self._giliran.acquire(blocking=False):
            try:
                self._hidup()
            except OSError:
                log.exception("The preview's process could not be started; the first preview tries again")
            finally:
                self._giliran.release()

    def cetak(self, html: str) -> tuple[tuple[bytes, ...], int]:
        """The images and the number of pages. Raises GagalCetak."""
        with self._giliran:
            jawab = self._kirim(html.encode()) or self._kirim(html.encode())  # it may just have ended
        if not jawab:
            raise GagalCetak("Pratinjau tidak dapat dibuat saat ini; coba lagi sebentar lagi.")
        hasil = json.loads(jawab)
        if "galat" in hasil:
            lama = hasil["galat"] == "waktu"
            raise GagalCetak(
                f"Pratinjau dihentikan karena melewati {BATAS_DETIK} detik; bagian ini terlalu panjang."
                if lama
                else "Bagian ini tidak dapat dicetak; rinciannya ada di catatan server."
            )
        for keluhan in hasil["keluhan"]:
            log.warning("WeasyPrint: %s", keluhan)
        return tuple(base64.b64decode(h) for h in hasil["halaman"]), hasil["seluruhnya"]

    def tutup(self) -> None:
        if self._proses:
            self._proses.kill()
            self._proses.communicate()
            self._proses = None

    def _hidup(self) -> subprocess.Popen[bytes]:
        if self._proses is None or self._proses.poll() is not None:
            self.tutup()
            perintah = {
                "gaya": str(gaya_cetak()),
                "berkas": {a: str(p) for a, p in BERKAS.items()},
                "memori": BATAS_MEMORI,
                "detik": BATAS_DETIK,
                "halaman": BATAS_HALAMAN,
                "skala": SKALA,
                "diam": DIAM_DETIK,
            }
            atexit.register(self.tutup)
            self._proses = mulai(ANAK, perintah, lingkungan={"SOURCE_DATE_EPOCH": "0"})
        return self._proses

    def _kirim(self, isi: bytes) -> bytes:
        """Empty where the process has ended or answers no more; it is put away then."""
        proses = self._hidup()
        sampai = monotonic() + BATAS_DETIK + 10  # it may have to load first
        if proses.stdin is None or proses.stdout is None:
            return b""  # never: both are pipes
        try:
            proses.stdin.write(struct.pack(">I", len(isi)) + isi)
            proses.stdin.flush()
            (panjang,) = struct.unpack(">I", _baca(proses.stdout.fileno(), 4, sampai))
            return _baca(proses.stdout.fileno(), panjang, sampai)
        except (OSError, EOFError, TimeoutError):
            log.warning("The preview's process has ended and is started anew")
            self.tutup()
            return b""


def _baca(fd: int, banyak: int, sampai: float) -> bytes:
    isi = bytearray()
    while len(isi) < banyak:
        if not select.select([fd], [], [], max(0, sampai - monotonic()))[0]:
            raise TimeoutError
        potong = os.read(fd, banyak - len(isi))
        if not potong:
            raise EOFError
        isi += potong
    return bytes(isi)


BENGKEL = Bengkel()
