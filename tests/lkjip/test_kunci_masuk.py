"""The lock-out after failures: whom it hits, how long, what it tells, and how it is lifted."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lkjip import masuk as layanan
from tests.pabrik import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db
SALAH = "Nama pengguna atau kata sandi salah"
TERKUNCI = "Terlalu banyak percobaan masuk yang gagal"


@pytest.fixture(autouse=True)
def _pukul_sepuluh(time_machine) -> None:
    time_machine.move_to("2025-03-03T10:00:00+08:00", tick=False)


def masuk(client: Client, nama: str, sandi: str = SANDI, **kepala: str) -> HttpResponse:
    return client.post("/masuk/", {"username": nama, "password": sandi}, headers=kepala)


def gagal(client: Client, nama: str, kali: int, **kepala: str) -> HttpResponse:
    for _ in range(kali):
        jawaban = masuk(client, nama, "salah", **kepala)
    return jawaban


@pytest.mark.parametrize("nama", ["rina", "tidak-ada"])
def test_five_failures_lock_a_name_out_whether_it_has_an_account_or_not(client: Client, nama: str) -> None:
    buat_pengguna(username="rina")
    empat = gagal(client, nama, 4)
    assert (empat.status_code, SALAH in empat.text) == (200, True)
    kelima = gagal(client, nama, 1)
    assert kelima.status_code == 429
    assert "Coba lagi 15 menit lagi (3 Maret 2025 pukul 10.16)" in kelima.text
    assert f'value="{nama}"' in kelima.text, "the name typed is kept"
    assert SALAH not in kelima.text
    benar = masuk(client, nama)
    assert (benar.status_code, TERKUNCI in benar.text) == (429, True)
    assert "_auth_user_id" not in client.session


def test_known_and_unknown_names_get_the_same_page_at_the_same_cost() -> None:
    """While failing, at the lock-out and after it."""
    buat_pengguna(username="rina")
    buat_pengguna(username="sari", is_active=False)
    buat_pengguna(username="tina").set_unusable_password()
    for _ in range(7):
        hasil = []
        for nama in ("rina", "sari", "tina", "udin"):
            with CaptureQueriesContext(connection) as kueri:
                jawaban = masuk(Client(), nama, "salah")
            teks = jawaban.text.replace(nama, "NAMA")
            token = jawaban.context["csrf_token"]
            hasil.append((jawaban.status_code, teks.replace(str(token), ""), len(kueri)))
        assert hasil[1:] == hasil[:-1]


def test_lock_out_ends_at_the_time_it_names_however_often_one_tries(client: Client, time_machine) -> None:
    buat_pengguna(username="rina")
    gagal(client, "rina", 5)
    time_machine.shift(timedelta(minutes=10))
    assert "Coba lagi 5 menit lagi (3 Maret 2025 pukul 10.16)" in gagal(client, "rina", 3).text
    time_machine.shift(timedelta(minutes=5, seconds=1))
    assert masuk(client, "rina").status_code == 302


def test_only_the_name_is_locked_and_only_from_the_address() -> None:
    buat_pengguna(username="rina")
    buat_pengguna(username="sari")
    gagal(Client(REMOTE_ADDR="192.0.2.1"), "rina", 5)
    assert masuk(Client(REMOTE_ADDR="192.0.2.1"), "sari").status_code == 302
    assert masuk(Client(REMOTE_ADDR="192.0.2.2"), "rina").status_code == 302
    assert masuk(Client(REMOTE_ADDR="192.0.2.1"), "rina").status_code == 429


def test_another_browser_does_not_help(client: Client) -> None:
    buat_pengguna(username="rina")
    for i in range(5):
        gagal(client, "rina", 1, user_agent=f"peramban {i}")
    assert masuk(client, "rina", user_agent="peramban lain").status_code == 429


def test_a_sign_in_forgets_the_failures(client: Client) -> None:
    buat_pengguna(username="rina")
    gagal(client, "rina", 4)
    assert masuk(client, "rina").status_code == 302
    assert gagal(Client(), "rina", 4).status_code == 200


def test_counting_needs_the_database_only(client: Client) -> None:
    """Several processes and a restart see the same count; passwords and tokens are not written down."""
    gagal(client, "rina", 2)
    baris = AccessAttempt.objects.get()
    assert (baris.username, baris.failures_since_start) == ("rina", 2)
    assert "salah" not in baris.post_data


@pytest.mark.parametrize(
    ("proxy", "kepala", "alamat"),
    [
        (False, "203.0.113.9", "192.0.2.1"),  # anybody can write the header
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first was brought along by the client
        (True, "2001:db8::1", "2001:db8::1"),
        (True, "", "192.0.2.1"),
        (True, "bukan alamat", "192.0.2.1"),
    ],
)
def test_address_behind_a_proxy(rf, settings, proxy: bool, kepala: str, alamat: str) -> None:
    settings.PROXY = proxy
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": kepala})
    assert layanan.alamat_klien(request) == alamat


def test_a_forged_header_does_not_escape_the_lock_out(client: Client) -> None:
    buat_pengguna(username="rina")
    for i in range(5):
        gagal(client, "rina", 1, x_forwarded_for=f"203.0.113.{i}")
    assert masuk(client, "rina", x_forwarded_for="203.0.113.77").status_code == 429


def test_a_local_socket_has_no_address(client: Client) -> None:
    buat_pengguna(username="rina")
    klien = Client(REMOTE_ADDR="")
    assert gagal(klien, "rina", 5).status_code == 429
    assert masuk(klien, "rina").status_code == 429


@pytest.mark.parametrize("jalur", ["/kata-sandi/", "/akun/surel/", "/akun/langkah-kedua/"])
def test_guessing_the_password_from_an_open_session_is_locked_out_too(client: Client, jalur: str) -> None:
    client.force_login(buat_pengguna(username="rina"))
    for _ in range(5):
        jawaban = client.post(jalur, {"old_password": "salah", "sandi": "salah"})
    assert jawaban.status_code == 429
    assert TERKUNCI in jawaban.text
    benar = client.post(jalur, {"old_password": SANDI, "sandi": SANDI, "surel": "baru@contoh.invalid"})
    assert benar.status_code == 429


def test_the_limits_are_what_the_documents_say() -> None:
    assert settings.AXES_FAILURE_LIMIT == 5
    assert timedelta(minutes=15) == settings.AXES_COOLOFF_TIME
