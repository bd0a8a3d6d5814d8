"""The dates that are proposed for a year, and more time for one unit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lkjip.atur_periode import catat, perpanjang, usulan
from lkjip.models import Periode, Perpanjangan
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import buka_periode

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("triwulan", "buka", "tenggat", "tutup"),
    [
        (1, date(2024, 4, 1), date(2024, 4, 15), date(2024, 4, 30)),
        (2, date(2024, 7, 1), date(2024, 7, 15), date(2024, 7, 31)),
        (3, date(2024, 10, 1), date(2024, 10, 15), date(2024, 10, 31)),
        (4, date(2025, 1, 1), date(2025, 1, 15), date(2025, 1, 31)),
    ],
)
def test_a_quarter_is_filled_in_the_month_after_it(
    triwulan: int, buka: date, tenggat: date, tutup: date
) -> None:
    u = usulan(2024)[triwulan - 1]
    assert (u.triwulan, u.buka, u.tenggat, u.tutup) == (triwulan, buka, tenggat, tutup)


@pytest.fixture
def periode() -> Periode:
    return buka_periode(buat_unit(), 10)


def tambah(periode: Periode, hari: int, alasan: str = "Banjir.", **lain: object) -> Perpanjangan:
    unit = lain.pop("unit", None) or buat_unit(pemda=periode.pemda)
    sampai = timezone.localdate() + timedelta(hari)
    return perpanjang(periode, unit, sampai=sampai, alasan=alasan, oleh=buat_pengguna(), **lain)


def test_more_time_with_its_reason_by_whom_and_when(periode: Periode) -> None:
    baris = tambah(periode, 11, " Banjir. ")
    assert (baris.alasan, baris.sampai) == ("Banjir.", timezone.localdate() + timedelta(11))
    assert baris.oleh is not None
    assert abs(baris.pada - timezone.now()) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("hari", "alasan", "ruas", "pesan"),
    [
        (11, " ", "alasan", "Tulis alasan"),
        (10, "x", "sampai", "pilih tanggal sesudahnya"),
        (-1, "x", "sampai", "sudah lewat"),
        (400, "x", "sampai", "paling lama satu tahun"),
    ],
)
def test_what_gives_no_time_or_no_reason_is_refused(
    periode: Periode, hari: int, alasan: str, ruas: str, pesan: str
) -> None:
    with pytest.raises(ValidationError) as galat:
        tambah(periode, hari, alasan)
    assert pesan in galat.value.message_dict[ruas][0]
    assert not Perpanjangan.objects.exists()


def test_a_second_extension_must_give_more_than_the_first(periode: Periode) -> None:
    unit = buat_unit(pemda=periode.pemda)
    tambah(periode, 15, unit=unit)
    with pytest.raises(ValidationError):
        tambah(periode, 15, unit=unit)
    tambah(periode, 16, unit=unit)
    assert unit.perpanjangan.count() == 2  # none is taken back


def test_a_unit_of_another_pemda_gets_none(periode: Periode) -> None:
    with pytest.raises(ValueError, match="another pemda"):
        tambah(periode, 15, unit=buat_unit())


def test_who_changed_a_period_stands_in_the_log(periode: Periode, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="lkjip.atur_periode")
    catat(periode, buat_pengguna(username="sari"), "changed")
    assert "by sari" in caplog.text
    assert str(periode.tutup) in caplog.text
