"""The differences between a form and what its quarters come to, as a workbook to pass on."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from lkjip import bilangan
from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from pengisian.buku_kerja.gaya import Gaya, Pena, Warna, huruf
from pengisian.unggah.data import Selisih

KOLOM = (
    ("Sel", 12),
    ("Kode", 12),
    ("Baris", 48),
    ("Kolom", 34),
    ("Tercetak", 18),
    ("Dihitung aplikasi", 18),
    ("Selisih", 18),
    ("Kemungkinan sebab", 60),
)
ANGKA = "#,##0.00####"


def laporan_selisih(selisih: list[Selisih], *, judul: str, berkas: str) -> bytes:
    """judul: unit and quarter; berkas: the name of the form's file."""
    wb = Workbook()
    ws = wb.worksheets[0]
    ws.title = "Selisih E.81"
    pena = Pena(ws)
    for baris, teks in enumerate((f"Selisih Formulir E.81: {judul}", f"Berkas: {berkas}"), 1):
        isi_teks(ws.cell(baris, 1), teks)
        ws.cell(baris, 1).font = huruf(13 if baris == 1 else 10, bold=baris == 1)
    awal = 4
    for k, (teks, lebar) in enumerate(KOLOM, 1):
        isi_teks(ws.cell(awal, k), teks)
        pena.beri(ws.cell(awal, k), Gaya(Warna.KEPALA, tebal=True, datar="center"))
        ws.column_dimensions[get_column_letter(k)].width = lebar
    for baris, s in enumerate(selisih, awal + 1):
        isi = (s.alamat, s.kode, s.baris, s.judul, *map(_angka, (s.tercetak, s.kami, s.jarak)), s.sebab)
        for k, nilai in enumerate(isi, 1):
            sel = ws.cell(baris, k)
            if isinstance(nilai, Decimal):
                pena.beri(sel, Gaya(format=ANGKA, datar="right"))
                sel.value = nilai
            else:
                pena.beri(sel, Gaya(format="@"))
                isi_teks(sel, nilai)
    ws.freeze_panes = ws.cell(awal + 1, 3)
    ws.auto_filter.ref = f"A{awal}:{get_column_letter(len(KOLOM))}{awal + len(selisih)}"
    ws.page_setup.orientation, ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = "landscape", 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.print_title_rows = f"{awal}:{awal}"
    return bytes_tetap(wb)


def _angka(teks: str) -> Decimal | str:
    try:
        nilai = bilangan.baca(teks)
    except bilangan.BukanBilangan:
        return teks
    return "" if nilai is None else nilai
