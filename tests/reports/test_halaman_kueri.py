"""How many queries a page costs, sign-in and frame included; and that more data cost no more."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.enums import Peran
from lkjip.models import Unit
from tests.pabrik import buat_pengguna
from tests.reports.halaman import JEJAK, JENIS, SEMUA, alamat

pytestmark = pytest.mark.django_db
BATAS = 15


@pytest.fixture
def masuk(client: Client) -> Client:
    client.force_login(buat_pengguna(Peran.KEPALA, Unit.objects.get(slug="dp3akb")))
    return client


def banyak_kueri(client: Client, jalur: str) -> int:
    with CaptureQueriesContext(connection) as kueri:
        assert client.get(alamat(jalur)).status_code == 200
    return len(kueri)


def salin(baris: list[Any], **ganti: Any) -> None:
    for b in baris:
        b.pk = None
        for nama, nilai in ganti.items():
            setattr(b, nama, nilai)
    if baris:
        type(baris[0]).objects.bulk_create(baris)


def gandakan(unit: Unit) -> None:
    """Each indicator with its figures, and each line of the budget with its money, a second time."""
    baru: dict[int, Any] = {}
    for i in Indikator.objects.filter(unit=unit):
        lama, milik = i.pk, (list(i.target.all()), list(i.realisasi.all()))
        i.pk, i.kode = None, f"{i.kode}-ganda"
        i.save(force_insert=True)
        baru[lama] = i
        for baris in milik:
            salin(baris, indikator=i)
    simpul: dict[int | None, Simpul | None] = {None: None}
    for s in Simpul.objects.filter(unit=unit):
        milik = (list(s.pagu.all()), list(s.realisasi.all()))
        lama, ikatan = s.pk, list(s.indikator_simpul.all())
        s.pk, s.kode, s.induk = None, f"9{s.kode}", simpul[s.induk_id]
        s.save(force_insert=True)
        simpul[lama] = s
        for baris in milik:
            salin(baris, simpul=s)
        for b in ikatan:
            salin([b], simpul=s, indikator=baru[b.indikator_id])


@pytest.mark.parametrize("jalur", [*SEMUA, JEJAK])
def test_a_page_costs_few_queries(masuk: Client, jalur: str) -> None:
    assert banyak_kueri(masuk, jalur) <= BATAS


@pytest.mark.parametrize("jalur", [*SEMUA, JEJAK])
def test_a_page_costs_few_queries_for_who_sees_the_whole_pemda(client: Client, jalur: str) -> None:
    """Such a role has no unit of its own: the page's unit is one query more."""
    client.force_login(buat_pengguna(Peran.INSPEKTORAT, pemda=Unit.objects.get(slug="dp3akb").pemda))
    assert banyak_kueri(client, jalur) <= BATAS + 1


def test_more_data_cost_no_more_queries(masuk: Client) -> None:
    semua = (*JENIS, JEJAK, "e81/1/", "laporan/efisiensi/", "laporan/program-penunjang/")
    semula = {jalur: banyak_kueri(masuk, jalur) for jalur in semua}
    gandakan(Unit.objects.get(slug="dp3akb"))
    assert {jalur: banyak_kueri(masuk, jalur) for jalur in semua} == semula


@pytest.mark.parametrize("jalur", ["e81/2/", "e81/4/", "e81/4/kaki/"])
def test_who_may_write_below_e81_pays_for_the_quarter_s_state(client: Client, jalur: str) -> None:
    client.force_login(buat_pengguna(Peran.PERENCANA, Unit.objects.get(slug="dp3akb")))
    assert banyak_kueri(client, jalur) <= BATAS
