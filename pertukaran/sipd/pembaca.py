"""Opens an export of SIPD in a child process with limits of time and memory, and tells how far it is."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import Any

from lkjip.anak import mulai
from lkjip.buku_kerja.kenali import keluhan, teks_biasa
from lkjip.buku_kerja.masuk import BATAS_UKURAN, BukuDitolak
from lkjip.buku_kerja.paket import RUSAK, TERLALU_BESAR

ANAK = Path(__file__).with_name("anak.py")
BATAS_DETIK = 120  # a busy server has little time for each
BATAS_PROSESOR = 60  # seconds; 50,000 rows take 5 on a machine of 2024
BATAS_MEMORI = 500 * 1024**2  # address space of the child, pandas included
# A year of one SKPD has some 3,000 rows by rekening, of a whole pemda 50,000.
BATAS_ISI = {
    "berkas": 1000,
    "mengembang": 300 * 1024**2,
    "rasio": 100,
    "unsur": 1_000_000,  # of all parts but the sheets, whose rows and cells are counted
    "baris": 120_000,
    "sel": 3_000_000,
    "teks": 500_000,
    "gaya": 65_000,
    "huruf": 40_000_000,
}
# Libraries of pandas would start a thread for each processor, with memory of its own.
LINGKUNGAN = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
TERLALU_LAMA = (
    f"Berkas tidak selesai dibaca dalam {BATAS_DETIK} detik. Unduh per perangkat daerah, lalu unggah lagi."
)

log = logging.getLogger(__name__)


def baca(isi: bytes, jenis: str, kemajuan: Callable[[int], None]) -> dict[str, Any]:
    """What is in the file, see pertukaran.sipd.kelompok. Raises BukuDitolak."""
    if len(isi) > BATAS_UKURAN:
        raise BukuDitolak(
            f"Berkas lebih besar dari {BATAS_UKURAN // 1024**2} MB. Unduh per perangkat daerah."
        )
    csv = teks_biasa(isi)
    if not csv and (sebab := keluhan(isi)):
        raise BukuDitolak(sebab)
    perintah = {"jenis": jenis, "csv": csv, "memori": BATAS_MEMORI, "detik": BATAS_PROSESOR, **BATAS_ISI}
    jawaban = _jalankan(isi, perintah, kemajuan)
    if "tolak" in jawaban:
        raise BukuDitolak(jawaban["tolak"])
    hasil: dict[str, Any] = jawaban["isi"]
    return hasil


def _jalankan(isi: bytes, perintah: dict[str, object], kemajuan: Callable[[int], None]) -> dict[str, Any]:
    """The last line of the child. Raises BukuDitolak."""
    jawaban: dict[str, Any] = {}
    with TemporaryFile() as galat, mulai(ANAK, perintah, stderr=galat, lingkungan=LINGKUNGAN) as anak:
        habis = Timer(BATAS_DETIK, anak.kill)
        habis.start()
        try:
            if anak.stdin is None or anak.stdout is None:
                raise RuntimeError("the child has no pipes")
            _kirim(anak.stdin, isi)
            for baris in anak.stdout:
                jawaban = json.loads(baris)
                if "persen" in jawaban:
                    kemajuan(jawaban["persen"])
            anak.wait()
        finally:
            lewat = not habis.is_alive()
            habis.cancel()
            anak.kill()
        if anak.returncode == 0 and ("isi" in jawaban or "tolak" in jawaban):
            return jawaban
        galat.seek(0)
        teks = galat.read().decode(errors="replace")
    log.error("The reader of SIPD's exports ended with %s: %s", anak.returncode, teks[-4000:])
    if lewat or anak.returncode in (-9, -24):
        raise BukuDitolak(TERLALU_LAMA)
    raise BukuDitolak(TERLALU_BESAR if "MemoryError" in teks else RUSAK)


def _kirim(stdin: Any, isi: bytes) -> None:
    try:
        stdin.write(isi)
        stdin.close()
    except BrokenPipeError:  # it ended before it had read everything; its code says why
        pass
