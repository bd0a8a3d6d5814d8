"""Documents in the background: one job for one document, whoever asks, whatever dies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock, patch

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import default_task_backend
from django_tasks_db.models import DBTaskResult

from lkjip.enums import Peran
from lkjip.models import Pengguna
from reports import pekerjaan
from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak
from reports.pekerjaan import (
    BATAS_JALAN,
    BATAS_UMUR,
    antrean_diam,
    isi_jadi,
    isi_kini,
    kerjakan,
    lanjutkan,
    minta,
    rapikan,
)
from reports.renderers.pdf import GagalCetak
from reports.sumber import Sumber
from tests.pabrik import buat_pengguna
from tests.pengisian.bantu import unit_demo

pytestmark = pytest.mark.django_db
KINI = timezone.now()


@pytest.fixture(autouse=True)
def sidik() -> Iterator[Mock]:
    """Of a report that takes no time. tests/reports/test_sidik_dokumen.py has the true ones."""
    palsu = Mock(return_value="a" * 64)
    with (
        patch.object(pekerjaan, "sidik_kini", palsu),
        patch.object(pekerjaan, "sidik_laporan", palsu),
        patch.object(pekerjaan, "susun_terlacak", return_value=(Mock(), [])),
    ):
        yield palsu


@pytest.fixture(autouse=True)
def antre(settings: Any, tmp_path: Path) -> None:
    """Tasks wait for a worker that never comes; no test sees another one's files."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    default_task_backend.clear()
    settings.CACHES = {
        nama: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": f"{tmp_path}{nama}"}
        for nama in settings.CACHES
    }


@pytest.fixture
def user() -> Pengguna:
    return buat_pengguna(Peran.PERENCANA, unit_demo())


@pytest.fixture
def tulis() -> Iterator[Mock]:
    with patch.object(pekerjaan, "tulis", return_value=b"%PDF") as palsu:
        yield palsu


def sumber() -> Sumber:
    return Sumber(unit_demo().pk, 2024)


def pesan(user: Pengguna, format: str = "pdf") -> PekerjaanCetak:
    return minta(user, sumber(), "lkjip", format, KINI)


def ubah(p: PekerjaanCetak, **jadi: object) -> None:
    PekerjaanCetak.objects.filter(pk=p.pk).update(**jadi)
    p.refresh_from_db()


def test_who_asks_second_gets_the_first_one_s_job(user: Pengguna) -> None:
    pertama = pesan(user)
    assert pesan(buat_pengguna(Peran.KEPALA, unit_demo())) == pertama
    assert pesan(user, "docx") != pertama
    assert [r.args for r in default_task_backend.results] == [
        [p.pk] for p in PekerjaanCetak.objects.order_by("pk")
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        PekerjaanCetak.objects.create(
            unit_id=pertama.unit_id, tahun=2024, dokumen="lkjip", format="pdf", sidik=pertama.sidik,
            keadaan=KeadaanCetak.BERJALAN, dibuat_pada=KINI,
        )  # fmt: skip


def test_two_workers_make_it_once(user: Pengguna, tulis: Mock) -> None:
    p = pesan(user)
    tulis.side_effect = lambda *a: kerjakan(p.pk) or b"%PDF-1"  # the second comes while the first is at it
    kerjakan(p.pk)
    kerjakan(p.pk)
    p.refresh_from_db()
    assert (tulis.call_count, p.keadaan, p.ukuran) == (1, KeadaanCetak.SELESAI, 6)
    assert isi_kini(sumber(), "lkjip", "pdf") == b"%PDF-1"
    assert pesan(user).pk != p.pk  # asked for again, it is a new job …
    kerjakan(pesan(user).pk)
    assert tulis.call_count == 1  # … which finds the file


def test_the_file_is_of_the_figures_when_it_was_made(user: Pengguna, tulis: Mock, sidik: Mock) -> None:
    p = pesan(user)
    sidik.return_value = "b" * 64  # somebody saved before a worker came
    kerjakan(p.pk)
    p.refresh_from_db()
    assert p.sidik == "b" * 64
    assert isi_kini(sumber(), "lkjip", "pdf") == b"%PDF"
    assert isi_jadi("a" * 64, "lkjip", "pdf") is None


def test_progress_is_told_by_chapter(user: Pengguna) -> None:
    p = pesan(user)

    def cetak(report: object, kemajuan: pekerjaan.Kemajuan) -> bytes:
        kemajuan(2, 6, "Bab II " + "x" * 300)
        p.refresh_from_db()
        assert (p.keadaan, p.selesai, p.seluruhnya, p.bab[:6]) == (KeadaanCetak.BERJALAN, 2, 6, "Bab II")
        return b"%PDF"

    with (
        patch.object(pekerjaan, "import_string", return_value=cetak),
        patch.object(pekerjaan, "BERKEMAJUAN", {("lkjip", "pdf")}),
    ):
        kerjakan(p.pk)
    p.refresh_from_db()
    assert (p.keadaan, p.bab) == (KeadaanCetak.SELESAI, "")


@pytest.mark.parametrize(
    ("galat", "pesannya"),
    [
        (GagalCetak("Dokumen terlalu besar."), "Dokumen terlalu besar."),
        (ValueError("rahasia"), pekerjaan.PESAN_GAGAL),
    ],
)
def test_a_failure_says_why_and_can_be_tried_again(
    user: Pengguna, tulis: Mock, galat: Exception, pesannya: str, caplog: pytest.LogCaptureFixture
) -> None:
    p = pesan(user)
    tulis.side_effect = galat
    kerjakan(p.pk)
    p.refresh_from_db()
    assert (p.keadaan, p.pesan) == (KeadaanCetak.GAGAL, pesannya)
    assert str(galat) in caplog.text
    assert pesan(user).pk != p.pk


def test_a_job_whose_worker_died_is_taken_up_again(user: Pengguna, tulis: Mock) -> None:
    p = pesan(user)
    ubah(p, keadaan=KeadaanCetak.BERJALAN, mulai_pada=KINI - BATAS_JALAN + timedelta(seconds=1))
    assert not lanjutkan(p, KINI)  # it may be alive
    ubah(p, mulai_pada=KINI - BATAS_JALAN - timedelta(seconds=1), selesai=3)
    assert pesan(user) == p  # who asks again sets it going
    p.refresh_from_db()
    assert (p.keadaan, p.selesai, len(default_task_backend.results)) == (KeadaanCetak.ANTRI, 0, 2)
    kerjakan(p.pk)
    p.refresh_from_db()
    assert p.keadaan == KeadaanCetak.SELESAI


def test_a_job_that_ends_its_worker_each_time_has_failed(user: Pengguna) -> None:
    p = pesan(user)
    lama = KINI - BATAS_UMUR - timedelta(seconds=1)
    ubah(p, keadaan=KeadaanCetak.BERJALAN, mulai_pada=lama, dibuat_pada=lama)
    assert not lanjutkan(p, KINI)
    assert (p.keadaan, p.pesan) == (KeadaanCetak.GAGAL, pekerjaan.PESAN_TERHENTI)


def test_a_worker_taken_for_dead_changes_nothing_any_more(user: Pengguna, tulis: Mock) -> None:
    p = pesan(user)

    def lama(*a: object) -> bytes:
        ubah(p, mulai_pada=KINI + timedelta(hours=1))  # another one has it now
        return b"%PDF"

    tulis.side_effect = lama
    kerjakan(p.pk)
    p.refresh_from_db()
    assert p.keadaan == KeadaanCetak.BERJALAN


def test_a_queue_that_does_not_move_is_noticed(user: Pengguna) -> None:
    p = pesan(user)
    assert not antrean_diam(p, KINI + timedelta(seconds=9))
    nanti = KINI + timedelta(seconds=11)
    assert antrean_diam(p, nanti)
    lain = pesan(user, "docx")
    ubah(lain, keadaan=KeadaanCetak.BERJALAN, mulai_pada=KINI)
    assert not antrean_diam(p, nanti)  # its turn comes
    ubah(lain, keadaan=KeadaanCetak.SELESAI, berakhir_pada=nanti - timedelta(seconds=5))
    assert not antrean_diam(p, nanti)
    assert antrean_diam(p, nanti + timedelta(seconds=6))


def test_old_jobs_are_forgotten(user: Pengguna) -> None:
    tua, muda = pesan(user), pesan(user, "docx")
    ubah(tua, dibuat_pada=KINI - timedelta(days=8))
    rapikan(KINI)
    assert list(PekerjaanCetak.objects.all()) == [muda]


@pytest.mark.django_db(transaction=True)
def test_the_worker_of_an_installation_makes_it(user: Pengguna, tulis: Mock, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    p = pesan(user)
    call_command("db_worker", "--batch", "--no-startup-delay", "--no-reload", "--interval=0", verbosity=0)
    p.refresh_from_db()
    assert (p.keadaan, tulis.call_count) == (KeadaanCetak.SELESAI, 1)
    assert DBTaskResult.objects.successful().count() == 1
    rapikan(KINI + timedelta(days=8))
    assert not DBTaskResult.objects.exists()
