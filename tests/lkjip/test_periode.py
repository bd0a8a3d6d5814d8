"""The period on a day: open, late, closed; with more time for one unit; and why nothing can be written."""

from __future__ import annotations

from datetime import date

import pytest

from lkjip.periode import Jendela, Saat, akhir_triwulan, awal_triwulan, pengingat, tak_diminta

BUKA, TENGGAT, TUTUP = date(2024, 4, 1), date(2024, 4, 15), date(2024, 4, 30)


def pada(hari: date, sampai: date | None = None) -> Jendela:
    return Jendela(hari, BUKA, TENGGAT, TUTUP, sampai)


@pytest.mark.parametrize(
    ("hari", "saat", "terbuka", "sisa"),
    [
        (date(2024, 3, 31), Saat.BELUM_DIBUKA, False, 15),
        (BUKA, Saat.TERBUKA, True, 14),
        (TENGGAT, Saat.TERBUKA, True, 0),
        (date(2024, 4, 16), Saat.LEWAT_TENGGAT, True, -1),
        (TUTUP, Saat.LEWAT_TENGGAT, True, -15),
        (date(2024, 5, 1), Saat.DITUTUP, False, -16),
    ],
)
def test_each_side_of_each_day(hari: date, saat: Saat, terbuka: bool, sisa: int) -> None:
    jendela = pada(hari)
    assert (jendela.saat, jendela.terbuka, jendela.sisa_hari) == (saat, terbuka, sisa)
    assert bool(jendela.sebab) is not terbuka


def test_more_time_moves_deadline_and_closing_and_takes_nothing_away() -> None:
    mei = date(2024, 5, 10)
    assert pada(mei, mei).saat == Saat.TERBUKA  # within its extension a unit is not late
    assert pada(date(2024, 5, 11), mei).saat == Saat.DITUTUP
    pendek = pada(date(2024, 4, 20), date(2024, 4, 18))
    assert (pendek.tenggat_unit, pendek.tutup_unit) == (date(2024, 4, 18), TUTUP)
    assert pendek.saat == Saat.LEWAT_TENGGAT
    assert pada(TENGGAT, date(2024, 4, 2)).tenggat_unit == TENGGAT


def test_without_a_period_nothing_is_open() -> None:
    jendela = Jendela(TENGGAT)
    assert (jendela.saat, jendela.sisa_hari, jendela.tutup_unit) == (Saat.TANPA_PERIODE, None, None)
    assert "belum ditetapkan" in jendela.sebab
    assert Jendela(TENGGAT, perpanjangan=TUTUP).saat == Saat.TANPA_PERIODE


def test_it_says_until_when() -> None:
    assert pada(date(2024, 3, 1)).sebab == "Pengisian triwulan ini dibuka pada 1 April 2024."
    assert pada(date(2024, 6, 1), date(2024, 5, 10)).sebab.startswith(
        "Pengisian triwulan ini ditutup pada 10 Mei 2024."
    )


@pytest.mark.parametrize(
    ("triwulan", "awal", "akhir"),
    [(1, (1, 1), (3, 31)), (2, (4, 1), (6, 30)), (3, (7, 1), (9, 30)), (4, (10, 1), (12, 31))],
)
def test_a_quarter_has_a_first_and_a_last_day(
    triwulan: int, awal: tuple[int, int], akhir: tuple[int, int]
) -> None:
    assert awal_triwulan(2024, triwulan) == date(2024, *awal)
    assert akhir_triwulan(2024, triwulan) == date(2024, *akhir)


@pytest.mark.parametrize(
    ("mulai", "berakhir", "sebab"),
    [
        (None, None, ""),
        (None, date(2024, 4, 1), ""),  # its first day was the unit's last: what it did that day is told
        (None, date(2024, 3, 31), "berakhir pada 31 Maret 2024. Triwulan sesudahnya tidak diisi."),
        (date(2024, 6, 30), None, ""),
        (date(2024, 7, 1), None, "berdiri sejak 1 Juli 2024. Triwulan sebelumnya tidak diisi."),
    ],
)
def test_a_quarter_is_asked_of_who_was_there(mulai: date | None, berakhir: date | None, sebab: str) -> None:
    hasil = tak_diminta(2024, 2, mulai, berakhir)
    assert hasil.endswith(sebab)
    assert bool(hasil) is bool(sebab)


def test_what_is_not_asked_is_never_open_late_or_reminded_of() -> None:
    jendela = Jendela(date(2024, 4, 20), BUKA, TENGGAT, TUTUP, TUTUP, "Tidak diisi.")
    assert (jendela.saat, jendela.terbuka, jendela.sisa_hari) == (Saat.TAK_DIMINTA, False, None)
    assert (jendela.sebab, pengingat(jendela, sesudah_tutup=True)) == ("Tidak diisi.", "")
