"""The front door: to the only unit, to the list, or to the page that says whom to ask."""

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from lkjip.models import Pegawai, Pengguna
from lkjip.navigation import tahun_pembuka
from tests.pabrik import beri_peran, buat_pemda, buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def perencana(client: Client) -> Pengguna:
    pengguna = buat_pengguna("perencana", buat_unit("dinas-uji"))
    client.force_login(pengguna)
    return pengguna


def test_one_unit_opens_at_its_latest_year(client: Client, perencana: Pengguna, time_machine) -> None:
    time_machine.move_to("2025-02-01T10:00:00+08:00")
    buat_pengaturan(perencana.keanggotaan.get().pemda, 2023, 2024, 2026)
    assert client.get("/").url == "/dinas-uji/2024/"
    assert client.get("/dinas-uji/").url == "/dinas-uji/2024/"


@pytest.mark.parametrize(
    ("tahun", "hasil"),
    [([2024, 2023], 2024), ([2026, 2025, 2024], 2025), ([2027, 2026], 2026), ([], 2025)],
    ids=["past", "running", "none has begun", "none"],
)
def test_year_to_open_with(time_machine, tahun: list[int], hasil: int) -> None:
    time_machine.move_to("2025-06-01T10:00:00+08:00")
    unit = buat_unit()
    buat_pengaturan(unit.pemda, *tahun)
    assert tahun_pembuka(unit) == hasil


def test_a_year_with_the_units_own_data_comes_first(time_machine) -> None:
    time_machine.move_to("2025-06-01T10:00:00+08:00")
    unit = buat_unit()
    buat_pengaturan(unit.pemda, 2023, 2024, 2025)
    for tahun in (2022, 2023, 2024, 2031):
        Pegawai.objects.create(unit=unit, tahun=tahun, jabatan="Analis", kelompok="pelaksana", status="pns")
    assert tahun_pembuka(unit) == 2024


def test_foreign_and_unknown_unit_are_not_found(client: Client, perencana: Pengguna) -> None:
    buat_unit("dinas-lain")
    assert client.get("/dinas-lain/").status_code == 404
    assert client.get("/tidak-ada/").status_code == 404


def test_several_units_are_a_list(client: Client, perencana: Pengguna) -> None:
    beri_peran(perencana, "perencana", buat_unit("dinas-kedua", nama="Dinas Kedua"))
    buat_unit("dinas-asing", nama="Dinas Asing")
    assert client.get("/").url == "/perangkat-daerah/"
    isi = client.get("/perangkat-daerah/").text
    assert "2 perangkat daerah" in isi
    assert 'href="/dinas-uji/"' in isi
    assert 'href="/dinas-kedua/"' in isi
    assert "Asing" not in isi


def test_list_is_searched_by_name_and_abbreviation(client: Client) -> None:
    pemda = buat_pemda()
    buat_unit(pemda=pemda, nama="Dinas Kesehatan", nama_singkat="Dinkes")
    buat_unit(pemda=pemda, nama="Dinas Perhubungan", nama_singkat="Dishub", aktif=False)
    client.force_login(buat_pengguna("koordinator", pemda=pemda))
    assert "tidak aktif" in client.get("/perangkat-daerah/").text
    assert "Dishub" not in client.get("/perangkat-daerah/", {"cari": "KESEHATAN"}).text
    assert "Dinkes" not in client.get("/perangkat-daerah/", {"cari": " dishub "}).text
    isi = client.get("/perangkat-daerah/", {"cari": "<b>"}).text
    assert "Tidak ada perangkat daerah yang cocok" in isi
    assert "<b>" not in isi


def test_without_unit_the_page_says_whom_to_ask(client: Client) -> None:
    client.force_login(buat_pengguna(username="rina"))
    isi = client.get("/", follow=True).text
    assert "Akun Anda belum terhubung dengan perangkat daerah" in isi
    assert "rina" in isi
    assert "admin LKjIP" in isi


def test_nothing_can_be_posted_to_reading_pages(client: Client, perencana: Pengguna) -> None:
    for alamat in ("/", "/perangkat-daerah/", "/dinas-uji/", "/sehat/"):
        assert client.post(alamat).status_code == 405


def test_list_of_a_whole_pemda_costs_three_queries(client: Client, django_assert_num_queries) -> None:
    pemda = buat_pemda()
    for _ in range(12):
        buat_unit(pemda=pemda)
    client.force_login(buat_pengguna("inspektorat", pemda=pemda))
    with django_assert_num_queries(3):  # session, user with memberships, units
        assert "12 perangkat daerah" in client.get("/perangkat-daerah/").text


def test_health_needs_no_account(client: Client) -> None:
    jawaban = client.get("/sehat/")
    assert (jawaban.status_code, jawaban.text) == (200, "sehat")
    assert client.head("/sehat/").status_code == 200


def test_health_reports_a_lost_database(client: Client) -> None:
    with patch("lkjip.views.umum.connection.cursor", side_effect=OperationalError):
        assert client.get("/sehat/").status_code == 503
