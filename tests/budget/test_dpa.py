"""Versions of the DPA: their totals and what each changed."""

from decimal import Decimal

import pytest

from budget.data import DataDpa, DataPagu
from budget.perhitungan import BukuAnggaran

D = Decimal


def buku(*dinyatakan: str | None, pagu: tuple[DataPagu, ...] = ()) -> BukuAnggaran:
    dpa = [
        DataDpa(n, "murni" if n == 0 else "perubahan", "", None, D(nilai) if nilai else None)
        for n, nilai in enumerate(dinyatakan)
    ]
    return BukuAnggaran(simpul=[], dpa=dpa, pagu=pagu, realisasi=[])


def test_a_change_is_the_difference_of_totals() -> None:
    """Of what a version states, or of its lines where it has some."""
    anggaran = buku("100", None, pagu=(DataPagu(1, 1, "apbd", D(70)), DataPagu(2, 1, "dak", D(20))))
    assert anggaran.total_dpa(1) == D(90)
    assert anggaran.perubahan_dpa(1) == D(-10)


@pytest.mark.parametrize(("urutan", "sebab"), [(0, "the first changes nothing"), (1, "its total is unknown")])
def test_without_two_totals_there_is_no_change(urutan: int, sebab: str) -> None:
    assert buku("100", None).perubahan_dpa(urutan) is None, sebab
