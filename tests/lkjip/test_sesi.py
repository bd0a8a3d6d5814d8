"""How sessions begin and end: keys, limits, signing out elsewhere, and the way back to one's page."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lkjip.models import Pengguna
from tests.pabrik import SANDI, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
BERAKHIR = "Sesi Anda telah berakhir."


@pytest.fixture
def rina() -> Pengguna:
    return buat_pengguna("perencana", buat_unit("dinas-uji"), username="rina")


def masuk(client: Client, tujuan: str = "") -> str:
    return client.post("/masuk/", {"username": "rina", "password": SANDI, "next": tujuan})["Location"]


@pytest.fixture(autouse=True)
def _pukul_delapan(time_machine) -> None:
    time_machine.move_to("2025-03-03T08:00:00+08:00", tick=False)


def test_unused_session_ends_and_leads_back(client: Client, rina: Pengguna, time_machine) -> None:
    masuk(client)
    time_machine.shift(settings.SESI_DIAM)
    assert client.get("/akun/?a=1").status_code == 200
    time_machine.shift(settings.SESI_DIAM + timedelta(seconds=1))
    jawaban = client.get("/akun/?a=1")
    assert jawaban["Location"] == "/masuk/?berakhir=1&next=/akun/%3Fa%3D1"
    halaman = client.get(jawaban["Location"])
    assert BERAKHIR in halaman.text
    assert 'name="next" value="/akun/?a=1"' in halaman.text
    assert masuk(client, "/akun/?a=1") == "/akun/?a=1"
    assert client.get("/akun/?a=1").status_code == 200


def test_session_in_use_goes_on_until_the_end_of_the_day(
    client: Client, rina: Pengguna, time_machine
) -> None:
    masuk(client)
    lewat = timedelta()
    while lewat + timedelta(minutes=50) <= settings.SESI_PALING_LAMA:
        time_machine.shift(timedelta(minutes=50))
        lewat += timedelta(minutes=50)
        assert client.get("/akun/").status_code == 200, lewat
    time_machine.shift(timedelta(minutes=50))
    assert client.get("/akun/")["Location"].startswith("/masuk/?berakhir=1")


def test_use_is_noted_once_a_minute_and_costs_nothing_in_between(
    client: Client, rina: Pengguna, time_machine
) -> None:
    masuk(client)
    client.get("/perangkat-daerah/")
    with CaptureQueriesContext(connection) as tanpa:
        client.get("/perangkat-daerah/")
    assert not [k for k in tanpa if "UPDATE" in k["sql"]]
    time_machine.shift(timedelta(seconds=61))
    with CaptureQueriesContext(connection) as dengan:
        client.get("/perangkat-daerah/")
    assert len([k for k in dengan if "UPDATE" in k["sql"]]) == 1


def test_a_form_sent_too_late_leads_back_to_its_page(client: Client, rina: Pengguna, time_machine) -> None:
    masuk(client)
    time_machine.shift(timedelta(days=1))
    dari = {"referer": "http://testserver/akun/surel/?b=2"}
    assert client.post("/akun/surel/", headers=dari)["Location"].endswith("&next=/akun/surel/%3Fb%3D2")


@pytest.mark.parametrize("dari", ["https://contoh.example/akun/", "", "//contoh.example/", "javascript:1"])
def test_a_form_sent_from_elsewhere_leads_to_the_front_page(client: Client, dari: str) -> None:
    assert client.post("/akun/surel/", headers={"referer": dari})["Location"] == "/masuk/?next=/"


def test_a_session_that_the_server_no_longer_has_is_said_to_have_ended(
    client: Client, rina: Pengguna
) -> None:
    masuk(client)
    Session.objects.all().delete()
    assert client.get("/akun/")["Location"] == "/masuk/?berakhir=1&next=/akun/"
    assert client.get("/akun/")["Location"] == "/masuk/?next=/akun/", "said once: the cookie is gone"


def test_a_visitor_is_not_told_of_a_session(client: Client, rina: Pengguna) -> None:
    assert BERAKHIR not in client.get("/masuk/?next=/akun/").text
    masuk(client)
    client.post("/keluar/")
    assert client.get("/akun/")["Location"] == "/masuk/?next=/akun/"


def test_a_session_without_times_ends(client: Client, rina: Pengguna) -> None:
    """Signed in by a version that knew no limits."""
    masuk(client)
    sesi = client.session
    del sesi["dipakai_pada"]
    sesi.save()
    assert client.get("/akun/")["Location"].startswith("/masuk/?berakhir=1")


def test_sign_in_changes_the_key_of_the_session(client: Client, rina: Pengguna) -> None:
    """Whoever brought the old key into this browser has nothing."""
    sesi = client.session
    sesi["x"] = 1
    sesi.save()
    lama = client.cookies[settings.SESSION_COOKIE_NAME].value
    masuk(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != lama
    penyusup = Client()
    penyusup.cookies[settings.SESSION_COOKIE_NAME] = lama
    assert penyusup.get("/akun/").status_code == 302


def test_signing_out_elsewhere_keeps_this_session_only(client: Client, rina: Pengguna) -> None:
    lain = Client()
    for klien in (client, lain):
        masuk(klien)
    assert client.get("/akun/akhiri-sesi-lain/").status_code == 405
    assert client.post("/akun/akhiri-sesi-lain/")["Location"] == "/akun/"
    assert "keluar dari semua perangkat lain" in client.get("/akun/").text
    assert lain.get("/akun/")["Location"] == "/masuk/?berakhir=1&next=/akun/"
    assert rina.riwayat.get().peristiwa == "sesi_diakhiri"


def test_a_new_password_ends_the_sessions_elsewhere(client: Client, rina: Pengguna) -> None:
    lain = Client()
    for klien in (client, lain):
        masuk(klien)
    baru = "sungai-wain-1995"
    client.post("/kata-sandi/", {"old_password": SANDI, "new_password1": baru, "new_password2": baru})
    assert client.get("/akun/").status_code == 200
    assert lain.get("/akun/").status_code == 302


def test_cookies_are_for_this_server_and_browser_session_only(client: Client, rina: Pengguna) -> None:
    masuk(client)
    kuki = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (kuki["httponly"], kuki["samesite"], kuki["max-age"]) == (True, "Lax", "")
