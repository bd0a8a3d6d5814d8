"""Amounts in both notations; nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pertukaran.sipd.rupiah import BukanRupiah, Notasi, baca_rupiah, dari_sel, notasi

KOMA, TITIK, CAMPUR, TAK_TENTU = Notasi.KOMA, Notasi.TITIK, Notasi.CAMPUR, Notasi.TAK_TENTU


@pytest.mark.parametrize(
    ("teks", "cara", "nilai"),
    [
        ("1.234.567,89", KOMA, "1234567.89"),
        ("1234567.89", TITIK, "1234567.89"),
        ("1,234,567.89", TITIK, "1234567.89"),
        ("1234567,89", KOMA, "1234567.89"),
        ("1234567", TAK_TENTU, "1234567"),
        ("Rp 1.250.000", KOMA, "1250000"),
        ("Rp1,250,000.00", TITIK, "1250000"),
        ("(1.250,00)", KOMA, "-1250"),
        ("500.000", KOMA, "500000"),
        ("500.000", TAK_TENTU, "500000"),
        ("500,000", TITIK, "500000"),
        ("0", TAK_TENTU, "0"),
        ("0,00", KOMA, "0"),
        ("-", TAK_TENTU, None),
        ("", TAK_TENTU, None),
    ],
)
def test_amounts(teks: str, cara: Notasi, nilai: str | None) -> None:
    assert baca_rupiah(teks, cara) == (None if nilai is None else Decimal(nilai))


@pytest.mark.parametrize(
    ("teks", "cara", "harap"),
    [
        ("500,000", TAK_TENTU, "dua cara"),
        ("500.000", CAMPUR, "dua cara"),
        ("500,000", KOMA, "dua angka di belakang koma"),
        ("500.000", TITIK, "dua angka di belakang koma"),
        ("1.234,567", KOMA, "dua angka di belakang koma"),
        ("NaN", TAK_TENTU, "jumlah rupiah"),
        ("inf", TAK_TENTU, "jumlah rupiah"),
        ("1,5E+09", TAK_TENTU, "jumlah rupiah"),
        ("12%", TAK_TENTU, "persentase"),
        ("=1+1", TAK_TENTU, "jumlah rupiah"),
        ("dua juta", TAK_TENTU, "jumlah rupiah"),
        ("9" * 40, TAK_TENTU, "jumlah rupiah"),
    ],
)
def test_what_is_no_amount_says_what_is_expected(teks: str, cara: Notasi, harap: str) -> None:
    with pytest.raises(BukanRupiah, match=harap):
        baca_rupiah(teks, cara)


@pytest.mark.parametrize(
    ("teks", "cara"),
    [
        (["500.000", "1.234,50"], KOMA),
        (["500,000", "1,234.50"], TITIK),
        (["500.000", "1000"], TAK_TENTU),
        (["1.234,50", "1234.50"], CAMPUR),
        (["1.234.567"], KOMA),
        (["1,234,567"], TITIK),
    ],
)
def test_the_column_shows_its_notation(teks: list[str], cara: Notasi) -> None:
    assert notasi(teks) == cara


@given(st.lists(st.decimals(0, 10**12, places=2), min_size=1, max_size=6), st.booleans())
def test_what_a_column_shows_is_what_is_read(nilai: list[Decimal], koma: bool) -> None:
    """In whichever notation a column is written throughout with two decimals, the same amounts come out."""
    teks = [f"{n:,.2f}" for n in nilai]
    if koma:
        teks = [t.translate(str.maketrans(",.", ".,")) for t in teks]
    cara = notasi(teks)
    assert [baca_rupiah(t, cara) for t in teks] == nilai


def test_a_number_of_a_cell_is_rounded_to_the_sen() -> None:
    assert dari_sel(Decimal("46.0200000000000031")) == Decimal("46.02")
    with pytest.raises(BukanRupiah):
        dari_sel(Decimal("1e20"))
