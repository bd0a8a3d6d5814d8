"""Reads a package again: whether it is what its manifest says. Nothing of it is unpacked."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from pertukaran.paket.data import PaketRusak
from pertukaran.paket.tulis import DAFTAR, MANIFEST, VERSI

BATAS_MANIFEST = 5 * 1024**2  # bytes
BATAS_BERKAS = 5000
POTONG = 256 * 1024
# Which keys a manifest has, and of which kind each value is.
BENTUK: dict[str, type] = {
    "format": str,
    "versi": int,
    "unit": dict,
    "tahun": int,
    "dibuat": dict,
    "berkas": list,
    "kurang": list,
}
BENTUK_BERKAS: dict[str, type] = {
    "jalur": str,
    "jenis": str,
    "judul": str,
    "keadaan": str,
    "keterangan": str,
    "ukuran": int,
    "sha256": str,
}
BENTUK_KURANG: dict[str, type] = {"jenis": str, "judul": str, "wajib": bool, "sebab": str, "alamat": str}
TEKS: dict[str, dict[str, type]] = {
    "unit": {"kode": str, "nama": str, "pemda": str},
    "dibuat": {"pada": str, "oleh": str},
}


def baca_manifest(jalur: Path) -> dict[str, Any]:
    """The manifest, whose form is checked; not the files. Raises PaketRusak."""
    try:
        with ZipFile(jalur) as arsip:
            return _manifest(arsip)
    except (OSError, BadZipFile) as galat:
        raise PaketRusak("Berkas ini bukan paket ZIP yang utuh.") from galat


def periksa_paket(jalur: Path) -> dict[str, Any]:
    """The manifest of a sound package. Raises PaketRusak, which names what is wrong first."""
    try:
        with ZipFile(jalur) as arsip:
            isi = _manifest(arsip)
            _periksa_nama(arsip.namelist(), [b["jalur"] for b in isi["berkas"]])
            for b in isi["berkas"]:
                _periksa_berkas(arsip, b)
            return isi
    except (OSError, BadZipFile, NotImplementedError, RuntimeError, EOFError) as galat:
        raise PaketRusak("Berkas ini bukan paket ZIP yang utuh.") from galat


def _manifest(arsip: ZipFile) -> dict[str, Any]:
    try:
        with arsip.open(MANIFEST) as f:
            mentah = f.read(BATAS_MANIFEST + 1)
    except KeyError as galat:
        raise PaketRusak("Paket ini tidak memuat manifest.json.") from galat
    if len(mentah) > BATAS_MANIFEST:
        raise PaketRusak("manifest.json terlalu besar.")
    try:
        isi = json.loads(mentah)
    except (ValueError, RecursionError) as galat:
        raise PaketRusak("manifest.json tidak dapat dibaca.") from galat
    _periksa_bentuk(isi, BENTUK, "manifest.json")
    if isi["format"] != "paket-sakip" or isi["versi"] != VERSI:
        raise PaketRusak(f"Versi manifest tidak dikenal; yang dikenal adalah versi {VERSI}.")
    for kunci, bentuk in TEKS.items():
        _periksa_bentuk(isi[kunci], bentuk, kunci)
    for kunci, bentuk in (("berkas", BENTUK_BERKAS), ("kurang", BENTUK_KURANG)):
        for n, satu in enumerate(isi[kunci], 1):
            _periksa_bentuk(satu, bentuk, f"{kunci} ke-{n}")
    return dict(isi)


def _periksa_bentuk(isi: object, bentuk: dict[str, type], di: str) -> None:
    if not isinstance(isi, dict) or any(type(isi.get(k)) is not jenis for k, jenis in bentuk.items()):
        raise PaketRusak(f"Bentuk manifest salah pada {di}.")


def _periksa_nama(di_arsip: list[str], di_manifest: list[str]) -> None:
    if len(di_arsip) > BATAS_BERKAS:
        raise PaketRusak("Paket memuat terlalu banyak berkas.")
    for nama in di_arsip:
        bagian = PurePosixPath(nama).parts
        if nama.startswith("/") or "\\" in nama or ":" in nama or ".." in bagian:
            raise PaketRusak("Paket memuat nama berkas yang berbahaya.")
    harus = sorted([*di_manifest, MANIFEST, DAFTAR])
    if sorted(di_arsip) != harus:
        beda = sorted(set(di_arsip) ^ set(harus)) or ["nama yang berulang"]
        raise PaketRusak(f"Isi paket tidak sama dengan manifest: {beda[0]}.")


def _periksa_berkas(arsip: ZipFile, b: dict[str, Any]) -> None:
    """Reads no more than the manifest allows, whatever the archive would unpack to."""
    sidik, ukuran = sha256(), 0
    with arsip.open(b["jalur"]) as f:
        while ukuran <= b["ukuran"] and (potong := f.read(POTONG)):
            sidik.update(potong)
            ukuran += len(potong)
    if ukuran != b["ukuran"] or sidik.hexdigest() != b["sha256"]:
        raise PaketRusak(f"Isi {b['jalur']} tidak sesuai ukuran atau SHA-256 pada manifest.")
