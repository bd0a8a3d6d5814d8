"""A workbook of ours that LibreOffice saved again says what it said before."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from lkjip.buku_kerja.masuk import BukuDitolak, buka
from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from tests.libreoffice import simpan_ulang

D = Decimal
ANGKA = (D("46.02"), D("38462234005.12"), D("0.000001"), D("-7"), D("33.333333"), D("99999999999999"))


def isian() -> Workbook:
    """As the sheet of a quarter: locked cells, a hidden column of keys, validation, literal percent signs."""
    buku = Workbook()
    ws = buku.active
    ws.title = "TW II"
    for i, angka in enumerate(ANGKA, 2):
        isi_teks(ws.cell(i, 1), f"kunci-{i}")
        ws.cell(i, 2, angka).number_format = '#,##0.00"%"'
        ws.cell(i, 2).protection = Protection(locked=False)
        isi_teks(ws.cell(i, 3), "= penjelasan\ndua baris")
    ws.column_dimensions["A"].hidden = True
    ws.protection.sheet = True
    ws["D2"] = date(2024, 3, 1)
    ws["E2"], ws["E2"].number_format = D("0.4602"), "0.00%"
    ws["F2"] = "=B2*2"
    ws.merge_cells("D4:E5")
    aturan = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0")
    ws.add_data_validation(aturan)
    aturan.add("B2:B7")
    kunci = buku.create_sheet("Kunci")
    kunci.sheet_state = "veryHidden"
    isi_teks(kunci["A1"], "dp3akb/2024/2")
    buku.defined_names["isian"] = DefinedName("isian", attr_text="'TW II'!$B$2:$B$7")
    return buku


def test_values_keys_and_names_survive(tmp_path: Path) -> None:
    asal = bytes_tetap(isian())
    buku, semula = buka(simpan_ulang(asal, tmp_path)), buka(asal)
    ini, itu = buku.lembar["TW II"], semula.lembar["TW II"]
    for i, angka in enumerate(ANGKA, 2):
        assert ini.sel(i, 1).nilai == f"kunci-{i}"
        assert ini.sel(i, 2).bilangan() == angka
        assert ini.sel(i, 3).nilai == "= penjelasan\ndua baris"
    assert ini.sel(2, 4).nilai == date(2024, 3, 1)
    assert ini.sel(2, 5).nilai == D("46.02")
    assert itu.sel(2, 6).masalah  # never computed
    assert (ini.sel(2, 6).nilai, ini.sel(2, 6).rumus) == (D("92.04"), True)
    assert ini.gabungan == itu.gabungan == ("D4:E5",)
    assert buku.lembar["Kunci"].tersembunyi
    assert buku.lembar["Kunci"].sel(1, 1).nilai == "dp3akb/2024/2"
    assert buku.nama["isian"] == semula.nama["isian"] == "'TW II'!$B$2:$B$7"


@pytest.mark.parametrize(
    ("format", "apa"),
    [
        ("ods", "OpenDocument"),
        ("xls:MS Excel 97", "buku kerja Excel lama (.xls)"),
        ("csv", "teks atau CSV"),
        ("pdf", "dokumen PDF"),
        ("html", "halaman web"),
    ],
)
def test_the_same_workbook_as_something_else_is_recognised(format: str, apa: str, tmp_path: Path) -> None:
    buku = Workbook()
    buku.active["A1"] = "isi"
    berkas = BytesIO()
    buku.save(berkas)
    with pytest.raises(BukuDitolak, match="Berkas ini ") as galat:
        buka(simpan_ulang(berkas.getvalue(), tmp_path, format))
    assert apa in str(galat.value)
