"""What every workbook that we write needs: text that stays text, valid sheet names, the same bytes each time.

A formula can also stand in a defined name, in a list of allowed values or in a conditional format: nothing
that a user typed may get there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell

# What a spreadsheet takes for the beginning of a formula when the cell is edited.
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n")
PANJANG_NAMA = 31
SAAT = datetime(2000, 1, 1)  # noqa: DTZ001 - a constant, the file format has no zone
_BUKAN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TERLARANG = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DIUBAH = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def teks_xml(teks: str) -> str:
    """The text without what XML cannot hold."""
    return _BUKAN_XML.sub("", teks)


def isi_teks(sel: Cell, teks: str) -> None:
    """Writes what a user typed: it stays text, whatever it begins with. What XML cannot hold is left out.

    The one way for text into a cell; `sel.value = text` makes a formula of "=1+1".
    """
    teks = teks_xml(teks)
    sel.value = teks
    sel.data_type = "s"
    if teks.startswith(AWAL_RUMUS):
        sel.quotePrefix = True


def nama_lembar(nama: str, sudah: Iterable[str]) -> str:
    """A name that Excel accepts and no other sheet has: at most 31 characters, unique whatever the case."""
    dasar = _TERLARANG.sub(" ", nama).strip().strip("'")[:PANJANG_NAMA].strip() or "Lembar"
    terpakai = {n.casefold() for n in sudah}
    hasil, urutan = dasar, 1
    while hasil.casefold() in terpakai:
        urutan += 1
        akhiran = f" ({urutan})"
        hasil = dasar[: PANJANG_NAMA - len(akhiran)] + akhiran
    return hasil


def bytes_tetap(wb: Workbook) -> bytes:
    """The workbook as bytes without the moment of writing: openpyxl stamps it in two places."""
    wb.properties.creator, wb.properties.created = "LKjIP", SAAT
    mentah = BytesIO()
    wb.save(mentah)
    return arsip_tetap(
        mentah,
        {"docProps/core.xml": lambda x: _DIUBAH.sub(rb"\g<1>" + f"{SAAT:%Y-%m-%dT%H:%M:%SZ}".encode(), x)},
    )


def arsip_tetap(mentah: BytesIO, ubah: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The ZIP archive again without the moments of writing; `ubah` says which parts change, and how."""
    hasil = BytesIO()
    with ZipFile(mentah) as asal, ZipFile(hasil, "w", ZIP_DEFLATED) as tujuan:
        for nama in asal.namelist():
            info = ZipInfo(nama, (SAAT.year, SAAT.month, SAAT.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            tujuan.writestr(info, (ubah or {}).get(nama, bytes)(asal.read(nama)))
    return hasil.getvalue()
