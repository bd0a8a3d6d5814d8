"""The dashboard's arrangement of results."""

from decimal import Decimal

import pytest

from reports.build import sumber_untuk
from reports.ringkasan import batang, ringkas

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "panjang"),
    [(D("91.22"), D("91.22")), (D(200), D(120)), (D("-350.5"), D(0)), (D(0), D(0)), (None, D(0))],
    ids=["as it is", "cut at the end of the bar", "negative", "zero", "none"],
)
def test_length_of_a_bar(nilai: Decimal | None, panjang: Decimal) -> None:
    assert batang(nilai) == panjang


@pytest.mark.django_db
def test_state_of_the_demo() -> None:
    r = ringkas(sumber_untuk("dp3akb", 2024))
    assert (r.tercapai, r.dinilai) == (2, 4)
    assert r.program_kurang[0].simpul.kode == "1.2", "the worst first"
    assert all(p.capaian.nilai < 100 for p in r.program_kurang)
    assert (r.rekomendasi.seluruhnya, r.rekomendasi.terbuka) == (8, 1)
    assert r.akip
    assert (r.akip.tahun, r.akip.nilai.teks) == (2023, "64,64")
