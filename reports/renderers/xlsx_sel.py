"""A cell of the report in a cell of a worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.comments import Comment

from lkjip import formats
from lkjip.buku_kerja.tulis import isi_teks
from reports.blok import Sel
from reports.renderers import xlsx_gaya as gaya

_ANGKA = re.compile(r"[−-]?(?P<bulat>\d[\d.]*)(?:,(?P<pecahan>\d+))?")


def isi_sel(sel: Cell, asal: Sel, catatan: Iterable[str] = ()) -> None:
    """Write a value as what it is: number, list, text, or nothing with the reason as a comment."""
    komentar = [asal.alasan] if asal.alasan else []
    if isinstance(asal.nilai, Decimal | int):
        sel.value = asal.nilai
        sel.number_format = format_angka(asal.teks)
    elif asal.butir:
        isi_teks(sel, "\n".join(asal.butir))
    elif asal.nilai is not None or asal.teks != formats.KOSONG:
        isi_teks(sel, asal.teks)
    if asal.warna in gaya.WARNA:
        sel.fill = gaya.WARNA[asal.warna]
    if asal.tanda:
        komentar += [c for c in catatan if c.startswith(asal.tanda)] or [f"Tanda {asal.tanda}"]
    if komentar:
        sel.comment = Comment("\n".join(komentar), "LKjIP", height=90, width=260)


def format_angka(teks: str) -> str:
    """The number format that prints as the report does: "1.234,50%" -> '#,##0.00"%"'.

    The percent sign is literal: 46,02% is the number 46.02 in the report, its formulas and its headings.
    """
    cocok = _ANGKA.search(teks)
    if cocok is None:
        return "General"
    awalan, akhiran = teks[: cocok.start()], teks[cocok.end() :]
    berkelompok = "." in cocok["bulat"] or len(cocok["bulat"]) <= 3  # a year has no separator
    pecahan = "." + "0" * len(cocok["pecahan"]) if cocok["pecahan"] else ""
    return f"{_harfiah(awalan)}{'#,##0' if berkelompok else '0'}{pecahan}{_harfiah(akhiran)}"


def _harfiah(teks: str) -> str:
    return f'"{teks.replace(chr(34), "")}"' if teks else ""
