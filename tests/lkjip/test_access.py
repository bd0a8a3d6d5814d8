"""Each role at its own unit, at another one, and outside its time."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client

from lkjip.access import (
    TABEL,
    Hak,
    ambil_pemda,
    ambil_unit,
    berhak,
    boleh,
    hak_pada,
    peran_pada,
    unit_lingkup,
    unit_terlihat,
)
from lkjip.enums import Peran
from lkjip.models import Pengguna
from tests.pabrik import beri_peran, buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
PERAN_PEMDA = [Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN]
HARI = date(2025, 3, 3)
BACA = {"lihat_mandiri", "lihat_lhe", "lihat_reviu"}  # in the states that the table says


def lagi(pengguna: Pengguna) -> Pengguna:
    """The user as the next request gets it: nothing remembered."""
    return Pengguna.objects.get(pk=pengguna.pk)


def test_every_role_has_its_rights_declared() -> None:
    assert {a.hak for a in TABEL} == set(Hak)
    assert all(any(a.hak == Hak.LIHAT and p in a.peran for a in TABEL) for p in Peran)


@pytest.mark.parametrize(
    ("peran", "hak"),
    [
        (
            Peran.PERENCANA,
            {"lihat", "unduh", "isi", "kaki", "ajukan", "koreksi", "atur_baris", "mandiri", "tanggapi_reviu"}
            | BACA
            | {"nyatakan_selesai", "tarik_selesai", "tindak_lanjuti", "tanya"}
            | {"susun_lkjip", "tulis", "komentari", "terima_temuan", "atur_rencana", "impor"},
        ),
        (
            Peran.OPERATOR,
            {"lihat", "unduh", "isi", "tindak_lanjuti", "tanya", "tulis", "komentari"} | BACA,
        ),
        (
            Peran.KEPALA,
            {"lihat", "unduh", "setujui", "kembalikan", "kirim_mandiri"}
            | BACA
            | {"nyatakan_selesai", "tarik_selesai", "tanya"}
            | {"komentari", "terima_temuan", "tetapkan_lkjip", "terbitkan_lkjip", "koreksi_lkjip"},
        ),
        (
            Peran.INSPEKTORAT,
            {"lihat", "unduh", "pantau", "mulai_evaluasi", "atur_tim", "evaluasi", "tetapkan_lhe"}
            | BACA
            | {"verifikasi", "tanya", "pantau_rekomendasi", "reviu", "nyatakan_reviu"},
        ),
        (
            Peran.KOORDINATOR,
            {"lihat", "unduh", "kembalikan", "kunci", "buka", "atur_periode", "pantau", "kelola"}
            | BACA
            | {"atur_lke", "pantau_rekomendasi", "terbitkan_lkjip"}
            | {"atur_rencana", "atur_rpjmd", "impor", "atur_unit", "atur_api"},
        ),
        (Peran.ADMIN, {"lihat", "unduh", "pantau", "kelola", "kelola_admin", "atur_unit", "atur_api"} | BACA),
    ],
)
def test_rights_of_a_role_end_at_its_unit(peran: Peran, hak: set[str]) -> None:
    unit, asing = buat_unit(), buat_unit()
    pengguna = buat_pengguna(peran, unit)
    assert {h for h in Hak if boleh(pengguna, h, unit)} == hak
    assert not hak_pada(pengguna, asing)
    assert list(unit_terlihat(pengguna)) == [unit]
    assert ambil_unit(pengguna, unit.slug) == unit
    with pytest.raises(Http404):
        ambil_unit(pengguna, asing.slug)
    with pytest.raises(Http404):
        ambil_unit(pengguna, "tidak-ada")


@pytest.mark.parametrize("peran", PERAN_PEMDA)
def test_pemda_wide_role_holds_in_every_unit_of_the_pemda_and_in_no_other(peran: Peran) -> None:
    pemda = buat_pemda()
    satu, dua, asing = buat_unit(pemda=pemda), buat_unit(pemda=pemda), buat_unit()
    pengguna = buat_pengguna(peran, pemda=pemda)
    assert set(unit_terlihat(pengguna)) == {satu, dua}
    assert ambil_unit(pengguna, dua.slug) == dua
    assert boleh(pengguna, "lihat", satu)
    assert not boleh(pengguna, "lihat", asing)
    with pytest.raises(Http404):
        ambil_unit(pengguna, asing.slug)


@pytest.mark.parametrize(
    ("mulai", "sampai", "berlaku"),
    [
        (HARI, None, True),
        (HARI, HARI, True),
        (HARI - timedelta(9), HARI, True),
        (HARI - timedelta(9), HARI - timedelta(1), False),
        (HARI + timedelta(1), None, False),
    ],
    ids=["starts today", "one day", "ends today", "expired", "future"],
)
def test_membership_counts_on_its_days_only(
    time_machine, mulai: date, sampai: date | None, berlaku: bool
) -> None:
    time_machine.move_to("2025-03-03T10:00:00+08:00")
    unit = buat_unit()
    pengguna = buat_pengguna("operator", unit, mulai=mulai, sampai=sampai)
    assert unit_terlihat(pengguna).exists() is berlaku
    assert boleh(pengguna, "isi", unit) is berlaku
    if not berlaku:
        with pytest.raises(Http404):
            ambil_unit(pengguna, unit.slug)


def test_another_day_can_be_asked_for() -> None:
    unit = buat_unit()
    pengguna = buat_pengguna("operator", unit, mulai=HARI, sampai=HARI)
    assert list(unit_terlihat(pengguna, HARI)) == [unit]
    assert not unit_terlihat(pengguna, HARI + timedelta(1)).exists()


def test_the_day_is_the_one_of_the_office_clock(time_machine) -> None:
    """In Makassar the third of March has begun while it is still the second in UTC."""
    time_machine.move_to("2025-03-02T17:00:00+00:00")
    unit = buat_unit()
    assert boleh(buat_pengguna("operator", unit, mulai=HARI), "isi", unit)


def test_roles_add_up() -> None:
    unit = buat_unit()
    pengguna = buat_pengguna("operator", unit)
    beri_peran(pengguna, "kepala", unit)
    beri_peran(pengguna, "admin", pemda=unit.pemda)
    assert peran_pada(pengguna, unit) == [Peran.OPERATOR, Peran.KEPALA, Peran.ADMIN]
    assert hak_pada(pengguna, unit) - BACA == {
        *(Hak.LIHAT, Hak.UNDUH, Hak.ISI, Hak.TINDAK_LANJUTI, Hak.TANYA),  # of all, and of the operator
        *(Hak.TULIS, Hak.KOMENTARI),
        *(
            Hak.SETUJUI,
            Hak.KEMBALIKAN,
            Hak.KIRIM_MANDIRI,
            Hak.NYATAKAN_SELESAI,
            Hak.TARIK_SELESAI,
            Hak.TERIMA_TEMUAN,
            Hak.TETAPKAN_LKJIP,
            Hak.TERBITKAN_LKJIP,
            Hak.KOREKSI_LKJIP,
        ),  # of the head
        *(Hak.PANTAU, Hak.KELOLA, Hak.KELOLA_ADMIN, Hak.ATUR_UNIT, Hak.ATUR_API),  # of the admin
    }


def test_superuser_is_admin_everywhere_and_approves_nowhere() -> None:
    unit = buat_unit()
    pengguna = buat_pengguna(is_superuser=True)
    assert ambil_unit(pengguna, unit.slug) == unit
    assert boleh(pengguna, "kelola", unit)
    assert not boleh(pengguna, "setujui", unit)
    assert not boleh(pengguna, "isi", unit)


def test_anonymous_sees_nothing() -> None:
    unit, siapa = buat_unit(), AnonymousUser()
    assert not unit_terlihat(siapa).exists()
    assert not boleh(siapa, "lihat", unit)
    with pytest.raises(Http404):
        ambil_unit(siapa, unit.slug)


def test_an_unknown_right_is_a_mistake_of_the_programmer() -> None:
    unit = buat_unit()
    with pytest.raises(ValueError, match="terbang"):
        boleh(buat_pengguna("operator", unit), "terbang", unit)


def test_access_to_the_own_unit_costs_one_query(django_assert_num_queries) -> None:
    unit = buat_unit()
    pengguna = lagi(buat_pengguna("perencana", unit))
    with django_assert_num_queries(1):
        milik = ambil_unit(pengguna, unit.slug)
        assert milik.pemda.nama
        assert boleh(pengguna, "isi", milik)
        assert ambil_unit(pengguna, unit.slug) == milik


def test_access_over_the_whole_pemda_costs_two_queries(django_assert_num_queries) -> None:
    unit = buat_unit()
    pengguna = lagi(buat_pengguna("inspektorat", pemda=unit.pemda))
    with django_assert_num_queries(2):
        milik = ambil_unit(pengguna, unit.slug)
        assert milik.pemda.nama
        assert boleh(pengguna, "evaluasi", milik)
        assert ambil_unit(pengguna, unit.slug) == milik


def test_session_of_a_deactivated_account_ends(client: Client) -> None:
    pengguna = buat_pengguna("perencana", buat_unit("dinas-uji"))
    client.force_login(pengguna)
    assert client.get("/kata-sandi/").status_code == 200
    pengguna.is_active = False
    pengguna.save()
    assert client.get("/kata-sandi/").url.startswith("/masuk/")


def test_account_without_membership_can_still_sign_in(client: Client) -> None:
    client.force_login(buat_pengguna())
    assert client.get("/kata-sandi/").status_code == 200


def test_a_whole_pemda_is_for_who_serves_all_of_it() -> None:
    pemda, asing = buat_pemda(), buat_pemda()
    unit = buat_unit(pemda=pemda)
    seluruh, satu = buat_pengguna("koordinator", pemda=pemda), buat_pengguna("koordinator", unit)
    assert ambil_pemda(seluruh, pemda.slug, Hak.ATUR_PERIODE) == pemda
    for pengguna, slug, hak in (
        (seluruh, asing.slug, Hak.ATUR_PERIODE),
        (satu, pemda.slug, Hak.ATUR_PERIODE),  # of one unit only
        (buat_pengguna("inspektorat", pemda=pemda), pemda.slug, Hak.ATUR_PERIODE),
        (buat_pengguna("kepala", unit), pemda.slug, Hak.PANTAU),
        (buat_pengguna(), pemda.slug, Hak.PANTAU),
    ):
        with pytest.raises(Http404):
            ambil_pemda(pengguna, slug, hak)
    for peran in PERAN_PEMDA:
        assert ambil_pemda(buat_pengguna(peran, pemda=pemda), pemda.slug, Hak.PANTAU) == pemda


def test_units_in_which_one_has_a_right() -> None:
    """By a membership in the unit or in its whole pemda; berhak says whether there may be any."""
    pemda = buat_pemda()
    satu, dua, asing = buat_unit(pemda=pemda), buat_unit(pemda=pemda), buat_unit()
    hak = Hak.PANTAU_REKOMENDASI
    for pengguna, harap in (
        (buat_pengguna(Peran.INSPEKTORAT, pemda=pemda), {satu, dua}),
        (buat_pengguna(Peran.INSPEKTORAT, satu), {satu}),
        (buat_pengguna(Peran.KEPALA, satu), set()),
        (buat_pengguna(Peran.KOORDINATOR, pemda=asing.pemda), {asing}),
        (buat_pengguna(is_superuser=True), set()),  # no office, no desk
    ):
        assert set(unit_lingkup(pengguna, hak)) == harap
        assert berhak(pengguna, hak) == bool(harap)
