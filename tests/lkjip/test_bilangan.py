"""Reading a number; the rules row by row are in docs/calculations.md."""

import re
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lkjip import formats
from lkjip.bilangan import BukanBilangan, Sebab, baca, dari_hitungan, kutipan, tulis

D = Decimal
TERBESAR = D("99999999999999.999999")
TERSIMPAN = st.integers(0, 6).flatmap(
    lambda desimal: st.decimals(-TERBESAR, TERBESAR, places=desimal, allow_nan=False)
)
CARA = st.sampled_from([".", ",", " ", "\u00a0", "\u2009", "\u202f"])


def test_tulis() -> None:
    assert tulis(None) == ""
    assert tulis(D("-1234567.500000")) == "-1.234.567,5"
    assert tulis(D("1.234")) == "1,234"
    assert tulis(D(1234)) == "1.234"


@given(TERSIMPAN)
@example(TERBESAR)
@example(-TERBESAR)
@example(D("1.234"))
@example(D("0.123"))
@example(D("-0.000001"))
def test_what_is_written_is_read_back(nilai: Decimal) -> None:
    assert baca(tulis(nilai)) == nilai
    assert baca(formats.angka(nilai)) == nilai
    assert baca(formats.persen(nilai, 6)) == nilai
    assert baca(formats.rupiah(nilai, 6)) == nilai


@given(nilai=TERSIMPAN, kelompok=CARA, desimal=st.sampled_from([".", ","]))
def test_every_grouping_that_can_be_read_in_one_way_is_read(
    nilai: Decimal, kelompok: str, desimal: str
) -> None:
    teks = f"{nilai:,f}"
    bulat, _, pecahan = teks.partition(".")
    if kelompok == desimal or (kelompok == "," and bulat.count(",") == 1 and not pecahan):
        return  # no such writing; or 1,234, which is read as Indonesian
    teks = bulat.replace(",", kelompok) + (desimal + pecahan if pecahan else "")
    if desimal == "." and len(pecahan) == 3 and "," not in bulat and not bulat.lstrip("-").startswith("0"):
        assert baca(teks) == nilai * 1000  # 1.234 is one thousand
    else:
        assert baca(teks) == nilai


@given(nilai=TERSIMPAN, desimal=st.sampled_from([".", ","]))
def test_ungrouped_numbers_are_read(nilai: Decimal, desimal: str) -> None:
    teks = f"{nilai:f}".replace(".", desimal)
    depan, _, belakang = teks.lstrip("-").partition(".")
    if len(depan) <= 3 and len(belakang) == 3 and not depan.startswith("0"):
        assert baca(teks) == nilai * 1000
    else:
        assert baca(teks) == nilai


def coba(teks: str) -> Decimal | str | None:
    """The number, or the message."""
    try:
        return baca(teks)
    except BukanBilangan as galat:
        return str(galat)


@given(st.text(max_size=120) | st.text("0123456789.,- ()Rp%e", max_size=20))
def test_any_text_is_a_storable_number_nothing_or_refused_with_a_sentence(teks: str) -> None:
    hasil = coba(teks)
    if isinstance(hasil, str):
        assert re.fullmatch("“[^\n]{0,41}” tidak terbaca sebagai angka: .+[.]", hasil)
    elif hasil is not None:
        assert abs(hasil) <= TERBESAR
        assert hasil == round(hasil, 6)


@pytest.mark.parametrize("teks", ["9" * 10**5, "1." * 50_000, " " * 10**5 + "x" * 101, "(" * 10**5])
def test_a_huge_text_is_refused_at_once(teks: str) -> None:
    mulai = perf_counter()
    with pytest.raises(BukanBilangan) as galat:
        baca(teks)
    assert perf_counter() - mulai < 0.05
    assert galat.value.sebab is Sebab.TERLALU_PANJANG
    assert len(str(galat.value)) < 100


@pytest.mark.parametrize("teks", ["1 " * 49, "1,111." * 16, "1.111," * 16, "Rp" * 49, "0" * 99 + "x"])
def test_no_pattern_takes_long(teks: str) -> None:
    mulai = perf_counter()
    with pytest.raises(BukanBilangan):
        baca(teks)
    assert perf_counter() - mulai < 0.05


def test_the_message_says_what_was_typed_and_what_would_do() -> None:
    with pytest.raises(BukanBilangan) as galat:
        baca("12 orang")
    assert str(galat.value) == "“12 orang” tidak terbaca sebagai angka: tulis misalnya 1.234,5 atau 46,02%."
    with pytest.raises(BukanBilangan, match="paling banyak 14 angka di depan koma"):
        baca("1" * 15)
    with pytest.raises(BukanBilangan, match="paling banyak 6 angka di belakang koma"):
        baca("0,1234567")


def test_a_quotation_is_short_and_shows_no_control_characters() -> None:
    assert kutipan("x" * 41) == "x" * 40 + "…"
    assert kutipan(" a\tb\u202ec\x00 ") == "a b c "  # U+202E would turn the sentence around
    assert kutipan("<b>") == "<b>"  # escaped where it is shown


@pytest.mark.parametrize(
    ("hitungan", "tersimpan"),
    [
        ("33.3333333333333", "33.333333"),
        ("0.0000005", "0.000001"),
        ("-2.0000004", "-2"),
        ("46.02", "46.02"),
        ("0E+300", "0"),
        ("99999999999999.9999994", "99999999999999.999999"),
    ],
)
def test_a_computed_number_is_rounded_to_what_can_be_stored(hitungan: str, tersimpan: str) -> None:
    assert dari_hitungan(D(hitungan)) == D(tersimpan)


@pytest.mark.parametrize("hitungan", ["1E+14", "99999999999999.9999995", "-1E+300"])
def test_a_computed_number_that_is_too_large_is_refused(hitungan: str) -> None:
    with pytest.raises(BukanBilangan) as galat:
        dari_hitungan(D(hitungan))
    assert galat.value.sebab is Sebab.TERLALU_BESAR
