"""The pemda's RPJMD: its tree, who writes it, what cannot go."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Misi, Rpjmd, SasaranRpjmd, Tujuan, TujuanRpjmd
from lkjip.enums import Peran
from lkjip.models import JejakUbah
from tests.pabrik import buat_pemda, buat_pengguna
from tests.perencanaan.bantu_menengah import Dunia, dunia, renstra

pytestmark = pytest.mark.django_db
KEPALA_RPJMD = {
    "tahun_mulai": 2021,
    "tahun_akhir": 2026,
    "visi": "Kota sejahtera",
    "dasar_hukum": "Perda 1/2021",
}


@pytest.fixture
def d() -> Dunia:
    return dunia()


@pytest.fixture
def c(d: Dunia) -> Client:
    c = Client()
    c.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=d.unit.pemda))
    return c


def alamat(d: Dunia, nama: str, **lain: object) -> str:
    return reverse(nama, kwargs={"pemda": d.unit.pemda.slug, **lain})


def rpjmd(d: Dunia) -> SasaranRpjmd:
    r = Rpjmd.objects.create(pemda=d.unit.pemda, **KEPALA_RPJMD)
    misi = Misi.objects.create(rpjmd=r, nomor=2, uraian="Misi dua")
    tujuan = TujuanRpjmd.objects.create(misi=misi, nomor=1, uraian="Tujuan")
    return SasaranRpjmd.objects.create(tujuan=tujuan, nomor=3, uraian="Sasaran RPJMD")


def test_an_rpjmd_from_nothing(c: Client, d: Dunia) -> None:
    assert "Belum ada RPJMD" in c.get(alamat(d, "kelola-rpjmd")).content.decode()
    teks = c.post(alamat(d, "kelola-rpjmd-baru"), KEPALA_RPJMD | {"tahun_akhir": 2020}).content.decode()
    assert "Tahun akhir RPJMD harus sesudah tahun mulai" in teks
    assert "Kota sejahtera" in teks
    assert c.post(alamat(d, "kelola-rpjmd-baru"), KEPALA_RPJMD).status_code == 302
    for induk, uraian in (("misi", "Misi"), ("1", "Tujuan"), ("1.1", "Sasaran")):
        tujuan = alamat(d, "kelola-rpjmd-butir-baru", mulai=2021, induk=induk)
        assert 'value="1"' in c.get(tujuan).content.decode()  # the next number
        assert c.post(tujuan, {"nomor": 1, "uraian": uraian}).status_code == 302
    assert SasaranRpjmd.objects.get(tujuan__misi__rpjmd__pemda=d.unit.pemda).uraian == "Sasaran"
    teks = c.get(alamat(d, "kelola-rpjmd-satu", mulai=2021)).content.decode()
    assert "Sasaran 1.1.1" in teks
    jejak = JejakUbah.objects.filter(pemda=d.unit.pemda, unit=None)
    assert jejak.count() == 4


def test_a_period_and_a_number_are_used_once(c: Client, d: Dunia) -> None:
    rpjmd(d)
    jawab = c.post(alamat(d, "kelola-rpjmd-baru"), KEPALA_RPJMD | {"visi": "Visi kembar"})
    assert jawab.status_code == 200
    assert "Visi kembar" in jawab.content.decode()
    tujuan = alamat(d, "kelola-rpjmd-butir-baru", mulai=2021, induk="misi")
    jawab = c.post(tujuan, {"nomor": 2, "uraian": "Misi kembar"})
    assert jawab.status_code == 200
    assert "Misi kembar" in jawab.content.decode()
    assert Misi.objects.filter(rpjmd__pemda=d.unit.pemda).count() == 1


def test_a_line_is_changed(c: Client, d: Dunia) -> None:
    rpjmd(d)
    tujuan = alamat(d, "kelola-rpjmd-butir", mulai=2021, nomor="2.1.3")
    assert c.post(tujuan, {"nomor": 4, "uraian": "Lain"}).status_code == 302
    assert SasaranRpjmd.objects.get(tujuan__misi__rpjmd__pemda=d.unit.pemda).nomor == 4
    isi = KEPALA_RPJMD | {"visi": "Visi baru"}
    assert c.post(alamat(d, "kelola-rpjmd-ubah", mulai=2021), isi).status_code == 302
    assert Rpjmd.objects.get(pemda=d.unit.pemda).visi == "Visi baru"


def test_what_a_unit_points_to_cannot_go(c: Client, d: Dunia) -> None:
    sasaran = rpjmd(d)
    renstra(d)
    Tujuan.objects.filter(unit=d.unit).update(sasaran_rpjmd=sasaran)
    for nama, lain, apa in (
        ("kelola-rpjmd-butir-hapus", {"nomor": "2.1.3"}, "1 tujuan"),
        ("kelola-rpjmd-butir-hapus", {"nomor": "2"}, "1 tujuan RPJMD"),
        ("kelola-rpjmd-hapus", {}, "1 misi"),
    ):
        jawab = c.post(alamat(d, nama, mulai=2021, **lain))
        assert f"masih ada {apa}" in jawab.content.decode()
    Tujuan.objects.filter(unit=d.unit).update(sasaran_rpjmd=None)
    assert c.post(alamat(d, "kelola-rpjmd-butir-hapus", mulai=2021, nomor="2.1.3")).status_code == 302
    assert not SasaranRpjmd.objects.filter(tujuan__misi__rpjmd__pemda=d.unit.pemda).exists()


@pytest.mark.parametrize("nomor", ["1", "2.9", "2.1.3.1", "dua", "2."])
def test_a_number_that_is_not_there_is_404(c: Client, d: Dunia, nomor: str) -> None:
    rpjmd(d)
    assert c.get(alamat(d, "kelola-rpjmd-butir", mulai=2021, nomor=nomor)).status_code == 404


@pytest.mark.parametrize(
    ("nama", "lain"),
    [
        ("kelola-rpjmd", {}),
        ("kelola-rpjmd-baru", {}),
        ("kelola-rpjmd-satu", {"mulai": 2021}),
        ("kelola-rpjmd-ubah", {"mulai": 2021}),
        ("kelola-rpjmd-hapus", {"mulai": 2021}),
        ("kelola-rpjmd-butir-baru", {"mulai": 2021, "induk": "2"}),
        ("kelola-rpjmd-butir", {"mulai": 2021, "nomor": "2.1"}),
        ("kelola-rpjmd-butir-hapus", {"mulai": 2021, "nomor": "2.1"}),
    ],
)
def test_it_exists_for_the_koordinator_of_the_pemda_only(
    c: Client, d: Dunia, nama: str, lain: dict, django_assert_max_num_queries: object
) -> None:
    rpjmd(d)
    tujuan = alamat(d, nama, **lain)
    with django_assert_max_num_queries(10):
        assert c.get(tujuan).status_code == 200
    assert Client().get(tujuan).status_code == 302
    for orang in (
        d.perencana,
        buat_pengguna(Peran.INSPEKTORAT, pemda=d.unit.pemda),
        buat_pengguna(Peran.ADMIN, pemda=d.unit.pemda),
        buat_pengguna(Peran.KOORDINATOR, pemda=buat_pemda()),
    ):
        lain_orang = Client()
        lain_orang.force_login(orang)
        assert lain_orang.get(tujuan).status_code == 404


def test_the_tujuan_of_a_unit_chooses_from_it(d: Dunia) -> None:
    rpjmd(d)
    renstra(d)
    c = Client()
    c.force_login(d.perencana)
    isi = {"unit": d.unit.slug, "tahun": 2024, "periode": 2021, "versi": 0, "jenis": "tujuan"}
    teks = c.get(reverse("renstra-butir-baru", kwargs=isi)).content.decode()
    assert "2021–2026: 2.1.3 Sasaran RPJMD" in teks
