"""A user's notifications: own ones only, unread first, read when opened."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna
from lkjip.pemberitahuan import beri_tahu, penerima
from tests.pabrik import beri_peran, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
DAFTAR = "/pemberitahuan/"


@pytest.fixture
def sari(client: Client) -> Pengguna:
    pengguna = buat_pengguna()
    client.force_login(pengguna)
    return pengguna


def kabar(kepada: Pengguna, kunci: str, umur: int = 0, **lain: object) -> Pemberitahuan:
    pada = timezone.now() - timedelta(umur)
    beri_tahu([kepada], kunci=kunci, **{"judul": f"Kabar {kunci}", "sekarang": pada} | lain)
    return Pemberitahuan.objects.get(pengguna=kepada, kunci=kunci)


def test_a_message_of_the_same_key_goes_out_once_to_each() -> None:
    satu, dua = buat_pengguna(), buat_pengguna()
    beri_tahu([satu], kunci="a", judul="Pertama")
    beri_tahu([satu, dua], kunci="a", judul="Kedua")
    assert [p.judul for p in Pemberitahuan.objects.order_by("pk")] == ["Pertama", "Kedua"]


def test_who_holds_a_role_is_told_those_of_the_pemda_too() -> None:
    unit, asing = buat_unit(), buat_unit()
    milik = {
        buat_pengguna("kepala", unit),
        buat_pengguna("koordinator", pemda=unit.pemda),
        buat_pengguna("koordinator", unit),
    }
    rangkap = buat_pengguna("kepala", unit)
    beri_peran(rangkap, "koordinator", unit)
    buat_pengguna("perencana", unit)
    buat_pengguna("kepala", asing)
    buat_pengguna("koordinator", pemda=asing.pemda)
    buat_pengguna("kepala", unit, is_active=False)
    buat_pengguna("kepala", unit, sampai=timezone.localdate() - timedelta(1))
    buat_pengguna("kepala", unit, mulai=timezone.localdate() + timedelta(1))
    hasil = penerima(unit, [Peran.KEPALA, Peran.KOORDINATOR])
    assert len(hasil) == 4
    assert set(hasil) == milik | {rangkap}


def test_what_is_not_read_yet_comes_first(client: Client, sari: Pengguna) -> None:
    kabar(sari, "baru-dibaca")
    Pemberitahuan.objects.update(dibaca_pada=timezone.now())
    kabar(sari, "lama", umur=3)
    kabar(sari, "tadi", umur=1, isi="<b>penting</b>")
    kabar(buat_pengguna(), "milik-orang")
    isi = client.get(DAFTAR).text
    assert isi.index("Kabar tadi") < isi.index("Kabar lama") < isi.index("Kabar baru-dibaca")
    assert "2 belum dibaca" in isi
    assert "milik-orang" not in isi
    assert "&lt;b&gt;penting" in isi


def test_opening_one_marks_it_and_leads_to_its_page(client: Client, sari: Pengguna) -> None:
    pesan = kabar(sari, "a", alamat="/dinas/2024/pengisian/4/alur/")
    assert client.get(f"{DAFTAR}{pesan.pk}/").status_code == 405  # a GET marks nothing
    jawaban = client.post(f"{DAFTAR}{pesan.pk}/")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/dinas/2024/pengisian/4/alur/")
    pesan.refresh_from_db()
    dibaca = pesan.dibaca_pada
    assert dibaca
    client.post(f"{DAFTAR}{pesan.pk}/")
    pesan.refresh_from_db()
    assert pesan.dibaca_pada == dibaca  # when it was read first


def test_one_is_marked_without_leaving_the_list(client: Client, sari: Pengguna) -> None:
    pesan = kabar(sari, "a", alamat="/dinas/2024/")
    assert client.post(f"{DAFTAR}{pesan.pk}/", {"tetap": "1"})["Location"] == DAFTAR
    pesan.refresh_from_db()
    assert pesan.dibaca_pada


@pytest.mark.parametrize("alamat", ["", "https://jahat.example/", "//jahat.example/", "javascript:1"])
def test_a_message_leads_to_no_other_site(client: Client, sari: Pengguna, alamat: str) -> None:
    pesan = kabar(sari, "a", alamat=alamat)
    assert client.post(f"{DAFTAR}{pesan.pk}/")["Location"] == DAFTAR


def test_those_of_others_do_not_exist(client: Client, sari: Pengguna) -> None:
    asing = kabar(buat_pengguna(), "a")
    assert client.post(f"{DAFTAR}{asing.pk}/").status_code == 404
    client.post(f"{DAFTAR}baca-semua/")
    asing.refresh_from_db()
    assert asing.dibaca_pada is None


def test_all_are_marked_at_once(client: Client, sari: Pengguna) -> None:
    for kunci in "abc":
        kabar(sari, kunci)
    assert client.post(f"{DAFTAR}baca-semua/")["Location"] == DAFTAR
    assert not Pemberitahuan.objects.filter(dibaca_pada=None).exists()
    assert "Tandai semua" not in client.get(DAFTAR).text


def test_nothing_yet(client: Client, sari: Pengguna) -> None:
    assert "Belum ada pemberitahuan" in client.get(DAFTAR).text


def test_many_are_pages(client: Client, sari: Pengguna, django_assert_max_num_queries) -> None:
    for n in range(60):
        kabar(sari, str(n), umur=n)
    client.get(DAFTAR)
    with django_assert_max_num_queries(7):
        isi = client.get(DAFTAR).text
    assert isi.count('class="pesan-judul"') == 50
    assert client.get(DAFTAR, {"hal": "2"}).text.count('class="pesan-judul"') == 10
    assert client.get(DAFTAR, {"hal": "²"}).status_code == 200


def test_the_way_to_them_is_in_the_frame_of_every_page(client: Client, sari: Pengguna) -> None:
    assert f'href="{DAFTAR}"' in client.get("/kata-sandi/").text


def test_the_list_of_approvals_is_offered_to_who_heads_several_units(client: Client) -> None:
    unit, dua = buat_unit(), buat_unit()
    kepala = buat_pengguna(Peran.KEPALA, unit)
    client.force_login(kepala)
    assert "/perangkat-daerah/persetujuan/" not in client.get("/kata-sandi/").text
    beri_peran(kepala, Peran.KEPALA, dua)
    assert "/perangkat-daerah/persetujuan/" in client.get("/kata-sandi/").text


@pytest.mark.parametrize("jalur", [DAFTAR, f"{DAFTAR}baca-semua/", f"{DAFTAR}1/"])
def test_nobody_else(client: Client, jalur: str) -> None:
    assert client.post(jalur).status_code == 302
    assert client.get(jalur)["Location"].startswith("/masuk/")
