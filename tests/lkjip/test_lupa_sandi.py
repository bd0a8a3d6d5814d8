"""A new password by a link: who gets one, what it tells of accounts, and how often it works."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from lkjip import sesi
from lkjip.models import Pengguna
from lkjip.surel import kirim, tautan_sandi
from lkjip.views.masuk import lupa
from tests.pabrik import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db
BARU = "sungai-wain-1995"
TIDAK_BERLAKU = "Tautan tidak berlaku lagi"


@pytest.fixture(autouse=True)
def _bersurel(settings, time_machine) -> None:
    settings.SUREL_AKTIF = True
    time_machine.move_to("2025-03-03T08:00:00+08:00", tick=False)


@pytest.fixture
def rina() -> Pengguna:
    return buat_pengguna(username="rina", email="Rina@contoh.invalid")


def minta(client: Client, surel: str = "rina@contoh.invalid") -> HttpResponse:
    return client.post("/masuk/lupa-sandi/", {"surel": surel})


def tautan_terkirim() -> str:
    return re.search(r"http://testserver(/masuk/atur-sandi/\S+)", mail.outbox[-1].body)[1]


def tetapkan(client: Client, tautan: str, sandi: str = BARU) -> HttpResponse:
    tempat = client.get(tautan)
    if tempat.status_code != 302:
        return tempat
    return client.post(tempat["Location"], {"new_password1": sandi, "new_password2": sandi})


def test_the_link_comes_by_mail_and_sets_the_password(client: Client, rina: Pengguna) -> None:
    assert minta(client)["Location"] == "/masuk/lupa-sandi/terkirim/"
    surat = mail.outbox[0]
    assert surat.to == ["Rina@contoh.invalid"], "the address on record, not the one typed"
    assert surat.subject == "LKjIP: atur ulang kata sandi"
    assert "Nama pengguna: rina" in surat.body
    assert "6 Maret 2025 pukul 08.00" in surat.body
    halaman = client.get(tautan_terkirim(), follow=True)
    assert halaman.redirect_chain[-1][0].endswith("/baru/"), "the token leaves the address"
    assert "Sedikitnya 10 karakter" in halaman.text
    jawaban = tetapkan(client, tautan_terkirim())
    assert jawaban["Location"] == "/masuk/"
    assert "Masuk sebagai rina." in client.get("/masuk/").text
    rina.refresh_from_db()
    assert rina.check_password(BARU)
    assert [r.peristiwa for r in rina.riwayat.all()] == ["sandi_ditetapkan", "tautan_diminta"]


def test_the_answer_tells_nothing_of_accounts(client: Client, rina: Pengguna) -> None:
    buat_pengguna(email="pergi@contoh.invalid", is_active=False)
    jawaban = {
        minta(client, a).content for a in ("rina@contoh.invalid", "pergi@contoh.invalid", "x@y.invalid")
    }
    assert len(jawaban) == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("surel", ["rina@contoh.invalid", "tidak-ada@contoh.invalid"])
def test_nothing_is_looked_up_before_the_answer_is_out(rina: Pengguna, surel: str) -> None:
    """So neither queries nor time can tell. The server calls close() once the answer has gone."""
    request = RequestFactory().post("/masuk/lupa-sandi/", {"surel": surel})
    with CaptureQueriesContext(connection) as kueri:
        jawaban = lupa(request)
    assert len(kueri) == 0
    assert not mail.outbox
    jawaban.close()
    assert len(mail.outbox) == (surel == "rina@contoh.invalid")


def test_a_broken_mail_server_breaks_no_page(client: Client, rina: Pengguna, monkeypatch, caplog) -> None:
    def gagal(*args: object, **kwargs: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr("lkjip.surel.send_mail", gagal)
    assert minta(client).status_code == 302
    assert "mail to account" in caplog.text
    assert kirim(rina, "x", "atur_ulang", tautan="", sampai="") is False


def test_a_mailbox_is_not_flooded(client: Client, rina: Pengguna, time_machine) -> None:
    for _ in range(3):
        minta(client)
    assert len(mail.outbox) == 1
    time_machine.shift(timedelta(minutes=5, seconds=1))
    minta(client)
    assert len(mail.outbox) == 2


def test_no_address_no_mail(client: Client) -> None:
    buat_pengguna(username="tanpa", email="")
    assert "Masukkan alamat email yang valid" in minta(client, "bukan surel").text
    assert "tidak boleh kosong" in minta(client, "").text
    assert not mail.outbox


def test_without_a_mail_server_the_page_names_who_helps(client: Client, rina: Pengguna, settings) -> None:
    settings.SUREL_AKTIF = False
    assert "koordinator LKjIP" in client.get("/masuk/lupa-sandi/").text
    assert minta(client).status_code == 200
    assert not mail.outbox


def test_who_is_invited_and_has_no_password_yet_can_ask_too(client: Client, rina: Pengguna) -> None:
    rina.set_unusable_password()
    rina.save()
    minta(client)
    assert tetapkan(client, tautan_terkirim()).status_code == 302


# How often, and until when


def test_a_link_works_once(client: Client, rina: Pengguna) -> None:
    minta(client)
    tautan = tautan_terkirim()
    assert tetapkan(client, tautan).status_code == 302
    jawaban = tetapkan(Client(), tautan, "lain-lagi-2020-ya")
    assert TIDAK_BERLAKU in jawaban.text
    rina.refresh_from_db()
    assert rina.check_password(BARU)


def test_the_form_open_in_two_windows_works_once(client: Client, rina: Pengguna) -> None:
    minta(client)
    kedua = Client()
    tempat = [k.get(tautan_terkirim())["Location"] for k in (client, kedua)]
    isian = {"new_password1": BARU, "new_password2": BARU}
    assert client.post(tempat[0], isian).status_code == 302
    assert TIDAK_BERLAKU in kedua.post(tempat[1], isian).text


def test_a_link_expires(client: Client, rina: Pengguna, time_machine, settings) -> None:
    minta(client)
    time_machine.shift(timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 1))
    assert TIDAK_BERLAKU in tetapkan(client, tautan_terkirim()).text


@pytest.mark.parametrize("ubah", ["sandi", "surel", "masuk", "sesi", "nonaktif"])
def test_what_happens_meanwhile_voids_the_link(client: Client, rina: Pengguna, ubah: str) -> None:
    minta(client)
    if ubah == "sandi":
        rina.set_password("ganti-sendiri-77")
    if ubah == "surel":
        rina.email = "lain@contoh.invalid"
    rina.save()
    if ubah == "masuk":
        client.post("/masuk/", {"username": "rina", "password": SANDI})
    if ubah in ("sesi", "nonaktif"):
        sesi.akhiri_semua(rina)
    assert TIDAK_BERLAKU in tetapkan(Client(), tautan_terkirim()).text


@pytest.mark.parametrize(
    "jalur", ["MQ/abc-123", "!!/x", "OTk5OTk5/abc-123", "%00/x", "MQ/baru", "x" * 3000 + "/y"]
)
def test_invented_links_say_that_they_are_no_good(client: Client, jalur: str) -> None:
    assert TIDAK_BERLAKU in client.get(f"/masuk/atur-sandi/{jalur}/").text


def test_the_link_of_one_account_does_not_open_another(client: Client, rina: Pengguna) -> None:
    sari = buat_pengguna(username="sari")
    request = RequestFactory().get("/")
    milik_rina, milik_sari = (tautan_sandi(request, a).alamat.split("/") for a in (rina, sari))
    campur = "/".join([*milik_rina[3:5], milik_sari[5], *milik_rina[6:]])
    assert TIDAK_BERLAKU in client.get(f"/{campur}").text


def test_a_weak_password_is_refused_with_the_reason(client: Client, rina: Pengguna) -> None:
    minta(client)
    assert "terlalu pendek" in tetapkan(client, tautan_terkirim(), "pendek").text
    assert "terlalu mirip" in tetapkan(client, tautan_terkirim(), "rina@contoh.invalid").text


def test_a_new_password_ends_sessions_and_the_lock_out(client: Client, rina: Pengguna) -> None:
    client.force_login(rina)
    penyerang = Client()
    for _ in range(5):
        penyerang.post("/masuk/", {"username": "rina", "password": "salah"})
    minta(Client())
    tetapkan(Client(), tautan_terkirim())
    assert client.get("/akun/").status_code == 302
    assert Client().post("/masuk/", {"username": "rina", "password": BARU}).status_code == 302


def test_who_is_signed_in_as_another_is_signed_out(client: Client, rina: Pengguna) -> None:
    """A koordinator opens the link on his own computer."""
    client.force_login(buat_pengguna(username="sari"))
    minta(Client())
    tetapkan(client, tautan_terkirim())
    assert client.get("/masuk/").status_code == 200
