from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from lkjip import formats

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (None, None, "–"),
        (None, 2, "–"),
        (0, None, "0"),
        (0, 2, "0,00"),
        (7, None, "7"),
        (D("70.650000"), None, "70,65"),
        (D("1E+3"), None, "1.000"),
        (D("0.000001"), None, "0,000001"),
        (D("1234.5"), None, "1.234,5"),
        (D("1234567.891"), 2, "1.234.567,89"),
        (D("2.665"), 2, "2,67"),
        (D("-350.484"), 2, "−350,48"),
        (D("-0.001"), 2, "0,00"),
        (D("-0.0"), None, "0"),
        (D("999999.995"), 2, "1.000.000,00"),
        (38462234005, None, "38.462.234.005"),
    ],
)
def test_angka(nilai: Decimal | int | None, desimal: int | None, teks: str) -> None:
    assert formats.angka(nilai, desimal) == teks


@given(st.decimals(min_value=D(-(10**12)), max_value=D(10**12), places=6))
def test_angka_without_rounding_can_be_read_back(nilai: Decimal) -> None:
    teks = formats.angka(nilai)
    assert D(teks.replace(".", "").replace(",", ".").replace("−", "-")) == nilai


def test_persen() -> None:
    assert formats.persen(D("46.0231")) == "46,02%"
    assert formats.persen(D("90.8"), 0) == "91%"
    assert formats.persen(D("90.8"), None) == "90,8%"
    assert formats.persen(None) == "–"


def test_rupiah_does_not_break_after_its_sign() -> None:
    assert formats.rupiah(D("38462234005.00")) == "Rp\u00a038.462.234.005"
    assert formats.rupiah(D("6175958769.80"), 2) == "Rp\u00a06.175.958.769,80"
    assert formats.rupiah(D("-2000.5")) == "−Rp\u00a02.001"
    assert formats.rupiah(D("-0.4")) == "Rp\u00a00"
    assert formats.rupiah(None) == "–"


def test_dates_and_quarters() -> None:
    assert formats.tanggal(date(2025, 3, 3)) == "3 Maret 2025"
    assert [formats.tanggal(date(2024, b, 1)).split()[1] for b in (1, 8, 12)] == [
        "Januari",
        "Agustus",
        "Desember",
    ]
    assert formats.tanggal(None) == "–"
    assert formats.waktu(datetime(2025, 3, 3, 9, 5, tzinfo=UTC)) == "3 Maret 2025 pukul 09.05"
    assert formats.waktu(None) == "–"
    assert [formats.triwulan(t) for t in (1, 2, 3, 4)] == [f"Triwulan {r}" for r in ("I", "II", "III", "IV")]


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (88, "LXXXVIII"), (94, "XCIV")],
)
def test_romawi(nilai: int, teks: str) -> None:
    assert formats.romawi(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")]
)
def test_abjad(nilai: int, teks: str) -> None:
    assert formats.abjad(nilai) == teks


@pytest.mark.parametrize(
    ("butir", "teks"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (("a", "b", "c"), "a, b, dan c")],
)
def test_daftar(butir: list[str], teks: str) -> None:
    assert formats.daftar(butir) == teks


def test_times_are_written_in_the_time_zone_of_the_office() -> None:
    contoh = engines["django"].from_string("{{ w|waktu }} {{ k|waktu }}")
    teks = contoh.render({"w": datetime(2025, 3, 2, 17, 5, tzinfo=UTC), "k": None})
    assert teks == "3 Maret 2025 pukul 01.05 –"


def test_filters_are_the_same_functions() -> None:
    contoh = "{{ n|angka:1 }} {{ n|persen }} {{ n|rupiah }} {{ h|tanggal }} {{ t|triwulan }} {{ t|romawi }}"
    teks = engines["django"].from_string(contoh).render({"n": D("1234.55"), "h": date(2025, 3, 3), "t": 2})
    assert teks == "1.234,6 1.234,55% Rp\u00a01.235 3 Maret 2025 Triwulan II II"
