"""What a cell gives to whoever asks for a number or a text, and the sentence where it cannot."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip.buku_kerja.sel import Nilai, SelMasuk, SelSalah, seperti_excel

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (None, None),
        (D("46.02"), D("46.02")),
        (D("33.3333333333333"), D("33.333333")),
        ("1.234,5", D("1234.5")),  # text that reads as a number
        ("Rp 1.000.000", D(1000000)),
        ("46,02 %", D("46.02")),
        ("–", None),
        ("", None),
    ],
)
def test_a_number(nilai: Nilai, hasil: Decimal | None) -> None:
    assert SelMasuk(7, 3, nilai).bilangan() == hasil


@pytest.mark.parametrize(
    ("sel", "pesan"),
    [
        (SelMasuk(7, 3, "12 orang"), "Sel C7: “12 orang” tidak terbaca sebagai angka: tulis misalnya"),
        (SelMasuk(7, 3, D("1E+14")), "Sel C7: “1E+14” tidak terbaca sebagai angka: paling banyak 14 angka"),
        (SelMasuk(7, 3, date(2024, 3, 1)), "Sel C7 berisi tanggal 1 Maret 2024, bukan angka; ubah formatnya"),
        (SelMasuk(7, 3, True), "Sel C7 berisi nilai logika, bukan angka; ubah formatnya"),
        (SelMasuk(7, 3, "#REF!", galat=True), "Sel C7 berisi galat #REF!; perbaiki rumusnya."),
        (SelMasuk(7, 3, None, rumus=True), "Sel C7 berisi rumus tanpa nilai; buka dan simpan berkas"),
    ],
)
def test_what_is_no_number_says_why_and_where(sel: SelMasuk, pesan: str) -> None:
    with pytest.raises(SelSalah) as galat:
        sel.bilangan()
    assert str(galat.value).startswith(pesan)


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (None, ""),
        (" Naik karena\nprogram baru ", "Naik karena\nprogram baru"),
        (D(2024), "2024"),
        (D("46.5"), "46,5"),
        (D("1E+3"), "1000"),
        (date(2024, 3, 1), "1 Maret 2024"),
        (True, "BENAR"),
        (False, "SALAH"),
    ],
)
def test_a_text(nilai: Nilai, hasil: str) -> None:
    assert SelMasuk(7, 3, nilai).teks() == hasil


def test_an_error_is_no_text() -> None:
    with pytest.raises(SelSalah, match="Sel AB7 berisi galat #N/A"):
        SelMasuk(7, 28, "#N/A", galat=True).teks()


def test_a_computed_value_is_one_as_any_other() -> None:
    assert SelMasuk(7, 3, D(2), rumus=True).bilangan() == 2
    assert SelMasuk(7, 3, "", rumus=True).bilangan() is None
    assert SelMasuk(7, 3, "", rumus=True).teks() == ""


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False))
def test_figures_of_15_digits_go_through_a_workbook_unchanged(nilai: Decimal) -> None:
    lewat_biner = D(repr(float(nilai)))  # what a spreadsheet makes of it
    assert seperti_excel(lewat_biner) == nilai


def test_longer_ones_are_compared_as_the_workbook_has_them() -> None:
    nilai = D("12345678901234.567891")
    assert seperti_excel(nilai) == D("12345678901234.6")
    assert seperti_excel(seperti_excel(nilai)) == seperti_excel(nilai)
    assert str(seperti_excel(D("0E+300"))) == "0"
