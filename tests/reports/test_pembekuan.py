"""The job behind TETAPKAN: asked for twice it is one, and one that died can be asked for again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lkjip.enums import TahapLkjip
from lkjip.models import Pengguna, Unit
from reports import terbitan as layanan
from reports.build import sumber_untuk
from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak, Terbitan
from reports.pembekuan import PALING_LAMA, bekukan, berjalan, minta_tetapkan
from reports.terbitan import LangkahDitolak, Permintaan
from tests.reports.bantu_terbitan import TAHUN, cepat, kepala_dari, tahap_tersimpan, unit_lkjip

__all__ = ["cepat"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cepat")]


@pytest.fixture
def unit() -> Unit:
    return unit_lkjip()


@pytest.fixture
def kepala(unit: Unit) -> Pengguna:
    return kepala_dari(unit)


def minta(unit: Unit, kepala: Pengguna) -> PekerjaanCetak:
    return minta_tetapkan(Permintaan(kepala), unit, sumber_untuk(unit.slug, TAHUN))


def test_it_is_final_when_the_job_is_done(unit: Unit, kepala: Pengguna) -> None:
    p = minta(unit, kepala)
    assert (p.keadaan, tahap_tersimpan(unit)) == (KeadaanCetak.ANTRI, TahapLkjip.DRAF)
    bekukan.call(p.pk)
    p.refresh_from_db()
    assert (p.keadaan, p.pesan, tahap_tersimpan(unit)) == (KeadaanCetak.SELESAI, "", TahapLkjip.FINAL)
    assert (p.seluruhnya, p.bab) == (6, "Menyusun PDF")
    assert Terbitan.objects.get().ditetapkan_oleh == kepala
    bekukan.call(p.pk)  # given to a second worker
    assert Terbitan.objects.count() == 1


def test_asked_for_twice_it_is_one_job(unit: Unit, kepala: Pengguna) -> None:
    assert minta(unit, kepala) == minta(unit, kepala_dari(unit))
    PekerjaanCetak.objects.update(keadaan=KeadaanCetak.BERJALAN, mulai_pada=timezone.now())
    assert minta(unit, kepala) == PekerjaanCetak.objects.get()


@pytest.mark.parametrize("keadaan", [KeadaanCetak.ANTRI, KeadaanCetak.BERJALAN])
def test_a_killed_worker_leaves_the_state_and_it_can_be_repeated(
    unit: Unit, kepala: Pengguna, keadaan: KeadaanCetak
) -> None:
    mati = minta(unit, kepala)
    lama = timezone.now() - PALING_LAMA - timedelta(minutes=1)
    mulai = lama if keadaan == KeadaanCetak.BERJALAN else None
    PekerjaanCetak.objects.update(keadaan=keadaan, mulai_pada=mulai, dibuat_pada=lama)
    mati.refresh_from_db()
    assert not berjalan(mati)
    assert tahap_tersimpan(unit) == TahapLkjip.DRAF
    baru = minta(unit, kepala)
    mati.refresh_from_db()
    assert (mati.keadaan, baru.pk != mati.pk) == (KeadaanCetak.GAGAL, True)
    bekukan.call(mati.pk)  # the old worker wakes up
    assert not Terbitan.objects.exists()
    bekukan.call(baru.pk)
    assert tahap_tersimpan(unit) == TahapLkjip.FINAL


def test_what_went_wrong_is_told(
    unit: Unit, kepala: Pengguna, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gagal(*a: Any) -> Any:
        raise RuntimeError("rahasia server")

    monkeypatch.setattr(layanan, "rakit", gagal)
    p = minta(unit, kepala)
    bekukan.call(p.pk)
    p.refresh_from_db()
    assert (p.keadaan, p.pesan) == (
        KeadaanCetak.GAGAL,
        "Berkas tidak dapat disusun; rinciannya ada di catatan server.",
    )
    assert "rahasia server" in caplog.text
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 0)
    p = minta(unit, kepala)
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 1)
    bekukan.call(p.pk)
    p.refresh_from_db()
    assert "Masih ada 1 galat" in p.pesan
    assert tahap_tersimpan(unit) == TahapLkjip.DRAF


def test_what_cannot_be_taken_is_not_queued(unit: Unit, kepala: Pengguna) -> None:
    minta(unit, kepala)
    bekukan.call(PekerjaanCetak.objects.get().pk)
    with pytest.raises(LangkahDitolak, match="tidak berlaku: LKjIP ini final"):
        minta(unit, kepala)
    p = PekerjaanCetak.objects.get()
    p.diminta_oleh = None
    p.keadaan = KeadaanCetak.ANTRI
    p.save()
    bekukan.call(p.pk)
    p.refresh_from_db()
    assert p.pesan == "Akun yang meminta sudah tidak ada."
