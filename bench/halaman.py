"""Queries and milliseconds of the report's data and of every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.ukuran import Ukuran, angka, milidetik
from lkjip import demo
from lkjip.models import Pengguna
from reports.build import build_report
from reports.outline import TABEL, telusur
from reports.renderers.dasar import tabel_bagian

TAHUN = 2024
BATAS_LAPORAN = {"kueri": 40, "ms": 150}
BATAS_HALAMAN = 15


def ukur_laporan(kali: int) -> Iterator[Ukuran]:
    """build_report: the whole LKjIP as plain data."""

    def susun() -> object:
        return build_report(demo.UNIT, TAHUN)

    with CaptureQueriesContext(connection) as catatan:
        susun()
    yield Ukuran("build_report", len(catatan), "kueri", BATAS_LAPORAN["kueri"])
    yield Ukuran("build_report", milidetik(susun, kali), "ms", BATAS_LAPORAN["ms"])


def ukur_halaman(peran: str, kali: int) -> Iterator[Ukuran]:
    """Each page as one role. Where an address stands for many pages, the one with most queries is shown."""
    klien = Client()
    klien.force_login(Pengguna.objects.get(username=peran))
    for nama, semua in daftar_halaman().items():
        banyak, alamat = max((kueri(klien, a), a) for a in semua)
        waktu = angka(milidetik(lambda a=alamat: klien.get(a), kali))
        terberat = f", terberat dari {len(semua)}: {alamat.rsplit('/', 2)[-2]}" if len(semua) > 1 else ""
        yield Ukuran(nama, banyak, "kueri", BATAS_HALAMAN, f"{waktu} ms{terberat}")


def daftar_halaman() -> dict[str, list[str]]:
    """Names of URLs and the addresses that they stand for."""
    bagian = [r.kunci for r in telusur()]
    return {
        "ringkasan": [_alamat("ringkasan")],
        "rencana": [_alamat("rencana")],
        "rencana-iku": [_alamat("rencana-iku")],
        "rencana-pk": [_alamat("rencana-pk")],
        "rencana-anggaran": [_alamat("rencana-anggaran")],
        "tabel-daftar": [_alamat("tabel-daftar")],
        "tabel": [_alamat("tabel", kunci=kunci) for kunci in TABEL],
        "e81": [_alamat("e81", triwulan=n) for n in range(1, 5)],
        "laporan": [_alamat("laporan")],
        "laporan-bagian": [_alamat("laporan-bagian", kunci=kunci) for kunci in bagian],
        "jejak": [_jejak()],
    }


def _alamat(nama: str, **lain: Any) -> str:
    return reverse(nama, kwargs={"unit": demo.UNIT, "tahun": TAHUN, **lain})


def _jejak() -> str:
    """The trace of the first computed figure of the report."""
    for _, tabel in tabel_bagian(build_report(demo.UNIT, TAHUN).bagian):
        for baris in tabel.baris:
            for kolom, sel in baris.sel.items():
                if sel.hasil:
                    return _alamat("jejak", tabel=tabel.kunci, baris=baris.kunci, kolom=kolom)
    raise RuntimeError("the demo has no computed figure")


def kueri(klien: Client, alamat: str) -> int:
    """How many queries the page costs."""
    with CaptureQueriesContext(connection) as catatan:
        jawaban = klien.get(alamat)
    if jawaban.status_code != 200:
        raise RuntimeError(f"{alamat} answers {jawaban.status_code}")
    return len(catatan)
