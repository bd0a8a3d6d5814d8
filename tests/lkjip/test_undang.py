"""Inviting: the story from the form to the first sign-in, what is refused, and who sees the link."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from lkjip.models import Bidang, Pengguna, Unit
from tests.lkjip.kelola import POKOK, isian, satu, undang
from tests.pabrik import buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
BARU = "sungai-wain-1995"


@pytest.fixture(autouse=True)
def _hari_ini(time_machine) -> None:
    time_machine.move_to("2025-03-03T10:00:00+08:00", tick=False)


def test_invited_set_password_sign_in(kelola: Client, unit: Unit, koordinator: Pengguna) -> None:
    jawaban = undang(kelola, unit)
    siti = Pengguna.objects.get(username="siti.aminah")
    assert jawaban["Location"] == satu(siti)
    assert (str(siti), siti.email) == ("Siti Aminah, S.Sos.", "siti@contoh.invalid")
    assert not siti.has_usable_password()
    halaman = kelola.get(satu(siti)).text
    assert "Menunggu kata sandi" in halaman
    tautan = re.search(r'value="http://testserver(/masuk/atur-sandi/[^"]+)"', halaman)[1]
    assert "atur-sandi" not in kelola.get(satu(siti)).text, "shown once"
    orang = Client()
    assert orang.post("/masuk/", {"username": "siti.aminah", "password": ""}).status_code == 200
    tempat = orang.get(tautan)["Location"]
    assert "siti.aminah" in orang.get(tempat).text
    orang.post(tempat, {"new_password1": BARU, "new_password2": BARU})
    assert orang.post("/masuk/", {"username": "siti.aminah", "password": BARU}).status_code == 302
    assert orang.get("/dinas-uji/").status_code == 302
    assert "Aktif" in kelola.get(satu(siti)).text
    peristiwa = [(r.peristiwa, r.oleh) for r in siti.riwayat.order_by("id")]
    assert peristiwa == [
        ("diundang", koordinator),
        ("peran_diberi", koordinator),
        ("sandi_ditetapkan", None),
    ]


def test_with_a_mail_server_the_link_is_sent_and_not_shown(kelola: Client, unit: Unit, settings) -> None:
    settings.SUREL_AKTIF = True
    halaman = kelola.get(undang(kelola, unit)["Location"]).text
    assert "Tautan dikirim ke siti@contoh.invalid, berlaku sampai 6 Maret 2025 pukul 10.00." in halaman
    assert "atur-sandi" not in halaman
    (surat,) = mail.outbox
    assert surat.to == ["siti@contoh.invalid"]
    assert surat.subject == "LKjIP: undangan"
    assert "Nama pengguna: siti.aminah" in surat.body
    assert "/masuk/atur-sandi/" in surat.body
    assert "&" not in surat.body, "plain text is not escaped"


def test_without_an_address_the_link_is_shown(kelola: Client, unit: Unit, settings) -> None:
    settings.SUREL_AKTIF = True
    assert "/masuk/atur-sandi/" in kelola.get(undang(kelola, unit, surel="")["Location"]).text
    assert not mail.outbox


def test_a_shown_link_is_for_its_account_only(kelola: Client, unit: Unit) -> None:
    lain = buat_pengguna("perencana", unit)
    undang(kelola, unit)
    assert "atur-sandi" not in kelola.get(satu(lain)).text


@pytest.mark.parametrize(
    ("peran", "berunit"),
    [
        ("perencana", True),
        ("kepala", True),
        ("inspektorat", True),
        ("inspektorat", False),
        ("koordinator", False),
    ],
)
def test_roles_are_given_with_the_invitation(kelola: Client, unit: Unit, peran: str, berunit: bool) -> None:
    undang(kelola, unit if berunit else None, peran)
    k = Pengguna.objects.get(username="siti.aminah").keanggotaan.get()
    assert (k.peran, k.unit, k.pemda, k.mulai, k.sampai) == (
        peran,
        unit if berunit else None,
        unit.pemda,
        date(2025, 3, 3),
        None,
    )


def test_an_operator_comes_with_a_bidang_and_a_plt_with_an_end(kelola: Client, unit: Unit) -> None:
    bidang = Bidang.objects.create(unit=unit, kode="a", nama="Bidang A")
    undang(kelola, unit, "operator", bidang=bidang.pk)
    undang(kelola, unit, "kepala", nama="Budi", surel="", sebutan="plt", sampai="30-06-2025")
    assert Pengguna.objects.get(username="siti.aminah").keanggotaan.get().bidang == bidang
    k = Pengguna.objects.get(username="budi").keanggotaan.get()
    assert (k.sebutan, k.sampai) == ("plt", date(2025, 6, 30))
    assert "Plt. Kepala perangkat daerah" in kelola.get(POKOK).text


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"nama": ""}, "tidak boleh kosong"),
        ({"surel": "bukan surel"}, "alamat email yang valid"),
        ({"surel": "BAPPEDA@contoh.invalid"}, "sudah dipakai akun Bappeda (bappeda)"),
        ({"username": "bappeda"}, "sudah ada"),
        ({"username": "dua kata"}, "nama pengguna"),
        ({"peran": ""}, "tidak boleh kosong"),
        ({"peran": "admin"}, "Masukkan pilihan yang valid"),
        ({"unit": ""}, "harus terikat pada satu perangkat daerah"),
        ({"unit": "999999"}, "Masukkan pilihan yang valid"),
        ({"peran": "operator"}, "terikat pada satu bidang"),
        ({"sebutan": "plt"}, "hanya untuk kepala"),
        ({"mulai": "31-02-2025"}, "Tanggal ini tidak terbaca"),
        ({"sampai": "2025-03-02"}, "Tanggal selesai tidak boleh sebelum"),
    ],
)
def test_a_bad_invitation_says_why_and_keeps_what_was_typed(
    kelola: Client, koordinator: Pengguna, unit: Unit, ganti: dict[str, str], pesan: str
) -> None:
    koordinator.email = "bappeda@contoh.invalid"
    koordinator.save()
    sebelum = Pengguna.objects.count()
    jawaban = kelola.post(f"{POKOK}undang/", isian(unit) | ganti)
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    assert ("Siti Aminah, S.Sos." in jawaban.text) is ("nama" not in ganti)
    assert Pengguna.objects.count() == sebelum


def test_units_and_bidang_of_another_pemda_are_no_choice(kelola: Client, unit: Unit) -> None:
    asing = buat_unit("dinas-asing")
    bidang = Bidang.objects.create(unit=asing, kode="a", nama="Bidang Asing")
    assert "Asing" not in kelola.get(f"{POKOK}undang/").text
    assert "Masukkan pilihan yang valid" in undang(kelola, asing).text
    assert "Masukkan pilihan yang valid" in undang(kelola, unit, "operator", bidang=bidang.pk).text
    assert not Pengguna.objects.filter(username="siti.aminah").exists()


def test_a_second_head_is_asked_about(kelola: Client, unit: Unit) -> None:
    buat_pengguna("kepala", unit, first_name="Budi")
    plt = {"sebutan": "plt", "sampai": "2025-06-30"}
    jawaban = undang(kelola, unit, "kepala", **plt)
    assert "keduanya dapat menyetujui" in jawaban.text
    assert 'name="rangkap"' in jawaban.text
    assert undang(kelola, unit, "kepala", **plt, rangkap="on").status_code == 302
    tolak = undang(kelola, unit, "kepala", nama="Cici", surel="", rangkap="on")
    assert "Akhiri dahulu masa tugas yang lama" in tolak.text


def test_an_admin_may_invite_an_admin(client: Client, unit: Unit) -> None:
    client.force_login(buat_pengguna("admin", pemda=unit.pemda))
    assert undang(client, None, "admin").status_code == 302
    assert Pengguna.objects.get(username="siti.aminah").keanggotaan.get().peran == "admin"
