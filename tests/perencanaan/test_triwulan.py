"""Quarterly targets against the year's, worked by hand: docs/calculations.md."""

from decimal import Decimal

import pytest

from perencanaan.triwulan import beda_tahun


def d(isi: str) -> list[Decimal | None]:
    return [None if x == "-" else Decimal(x) for x in isi.split()]


@pytest.mark.parametrize(
    ("cara", "triwulan", "target"),
    [
        ("jumlah", "10 20 30 40", "100"),
        ("jumlah", "- 50 - 50", "100"),
        ("terakhir", "10 20 30 70.65", "70.65"),
        ("terakhir", "- - - 70.65", "70.65"),
        ("rata_rata", "80 90 80 90", "85"),
        ("rata_rata", "10 10 11 -", "10.333333"),  # 31 / 3, as it is stored
        ("tertinggi", "5 9 7 8", "9"),
        ("jumlah", "- - - -", "100"),  # none set yet
        ("jumlah", "0 0 0 0", "0"),
        ("terakhir", "- - - -1", "-1"),
    ],
)
def test_quarters_that_make_the_year(cara: str, triwulan: str, target: str) -> None:
    assert beda_tahun(d(triwulan), cara=cara, target=Decimal(target)) == ""


@pytest.mark.parametrize(
    ("cara", "triwulan", "pesan"),
    [
        ("jumlah", "10 20 30 30", "Jumlah target triwulan 90, seharusnya sama dengan target tahun 100."),
        ("terakhir", "10 20 30 90.5", "Target triwulan IV 90,5, seharusnya sama dengan target tahun 100."),
        ("terakhir", "100 - - -", "Target triwulan IV belum diisi"),
        ("rata_rata", "80 80 80 81", "Rata-rata target triwulan 80,25, seharusnya"),
        ("tertinggi", "5 9 7 8", "Target triwulan tertinggi 9, seharusnya sama dengan target tahun 100."),
    ],
)
def test_quarters_that_do_not_say_so_with_the_figures(cara: str, triwulan: str, pesan: str) -> None:
    assert pesan in beda_tahun(d(triwulan), cara=cara, target=Decimal(100))


@pytest.mark.parametrize(("akhir", "sesuai"), [("89.99", False), ("90", True), ("110", True), ("111", False)])
def test_a_range_takes_what_is_within(akhir: str, sesuai: bool) -> None:
    beda = beda_tahun(d(f"- - - {akhir}"), cara="terakhir", target=Decimal(90), atas=Decimal(110))
    assert (beda == "") is sesuai
    assert sesuai or "di dalam target tahun 90 – 110" in beda
