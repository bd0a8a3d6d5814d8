"""Constraints of planning: what the database refuses, and what it says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from perencanaan.models import AksiRencana, HubunganLintas, PeringatanRencana
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.pabrik import buat_pengguna, buat_unit
from tests.perencanaan.bantu_tahunan import TAHUN, dinas

pytestmark = pytest.mark.django_db


def aksi() -> AksiRencana:
    d = dinas()
    return AksiRencana(unit=d.unit, tahun=TAHUN, indikator=d.indikator, uraian="Aksi", tw4=True)


def hubungan() -> HubunganLintas:
    d = dinas()
    return HubunganLintas(sasaran=d.sasaran, unit=buat_unit(pemda=d.unit.pemda), uraian="Data")


def peringatan() -> PeringatanRencana:
    unit = buat_unit()
    return PeringatanRencana(
        unit=unit, tahun=TAHUN, kunci="pk-renstra/a", alasan="Ya.", oleh=buat_pengguna(), pada=timezone.now()
    )


BAIK: Baik = {AksiRencana: aksi, HubunganLintas: hubungan, PeringatanRencana: peringatan}
BURUK: list[tuple[type[models.Model], str, dict[str, Any], str]] = [
    (AksiRencana, "aksi_tahun_wajar", {"tahun": 1999}, "aksi_tahun_wajar"),
    (AksiRencana, "aksi_berjadwal", {"tw4": False}, "Pilih paling sedikit satu triwulan pelaksanaan."),
    (PeringatanRencana, "peringatan_rencana_tahun_wajar", {"tahun": 2101}, "peringatan_rencana_tahun_wajar"),
    (PeringatanRencana, "peringatan_rencana_beralasan", {"alasan": ""}, "Tulis alasan mengapa"),
]


@pytest.mark.parametrize("model", BAIK, ids=lambda m: m.__name__)
def test_a_good_row_is_taken_and_a_second_of_the_same_refused(model: type[models.Model]) -> None:
    terima(BAIK[model]())
    tolak(kembar(BAIK[model]()), "UNIQUE|unique", "sudah ada")


@pytest.mark.parametrize(("model", "nama", "isian", "pesan"), BURUK)
def test_bad_row_is_refused(model: type[models.Model], nama: str, isian: dict[str, Any], pesan: str) -> None:
    tolak(dengan(BAIK[model](), isian), nama, pesan)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_any_quarter_will_do(n: int) -> None:
    terima(dengan(aksi(), {"tw4": False, f"tw{n}": True}))


def test_every_check_constraint_is_tried() -> None:
    assert nama_batasan(BAIK, models.CheckConstraint) == {b[1] for b in BURUK}
