"""Which rows a filter leaves, and that they keep the lines above them."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.models import Bidang
from pengisian.kekurangan import kekurangan
from pengisian.saringan import Saringan, saring
from tests.pengisian.bantu import TAHUN, buka, lembar, unit_demo

pytestmark = pytest.mark.django_db


def kode(saringan: Saringan) -> list[str]:
    return [b.kode for b in saring(lembar(), saringan)]


def test_without_a_filter_all_rows_stay() -> None:
    satu = lembar()
    assert saring(satu, Saringan()) == satu.baris


def test_a_match_keeps_what_it_stands_under() -> None:
    assert kode(Saringan(teks="kampung kb tiada")) == []
    assert kode(Saringan(teks="pembinaan terpadu kampung")) == ["2", "2.2", "2.2.4", "2.2.4.2"]


def test_all_words_count_in_any_case_and_place() -> None:
    hasil = kode(Saringan(teks="PUS aktif 2.2.1"))
    assert hasil == ["2", "2.2", "2.2.1"]


def test_a_further_indicator_keeps_the_first_row_of_its_line() -> None:
    assert kode(Saringan(teks="Persentase RKA Responsif")) == ["1", "1"]


def test_a_bidang_has_what_is_below_it() -> None:
    bawah = Bidang.objects.get(unit=unit_demo(), kode="uptd-ppa-tu")
    Indikator.objects.filter(kode="2.2.1").update(bidang=bawah)
    Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, kode="1.6.1").update(bidang=bawah)
    hasil = kode(Saringan(bidang=bawah.induk_id))
    assert hasil[:4] == ["1", "1.6", "1.6.1", "1.6.1.1"]
    assert hasil[-3:] == ["2", "2.2", "2.2.1"]
    assert kode(Saringan(bidang=10**9)) == []


def test_incomplete_rows_are_those_that_something_is_missing_from() -> None:
    buka()
    satu = lembar()
    kurang = {k.kunci for k in kekurangan(satu)}
    tampil = saring(satu, Saringan(belum=True))
    assert kurang <= {k for b in tampil for k in (b.kunci, b.kunci_rp)}
    assert len(tampil) < len(satu.baris)


@pytest.mark.parametrize(
    ("kueri", "hasil"),
    [
        ("", Saringan()),
        ("cari=++a++b&belum=1&bidang=7", Saringan(7, True, "a b")),
        ("bidang=x&belum=ya&cari=%00", Saringan()),
        ("bidang=²&bidang=-1", Saringan()),
        (f"bidang={'9' * 40}&cari={'x' * 300}", Saringan(teks="x" * 100)),
    ],
)
def test_a_query_string_is_read_and_odd_ones_are_no_filter(kueri, hasil) -> None:
    assert Saringan.dari(QueryDict(kueri)) == hasil


@pytest.mark.parametrize("saringan", [Saringan(), Saringan(7, True, "a & b"), Saringan(teks="é/?")])
def test_a_query_string_comes_back_as_it_was(saringan) -> None:
    assert Saringan.dari(QueryDict(saringan.querystring.removeprefix("?"))) == saringan
