"""The pages where keys are made, listed and revoked; and the rules of a key."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lkjip.enums import Peran
from lkjip.models import JejakUbah, Pemberitahuan, Pengguna
from pertukaran.api.kunci import KunciBaru, buat
from pertukaran.enums import LingkupApi
from pertukaran.models import CatatanApi, KirimanApi, KunciApi
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import orang, unit_demo
from tests.pertukaran.bantu_api import BACA, TULIS, aplikasi

pytestmark = pytest.mark.django_db


def alamat(nama: str = "kelola-api", **lain: object) -> str:
    return reverse(nama, kwargs={"pemda": "balikpapan"} | lain)


@pytest.fixture
def koordinator(client: Client) -> Pengguna:
    pengguna = orang(Peran.KOORDINATOR)
    client.force_login(pengguna)
    return pengguna


def isian(**lain: object) -> dict[str, object]:
    akun = lain.pop("atas_nama", None) or orang(Peran.PERENCANA)
    return {
        "nama": "e-Kinerja",
        "unit": unit_demo().pk,
        "baca": "on",
        "tulis": "on",
        "atas_nama": akun.pk,
    } | lain


def test_a_key_is_shown_once_and_only_its_hash_is_kept(client: Client, koordinator: Pengguna) -> None:
    akun = orang(Peran.PERENCANA)
    jawaban = client.post(alamat("kelola-api-baru"), isian(atas_nama=akun))
    assert jawaban.status_code == 200
    assert "no-store" in jawaban["Cache-Control"]
    (teks,) = set(re.findall(r"lkjip_[\w-]{20,}", jawaban.text))
    kunci = KunciApi.objects.get()
    assert kunci.sidik == sha256(teks.encode()).hexdigest()
    assert (kunci.awalan, kunci.lingkup, kunci.unit) == (teks[:12], ["baca", "tulis"], unit_demo())
    assert (kunci.atas_nama, kunci.dibuat_oleh) == (akun, koordinator)
    assert Client().get("/api/v1/", headers={"Authorization": f"Bearer {teks}"}).status_code == 200
    for nama in ("kelola-api", "kelola-api-satu"):
        isi = client.get(alamat(nama, **{"kunci": kunci.pk} if "satu" in nama else {})).text
        assert "e-Kinerja" in isi
        assert teks not in isi
    assert teks not in str(client.session.items())
    jejak = JejakUbah.objects.get(objek="pertukaran.kunciapi")
    assert (jejak.oleh, jejak.unit) == (koordinator, unit_demo())
    assert kunci.sidik not in str(jejak.perubahan)
    assert Pemberitahuan.objects.get(pengguna=akun).judul.startswith("Kunci API dibuat atas nama Anda")


def test_a_revoked_key_opens_nothing(client: Client, koordinator: Pengguna) -> None:
    app = aplikasi()
    assert app.get("/").status_code == 200
    halaman = alamat("kelola-api-cabut", kunci=app.kunci.pk)
    assert "langsung tidak dapat" in client.get(halaman).text
    assert app.get("/").status_code == 200, "asking revokes nothing"
    assert client.post(halaman)["Location"] == alamat("kelola-api-satu", kunci=app.kunci.pk)
    assert app.get("/").status_code == 401
    pertama = KunciApi.objects.get().dicabut_pada
    assert "sudah dicabut" in client.post(halaman, follow=True).text
    assert KunciApi.objects.get().dicabut_pada == pertama
    assert client.get(halaman).status_code == 404
    assert "Dicabut" in client.get(alamat()).text
    assert JejakUbah.objects.filter(objek="pertukaran.kunciapi").count() == 2


def test_what_a_key_may_not_be(client: Client, koordinator: Pengguna) -> None:
    demo = unit_demo()
    asing = buat_unit()
    kepala, lain = orang(Peran.KEPALA), buat_pengguna(Peran.PERENCANA, buat_unit(pemda=demo.pemda))
    nonaktif = orang(Peran.PERENCANA, is_active=False)
    kemarin = timezone.localdate() - timedelta(1)
    for isi, pesan in (
        (isian(nama=""), "Isi nama aplikasinya."),
        (isian(baca="", tulis=""), "Pilih sedikitnya satu lingkup."),
        (isian(atas_nama=kepala), "Akun ini tidak berhak mengisi realisasi"),
        (isian(atas_nama=lain), "Akun ini tidak berhak membaca data"),
        (
            isian(atas_nama=orang(Peran.INSPEKTORAT), unit=""),
            "tidak berhak mengisi realisasi perangkat daerah mana pun",
        ),
        (isian(atas_nama=nonaktif), "Pilih akunnya|pilihan"),
        (isian(atas_nama=buat_pengguna(Peran.PERENCANA, asing)), "Pilih akunnya|pilihan"),
        (isian(unit=asing.pk), "pilihan"),
        (isian(berlaku_sampai=kemarin.isoformat()), "Tanggal ini sudah lewat."),
        (isian(berlaku_sampai="kapan"), "Tanggal ini tidak terbaca"),
    ):
        jawaban = client.post(alamat("kelola-api-baru"), isi)
        assert jawaban.status_code == 200
        assert re.search(pesan, jawaban.text), pesan
        if isi["nama"]:
            assert 'value="e-Kinerja"' in jawaban.text, "what was typed is lost"
    assert not KunciApi.objects.exists()
    assert client.post(alamat("kelola-api-baru"), isian(atas_nama=kepala, tulis="")).status_code == 200
    assert KunciApi.objects.get().lingkup == ["baca"]


def test_the_service_asks_again() -> None:
    """What the form does not offer."""
    demo, asing = unit_demo(), buat_unit()
    baru = KunciBaru(demo.pemda, asing, "x", (BACA,), orang())
    with pytest.raises(ValidationError, match="pemerintah daerah lain"):
        buat(baru, oleh=orang())
    with pytest.raises(ValidationError, match="tidak aktif"):
        buat(KunciBaru(demo.pemda, demo, "x", (BACA,), orang(is_active=False)), oleh=orang())


def test_the_log_is_shown_page_by_page_in_few_queries(client: Client, koordinator: Pengguna) -> None:
    app = aplikasi()
    baris = {"kunci": app.kunci, "metode": "GET", "status": 200, "pada": timezone.now()}
    CatatanApi.objects.bulk_create(CatatanApi(**baris, jalur=f"/api/v1/{n}/<b>") for n in range(120))
    halaman = alamat("kelola-api-satu", kunci=app.kunci.pk)
    for jalur in (halaman, alamat()):
        with CaptureQueriesContext(connection) as kueri:
            isi = client.get(jalur).text
        assert len(kueri) <= 15
    isi = client.get(halaman).text
    assert "Halaman 1 dari 3" in isi
    assert "/api/v1/119/&lt;b&gt;" in isi
    assert "/api/v1/0/&lt;b&gt;" in client.get(f"{halaman}?hal=3").text


def test_an_empty_list_says_what_to_do(client: Client, koordinator: Pengguna) -> None:
    assert "Belum ada kunci API" in client.get(alamat()).text
    assert "Kunci API" in client.get(reverse("kelola", kwargs={"pemda": "balikpapan"})).text


def test_states_are_told(client: Client, koordinator: Pengguna) -> None:
    kunci = {n: aplikasi(nama=n).kunci for n in ("Satu", "Dua")}
    KunciApi.objects.filter(pk=kunci["Satu"].pk).update(berlaku_sampai=timezone.localdate() - timedelta(1))
    Pengguna.objects.filter(pk=kunci["Dua"].atas_nama_id).update(is_active=False)
    isi = client.get(alamat()).text
    assert "Berakhir" in isi
    assert "Akun nonaktif" in isi


@pytest.mark.parametrize("peran", [p for p in Peran if p not in (Peran.KOORDINATOR, Peran.ADMIN)])
def test_others_have_no_such_page(client: Client, peran: Peran) -> None:
    kunci = aplikasi().kunci
    client.force_login(orang(peran))
    for nama, lain in (
        ("", {}),
        ("-baru", {}),
        ("-satu", {"kunci": kunci.pk}),
        ("-cabut", {"kunci": kunci.pk}),
    ):
        for cara in (client.get, client.post):
            assert cara(alamat(f"kelola-api{nama}", **lain)).status_code in (404, 405)
    assert KunciApi.objects.get().dicabut_pada is None


def test_keys_of_another_pemda_are_not_there(client: Client, koordinator: Pengguna) -> None:
    asing = buat_unit()
    milik = aplikasi(unit=asing, atas_nama=buat_pengguna(Peran.PERENCANA, asing), nama="Asing").kunci
    assert "Asing" not in client.get(alamat()).text
    for nama in ("kelola-api-satu", "kelola-api-cabut"):
        assert client.get(alamat(nama, kunci=milik.pk)).status_code == 404


def test_a_hash_and_an_idempotency_key_stand_once() -> None:
    kunci = aplikasi().kunci
    kunci.pk, kunci._state.adding = None, True
    with pytest.raises(ValidationError, match=r"[Ss]idik"):
        kunci.validate_unique()
    with pytest.raises(IntegrityError), transaction.atomic():
        kunci.save()
    isi = {
        "kunci": KunciApi.objects.get(),
        "sidik": "0" * 64,
        "status": 200,
        "jawaban": {},
        "pada": timezone.now(),
    }
    KirimanApi.objects.create(**isi, kunci_idempoten="kiriman-1")
    with pytest.raises(ValidationError, match=r"kiriman_api_unik|sudah ada"):
        KirimanApi(**isi, kunci_idempoten="kiriman-1").validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        KirimanApi.objects.create(**isi, kunci_idempoten="kiriman-1")
    lain = aplikasi(TULIS).kunci
    assert KirimanApi.objects.create(**isi | {"kunci": lain}, kunci_idempoten="kiriman-1").pk


def test_scopes_of_a_key_are_those_of_the_list() -> None:
    assert aplikasi(TULIS, BACA).kunci.lingkup == [x.value for x in LingkupApi]
