"""The report's tables as an Excel workbook: a list of sheets, then one sheet a table.

Figures are numbers with the printed number of decimals as their format, so a reader can go on computing with
them. Text is always text: whatever a user typed, no cell holds a formula.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks, nama_lembar
from reports.blok import Bagian, Baris, BlokTabel, ReportData
from reports.renderers import xlsx_gaya as gaya
from reports.renderers.dasar import tabel_bagian
from reports.renderers.xlsx_kepala import tulis_kepala
from reports.renderers.xlsx_sel import isi_sel
from reports.tables.dasar import Kolom

LEBAR = {False: 100, True: 170}  # characters across the sheet: portrait, landscape
KOLOM_LEBAR = 12  # with more columns than this the first two stay in sight
KOLOM_A3 = 20  # Formulir E.81 is printed on A3
LEBAR_MINIMUM = {"rupiah": 17, "angka": 9, "tengah": 6, "teks": 6}


def lkjip_xlsx(report: ReportData) -> bytes:
    """All tables of the report, annexes too."""
    wb = _buku()
    daftar = wb.create_sheet("Daftar")
    keterangan = f"{report.unit}, {report.pemda}, tahun {report.tahun}"
    isi: list[tuple[str, str]] = []
    for bagian, blok in tabel_bagian(report.bagian):
        nama = nama_lembar(_nama(blok, bagian), wb.sheetnames)
        _tulis_tabel(wb.create_sheet(nama), blok, keterangan)
        isi.append((nama, blok.judul))
    _tulis_daftar(daftar, report, isi)
    for ws in wb.worksheets if report.draf else ():
        ws.oddHeader.center.text = report.status
    return bytes_tetap(wb)


def tabel_xlsx(blok: BlokTabel, keterangan: str = "") -> bytes:
    """One table; keterangan (unit and year) stands under its title."""
    wb = _buku()
    nama = nama_lembar(_nama(blok), [])
    _tulis_tabel(wb.create_sheet(nama), blok, keterangan)
    return bytes_tetap(wb)


def banyak_xlsx(blok: Iterable[BlokTabel], keterangan: str = "") -> bytes:
    """Tables side by side, a sheet each."""
    wb = _buku()
    for b in blok:
        _tulis_tabel(wb.create_sheet(nama_lembar(_nama(b), wb.sheetnames)), b, keterangan)
    return bytes_tetap(wb)


def dokumen_xlsx(report: ReportData) -> bytes:
    """A document of one table, with the lines of its heading."""
    blok = next(blok for _, blok in tabel_bagian(report.bagian))
    return tabel_xlsx(blok, "; ".join(b for b in report.kepala[1:] if b))


def _buku() -> Workbook:
    wb = Workbook()
    wb.remove(wb.worksheets[0])
    return wb


def _nama(blok: BlokTabel, bagian: Bagian | None = None) -> str:
    """Tabel 3.4, Lampiran 2, or a few words for a table without number in the text."""
    if blok.nomor:
        return f"Tabel {blok.nomor}"
    if bagian and bagian.jenis == "lampiran" and bagian.nomor:
        return f"Lampiran {bagian.nomor}"
    return blok.kunci.replace("-", " ").capitalize()


def _tulis_daftar(ws: Worksheet, report: ReportData, isi: list[tuple[str, str]]) -> None:
    """The first sheet: what this is, and a link to every other sheet."""
    status = [report.status] if report.status else []
    if report.terbitan:
        status.append(f"Periksa keaslian berkas: {report.terbitan.alamat or report.terbitan.kode}")
    kepala = (report.judul, report.unit, report.pemda, f"Tahun {report.tahun}", *status, *report.stempel)
    for i, teks in enumerate(kepala, 1):
        isi_teks(ws.cell(i, 1), teks)
        ws.cell(i, 1).font = gaya.JUDUL if i == 1 else gaya.huruf()
    awal = len(kepala) + 2
    for kolom, teks in enumerate(("Lembar", "Judul"), 1):
        gaya.beri(ws.cell(awal, kolom), gaya.KEPALA)
        isi_teks(ws.cell(awal, kolom), teks)
    for i, (nama, judul) in enumerate(isi, awal + 1):
        sel = ws.cell(i, 1)
        isi_teks(sel, nama)
        sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"'{nama}'!A1", display=nama)
        sel.font = gaya.TAUTAN
        isi_teks(ws.cell(i, 2), judul)
        ws.cell(i, 2).alignment = Alignment(wrap_text=True, vertical="top")
    ws.column_dimensions["A"].width, ws.column_dimensions["B"].width = 18, 90
    ws.freeze_panes = ws.cell(awal + 1, 1)
    _siapkan_cetak(ws, lanskap=False, kepala=(awal, awal))


def _tulis_tabel(ws: Worksheet, blok: BlokTabel, keterangan: str) -> None:
    """A table from its title to its notes."""
    kolom = [k for _, k in blok.kolom]
    lebar = _lebar(kolom, lanskap=blok.lanskap)
    for huruf, besar in lebar.items():
        ws.column_dimensions[huruf].width = besar
    penuh = _Penuh(ws, len(kolom), sum(lebar.values()))
    judul = f"Tabel {blok.nomor} {blok.judul}" if blok.nomor else blok.judul
    penuh.tulis(1, judul, gaya.JUDUL)
    penuh.tulis(2, keterangan, gaya.huruf(italic=True))
    baris = tulis_kepala(ws, 4, kolom, bernomor=blok.kelas.bernomor)
    ws.freeze_panes = ws.cell(baris, 3 if len(kolom) > KOLOM_LEBAR else 1)
    _siapkan_cetak(ws, lanskap=blok.lanskap, kepala=(4, baris - 1))
    if len(kolom) > KOLOM_A3:
        ws.page_setup.paperSize = ws.PAPERSIZE_A3
    for data in blok.baris:
        _tulis_baris(ws, baris, data, blok, penuh)
        baris += 1
    if not blok.baris:
        penuh.tulis(baris, blok.kosong, gaya.huruf(italic=True))
        baris += 1
    sumber = [f"Sumber: {blok.sumber}"] if blok.sumber else []
    for teks in (*sumber, *blok.catatan):
        penuh.tulis(baris, teks, gaya.huruf(9))
        baris += 1


class _Penuh:
    """Writes a text across all columns of a sheet, high enough to be read: merged cells do not grow."""

    def __init__(self, ws: Worksheet, kolom: int, lebar: float) -> None:
        self.ws, self.kolom, self.lebar = ws, kolom, lebar

    def tulis(self, baris: int, teks: str, huruf: Font) -> None:
        sel = self.ws.cell(baris, 1)
        isi_teks(sel, teks)
        sel.font = huruf
        sel.alignment = Alignment(wrap_text=True, vertical="top")
        if self.kolom > 1:
            self.ws.merge_cells(start_row=baris, end_row=baris, start_column=1, end_column=self.kolom)
        tinggi = math.ceil(len(teks) * (huruf.size or 11) / 11 / self.lebar)
        self.ws.row_dimensions[baris].height = 15 * max(1, tinggi) * (huruf.size or 11) / 11


def _tulis_baris(ws: Worksheet, baris: int, data: Baris, blok: BlokTabel, penuh: _Penuh) -> None:
    if data.rentang:
        penuh.tulis(baris, data.rentang, gaya.TEBAL)
        for i in range(1, penuh.kolom + 1):
            ws.cell(baris, i).fill, ws.cell(baris, i).border = gaya.ISI_KELOMPOK, gaya.GARIS
        return
    for i, (nama, kolom) in enumerate(blok.kolom, 1):
        sel = ws.cell(baris, i)
        gaya.beri(sel, gaya.SEL[kolom.jenis])
        if gaya.BARIS_TEBAL & set(data.jenis.split()):
            sel.font, sel.fill = gaya.TEBAL, gaya.ISI_KELOMPOK
        if asal := data.sel.get(nama):
            isi_sel(sel, asal, blok.catatan)
            if asal.kolom > 1:
                ws.merge_cells(start_row=baris, end_row=baris, start_column=i, end_column=i + asal.kolom - 1)


def _lebar(kolom: list[Kolom], *, lanskap: bool) -> dict[str, float]:
    """Column widths in characters, in the proportions of the printed page but never too narrow to read."""
    jumlah = sum(k.lebar for k in kolom)
    return {
        get_column_letter(i): max(LEBAR_MINIMUM[k.jenis], round(LEBAR[lanskap] * k.lebar / jumlah, 1))
        for i, k in enumerate(kolom, 1)
    }


def _siapkan_cetak(ws: Worksheet, *, lanskap: bool, kepala: tuple[int, int]) -> None:
    ws.page_setup.orientation = "landscape" if lanskap else "portrait"
    ws.page_setup.paperSize = ws.PAPERSIZE_A4
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.print_title_rows = f"{kepala[0]}:{kepala[1]}"
    ws.oddFooter.center.text = "&A, halaman &P dari &N"
