"""A table of the report as CSV for a spreadsheet that is set to Indonesian: semicolons, decimal commas.

UTF-8 with its mark, lines as RFC 4180 has them. A figure is the exact value without separators of thousands;
what cannot be computed is empty. Text is always text: none begins as a formula does.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from lkjip import formats
from lkjip.buku_kerja.tulis import AWAL_RUMUS
from reports.blok import Baris, BlokTabel, Sel

# A spreadsheet looks past spaces, and takes the wide forms of its signs for the signs.
_AWAL_RUMUS = (*AWAL_RUMUS, "＝", "＋", "－", "＠")
_TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def nama_csv(blok: BlokTabel) -> str:
    """tabel-3-4-target-realisasi.csv: unique in a report, since a table's key is."""
    nomor = f"{blok.nomor.replace('.', '-')}-" if blok.nomor else ""
    return f"tabel-{nomor}{blok.kunci}.csv"


def tabel_csv(blok: BlokTabel) -> bytes:
    """One row of headings, then the rows as printed; marks, notes and source are left out.

    A heading stands behind those above it: "2024: Target".
    """
    hasil = StringIO()
    tulis = csv.writer(hasil, delimiter=";", lineterminator="\r\n")
    tulis.writerow(_teks(": ".join(j for j in (*k.grup, k.judul) if j)) for _, k in blok.kolom)
    tulis.writerows(list(_baris(baris, blok)) for baris in blok.baris)
    return hasil.getvalue().encode("utf-8-sig")


def _baris(baris: Baris, blok: BlokTabel) -> Iterator[str]:
    if baris.rentang:
        yield _teks(baris.rentang)
        yield from [""] * (len(blok.kolom) - 1)
        return
    lewat = 0
    for nama, _ in blok.kolom:
        sel = None if lewat else baris.sel.get(nama)
        lewat = sel.kolom - 1 if sel else max(0, lewat - 1)
        yield _isi(sel) if sel else ""


def _isi(sel: Sel) -> str:
    if isinstance(sel.nilai, Decimal | int):
        return f"{sel.nilai:f}".replace(".", ",") if isinstance(sel.nilai, Decimal) else str(sel.nilai)
    if sel.butir:
        return _teks("\n".join(sel.butir))
    return "" if sel.nilai is None and sel.teks == formats.KOSONG else _teks(sel.teks)


def _teks(teks: str) -> str:
    """An apostrophe before what a spreadsheet would compute."""
    teks = _TAK_TERCETAK.sub("", teks)
    return f"'{teks}" if teks.lstrip(" \u00a0").startswith(_AWAL_RUMUS) else teks
