"""How far a section is, from its blocks alone."""

from datetime import UTC, date, datetime

import pytest

from reports.blok import Blok, BlokGambar, BlokHalaman, BlokNarasi, Geser, Lembar
from reports.enums import KeadaanBagian as K
from reports.keadaan_bagian import Isian, isian, keadaan, terlambat
from tests.reports.test_html import tabel

OTOMATIS = BlokNarasi("a", "<p>Capaian 91%.</p>")
KOSONG = BlokNarasi("b", '<p class="kosong">Bagian ini belum ditulis.</p>')
DITULIS = BlokNarasi("b", "<p>Sudah.</p>", ditulis=True)
BERGESER = BlokNarasi("c", "<p>91%</p>", ditulis=True, bergeser=(Geser("ind:idg", "IDG", "91%", "92%"),))
LAMPIRAN = BlokHalaman("l", "SK", (Lembar(1, 5, 7, b"x"),))
SAAT = datetime(2025, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("blok", "selesai", "harap"),
    [
        ((OTOMATIS,), None, K.OTOMATIS),
        ((OTOMATIS, DITULIS), None, K.DITULIS),
        ((OTOMATIS, KOSONG), None, K.BELUM),
        ((OTOMATIS, KOSONG), SAAT, K.BELUM),  # an empty text is not finished
        ((OTOMATIS,), SAAT, K.SELESAI),
        ((DITULIS, BERGESER), None, K.PERLU_DILIHAT),
        ((DITULIS, BERGESER), SAAT, K.PERLU_DILIHAT),  # finished, and then a figure moved
        ((LAMPIRAN,), None, K.DITULIS),
        ((LAMPIRAN,), SAAT, K.SELESAI),
    ],
)
def test_the_state_follows_from_the_texts(blok: tuple[Blok, ...], selesai: datetime | None, harap: K) -> None:
    assert keadaan(blok, ("b",), selesai) == harap


def test_what_is_empty_is_not_filled() -> None:
    gambar = BlokGambar("g", "1.1", "Judul", "", "")
    assert isian((OTOMATIS, KOSONG, tabel(), tabel(baris=()), gambar)) == Isian(2, 5)
    assert isian((OTOMATIS, KOSONG)).persen == 50
    assert isian(()).persen is None
    assert Isian(1, 2) + Isian(2, 2) == Isian(3, 4)


def test_a_due_day_is_missed_on_the_day_after_and_only_unfinished() -> None:
    hari = date(2025, 2, 10)
    assert not terlambat(None, K.BELUM, hari)
    assert not terlambat(hari, K.BELUM, hari)
    assert terlambat(date(2025, 2, 9), K.DITULIS, hari)
    assert not terlambat(date(2025, 2, 9), K.SELESAI, hari)
    assert not terlambat(date(2025, 2, 9), None, hari)  # a heading without a content of its own
