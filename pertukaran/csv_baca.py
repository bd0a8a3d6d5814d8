"""Reads the tables of a folder: CSV files, and the texts of report sections."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from pertukaran.baris import Baris, GalatBaris


def baca_csv(path: Path, nama: str) -> Iterator[Baris]:
    """The rows of a CSV file; a cell may hold line breaks, so the line is the one on which the row begins."""
    pembaca = csv.reader(_teks(path, nama).splitlines(keepends=True), strict=True)
    kolom: list[str] = []
    awal = 1
    try:
        for sel in pembaca:
            if not kolom:
                kolom = _judul(sel, nama)
            elif sel:
                if len(sel) != len(kolom):
                    raise GalatBaris(nama, awal, f"ada {len(sel)} sel, seharusnya {len(kolom)}")
                yield Baris(nama, awal, dict(zip(kolom, (s.strip() for s in sel), strict=True)))
            awal = pembaca.line_num + 1
    except csv.Error as galat:
        raise GalatBaris(nama, awal, f"bukan CSV yang benar ({galat})") from galat
    if not kolom:
        raise GalatBaris(nama, 1, "berkas kosong, baris judul kolom tidak ada")


def baca_naskah(folder: Path, nama: str) -> Iterator[Baris]:
    """Texts of report sections: naskah/<tahun>/<bagian>.html."""
    for path in sorted(folder.glob("*/*.html")):
        berkas = f"{nama}/{path.parent.name}/{path.name}"
        isi = _teks(path, berkas).strip()
        yield Baris(berkas, 1, {"tahun": path.parent.name, "bagian": path.stem, "isi": isi})


def _teks(path: Path, nama: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # spreadsheets put a byte order mark in front
    except UnicodeDecodeError as galat:
        baris = path.read_bytes()[: galat.start].count(b"\n") + 1
        raise GalatBaris(nama, baris, "bukan teks UTF-8") from galat
    except OSError as galat:
        raise GalatBaris(nama, 1, f"tidak dapat dibaca ({galat.strerror})") from galat


def _judul(sel: list[str], nama: str) -> list[str]:
    kolom = [s.strip() for s in sel]
    ganda = next((k for k in kolom if kolom.count(k) > 1), None)
    if ganda is not None:
        raise GalatBaris(nama, 1, "judul kolom muncul dua kali", kolom=ganda or "(tanpa judul)", nilai=ganda)
    return kolom
