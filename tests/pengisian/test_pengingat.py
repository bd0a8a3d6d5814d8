"""Reminders: what goes out on which day, to whom, once; and by mail."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from lkjip.enums import Keadaan, Peran
from lkjip.models import Pemberitahuan, Periode, Perpanjangan, Unit
from lkjip.periode import Jendela, pengingat
from pengisian.models import TriwulanUnit
from pengisian.pengingat import ingatkan
from tests.pabrik import buat_pemda, buat_unit
from tests.pengisian.bantu_alur import TAHUN, pejabat, saat, taruh

pytestmark = pytest.mark.django_db
BUKA, TENGGAT, TUTUP = date(2024, 4, 1), date(2024, 4, 15), date(2024, 4, 30)


@pytest.fixture
def unit() -> Unit:
    unit = buat_unit("dinas-uji")
    Periode.objects.create(pemda=unit.pemda, tahun=TAHUN, triwulan=1, buka=BUKA, tenggat=TENGGAT, tutup=TUTUP)
    return unit


def sehari(hari: date) -> list[str]:
    """The titles of what is new on a day."""
    lama = set(Pemberitahuan.objects.values_list("pk", flat=True))
    ingatkan(saat(hari.year, hari.month, hari.day, 6))
    return sorted(set(Pemberitahuan.objects.exclude(pk__in=lama).values_list("judul", flat=True)))


def berhari_hari(awal: date, akhir: date) -> dict[date, list[str]]:
    """A run on each day; only days on which something went out."""
    hasil = {}
    for n in range((akhir - awal).days + 1):
        if baru := sehari(awal + timedelta(n)):
            hasil[awal + timedelta(n)] = baru
    return hasil


def bagian(hasil: dict[date, list[str]], awal: str) -> dict[str, str]:
    return {f"{h:%m-%d}": j.removeprefix(awal).strip(" :") for h, (j,) in hasil.items()}


@pytest.mark.parametrize(
    ("hari", "apa"),
    [
        (date(2024, 3, 31), ""),
        (BUKA, "buka"),
        (date(2024, 4, 7), "buka"),
        (date(2024, 4, 8), "h7"),
        (date(2024, 4, 13), "h7"),
        (date(2024, 4, 14), "h1"),
        (TENGGAT, "h1"),
        (date(2024, 4, 16), "lewat-1"),
        (date(2024, 4, 22), "lewat-7"),
        (date(2024, 4, 23), "lewat-minggu-1"),
        (date(2024, 4, 29), "lewat-minggu-2"),
        (TUTUP, "lewat-minggu-2"),
        (date(2024, 5, 1), "tutup"),
    ],
)
def test_which_reminder_is_due(hari: date, apa: str) -> None:
    assert pengingat(Jendela(hari, BUKA, TENGGAT, TUTUP)) == apa


def test_what_can_still_be_done_after_the_closing_is_reminded_of() -> None:
    jendela = Jendela(date(2024, 5, 6), BUKA, TENGGAT, TUTUP)
    assert pengingat(jendela, sesudah_tutup=True) == "lewat-minggu-3"
    assert pengingat(Jendela(BUKA), sesudah_tutup=True) == ""


def test_a_whole_period_of_a_unit_that_submits_nothing(unit: Unit) -> None:
    pejabat(unit, Peran.PERENCANA)
    hasil = berhari_hari(date(2024, 3, 25), date(2024, 6, 15))
    assert bagian(hasil, "Triwulan I Tahun 2024 DINAS-UJI") == {
        "04-01": "Pengisian Triwulan I Tahun 2024 DINAS-UJI dibuka",
        "04-08": "7 hari lagi sampai batas waktu",
        "04-14": "batas waktunya besok",
        **{f"04-{15 + n}": f"terlambat {n} hari" for n in range(1, 8)},
        "04-23": "terlambat 8 hari",
        "04-29": "terlambat 14 hari",
        "05-01": "ditutup dan belum diajukan",
    }


def test_days_on_which_nothing_ran_are_made_up_for(unit: Unit) -> None:
    pejabat(unit, Peran.PERENCANA)
    assert sehari(date(2024, 4, 10)) == ["Triwulan I Tahun 2024 DINAS-UJI: 5 hari lagi sampai batas waktu"]
    assert sehari(TENGGAT) == ["Triwulan I Tahun 2024 DINAS-UJI: batas waktunya hari ini"]
    assert sehari(TENGGAT) == []


def test_to_whom(unit: Unit) -> None:
    for peran in Peran:
        pejabat(unit, peran, username=peran.value)
    pejabat(unit, Peran.PERENCANA, username="pensiun", sampai=date(2024, 3, 1))
    pejabat(unit, Peran.PERENCANA, username="nonaktif", is_active=False)
    pejabat(buat_unit(pemda=unit.pemda), Peran.PERENCANA, username="lain")
    sehari(date(2024, 4, 8))
    milik = Pemberitahuan.objects.filter(unit=unit)
    assert {p.pengguna.username for p in milik} == {"perencana", "operator"}
    assert {p.alamat for p in milik} == {f"/dinas-uji/{TAHUN}/pengisian/1/kekurangan/"}
    assert {p.isi for p in milik} == {"Batas waktu 15 April 2024. Triwulan ini belum diajukan."}


def test_the_head_is_reminded_of_what_waits_until_it_is_done(unit: Unit) -> None:
    kepala = pejabat(unit, Peran.KEPALA)
    pejabat(unit, Peran.PERENCANA)
    taruh(unit, Keadaan.DIAJUKAN, 1)
    hasil = berhari_hari(date(2024, 4, 2), date(2024, 5, 13))
    assert {j for semua in hasil.values() for j in semua} == {
        "Triwulan I Tahun 2024 DINAS-UJI menunggu persetujuan Anda"
    }
    assert [f"{h:%m-%d}" for h in hasil] == [
        "04-08", "04-14", *(f"04-{h}" for h in range(16, 24)), "04-29", "05-06", "05-13",
    ]  # fmt: skip
    assert set(Pemberitahuan.objects.values_list("pengguna", "alamat")) == {
        (kepala.pk, f"/dinas-uji/{TAHUN}/pengisian/1/alur/?langkah=setujui")
    }


@pytest.mark.parametrize("keadaan", [Keadaan.DISETUJUI, Keadaan.TERKUNCI])
def test_what_is_settled_is_left_alone(unit: Unit, keadaan: Keadaan) -> None:
    for peran in Peran:
        pejabat(unit, peran)
    taruh(unit, keadaan, 1)
    assert berhari_hari(date(2024, 4, 1), date(2024, 5, 5)) == {}


def test_what_was_returned_is_reminded_of_again(unit: Unit) -> None:
    pejabat(unit, Peran.PERENCANA)
    sehari(date(2024, 4, 8))
    taruh(unit, Keadaan.DIAJUKAN, 1)
    assert sehari(date(2024, 4, 16)) == []
    taruh(unit, Keadaan.DIKEMBALIKAN, 1)
    assert sehari(date(2024, 4, 17)) == ["Triwulan I Tahun 2024 DINAS-UJI terlambat 2 hari"]


def test_more_time_begins_anew_with_its_own_deadline(unit: Unit) -> None:
    pejabat(unit, Peran.PERENCANA)
    berhari_hari(date(2024, 4, 1), date(2024, 5, 2))
    Perpanjangan.objects.create(
        periode=Periode.objects.get(), unit=unit, sampai=date(2024, 5, 12), alasan="x", pada=timezone.now()
    )
    hasil = berhari_hari(date(2024, 5, 3), date(2024, 5, 20))
    assert bagian(hasil, "Triwulan I Tahun 2024 DINAS-UJI") == {
        "05-03": "Pengisian Triwulan I Tahun 2024 DINAS-UJI dibuka",
        "05-05": "7 hari lagi sampai batas waktu",
        "05-11": "batas waktunya besok",
        "05-13": "ditutup dan belum diajukan",
    }


def test_years_that_are_long_over_remind_nobody(unit: Unit) -> None:
    pejabat(unit, Peran.PERENCANA)
    assert sehari(date(2024, 5, 15)) == []
    # Not even while more time for another unit keeps the period in view.
    lain = buat_unit(pemda=unit.pemda)
    Perpanjangan.objects.create(
        periode=Periode.objects.get(), unit=lain, sampai=date(2024, 8, 1), alasan="x", pada=timezone.now()
    )
    assert sehari(date(2024, 7, 1)) == []


def test_units_that_are_not_active_are_left_alone(unit: Unit) -> None:
    pejabat(unit, Peran.PERENCANA)
    Unit.objects.filter(pk=unit.pk).update(aktif=False)
    assert sehari(date(2024, 4, 8)) == []


def test_each_pemda_by_its_own_period(unit: Unit) -> None:
    lain = buat_unit(pemda=buat_pemda())
    pejabat(lain, Peran.PERENCANA)
    assert sehari(date(2024, 4, 8)) == []


def test_the_command_sends_them_by_mail_once(unit: Unit, time_machine) -> None:
    time_machine.move_to(saat(2024, 4, 8))
    pejabat(unit, Peran.PERENCANA, email="sari@contoh.go.id")
    pejabat(unit, Peran.OPERATOR)
    keluaran = StringIO()
    call_command("kirim_pengingat", stdout=keluaran)
    assert keluaran.getvalue() == "1 triwulan dan 0 rekomendasi diingatkan; surel: 1 terkirim, 0 gagal.\n"
    call_command("kirim_pengingat", stdout=keluaran)
    assert len(mail.outbox) == 1
    assert "7 hari lagi" in mail.outbox[0].subject
    assert Pemberitahuan.objects.count() == 2


def test_a_mail_server_that_is_down_fails_nothing_and_is_made_up_for(unit: Unit, time_machine) -> None:
    time_machine.move_to(saat(2024, 4, 8))
    pejabat(unit, Peran.PERENCANA, email="sari@contoh.go.id")
    mati = "tests.lkjip.test_kirim_surel.Mati"
    keluaran = StringIO()
    with override_settings(EMAIL_BACKEND=mati):
        call_command("kirim_pengingat", stdout=keluaran)
    assert "0 terkirim, 1 gagal" in keluaran.getvalue()
    assert Pemberitahuan.objects.count() == 1
    call_command("kirim_surel", stdout=keluaran)
    assert "1 terkirim, 0 gagal." in keluaran.getvalue()


def test_many_units_cost_few_queries(unit: Unit, django_assert_max_num_queries) -> None:
    for _ in range(10):
        pejabat(buat_unit(pemda=unit.pemda), Peran.PERENCANA)
    with django_assert_max_num_queries(
        4 + 11
    ):  # periods, people, states, units; a row of INSERT for each unit
        ingatkan(datetime(2024, 4, 8, 6, tzinfo=timezone.get_current_timezone()))
    assert not TriwulanUnit.objects.exists()
