"""Downloads that are made in the background: the file at once, or the page that tells how far it is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock, patch

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks import default_task_backend

from lkjip.enums import Peran
from reports import pekerjaan
from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak
from reports.pekerjaan import kerjakan, simpan_jadi
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import unit_demo
from tests.reports.halaman import alamat

pytestmark = pytest.mark.django_db
SIDIK = "a" * 64


@pytest.fixture(autouse=True)
def antre(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that never comes; a report that takes no time."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    default_task_backend.clear()
    settings.CACHES = {
        nama: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": f"{tmp_path}{nama}"}
        for nama in settings.CACHES
    }
    for nama, hasil in (("sidik_kini", SIDIK), ("sidik_laporan", SIDIK), ("susun_terlacak", (Mock(), []))):
        monkeypatch.setattr(pekerjaan, nama, Mock(return_value=hasil))
    monkeypatch.setattr(pekerjaan, "tulis", Mock(return_value=b"%PDF-1"))


@pytest.fixture
def masuk(client: Client) -> Client:
    client.force_login(buat_pengguna(Peran.OPERATOR, unit_demo()))
    return client


def buat(**lain: object) -> PekerjaanCetak:
    isi = {"unit": unit_demo(), "tahun": 2024, "dokumen": "lkjip", "format": "pdf", "sidik": SIDIK}
    return PekerjaanCetak.objects.create(**isi | {"dibuat_pada": timezone.now()} | lain)


def halaman(p: PekerjaanCetak, akhir: str = "") -> str:
    return alamat(f"cetakan/{p.pk}/{akhir}")


def test_from_the_link_to_the_file(masuk: Client) -> None:
    jawaban = masuk.get(alamat("unduh/lkjip.pdf"))
    p = PekerjaanCetak.objects.get()
    assert (jawaban.status_code, jawaban["Location"]) == (302, halaman(p))
    isi = masuk.get(halaman(p)).text
    assert "LKjIP-dp3akb-2024.pdf sedang disusun" in isi
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in isi
    kerjakan(p.pk)
    jadi = masuk.get(halaman(p), {"potongan": "1"}).text
    assert "<html" not in jadi
    assert "siap diunduh" in jadi
    assert f'href="{halaman(p, "berkas/")}"' in jadi
    for jalur in (halaman(p, "berkas/"), alamat("unduh/lkjip.pdf")):  # and from now on at once
        jawaban = masuk.get(jalur)
        assert jawaban.content == b"%PDF-1"
        assert jawaban["Content-Disposition"] == 'attachment; filename="LKjIP-dp3akb-2024.pdf"'
    assert PekerjaanCetak.objects.count() == 1


def test_progress_by_chapter(masuk: Client) -> None:
    p = buat(
        keadaan=KeadaanCetak.BERJALAN, mulai_pada=timezone.now(), selesai=2, seluruhnya=6, bab="Bab <III>"
    )
    isi = masuk.get(halaman(p)).text
    assert 'max="6" value="2"' in isi
    assert "Bagian 3 dari 6: Bab &lt;III&gt;" in isi


def test_without_a_worker_the_page_says_so_and_prints_in_the_request(masuk: Client) -> None:
    p = buat()
    assert "Antrean tidak bergerak" not in masuk.get(halaman(p)).text
    PekerjaanCetak.objects.update(dibuat_pada=timezone.now() - timedelta(seconds=11))
    isi = masuk.get(halaman(p)).text
    assert "Antrean tidak bergerak" in isi
    assert f'href="{alamat("unduh/lkjip.pdf")}?tunggu=1"' in isi
    assert masuk.get(alamat("unduh/lkjip.pdf"), {"tunggu": "1"}).content == b"%PDF-1"
    p.refresh_from_db()
    assert p.keadaan == KeadaanCetak.SELESAI


def test_a_failure_is_told_with_a_way_to_try_again(masuk: Client) -> None:
    with patch.object(pekerjaan, "tulis", side_effect=RuntimeError("kertas <habis>")):
        jawaban = masuk.get(alamat("unduh/lkjip.docx"), {"tunggu": "1"}, follow=True)
    assert "LKjIP-dp3akb-2024.docx tidak dapat disusun" in jawaban.text
    assert pekerjaan.PESAN_GAGAL in jawaban.text
    assert "habis" not in jawaban.text
    assert f'href="{alamat("unduh/lkjip.docx")}">Coba lagi' in jawaban.text
    assert "js/cetakan.js" not in jawaban.text  # it changes no more


def test_a_file_that_is_kept_no_more_is_made_again(masuk: Client) -> None:
    p = buat(keadaan=KeadaanCetak.SELESAI, ukuran=1, berakhir_pada=timezone.now())
    assert masuk.get(halaman(p, "berkas/"))["Location"] == alamat("unduh/lkjip.pdf")
    simpan_jadi(SIDIK, "lkjip", "pdf", b"%PDF-2")
    assert masuk.get(halaman(p, "berkas/")).content == b"%PDF-2"


def test_of_another_unit_or_year_or_without_the_right(masuk: Client) -> None:
    p = buat()
    lain = buat(unit=buat_unit(pemda=unit_demo().pemda))
    for jalur in ("", "berkas/"):
        assert Client().get(halaman(p, jalur)).status_code == 302
        assert masuk.get(halaman(lain, jalur)).status_code == 404
        assert masuk.get(alamat(f"cetakan/{p.pk}/{jalur}", tahun=2023)).status_code == 404
        assert masuk.get(alamat(f"cetakan/{10**30}/{jalur}")).status_code == 404
        assert masuk.post(halaman(p, jalur)).status_code == 405
        with patch("reports.views.dasar.boleh", return_value=False):
            assert masuk.get(halaman(p, jalur)).status_code == 403


def test_the_page_costs_few_queries(masuk: Client, django_assert_max_num_queries: Any) -> None:
    p = buat()
    with django_assert_max_num_queries(15):
        masuk.get(halaman(p))
