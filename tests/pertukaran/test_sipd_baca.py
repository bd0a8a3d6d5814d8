"""Rows, sums and totals of an export; and files that are no exports."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pertukaran.sipd.tajuk import REALISASI
from tests.pertukaran.bantu_sipd import KEPALA, SUB, baca, csv_isi, salah, sub, xlsx_isi

SUB2 = "2.08.02.2.01.0002"


def isi(*nilai: Any) -> list[list[Any]]:
    """A table with one sub kegiatan, a row for each amount."""
    return [list(KEPALA), *([SUB, "Advokasi", f"5.1.02.01.01.{n:04}", v] for n, v in enumerate(nilai, 1))]


@pytest.mark.parametrize("pisah", [";", ",", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_of_all_kinds(pisah: str, sandi: str) -> None:
    baris = [["Ekspor “SIPD” – 2024"], [], *isi("1.250.000,50", "750.000,00")]
    jawaban = baca(csv_isi(baris, pisah, sandi))
    assert sub(jawaban) == {SUB: Decimal("2000000.50")}


def test_numeric_cells_and_text_side_by_side() -> None:
    jawaban = baca(xlsx_isi(isi(0.1, 0.2, "1.000,70", 5)))
    assert sub(jawaban) == {SUB: Decimal("1006.00")}  # 0.1 + 0.2 is 0.3 here


def test_the_sheet_with_the_header_is_found(tmp_path: Any) -> None:
    from io import BytesIO

    from openpyxl import Workbook

    wb = Workbook()
    wb.active.append(["Petunjuk"])
    tersembunyi = wb.create_sheet("Lama")
    tersembunyi.sheet_state = "hidden"
    for b in isi(1):
        tersembunyi.append(b)
    for b in isi(2):
        wb.create_sheet("Data") if "Data" not in wb.sheetnames else None
        wb["Data"].append(b)
    berkas = BytesIO()
    wb.save(berkas)
    jawaban = baca(berkas.getvalue())
    assert (jawaban["isi"]["lembar"], sub(jawaban)) == ("Data", {SUB: 2})


def test_rows_of_rekening_become_sub_kegiatan_by_fund_source() -> None:
    kepala = ["Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Sumber Dana", "Nilai"]
    baris = [
        kepala,
        [SUB, "A", "5.1.02.01", "PAD", "100"],
        [SUB, "A", "5.1.02.02", "PAD", "50"],
        [SUB, "A", "5.1.02.02", "DAK", "25"],
        [SUB2, "B", "5.1.02.02", "PAD", "7"],
    ]
    grup = baca(baris)["isi"]["grup"]
    assert [(g["kode"], g["sumber"], g["nilai"], g["banyak"]) for g in grup] == [
        (SUB, "PAD", "150.00", 2), (SUB, "DAK", "25.00", 1), (SUB2, "PAD", "7.00", 1),
    ]  # fmt: skip


def test_sums_are_not_counted_again() -> None:
    kepala = ["Kode Program", "Kode Kegiatan", *KEPALA]
    baris = [
        kepala,
        ["1", "2", "3", "4", "5", "6"],  # the numbers of the columns
        ["2.08.02", "", "", "", "", "300"],
        ["2.08.02", "2.08.02.2.01", "", "", "", "300"],
        ["2.08.02", "2.08.02.2.01", SUB, "A", "", "300"],
        ["2.08.02", "2.08.02.2.01", SUB, "A", "5.1", "300"],
        ["2.08.02", "2.08.02.2.01", SUB, "A", "5.1.02", "300"],
        ["2.08.02", "2.08.02.2.01", SUB, "A", "5.1.02.01.01.0001", "100"],
        ["2.08.02", "2.08.02.2.01", SUB, "A", "5.1.02.01.01.0002", "200"],
        ["", "", "2.08.02.2.01", "", "", "300"],
        kepala,  # a page break
        ["Jumlah Kegiatan", "", "", "", "", "300"],
        ["", "", "", "Sub Total", "", "300"],
        ["GRAND TOTAL", "", "", "", "", "300"],
        ["Mengetahui,", "", "", "", "", ""],
    ]
    jawaban = baca(baris)
    assert (sub(jawaban), salah(jawaban)) == ({SUB: 300}, [])
    assert jawaban["isi"]["total"] == ["F14", "300.00"]
    assert jawaban["isi"]["jumlah"][0] == 8


def test_a_total_that_is_not_the_sum_is_an_error_with_both() -> None:
    (alamat, nilai, harap) = salah(baca([*isi("100", "200"), ["Grand Total", "", "", "310,50"]]))[0]
    assert alamat == "D4"
    assert "Rp 310,50" in nilai.replace("\u00a0", " ")
    assert "Rp 300,00; selisih Rp 10,50" in harap.replace("\u00a0", " ")


def test_of_a_journal_the_belanja_counts() -> None:
    kepala = ["namakegiatan", "namasubkegiatan", "kodeakunsubrinci", "nilaidebet", "nilaikredit"]
    baris = [
        kepala,
        ["Keg", "Advokasi", "5.1.02.01", "1.000", "0"],
        ["Keg", "Advokasi", "5.1.02.01", "0", "200"],
        ["Keg", "Advokasi", "1.1.01.03", "0", "800"],
    ]
    assert sub(baca(baris, REALISASI)) == {"Advokasi": 800}


@pytest.mark.parametrize(
    ("nilai", "harap"),
    [
        ("NaN", "jumlah rupiah"),
        ("inf", "jumlah rupiah"),
        ("dua juta", "jumlah rupiah"),
        ("-5", "pagu 0 atau lebih"),
        ("12%", "bukan persentase"),
    ],
)
def test_text_that_is_no_amount_names_its_cell(nilai: str, harap: str) -> None:
    jawaban = baca(isi("1.000.000,00", nilai))
    assert [(a, n) for a, n, _ in salah(jawaban)] == [("D3", nilai)]
    assert harap in salah(jawaban)[0][2]


def test_cells_that_hold_no_amount() -> None:
    from datetime import date

    for nilai, harap in (
        (date(2024, 1, 2), "bukan tanggal"),
        (True, "bukan nilai logika"),
        ("=1+1", "rumus tanpa nilai"),
        (-1, "0 atau lebih"),
    ):
        temuan = salah(baca(xlsx_isi(isi(nilai, 10))))
        assert [t[0] for t in temuan] == ["D2"], nilai
        assert harap in temuan[0][2], nilai


def test_negative_amounts_of_a_realisation_are_corrections() -> None:
    kepala = ["Kode Sub Kegiatan", "Kode Rekening", "Nilai Realisasi"]
    assert sub(baca([kepala, [SUB, "5.1", "100"], [SUB, "5.2", "-30"]], REALISASI)) == {SUB: 70}


def test_rows_without_or_with_an_odd_code() -> None:
    baris = [*isi("5"), ["", "", "5.1.02.09", "7"], ["2.08.2", "B", "5.1", "7"]]
    assert [(a, n) for a, n, _ in salah(baca(baris))] == [("A3", ""), ("A4", "2.08.2")]


@pytest.mark.parametrize(
    ("berkas", "harap"),
    [
        (b"", None),
        (csv_isi([list(KEPALA)]), "tidak ada baris pagu"),
        (b"Kode;Nama\n1;2\n", "Tidak ada baris tajuk yang dikenali"),
        (b"Kode Sub Kegiatan;Nilai\n\x00\x00;1\n", "Huruf di dalam berkas CSV"),
        (b"Kode Sub Kegiatan;Nilai\n" + b'"' + b"x" * 200_000, "sel yang sangat panjang"),
    ],
)
def test_text_files_that_are_no_exports(berkas: bytes, harap: str | None) -> None:
    assert (harap or "tajuk") in baca(berkas)["tolak"]


def test_limits() -> None:
    besar = isi(*range(1, 40))
    for berkas in (csv_isi(besar), xlsx_isi(besar)):
        assert "lebih dari 20 baris" in baca(berkas, baris=20)["tolak"]
        assert "lebih dari 50 sel" in baca(berkas, sel=50)["tolak"]
    assert "terlalu besar" in baca(xlsx_isi(besar), mengembang=2000)["tolak"]
