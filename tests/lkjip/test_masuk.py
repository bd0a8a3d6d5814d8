"""Signing in and out, the password, and who is asked to sign in."""

import pytest
from django.test import Client

from tests.pabrik import SANDI, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
SANDI_BARU = "sungai-wain-1995"


def masuk(client: Client, username: str, sandi: str = SANDI, **lain: str):
    return client.post("/masuk/", {"username": username, "password": sandi} | lain)


@pytest.mark.parametrize("alamat", ["/", "/perangkat-daerah/", "/kata-sandi/", "/dp3akb/", "/dp3akb/2024/"])
def test_anonymous_is_asked_to_sign_in(client: Client, alamat: str) -> None:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 302
    assert jawaban.url == f"/masuk/?next={alamat}"


def test_sign_in_opens_the_page_asked_for(client: Client) -> None:
    buat_pengguna(username="rina")
    assert masuk(client, "rina", next="/kata-sandi/").url == "/kata-sandi/"
    assert client.get("/kata-sandi/").status_code == 200
    assert client.get("/masuk/").url == "/", "who is signed in needs no sign-in page"


@pytest.mark.parametrize("next", ["https://contoh.example/", "//contoh.example/", "javascript:alert(1)", ""])
def test_sign_in_leads_nowhere_else(client: Client, next: str) -> None:
    buat_pengguna(username="rina")
    assert masuk(client, "rina", next=next).url == "/"


@pytest.mark.parametrize(("nama", "sandi"), [("rina", "salah"), ("tidak-ada", SANDI)])
def test_wrong_password_and_unknown_name_say_the_same(client: Client, nama: str, sandi: str) -> None:
    buat_pengguna(username="rina")
    jawaban = masuk(client, nama, sandi)
    assert jawaban.status_code == 200
    assert "Nama pengguna atau kata sandi salah. Huruf besar dan kecil dibedakan." in jawaban.text
    assert "_auth_user_id" not in client.session


def test_inactive_account_does_not_get_in(client: Client) -> None:
    buat_pengguna(username="rina", is_active=False)
    assert "Nama pengguna atau kata sandi salah" in masuk(client, "rina").text


def test_empty_form_names_the_missing_field(client: Client) -> None:
    assert masuk(client, "", "").text.count("Bidang ini tidak boleh kosong.") == 2


@pytest.mark.parametrize("demo", [True, False])
def test_demo_accounts_are_named_in_the_demonstration_only(client: Client, settings, demo: bool) -> None:
    settings.DEMO = demo
    assert ("balikpapan-2024" in client.get("/masuk/").text) is demo


def test_sign_out_needs_post_and_ends_the_session(client: Client) -> None:
    client.force_login(buat_pengguna())
    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/").url == "/masuk/"
    assert client.get("/kata-sandi/").status_code == 302


def test_sign_out_after_the_session_has_ended_is_no_dead_end(client: Client) -> None:
    assert client.post("/keluar/").url == "/masuk/"


def test_password_changes_and_the_session_stays(client: Client) -> None:
    pengguna = buat_pengguna("operator", buat_unit())
    client.force_login(pengguna)
    isian = {"old_password": SANDI, "new_password1": SANDI_BARU, "new_password2": SANDI_BARU}
    assert client.post("/kata-sandi/", isian).url == "/akun/"
    pengguna.refresh_from_db()
    assert pengguna.check_password(SANDI_BARU)
    assert "Kata sandi telah diganti." in client.get("/kata-sandi/").text


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"old_password": "salah"}, "Kata sandi lama salah."),
        ({"new_password2": "lain"}, "Ulangan tidak sama dengan kata sandi baru."),
        ({"new_password1": "pendek", "new_password2": "pendek"}, "Kata sandi terlalu pendek."),
        ({"new_password1": "83920174651", "new_password2": "83920174651"}, "seluruhnya terdiri dari angka"),
    ],
)
def test_password_form_says_what_is_wrong(client: Client, isian: dict[str, str], pesan: str) -> None:
    pengguna = buat_pengguna()
    client.force_login(pengguna)
    benar = {"old_password": SANDI, "new_password1": SANDI_BARU, "new_password2": SANDI_BARU}
    jawaban = client.post("/kata-sandi/", benar | isian)
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    pengguna.refresh_from_db()
    assert pengguna.check_password(SANDI)
