"""Writes the quarter's workbook: an explanation, a sheet for each quarter, and a hidden one to compare with.

Cells that this user can fill now are open, all others are locked; what the upload accepts is decided by the
server again. Text is text, there are no formulas. The same data and moment give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from lkjip.formats import ROMAWI_TRIWULAN, tanggal
from pengisian.aturan import persen
from pengisian.buku_kerja import tata
from pengisian.buku_kerja.gaya import Gaya, Pena, Warna, huruf
from pengisian.buku_kerja.periksa import Pemeriksa
from pengisian.buku_kerja.petunjuk import tulis_petunjuk
from pengisian.buku_kerja.tata import BarisBuku, Nilai, Ruas
from pengisian.data import BarisLembar
from pengisian.lembar import Lembar

TINGGI_BARIS, HURUF_PER_BARIS = 13.5, 1.15  # points; letters of 10 points to a unit of width
FORMAT_TEKS = "@"  # what is typed stays text, "=1+1" and "1/2" too
SETAHUN = "setahun"


@dataclass(frozen=True, slots=True)
class Halaman:
    """A quarter for the workbook: its rows, and the keys of those that the user may write."""

    lembar: Lembar
    baris: Sequence[BarisLembar]
    diisi: frozenset[str]

    @property
    def identitas(self) -> str:
        return f"{self.lembar.unit.slug}/{self.lembar.tahun}/{self.lembar.triwulan}"


def buku(halaman: Sequence[Halaman], *, diunduh: datetime, setahun: bool = False) -> bytes:
    """The workbook of a quarter or of a whole year. Expects quarters of one unit and year."""
    wb = Workbook()
    petunjuk = wb.worksheets[0]
    petunjuk.title = tata.LEMBAR_PETUNJUK
    tulis_petunjuk(petunjuk, [h.lembar for h in halaman], [bool(h.diisi) for h in halaman], diunduh)
    semula = _Semula(wb, halaman[0], diunduh, setahun=setahun)
    for h in halaman:
        nama = f"TW {ROMAWI_TRIWULAN[h.lembar.triwulan - 1]}" if setahun else tata.LEMBAR_ISIAN
        _Isian(wb.create_sheet(nama, len(wb.sheetnames) - 1), h, semula).tulis()
    wb.active = next((n for n, h in enumerate(halaman, 1) if h.diisi), 0) if setahun else 1
    for ws in wb.worksheets:
        ws.sheet_view.tabSelected = ws is wb.active
    return bytes_tetap(wb)


class _Semula:
    """The hidden sheet: what every cell held when the workbook was written."""

    def __init__(self, wb: Workbook, halaman: Halaman, diunduh: datetime, *, setahun: bool) -> None:
        self.ws = wb.create_sheet(tata.LEMBAR_SEMULA)
        self.ws.sheet_state = "veryHidden"
        self.ws.protection.sheet = True
        lembar = halaman.lembar
        bagian = SETAHUN if setahun else str(lembar.triwulan)
        identitas = (
            tata.FORMAT,
            tata.VERSI,
            lembar.unit.slug,
            str(lembar.tahun),
            bagian,
            diunduh.isoformat(),
        )
        for kolom, teks in enumerate(identitas, 1):
            isi_teks(self.ws.cell(1, kolom), teks)
        self.baris = tata.SEMULA_KEPALA
        self.kolom: dict[str, int] = {}

    def catat(self, triwulan: int, kunci: str, isi: Iterable[tuple[str, Nilai]]) -> None:
        self.baris += 1
        isi_teks(self.ws.cell(self.baris, 1), str(triwulan))
        isi_teks(self.ws.cell(self.baris, 2), kunci)
        for nama, nilai in isi:
            if nama not in self.kolom:
                self.kolom[nama] = tata.SEMULA_KOLOM + len(self.kolom)
                isi_teks(self.ws.cell(tata.SEMULA_KEPALA, self.kolom[nama]), nama)
            if teks := tata.teks_isi(nilai):
                isi_teks(self.ws.cell(self.baris, self.kolom[nama]), teks)


class _Isian:
    """The sheet of a quarter."""

    def __init__(self, ws: Worksheet, halaman: Halaman, semula: _Semula) -> None:
        self.ws, self.halaman, self.semula = ws, halaman, semula
        self.lembar = halaman.lembar
        self.ruas = tata.susunan(self.lembar.triwulan)
        self.awal = tata.KOLOM_KUNCI + 1
        self.akhir = tata.KOLOM_KUNCI + len(self.ruas)
        self.pena = Pena(ws)
        self.pemeriksa = Pemeriksa(ws)

    def tulis(self) -> None:
        self._kepala()
        baris = tata.AKHIR_KEPALA
        for b in tata.baris_buku(self.halaman.baris):
            baris += 1
            self._baris(baris, b)
        self._kolom()
        self._siapkan(baris)

    # --- heading
    def _kepala(self) -> None:
        ws, lembar = self.ws, self.lembar
        isi_teks(
            ws.cell(tata.BARIS_KUNCI, tata.KOLOM_KUNCI),
            f"{tata.FORMAT}/{tata.VERSI} {self.halaman.identitas}",
        )
        for k, r in enumerate(self.ruas, self.awal):
            isi_teks(ws.cell(tata.BARIS_KUNCI, k), r.nama)
        masa = f"Triwulan {ROMAWI_TRIWULAN[lembar.triwulan - 1]} Tahun {lembar.tahun}"
        judul = f"Lembar isian {masa}, {lembar.unit.nama}"
        self._lebar(tata.BARIS_JUDUL, judul, huruf(13, bold=True))
        self._lebar(tata.BARIS_KEADAAN, self._keadaan(), huruf(color="595959"))
        for k, r in enumerate(self.ruas, self.awal):
            self._judul_kolom(k, r)
        ws.row_dimensions[tata.BARIS_KUNCI].hidden = True
        for baris in range(tata.BARIS_JUDUL, tata.AKHIR_KEPALA + 1):
            self._catat(baris, f"#{baris}", {})

    def _keadaan(self) -> str:
        if not self.halaman.diisi:
            return self.lembar.posisi.sebab or "Tidak ada sel yang dapat Anda isi pada triwulan ini."
        batas = self.lembar.posisi.jendela.tutup_unit
        sampai = f" Pengisian ditutup {tanggal(batas)}." if batas else ""
        kurang = len(self.lembar.baris) - len(self.halaman.baris)
        saringan = f" {kurang} baris lain tidak ikut karena saringan." if kurang else ""
        return f"Isilah sel kuning, lalu unggah berkas ini. Sel lain terkunci.{saringan}{sampai}"

    def _lebar(self, baris: int, teks: str, font: object) -> None:
        sel = self.ws.cell(baris, self.awal)
        isi_teks(sel, teks)
        sel.font = font

    def _judul_kolom(self, kolom: int, r: Ruas) -> None:
        """One cell over both rows, or below a heading that it shares."""
        gaya = Gaya(Warna.KEPALA, datar="center", tebal=True)
        for baris in (tata.BARIS_KEPALA, tata.AKHIR_KEPALA):
            self.pena.beri(self.ws.cell(baris, kolom), gaya)
        if not r.atas:
            isi_teks(self.ws.cell(tata.BARIS_KEPALA, kolom), r.judul)
            self._gabung(kolom, kolom, tata.AKHIR_KEPALA)
            return
        isi_teks(self.ws.cell(tata.AKHIR_KEPALA, kolom), r.judul)
        setara = [k for k, lain in enumerate(self.ruas, self.awal) if lain.atas == r.atas]
        if kolom == setara[0]:
            isi_teks(self.ws.cell(tata.BARIS_KEPALA, kolom), r.atas)
            self._gabung(setara[0], setara[-1], tata.BARIS_KEPALA)

    def _gabung(self, dari: int, sampai: int, baris: int) -> None:
        self.ws.merge_cells(start_row=tata.BARIS_KEPALA, end_row=baris, start_column=dari, end_column=sampai)

    # --- rows
    def _baris(self, baris: int, b: BarisBuku) -> None:
        isi = {r.nama: tata.isi(self.lembar, b, r.nama) for r in self.ruas}
        tinggi = 1
        for k, r in enumerate(self.ruas, self.awal):
            sel = self.ws.cell(baris, k)
            self._isi(sel, b, r, isi[r.nama])
            if isinstance(nilai := isi[r.nama], str):
                tinggi = max(
                    tinggi, sum(1 + int(len(g) / (r.lebar * HURUF_PER_BARIS)) for g in nilai.split("\n"))
                )
        # LibreOffice trusts the heights in a file, and text that wraps would be cut.
        self.ws.row_dimensions[baris].height = TINGGI_BARIS * min(tinggi, 20)
        self.ws.row_dimensions[baris].outlineLevel = min(b.baris.tingkat + (b.komponen is not None), 7)
        self._catat(baris, b.kunci, isi)

    def _catat(self, baris: int, kunci: str, isi: dict[str, Nilai]) -> None:
        isi_teks(self.ws.cell(baris, tata.KOLOM_KUNCI), kunci)
        if not isi:  # a row of the heading: what stands there already
            isi = {
                r.nama: str(self.ws.cell(baris, k).value or "") for k, r in enumerate(self.ruas, self.awal)
            }
        self.semula.catat(self.lembar.triwulan, kunci, isi.items())

    def _isi(self, sel: Cell, b: BarisBuku, r: Ruas, nilai: Nilai) -> None:
        isian = b.sel_isian(r.nama)
        terbuka = isian is not None and isian[0] in self.halaman.diisi
        self.pena.beri(sel, self._gaya(b, r, nilai, terbuka=terbuka))
        if isinstance(nilai, Decimal):
            sel.value = nilai
        elif r.nama == "tahun_data" and nilai:
            sel.value = int(nilai)
        elif nilai:
            isi_teks(sel, nilai)
        if terbuka:
            self.pemeriksa.pasang(sel, r.nama)

    def _gaya(self, b: BarisBuku, r: Ruas, nilai: Nilai, *, terbuka: bool) -> Gaya:
        dihitung = r.nama == "nilai" and b.komponen is None and b.baris.dari_komponen
        induk = b.komponen is None and b.baris.jenis in ("sasaran", "program")
        warna = (
            Warna.DIISI if terbuka else Warna.DIHITUNG if dihitung else Warna.INDUK if induk else Warna.POLOS
        )
        angka = None if isinstance(nilai, str) or r.jenis == "teks" else _format(b, r, nilai, terbuka=terbuka)
        menjorok = 0
        if r.nama == "nama":
            menjorok = b.baris.tingkat
        elif r.nama == "indikator" and b.komponen:
            menjorok = 2
        return Gaya(
            warna,
            angka or ("0" if r.nama == "tahun_data" else FORMAT_TEKS),
            datar="right" if angka else "left",
            tebal=induk and r.nama in ("kode", "nama"),
            menjorok=menjorok,
            terbuka=terbuka,
        )

    # --- the sheet as a whole
    def _kolom(self) -> None:
        for k, r in enumerate(self.ruas, self.awal):
            dimensi = self.ws.column_dimensions[get_column_letter(k)]
            dimensi.width = r.lebar
            dimensi.outlineLevel = 1 if r.lalu else 0
        self.ws.column_dimensions[get_column_letter(tata.KOLOM_KUNCI)].hidden = True
        self.ws.sheet_format.outlineLevelCol = int(any(r.lalu for r in self.ruas))
        self.ws.sheet_format.outlineLevelRow = 4
        self.ws.sheet_properties.outlinePr.summaryBelow = False
        self.ws.sheet_properties.outlinePr.summaryRight = False

    def _siapkan(self, akhir: int) -> None:
        """Panes that stay, protection without a password, and print."""
        ws = self.ws
        ws.freeze_panes = ws.cell(tata.AKHIR_KEPALA + 1, self.awal + 3)  # code, name, indicator
        ws.protection.sheet = True
        # False allows it. Without formatCells Excel would not show 46,02% as the percentage that was typed.
        ws.protection.formatCells = ws.protection.formatColumns = ws.protection.formatRows = False
        ws.page_setup.orientation, ws.page_setup.paperSize = "landscape", ws.PAPERSIZE_A3
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.sheet_properties.pageSetUpPr.fitToPage = True
        ws.print_title_rows = f"{tata.BARIS_KEPALA}:{tata.AKHIR_KEPALA}"
        ws.print_area = (
            f"{get_column_letter(self.awal)}{tata.BARIS_JUDUL}:{get_column_letter(self.akhir)}{akhir}"
        )
        ws.oddFooter.left.text = self.lembar.unit.nama_singkat.replace("&", "&&")
        ws.oddFooter.right.text = "Halaman &P dari &N"


def _format(b: BarisBuku, r: Ruas, nilai: Decimal | None, *, terbuka: bool) -> str:
    """The number format of a figure.

    A percentage that can be filled is General: Excel then turns what is typed as 46,02% into that
    percentage. In a cell with a format of its own it would become 0,46, and nobody would notice.
    """
    if r.jenis == "rupiah":
        return "#,##0" if nilai is None or nilai == int(nilai) else "#,##0.00"
    i = b.baris.indikator
    if i is None or b.komponen is not None or (terbuka and persen(i)):
        return "General"
    return "#,##0" + ("." + "0" * i.desimal if i.desimal else "")
