"""The second step: set up, used, turned off; codes that are right once; and what half a sign-in can do."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from lkjip import langkah_kedua
from lkjip.masuk import TERTUNDA
from lkjip.models import Pengguna
from tests.pabrik import SANDI, beri_langkah_kedua, buat_pengguna, kode_totp

pytestmark = pytest.mark.django_db
KEDUA = "/masuk/langkah-kedua/"


@pytest.fixture(autouse=True)
def _waktu(time_machine) -> None:
    time_machine.move_to("2025-03-03T08:00:00+08:00", tick=False)


@pytest.fixture
def rina() -> Pengguna:
    return buat_pengguna(username="rina")


def langkah_pertama(client: Client, tujuan: str = "") -> HttpResponse:
    return client.post("/masuk/", {"username": "rina", "password": SANDI, "next": tujuan})


def masuk_penuh(client: Client) -> bool:
    return "_auth_user_id" in client.session


# Set up


def test_set_up_shows_the_key_twice_and_asks_for_a_code(client: Client, rina: Pengguna) -> None:
    client.force_login(rina)
    halaman = client.get("/akun/langkah-kedua/").text
    assert "<svg" in halaman
    assert "<script" not in halaman[halaman.index("<svg") :]
    kunci = client.session["kunci_totp"]
    assert langkah_kedua.kunci_tertulis(kunci) in halaman
    assert client.get("/akun/langkah-kedua/").context["kunci"] == langkah_kedua.kunci_tertulis(kunci), "stays"
    lain = Client()
    lain.force_login(rina)
    isian = {"kode": f" {kode_totp(kunci)[:3]} {kode_totp(kunci)[3:]} ", "sandi": SANDI}
    jawaban = client.post("/akun/langkah-kedua/", isian)
    kode = re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", jawaban.text)
    assert len(set(kode)) == 10
    assert langkah_kedua.aktif(rina)
    assert "kunci_totp" not in client.session
    assert client.get("/akun/").status_code == 200
    assert lain.get("/akun/").status_code == 302, "signed in without the second step"
    assert not set(kode) & set(re.findall(r"[a-z0-9]{5}-[a-z0-9]{5}", client.get("/akun/").text))
    assert "no-store" in jawaban["Cache-Control"]
    assert rina.riwayat.get().peristiwa == "langkah_kedua_aktif"


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"kode": "000000"}, "Kode tidak cocok."),
        ({"kode": "12345"}, "Kode terdiri dari 6 angka."),
        ({"kode": "１２３４５６"}, "Kode terdiri dari 6 angka."),
        ({"kode": ""}, "tidak boleh kosong"),
        ({"sandi": "salah"}, "Kata sandi salah."),
    ],
)
def test_set_up_says_what_is_wrong_and_keeps_the_key(
    client: Client, rina: Pengguna, ganti: dict[str, str], pesan: str
) -> None:
    client.force_login(rina)
    client.get("/akun/langkah-kedua/")
    kunci = client.session["kunci_totp"]
    benar = {"kode": kode_totp(kunci), "sandi": SANDI}
    assert pesan in client.post("/akun/langkah-kedua/", benar | ganti).text
    assert client.session["kunci_totp"] == kunci
    assert not langkah_kedua.aktif(rina)


def test_a_new_key_takes_the_place_of_the_old(rina: Pengguna) -> None:
    """Two windows that activate at the same time: the later one counts."""
    lama, baru = (beri_langkah_kedua(rina)[0] for _ in range(2))
    assert TOTPDevice.objects.get(user=rina).key == baru != lama


def test_the_code_of_the_set_up_does_not_sign_in(client: Client, rina: Pengguna) -> None:
    kunci = langkah_kedua.kunci_baru()
    langkah_kedua.aktifkan(rina, kunci=kunci, kode=kode_totp(kunci))
    langkah_pertama(client)
    assert "sudah pernah dipakai" in client.post(KEDUA, {"kode": kode_totp(kunci)}).text


# Sign-in


def test_both_steps_sign_in_and_lead_to_the_page_asked_for(client: Client, rina: Pengguna) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    assert langkah_pertama(client, "/akun/surel/")["Location"] == KEDUA
    assert not masuk_penuh(client)
    antara = client.session.session_key
    assert "Langkah kedua" in client.get(KEDUA).text
    assert client.post(KEDUA, {"kode": kode_totp(kunci)})["Location"] == "/akun/surel/"
    assert masuk_penuh(client)
    assert TERTUNDA not in client.session
    assert client.session.session_key != antara
    assert client.get("/akun/surel/").status_code == 200


@pytest.mark.parametrize("tujuan", ["//contoh.example/", "https://contoh.example/", "javascript:1"])
def test_both_steps_lead_nowhere_else(client: Client, rina: Pengguna, tujuan: str) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    langkah_pertama(client, tujuan)
    assert client.post(KEDUA, {"kode": kode_totp(kunci), "next": tujuan})["Location"] == "/"


def test_a_code_signs_in_once(client: Client, rina: Pengguna, time_machine) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    kode = kode_totp(kunci)
    langkah_pertama(client)
    client.post(KEDUA, {"kode": kode})
    assert masuk_penuh(client)
    kedua = Client()
    langkah_pertama(kedua)
    assert "sudah pernah dipakai" in kedua.post(KEDUA, {"kode": kode}).text
    assert not masuk_penuh(kedua)
    time_machine.shift(timedelta(seconds=30))
    kedua.post(KEDUA, {"kode": kode_totp(kunci)})
    assert masuk_penuh(kedua)


def test_an_old_code_is_wrong(client: Client, rina: Pengguna, time_machine) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    kode = kode_totp(kunci)
    time_machine.shift(timedelta(seconds=90))
    langkah_pertama(client)
    assert "Kode salah" in client.post(KEDUA, {"kode": kode}).text


def test_a_recovery_code_signs_in_once_as_it_is_written_or_not(client: Client, rina: Pengguna) -> None:
    _, pemulihan = beri_langkah_kedua(rina)
    langkah_pertama(client)
    client.post(KEDUA, {"pemulihan": f" {pemulihan[3].upper().replace('-', ' ')} "})
    assert masuk_penuh(client)
    assert "Sisa kode Anda: 9." in client.get("/akun/").text
    kedua = Client()
    langkah_pertama(kedua)
    assert "Kode salah" in kedua.post(KEDUA, {"pemulihan": pemulihan[3]}).text
    assert not masuk_penuh(kedua)
    assert rina.riwayat.first().peristiwa == "kode_pemulihan_dipakai"


def test_recovery_codes_are_not_stored(rina: Pengguna) -> None:
    _, pemulihan = beri_langkah_kedua(rina)
    tersimpan = set(StaticToken.objects.values_list("token", flat=True))
    assert len(tersimpan) == 10
    assert not tersimpan & {k.replace("-", "") for k in pemulihan} | tersimpan & set(pemulihan)


def test_codes_of_another_account_are_wrong(client: Client, rina: Pengguna) -> None:
    beri_langkah_kedua(rina)
    kunci, pemulihan = beri_langkah_kedua(buat_pengguna(username="sari"))
    for isian in ({"kode": kode_totp(kunci)}, {"pemulihan": pemulihan[0]}):
        langkah_pertama(client)
        assert "Kode salah" in client.post(KEDUA, isian).text


def test_wrong_codes_make_wait_and_then_lock_out(client: Client, rina: Pengguna, time_machine) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    langkah_pertama(client)
    client.post(KEDUA, {"kode": "000000"})
    assert "Tunggu 2 detik." in client.post(KEDUA, {"kode": kode_totp(kunci)}).text, "right, but too soon"
    for tunggu in (2, 4, 8):
        time_machine.shift(timedelta(seconds=tunggu))
        assert "Kode salah" in client.post(KEDUA, {"kode": "000000"}).text
    time_machine.shift(timedelta(seconds=10))
    kelima = client.post(KEDUA, {"kode": "000000"})
    assert (kelima.status_code, "Terlalu banyak percobaan" in kelima.text) == (429, True)
    time_machine.shift(timedelta(seconds=60))
    assert client.post(KEDUA, {"kode": kode_totp(kunci)}).status_code == 429
    assert langkah_pertama(Client()).status_code == 429


def test_a_recovery_code_helps_while_codes_must_wait(client: Client, rina: Pengguna) -> None:
    _, pemulihan = beri_langkah_kedua(rina)
    langkah_pertama(client)
    client.post(KEDUA, {"kode": "000000"})
    client.post(KEDUA, {"pemulihan": pemulihan[0]})
    assert masuk_penuh(client)


def test_an_empty_form_asks_for_the_code(client: Client, rina: Pengguna) -> None:
    beri_langkah_kedua(rina)
    langkah_pertama(client)
    assert "Ketik kodenya." in client.post(KEDUA, {"kode": " ", "pemulihan": ""}).text


# Between the steps


def test_the_second_step_needs_the_first(client: Client, rina: Pengguna) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    assert client.get(KEDUA)["Location"] == "/masuk/"
    assert client.post(KEDUA, {"kode": kode_totp(kunci)})["Location"] == "/masuk/"
    assert not masuk_penuh(client)


def test_the_second_step_does_not_wait_for_ever(client: Client, rina: Pengguna, time_machine) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    langkah_pertama(client)
    time_machine.shift(timedelta(minutes=5, seconds=1))
    jawaban = client.post(KEDUA, {"kode": kode_totp(kunci)}, follow=True)
    assert "Waktu untuk langkah kedua sudah habis." in jawaban.text
    assert not masuk_penuh(client)


@pytest.mark.parametrize("ubah", ["sandi", "nonaktif"])
def test_what_happens_meanwhile_voids_the_first_step(client: Client, rina: Pengguna, ubah: str) -> None:
    kunci, _ = beri_langkah_kedua(rina)
    langkah_pertama(client)
    if ubah == "sandi":
        rina.set_password("sungai-wain-1995")
    else:
        rina.is_active = False
    rina.save()
    assert client.post(KEDUA, {"kode": kode_totp(kunci)})["Location"] == "/masuk/"
    assert not masuk_penuh(client)


def test_the_first_step_changes_the_key_of_the_session(client: Client, rina: Pengguna) -> None:
    beri_langkah_kedua(rina)
    sesi = client.session
    sesi["x"] = 1
    sesi.save()
    langkah_pertama(client)
    assert client.session.session_key != sesi.session_key


def test_half_a_sign_in_is_not_the_last_sign_in(client: Client, rina: Pengguna) -> None:
    beri_langkah_kedua(rina)
    langkah_pertama(client)
    rina.refresh_from_db()
    assert rina.last_login is None


# Turned off, and new codes


def test_turning_off_needs_the_password(client: Client, rina: Pengguna) -> None:
    beri_langkah_kedua(rina)
    client.force_login(rina)
    jalur = "/akun/langkah-kedua/matikan/"
    assert client.get(jalur).status_code == 200
    assert "Kata sandi salah." in client.post(jalur, {"sandi": "salah"}).text
    assert langkah_kedua.aktif(rina)
    assert client.post(jalur, {"sandi": SANDI})["Location"] == "/akun/"
    assert not langkah_kedua.aktif(rina)
    assert not StaticToken.objects.exists()
    assert langkah_pertama(Client())["Location"] == "/"
    assert client.get(jalur)["Location"] == "/akun/", "nothing to turn off"


def test_new_recovery_codes_void_the_old(client: Client, rina: Pengguna) -> None:
    _, lama = beri_langkah_kedua(rina)
    client.force_login(rina)
    assert "Kata sandi salah." in client.post("/akun/langkah-kedua/kode/", {"sandi": "salah"}).text
    baru = client.post("/akun/langkah-kedua/kode/", {"sandi": SANDI}).context["kode"]
    assert not langkah_kedua.benar(rina, pemulihan=lama[0])
    langkah_kedua.lepas_tunda(rina)
    assert langkah_kedua.benar(rina, pemulihan=baru[0])


def test_no_recovery_codes_without_a_second_step(client: Client, rina: Pengguna) -> None:
    client.force_login(rina)
    assert client.post("/akun/langkah-kedua/kode/", {"sandi": SANDI})["Location"] == "/akun/langkah-kedua/"
    assert not StaticToken.objects.exists()


def test_active_is_not_set_up_again(client: Client, rina: Pengguna) -> None:
    beri_langkah_kedua(rina)
    kunci = TOTPDevice.objects.get().key
    client.force_login(rina)
    assert client.post("/akun/langkah-kedua/", {"kode": "123456", "sandi": SANDI})["Location"] == "/akun/"
    assert TOTPDevice.objects.get().key == kunci
