"""The pages of the Renstra: who comes in, what is refused, what stays typed, what is written."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Dokumen, Indikator, Sasaran, Target, Tujuan
from lkjip.enums import Peran
from lkjip.models import JejakUbah
from tests.pabrik import buat_pengguna
from tests.perencanaan.bantu_menengah import AKHIR, MULAI, TAHUN, D, Dunia, dunia, perubahan, renstra, sahkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def d() -> Dunia:
    d = dunia()
    renstra(d)
    return d


@pytest.fixture
def c(d: Dunia) -> Client:
    return masuk(d.perencana)


def masuk(pengguna: object) -> Client:
    c = Client()
    c.force_login(pengguna)
    return c


def alamat(d: Dunia, nama: str, versi: int | None = 0, **lain: object) -> str:
    isi = {"unit": d.unit.slug, "tahun": TAHUN} | lain
    return reverse(nama, kwargs=isi if versi is None else isi | {"periode": MULAI, "versi": versi})


BUTIR = {"jenis": "sasaran", "kode": "s1"}
MENULIS = [
    ("renstra-baru", None, {}),
    ("renstra-ubah", 0, {}),
    ("renstra-perubahan", 0, {}),
    ("renstra-tetapkan", 0, {}),
    ("renstra-buang", 0, {}),
    ("renstra-target", 0, {}),
    ("renstra-butir-baru", 0, {"jenis": "tujuan"}),
    ("renstra-butir", 0, BUTIR),
    ("renstra-ganti", 0, BUTIR),
    ("renstra-geser", 0, BUTIR),
    ("renstra-hapus", 0, BUTIR),
]
MEMBACA = [("rencana-renstra", None), ("renstra-versi", 0), ("renstra-target", 0)]


@pytest.mark.parametrize(("nama", "versi", "lain"), MENULIS)
def test_only_who_plans_writes(d: Dunia, nama: str, versi: int | None, lain: dict) -> None:
    tujuan = alamat(d, nama, versi, **lain)
    sebelum = JejakUbah.objects.count()
    assert Client().post(tujuan).status_code == 302  # to the sign-in page
    asing = masuk(dunia().perencana)
    assert asing.get(tujuan).status_code in (404, 405)
    assert asing.post(tujuan).status_code in (404, 405)
    for peran in (Peran.KEPALA, Peran.OPERATOR, Peran.INSPEKTORAT):
        orang = buat_pengguna(peran, d.unit if peran != Peran.INSPEKTORAT else None, pemda=d.unit.pemda)
        assert masuk(orang).post(tujuan).status_code == 403
    assert JejakUbah.objects.count() == sebelum


@pytest.mark.parametrize(("nama", "versi"), MEMBACA)
def test_everybody_of_the_unit_reads(d: Dunia, nama: str, versi: int | None) -> None:
    tujuan = alamat(d, nama, versi)
    assert Client().get(tujuan).status_code == 302
    assert masuk(dunia().perencana).get(tujuan).status_code == 404
    kepala = masuk(buat_pengguna(Peran.KEPALA, d.unit))
    jawab = kepala.get(tujuan, follow=True)
    assert jawab.status_code == 200
    assert "Tambah tujuan" not in jawab.content.decode()
    assert "<textarea" not in jawab.content.decode()


def test_a_version_that_is_not_there_is_404(c: Client, d: Dunia) -> None:
    for nama, versi, lain in [
        ("renstra-versi", 7, {}),
        ("renstra-butir", 0, {"jenis": "sasaran", "kode": "tidak-ada"}),
        ("renstra-butir", 0, {"jenis": "program", "kode": "s1"}),
        ("renstra-ganti", 0, BUTIR),
    ]:
        assert c.get(alamat(d, nama, versi, **lain)).status_code == 404


def test_the_first_renstra_from_nothing() -> None:
    d = dunia()
    c = masuk(d.perencana)
    assert "Buat Renstra" in c.get(alamat(d, "rencana-renstra", None)).content.decode()
    isi = {"tahun": "2021", "tahun_akhir": "2020", "nama": "Renstra Dinas", "nomor": "12/2021"}
    jawab = c.post(alamat(d, "renstra-baru", None), isi)
    teks = jawab.content.decode()
    assert "harus sesudah tahun mulai" in teks
    assert 'value="Renstra Dinas"' in teks
    assert c.post(alamat(d, "renstra-baru", None), isi | {"tahun_akhir": "2026"}).status_code == 302
    dok = Dokumen.objects.get(unit=d.unit)
    assert (dok.draf, dok.urutan, dok.tahun_akhir) == (True, 0, 2026)
    jawab = c.post(alamat(d, "renstra-butir-baru", 0, jenis="tujuan"), {"uraian": "Tujuan"}, follow=True)
    assert "Tujuan ditambahkan" in jawab.content.decode()
    tujuan = Tujuan.objects.get(unit=d.unit)
    isi = {"uraian": "Sasaran", "tujuan": tujuan.pk}
    assert c.post(alamat(d, "renstra-butir-baru", 0, jenis="sasaran"), isi).status_code == 302
    assert Sasaran.objects.get(unit=d.unit).tujuan == tujuan


def test_a_tujuan_of_another_unit_is_no_choice(c: Client, d: Dunia) -> None:
    lain = dunia()
    renstra(lain)
    asing = Tujuan.objects.get(unit=lain.unit).pk
    jawab = c.post(
        alamat(d, "renstra-butir-baru", 0, jenis="sasaran"), {"uraian": "Sasaran asing", "tujuan": asing}
    )
    assert jawab.status_code == 200
    assert "Sasaran asing" in jawab.content.decode()
    assert not Sasaran.objects.filter(uraian="Sasaran asing").exists()


def sel(kode: str, tahun: int) -> str:
    return f"t-{Indikator.objects.get(kode=kode).pk}-{tahun}"


def test_targets_are_read_as_people_write_them(c: Client, d: Dunia) -> None:
    isi = {sel("i1", 2023): "1.250,5", sel("i1", 2024): "70 s.d. 75", sel("i2", 2024): "-"}
    assert c.post(alamat(d, "renstra-target"), isi).status_code == 302
    t = {t.tahun: t for t in Target.objects.filter(indikator__kode="i1")}
    assert t[2023].nilai == D("1250.5")
    assert (t[2024].nilai, t[2024].nilai_atas) == (D(70), D(75))
    assert not Target.objects.filter(indikator__kode="i2", tahun=2024).exists()
    assert 'value="70 s.d. 75"' in c.get(alamat(d, "renstra-target")).content.decode()


@pytest.mark.parametrize(
    ("tulisan", "pesan"),
    [
        ("tujuh", "tidak terbaca sebagai angka"),
        ("75 s.d. 70", "Batas atas tidak boleh di bawah"),
        ("70 s.d.", "Rentang ditulis dengan dua angka"),
    ],
)
def test_a_wrong_target_writes_nothing_and_loses_nothing(
    c: Client, d: Dunia, tulisan: str, pesan: str
) -> None:
    isi = {sel("i1", 2023): "99", sel("i1", 2024): tulisan}
    teks = c.post(alamat(d, "renstra-target"), isi).content.decode()
    assert pesan in teks
    assert f'value="{tulisan}"' in teks
    assert 'value="99"' in teks
    assert Target.objects.get(indikator__kode="i1", tahun=2023).nilai == D(62)


def test_what_is_set_is_corrected_with_a_reason(c: Client, d: Dunia) -> None:
    sahkan(d)
    isi = {sel("i1", 2023): "99"}
    teks = c.post(alamat(d, "renstra-target"), isi).content.decode()
    assert 'value="99"' in teks
    assert Target.objects.get(indikator__kode="i1", tahun=2023).nilai == D(62)
    assert c.post(alamat(d, "renstra-target"), isi | {"alasan_catatan": "Salah ketik"}).status_code == 302
    assert Target.objects.get(indikator__kode="i1", tahun=2023).nilai == D(99)
    assert JejakUbah.objects.first().alasan == "Salah ketik"


def test_errors_keep_a_draft_from_being_set(c: Client, d: Dunia) -> None:
    Target.objects.filter(indikator__kode="i1", tahun=AKHIR).delete()
    keputusan = {"nomor": "1/2021", "tanggal": "2021-09-01"}
    teks = c.post(alamat(d, "renstra-tetapkan"), keputusan).content.decode()
    assert "belum dapat ditetapkan" in teks
    assert "belum mempunyai target tahun 2026" in teks
    assert 'value="1/2021"' in teks
    assert Dokumen.objects.get(unit=d.unit).draf


def test_a_warning_does_not(c: Client, d: Dunia) -> None:
    Target.objects.filter(indikator__kode="i1", tahun=2023).update(nilai=D(90))
    assert "melebihi target akhir" in c.get(alamat(d, "renstra-tetapkan")).content.decode()
    keputusan = {"nomor": "1/2021", "tanggal": "2021-09-01"}
    assert c.post(alamat(d, "renstra-tetapkan"), keputusan).status_code == 302
    dok = Dokumen.objects.get(unit=d.unit)
    assert (dok.draf, dok.nomor, dok.tanggal) == (False, "1/2021", date(2021, 9, 1))
    assert c.get(alamat(d, "renstra-tetapkan")).status_code == 404
    assert c.get(alamat(d, "renstra-buang")).status_code == 404


def test_a_change_from_draft_to_set(c: Client, d: Dunia) -> None:
    sahkan(d)
    teks = c.post(alamat(d, "renstra-perubahan"), {"nama": "Perubahan", "alasan": ""}).content.decode()
    assert 'value="Perubahan"' in teks
    assert c.post(alamat(d, "renstra-perubahan"), {"nama": "Perubahan", "alasan": "AKIP"}).status_code == 302
    assert c.get(alamat(d, "renstra-perubahan")).status_code == 404  # no longer the last version
    i1, lama = Indikator.objects.get(kode="i1"), Sasaran.objects.get(unit=d.unit, kode="s1")
    isi = {"uraian": "Sasaran satu, baru", "tujuan": lama.tujuan_id, "indikator": [i1.pk]}
    assert c.get(alamat(d, "renstra-butir", 0, **BUTIR)).status_code == 404
    assert c.post(alamat(d, "renstra-ganti", 1, **BUTIR), isi).status_code == 302
    teks = c.get(alamat(d, "renstra-versi", 1)).content.decode()
    assert "Semula: Sasaran 1" in teks
    assert "diteruskan dari rumusan semula" in teks
    keputusan = {"nomor": "7/2024", "tanggal": "2024-02-01"}
    assert c.post(alamat(d, "renstra-tetapkan", 1), keputusan).status_code == 302
    assert [s.uraian for s in d.sumber().sasaran] == ["Sasaran satu, baru", "Sasaran 2"]


def test_a_draft_is_thrown_away_after_asking(c: Client, d: Dunia) -> None:
    sahkan(d)
    perubahan(d)
    assert "ikut dihapus" in c.get(alamat(d, "renstra-buang", 1)).content.decode()
    assert c.post(alamat(d, "renstra-buang", 1)).status_code == 302
    assert [x.urutan for x in d.versi()] == [0]


def test_a_sasaran_moves_up(c: Client, d: Dunia) -> None:
    kedua = Sasaran.objects.get(unit=d.unit, uraian="Sasaran 2").kode
    tujuan = alamat(d, "renstra-geser", 0, jenis="sasaran", kode=kedua)
    assert c.get(tujuan).status_code == 405
    assert c.post(tujuan, {"arah": "naik"}).status_code == 302
    assert [s.isi.uraian for s in d.buku().susunan[0].anak] == ["Sasaran 2", "Sasaran 1"]


def test_what_is_used_says_so_when_it_is_to_go(c: Client, d: Dunia) -> None:
    assert "masih ada 1 indikator" in c.post(alamat(d, "renstra-hapus", 0, **BUTIR)).content.decode()


@pytest.mark.parametrize("nama", ["renstra-versi", "renstra-target", "renstra-tetapkan"])
def test_pages_ask_the_same_few_queries(
    c: Client, d: Dunia, nama: str, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):
        c.get(alamat(d, nama))


def test_name_and_decree_are_corrected_with_a_reason(c: Client, d: Dunia) -> None:
    sahkan(d)
    isi = {"nama": "Renstra Dinas", "nomor": "2/2021", "tanggal": "2021-09-02"}
    assert 'value="2/2021"' in c.post(alamat(d, "renstra-ubah"), isi).content.decode()
    assert c.post(alamat(d, "renstra-ubah"), isi | {"alasan_catatan": "Salah nomor"}).status_code == 302
    dok = Dokumen.objects.get(unit=d.unit)
    assert (dok.nama, dok.nomor, dok.tahun, dok.draf) == ("Renstra Dinas", "2/2021", MULAI, False)


@pytest.mark.parametrize(
    ("nama", "lain"), [("renstra-tetapkan", {}), ("renstra-butir-baru", {"jenis": "sasaran"})]
)
def test_a_form_sent_empty_says_what_is_missing(c: Client, d: Dunia, nama: str, lain: dict) -> None:
    jawab = c.post(alamat(d, nama, 0, **lain))
    assert jawab.status_code == 200
    assert "errorlist" in jawab.content.decode()
