"""Scales of predikat: who sets them up, what is refused, and when only a copy can be changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from lkjip.enums import Keadaan, Peran
from lkjip.models import JejakUbah, JenjangSkala, Pemda, Skala, Unit
from pengisian.models import TriwulanUnit
from tests.pabrik import buat_pemda, buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
POKOK = "/kelola/kota-uji/skala/"
POLA = {"nama": "Tiga jenjang", "kode": "tiga", "dasar_hukum": "Perwali 1/2024", "mulai": "2024"}
TIGA = (("Tinggi", "≥ 90", "90"), ("Sedang", "60 – 90", "60"), ("Rendah", "< 60", ""))


@pytest.fixture
def unit() -> Unit:
    unit = buat_unit("dinas-uji", pemda=buat_pemda("kota-uji"))
    buat_pengaturan(unit.pemda, 2024)
    return unit


@pytest.fixture
def kelola(client: Client, unit: Unit) -> Client:
    client.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=unit.pemda))
    return client


def isian(*jenjang: tuple[str, str, str], **lain: Any) -> dict[str, Any]:
    hasil: dict[str, Any] = POLA | lain | {"j-TOTAL_FORMS": len(jenjang) + 1, "j-INITIAL_FORMS": 0}
    for n, (predikat, interval, batas) in enumerate(jenjang):
        baris = {"predikat": predikat, "interval": interval, "batas_bawah": batas, "warna": "hijau"}
        hasil |= {f"j-{n}-{k}": v for k, v in (baris | {"pembanding": "paling_kecil"}).items()}
    return hasil


def langkah(skala: Skala) -> list[tuple[str, Decimal | None]]:
    return list(skala.jenjang.values_list("predikat", "batas_bawah"))


def skala_tiga(pemda: Pemda) -> Skala:
    s = Skala.objects.create(pemda=pemda, **POLA)
    for n, (predikat, interval, batas) in enumerate(TIGA, 1):
        JenjangSkala.objects.create(skala=s, urutan=n, predikat=predikat, interval=interval, warna="biru",
                                    batas_bawah=batas or None)  # fmt: skip
    return s


def test_only_who_manages_the_pemda_sees_them(client: Client, unit: Unit) -> None:
    s = skala_tiga(unit.pemda)
    semua = (POKOK, f"{POKOK}baru/", f"{POKOK}baru/?dari=tiga", f"{POKOK}{s.pk}/")
    for alamat in semua:
        assert client.get(alamat)["Location"].startswith("/masuk/")
    asing = buat_pengguna(Peran.KOORDINATOR, pemda=buat_pemda())
    for orang in (asing, *(buat_pengguna(p, unit) for p in Peran)):
        client.force_login(orang)
        assert {client.get(a).status_code for a in semua} == {404}
        assert client.post(f"{POKOK}baru/", isian(*TIGA)).status_code == 404
    client.force_login(buat_pengguna(Peran.ADMIN, pemda=unit.pemda))
    assert {client.get(a).status_code for a in semua} == {200}
    lain = skala_tiga(buat_pemda())
    assert client.get(f"{POKOK}{lain.pk}/").status_code == 404
    assert client.get(f"{POKOK}baru/?dari=tidak-ada").status_code == 404


def test_a_scale_is_set_up_and_changed(kelola: Client, unit: Unit) -> None:
    assert "Tiga jenjang disimpan." in kelola.post(f"{POKOK}baru/", isian(*TIGA), follow=True).text
    s = Skala.objects.get(pemda=unit.pemda, kode="tiga")
    assert langkah(s) == [("Tinggi", 90), ("Sedang", 60), ("Rendah", None)]
    assert JejakUbah.objects.filter(pemda=unit.pemda, tindakan="dibuat").count() == 4
    kelola.post(f"{POKOK}{s.pk}/", isian(("Baik", "≥ 75,5", "75,5"), TIGA[2], kode="lain"))
    s.refresh_from_db()
    assert (s.kode, langkah(s)) == ("tiga", [("Baik", Decimal("75.5")), ("Rendah", None)])
    hapus = JejakUbah.objects.get(pemda=unit.pemda, tindakan="dihapus")
    assert hapus.perubahan["Predikat"] == ["Rendah", ""]


@pytest.mark.parametrize(
    ("jenjang", "lain", "pesan"),
    [
        (TIGA[2:], {}, "Isi paling sedikit dua jenjang."),
        (TIGA[:2], {}, "Jenjang terakhir tidak boleh mempunyai batas bawah."),
        ((TIGA[1], TIGA[0], TIGA[2]), {}, "Batas bawah jenjang harus menurun dari yang terbaik."),
        ((("", "≥ 90", "90"), TIGA[2]), {}, "Isi predikat."),
        ((("Tinggi", "≥ 90", "banyak"), TIGA[2]), {}, "“banyak” tidak terbaca sebagai angka"),
        (TIGA, {"kode": "uji"}, "Kode ini sudah dipakai skala lain."),
        (TIGA, {"mulai": "1800"}, "mulai"),
        (TIGA, {"nama": ""}, "tidak boleh kosong"),
    ],
)
def test_bad_scales_are_told_and_what_was_typed_stays(
    kelola: Client, unit: Unit, jenjang: tuple[tuple[str, str, str], ...], lain: dict[str, str], pesan: str
) -> None:
    jawaban = kelola.post(f"{POKOK}baru/", isian(*jenjang, **lain))
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    for predikat, interval, batas in jenjang:
        assert all(
            f'value="{v}"' in jawaban.text for v in (predikat, interval.replace("<", "&lt;"), batas) if v
        )
    assert Skala.objects.filter(pemda=unit.pemda).count() == 1
    assert not JejakUbah.objects.filter(pemda=unit.pemda).exists()


def test_a_scale_that_approved_quarters_rest_on_is_copied(kelola: Client, unit: Unit) -> None:
    s = skala_tiga(unit.pemda)
    unit.pemda.pengaturan.update(skala_e81=s)
    assert f'{s.pk}/">Ubah' in kelola.get(POKOK).text
    t = TriwulanUnit.objects.create(unit=unit, tahun=2024, triwulan=1, keadaan=Keadaan.DISETUJUI)
    assert f'{s.pk}/">Lihat' in kelola.get(POKOK).text
    jawaban = kelola.post(f"{POKOK}{s.pk}/", isian(TIGA[0], TIGA[2]))
    assert "dipakai tahun 2024, yang sudah memiliki triwulan disetujui" in jawaban.text
    assert len(langkah(s)) == 3
    salinan = kelola.get(f"{POKOK}baru/?dari=tiga").text
    assert 'value="tiga-v2"' in salinan
    assert 'value="Sedang"' in salinan
    kelola.post(f"{POKOK}baru/?dari=tiga", isian(TIGA[0], TIGA[2], kode="tiga-v2"))
    assert langkah(Skala.objects.get(pemda=unit.pemda, kode="tiga-v2")) == [("Tinggi", 90), ("Rendah", None)]
    # a quarter that is corrected was approved before
    TriwulanUnit.objects.filter(pk=t.pk).update(keadaan=Keadaan.TERISI_SEBAGIAN, versi=2)
    assert f'{s.pk}/">Lihat' in kelola.get(POKOK).text


def test_pages_cost_the_same_with_many_scales(
    kelola: Client, unit: Unit, django_assert_max_num_queries
) -> None:
    for n in range(10):
        s = skala_tiga(unit.pemda)
        Skala.objects.filter(pk=s.pk).update(kode=f"tiga-{n}")
    for alamat in (POKOK, f"{POKOK}baru/", f"{POKOK}{s.pk}/"):
        with django_assert_max_num_queries(10):
            assert kelola.get(alamat).status_code == 200, alamat
