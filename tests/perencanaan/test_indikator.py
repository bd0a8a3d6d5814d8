"""Indicators: what fits together, what is of another unit, what they are explained with, their pages."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from budget.models import IndikatorSimpul, Simpul
from indicators.enums import AkumulasiTahun, Arah, Kombinasi
from indicators.models import Indikator, Komponen, Sasaran, Target
from lkjip.enums import Peran
from lkjip.models import JejakUbah
from perencanaan import indikator as layanan
from perencanaan.indikator import Milik, komponen_sesuai
from perencanaan.peraga import contoh_capaian, contoh_kombinasi, contoh_renstra, contoh_tahun
from tests.pabrik import buat_pengguna
from tests.perencanaan.bantu_menengah import TAHUN, Dunia, dunia, indikator, renstra, sahkan

pytestmark = pytest.mark.django_db
BILANG, BAGI, SUKU = "pembilang", "penyebut", "suku"


@pytest.fixture
def d() -> Dunia:
    d = dunia()
    renstra(d)
    return d


@pytest.fixture
def c(d: Dunia) -> Client:
    c = Client()
    c.force_login(d.perencana)
    return c


def alamat(d: Dunia, nama: str, **lain: str) -> str:
    return reverse(nama, kwargs={"unit": d.unit.slug, "tahun": TAHUN, **lain})


@pytest.mark.parametrize(
    ("kombinasi", "peran", "sesuai"),
    [
        ("langsung", [], True),
        ("langsung", [SUKU], False),
        ("rasio_100", [BILANG, BAGI], True),
        ("rasio_100000", [BAGI, BILANG], True),
        ("rasio_100", [BILANG], False),
        ("rasio_100", [BILANG, BAGI, SUKU], False),
        ("selisih", [SUKU, SUKU], True),
        ("selisih", [SUKU], False),
        ("rata_rata", [SUKU, SUKU, BILANG], False),
    ],
)
def test_the_roles_fit_the_combination(kombinasi: str, peran: list[str], sesuai: bool) -> None:
    assert (komponen_sesuai(kombinasi, peran) == "") is sesuai


def test_examples_are_what_the_formulas_give() -> None:
    assert [contoh_tahun(p).rsplit(" ", 1)[1] for p in AkumulasiTahun] == ["100", "40", "25", "40"]
    assert contoh_tahun("jumlah") == "TW I–IV 10, 20, 30, 40 → tahun 100"
    assert contoh_renstra("jumlah").endswith("Renstra 140")
    assert contoh_capaian(Arah.POSITIF, "dua_t").startswith("target 80, realisasi 88 → capaian 110,00%")
    assert "125,00%" in contoh_capaian(Arah.NEGATIF, "t_per_r")
    assert [contoh_kombinasi(k).rsplit(" ", 1)[1] for k in Kombinasi if k != "langsung"] == [
        "25",
        "25",
        "40",
        "80",
    ]


def test_nothing_of_another_unit_is_named(d: Dunia) -> None:
    lain = dunia()
    renstra(lain)
    asing = Sasaran.objects.filter(unit=lain.unit).first()
    with pytest.raises(ValidationError, match="perangkat daerah lain"):
        indikator(d, "x", asing)
    bidang = lain.unit.bidang.create(kode="b", nama="Bidang")
    with pytest.raises(ValidationError, match="perangkat daerah lain"):
        indikator(d, "x", Sasaran.objects.filter(unit=d.unit).first(), bidang=bidang)


def test_an_indicator_of_a_program_is_tied_to_the_line_of_the_year(d: Dunia) -> None:
    sasaran = Sasaran.objects.filter(unit=d.unit).first()
    satu, dua = (
        Simpul.objects.create(
            unit=d.unit, tahun=TAHUN, level="program", kode=k, nama=f"Program {k}", sasaran=sasaran
        )
        for k in ("2.08.02", "2.08.03")
    )
    i = Indikator(kode="p1", nama="Program", satuan="%")
    layanan.simpan(d.catat(), i, Milik("program", satu), [])
    layanan.simpan(d.catat(), i, Milik("program", dua), [])
    assert [x.simpul for x in IndikatorSimpul.objects.filter(indikator=i)] == [dua]
    with pytest.raises(ValidationError, match="1 indikator program"):
        layanan.hapus(d.catat(), i)
    layanan.simpan(d.catat(), i, Milik("program", None), [])
    layanan.hapus(d.catat(), i)
    assert not Indikator.objects.filter(kode="p1").exists()


def test_what_hangs_on_an_indicator_is_said(d: Dunia) -> None:
    with pytest.raises(ValidationError, match="masih ada 5 target"):
        layanan.hapus(d.catat(), Indikator.objects.get(kode="i1"))


def isian(d: Dunia, **lain: object) -> dict[str, object]:
    sasaran = Sasaran.objects.get(unit=d.unit, kode="s1")
    return {
        "milik": f"sasaran:{sasaran.pk}",
        "kode": "baru-1",
        "nama": "Persentase baru",
        "satuan": "%",
        "desimal": "2",
        "arah": "positif",
        "rumus_negatif": "dua_t",
        "akumulasi_tahun": "terakhir",
        "akumulasi_renstra": "terakhir",
        "kombinasi": "rasio_100",
        "data_awal": "1.234,5",
        "data_awal_tahun": "2020",
        "komponen-TOTAL_FORMS": "2",
        "komponen-INITIAL_FORMS": "0",
        "komponen-0-peran": "pembilang",
        "komponen-0-label": "Atas",
        "komponen-1-peran": "penyebut",
        "komponen-1-label": "Bawah",
    } | lain


def test_a_new_indicator_with_its_components(c: Client, d: Dunia) -> None:
    teks = c.get(alamat(d, "indikator-baru") + "?sasaran=s1").content.decode()
    assert "TW I–IV 10, 20, 30, 40 → tahun 100" in teks
    assert "selected>1. Sasaran 1" in teks
    assert c.post(alamat(d, "indikator-baru"), isian(d)).status_code == 302
    i = Indikator.objects.get(kode="baru-1")
    assert (i.level, i.sasaran.kode, str(i.data_awal)) == ("sasaran", "s1", "1234.500000")
    assert [(k.peran, k.label, k.urutan) for k in i.komponen.all()] == [
        ("pembilang", "Atas", 1),
        ("penyebut", "Bawah", 2),
    ]
    assert JejakUbah.objects.filter(objek="indicators.komponen").count() == 2


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"komponen-1-peran": "pembilang"}, "tepat satu pembilang dan satu penyebut"),
        ({"kombinasi": "langsung"}, "tidak memakai komponen"),
        ({"kode": "i1"}, "Kode indikator sudah dipakai"),
        ({"kode": "dua kata"}, "Pakai huruf, angka"),
        ({"kode": "baru"}, "dipakai oleh alamat"),
        ({"data_awal": "banyak"}, "tidak terbaca sebagai angka"),
        ({"milik": "sasaran:999999"}, "sasaran:999999"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    c: Client, d: Dunia, ganti: dict, pesan: str
) -> None:
    jawab = c.post(alamat(d, "indikator-baru"), isian(d, **ganti))
    teks = jawab.content.decode()
    assert jawab.status_code == 200
    assert pesan in teks
    assert "Persentase baru" in teks
    assert 'value="Atas"' in teks
    assert Indikator.objects.filter(unit=d.unit).count() == 2
    assert not Komponen.objects.filter(label="Atas").exists()


def test_a_change_of_what_is_used_needs_a_reason(c: Client, d: Dunia) -> None:
    sahkan(d)
    lama = isian(d, kode="i1", kombinasi="langsung")
    lama |= {f"komponen-{n}-{k}": "" for n in (0, 1) for k in ("peran", "label")}
    assert c.post(alamat(d, "indikator-ubah", kode="i1"), lama).status_code == 200
    lama["alasan_catatan"] = "Nama menurut naskah"
    assert c.post(alamat(d, "indikator-ubah", kode="i1"), lama).status_code == 302
    assert Indikator.objects.get(kode="i1").nama == "Persentase baru"
    assert JejakUbah.objects.first().alasan == "Nama menurut naskah"


def test_components_are_changed_and_taken_out(c: Client, d: Dunia) -> None:
    c.post(alamat(d, "indikator-baru"), isian(d))
    satu, dua = Indikator.objects.get(kode="baru-1").komponen.all()
    isi = isian(d, kombinasi="langsung") | {
        "komponen-INITIAL_FORMS": "2",
        "komponen-0-id": satu.pk,
        "komponen-0-DELETE": "on",
        "komponen-1-id": dua.pk,
        "komponen-1-DELETE": "on",
    }
    assert c.post(alamat(d, "indikator-ubah", kode="baru-1"), isi).status_code == 302
    assert not Komponen.objects.filter(indikator__kode="baru-1").exists()


def test_the_list_is_searched(c: Client, d: Dunia) -> None:
    teks = c.get(alamat(d, "rencana-indikator"), {"cari": "i2", "level": "sasaran"}).content.decode()
    assert "Nilai i2" in teks
    assert "Nilai i1" not in teks
    assert "Tidak ada indikator yang cocok" in c.get(
        alamat(d, "rencana-indikator"), {"level": "program"}
    ).content.decode()  # fmt: skip


def test_deleting_asks_and_says_what_hangs_on_it(c: Client, d: Dunia) -> None:
    tujuan = alamat(d, "indikator-hapus", kode="i1")
    assert "masih ada 5 target" in c.get(tujuan).content.decode()
    assert c.post(tujuan).status_code == 200
    Target.objects.filter(indikator__kode="i1").delete()
    assert c.post(tujuan).status_code == 302
    assert not Indikator.objects.filter(kode="i1").exists()


@pytest.mark.parametrize("nama", ["indikator-baru", "indikator-ubah", "indikator-hapus"])
def test_only_who_plans_writes(d: Dunia, nama: str) -> None:
    tujuan = alamat(d, nama, **({} if nama == "indikator-baru" else {"kode": "i1"}))
    assert Client().get(tujuan).status_code == 302
    asing, kepala = Client(), Client()
    asing.force_login(dunia().perencana)
    kepala.force_login(buat_pengguna(Peran.KEPALA, d.unit))
    assert asing.get(tujuan).status_code == 404
    assert kepala.post(tujuan).status_code == 403
    assert kepala.get(alamat(d, "rencana-indikator")).status_code == 200
    assert asing.get(alamat(d, "rencana-indikator")).status_code == 404


@pytest.mark.parametrize("nama", ["rencana-indikator", "indikator-ubah", "indikator-hapus"])
def test_pages_ask_few_queries(c: Client, d: Dunia, nama: str, django_assert_max_num_queries: object) -> None:
    lain = {} if nama == "rencana-indikator" else {"kode": "i1"}
    with django_assert_max_num_queries(12):
        c.get(alamat(d, nama, **lain))
