"""The heading of a table on a worksheet: merged groups, and the row of column numbers."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from lkjip.buku_kerja.tulis import isi_teks
from reports.renderers import xlsx_gaya as gaya
from reports.tables.dasar import Kolom, susun_kepala


def tulis_kepala(
    ws: Worksheet, baris: int, kolom: list[Kolom], *, kiri: int = 1, bernomor: bool = False
) -> int:
    """Writes it from a row and a column on; returns the row below it."""
    for r, k, tinggi, lebar, judul in letak_kepala(kolom):
        for i in range(tinggi):
            for j in range(lebar):
                gaya.beri(ws.cell(baris + r + i, kiri + k + j), gaya.KEPALA)
        isi_teks(ws.cell(baris + r, kiri + k), judul)
        if tinggi > 1 or lebar > 1:
            ws.merge_cells(
                start_row=baris + r,
                end_row=baris + r + tinggi - 1,
                start_column=kiri + k,
                end_column=kiri + k + lebar - 1,
            )
    baris += len(susun_kepala(kolom))
    if bernomor:
        for i, k in enumerate(kolom):
            gaya.beri(ws.cell(baris, kiri + i), gaya.NOMOR)
            isi_teks(ws.cell(baris, kiri + i), k.nomor or str(i + 1))
        baris += 1
    return baris


def letak_kepala(kolom: list[Kolom]) -> Iterator[tuple[int, int, int, int, str]]:
    """Row, column, height, width and text of each heading cell; a high cell pushes those below it aside."""
    terpakai: set[tuple[int, int]] = set()
    for r, tingkat in enumerate(susun_kepala(kolom)):
        k = 0
        for kepala in tingkat:
            while (r, k) in terpakai:
                k += 1
            yield r, k, kepala.baris, kepala.kolom, kepala.judul
            terpakai |= {(r + i, k + j) for i in range(kepala.baris) for j in range(kepala.kolom)}
