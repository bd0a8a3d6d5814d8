"""Reads CSV: semicolon, comma or tab; UTF-8, UTF-16 or Windows' code page. Runs in the child process."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from lkjip.buku_kerja.paket import Jatah, Tolak
from pertukaran.sipd.lembar_besar import Baris, Kemajuan
from pertukaran.sipd.tajuk import kenali

PEMISAH = ";,\t|"
CONTOH_BARIS = 200  # lines that are looked at to find the separator
PANJANG_SEL = 100_000
SANDI_SALAH = (
    "Huruf di dalam berkas CSV tidak terbaca. Di Excel: Simpan Sebagai > CSV UTF-8, "
    "atau simpan sebagai .xlsx."
)
SEL_PANJANG = (
    "Berkas CSV memuat sel yang sangat panjang; mungkin tanda petiknya tidak ditutup. Simpan sebagai .xlsx."
)


def huruf(isi: bytes) -> str:
    """The text of the file. Raises Tolak."""
    lebar = isi.startswith((b"\xff\xfe", b"\xfe\xff"))
    for nama in ["utf-16"] if lebar else ["utf-8-sig", "cp1252"]:
        try:
            teks = isi.decode(nama)
        except UnicodeDecodeError:
            continue
        if "\0" not in teks:
            return teks
    raise Tolak(SANDI_SALAH)


def pemisah(teks: str, jenis: str) -> str:
    """The separator by which a header is recognised best; counting would count the commas of amounts."""
    awal = "".join(teks.splitlines(keepends=True)[:CONTOH_BARIS])
    nilai = {p: max((len(_tajuk(b, jenis)) for b in _baris(awal, p)), default=0) for p in PEMISAH}
    return max(PEMISAH, key=lambda p: nilai[p])


def _tajuk(baris: list[str], jenis: str) -> Mapping[str, object]:
    return kenali({n: s for n, s in enumerate(baris, 1) if s.strip()}, jenis).kolom


def _baris(teks: str, pisah: str) -> Iterator[list[str]]:
    csv.field_size_limit(PANJANG_SEL)
    try:
        yield from csv.reader(io.StringIO(teks, newline=""), delimiter=pisah)
    except csv.Error as galat:
        raise Tolak(SEL_PANJANG) from galat


def alirkan(isi: bytes, jenis: str, jatah: Jatah, baris: Baris, kemajuan: Kemajuan) -> None:
    """Calls `baris` for each line that holds something, numbered as a spreadsheet would show it."""
    teks = huruf(isi)
    banyak = max(teks.count("\n"), 1)
    for nomor, sel in enumerate(_baris(teks, pemisah(teks, jenis)), 1):
        jatah.pakai("baris")
        jatah.pakai("sel", len(sel))
        if ada := {k: ("t", s, False) for k, s in enumerate(sel, 1) if s.strip()}:
            baris(nomor, ada)
        if nomor % 1000 == 0:
            kemajuan(min(100, nomor * 100 // banyak))
