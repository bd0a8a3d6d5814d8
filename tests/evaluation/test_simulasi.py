"""What-if: what is proposed leads to the next predikat, and nothing shorter does; bounds of the predikat."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.nilai import jawaban_dari_kriteria, nilai_sub
from evaluation.simulasi import KriteriaSimulasi, SubSimulasi, saran, total_simulasi
from indicators.predikat import Jenjang, Skala, predikat
from tests.evaluation.baku import BAKU, TINGKAT

D = Decimal
BATAS = {"AA": 90, "A": 80, "BB": 70, "B": 60, "CC": 50, "C": 30}
AKIP = Skala(
    "akip",
    "AKIP",
    "PermenPANRB 88/2021",
    (*(Jenjang(k, "", D(b), pembanding="lebih") for k, b in BATAS.items()), Jenjang("D", "", None)),
)
KODE = [j.predikat for j in AKIP.jenjang]
BAKU_SUB = [(6, 6), (11, 9), (8, 15), (3, 6), (7, 9), (10, 15), (6, 3), (9, "4.5"), (7, "7.5"), (3, 5)]
BAKU_SUB += [(5, "7.5"), (5, "12.5")]


def lembar(*banyak_bobot: tuple[int, object]) -> list[SubSimulasi]:
    nomor = iter(range(1, 1000))
    return [
        SubSimulasi(
            f"1.{n}",
            "Sub",
            D(str(bobot)),
            tuple(KriteriaSimulasi(next(nomor), "k", "u") for _ in range(banyak)),
        )
        for n, (banyak, bobot) in enumerate(banyak_bobot)
    ]


BAKU_LEMBAR = lembar(*BAKU_SUB)
SEMUA = [k.id for s in BAKU_LEMBAR for k in s.kriteria]


def letak(nilai: D) -> int:
    return KODE.index(predikat(nilai, AKIP).teks)


@given(st.sets(st.sampled_from(SEMUA)))
def test_meeting_what_is_proposed_reaches_the_predikat(terpenuhi: set[int]) -> None:
    usul = saran(BAKU_LEMBAR, terpenuhi, BAKU, AKIP)
    total = total_simulasi(BAKU_LEMBAR, terpenuhi, BAKU)
    assert usul.total == total
    assert usul.kini.predikat == KODE[letak(total)]
    sesudah = total_simulasi(BAKU_LEMBAR, terpenuhi | {k.id for s in usul.sub for k in s.kriteria}, BAKU)
    assert sesudah == usul.total_baru
    if usul.tercapai:
        assert letak(sesudah) < letak(total)
        assert KODE[letak(total) - 1] == usul.tujuan.predikat
    else:
        assert letak(total_simulasi(BAKU_LEMBAR, SEMUA, BAKU)) == letak(total), "criteria alone do not do it"
    assert [s.per_kriteria for s in usul.sub] == sorted((s.per_kriteria for s in usul.sub), reverse=True)
    assert not {k.id for s in usul.sub for k in s.kriteria} & terpenuhi


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 50)), min_size=1, max_size=3), st.data())
def test_nothing_shorter_reaches_it(bentuk: list[tuple[int, int]], data: st.DataObject) -> None:
    sub = lembar(*bentuk)
    semua = [k.id for s in sub for k in s.kriteria]
    terpenuhi = data.draw(st.sets(st.sampled_from(semua)))
    usul = saran(sub, terpenuhi, BAKU, AKIP)
    kurang = [pk for pk in semua if pk not in terpenuhi]
    batas = usul.banyak if usul.tercapai else len(kurang) + 1
    for n in range(min(batas, len(kurang) + 1)):
        for pilih in combinations(kurang, n):
            assert letak(total_simulasi(sub, terpenuhi | set(pilih), BAKU)) == letak(usul.total)


def test_a_choice_of_the_team_holds_while_all_is_met() -> None:
    sub = [SubSimulasi("1.a", "Sub", D(100), lembar((2, 100))[0].kriteria, TINGKAT["A"])]
    assert total_simulasi(sub, [1, 2], BAKU) == 90
    assert total_simulasi(sub, [1], BAKU) == 50
    assert saran(sub, [1, 2], BAKU, AKIP).sub == ()


def test_above_the_best_there_is_nothing() -> None:
    sub = [SubSimulasi("1.a", "Sub", D(100), lembar((2, 100))[0].kriteria, TINGKAT["AA"])]
    assert saran(sub, [1, 2], BAKU, AKIP).tujuan is None


@pytest.mark.parametrize(("batas", "kode"), list(zip((90, 80, 70, 60, 50, 30), KODE[1:], strict=True)))
def test_a_bound_belongs_to_the_step_below(batas: int, kode: str) -> None:
    assert predikat(D(batas), AKIP).teks == kode
    assert letak(D(batas) + D("0.000001")) == KODE.index(kode) - 1


@given(st.lists(st.integers(0, 80), min_size=12, max_size=12), st.sampled_from([90, 80, 70, 60, 50, 30]))
def test_the_unrounded_total_decides(angka: list[int], batas: int) -> None:
    """Whatever answers lead to it: a total is above a bound or it is not, however it would be rounded."""
    total = sum(
        (
            nilai_sub(
                jawaban=jawaban_dari_kriteria(terpenuhi=n, seluruhnya=80, tingkat=BAKU), bobot=s.bobot
            ).nilai
            for n, s in zip(angka, BAKU_LEMBAR, strict=True)
        ),
        D(0),
    )
    assert (letak(total) <= list(BATAS.values()).index(batas)) == (total > batas)
    hampir = batas + (total + 1) / D(10**9)
    assert letak(hampir) == list(BATAS.values()).index(batas), (
        f"{hampir} rounds to {batas}.00 and is above it"
    )
