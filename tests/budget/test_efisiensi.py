"""Properties of the formulas of money. Worked examples: tests/test_calculations_doc.py."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.efisiensi import Keluaran, efektivitas, efisiensi, nilai_efisiensi, penyerapan
from indicators.capaian import capaian
from lkjip.numbers import Alasan, Hasil
from tests.strategi import angka, desimal, positif, rupiah

D = Decimal
persen = desimal("0.000001", "1000")
keluaran = st.builds(Keluaran, nama=st.just("keluaran"), pagu=rupiah, realisasi=rupiah, capaian=persen)


def nilai(hasil: Hasil) -> D:
    assert hasil.nilai is not None
    return hasil.nilai


def hampir_sama(a: D, b: D) -> bool:
    """Equal to 20 significant digits of the larger figure that went into them."""
    return abs(a - b) <= max(abs(a), abs(b), D(100)) * D("1e-20")


@given(positif, positif, rupiah, rupiah)
def test_effectiveness_of_one_output_is_100_minus_e(t: D, r: D, pagu: D, realisasi: D) -> None:
    e = efisiensi([Keluaran("satu", pagu, realisasi, capaian(target=t, realisasi=r).nilai)])
    hasil = efektivitas(target=t, realisasi=r, pagu=pagu, realisasi_anggaran=realisasi)
    assert hampir_sama(nilai(hasil), 100 - nilai(e))


@given(rupiah, rupiah)
def test_a_capaian_of_100_makes_e_what_was_not_spent(pagu: D, realisasi: D) -> None:
    e = nilai(efisiensi([Keluaran("satu", pagu, realisasi, D(100))]))
    assert hampir_sama(e, 100 - nilai(penyerapan(pagu=pagu, realisasi=realisasi)))


@given(positif, positif)
def test_money_spent_as_the_capaian_promised_is_exactly_0(t: D, r: D) -> None:
    ck = capaian(target=t, realisasi=r).nilai
    assert nilai(efisiensi([Keluaran("satu", pagu=t, realisasi=r, capaian=ck)])) == 0


@given(st.lists(keluaran, min_size=1, max_size=5))
def test_e_is_at_most_100_and_does_not_depend_on_the_order(daftar: list[Keluaran]) -> None:
    e = nilai(efisiensi(daftar))
    assert e <= 100
    assert hampir_sama(e, nilai(efisiensi(daftar[::-1])))


@given(st.lists(keluaran, min_size=1, max_size=5), keluaran)
@pytest.mark.parametrize("tanpa", ["pagu", "realisasi", "capaian"])
def test_an_output_that_lacks_a_figure_is_left_out_as_a_whole_and_named(
    tanpa: str, daftar: list[Keluaran], lain: Keluaran
) -> None:
    kosong = replace(lain, nama="Pelatihan", **{tanpa: None})
    hasil = efisiensi([*daftar, kosong])
    assert nilai(hasil) == nilai(efisiensi(daftar))
    assert hasil.catatan == ("Tidak dihitung karena datanya belum lengkap: Pelatihan.",)
    assert [m.nilai for m in hasil.masukan[-3:]] == [kosong.pagu, kosong.realisasi, kosong.capaian]


def test_nothing_to_compute_has_its_reason() -> None:
    assert efisiensi([]).alasan == Alasan.TANPA_PAGU
    assert efisiensi([Keluaran("satu", D(0), D(0), D(0))]).alasan == Alasan.TANPA_PAGU
    assert efisiensi([Keluaran("satu", D(5), D(0), D(0))]).alasan == Alasan.CAPAIAN_NOL


@given(angka)
def test_ne_lies_between_0_and_100_and_says_when_e_was_limited(e: D) -> None:
    hasil = nilai_efisiensi(Hasil(e, None, "E", "uji"))
    assert 0 <= nilai(hasil) <= 100
    assert bool(hasil.catatan) == (abs(e) > 20)
    assert hasil.masukan[0].nilai == e


@given(desimal("-20", "20"))
def test_ne_is_a_straight_line_inside_the_limits(e: D) -> None:
    assert nilai(nilai_efisiensi(Hasil(e, None, "E", "uji"))) == 50 + e * D("2.5")


@given(st.lists(st.tuples(rupiah, rupiah), min_size=1, max_size=8))
def test_absorption_of_a_parent_lies_between_those_of_its_children(anak: list[tuple[D, D]]) -> None:
    semua = [nilai(penyerapan(pagu=p, realisasi=r)) for p, r in anak]
    induk = nilai(penyerapan(pagu=sum((p for p, _ in anak), D(0)), realisasi=sum((r for _, r in anak), D(0))))
    toleransi = max(semua) * D("1e-25")
    assert min(semua) - toleransi <= induk <= max(semua) + toleransi


@given(rupiah)
def test_all_spent_is_exactly_100(pagu: D) -> None:
    assert nilai(penyerapan(pagu=pagu, realisasi=pagu)) == 100
