"""A unit's profile and the tree of its bidang."""

from __future__ import annotations

import pytest
from django.test import Client

from indicators.models import Indikator
from lkjip.enums import Peran
from lkjip.models import Bidang, JejakUbah, Pengguna, Unit
from perencanaan.profil import Cabang, pohon
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import unit_kecil

pytestmark = pytest.mark.django_db
POKOK = "/dinas-uji/2024/rencana/susun/profil/"
PROFIL = {
    "jabatan_kepala": "Kepala Dinas Uji",
    "alamat": "Jalan Mawar 1",
    "kode_pos": "",
    "telepon": "",
    "surel": "",
}
BIDANG = {"nama": "Bidang Satu", "jabatan": "Kepala Bidang Satu", "jumlah": "1", "induk": "", "urutan": ""}


@pytest.fixture
def unit() -> Unit:
    return unit_kecil("dinas-uji")


@pytest.fixture
def perencana(client: Client, unit: Unit) -> Pengguna:
    pengguna = buat_pengguna(Peran.PERENCANA, unit)
    client.force_login(pengguna)
    return pengguna


def nama(cabang: tuple[Cabang, ...]) -> list[object]:
    return [(c.bidang.nama, nama(c.bawahan)) if c.bawahan else c.bidang.nama for c in cabang]


def test_everybody_of_the_unit_reads_and_planners_write(client: Client, unit: Unit) -> None:
    b = unit.bidang.create(kode="a", nama="Bidang A")
    satu = f"{POKOK}bidang/{b.pk}/"
    for alamat in (POKOK, f"{POKOK}bidang/", satu):
        assert client.get(alamat)["Location"].startswith("/masuk/")
    client.force_login(buat_pengguna(Peran.KEPALA, unit))
    assert "Bidang A" in client.get(POKOK).text
    assert satu not in client.get(POKOK).text
    assert client.post(POKOK, PROFIL).status_code == 403
    for alamat in (f"{POKOK}bidang/", satu):
        assert client.get(alamat).status_code == client.post(alamat, BIDANG).status_code == 403
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    for alamat in (POKOK, f"{POKOK}bidang/", satu):
        assert client.get(alamat).status_code == 404
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    asing = buat_unit().bidang.create(kode="x", nama="X")
    assert client.get(f"{POKOK}bidang/{asing.pk}/").status_code == 404


def test_the_profile_is_saved_and_the_name_is_not(client: Client, perencana: Pengguna, unit: Unit) -> None:
    jawaban = client.post(POKOK, PROFIL | {"nama": "Dinas Curang"}, follow=True)
    assert "Profil disimpan." in jawaban.text
    unit.refresh_from_db()
    assert (unit.nama, unit.jabatan_kepala, unit.alamat) == (
        "Dinas dinas-uji",
        "Kepala Dinas Uji",
        "Jalan Mawar 1",
    )
    assert set(JejakUbah.objects.get(unit=unit).perubahan) == {"Jabatan kepala", "Alamat"}
    jawaban = client.post(POKOK, PROFIL | {"jabatan_kepala": "", "alamat": "Jalan Melati 2"})
    assert "tidak boleh kosong" in jawaban.text
    assert "Jalan Melati 2" in jawaban.text


def test_bidang_are_added_moved_and_keep_their_code(client: Client, perencana: Pengguna, unit: Unit) -> None:
    client.post(f"{POKOK}bidang/", BIDANG | {"nama": "Sekretariat"})
    puncak = unit.bidang.get()
    client.post(f"{POKOK}bidang/", BIDANG | {"induk": puncak.pk})
    client.post(f"{POKOK}bidang/", BIDANG | {"induk": puncak.pk, "jumlah": "3"})  # of the same name
    satu, dua = unit.bidang.filter(induk=puncak)
    assert [(b.kode, b.urutan, b.jumlah) for b in (satu, dua)] == [
        ("bidang-satu", 1, 1),
        ("bidang-satu-2", 2, 3),
    ]
    client.post(f"{POKOK}bidang/{dua.pk}/", BIDANG | {"nama": "Seksi", "induk": satu.pk})
    assert nama(pohon(unit)) == [("Sekretariat", [("Bidang Satu", ["Seksi"])])]
    assert Bidang.objects.get(pk=dua.pk).kode == "bidang-satu-2"
    ubah = JejakUbah.objects.filter(unit=unit, tindakan="diubah").get()
    assert ubah.perubahan["Nama"] == ["Bidang Satu", "Seksi"]
    # nothing stands under itself: the form does not offer it, and the rule refuses it
    jawaban = client.post(f"{POKOK}bidang/{satu.pk}/", BIDANG | {"induk": dua.pk, "jabatan": "Lurah"})
    assert jawaban.status_code == 200
    assert 'value="Lurah"' in jawaban.text
    assert nama(pohon(unit)) == [("Sekretariat", [("Bidang Satu", ["Seksi"])])]
    asing = buat_unit().bidang.create(kode="x", nama="X")
    for salah in ({"induk": asing.pk}, {"jumlah": "nol"}, {"jumlah": ""}, {"nama": ""}):
        assert client.post(f"{POKOK}bidang/", BIDANG | salah).status_code == 200
    assert unit.bidang.count() == 3


def test_only_what_nothing_holds_is_dissolved(client: Client, perencana: Pengguna, unit: Unit) -> None:
    atas = unit.bidang.create(kode="a", nama="Atas")
    bawah = unit.bidang.create(kode="b", nama="Bawah", induk=atas)
    i = Indikator.objects.get(unit=unit, kode="ip")
    Indikator.objects.filter(pk=i.pk).update(bidang=bawah)
    bubarkan = {"aksi": "bubarkan"}
    jawaban = client.post(f"{POKOK}bidang/{atas.pk}/", bubarkan)
    assert "Pindahkan atau bubarkan dahulu bagian di bawahnya." in jawaban.text
    operator = buat_pengguna(Peran.OPERATOR, unit, bidang=bawah)
    jawaban = client.post(f"{POKOK}bidang/{bawah.pk}/", bubarkan)
    assert f"tercatat pada peran operator {operator}" in jawaban.text
    assert unit.bidang.count() == 2
    operator.keanggotaan.all().delete()
    assert "Bawah dibubarkan." in client.post(f"{POKOK}bidang/{bawah.pk}/", bubarkan, follow=True).text
    i.refresh_from_db()
    assert i.bidang is None
    assert JejakUbah.objects.get(unit=unit, tindakan="dihapus").perubahan["Nama"] == ["Bawah", ""]


def test_the_page_costs_the_same_with_many_bidang(
    client: Client, perencana: Pengguna, unit: Unit, django_assert_max_num_queries
) -> None:
    atas = unit.bidang.create(kode="a", nama="Atas")
    for n in range(20):
        unit.bidang.create(kode=f"b{n}", nama=f"Bidang {n}", induk=atas)
    for alamat in (POKOK, f"{POKOK}bidang/", f"{POKOK}bidang/{atas.pk}/"):
        with django_assert_max_num_queries(10):
            assert client.get(alamat).status_code == 200, alamat
