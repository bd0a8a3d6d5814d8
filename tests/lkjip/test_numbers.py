from decimal import Decimal, getcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip.numbers import Alasan, Hasil, bersih, bulat, jumlah

D = Decimal
angka_basis_data = st.decimals(min_value=D(-(10**14)), max_value=D(10**14), places=6)


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [
        ("0.005", 2, "0.01"),
        ("2.675", 2, "2.68"),
        ("2.665", 2, "2.67"),  # half even would give 2.66
        ("-2.665", 2, "-2.67"),  # away from zero
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("2.4949", 2, "2.49"),
        ("99.995", 2, "100.00"),
        ("1234567890123.455", 2, "1234567890123.46"),
        ("7", 2, "7.00"),
    ],
)
def test_ties_go_away_from_zero(nilai: str, desimal: int, hasil: str) -> None:
    assert str(bulat(D(nilai), desimal)) == hasil


@pytest.mark.parametrize("nilai", ["-0", "-0.00", "-0.004", "-0.0000001"])
def test_zero_has_no_sign(nilai: str) -> None:
    assert str(bulat(D(nilai), 2)) == "0.00"


def test_noise_of_a_division_does_not_tip_a_tie() -> None:
    sepertiga = D(1) / D(3)
    assert str(bulat(sepertiga + sepertiga + sepertiga - D("0.995"), 2)) == "0.01"
    assert bersih(sepertiga * 3) == 1


def test_rounding_does_not_depend_on_the_context_of_the_thread() -> None:
    dulu = getcontext().prec
    getcontext().prec = 5
    try:
        assert str(bulat(D("38462234005.125"), 2)) == "38462234005.13"
    finally:
        getcontext().prec = dulu


@given(angka_basis_data, st.integers(0, 6))
def test_rounding_moves_by_half_a_step_at_most_and_keeps_symmetry(nilai: Decimal, desimal: int) -> None:
    hasil = bulat(nilai, desimal)
    assert abs(hasil - nilai) <= D(5).scaleb(-desimal - 1)
    assert bulat(-nilai, desimal) == -hasil
    assert bulat(hasil, desimal) == hasil


def test_sum_of_what_is_known() -> None:
    assert jumlah([D("1.5"), None, D(2)]) == D("3.5")
    assert jumlah([None, D(0)]) == 0
    assert jumlah([None, None]) is None
    assert jumlah([]) is None


def test_a_result_has_a_value_or_a_reason() -> None:
    assert Hasil(D(1), None, "a / b", "uji").nilai == 1
    assert Hasil(None, Alasan.TANPA_DATA, "a / b", "uji").alasan == "belum ada data realisasi"
    for nilai, alasan in ((None, None), (D(1), Alasan.TANPA_DATA)):
        with pytest.raises(ValueError, match="either a value or a reason"):
            Hasil(nilai, alasan, "a / b", "uji")
