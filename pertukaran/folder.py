"""Loads a pemda and its units from a folder of readable files: all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.db.models import Model, ProtectedError

from pertukaran.baris import GalatBaris
from pertukaran.csv_baca import baca_csv, baca_naskah
from pertukaran.muat import Hitungan, Pemuat
from pertukaran.skema import BERKAS_PEMDA, BERKAS_UNIT, NASKAH, PEMDA, UNIT, Berkas


@transaction.atomic
def muat_folder(folder: Path, *, bersihkan: bool = False) -> list[Hitungan]:
    """Load a pemda (files in the folder) and its units (one subfolder each, named by the unit's slug).

    bersihkan also deletes what these owners have in the database and the files do not name.
    """
    if not folder.is_dir():
        raise GalatBaris(str(folder), 1, "folder tidak ditemukan")
    pemuat = Pemuat()
    pemda, hasil = _muat_pemilik(pemuat, PEMDA, folder, "", None)
    hasil += _muat_semua(pemuat, BERKAS_PEMDA, folder, "", pemda)
    sisa: list[tuple[Pemuat, tuple[Berkas, ...], str, Model]] = [(pemuat, BERKAS_PEMDA, "", pemda)]
    for sub in sorted(p for p in folder.iterdir() if (p / "unit.csv").is_file()):
        # Keys of one unit must not be seen by another.
        milik = Pemuat(indeks=dict(pemuat.indeks), nama=dict(pemuat.nama))
        awalan = f"{sub.name}/"
        unit, hitungan = _muat_pemilik(milik, UNIT, sub, awalan, pemda)
        hasil += hitungan
        hasil += _muat_semua(milik, BERKAS_UNIT[:-1], sub, awalan, unit)
        naskah = f"{awalan}naskah"
        hasil.append(milik.muat(NASKAH, naskah, baca_naskah(sub / "naskah", naskah), unit))
        sisa.append((milik, BERKAS_UNIT, awalan, unit))
    if bersihkan:
        hasil += [
            _hapus(m, b, awalan, p) for m, daftar, awalan, p in reversed(sisa) for b in reversed(daftar)
        ]
    return hasil


def _muat_pemilik(
    pemuat: Pemuat, berkas: Berkas, folder: Path, awalan: str, induk: Model | None
) -> tuple[Model, list[Hitungan]]:
    """The file that says whose folder this is: exactly one row; a unit's slug is its folder's name."""
    nama = f"{awalan}{berkas.nama}.csv"
    baris = list(baca_csv(folder / f"{berkas.nama}.csv", nama))
    if len(baris) != 1:
        raise GalatBaris(nama, 1, f"harus berisi tepat satu baris data, ada {len(baris)}")
    slug = baris[0].isi.get("slug", "")
    if awalan and slug != folder.name:
        raise baris[0].galat(f"harus sama dengan nama folder ({folder.name})", "slug")
    hitungan = pemuat.muat(berkas, nama, baris, induk)
    return pemuat.indeks[berkas.model, slug], [hitungan]


def _muat_semua(
    pemuat: Pemuat, daftar: Iterable[Berkas], folder: Path, awalan: str, pemilik: Model
) -> list[Hitungan]:
    """Load the files that are there; a file that no model knows is a typing error, not something to skip."""
    dikenal = {PEMDA.nama, UNIT.nama, *(b.nama for b in daftar)}
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in dikenal:
            raise GalatBaris(f"{awalan}{path.name}", 1, "nama berkas tidak dikenal")
    hasil = []
    for berkas in daftar:
        path, nama = folder / f"{berkas.nama}.csv", f"{awalan}{berkas.nama}.csv"
        if path.is_file():
            hasil.append(pemuat.muat(berkas, nama, baca_csv(path, nama), pemilik))
    return hasil


def _hapus(pemuat: Pemuat, berkas: Berkas, awalan: str, pemilik: Model) -> Hitungan:
    """Delete the owner's rows that no file named. Called in reverse order: what refers goes first."""
    lain = berkas.milik(pemilik).exclude(pk__in=pemuat.dimuat.get(berkas.nama, ()))
    jumlah = lain.count()
    try:
        lain.delete()
    except ProtectedError as galat:
        raise GalatBaris(f"{awalan}{berkas.nama}", 1, "baris lama masih dipakai data lain") from galat
    return Hitungan(f"{awalan}{berkas.nama}", dihapus=jumlah)
