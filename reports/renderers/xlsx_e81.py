"""Formulir E.81 as a workbook that opens as the form: heading, table, six rows of the footer, signature.

For print A3 landscape, as wide as the page: 25 columns and more cannot be read on F4 (Folio); who has no A3
chooses F4 when printing, and the width still fits. Rows are grouped by their tree, so that Excel folds them.
The hidden first row and column hold the keys by which the file can be read back: pengisian/letak_e81.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from pengisian.letak_e81 import BARIS_KOLOM, KOLOM_BARIS, SKEMA
from reports.blok import Baris, BlokNarasi, BlokTabel, ReportData, Sel
from reports.renderers import xlsx_gaya as gaya
from reports.renderers.dasar import teks_polos
from reports.renderers.xlsx_kepala import tulis_kepala
from reports.renderers.xlsx_sel import isi_sel
from reports.tables.dasar import Kolom

LEMBAR = "E.81"
AWAL = KOLOM_BARIS + 1  # the first column that shows
# Widths in characters: a sum of rupiah has thirteen digits at most, and what does not fit would show as ####.
LEBAR_TEKS = {
    "no": 10,
    "nama": 27,
    "sasaran": 20,
    "simpul": 27,
    "indikator": 27,
    "unit": 13,
    "penjelasan": 36,
}
LEBAR = {"angka": 8, "rupiah": 15, "tengah": 10, "teks": 20}
HURUF = 9  # points, of the table
BARIS = 1.35  # height of a line, of that of its letters
TINGGI_KEPALA = (28, 28, 14, 14)  # points; the first two rows together hold four lines
DIGIT = Context(prec=15)  # as many as a spreadsheet keeps: saved again, the file holds the same figures
MARGIN = 0.4  # inches
LEBAR_KAKI = 4  # columns of the label of a row of the footer, and of each of its figures
LEBAR_TANDA_TANGAN = 4


@dataclass(frozen=True, slots=True)
class Tata:
    """The sheet with the columns of its table."""

    ws: Worksheet
    kolom: tuple[tuple[str, Kolom], ...]

    @property
    def akhir(self) -> int:
        """The last column."""
        return AWAL + len(self.kolom) - 1

    def tulis(
        self, baris: int, teks: str, *, dari: int = AWAL, sampai: int = 0, huruf: Font, datar: str = "left"
    ) -> None:
        """A text over several columns, high enough to be read: merged cells do not grow by themselves."""
        sampai = sampai or self.akhir
        sel = self.ws.cell(baris, dari)
        isi_teks(sel, teks)
        sel.font, sel.alignment = huruf, Alignment(horizontal=datar, vertical="top", wrap_text=True)
        self.gabung(baris, dari, sampai)
        lebar = sum(self.ws.column_dimensions[get_column_letter(k)].width for k in range(dari, sampai + 1))
        self.tinggikan(baris, teks, lebar, huruf.size or 11)

    def tinggikan(self, baris: int, teks: str, lebar: float, huruf: float) -> None:
        """Makes a row high enough for a text that wraps: LibreOffice trusts the heights in a file."""
        per_baris = max(1, int(lebar * 11 / huruf))
        garis = sum(max(1, len(wrap(g, per_baris))) for g in teks.split("\n"))
        tinggi = garis * huruf * BARIS + 2
        self.ws.row_dimensions[baris].height = max(tinggi, self.ws.row_dimensions[baris].height or 0)

    def gabung(self, baris: int, dari: int, sampai: int) -> None:
        if sampai > dari:
            self.ws.merge_cells(start_row=baris, end_row=baris, start_column=dari, end_column=sampai)


def e81_xlsx(report: ReportData) -> bytes:
    """The E.81 of a quarter. Expects its table, the footer's table and the signature, in this order."""
    (bagian,) = report.bagian
    tabel, kaki = (b for b in bagian.blok if isinstance(b, BlokTabel))
    wb = Workbook()
    ws = wb.worksheets[0]
    ws.title = LEMBAR
    tata = Tata(ws, tabel.kolom)
    _lebar(tata)
    _kunci(tata, report.pengenal)
    awal_kepala = _judul(tata, report.kepala) + 1
    awal_isi = tulis_kepala(ws, awal_kepala, [k for _, k in tata.kolom], kiri=AWAL)
    for i, tinggi in enumerate(TINGGI_KEPALA, awal_kepala):
        ws.row_dimensions[i].height = tinggi
    akhir_isi = _isi(tata, tabel, awal_isi)
    baris = _catatan(tata, tabel, akhir_isi) + 1
    baris = _kaki(tata, kaki, baris) + 1
    for narasi in (b for b in bagian.blok if isinstance(b, BlokNarasi)):
        baris = _tanda_tangan(tata, teks_polos(narasi.html).split("\n"), baris)
    _siapkan(tata, kepala=(awal_kepala, awal_isi - 1), keterangan=f"{report.judul}, {report.unit_singkat}")
    return bytes_tetap(wb)


def _lebar(tata: Tata) -> None:
    for i, (nama, kolom) in enumerate(tata.kolom, AWAL):
        tata.ws.column_dimensions[get_column_letter(i)].width = LEBAR_TEKS.get(nama, LEBAR[kolom.jenis])


def _kunci(tata: Tata, pengenal: str) -> None:
    """The hidden row with the names of the columns, and the identity of the form; rows get theirs later."""
    isi_teks(tata.ws.cell(BARIS_KOLOM, KOLOM_BARIS), f"{SKEMA} {pengenal}")
    for i, (nama, _) in enumerate(tata.kolom, AWAL):
        isi_teks(tata.ws.cell(BARIS_KOLOM, i), nama)
    tata.ws.row_dimensions[BARIS_KOLOM].hidden = True
    tata.ws.column_dimensions[get_column_letter(KOLOM_BARIS)].hidden = True


def _judul(tata: Tata, kepala: Sequence[str]) -> int:
    """The lines on top of the form; the next row."""
    for baris, teks in enumerate(kepala, BARIS_KOLOM + 1):
        huruf = gaya.JUDUL if baris == BARIS_KOLOM + 1 else gaya.huruf()
        tata.tulis(baris, teks, huruf=huruf, datar="center")
    return BARIS_KOLOM + 1 + len(kepala)


def _isi(tata: Tata, tabel: BlokTabel, baris: int) -> int:
    """The table's rows, grouped by their tree; the next row."""
    tingkat = tabel.tingkat
    for data in tabel.baris:
        _baris(tata, tabel, data, baris)
        tata.ws.row_dimensions[baris].outlineLevel = tingkat[data.kunci]
        baris += 1
    if not tabel.baris:
        tata.tulis(baris, tabel.kosong, huruf=gaya.huruf(italic=True))
        baris += 1
    # Without it Excel draws no buttons; the row that carries others stands above them.
    tata.ws.sheet_format.outlineLevelRow = max(tingkat.values(), default=0)
    tata.ws.sheet_properties.outlinePr.summaryBelow = False
    return baris


def _baris(tata: Tata, tabel: BlokTabel, data: Baris, baris: int) -> None:
    isi_teks(tata.ws.cell(baris, KOLOM_BARIS), data.kunci)
    tebal = bool(gaya.BARIS_TEBAL & set(data.jenis.split()))
    for i, (nama, kolom) in enumerate(tata.kolom, AWAL):
        sel = tata.ws.cell(baris, i)
        gaya.beri(sel, gaya.SEL[kolom.jenis])
        sel.font = gaya.huruf(HURUF, bold=tebal)
        if tebal:
            sel.fill = gaya.ISI_KELOMPOK
        if kolom.jenis == "rupiah":
            sel.number_format = "#,##0"  # for what is still to be typed
        if asal := data.sel.get(nama):
            _isi_sel(sel, asal, tabel.catatan)
            tata.tinggikan(baris, asal.teks, LEBAR_TEKS.get(nama, LEBAR[kolom.jenis]), HURUF)


def _isi_sel(sel: Cell, asal: Sel, catatan: Iterable[str] = ()) -> None:
    isi_sel(sel, asal, catatan)
    if isinstance(sel.value, Decimal):
        sel.value = DIGIT.plus(sel.value)


def _catatan(tata: Tata, tabel: BlokTabel, baris: int) -> int:
    sumber = [f"Sumber: {tabel.sumber}"] if tabel.sumber else []
    for teks in (*sumber, *tabel.catatan):
        tata.tulis(baris, teks, huruf=gaya.huruf(HURUF))
        baris += 1
    return baris


def _kaki(tata: Tata, kaki: BlokTabel, baris: int) -> int:
    """The footer's rows: its label, and its figures or its text over the rest of the sheet."""
    batas = (AWAL, AWAL + LEBAR_KAKI, AWAL + 2 * LEBAR_KAKI, AWAL + 3 * LEBAR_KAKI)
    for (_, kolom), dari, sampai in zip(kaki.kolom, batas, batas[1:], strict=False):
        tata.tulis(baris, kolom.judul, dari=dari, sampai=sampai - 1, huruf=gaya.TEBAL, datar="center")
        _bingkai(tata, baris, dari, sampai - 1, kepala=True)
    for data in kaki.baris:
        baris += 1
        for (nama, _), dari, sampai in zip(kaki.kolom, batas, batas[1:], strict=False):
            if sel := data.sel.get(nama):
                ujung = tata.akhir if sel.kolom > 1 else sampai - 1
                tata.tulis(
                    baris,
                    sel.teks,
                    dari=dari,
                    sampai=ujung,
                    huruf=gaya.TEBAL if dari == AWAL else gaya.huruf(),
                )
                if not isinstance(sel.nilai, str):
                    _isi_sel(tata.ws.cell(baris, dari), sel)
                _bingkai(tata, baris, dari, ujung)
    return _catatan(tata, kaki, baris + 1)


def _bingkai(tata: Tata, baris: int, dari: int, sampai: int, *, kepala: bool = False) -> None:
    for k in range(dari, sampai + 1):
        tata.ws.cell(baris, k).border = gaya.GARIS
        if kepala:
            tata.ws.cell(baris, k).fill = gaya.KEPALA.fill


def _tanda_tangan(tata: Tata, baris_teks: Iterable[str], baris: int) -> int:
    """At the right: place and date, the office, and room to sign."""
    dari = tata.akhir - LEBAR_TANDA_TANGAN + 1
    for teks in baris_teks:
        tata.tulis(baris, teks, dari=dari, huruf=gaya.huruf(), datar="center")
        baris += 1
    baris += 4
    tata.gabung(baris, dari, tata.akhir)
    for k in range(dari, tata.akhir + 1):
        tata.ws.cell(baris, k).border = gaya.GARIS_ATAS
    return baris + 1


def _siapkan(tata: Tata, *, kepala: tuple[int, int], keterangan: str) -> None:
    """Panes that stay, and print: paper, repeated heading, page numbers."""
    ws = tata.ws
    tetap = next((i for i, (_, k) in enumerate(tata.kolom, AWAL) if k.tetap == 2), AWAL)
    ws.freeze_panes = f"{get_column_letter(tetap + 1)}{kepala[1] + 1}"
    ws.page_setup.orientation, ws.page_setup.paperSize = "landscape", ws.PAPERSIZE_A3
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.page_margins = PageMargins(MARGIN, MARGIN, MARGIN, 2 * MARGIN, MARGIN, MARGIN)
    ws.print_title_rows = f"{kepala[0]}:{kepala[1]}"
    ws.oddFooter.left.text, ws.oddFooter.right.text = keterangan.replace("&", "&&"), "Halaman &P dari &N"
