"""Sums over the budget tree: by year, by quarter and by DPA, and what one unknown line does to them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budget.data import DataAnggaranRenstra, DataDpa, DataPagu, DataRealisasiAnggaran, DataSimpul
from budget.perhitungan import BukuAnggaran
from lkjip.numbers import Alasan

Rupiah = dict[int, dict[int | None, int]]


def simpul(id_: int, induk: int | None = None, sasaran: int | None = None) -> DataSimpul:
    level = "program" if induk is None else "sub_kegiatan"
    return DataSimpul(id_, str(id_), False, level, induk, f"Simpul {id_}", sasaran, None, None)


POHON = [simpul(1, sasaran=1), simpul(11, 1), simpul(12, 1), simpul(2, sasaran=2), simpul(21, 2)]


def buku(
    realisasi: Rupiah,
    pagu: list[DataPagu] | None = None,
    dpa: list[DataDpa] | None = None,
    renstra: list[DataAnggaranRenstra] | None = None,
) -> BukuAnggaran:
    return BukuAnggaran(
        simpul=POHON,
        renstra=renstra or [],
        dpa=dpa or [],
        pagu=pagu or [DataPagu(n, 0, "apbd", Decimal(100)) for n in (11, 12, 21)],
        realisasi=[
            DataRealisasiAnggaran(n, triwulan, Decimal(nilai))
            for n, isi in realisasi.items()
            for triwulan, nilai in isi.items()
        ],
    )


def test_parents_are_sums_and_their_absorption_the_ratio_of_sums() -> None:
    b = buku({11: {1: 10, 2: 20}, 12: {1: 70}, 21: {None: 50}})
    program = b.uang(POHON[0])
    assert (program.pagu, program.realisasi, program.sisa) == (200, 100, 100)
    assert program.serapan.nilai == 50
    assert (b.total().pagu, b.total().realisasi) == (300, 150)
    assert b.uang_sasaran(1) == program
    assert b.uang_sasaran(9).serapan.alasan == Alasan.TANPA_PAGU


def test_up_to_a_quarter_each_line_counts_with_what_it_has() -> None:
    """A line that has not reported the quarter yet does not take the others' money of it away."""
    b = buku({11: {1: 10, 2: 20}, 12: {1: 5}})
    program = b.uang(POHON[0])
    assert [program.sampai(n).realisasi for n in range(1, 5)] == [15, 35, 35, 35]
    assert program.triwulan == (15, None, None, None)
    assert program.sampai(1).triwulan == (15, None, None, None)


def test_a_line_known_for_the_year_only_leaves_its_quarters_unknown() -> None:
    b = buku({11: {1: 10, 2: 20}, 12: {None: 5}})
    program = b.uang(POHON[0])
    assert [program.sampai(n).realisasi for n in range(1, 5)] == [None, None, None, 35]
    assert program.sampai(2).serapan.nilai is None


def test_quarters_come_before_the_year() -> None:
    assert buku({11: {None: 90, 4: 40}}).uang(POHON[1]).realisasi == 40


def test_what_came_back_is_subtracted() -> None:
    assert buku({11: {1: 40, 2: -15}}).uang(POHON[1]).sampai(2).realisasi == 25


def test_nothing_is_not_nought() -> None:
    b = buku({}, pagu=[DataPagu(11, 0, "apbd", Decimal(0))])
    assert (b.uang(POHON[1]).pagu, b.uang(POHON[1]).realisasi) == (0, None)
    assert b.uang(POHON[1]).serapan.alasan == Alasan.TANPA_PAGU
    assert (b.uang(POHON[2]).pagu, b.uang(POHON[2]).sisa) == (None, None)


@pytest.mark.parametrize(
    ("pagu", "berlaku", "sumber"),
    [
        ([(11, 0, "apbd", 10)], 10, ("apbd",)),
        ([(11, 0, "apbd", 10), (11, 2, "apbd", 7), (11, 2, "dak", 5)], 12, ("apbd", "dak")),
        ([(11, 0, "apbd", 10), (12, 1, "apbd", 5)], None, ()),
    ],
    ids=["murni", "perubahan", "a line that the change took out"],
)
def test_the_latest_dpa_that_has_lines_counts(
    pagu: list[tuple[int, int, str, int]], berlaku: int | None, sumber: tuple[str, ...]
) -> None:
    b = buku({}, pagu=[DataPagu(n, u, s, Decimal(nilai)) for n, u, s, nilai in pagu])
    assert (b.uang(POHON[1]).pagu, b.uang(POHON[1]).sumber_dana) == (berlaku, sumber)


def test_a_dpa_known_by_its_total_only() -> None:
    dpa = [DataDpa(0, "murni", "", None, Decimal(90)), DataDpa(1, "perubahan", "", None, Decimal(999))]
    b = buku({}, pagu=[DataPagu(11, 1, "apbd", Decimal(100))], dpa=dpa)
    assert (b.total_dpa(0), b.total_dpa(1), b.total_dpa(2)) == (90, 100, None)
    assert (b.perubahan_dpa(0), b.perubahan_dpa(1)) == (None, 10)


# --- Renstra
def renstra(id_: int, akhir: int | None, lalu: int | None, sampai: int = 2023) -> DataAnggaranRenstra:
    nilai = [None if n is None else Decimal(n) for n in (akhir, lalu)]
    return DataAnggaranRenstra(id_, *nilai, sampai, "")


@pytest.mark.parametrize(
    ("catatan", "akhir", "lalu", "realisasi", "kemajuan"),
    [
        ([renstra(1, 1000, 200), renstra(2, 600, 0)], 1600, 200, 350, Decimal("21.875")),
        ([renstra(1, 1000, 200)], None, None, Alasan.TANPA_TAHUN_LALU, Alasan.TANPA_PAGU),
        ([renstra(1, 1000, 200), renstra(2, None, 0)], None, 200, 350, Alasan.TANPA_PAGU),
        (
            [renstra(1, 1000, 200), renstra(2, 600, 0, sampai=2022)],
            1600, None, Alasan.TANPA_TAHUN_LALU, Alasan.TANPA_DATA,
        ),
    ],
    ids=["known", "one program without", "one target unknown", "one that ends a year earlier"],
)  # fmt: skip
def test_renstra_money_of_several_is_known_where_it_is_of_each(
    catatan: list[DataAnggaranRenstra],
    akhir: int | None,
    lalu: int | None,
    realisasi: int | Alasan,
    kemajuan: Decimal | Alasan,
) -> None:
    b = buku({11: {1: 30, 2: 70}, 21: {1: 50}}, renstra=catatan)
    r = b.uang_renstra(b.program, tahun=2024)
    assert (r.target_akhir, r.lalu) == (akhir, lalu)
    assert (r.realisasi.alasan or r.realisasi.nilai) == realisasi
    assert (r.kemajuan.alasan or r.kemajuan.nilai) == kemajuan


def test_renstra_money_up_to_a_quarter() -> None:
    b = buku({11: {1: 30, 2: 70}, 12: {1: 0, 2: 0}}, renstra=[renstra(1, 1000, 200)])
    assert b.uang_renstra([POHON[0]], tahun=2024, triwulan=1).realisasi.nilai == 230
    assert b.uang_renstra([POHON[0]], tahun=2024).realisasi.nilai == 300
