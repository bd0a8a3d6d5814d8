"""Age and time left, in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.umur import sebut_sisa, sebut_umur, umur_bulan

LHE = date(2024, 5, 29)


@pytest.mark.parametrize(
    ("hari", "teks"),
    [
        (LHE, "0 hari"),
        (date(2024, 6, 28), "30 hari"),
        (date(2024, 6, 29), "1 bulan"),
        (date(2025, 5, 28), "11 bulan"),
        (date(2025, 5, 29), "1 tahun"),
        (date(2025, 10, 29), "1 tahun 5 bulan"),
        (date(2025, 11, 28), "1 tahun 5 bulan"),
        (date(2024, 1, 1), "0 hari"),  # before it began
    ],
)
def test_age(hari: date, teks: str) -> None:
    assert sebut_umur(LHE, hari) == teks


def test_without_a_date_there_is_no_age() -> None:
    assert sebut_umur(None, LHE) == sebut_sisa(None, LHE) == ""


@pytest.mark.parametrize(
    ("sisa", "teks"), [(12, "12 hari lagi"), (1, "besok"), (0, "hari ini"), (-1, "terlambat 1 hari")]
)
def test_time_left(sisa: int, teks: str) -> None:
    assert sebut_sisa(LHE + timedelta(sisa), LHE) == teks


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 9000))
def test_age_never_falls(sejak: date, hari: int) -> None:
    satu, besok = sejak + timedelta(hari), sejak + timedelta(hari + 1)
    assert 0 <= umur_bulan(sejak, satu) <= umur_bulan(sejak, besok) <= umur_bulan(sejak, satu) + 1
