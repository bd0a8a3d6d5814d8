"""How figures and dates are written. Worked examples: tests/test_calculations_doc.py."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip import formats
from lkjip.numbers import bulat
from tests.strategi import angka as figures
from tests.strategi import rupiah as money

D = Decimal


def baca(teks: str) -> D:
    return D(teks.replace(".", "").replace(",", ".").replace("−", "-"))


@given(figures)
def test_a_figure_reads_back_as_it_was(nilai: D) -> None:
    assert baca(formats.angka(nilai)) == nilai


@given(figures, st.integers(0, 6))
def test_a_rounded_figure_reads_back_as_rounded(nilai: D, desimal: int) -> None:
    teks = formats.angka(nilai, desimal)
    assert baca(teks) == bulat(nilai, desimal)
    assert len(teks.partition(",")[2]) == desimal


@given(money)
def test_rupiah_read_back_and_never_break(nilai: D) -> None:
    teks = formats.rupiah(nilai, 2)
    assert baca(teks.removeprefix("Rp\u00a0")) == nilai
    assert formats.rupiah(-nilai, 2) == f"−{teks}"
    assert " " not in teks


def test_a_quotient_is_written_without_its_noise() -> None:
    assert formats.angka(D(100) / 3) == "33," + "3" * 20
    assert formats.angka(D(100) / 3 * 3) == "100"


@pytest.mark.parametrize("tulis", [formats.angka, formats.persen, formats.rupiah, formats.tanggal])
def test_no_value_is_a_dash(tulis) -> None:
    assert tulis(None) == "–"


def test_dates_and_quarters() -> None:
    assert formats.tanggal(date(2025, 3, 3)) == "3 Maret 2025"
    assert formats.tanggal(date(2024, 12, 31)) == "31 Desember 2024"
    assert [formats.triwulan(i) for i in range(1, 5)] == [
        "Triwulan I",
        "Triwulan II",
        "Triwulan III",
        "Triwulan IV",
    ]


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (49, "XLIX"),
        (90, "XC"),
        (99, "XCIX"),
        (150, "CL"),
    ],
)
def test_roman_numerals(nilai: int, teks: str) -> None:
    assert formats.romawi(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")]
)
def test_letters(nilai: int, teks: str) -> None:
    assert formats.abjad(nilai) == teks


@pytest.mark.parametrize(
    ("butir", "teks"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (("a", "b", "c"), "a, b, dan c")],
)
def test_lists(butir: list[str], teks: str) -> None:
    assert formats.daftar(butir) == teks
