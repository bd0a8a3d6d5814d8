import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from lkjip import demo
from lkjip.access import peran_pada
from lkjip.enums import Peran
from lkjip.models import Keanggotaan, Pengguna
from tests.pabrik import buat_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _peragaan(settings) -> None:
    settings.DEMO = True


def test_one_login_for_each_role(capsys, client: Client) -> None:
    unit = buat_unit("dinas-uji", nama_singkat="DINAS UJI")
    call_command("demo_akun", unit="dinas-uji")
    for peran in Peran:
        pengguna = Pengguna.objects.get(username=peran.value)
        assert peran_pada(pengguna, unit) == [peran]
        assert pengguna.check_password(demo.KATA_SANDI)
        assert not pengguna.is_superuser
        assert pengguna.email == f"{peran.value}@contoh.invalid"
    assert str(Pengguna.objects.get(username="perencana")) == "Perencana DINAS UJI"
    keluaran = capsys.readouterr().out
    assert demo.KATA_SANDI in keluaran
    assert all(peran.label in keluaran for peran in Peran)
    masukan = {"username": "kepala", "password": demo.KATA_SANDI}
    assert client.post("/masuk/", masukan).status_code == 302


def test_again_changes_nothing_but_mends_the_password() -> None:
    buat_unit("dinas-uji")
    call_command("demo_akun", unit="dinas-uji", verbosity=0)
    admin = Pengguna.objects.get(username="admin")
    admin.set_password("lupa-sekali-2020")
    admin.save()
    sebelum = Pengguna.objects.count(), Keanggotaan.objects.count()
    call_command("demo_akun", unit="dinas-uji")
    assert (Pengguna.objects.count(), Keanggotaan.objects.count()) == sebelum
    assert Pengguna.objects.get(username="admin").check_password(demo.KATA_SANDI)


def test_refused_outside_the_demonstration(settings) -> None:
    settings.DEMO = settings.DEBUG = False
    buat_unit("dinas-uji")
    with pytest.raises(CommandError, match="hanya dibuat pada mode peragaan"):
        call_command("demo_akun", unit="dinas-uji")
    assert not Pengguna.objects.filter(username="perencana").exists()


def test_without_unit_it_names_the_command_that_loads_one() -> None:
    with pytest.raises(CommandError, match=r"“tidak-ada” belum ada.*muat_demo"):
        call_command("demo_akun", unit="tidak-ada")
