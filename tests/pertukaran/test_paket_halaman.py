"""The page of the package: rights, asking for it, its job, and the download."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lkjip.enums import Peran
from pertukaran.paket import pekerjaan
from pertukaran.paket.baca import periksa_paket
from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak
from tests.pabrik import buat_pengguna, buat_unit
from tests.pertukaran.bantu import unit_demo
from tests.pertukaran.bantu_paket import cepat

__all__ = ["cepat"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cepat", "antre")]
HALAMAN = "/dp3akb/2024/paket/"


@pytest.fixture
def antre(settings: Any) -> None:
    """The test is the worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def masuk(client: Client, peran: Peran = Peran.PERENCANA) -> None:
    unit = unit_demo()
    pemda_luas = peran in (Peran.KOORDINATOR, Peran.INSPEKTORAT, Peran.ADMIN)
    client.force_login(
        buat_pengguna(peran, None if pemda_luas else unit, pemda=unit.pemda if pemda_luas else None)
    )


def kerjakan() -> PekerjaanCetak:
    p = PekerjaanCetak.objects.get(dokumen="paket")
    pekerjaan.susun.call(p.pk)
    p.refresh_from_db()
    return p


@pytest.mark.parametrize("peran", [Peran.KOORDINATOR, Peran.INSPEKTORAT, Peran.PERENCANA, Peran.KEPALA])
def test_who_may_download_makes_and_gets_it(client: Client, peran: Peran, tmp_path: Path) -> None:
    masuk(client, peran)
    halaman = client.get(HALAMAN).text
    assert "Paket belum disusun" in halaman
    assert "LHE atas AKIP 2024 belum ditetapkan Inspektorat." in halaman
    assert client.post(HALAMAN)["Location"] == HALAMAN
    assert "data-belum" in client.get(HALAMAN).text
    assert kerjakan().keadaan == KeadaanCetak.SELESAI
    assert "data-unduh" in client.get(f"{HALAMAN}?potongan=1").text
    jawaban = client.get(f"{HALAMAN}unduh/")
    assert jawaban["Content-Disposition"] == 'attachment; filename="paket-sakip-dp3akb-2024.zip"'
    assert jawaban.streaming
    (tmp_path / "p.zip").write_bytes(b"".join(jawaban))
    assert periksa_paket(tmp_path / "p.zip")["unit"]["kode"] == "dp3akb"


def test_nobody_else(client: Client) -> None:
    for alamat in (HALAMAN, f"{HALAMAN}unduh/"):
        assert client.get(alamat)["Location"].startswith("/masuk/")
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    for alamat in (HALAMAN, f"{HALAMAN}unduh/"):
        assert client.get(alamat).status_code == 404
    assert client.post(HALAMAN).status_code == 404
    lain = buat_unit()
    client.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=lain.pemda))
    assert client.get(HALAMAN).status_code == 404, "of another pemda"
    masuk(client)
    assert client.get("/dp3akb/1999/paket/").status_code == 404
    assert client.post(f"{HALAMAN}unduh/").status_code == 405
    assert not PekerjaanCetak.objects.exists()


def test_a_second_request_joins_the_first_and_a_new_one_comes_after(client: Client) -> None:
    masuk(client)
    client.post(HALAMAN)
    client.post(HALAMAN)
    assert PekerjaanCetak.objects.filter(dokumen="paket").count() == 1
    kerjakan()
    client.post(HALAMAN)
    assert PekerjaanCetak.objects.filter(dokumen="paket").count() == 2
    halaman = client.get(HALAMAN).text
    assert "data-belum" in halaman
    with closing(client.get(f"{HALAMAN}unduh/")) as lama:
        assert lama.status_code == 200, "the one before is there until the new one is"
    nomor = PekerjaanCetak.objects.first().pk
    assert client.get(f"/dp3akb/2024/cetakan/{nomor}/").status_code == 404, "not a document of that page"


def test_a_file_that_is_gone_leads_back_to_the_page(client: Client) -> None:
    masuk(client)
    assert client.get(f"{HALAMAN}unduh/")["Location"] == HALAMAN
    client.post(HALAMAN)
    pekerjaan.letak(kerjakan()).unlink()
    assert client.get(f"{HALAMAN}unduh/")["Location"] == HALAMAN
    assert "sudah tidak disimpan" in client.get(HALAMAN).text


def test_a_job_that_failed_or_whose_worker_died_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    masuk(client)
    client.post(HALAMAN)
    PekerjaanCetak.objects.update(dibuat_pada=timezone.now() - timedelta(minutes=1))
    assert "tidak ada pekerja" in client.get(HALAMAN).text
    mati = timezone.now() - timedelta(hours=1)
    PekerjaanCetak.objects.update(keadaan=KeadaanCetak.BERJALAN, mulai_pada=mati)
    assert "terhenti di tengah jalan" in client.get(HALAMAN).text
    client.post(HALAMAN)
    baru = PekerjaanCetak.objects.get(keadaan=KeadaanCetak.ANTRI)
    monkeypatch.setattr(pekerjaan, "tulis_paket", Mock(side_effect=OSError("penuh")))
    pekerjaan.susun.call(baru.pk)
    assert "rinciannya ada di catatan server" in client.get(HALAMAN).text
    assert "penuh" in caplog.text
    assert list(pekerjaan.letak(baru).parent.iterdir()) == [], "nothing half is left"


def test_old_packages_are_taken_away(client: Client) -> None:
    masuk(client)
    client.post(HALAMAN)
    lama = pekerjaan.letak(kerjakan())
    os.utime(lama, (0, 0))
    pekerjaan.rapikan()
    assert not lama.exists()


def test_the_page_asks_a_fixed_number_of_questions(client: Client) -> None:
    masuk(client)
    client.post(HALAMAN)
    kerjakan()
    client.get(HALAMAN)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert client.get(HALAMAN).status_code == 200
    assert len(kueri) <= 15, [q["sql"][:120] for q in kueri]


def test_the_report_leads_to_it(client: Client) -> None:
    masuk(client)
    assert f'href="{HALAMAN}"' in client.get("/dp3akb/2024/laporan/").text
