"""Constraints of periods, extensions and notifications."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from lkjip.models import Pemberitahuan, Periode, Perpanjangan
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.pabrik import buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db


def periode() -> Periode:
    tanggal = {"buka": date(2024, 4, 1), "tenggat": date(2024, 4, 15), "tutup": date(2024, 4, 30)}
    return Periode(pemda=buat_pemda(), tahun=2024, triwulan=1, **tanggal)


def perpanjangan() -> Perpanjangan:
    p = periode()
    p.save()
    unit = buat_unit(pemda=p.pemda)
    return Perpanjangan(
        periode=p, unit=unit, sampai=date(2024, 5, 9), alasan="Banjir.", oleh=buat_pengguna(),
        pada=timezone.now(),
    )  # fmt: skip


BAIK: Baik = {
    Periode: periode,
    Perpanjangan: perpanjangan,
    Pemberitahuan: lambda: Pemberitahuan(
        pengguna=buat_pengguna(), kunci="langkah-1", judul="Triwulan I disetujui", dibuat_pada=timezone.now()
    ),
}
URUTAN = "Urutan tanggal: dibuka, batas waktu, lalu ditutup."
WAJAR = "Periode adalah triwulan 1 sampai 4 dari tahun 2000 sampai 2100."
BURUK: list[tuple[type[models.Model], str, dict[str, Any], str]] = [
    (Periode, "periode_masa_wajar", {"triwulan": 5}, WAJAR),
    (Periode, "periode_masa_wajar", {"tahun": 1999}, WAJAR),
    (Periode, "periode_tanggal_urut", {"tenggat": date(2024, 3, 31)}, URUTAN),
    (Periode, "periode_tanggal_urut", {"tutup": date(2024, 4, 14)}, URUTAN),
    (Perpanjangan, "perpanjangan_beralasan", {"alasan": ""}, "Perpanjangan harus disertai alasan."),
]


@pytest.mark.parametrize("model", BAIK, ids=lambda m: m.__name__)
def test_good_row_is_taken(model: type[models.Model]) -> None:
    terima(BAIK[model]())


def test_a_period_of_one_day_is_taken() -> None:
    hari = date(2024, 4, 1)
    terima(dengan(periode(), {"tenggat": hari, "tutup": hari}))


@pytest.mark.parametrize(("model", "nama", "isian", "pesan"), BURUK)
def test_bad_row_is_refused(model: type[models.Model], nama: str, isian: dict[str, Any], pesan: str) -> None:
    tolak(dengan(BAIK[model](), isian), nama, pesan)


@pytest.mark.parametrize(
    ("model", "pesan"), [(Periode, "Periode triwulan ini sudah ada."), (Pemberitahuan, "sudah ada")]
)
def test_second_row_of_the_same_is_refused(model: type[models.Model], pesan: str) -> None:
    tolak(kembar(BAIK[model]()), "UNIQUE|unique", pesan)


def test_an_extension_outlives_the_account_that_gave_it() -> None:
    baris = perpanjangan()
    baris.save()
    baris.oleh.delete()
    baris.refresh_from_db()
    assert (baris.oleh, baris.alasan) == (None, "Banjir.")


def test_every_check_constraint_is_tried() -> None:
    assert nama_batasan(BAIK, models.CheckConstraint) == {b[1] for b in BURUK}
