"""Writes the package: file after file, so that no more than one is in memory.

The same data gives the same bytes, but for the manifest and the list, which say when it was made and by whom.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import PurePosixPath
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pertukaran.paket.bahan import Bahan
from pertukaran.paket.daftar import daftar_isi
from pertukaran.paket.data import Berkas, Jenis
from pertukaran.paket.jenis import kumpulkan
from reports.beku import BerkasRusak
from reports.renderers.pdf import GagalCetak

VERSI = 1  # of the manifest; a reader refuses one that it does not know
MANIFEST, DAFTAR = "manifest.json", "DAFTAR ISI.txt"
SAAT = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
PANJANG_NAMA = 80
_ASING = re.compile(r"[^A-Za-z0-9._-]+")
TIDAK_TERSUSUN = "Berkas tidak dapat disusun; rinciannya ada di catatan server."
Maju = Callable[[int, int, str], object]  # done, of how many, what is at hand

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pembuatan:
    """When a package is made, and by whom."""

    pada: datetime
    oleh: str


def aman(nama: str) -> str:
    """A file name that every system takes, without folders: letters, digits, dot, hyphen, underscore."""
    dasar, titik, akhiran = nama.rpartition(".")
    polos = unicodedata.normalize("NFKD", dasar if titik else nama).encode("ascii", "ignore").decode()
    polos = re.sub(r"\.+", ".", _ASING.sub("-", polos)).strip("-._")[:PANJANG_NAMA].strip("-._") or "berkas"
    return f"{polos}.{_ASING.sub('', akhiran)[:5]}" if titik else polos


def tulis_paket(bahan: Bahan, ke: IO[bytes], buat: Pembuatan, maju: Maju = lambda *_: None) -> dict[str, Any]:
    """Writes the ZIP and returns its manifest. What cannot be made is listed as missing, with the reason."""
    kumpulan = kumpulkan(bahan)
    semua = sorted(_bernama([(k.jenis, b) for k in kumpulan for b in k.berkas]), key=lambda x: x[0])
    kurang = [_kurang(k.jenis, x.judul, x.sebab, x.alamat) for k in kumpulan for x in k.kurang]
    berkas = []
    with ZipFile(ke, "w", ZIP_DEFLATED) as arsip:
        for n, (jalur, jenis, b) in enumerate(semua):
            maju(n, len(semua), b.judul)
            try:
                berkas.append(_tambah(arsip, jalur, jenis, b))
            except (_Gagal, GagalCetak, BerkasRusak) as galat:
                kurang.append(_kurang(jenis, b.judul, str(galat), bahan.alamat("paket")))
        isi = _manifest(bahan, buat, berkas, kurang)
        _polos(arsip, MANIFEST, json.dumps(isi, ensure_ascii=False, indent=2) + "\n")
        _polos(arsip, DAFTAR, daftar_isi(isi))
    return isi


class _Gagal(Exception):
    """A file whose renderer failed; the log has why."""


def _bernama(semua: list[tuple[Jenis, Berkas]]) -> Iterator[tuple[str, Jenis, Berkas]]:
    """With the path in the package: of two that were the same, the second gets a number."""
    terpakai: set[str] = set()
    for jenis, b in semua:
        jalur, n = PurePosixPath(jenis.folder, aman(b.nama)), 1
        asal = jalur
        while str(jalur).casefold() in terpakai:
            n += 1
            jalur = asal.with_stem(f"{asal.stem}-{n}")
        terpakai.add(str(jalur).casefold())
        yield str(jalur), jenis, b


def _tambah(arsip: ZipFile, jalur: str, jenis: Jenis, b: Berkas) -> dict[str, Any]:
    potongan = _mulai(b)  # before the archive has an entry for it
    sidik, ukuran = sha256(), 0
    with arsip.open(_info(jalur), "w") as tujuan:
        for potong in potongan:
            tujuan.write(potong)
            sidik.update(potong)
            ukuran += len(potong)
    return {
        "jalur": jalur,
        "jenis": jenis.kunci,
        "judul": b.judul,
        "keadaan": b.keadaan.value,
        "keterangan": b.keterangan,
        "ukuran": ukuran,
        "sha256": sidik.hexdigest(),
    }


def _mulai(b: Berkas) -> Iterator[bytes]:
    """The pieces, the first of which is made. Raises _Gagal, or what a printer or a store says to people."""
    try:
        potongan = iter(b.isi())
        return chain([next(potongan, b"")], potongan)
    except (GagalCetak, BerkasRusak):
        raise
    except Exception as galat:  # a renderer may fail in many ways
        log.exception("%s could not be made for a package", b.nama)
        raise _Gagal(TIDAK_TERSUSUN) from galat


def _kurang(jenis: Jenis, judul: str, sebab: str, alamat: str) -> dict[str, Any]:
    return {"jenis": jenis.kunci, "judul": judul, "wajib": jenis.wajib, "sebab": sebab, "alamat": alamat}


def _manifest(
    bahan: Bahan, buat: Pembuatan, berkas: list[dict[str, Any]], kurang: list[dict[str, Any]]
) -> dict[str, Any]:
    unit = bahan.unit
    return {
        "format": "paket-sakip",
        "versi": VERSI,
        "unit": {"kode": unit.slug, "nama": unit.nama, "pemda": unit.pemda.nama},
        "tahun": bahan.tahun,
        "dibuat": {"pada": buat.pada.isoformat(timespec="seconds"), "oleh": buat.oleh},
        "berkas": berkas,
        "kurang": kurang,
    }


def _polos(arsip: ZipFile, nama: str, isi: str) -> None:
    arsip.writestr(_info(nama), isi.encode())


def _info(nama: str) -> ZipInfo:
    info = ZipInfo(nama, SAAT)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    return info
