"""The frame: menu, switchers and role, on every kind of page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import resolve

from lkjip.access import Hak
from lkjip.context import Navigasi, navigasi
from lkjip.models import Pengguna
from lkjip.navigation import MENU, Butir, menu, triwulan_bawaan
from tests.pabrik import beri_peran, buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db


def nav(alamat: str, pengguna: Pengguna | AnonymousUser | None) -> Navigasi:
    request = RequestFactory().get(alamat)
    request.resolver_match = resolve(alamat)
    if pengguna is not None:
        request.user = pengguna
    return navigasi(request)["nav"]


@pytest.mark.parametrize("pengguna", [None, AnonymousUser()], ids=["no user", "anonymous"])
def test_without_user_the_frame_is_empty(pengguna: AnonymousUser | None) -> None:
    assert nav("/masuk/", pengguna) == Navigasi()


def test_without_resolved_address_there_is_no_menu() -> None:
    request = RequestFactory().get("/tidak/ada/")
    request.user = buat_pengguna("operator", buat_unit())
    assert navigasi(request)["nav"].unit is None
    assert navigasi(request)["nav"].peran == "Operator bidang"


def test_page_without_unit_shows_all_roles() -> None:
    pengguna = buat_pengguna("operator", buat_unit())
    beri_peran(pengguna, "operator", buat_unit())
    beri_peran(pengguna, "kepala", buat_unit())
    assert sorted(nav("/kata-sandi/", pengguna).peran.split(", ")) == [
        "Kepala perangkat daerah",
        "Operator bidang",
    ]


def test_page_of_a_unit_has_menu_role_and_rights() -> None:
    unit = buat_unit("dinas-uji")
    hasil = nav("/dinas-uji/2024/", buat_pengguna("kepala", unit))
    assert (hasil.unit, hasil.tahun, hasil.peran) == (unit, 2024, "Kepala perangkat daerah")
    assert {Hak.LIHAT, Hak.UNDUH, Hak.SETUJUI, Hak.KEMBALIKAN, Hak.KIRIM_MANDIRI} <= hasil.hak
    assert not {Hak.ISI, Hak.KUNCI, Hak.MULAI_EVALUASI} & hasil.hak
    assert [t.label for t in hasil.menu] == [b.label for b in MENU]
    assert [t.label for t in hasil.menu if t.aktif] == ["Ringkasan"]
    assert not hasil.banyak_unit


def test_page_below_an_entry_marks_it() -> None:
    hasil = nav("/dinas-uji/2024/rencana/iku/", buat_pengguna("kepala", buat_unit("dinas-uji")))
    assert [t.label for t in hasil.menu if t.aktif] == ["Perencanaan"]


def test_foreign_unit_shows_nothing_of_it() -> None:
    buat_unit("dinas-lain")
    hasil = nav("/dinas-lain/2024/", buat_pengguna("kepala", buat_unit()))
    assert hasil.unit is None
    assert hasil.menu == hasil.pilihan_tahun == hasil.pilihan_unit == []


def test_years_lead_to_the_same_page() -> None:
    unit = buat_unit("dinas-uji")
    buat_pengaturan(unit.pemda, 2023, 2024)
    hasil = nav("/dinas-uji/2024/e81/3/", buat_pengguna("kepala", unit))
    assert [(t.label, t.alamat, t.aktif) for t in hasil.pilihan_tahun] == [
        ("2024", "/dinas-uji/2024/e81/3/", True),
        ("2023", "/dinas-uji/2023/e81/3/", False),
    ]


def test_a_year_without_settings_is_listed_while_one_is_in_it() -> None:
    unit = buat_unit("dinas-uji")
    buat_pengaturan(unit.pemda, 2024)
    hasil = nav("/dinas-uji/2022/", buat_pengguna("kepala", unit))
    assert [t.label for t in hasil.pilihan_tahun] == ["2024", "2022"]


def test_a_trace_exists_for_its_year_only() -> None:
    unit = buat_unit("dinas-uji")
    buat_pengaturan(unit.pemda, 2023)
    hasil = nav("/dinas-uji/2024/jejak/t-3-4/baris/kolom/", buat_pengguna("kepala", unit))
    assert [t.alamat for t in hasil.pilihan_tahun] == ["/dinas-uji/2024/", "/dinas-uji/2023/"]


def test_units_of_the_user_lead_to_the_same_page() -> None:
    pengguna = buat_pengguna("operator", buat_unit("dinas-a"))
    beri_peran(pengguna, "kepala", buat_unit("dinas-b"))
    hasil = nav("/dinas-a/2024/laporan/", pengguna)
    assert [(t.alamat, t.aktif) for t in hasil.pilihan_unit] == [
        ("/dinas-a/2024/laporan/", True),
        ("/dinas-b/2024/laporan/", False),
    ]
    assert hasil.peran == "Operator bidang", "the role in the unit at hand"


def test_units_of_a_pemda_are_found_by_search() -> None:
    unit = buat_unit("dinas-a")
    buat_unit("dinas-b", pemda=unit.pemda)
    hasil = nav("/dinas-a/2024/", buat_pengguna("inspektorat", pemda=unit.pemda))
    assert [t.label for t in hasil.pilihan_unit] == ["DINAS-A"]
    assert hasil.banyak_unit


def test_menu_leaves_out_what_does_not_exist(monkeypatch) -> None:
    monkeypatch.setattr("lkjip.navigation.MENU", (Butir("belum-ada", "Belum ada", "tabel"), MENU[0]))
    assert [t.label for t in menu(buat_unit(), 2024)] == ["Ringkasan"]


@pytest.mark.parametrize(
    ("hari", "hasil"),
    [("2025-01-01", 1), ("2025-03-31", 1), ("2025-04-01", 2), ("2025-12-31", 4), ("2026-01-01", 4)],
)
def test_quarter_to_open_with(time_machine, hari: str, hasil: int) -> None:
    time_machine.move_to(f"{hari}T12:00:00+08:00")
    assert triwulan_bawaan(2025) == hasil


@pytest.mark.urls("tests.lkjip.urls_contoh")
@pytest.mark.parametrize(("terikat", "jumlah"), [(True, 3), (False, 4)], ids=["own unit", "whole pemda"])
def test_frame_is_cheap(client: Client, django_assert_num_queries, terikat: bool, jumlah: int) -> None:
    """Session, user with memberships, years; one more for a unit that is seen through the pemda."""
    unit = buat_unit("dinas-uji")
    buat_pengaturan(unit.pemda, 2023, 2024)
    client.force_login(buat_pengguna("admin", unit if terikat else None, pemda=unit.pemda))
    with django_assert_num_queries(jumlah):
        isi = client.get("/dinas-uji/2024/contoh/").text
    assert '<a href="/dinas-uji/2024/" aria-current="page"' not in isi
    assert "<title>Contoh · DINAS-UJI 2024 · LKjIP</title>" in isi
    assert '<span aria-current="page">Contoh</span>' in isi
    assert isi.lstrip().startswith("<!DOCTYPE html>")
