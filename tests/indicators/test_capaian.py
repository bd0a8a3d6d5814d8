"""Properties of the formulas of achievement. Worked examples: tests/test_calculations_doc.py."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.capaian import (
    SUMBER_E81,
    SUMBER_RENTANG,
    akumulasi_renstra,
    akumulasi_tahun,
    capaian,
    gabung_komponen,
    kemajuan_renstra,
    rata_rata,
    selisih_poin,
)
from lkjip.numbers import Alasan, Hasil, Masukan, bersih, bulat
from tests.strategi import angka, positif

D = Decimal
ARAH_RUMUS = [("positif", "dua_t"), ("negatif", "dua_t"), ("negatif", "t_per_r")]


def hitung(
    t: D | None, r: D | None, arah: str = "positif", rumus: str = "dua_t", atas: D | None = None
) -> Hasil:
    return capaian(target=t, realisasi=r, arah=arah, rumus_negatif=rumus, target_atas=atas)


def nilai(*masukan: object) -> D:
    hasil = hitung(*masukan).nilai
    assert hasil is not None
    return hasil


@given(positif, angka)
def test_positive_and_negative_mirror_each_other_around_100(t: D, r: D) -> None:
    assert bersih(nilai(t, r) + nilai(t, r, "negatif")) == 200


@given(positif)
@pytest.mark.parametrize(("arah", "rumus"), ARAH_RUMUS)
def test_a_target_met_exactly_is_exactly_100(arah: str, rumus: str, t: D) -> None:
    assert nilai(t, t, arah, rumus) == 100


@given(positif, positif, positif)
@pytest.mark.parametrize(("arah", "rumus"), ARAH_RUMUS)
def test_better_never_scores_less(arah: str, rumus: str, t: D, r1: D, r2: D) -> None:
    rendah, tinggi = sorted((r1, r2))
    buruk, baik = (rendah, tinggi) if arah == "positif" else (tinggi, rendah)
    assert nilai(t, buruk, arah, rumus) <= nilai(t, baik, arah, rumus)


@given(positif, positif, positif, positif)
@pytest.mark.parametrize(("arah", "rumus"), ARAH_RUMUS)
def test_better_never_scores_less_against_a_range(arah: str, rumus: str, t1: D, t2: D, r1: D, r2: D) -> None:
    bawah, atas = sorted((t1, t2))
    rendah, tinggi = sorted((r1, r2))
    buruk, baik = (rendah, tinggi) if arah == "positif" else (tinggi, rendah)
    assert nilai(bawah, buruk, arah, rumus, atas) <= nilai(bawah, baik, arah, rumus, atas)


@given(positif, positif, positif)
@pytest.mark.parametrize(("arah", "rumus"), ARAH_RUMUS)
def test_a_range_is_met_between_its_bounds_and_only_there(arah: str, rumus: str, t1: D, t2: D, r: D) -> None:
    bawah, atas = sorted((t1, t2))
    assert (nilai(bawah, r, arah, rumus, atas) == 100) == (bawah <= r <= atas)


@given(positif, positif)
@pytest.mark.parametrize(("arah", "rumus"), ARAH_RUMUS)
def test_a_range_of_one_value_is_that_target(arah: str, rumus: str, t: D, r: D) -> None:
    assert nilai(t, r, arah, rumus, t) == nilai(t, r, arah, rumus)


@given(st.none() | angka, st.none() | angka)
@pytest.mark.parametrize(("arah", "rumus"), ARAH_RUMUS)
def test_not_computable_has_a_reason_and_never_a_value(
    arah: str, rumus: str, t: D | None, r: D | None
) -> None:
    hasil = hitung(t, r, arah, rumus)
    tanpa = t is None or r is None or t <= 0 or (rumus == "t_per_r" and r <= 0)
    assert (hasil.nilai is None) == tanpa
    assert (hasil.alasan is not None) == tanpa


@given(positif, positif)
@pytest.mark.parametrize(("arah", "rumus"), ARAH_RUMUS)
def test_no_value_is_0_unless_the_formula_says_so(arah: str, rumus: str, t: D, r: D) -> None:
    assert (nilai(t, r, arah, rumus) == 0) == (arah == "negatif" and rumus == "dua_t" and r == 2 * t)


@pytest.mark.parametrize("pembulatan", ["ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"])
def test_the_rounding_of_the_thread_decides_nothing(pembulatan: str) -> None:
    """A mean of thirds that is 100, and one that is 0.005: their side is not the context's choice."""
    with localcontext() as konteks:
        konteks.rounding = pembulatan
        seratus = rata_rata([hitung(D(3), D(r)) for r in (1, 3, 4, 4)]).nilai
        tengah = rata_rata([hitung(D(30000), D(r)) for r in (1, 1, "2.5")]).nilai
    assert seratus is not None
    assert tengah is not None
    assert bersih(seratus) == 100
    assert bulat(tengah) == D("0.01")


def test_the_reason_of_a_missing_realisation_is_passed_on() -> None:
    hasil = capaian(target=D(1), realisasi=None, alasan=Alasan.TIDAK_TERSEDIA)
    assert hasil.alasan == Alasan.TIDAK_TERSEDIA
    kemajuan = kemajuan_renstra(target_akhir=D(1), realisasi=None, alasan=Alasan.TIDAK_TERSEDIA)
    assert kemajuan.alasan == Alasan.TIDAK_TERSEDIA


def test_a_result_knows_its_inputs_and_source() -> None:
    hasil = hitung(D(60), D(90), atas=D(80))
    assert hasil.sumber == SUMBER_RENTANG
    assert hasil.masukan == (
        Masukan("T", "Target, batas bawah", D(60)),
        Masukan("T₂", "Target, batas atas", D(80)),
        Masukan("R", "Realisasi", D(90)),
    )
    assert hitung(D(60), D(90)).masukan == (Masukan("T", "Target", D(60)), Masukan("R", "Realisasi", D(90)))


@pytest.mark.parametrize(
    ("arah", "rumus", "galat"), [("Positif", "dua_t", ValueError), ("negatif", "2t", KeyError)]
)
def test_an_unknown_direction_or_formula_is_refused(arah: str, rumus: str, galat: type[Exception]) -> None:
    with pytest.raises(galat):
        hitung(D(1), D(1), arah, rumus)


@given(st.lists(st.none() | angka, max_size=4))
def test_accumulation_of_quarters(triwulan: list[D | None]) -> None:
    ada = [n for n in triwulan if n is not None]
    assume(ada)
    hasil = {
        c: akumulasi_tahun(triwulan, cara=c).nilai for c in ("jumlah", "terakhir", "rata_rata", "tertinggi")
    }
    assert hasil["jumlah"] == sum(ada)
    assert hasil["terakhir"] == ada[-1]
    assert hasil["tertinggi"] == max(ada)
    assert hasil["rata_rata"] is not None
    assert min(ada) <= hasil["rata_rata"] <= max(ada)
    assert bersih(hasil["rata_rata"] * len(ada) - sum(ada)) == 0


@pytest.mark.parametrize("cara", ["jumlah", "terakhir", "rata_rata", "tertinggi"])
def test_a_year_without_quarters_has_no_value(cara: str) -> None:
    assert akumulasi_tahun([None] * 4, cara=cara).alasan == Alasan.TANPA_DATA
    assert akumulasi_tahun([], cara=cara).alasan == Alasan.TANPA_DATA


@given(angka, angka)
def test_accumulation_of_years(lalu: D, kini: D) -> None:
    assert akumulasi_renstra(lalu=lalu, kini=kini, cara="jumlah").nilai == lalu + kini
    assert akumulasi_renstra(lalu=lalu, kini=kini, cara="terakhir").nilai == kini


def test_an_unknown_way_to_accumulate_is_refused() -> None:
    with pytest.raises(KeyError):
        akumulasi_tahun([D(1)], cara="maksimum")
    with pytest.raises(KeyError):
        akumulasi_renstra(lalu=D(1), kini=D(1), cara="rata_rata")
    with pytest.raises(KeyError):
        gabung_komponen([D(1)], kombinasi="langsung")


@given(angka, positif)
def test_a_ratio_of_100000_is_a_thousand_times_that_of_100(pembilang: D, penyebut: D) -> None:
    seratus = gabung_komponen([pembilang, penyebut], kombinasi="rasio_100").nilai
    seratus_ribu = gabung_komponen([pembilang, penyebut], kombinasi="rasio_100000").nilai
    assert seratus is not None
    assert seratus_ribu == seratus.scaleb(3)


@given(st.lists(angka, min_size=1, max_size=6))
def test_a_difference_and_the_rest_are_the_first(suku: list[D]) -> None:
    hasil = gabung_komponen(suku, kombinasi="selisih").nilai
    assert hasil is not None
    assert hasil + sum(suku[1:]) == suku[0]


@given(st.lists(st.tuples(st.none() | positif, angka), min_size=1, max_size=12))
def test_a_mean_lies_between_its_figures_and_leaves_out_what_has_none(
    pasangan: list[tuple[D | None, D]],
) -> None:
    semua = [hitung(t, r) for t, r in pasangan]
    ada = [h.nilai for h in semua if h.nilai is not None]
    hasil = rata_rata(semua)
    assert bool(hasil.catatan) == (0 < len(ada) < len(semua))
    if not ada:
        assert (hasil.nilai, hasil.alasan) == (None, Alasan.TANPA_NILAI)
        return
    assert hasil.nilai is not None
    toleransi = max(map(abs, ada)) * D("1e-25")  # a figure has 28 digits: the last ones of a mean may differ
    assert min(ada) - toleransi <= hasil.nilai <= max(ada) + toleransi
    assert rata_rata([h for h in semua if h.nilai is not None]).nilai == hasil.nilai


@given(positif, angka)
@pytest.mark.parametrize("arah", ["positif", "negatif"])
def test_progress_is_the_capaian_of_the_last_year(arah: str, t: D, r: D) -> None:
    kemajuan = kemajuan_renstra(target_akhir=t, realisasi=r, arah=arah)
    assert kemajuan.nilai == nilai(t, r, arah)
    assert kemajuan.sumber == SUMBER_E81
    assert [m.uraian for m in kemajuan.masukan] == ["Target akhir Renstra", "Realisasi Renstra"]


def test_progress_against_a_range() -> None:
    hasil = kemajuan_renstra(target_akhir=D(60), target_atas=D(80), realisasi=D(100))
    assert hasil.nilai == 125
    assert [m.uraian for m in hasil.masukan] == [
        "Target akhir Renstra, batas bawah",
        "Target akhir Renstra, batas atas",
        "Realisasi Renstra",
    ]


@given(angka, angka)
def test_a_change_is_a_plain_difference(kini: D, lalu: D) -> None:
    assert selisih_poin(kini, lalu).nilai == kini - lalu
