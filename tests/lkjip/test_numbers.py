"""Rounding and the state "no value". Worked examples: tests/test_calculations_doc.py."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip.numbers import Alasan, Hasil, bersih, bulat, jumlah
from tests.strategi import angka, rupiah

D = Decimal
tempat = st.integers(0, 6)


@given(angka, tempat)
def test_rounding_is_idempotent_and_close(nilai: D, desimal: int) -> None:
    hasil = bulat(nilai, desimal)
    assert bulat(hasil, desimal) == hasil
    assert abs(hasil - nilai) <= D("0.5").scaleb(-desimal)
    assert hasil.as_tuple().exponent == -desimal


@given(angka, tempat)
def test_rounding_is_half_up_and_the_same_on_both_sides_of_zero(nilai: D, desimal: int) -> None:
    acuan = abs(nilai).quantize(D(1).scaleb(-desimal), ROUND_HALF_UP, Context(prec=60))
    assert bulat(abs(nilai), desimal) == acuan
    assert bulat(-abs(nilai), desimal) == -acuan


@given(st.integers(-(10**9), 10**9), tempat)
def test_a_tie_goes_away_from_zero(n: int, desimal: int) -> None:
    setengah = (D(n) + (D("0.5") if n >= 0 else D("-0.5"))).scaleb(-desimal)
    assert bulat(setengah, desimal) == D(n + (1 if n >= 0 else -1)).scaleb(-desimal)


@given(rupiah, tempat)
def test_a_thread_with_few_digits_changes_nothing(nilai: D, desimal: int) -> None:
    hasil = bulat(nilai, desimal)
    with localcontext(Context(prec=5)):
        assert bulat(nilai, desimal).compare_total(hasil) == 0


@given(angka)
def test_figures_of_the_database_carry_no_noise(nilai: D) -> None:
    assert bersih(nilai) is nilai
    assert bersih(nilai + D("1e-24")) == nilai


def test_zero_has_no_minus_sign() -> None:
    assert str(bulat(D("-0.001"))) == "0.00"
    assert str(bulat(D("-0"))) == "0.00"


@given(st.lists(st.none() | angka))
def test_a_sum_is_of_what_is_known(nilai: list[D | None]) -> None:
    ada = [n for n in nilai if n is not None]
    assert jumlah(nilai) == (sum(ada) if ada else None)


@pytest.mark.parametrize(("nilai", "alasan"), [(None, None), (D(0), Alasan.TANPA_DATA)])
def test_a_result_is_a_value_or_a_reason(nilai: D | None, alasan: Alasan | None) -> None:
    with pytest.raises(ValueError, match="either a value or a reason"):
        Hasil(nilai, alasan, "", "")
