"""What a writer and a reader of documents wait for: the preview of a section, and an unchanged report."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from bench.ukuran import Ukuran, milidetik
from lkjip import demo
from reports.build import sumber_untuk
from reports.pekerjaan import isi_kini, simpan_jadi
from reports.pratinjau import laporan_satu_bagian
from reports.renderers.html import halaman_bagian
from reports.renderers.pratinjau import BENGKEL
from reports.sidik_dokumen import sidik_kini

TAHUN = 2024
BATAS_PRATINJAU, BATAS_TETAP = 1000, 100  # milliseconds
BAGIAN = ("latar-belakang", "target-realisasi")  # text alone; text, a table and a chart


def ukur_pratinjau(kali: int) -> Iterator[Ukuran]:
    """Printed each time, without the cache. The first one loads the printer and is only told."""
    try:
        mulai = perf_counter()
        _pratinjau(BAGIAN[0])
        yield Ukuran("Pratinjau pertama", (perf_counter() - mulai) * 1000, "ms", None, "memuat pencetak")
        for kunci in BAGIAN:
            waktu = milidetik(lambda kunci=kunci: _pratinjau(kunci), kali)
            yield Ukuran(f"Pratinjau {kunci}", waktu, "ms", BATAS_PRATINJAU)
    finally:
        BENGKEL.tutup()
    sumber = sumber_untuk(demo.UNIT, TAHUN)
    simpan_jadi(sidik_kini(sumber.unit_id, TAHUN), "lkjip", "pdf", bytes(1_000_000))
    waktu = milidetik(lambda: isi_kini(sumber, "lkjip", "pdf"), kali)
    yield Ukuran("Laporan yang tidak berubah", waktu, "ms", BATAS_TETAP, "sidik dan berkas 1 MB")


def _pratinjau(kunci: str) -> None:
    data = sumber_untuk(demo.UNIT, TAHUN)
    rancangan = data.susunan.cari(kunci)
    if rancangan is not None:
        BENGKEL.cetak(halaman_bagian(laporan_satu_bagian(rancangan, data)))
