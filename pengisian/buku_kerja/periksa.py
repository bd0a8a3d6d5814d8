"""What Excel asks and checks while a cell is filled. Constants only: a rule can hold a formula."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.enums import StatusRealisasi
from lkjip.bilangan import ANGKA_BULAT
from lkjip.formats import angka
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from pengisian.baris_tulis import PANJANG_TEKS

TERBESAR = "9" * ANGKA_BULAT
JUDUL = {
    "nilai": "Realisasi kinerja",
    "rp": "Realisasi anggaran",
    "penjelasan": "Penjelasan",
    "sumber": "Sumber data",
    "status": "Status data",
    "tahun_data": "Data tahun",
    "alasan": "Alasan",
}
PETUNJUK = {
    "nilai": "Angka triwulan ini, misalnya 1.234,5. Persentase ditulis 46,02 atau 46,02%.",
    "rp": "Belanja selama triwulan ini saja, dalam rupiah penuh. Isi 0 bila belum ada belanja.",
    "penjelasan": "Sebab capaian, paling banyak {batas} huruf.",
    "sumber": "Asal data, misalnya nama dan tanggal laporan; paling banyak {batas} huruf.",
    "status": "Pilih Final, Sementara (sebutkan data tahun), atau Tidak tersedia (sebutkan alasan).",
    "tahun_data": "Tahun data yang dipakai bila statusnya Sementara, misalnya 2023.",
    "alasan": "Wajib diisi bila data tidak tersedia; paling banyak {batas} huruf.",
}


class Pemeriksa:
    """The rules of a sheet, one for each column that can be filled."""

    def __init__(self, ws: Worksheet) -> None:
        self.ws = ws
        self._aturan: dict[str, DataValidation] = {}

    def pasang(self, sel: Cell, kolom: str) -> None:
        if kolom not in self._aturan:
            self._aturan[kolom] = _aturan(kolom)
            self.ws.add_data_validation(self._aturan[kolom])
        self._aturan[kolom].add(sel)


def _aturan(kolom: str) -> DataValidation:
    batas = PANJANG_TEKS.get(kolom, 0)
    if batas:
        aturan = DataValidation("textLength", operator="lessThanOrEqual", formula1=str(batas))
        salah = f"Paling banyak {angka(batas)} huruf."
    elif kolom == "status":
        aturan = DataValidation("list", formula1=f'"{",".join(StatusRealisasi.labels)}"')
        salah = "Pilih salah satu dari daftar: " + ", ".join(StatusRealisasi.labels) + "."
    elif kolom == "tahun_data":
        aturan = DataValidation("whole", operator="between", formula1=str(TAHUN_MIN), formula2=str(TAHUN_MAX))
        salah = f"Isi tahun {TAHUN_MIN} sampai {TAHUN_MAX}."
    else:
        aturan = DataValidation("decimal", operator="between", formula1=f"-{TERBESAR}", formula2=TERBESAR)
        salah = "Isi angka saja, misalnya 1234,5. Keterangan ditulis pada kolom Penjelasan."
    aturan.allow_blank = True
    aturan.showInputMessage = aturan.showErrorMessage = True
    aturan.promptTitle, aturan.prompt = JUDUL[kolom], PETUNJUK[kolom].format(batas=angka(batas))
    aturan.errorTitle, aturan.error = f"{JUDUL[kolom]} belum sesuai", salah
    return aturan
