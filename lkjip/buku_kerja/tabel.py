"""A table as a workbook: a heading, what the table is about, and columns with figures that stay figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks, nama_lembar
from lkjip.numbers import bulat

Isi = str | int | Decimal | date | None
GARIS = Side(style="thin", color="9FB0B5")
KOTAK = Border(left=GARIS, right=GARIS, top=GARIS, bottom=GARIS)
KEPALA = PatternFill("solid", fgColor="E6F0F2")
TIPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Kolom:
    """lebar in characters; desimal of its figures, which are rounded here as everywhere in print."""

    judul: str
    lebar: int = 14
    desimal: int = 2


@dataclass(frozen=True, slots=True)
class Tabel:
    """A sheet: its name, lines above the table, and rows as long as there are columns."""

    nama: str
    judul: Sequence[str]
    kolom: Sequence[Kolom]
    baris: Sequence[Sequence[Isi]]


def buku(tabel: Sequence[Tabel]) -> bytes:
    wb = Workbook()
    wb.remove(wb.active)
    for t in tabel:
        _tulis(wb, t)
    return bytes_tetap(wb)


def _tulis(wb: Workbook, t: Tabel) -> None:
    ws = wb.create_sheet(nama_lembar(t.nama, wb.sheetnames))
    for n, teks in enumerate(t.judul, 1):
        isi_teks(ws.cell(n, 1), teks)
        ws.cell(n, 1).font = Font(bold=n == 1, size=13 if n == 1 else 11)
    awal = len(t.judul) + 2
    for k, kolom in enumerate(t.kolom, 1):
        sel = ws.cell(awal, k)
        isi_teks(sel, kolom.judul)
        sel.font, sel.fill, sel.border = Font(bold=True), KEPALA, KOTAK
        sel.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        ws.column_dimensions[get_column_letter(k)].width = kolom.lebar
    for n, baris in enumerate(t.baris, awal + 1):
        for k, (kolom, nilai) in enumerate(zip(t.kolom, baris, strict=True), 1):
            _sel(ws.cell(n, k), kolom, nilai)
    ws.freeze_panes = ws.cell(awal + 1, 2)
    ws.page_setup.orientation, ws.page_setup.paperSize = "landscape", ws.PAPERSIZE_A4
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.print_title_rows = f"{awal}:{awal}"


def _sel(sel: Cell, kolom: Kolom, nilai: Isi) -> None:
    sel.border, sel.alignment = KOTAK, Alignment(wrap_text=True, vertical="top")
    if isinstance(nilai, Decimal):
        sel.value = bulat(nilai, kolom.desimal)
        sel.number_format = "#,##0" + ("." + "0" * kolom.desimal if kolom.desimal else "")
    elif isinstance(nilai, date):
        sel.value, sel.number_format = nilai, "dd-mm-yyyy"
    elif isinstance(nilai, int):
        sel.value = nilai
    elif nilai:
        isi_teks(sel, nilai)
