"""One printing of the LKjIP: lays out the pieces that changed, in two children at once, and joins all."""

from __future__ import annotations

import copyreg
import hashlib
import json
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Future, as_completed
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.cache import caches

from reports.blok import ReportData
from reports.renderers.cetak_gambar import lepas_gambar
from reports.renderers.cetak_naskah import (
    Naskah,
    gaya_potongan,
    lampiran_tabel,
    naskah,
    naskah_daftar,
    naskah_sampul,
    nomor_halaman,
)
from reports.renderers.cetak_regu import Jawaban, Regu
from reports.sidik_dokumen import sidik_kode
from reports.tables.dasar import Kolom

# Told after each step: how many are done, of how many, and the title of the chapter.
Kemajuan = Callable[[int, int, str], None]


class Pencetakan:
    """The pieces of one report, their place in the cache, and what was complained about."""

    def __init__(self, regu: Regu, *, ua: bool, gaya: str, kemajuan: Kemajuan | None = None) -> None:
        self.regu, self.ua, self.gaya = regu, ua, gaya
        self.kemajuan = kemajuan or (lambda *_: None)
        self.keluhan: list[str] = []
        self.selesai = self.langkah = 0

    def cetak(self, report: ReportData) -> bytes:
        """The PDF. Raises AnakBerhenti."""
        semua = naskah(report)
        self.langkah = len(semua) + 2  # and the lists of contents, and joining
        isi = self._tata(semua)
        depan = sum(n.depan for n in semua)
        semua.insert(depan, self._daftar(report, semua, isi))
        isi[depan:depan] = self._tata([semua[depan]])
        pdf = self._gabung(report, _nomor(semua, isi), isi)
        self._maju(report.judul)
        return pdf

    def _daftar(self, report: ReportData, semua: Sequence[Naskah], isi: Sequence[bytes]) -> Naskah:
        nomor = _nomor(semua, isi)
        halaman = {
            alamat: urutan[n]
            for potongan, urutan in zip(isi, nomor, strict=True)
            for alamat, (n, _) in _kepala(potongan)["tujuan"].items()
        }
        awal = 1 + sum(len(u) for n, u in zip(semua, nomor, strict=True) if n.depan)
        return naskah_daftar(report, halaman, awal)

    def _tata(self, semua: Sequence[Naskah]) -> list[bytes]:
        """The pieces laid out, from the cache where they have not changed; the largest first."""
        kunci = [f"potongan-{sidik(str(self.ua), self.gaya, n.html)}" for n in semua]
        hasil: dict[str, bytes] = caches["dokumen"].get_many(kunci)
        ditunggu = {}
        for k, n in sorted(zip(kunci, semua, strict=True), key=lambda x: -len(x[1].html)):
            if k in hasil:
                self._maju(n.judul)
            else:
                gambar, bagian = lepas_gambar(n.html)
                kepala = {"kerja": "potong", "ua": self.ua, "gambar": gambar}
                ditunggu[self.regu.minta(kepala, bagian)] = k, n
        for nanti in as_completed(ditunggu):
            k, n = ditunggu[nanti]
            hasil[k] = self._hasil(nanti)
            caches["dokumen"].set(k, hasil[k])
            self._maju(n.judul)
        return [hasil[k] for k in kunci]

    def _gabung(self, report: ReportData, nomor: list[list[str]], isi: Sequence[bytes]) -> bytes:
        lampiran = lampiran_tabel(report) if self.ua else []  # PDF/A-3 is what may carry files
        kepala = {
            "kerja": "cetak",
            "ua": self.ua,
            "nomor": nomor,
            "lampiran": [{"nama": x.nama, "keterangan": x.keterangan, "tabel": x.tabel} for x in lampiran],
        }
        gambar, sampul = lepas_gambar(naskah_sampul(report))
        berkas = [*sampul, *isi, *(x.isi for x in lampiran)]
        return self._hasil(self.regu.minta({**kepala, "gambar": gambar}, berkas))

    def _hasil(self, nanti: Future[Jawaban]) -> bytes:
        kepala, isi = nanti.result()
        self.keluhan += kepala["keluhan"]
        return isi

    def _maju(self, judul: str) -> None:
        self.selesai += 1
        self.kemajuan(self.selesai, self.langkah, judul)


def _kepala(potongan: bytes) -> dict[str, Any]:
    """What a laid-out piece says of itself, without its objects."""
    kepala: dict[str, Any] = json.loads(potongan[: potongan.index(b"\n")])
    return kepala


def _nomor(semua: Sequence[Naskah], isi: Sequence[bytes]) -> list[list[str]]:
    banyak = (len(_kepala(p)["halaman"]) for p in isi)
    return nomor_halaman(zip((n.depan for n in semua), banyak, strict=True))


def sidik_pdf(report: ReportData, *, ua: bool) -> str:
    """The key of a finished PDF: a hash over all that is in the report, without writing its HTML.

    Not sidik_dokumen's, which two reports have in common that print the same: here each field counts. None
    can be forgotten; the worst is that a report is printed twice.
    """
    data = BytesIO()
    juru = pickle.Pickler(data)
    juru.dispatch_table = {**copyreg.dispatch_table, Kolom: lambda k: (Kolom, k._isi())}
    juru.dump(report)
    return sidik(str(ua), gaya_potongan(draf=report.draf), sidik_kode(), data.getvalue())


def sidik(*isi: str | bytes) -> str:
    """A hash over what is printed, and by whom."""
    return _hash(version("weasyprint"), _kode_anak(), *isi)


@cache
def _kode_anak() -> str:
    """Of the code that lays out and joins."""
    return _hash(*(b.read_bytes() for b in sorted(Path(__file__).parent.glob("cetak_*.py"))))


def _hash(*isi: str | bytes) -> str:
    hasil = hashlib.sha256()
    for i in isi:
        data = i.encode() if isinstance(i, str) else i
        hasil.update(b"%d\n" % len(data) + data)
    return hasil.hexdigest()
