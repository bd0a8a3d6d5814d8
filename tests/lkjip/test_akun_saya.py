"""One's own account: what it shows, the e-mail, the latest sign-ins, and what the frame tells of them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lkjip.catatan_masuk import peramban
from lkjip.context import navigasi
from lkjip.models import Keanggotaan, Pemberitahuan, Pengguna, Unit
from tests.pabrik import SANDI, beri_peran, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


@pytest.fixture(autouse=True)
def _waktu(time_machine) -> None:
    time_machine.move_to("2025-03-03T10:00:00+08:00", tick=False)


@pytest.fixture
def unit() -> Unit:
    return buat_unit("dinas-uji")


@pytest.fixture
def rina(unit: Unit) -> Pengguna:
    return buat_pengguna("perencana", unit, username="rina", first_name="Rina", email="rina@contoh.invalid")


def masuk(sandi: str = SANDI) -> Client:
    klien = Client(headers={"user-agent": CHROME}, REMOTE_ADDR="192.0.2.7")
    klien.post("/masuk/", {"username": "rina", "password": sandi})
    return klien


def test_page_shows_the_account_and_its_roles_with_dates(rina: Pengguna, unit: Unit) -> None:
    beri_peran(rina, "kepala", unit, sebutan="plt", mulai=date(2025, 4, 1), sampai=date(2025, 6, 30))
    beri_peran(rina, "inspektorat", unit, mulai=date(2020, 1, 1), sampai=date(2020, 12, 31))
    isi = masuk().get("/akun/").text
    for teks in (
        "rina@contoh.invalid",
        "sejak 1 Januari 2021",
        "Plt. Kepala perangkat daerah",
        "1 April 2025 – 30 Juni 2025",
        "akan datang",
        "berakhir",
        "Langkah kedua",
        "Keluar dari semua perangkat lain",
    ):
        assert teks in isi, teks
    assert "Akhiri<" not in isi


def test_the_last_sign_in_and_failures_since_are_told(rina: Pengguna, time_machine) -> None:
    pertama = masuk()
    assert "belum pernah sebelum ini" in pertama.get("/akun/").text
    time_machine.shift(timedelta(days=1))
    for _ in range(2):
        masuk("salah")
    kedua = masuk()
    isi = kedua.get("/akun/").text
    assert "Sejak Anda terakhir masuk ada 2 percobaan masuk yang gagal" in isi
    assert "Masuk terakhir: 3 Maret 2025 pukul 10.00" in isi, "in the panel of every page"
    assert "2 percobaan gagal sejak itu" in isi
    assert "192.0.2.7" in isi
    assert "Chrome di Windows" in isi
    assert isi.count(">berhasil<") == 2
    assert isi.count(">gagal<") == 2
    time_machine.shift(timedelta(minutes=1))
    ketiga = masuk().get("/akun/").text
    assert "percobaan masuk yang gagal dengan nama" not in ketiga, "told once"


def test_failures_of_another_name_are_not_told(rina: Pengguna) -> None:
    Client().post("/masuk/", {"username": "rina2", "password": "salah"})
    assert ">gagal<" not in masuk().get("/akun/").text


@pytest.mark.parametrize(
    ("agen", "tertulis"),
    [
        (CHROME, "Chrome di Windows"),
        (CHROME + " Edg/130.0", "Edge di Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox di Linux"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "Chrome di Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari di iPhone",
        ),
        ("curl/8.0", "Peramban lain"),
        ("", "Peramban lain"),
    ],
)
def test_a_browser_is_named_shortly(agen: str, tertulis: str) -> None:
    assert peramban(agen) == tertulis


def test_email_needs_the_password(rina: Pengguna) -> None:
    klien = masuk()
    assert 'value="rina@contoh.invalid"' in klien.get("/akun/surel/").text
    salah = klien.post("/akun/surel/", {"surel": "baru@contoh.invalid", "sandi": "salah"})
    assert "Kata sandi salah." in salah.text
    assert 'value="baru@contoh.invalid"' in salah.text
    klien.post("/akun/surel/", {"surel": "baru@contoh.invalid", "sandi": SANDI})
    rina.refresh_from_db()
    assert (rina.email, str(rina)) == ("baru@contoh.invalid", "Rina")
    assert rina.riwayat.get().rincian == "rina@contoh.invalid → baru@contoh.invalid"


def test_page_costs_few_queries(rina: Pengguna, django_assert_max_num_queries) -> None:
    klien = masuk()
    with django_assert_max_num_queries(8):
        klien.get("/akun/")


# What the frame knows without asking


def test_frame_names_the_role_with_plt(rf, unit: Unit) -> None:
    request = rf.get("/")
    request.user = beri_peran(buat_pengguna(), "kepala", unit, sebutan="plt").pengguna
    assert navigasi(request)["nav"].peran == "Plt. Kepala perangkat daerah"


@pytest.mark.parametrize("berperan", [True, False])
def test_unread_messages_come_with_the_user(
    unit: Unit, berperan: bool, django_assert_num_queries, client: Client
) -> None:
    orang = buat_pengguna("perencana", unit) if berperan else buat_pengguna()
    lain = buat_pengguna("perencana", unit)
    for i, (siapa, dibaca) in enumerate(
        ((orang, None), (orang, None), (orang, timezone.now()), (lain, None))
    ):
        Pemberitahuan.objects.create(
            pengguna=siapa, kunci=str(i), judul="x", dibuat_pada=timezone.now(), dibaca_pada=dibaca
        )
    client.force_login(orang)
    # Session, and user with memberships and messages; who has no membership is looked for once more.
    with django_assert_num_queries(2 if berperan else 3):
        assert client.get("/kata-sandi/").context["user"].pemberitahuan_baru == 2
    assert Pengguna().pemberitahuan_baru == 0
    assert Keanggotaan.objects.count() == (2 if berperan else 1)
