"""Properties of the scales. Worked examples: tests/test_calculations_doc.py."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.predikat import Skala, predikat
from tests.skala import AKIP, BATAS_AKIP, E81, TIGA, skala
from tests.strategi import desimal

D = Decimal
SKALA = [TIGA, E81, AKIP]
BATAS = [(D(b), atas, bawah) for (atas, b), (bawah, _) in pairwise(BATAS_AKIP) if b]
nilai_wajar = desimal("-500", "500")


def nama(nilai: D, skala_: Skala) -> str:
    hasil = predikat(nilai, skala_)
    assert hasil is not None
    return hasil.teks


@pytest.mark.parametrize(("batas", "atas", "bawah"), BATAS)
@given(epsilon=desimal("0.000001", "5"))
def test_an_akip_bound_belongs_to_the_lower_class(batas: D, atas: str, bawah: str, epsilon: D) -> None:
    assert nama(batas, AKIP) == bawah
    assert nama(batas + epsilon, AKIP) == atas
    assert nama(batas - epsilon, AKIP) == bawah


def test_all_akip_bounds_are_tried() -> None:
    assert [(str(b), a, w) for b, a, w in BATAS] == [
        ("90", "AA", "A"),
        ("80", "A", "BB"),
        ("70", "BB", "B"),
        ("60", "B", "CC"),
        ("50", "CC", "C"),
        ("30", "C", "D"),
    ]


@pytest.mark.parametrize("skala_", SKALA, ids=lambda s: s.kode)
@given(a=nilai_wajar, b=nilai_wajar)
def test_more_is_never_a_lower_class(skala_: Skala, a: D, b: D) -> None:
    urutan = [j.predikat for j in skala_.jenjang]
    assert urutan.index(nama(max(a, b), skala_)) <= urutan.index(nama(min(a, b), skala_))


@pytest.mark.parametrize("skala_", SKALA, ids=lambda s: s.kode)
@given(nilai=nilai_wajar)
def test_noise_beyond_the_20th_decimal_never_changes_the_class(skala_: Skala, nilai: D) -> None:
    bulat = nilai.quantize(D(1))
    for derau in (D("2e-25"), D("-2e-25")):
        assert nama(bulat + derau, skala_) == nama(bulat, skala_)


@given(nilai=nilai_wajar)
def test_e81_notes_exactly_the_gaps_of_the_printed_intervals(nilai: D) -> None:
    hasil = predikat(nilai, E81)
    assert hasil is not None
    celah = any(a < nilai < b for a, b in ((90, 91), (75, 76), (65, 66), (50, 51)))
    assert bool(hasil.catatan) == celah
    assert (hasil.jenjang.interval in hasil.catatan) == celah


def test_nothing_computed_is_no_class() -> None:
    assert predikat(None, AKIP) is None


def test_a_class_names_its_scale() -> None:
    hasil = predikat(D(95), AKIP)
    assert hasil is not None
    assert (hasil.skala, hasil.jenjang) == ("Skala akip", AKIP.jenjang[0])


@pytest.mark.parametrize(
    "jenjang",
    [
        (),
        (("Tinggi", "lebih", "50", None),),
        (("Rendah", "lebih", "30", None), ("Tinggi", "lebih", "50", None), ("Sisa", "lebih", None, None)),
        (("Tinggi", "lebih", None, None), ("Rendah", "lebih", "30", None), ("Sisa", "lebih", None, None)),
        (
            ("Sama", "paling_kecil", "50", None),
            ("Lebih", "lebih", "50", None),
            ("Sisa", "lebih", None, None),
        ),
        (("Tinggi", "lebih", "50", None), ("Kembar", "lebih", "50", None), ("Sisa", "lebih", None, None)),
    ],
    ids=["empty", "no rest", "rising", "rest on top", "never reached", "twins"],
)
def test_a_scale_that_cannot_classify_is_refused(
    jenjang: tuple[tuple[str, str, str | None, str | None], ...],
) -> None:
    with pytest.raises(ValueError, match="jenjang"):
        skala("salah", *jenjang)


@given(st.permutations(AKIP.jenjang[:-1]))
def test_only_one_order_of_the_steps_is_accepted(jenjang: list) -> None:
    urut = tuple(jenjang) == AKIP.jenjang[:-1]
    try:
        Skala("acak", "Acak", "", (*jenjang, AKIP.jenjang[-1]))
    except ValueError:
        assert not urut
    else:
        assert urut
