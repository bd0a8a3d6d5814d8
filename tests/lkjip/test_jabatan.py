"""What a person is called on a day: Plt, Plh, Pj before the office, and other roles."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from lkjip.jabatan import Pejabat, jabatan_pada, kepala_pada, sebut_peran
from lkjip.models import Bidang, Unit
from tests.pabrik import beri_peran, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
HARI = date(2025, 3, 3)


@pytest.fixture
def unit() -> Unit:
    return buat_unit("dinas-uji", jabatan_kepala="Kepala Dinas Uji")


@pytest.mark.parametrize(
    ("sebutan", "jabatan", "peran"),
    [
        ("definitif", "Kepala Dinas Uji", "Kepala perangkat daerah"),
        ("plt", "Plt. Kepala Dinas Uji", "Plt. Kepala perangkat daerah"),
        ("plh", "Plh. Kepala Dinas Uji", "Plh. Kepala perangkat daerah"),
        ("pj", "Pj. Kepala Dinas Uji", "Pj. Kepala perangkat daerah"),
    ],
)
def test_a_head_is_called_as_the_office_is_held(unit: Unit, sebutan: str, jabatan: str, peran: str) -> None:
    k = beri_peran(buat_pengguna(), "kepala", unit, sebutan=sebutan)
    assert jabatan_pada(k.pengguna, unit, HARI) == jabatan
    assert sebut_peran(k) == peran


def test_the_membership_of_the_day_counts(unit: Unit) -> None:
    orang = buat_pengguna("perencana", unit)
    beri_peran(orang, "kepala", unit, sebutan="plt", mulai=date(2025, 1, 1), sampai=date(2025, 3, 31))
    beri_peran(orang, "kepala", unit, mulai=date(2025, 4, 1))
    assert jabatan_pada(orang, unit, date(2024, 12, 31)) == "Perencana"
    assert jabatan_pada(orang, unit, date(2025, 1, 1)) == "Plt. Kepala Dinas Uji"
    assert jabatan_pada(orang, unit, date(2025, 3, 31)) == "Plt. Kepala Dinas Uji"
    assert jabatan_pada(orang, unit, date(2025, 4, 1)) == "Kepala Dinas Uji"


def test_other_roles_are_listed(unit: Unit) -> None:
    orang = buat_pengguna("koordinator", pemda=unit.pemda)
    bidang = Bidang.objects.create(unit=unit, kode="uptd", nama="UPTD PPA")
    beri_peran(orang, "operator", unit, bidang=bidang)
    assert set(jabatan_pada(orang, unit, HARI).split(", ")) == {"Koordinator pemda", "Operator UPTD PPA"}


def test_strangers_have_no_office(unit: Unit) -> None:
    assert jabatan_pada(buat_pengguna("kepala", buat_unit()), unit, HARI) == ""
    assert jabatan_pada(AnonymousUser(), unit, HARI) == ""
    assert jabatan_pada(buat_pengguna(is_superuser=True), unit, HARI) == "Admin"


def test_the_head_of_a_day_is_who_holds_the_office_then(unit: Unit) -> None:
    lama, baru = (buat_pengguna(first_name=n, last_name="Uji") for n in ("Lama", "Baru"))
    beri_peran(lama, "kepala", unit, mulai=date(2024, 1, 1), sampai=date(2025, 3, 2))
    beri_peran(baru, "kepala", unit, sebutan="plt", mulai=HARI)
    beri_peran(buat_pengguna(), "kepala", buat_unit())
    beri_peran(buat_pengguna(), "perencana", unit)
    assert kepala_pada(unit, date(2023, 12, 31)) is None
    assert kepala_pada(unit, date(2025, 3, 2)) == Pejabat("Lama Uji", "")
    assert kepala_pada(unit, HARI) == Pejabat("Baru Uji", "Plt. ")
