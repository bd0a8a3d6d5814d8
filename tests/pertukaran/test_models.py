"""Constraints of imports and of the API's tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from lkjip.enums import Peran
from pertukaran.enums import JenisImpor
from pertukaran.models import UMUR, Impor, KirimanApi, KunciApi, PemetaanKode
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.pengisian.bantu import orang, unit_demo

pytestmark = pytest.mark.django_db


def impor() -> Impor:
    return Impor(
        pengguna=orang(), unit=unit_demo(), tahun=2024, jenis=JenisImpor.SIPD_PAGU, nama_berkas="a.csv",
        sidik="0" * 64, pada=timezone.now(),
    )  # fmt: skip


def pemetaan() -> PemetaanKode:
    return PemetaanKode(
        unit=unit_demo(),
        kode_asal="2.08.02.2.01.01",
        kode_tujuan="1.1.1.1",
        oleh=orang(),
        pada=timezone.now(),
    )


def kunci() -> KunciApi:
    unit, oleh = unit_demo(), orang(Peran.KOORDINATOR)
    return KunciApi(
        pemda=unit.pemda, unit=unit, nama="SIMDA", awalan="lkjip_ab", sidik="1" * 64, lingkup=["baca"],
        atas_nama=oleh, dibuat_oleh=oleh, dibuat_pada=timezone.now(),
    )  # fmt: skip


def kiriman() -> KirimanApi:
    k = kunci()
    k.save()
    return KirimanApi(
        kunci=k, kunci_idempoten="x", sidik="2" * 64, status=200, jawaban={"a": 1}, pada=timezone.now()
    )


BAIK: Baik = {Impor: impor, PemetaanKode: pemetaan, KunciApi: kunci, KirimanApi: kiriman}
BURUK: list[tuple[Callable[[], models.Model], dict[str, Any], str]] = [
    (impor, {"tahun": 1800}, "impor_tahun_wajar"),
    (impor, {"persen": 101}, "impor_persen_wajar"),
]


@pytest.mark.parametrize("buat", BAIK.values())
def test_good_rows_are_taken(buat: Callable[[], models.Model]) -> None:
    terima(buat())


@pytest.mark.parametrize(("buat", "isian", "nama"), BURUK)
def test_bad_rows_are_refused(buat: Callable[[], models.Model], isian: dict[str, Any], nama: str) -> None:
    tolak(dengan(buat(), isian), nama, "")


@pytest.mark.parametrize(
    ("buat", "kolom", "pesan"),
    [
        (pemetaan, "pertukaran_pemetaankode.unit_id, pertukaran_pemetaankode.kode_asal", "sudah dipetakan"),
        (kiriman, "pertukaran_kirimanapi.kunci_id", ""),
    ],
)
def test_rows_are_unique(buat: Callable[[], models.Model], kolom: str, pesan: str) -> None:
    tolak(kembar(buat()), kolom, pesan)


def test_each_check_is_tried() -> None:
    assert nama_batasan(BAIK, models.CheckConstraint) == {nama for _, _, nama in BURUK}
    assert nama_batasan(BAIK, models.UniqueConstraint) == {"pemetaan_kode_unik", "kiriman_api_unik"}


def test_what_is_not_applied_expires() -> None:
    lama, baru, diterapkan = impor(), impor(), impor()
    lama.pada = diterapkan.pada = timezone.now() - UMUR
    diterapkan.diterapkan_pada = timezone.now()
    for i in (lama, baru, diterapkan):
        i.save()
    assert list(Impor.objects.kedaluwarsa()) == [lama]
