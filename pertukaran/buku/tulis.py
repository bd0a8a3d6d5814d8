"""Writes the workbook of a unit, empty or with what is there. docs/workbook.md describes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lkjip import bilangan
from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from pengisian.buku_kerja.gaya import Gaya, Pena, Warna
from pertukaran.buku.isi import Isi
from pertukaran.buku.kolom import HAPUS, LABEL_HAPUS, PANJANG_SEL, Jenis, Kolom, kolom_berkas
from pertukaran.buku.petunjuk import tulis_petunjuk
from pertukaran.skema import Berkas

FORMAT = "lkjip-unit/1"
PILIHAN = "Pilihan"
BARIS_NAMA, BARIS_LABEL, BARIS_ISI = 1, 2, 3
BARIS_SIAP = 500  # rows below the last one whose cells are prepared for typing
ANGKA_PASTI = 15  # digits of a number that every spreadsheet keeps
_FORMAT_SEL = {
    Jenis.TEKS: "@",
    Jenis.RUJUKAN: "@",
    Jenis.PILIHAN: "@",
    Jenis.YA_TIDAK: "@",
    Jenis.BULAT: "0",
    Jenis.DESIMAL: "#,##0.######",
    Jenis.TANGGAL: "dd-mm-yyyy",
}
_SEPERTI_KODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # what a reader would take for an escaped letter
HAPUS_KOLOM = Kolom(
    HAPUS,
    LABEL_HAPUS,
    Jenis.YA_TIDAK,
    False,
    "ya menghapus baris ini; kosong atau tidak membiarkannya.",
    "ya",
)
Tabel = tuple[Berkas, Sequence[Sequence[Isi]]]


def tulis_buku(slug: str, judul: str, tabel: Iterable[Tabel]) -> bytes:
    """The workbook as bytes: the same rows, the same bytes. judul says in words what it holds."""
    wb = Workbook()
    petunjuk = wb.active
    petunjuk.title = "Petunjuk"
    daftar = list(tabel)
    pilihan = Pilihan()
    for berkas, baris in daftar:
        _lembar(wb.create_sheet(berkas.judul), berkas, baris, pilihan)
    tulis_petunjuk(petunjuk, judul, [b for b, _ in daftar])
    pilihan.tulis(wb)
    rahasia = wb.create_sheet("lkjip")
    rahasia.sheet_state = "veryHidden"
    isi_teks(rahasia["A1"], FORMAT)
    isi_teks(rahasia["B1"], slug)
    return bytes_tetap(wb)


class Pilihan:
    """The lists of allowed values, in a hidden sheet that the columns refer to."""

    def __init__(self) -> None:
        self.daftar: dict[tuple[str, ...], str] = {}

    def rumus(self, label: Sequence[str]) -> str:
        """The formula of the list: cells of our own sheet, nothing that anybody typed."""
        kunci = tuple(label)
        huruf = self.daftar.setdefault(kunci, get_column_letter(len(self.daftar) + 1))
        return f"{quote_sheetname(PILIHAN)}!${huruf}$1:${huruf}${len(kunci)}"

    def tulis(self, wb: Workbook) -> None:
        ws = wb.create_sheet(PILIHAN)
        ws.sheet_state = "hidden"
        for label, huruf in self.daftar.items():
            for n, teks in enumerate(label, 1):
                isi_teks(ws[f"{huruf}{n}"], teks)


def _lembar(ws: Worksheet, berkas: Berkas, baris: Sequence[Sequence[Isi]], pilihan: Pilihan) -> None:
    kolom = kolom_panjang(kolom_berkas(berkas), baris)
    pena = Pena(ws)
    ws.row_dimensions[BARIS_NAMA].hidden = True
    for k, (nama, kol, _) in enumerate([*kolom, (HAPUS, HAPUS_KOLOM, 0)], 1):
        tulis_kepala(ws, pena, k, nama, kol)
        _periksaan(ws, k, kol, BARIS_ISI + len(baris) + BARIS_SIAP, pilihan)
    for n, isi in enumerate(baris, BARIS_ISI):
        k = 0
        for kol, nilai in zip(kolom_berkas(berkas), isi, strict=True):
            for potong in _potongan(kolom, kol.nama, nilai):
                k += 1
                tulis_sel(ws.cell(n, k), kol, potong)
    ws.freeze_panes = ws.cell(BARIS_ISI, 1 + len(berkas.kunci))


def kolom_panjang(kolom: Sequence[Kolom], baris: Sequence[Sequence[Isi]]) -> list[tuple[str, Kolom, int]]:
    """The columns with their names and which part of a text they hold: one too long for a cell goes on in
    further columns, named isi+2, isi+3."""
    hasil = []
    for k, kol in enumerate(kolom):
        panjang = max((len(b[k]) for b in baris if isinstance(b[k], str)), default=0)
        banyak = max(1, -(-panjang // PANJANG_SEL))
        hasil += [(kol.nama if n == 0 else f"{kol.nama}+{n + 1}", kol, n) for n in range(banyak)]
    return hasil


def _potongan(kolom: Sequence[tuple[str, Kolom, int]], nama: str, nilai: Isi) -> list[Isi]:
    banyak = sum(kol.nama == nama for _, kol, _ in kolom)
    if banyak == 1 or not isinstance(nilai, str):
        return [nilai, *[None] * (banyak - 1)]
    return [nilai[n * PANJANG_SEL : (n + 1) * PANJANG_SEL] for n in range(banyak)]


def tulis_kepala(ws: Worksheet, pena: Pena, k: int, nama: str, kolom: Kolom) -> None:
    """The hidden name and the label of a column, and how its cells look."""
    isi_teks(ws.cell(BARIS_NAMA, k), nama)
    sel = ws.cell(BARIS_LABEL, k)
    lanjutan = f" (lanjutan {nama.split('+')[1]})" if "+" in nama else ""
    isi_teks(sel, kolom.label + lanjutan + (" *" if kolom.wajib else ""))
    pena.beri(sel, Gaya(Warna.KEPALA, datar="center", tebal=True))
    ukuran = ws.column_dimensions[get_column_letter(k)]
    ukuran.width = 44 if kolom.jenis == Jenis.TEKS and len(kolom.label) < 40 and "Teks." in kolom.isi else 18
    ukuran.number_format = _FORMAT_SEL[kolom.jenis]


def _periksaan(ws: Worksheet, k: int, kolom: Kolom, akhir: int, pilihan: Pilihan) -> None:
    """What a spreadsheet shows when a cell is chosen, and the list to choose from."""
    label = [label for _, label in kolom.pilihan] or ["ya", "tidak"]
    daftar = kolom.jenis in (Jenis.PILIHAN, Jenis.YA_TIDAK)
    dv = DataValidation(
        type="list" if daftar else None,
        formula1=pilihan.rumus(label) if daftar else None,
        allow_blank=True,
        showErrorMessage=daftar,
        showInputMessage=True,
        promptTitle=kolom.label[:32],
        prompt=f"{kolom.isi}{f' Contoh: {kolom.contoh}' if kolom.contoh else ''}"[:255],
        errorTitle="Bukan pilihan",
        error="Pilih dari daftar.",
    )
    huruf = get_column_letter(k)
    dv.add(f"{huruf}{BARIS_ISI}:{huruf}{akhir}")
    ws.add_data_validation(dv)


def tulis_sel(sel: Cell, kolom: Kolom, nilai: Isi) -> None:
    """A value as its column holds it. What a spreadsheet would round is written as text."""
    if nilai is None or nilai == "":
        return
    sel.number_format = _FORMAT_SEL[kolom.jenis]
    if isinstance(nilai, str):
        isi_teks(sel, _SEPERTI_KODE.sub("_x005F_", nilai))
    elif isinstance(nilai, Decimal) and len(nilai.normalize().as_tuple().digits) > ANGKA_PASTI:
        isi_teks(sel, bilangan.tulis(nilai))
    elif isinstance(nilai, date) and nilai.year < 1901:
        isi_teks(sel, f"{nilai:%d-%m-%Y}")
    else:
        sel.value = nilai
