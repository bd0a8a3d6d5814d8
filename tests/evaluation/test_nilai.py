"""Properties of the AKIP scores. Worked examples: tests/test_calculations_doc.py."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.nilai import jawaban_dari_kriteria, nilai_komponen, nilai_sub, nilai_total, pilihan_terbuka
from lkjip.numbers import Alasan, Hasil
from tests.evaluation.baku import BAKU, TINGKAT
from tests.strategi import desimal

D = Decimal
BOBOT = [D(b) for b in ("6", "9", "15", "6", "9", "15", "3", "4.5", "7.5", "5", "7.5", "12.5")]
skor = desimal("0", "30")
URUTAN = list(TINGKAT)


def total(jawaban: list[str]) -> D:
    """The whole LKE: twelve answers, three to a component."""
    sub = [nilai_sub(jawaban=TINGKAT[j], bobot=b).nilai for j, b in zip(jawaban, BOBOT, strict=True)]
    hasil = nilai_total([nilai_komponen(nama="k", nilai=None, sub=sub[i : i + 3]) for i in range(0, 12, 3)])
    assert hasil.nilai is not None
    return hasil.nilai


@pytest.mark.parametrize("jawaban", URUTAN)
def test_one_answer_everywhere_gives_its_points(jawaban: str) -> None:
    assert total([jawaban] * 12) == TINGKAT[jawaban].angka


@given(st.lists(st.sampled_from(URUTAN), min_size=12, max_size=12), st.integers(0, 11))
def test_a_better_answer_gives_more(jawaban: list[str], i: int) -> None:
    lebih_baik = jawaban.copy()
    lebih_baik[i] = URUTAN[max(0, URUTAN.index(jawaban[i]) - 1)]
    assert 0 <= total(jawaban) <= 100
    assert (total(lebih_baik) > total(jawaban)) == (jawaban[i] != "AA")


@given(st.integers(1, 200), st.data())
def test_answer_follows_the_share_of_criteria(seluruhnya: int, data: st.DataObject) -> None:
    terpenuhi = data.draw(st.integers(0, seluruhnya))
    bagian = D(terpenuhi * 100) / seluruhnya
    tangga = ((100, "BB"), (75, "B"), (50, "CC"), (25, "C"), (0, "D"))
    harapan = next((j for b, j in tangga if bagian > b or bagian == 100), "E")
    hitung = {"terpenuhi": terpenuhi, "seluruhnya": seluruhnya, "tingkat": BAKU}
    assert jawaban_dari_kriteria(**hitung).kode == harapan
    assert [t.kode for t in pilihan_terbuka(**hitung)] == (["AA", "A"] if harapan == "BB" else [])


@pytest.mark.parametrize(("terpenuhi", "seluruhnya"), [(-1, 5), (6, 5), (0, 0)])
def test_impossible_counts_are_refused(terpenuhi: int, seluruhnya: int) -> None:
    with pytest.raises(ValueError, match="kriteria"):
        jawaban_dari_kriteria(terpenuhi=terpenuhi, seluruhnya=seluruhnya, tingkat=BAKU)


def test_a_scale_without_a_lowest_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="skala"):
        jawaban_dari_kriteria(terpenuhi=0, seluruhnya=4, tingkat=BAKU[:3])


@given(st.lists(st.none() | skor, min_size=1, max_size=4), st.none() | skor)
def test_a_component_is_never_a_partial_sum(sub: list[D | None], dinyatakan: D | None) -> None:
    hasil = nilai_komponen(nama="Perencanaan", nilai=dinyatakan, sub=sub)
    if None not in sub:
        assert hasil.nilai == sum(s for s in sub if s is not None)
    else:
        assert hasil.nilai == dinyatakan
        assert (hasil.alasan == Alasan.TANPA_EVALUASI) == (dinyatakan is None)


@given(st.lists(st.none() | skor, max_size=4), st.none() | skor)
def test_a_total_is_never_a_partial_sum(komponen: list[D | None], dinyatakan: D | None) -> None:
    bagian = [
        Hasil(k, None, "", "") if k is not None else Hasil(None, Alasan.TANPA_EVALUASI, "", "")
        for k in komponen
    ]
    hasil = nilai_total(bagian, dinyatakan=dinyatakan)
    if komponen and None not in komponen:
        assert hasil.nilai == sum(k for k in komponen if k is not None)
        assert hasil.catatan == ()
    else:
        assert hasil.nilai == dinyatakan
        assert bool(hasil.catatan) == (dinyatakan is not None)
