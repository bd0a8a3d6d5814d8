"""Reads the demo's files into rows that know where they stand, so that an error can name the place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class GalatDemo(Exception):
    """A row that cannot be loaded. The message is for the person who edits the file."""

    def __init__(self, berkas: str, baris: int, alasan: str, *, kolom: str = "", nilai: str = "") -> None:
        tempat = f"{berkas}, baris {baris}"
        if kolom:
            tempat += f", kolom {kolom}"
            tempat += f', isi "{_ringkas(nilai)}"'
        super().__init__(f"{tempat}: {alasan}")


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: the file as the reader sees it, the line on which the row begins, and the cells by column."""

    berkas: str
    nomor: int
    isi: dict[str, str]

    def galat(self, alasan: str, kolom: str = "") -> GalatDemo:
        return GalatDemo(self.berkas, self.nomor, alasan, kolom=kolom, nilai=self.isi.get(kolom, ""))


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
                    raise GalatDemo(nama, awal, f"ada {len(sel)} sel, seharusnya {len(kolom)}")
                yield Baris(nama, awal, dict(zip(kolom, (s.strip() for s in sel), strict=True)))
            awal = pembaca.line_num + 1
    except csv.Error as galat:
        raise GalatDemo(nama, awal, f"bukan CSV yang benar ({galat})") from galat
    if not kolom:
        raise GalatDemo(nama, 1, "berkas kosong, baris judul kolom tidak ada")


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
        raise GalatDemo(nama, baris, "bukan teks UTF-8") from galat
    except OSError as galat:
        raise GalatDemo(nama, 1, f"tidak dapat dibaca ({galat.strerror})") from galat


def _judul(sel: list[str], nama: str) -> list[str]:
    kolom = [s.strip() for s in sel]
    ganda = next((k for k in kolom if kolom.count(k) > 1), None)
    if ganda is not None:
        raise GalatDemo(nama, 1, "judul kolom muncul dua kali", kolom=ganda or "(tanpa judul)", nilai=ganda)
    return kolom


def _ringkas(nilai: str) -> str:
    return nilai if len(nilai) <= 60 else f"{nilai[:57]}…"
