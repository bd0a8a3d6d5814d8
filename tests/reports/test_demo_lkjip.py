"""manage.py demo_lkjip: the demo's LKjIP in the making, once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from budget.models import AnalisisAnggaran
from lkjip.models import Pemberitahuan
from reports.build import sumber_untuk
from reports.enums import KeadaanBagian
from reports.models import BagianUnit
from reports.susunan_halaman import baris_susunan, ikhtisar

pytestmark = pytest.mark.django_db


def test_it_is_made_once_and_shows_each_state(settings) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match="demo_akun"):
        call_command("demo_lkjip")
    call_command("demo_akun", stdout=StringIO())
    keluaran = StringIO()
    call_command("demo_lkjip", stdout=keluaran)
    call_command("demo_lkjip", stdout=keluaran)
    assert keluaran.getvalue().count("Susunan LKjIP 2024") == 1
    baris = baris_susunan(sumber_untuk("dp3akb", 2024))
    assert {b.keadaan for b in baris if b.keadaan} >= {KeadaanBagian.SELESAI, KeadaanBagian.OTOMATIS}
    assert ikhtisar(baris).terlambat > 0
    assert BagianUnit.objects.filter(tambahan=True).count() == 2
    assert BagianUnit.objects.get(lampiran__isnull=False).lampiran.banyak_halaman == 2
    assert AnalisisAnggaran.objects.count() == 4
    assert not Pemberitahuan.objects.filter(kunci__startswith="lkjip-tugas-", dibaca_pada=None).exists()


def test_only_in_the_demonstration(settings) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="mode peragaan"):
        call_command("demo_lkjip")
