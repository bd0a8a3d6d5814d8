"""Formulir E.81 as the seed's annex prints it, as a workbook: made from tests/golden/e81.csv."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

GOLDEN = Path(__file__).parents[1] / "golden" / "e81.csv"
UNIT = "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana"
# The heading of the annex; of a pair K stands in the first column and Rp in the second.
KEPALA = (
    ("no", "No"),
    ("nama", "Sasaran / Program / Kegiatan / Subkegiatan"),
    ("indikator", "Indikator Kinerja Program (outcomes) / Kegiatan (output) / Sub Kegiatan (output)"),
    ("satuan", "Satuan"),
    ("akhir", "Target Kinerja dan Anggaran Renja PD Pada Akhir Periode"),
    ("lalu", "Realisasi Capaian Kinerja Renstra Perangkat Daerah s.d Renja Pd Tahun Lalu"),
    ("target", "Target Kinerja dan Anggaran Renja PD Tahun berjalan yang dievaluasi"),
    ("tw1", "I"),
    ("tw2", "II"),
    ("tw3", "III"),
    ("tw4", "IV"),
    ("real", "Realisasi Capaian Kinerja dan Anggaran Renja PD yang dievaluasi"),
    ("capaian", "Tingkat Capaian Kinerja dan Anggaran Renja Perangkat Daerah s.d Tahun 2024"),
    ("renstra", "Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s.d Tahun 2024"),
    (
        "capaian_renstra",
        "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra perangkat Daerah s.d Tahun 2024 (%)",
    ),
    ("unit", "Unit perangkat Daerah Penanggung Jawab"),
    ("penjelasan", "Penjelasan"),
)
TUNGGAL = ("no", "nama", "indikator", "satuan", "unit", "penjelasan")
CSV = {"no": "kode", "akhir_k": "target_akhir_k", "akhir_rp": "target_akhir_rp", "lalu_k": "real_lalu_k",
       "lalu_rp": "real_lalu_rp", "target_rp": "pagu"}  # fmt: skip
KOLOM = tuple(
    kolom for nama, _ in KEPALA for kolom in ((nama,) if nama in TUNGGAL else (f"{nama}_k", f"{nama}_rp"))
)


def golden() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def lampiran(
    kolom: tuple[str, ...] = KOLOM,
    baris: list[dict[str, str]] | None = None,
    *,
    ulang: int = 12,
    gabung: bool = True,
    ganti: dict[tuple[str, str], object] | None = None,
) -> bytes:
    """`ulang`: after how many rows the heading comes again; `ganti`: other contents, by code and column."""
    wb = Workbook()
    ws = wb.active
    ws.title = "Lampiran 2"
    ws["A1"] = "Evaluasi terhadap Hasil Renja Perangkat Daerah Lingkup Kota Balikpapan"
    ws["A2"] = f"Renja {UNIT} Tahun 2024"
    nomor = 4
    for n, isi in enumerate(golden() if baris is None else baris):
        if n % ulang == 0:
            nomor = _kepala(ws, nomor, kolom, gabung=gabung)
        for k, nama in enumerate(kolom, 1):
            nilai = (ganti or {}).get((isi["kode"], nama), isi.get(CSV.get(nama, nama), ""))
            if nama == "unit":
                nilai = UNIT
            sel = ws.cell(nomor, k, _angka(nilai) if nama not in TUNGGAL else nilai)
            if isinstance(sel.value, str):
                sel.data_type = "s"
        nomor += 1
    ws.cell(nomor + 1, 2, "Rata-rata Capaian Kinerja (%)")
    ws.cell(nomor + 2, 2, "Faktor pendorong keberhasilan: dukungan lintas sektor")
    berkas = BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def _angka(nilai: object) -> object:
    try:
        return Decimal(nilai) if isinstance(nilai, str) and nilai else nilai or None
    except InvalidOperation:
        return nilai


def _kepala(ws: Worksheet, baris: int, kolom: tuple[str, ...], *, gabung: bool) -> int:
    """Four rows: titles, quarters, numbers of the columns, K and Rp; the next row."""
    judul = dict(KEPALA)
    nomor = {nama: n for n, (nama, _) in enumerate(KEPALA, 1)}
    for k, nama in enumerate(kolom, 1):
        induk, _, jenis = nama.rpartition("_") if nama not in TUNGGAL else (nama, "", "")
        triwulan = induk.startswith("tw")
        if jenis in ("", "k"):
            atas = "Realisasi Kinerja Pada Triwulan" if triwulan else judul[induk]
            if not triwulan or induk == "tw1" or gabung:
                ws.cell(baris, k, atas)
            if triwulan:
                ws.cell(baris + 1, k, judul[induk])
            ws.cell(baris + 2, k, nomor[induk])
        if jenis:
            ws.cell(baris + 3, k, "K" if jenis == "k" else "Rp")
        if gabung and jenis == "k" and k < len(kolom) and kolom[k] == f"{induk}_rp":
            for r in (baris, baris + 1, baris + 2) if triwulan else (baris, baris + 2):
                ws.merge_cells(start_row=r, end_row=r, start_column=k, end_column=k + 1)
        if gabung and not jenis:
            ws.merge_cells(start_row=baris, end_row=baris + 1, start_column=k, end_column=k)
    return baris + 4
