"""The pages where a koordinator manages accounts: find, change, end; and whom they hide."""

from datetime import date

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from lkjip.models import Pemda, Pengguna, Unit
from tests.lkjip.kelola import POKOK, isian, satu, undang
from tests.pabrik import SANDI, beri_langkah_kedua, beri_peran, buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hari_ini(time_machine) -> None:
    time_machine.move_to("2025-03-03T10:00:00+08:00", tick=False)


# The list


def test_list_shows_roles_state_and_last_sign_in(kelola: Client, unit: Unit, pemda: Pemda) -> None:
    rina = buat_pengguna("perencana", unit, username="rina")
    buat_pengguna("perencana", unit, is_active=False, username="pergi")
    beri_peran(rina, "kepala", unit, mulai=date(2020, 1, 1), sampai=date(2020, 12, 31))
    Client().post("/masuk/", {"username": "rina", "password": SANDI})
    for _ in range(5):
        Client().post("/masuk/", {"username": "pergi", "password": "salah"})
        Client().post("/masuk/", {"username": "rina", "password": "salah"})
    halaman = kelola.get(POKOK).text
    assert "3 akun" in halaman
    assert "Perencana · DINAS-UJI" in halaman
    assert "Kepala perangkat daerah ·" not in halaman, "over"
    assert "3 Maret 2025 pukul 10.00" in halaman
    keadaan = {b.akun.username: b.keadaan for b in kelola.get(POKOK).context["baris"]}
    assert keadaan == {"rina": "terkunci", "pergi": "nonaktif", "bappeda": "aktif"}


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({"cari": "sit"}, {"siti"}),
        ({"cari": "AMIN siti"}, {"siti"}),
        ({"cari": "contoh.invalid"}, {"siti"}),
        ({"peran": "perencana"}, {"siti", "pergi"}),
        ({"peran": "kepala"}, {"budi"}),
        ({"unit": "dinas-dua"}, {"budi"}),
        ({"unit": "dinas-dua", "peran": "perencana"}, set()),
        ({"keadaan": "nonaktif"}, {"pergi"}),
        ({"keadaan": "menunggu"}, {"tunggu"}),
        ({"keadaan": "terkunci"}, {"budi"}),
        ({"keadaan": "aktif"}, {"siti", "bappeda"}),
        ({"keadaan": "aneh", "peran": "aneh", "unit": "999", "hal": "aneh"}, None),
        ({"cari": "\0"}, None),
    ],
)
def test_list_is_filtered(
    kelola: Client, unit: Unit, pemda: Pemda, saring: dict[str, str], nama: set[str] | None
) -> None:
    dua = buat_unit("dinas-dua", pemda=pemda)
    buat_pengguna("perencana", unit, username="siti", first_name="Siti Aminah", email="s@contoh.invalid")
    buat_pengguna("perencana", unit, username="pergi", is_active=False)
    budi = buat_pengguna("kepala", dua, username="budi")
    beri_peran(budi, "perencana", dua, mulai=date(2020, 1, 1), sampai=date(2020, 12, 31))
    tunggu = buat_pengguna("inspektorat", pemda=pemda, username="tunggu")
    tunggu.set_unusable_password()
    tunggu.save()
    for _ in range(5):
        Client().post("/masuk/", {"username": "budi", "password": "salah"})
    if saring.get("unit") == "dinas-dua":
        saring = saring | {"unit": str(dua.pk)}
    jawaban = kelola.get(POKOK, saring)
    semua = {"siti", "pergi", "budi", "tunggu", "bappeda"}
    assert {b.akun.username for b in jawaban.context["baris"]} == (semua if nama is None else nama)
    if nama == set():
        assert "Tidak ada akun yang cocok" in jawaban.text


def test_list_costs_the_same_for_many_and_comes_in_pages(
    kelola: Client, unit: Unit, django_assert_max_num_queries
) -> None:
    for i in range(60):
        buat_pengguna("perencana", unit, first_name=f"Orang {i:02}")
    with django_assert_max_num_queries(8):
        jawaban = kelola.get(POKOK, {"cari": "orang"})
    assert len(jawaban.context["baris"]) == 50
    assert "?cari=orang&amp;hal=2" in jawaban.text
    assert len(kelola.get(POKOK, {"cari": "orang", "hal": 2}).context["baris"]) == 10


def test_page_of_an_account_costs_few_queries(
    kelola: Client, unit: Unit, django_assert_max_num_queries
) -> None:
    orang = buat_pengguna("perencana", unit)
    with django_assert_max_num_queries(15):
        kelola.get(satu(orang))


# One account


def test_data_are_changed_and_written_down(kelola: Client, unit: Unit) -> None:
    siti = buat_pengguna("perencana", unit, first_name="Siti", last_name="Lama", email="lama@contoh.invalid")
    assert 'value="Siti Lama"' in kelola.get(satu(siti, "ubah/")).text
    kelola.post(satu(siti, "ubah/"), {"nama": "Siti Baru", "surel": "baru@contoh.invalid"})
    siti.refresh_from_db()
    assert (str(siti), siti.email) == ("Siti Baru", "baru@contoh.invalid")
    halaman = kelola.get(satu(siti)).text
    assert "Nama: Siti Lama → Siti Baru" in halaman
    assert "lama@contoh.invalid → baru@contoh.invalid" in halaman
    assert siti.pemberitahuan.count() == 2


def test_email_of_somebody_else_is_refused(kelola: Client, unit: Unit) -> None:
    buat_pengguna("perencana", unit, username="rina", email="rina@contoh.invalid")
    siti = buat_pengguna("perencana", unit)
    jawaban = kelola.post(satu(siti, "ubah/"), {"nama": "Siti", "surel": "RINA@contoh.invalid"})
    assert "sudah dipakai akun rina" in jawaban.text
    assert kelola.post(satu(siti, "ubah/"), {"nama": "Siti", "surel": ""}).status_code == 302


def test_a_role_is_added_and_ended(kelola: Client, unit: Unit) -> None:
    siti = buat_pengguna("perencana", unit)
    dua = buat_unit("dinas-dua", pemda=unit.pemda)
    kelola.post(satu(siti, "peran/"), isian(dua, "kepala", sebutan="plh", sampai="2025-03-10"))
    k = siti.keanggotaan.get(peran="kepala")
    assert (k.unit, k.sebutan) == (dua, "plh")
    halaman = kelola.get(satu(siti)).text
    assert "Plh. Kepala perangkat daerah" in halaman
    assert f'href="{satu(siti, f"peran/{k.pk}/")}"' in halaman
    formulir = kelola.get(satu(siti, f"peran/{k.pk}/")).text
    assert 'value="2025-03-10"' in formulir
    assert "Batalkan peran ini" not in formulir
    assert kelola.post(satu(siti, f"peran/{k.pk}/"), {"sampai": "2025-03-04"}).status_code == 302
    k.refresh_from_db()
    assert k.sampai == date(2025, 3, 4)
    assert "Tanggal selesai" in kelola.post(satu(siti, f"peran/{k.pk}/"), {"sampai": "2025-01-01"}).text


def test_a_role_of_head_for_oneself_is_refused_and_said(
    kelola: Client, unit: Unit, koordinator: Pengguna
) -> None:
    isi = {"peran": "kepala", "unit": unit.pk, "mulai": "2025-03-03", "sampai": "2025-12-31"}
    jawaban = kelola.post(satu(koordinator, "peran/"), isi)
    assert jawaban.status_code == 200
    assert "tidak dapat Anda berikan kepada diri sendiri" in jawaban.text
    assert 'value="2025-12-31"' in jawaban.text
    assert not koordinator.keanggotaan.filter(peran="kepala").exists()


def test_a_role_to_come_is_taken_back(kelola: Client, unit: Unit) -> None:
    siti = buat_pengguna("perencana", unit)
    k = beri_peran(siti, "kepala", unit, mulai=date(2025, 4, 1))
    assert "Batalkan peran ini" in kelola.get(satu(siti, f"peran/{k.pk}/")).text
    assert kelola.post(satu(siti, f"peran/{k.pk}/"), {"batalkan": "1"}).status_code == 302
    assert siti.keanggotaan.get().peran == "perencana"
    assert "dibatalkan sebelum mulai" in kelola.get(satu(siti)).text


def test_roles_that_are_over_or_of_others_have_no_page(kelola: Client, unit: Unit) -> None:
    siti, rina = buat_pengguna("perencana", unit), buat_pengguna("perencana", unit)
    lewat = beri_peran(siti, "kepala", unit, mulai=date(2020, 1, 1), sampai=date(2020, 12, 31))
    asing = beri_peran(siti, "perencana", buat_unit())
    for k in (lewat, asing, rina.keanggotaan.get()):
        assert kelola.get(satu(siti, f"peran/{k.pk}/")).status_code == 404
        assert kelola.post(satu(siti, f"peran/{k.pk}/"), {"sampai": "2025-03-03"}).status_code == 404


@pytest.mark.parametrize(
    ("kunci", "periksa"),
    [
        ("nonaktifkan", lambda a: not a.is_active),
        ("akhiri-sesi", lambda a: a.kunci_sesi == 1),
        ("matikan-langkah-kedua", lambda a: not TOTPDevice.objects.filter(user=a).exists()),
        ("tautan", lambda a: a.check_password(SANDI)),
    ],
)
def test_an_action_asks_and_then_is_done(kelola: Client, unit: Unit, kunci: str, periksa) -> None:
    siti = buat_pengguna("perencana", unit)
    beri_langkah_kedua(siti)
    assert kelola.get(satu(siti, f"{kunci}/")).status_code == 200
    assert not siti.riwayat.exists(), "asking does nothing"
    assert kelola.post(satu(siti, f"{kunci}/"))["Location"] == satu(siti)
    assert periksa(Pengguna.objects.get(pk=siti.pk))
    assert siti.riwayat.get().oleh.username == "bappeda"
    assert siti.pemberitahuan.count() == 1


def test_deactivated_is_out_at_once_and_comes_back(kelola: Client, unit: Unit) -> None:
    siti = buat_pengguna("perencana", unit, username="siti")
    milik_siti = Client()
    milik_siti.force_login(siti)
    kelola.post(satu(siti, "nonaktifkan/"))
    assert milik_siti.get("/akun/").status_code == 302
    assert kelola.get(satu(siti, "tautan/")).status_code == 404, "no link into an account that is off"
    kelola.post(satu(siti, "aktifkan/"))
    assert milik_siti.get("/akun/").status_code == 302, "the old session stays ended"
    assert Client().post("/masuk/", {"username": "siti", "password": SANDI}).status_code == 302


def test_the_lock_is_lifted(kelola: Client, unit: Unit) -> None:
    siti = buat_pengguna("perencana", unit, username="siti")
    assert kelola.get(satu(siti, "buka-kunci/")).status_code == 404, "nothing to lift"
    for _ in range(5):
        Client().post("/masuk/", {"username": "siti", "password": "salah"})
    assert "Terkunci sampai" in kelola.get(satu(siti)).text
    kelola.post(satu(siti, "buka-kunci/"))
    assert Client().post("/masuk/", {"username": "siti", "password": SANDI}).status_code == 302


def test_a_new_link_voids_that_of_the_invitation(kelola: Client, unit: Unit) -> None:
    undang(kelola, unit)
    siti = Pengguna.objects.get(username="siti.aminah")
    lama = kelola.get(satu(siti)).context["tautan"]["alamat"]
    kelola.post(satu(siti, "tautan/"))
    baru = kelola.get(satu(siti)).context["tautan"]["alamat"]
    assert "tidak berlaku lagi" in Client().get(lama.removeprefix("http://testserver")).text
    assert Client().get(baru.removeprefix("http://testserver")).status_code == 302


def test_refusals_are_said(kelola: Client, koordinator: Pengguna) -> None:
    assert "akun Anda sendiri" in kelola.post(satu(koordinator, "nonaktifkan/")).text
    koordinator.refresh_from_db()
    assert koordinator.is_active


@pytest.mark.parametrize("kunci", ["aktifkan", "hapus", "ubah-peran"])
def test_actions_that_do_not_apply_are_not_found(kelola: Client, unit: Unit, kunci: str) -> None:
    siti = buat_pengguna("perencana", unit)
    assert kelola.post(satu(siti, f"{kunci}/")).status_code == 404


# Whom it hides


def test_accounts_of_another_pemda_do_not_exist(kelola: Client) -> None:
    asing = buat_pengguna("perencana", buat_unit(), username="asing")
    tanpa = buat_pengguna(username="tanpa")
    for akun in (asing, tanpa):
        assert akun.username not in kelola.get(POKOK).text
        for jalur in ("", "ubah/", "peran/", "tautan/", "nonaktifkan/"):
            assert kelola.get(satu(akun, jalur)).status_code == 404


def test_who_once_served_the_pemda_is_still_found(kelola: Client, unit: Unit) -> None:
    lama = buat_pengguna("perencana", unit, sampai=date(2024, 12, 31))
    assert kelola.get(satu(lama)).status_code == 200


@pytest.mark.parametrize("siapa", ["admin", "pemda lain", "pemda lain nanti", "superuser"])
def test_accounts_that_others_manage_too_are_not_taken_over(
    kelola: Client, unit: Unit, pemda: Pemda, siapa: str
) -> None:
    akun = buat_pengguna("perencana", unit, is_superuser=siapa == "superuser")
    if siapa == "admin":
        beri_peran(akun, "admin", pemda=pemda)
    if siapa.startswith("pemda lain"):
        beri_peran(akun, "koordinator", pemda=buat_pemda(), mulai=date(2025, 4 if "nanti" in siapa else 1, 1))
    assert "diatur oleh admin" in kelola.get(satu(akun)).text
    for jalur in ("ubah/", "tautan/", "nonaktifkan/", "akhiri-sesi/"):
        assert kelola.get(satu(akun, jalur)).status_code == 404
        assert kelola.post(satu(akun, jalur), {"nama": "X", "surel": ""}).status_code == 404
    k = akun.keanggotaan.get(peran="perencana")
    assert kelola.post(satu(akun, f"peran/{k.pk}/"), {"sampai": "2025-03-03"}).status_code == 302


def test_the_membership_of_an_admin_is_not_for_the_koordinator(kelola: Client, pemda: Pemda) -> None:
    admin = buat_pengguna("admin", pemda=pemda)
    k = admin.keanggotaan.get()
    assert kelola.get(satu(admin, f"peran/{k.pk}/")).status_code == 404
    assert "Akhiri<" not in kelola.get(satu(admin)).text
    assert "Masukkan pilihan yang valid" in kelola.post(satu(admin, "peran/"), isian(None, "admin")).text


def test_history_of_another_pemda_is_not_shown(kelola: Client, unit: Unit) -> None:
    siti = buat_pengguna("perencana", unit)
    asing = buat_unit("dinas-asing")
    klien = Client()
    klien.force_login(buat_pengguna("koordinator", pemda=asing.pemda))
    beri_peran(siti, "perencana", asing, sampai=date(2024, 12, 31))
    klien.post(f"/kelola/{asing.pemda.slug}/akun/{siti.pk}/peran/", isian(asing, "kepala"))
    assert siti.riwayat.count() == 1
    assert "DINAS-ASING" not in kelola.get(satu(siti)).text


# The way there


def test_one_pemda_opens_at_once_several_are_a_list(client: Client, koordinator: Pengguna) -> None:
    client.force_login(koordinator)
    assert client.get("/kelola/")["Location"] == "/kelola/kota-uji/"
    assert "Akun dan peran" in client.get("/kelola/kota-uji/").text
    beri_peran(koordinator, "koordinator", pemda=buat_pemda("kota-dua"))
    isi = client.get("/kelola/").text
    assert 'href="/kelola/kota-uji/"' in isi
    assert 'href="/kelola/kota-dua/"' in isi


@pytest.mark.parametrize("peran", ["perencana", "kepala", "inspektorat"])
def test_who_manages_nothing_is_not_shown_the_way(client: Client, unit: Unit, peran: str) -> None:
    client.force_login(buat_pengguna(peran, unit))
    assert client.get("/kelola/").status_code == 404
    assert 'href="/kelola/"' not in client.get("/akun/").text


def test_the_panel_leads_to_it(kelola: Client) -> None:
    assert 'href="/kelola/"' in kelola.get("/akun/").text


def test_a_superuser_manages_every_pemda(client: Client, pemda: Pemda, unit: Unit) -> None:
    client.force_login(buat_pengguna(is_superuser=True))
    assert 'href="/kelola/"' in client.get("/akun/").text
    assert client.get(POKOK).status_code == 200
    assert undang(client, None, "admin").status_code == 302
