"""The demo's quarters: three behind it, the fourth open; twice is once, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from budget.models import Simpul
from indicators.models import Indikator, Realisasi
from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna, Periode, Perpanjangan, Unit
from pengisian.models import LangkahTriwulan, SalinanTriwulan, TriwulanUnit
from pengisian.posisi import posisi, posisi_setahun
from pengisian.rapor_bidang import rapor
from tests.pabrik import buat_pengguna
from tests.pengisian.bantu import TAHUN, lembar, unit_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo(settings) -> None:
    settings.DEMO = True
    call_command("demo_akun", stdout=StringIO())
    call_command("demo_pengisian", stdout=StringIO())


def banyak() -> tuple[int, ...]:
    return tuple(
        m.objects.count()
        for m in (LangkahTriwulan, SalinanTriwulan, TriwulanUnit, Periode, Perpanjangan, Pemberitahuan)
    )


@pytest.mark.usefixtures("_demo")
def test_three_quarters_are_locked_and_the_fourth_is_open() -> None:
    *lalu, kini = posisi_setahun(unit_demo(), TAHUN)
    assert [k.keadaan for k in lalu] == ["terkunci"] * 3
    assert [k.versi for k in lalu] == [1, 1, 1]
    assert kini.akses.terbuka
    assert kini.jendela.tenggat_unit == timezone.localdate() + timedelta(21)
    assert "peragaan" in Perpanjangan.objects.get().alasan.lower()


@pytest.mark.usefixtures("_demo")
def test_the_history_is_of_its_days_and_says_what_was_not_checked() -> None:
    catatan = LangkahTriwulan.objects.select_related("triwulan").order_by("pada")
    assert {c.pada.year for c in catatan} == {2024}
    assert [c.triwulan.triwulan for c in catatan if c.terlambat] == [2]
    assert [c.triwulan.triwulan for c in catatan if c.langkah == "kembalikan"] == [3]
    assert all("tanpa pemeriksaan kekurangan" in c.alasan for c in catatan if c.langkah == "ajukan")
    assert {c.jabatan for c in catatan if c.langkah == "setujui"} == {unit_demo().jabatan_kepala}
    assert SalinanTriwulan.objects.count() == 3
    assert not Pemberitahuan.objects.filter(dibaca_pada=None).exists()  # the past is no news
    assert not Pemberitahuan.objects.filter(dikirim_pada=None).exists()


@pytest.mark.usefixtures("_demo")
def test_each_program_has_its_bidang() -> None:
    program = Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, level="program")
    per_kode = dict(program.values_list("kode", "bidang__kode"))
    assert {k for k, b in per_kode.items() if b == "uptd-ppa"} == {"1.2", "1.6"}
    assert {k for k, b in per_kode.items() if b == "sekretariat"} == {"4.1"}
    assert set(per_kode.values()) == {"uptd-ppa", "sekretariat", "bidang"}
    uptd = next(b for b in rapor(lembar(2)).bidang if b.nama.startswith("UPTD"))
    assert uptd.waktu == "lengkap, tepat waktu"


@pytest.mark.usefixtures("_demo")
def test_a_second_time_changes_nothing() -> None:
    sebelum = banyak()
    Simpul.objects.filter(kode="1.2", tahun=TAHUN).update(bidang=unit_demo().bidang.get(kode="bidang"))
    call_command("demo_pengisian", verbosity=0)
    assert banyak() == sebelum
    assert Simpul.objects.get(kode="1.2", tahun=TAHUN, unit=unit_demo()).bidang.kode == "bidang"


@pytest.mark.usefixtures("_demo")
def test_weeks_later_the_fourth_quarter_is_opened_again(time_machine) -> None:
    time_machine.move_to(timezone.now() + timedelta(40))
    assert not posisi(unit_demo(), TAHUN, 4).akses.terbuka
    call_command("demo_pengisian", verbosity=0)
    assert posisi(unit_demo(), TAHUN, 4).akses.terbuka
    assert Perpanjangan.objects.count() == 2


@pytest.mark.usefixtures("_demo")
def test_no_figure_is_made_up() -> None:
    """But for who answers for a program, the demo has the figures of its files."""
    sebelum = sorted(Realisasi.objects.values_list("indikator", "triwulan", "nilai"), key=str)
    call_command("muat_demo", verbosity=0)
    assert sorted(Realisasi.objects.values_list("indikator", "triwulan", "nilai"), key=str) == sebelum


def test_the_files_are_loaded_into_an_empty_database_only() -> None:
    satu = Indikator.objects.filter(unit=unit_demo()).first()
    Indikator.objects.filter(pk=satu.pk).update(nama="Yang diketik")
    keluaran = StringIO()
    call_command("muat_demo", sekali=True, verbosity=0, stdout=keluaran)
    assert Indikator.objects.get(pk=satu.pk).nama == "Yang diketik"
    assert "tidak ditimpa" in keluaran.getvalue()


def test_not_outside_of_the_demo(settings) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="mode peragaan"):
        call_command("demo_pengisian")
    assert banyak() == (0,) * 6


def test_it_says_what_is_missing(settings) -> None:
    settings.DEMO = True
    buat_pengguna(Peran.KEPALA, unit_demo(), username="kepala")
    with pytest.raises(CommandError, match="Akun koordinator, perencana belum ada"):
        call_command("demo_pengisian")
    Unit.objects.filter(slug="dp3akb").update(slug="lain")
    with pytest.raises(CommandError, match="belum ada"):
        call_command("demo_pengisian")
    assert Pengguna.objects.filter(username="kepala").exists()
