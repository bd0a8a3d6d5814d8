"""Where a quarter stands: state, version, period and limits; for one, for a year, for many."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lkjip.enums import Keadaan
from lkjip.models import Periode, Perpanjangan, Unit
from lkjip.periode import Saat
from pengisian.models import TriwulanUnit
from pengisian.posisi import posisi, posisi_banyak, posisi_setahun
from tests.pabrik import buat_unit
from tests.pengisian.bantu_alur import TAHUN, TRIWULAN, buka_periode, taruh, unit_kecil

pytestmark = pytest.mark.django_db


def perpanjang(unit: Unit, sampai: date) -> None:
    Perpanjangan.objects.create(
        periode=Periode.objects.get(pemda=unit.pemda), unit=unit, sampai=sampai, alasan="x",
        pada=timezone.now(),
    )  # fmt: skip


def test_a_quarter_that_nobody_touched() -> None:
    kini = posisi(buat_unit(), TAHUN, TRIWULAN)
    assert (kini.keadaan, kini.versi) == (Keadaan.TERISI_SEBAGIAN, 1)
    assert (kini.jendela.saat, kini.penjelasan_di_bawah) == (Saat.TANPA_PERIODE, None)
    assert "belum ditetapkan" in kini.sebab


def test_state_version_period_and_limits() -> None:
    unit = unit_kecil()
    periode = buka_periode(unit)
    taruh(unit, Keadaan.DIKEMBALIKAN)
    TriwulanUnit.objects.update(versi=3)
    kini = posisi(unit, TAHUN, TRIWULAN)
    assert (kini.keadaan, kini.versi, kini.akses.terbuka) == (Keadaan.DIKEMBALIKAN, 3, True)
    assert (kini.jendela.tenggat, kini.penjelasan_di_bawah, kini.penjelasan_di_atas) == (
        periode.tenggat, 100, 150,
    )  # fmt: skip
    assert kini.sebab == ""


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI])
def test_the_state_says_why_before_the_period_does(keadaan: Keadaan) -> None:
    unit = unit_kecil()
    buka_periode(unit, -30)
    taruh(unit, keadaan)
    assert posisi(unit, TAHUN, TRIWULAN).sebab.startswith("Triwulan ini sudah")


def test_the_latest_extension_counts_and_only_for_its_unit() -> None:
    unit, hari = unit_kecil(), timezone.localdate()
    lain = buat_unit(pemda=unit.pemda)
    buka_periode(unit, -30)
    perpanjang(unit, hari + timedelta(9))
    perpanjang(unit, hari + timedelta(3))
    hasil = posisi_banyak(unit.pemda.unit.all(), TAHUN, TRIWULAN)
    assert hasil[unit.pk].jendela.tutup_unit == hari + timedelta(9)
    assert hasil[unit.pk].akses.terbuka
    assert hasil[lain.pk].jendela.saat == Saat.DITUTUP


def test_the_period_of_another_pemda_or_quarter_is_none() -> None:
    unit = unit_kecil()
    buka_periode(buat_unit())
    buka_periode(unit, triwulan=3)
    assert posisi(unit, TAHUN, TRIWULAN).jendela.saat == Saat.TANPA_PERIODE


def test_a_year_is_its_four_quarters_in_one_query(django_assert_num_queries) -> None:
    unit = unit_kecil()
    buka_periode(unit, triwulan=2)
    perpanjang(unit, timezone.localdate() + timedelta(40))
    taruh(unit, Keadaan.TERKUNCI, triwulan=1)
    with django_assert_num_queries(1):
        hasil = posisi_setahun(unit, TAHUN)
    assert hasil == tuple(posisi(unit, TAHUN, triwulan) for triwulan in range(1, 5))
    assert [k.triwulan for k in hasil] == [1, 2, 3, 4]


def test_many_units_in_one_query(django_assert_num_queries) -> None:
    pemda = unit_kecil().pemda
    for _ in range(3):
        buat_unit(pemda=pemda)
    with django_assert_num_queries(1):
        assert len(posisi_banyak(pemda.unit.all(), TAHUN, TRIWULAN)) == 4


def test_another_day_can_be_asked_for() -> None:
    unit = unit_kecil()
    periode = buka_periode(unit)
    assert posisi(unit, TAHUN, TRIWULAN, periode.tutup).akses.terbuka
    assert not posisi(unit, TAHUN, TRIWULAN, periode.tutup + timedelta(1)).akses.terbuka
