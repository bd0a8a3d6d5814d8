"""The versions of a text: list, difference, one to read, and bringing one back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna
from reports.enums import SebabVersi
from reports.models import Naskah
from tests.pabrik import buat_unit
from tests.pengisian.bantu import orang, unit_demo
from tests.reports.bantu_naskah import letakkan_lkjip, tersimpan, tugaskan, tulis
from tests.reports.halaman import alamat

pytestmark = pytest.mark.django_db
JALUR = alamat("tulis/saran/saran/versi/")
ANGKA = '<span data-angka="ind:idg:2024:capaian">91,22%</span>'


@pytest.fixture
def penulis() -> Pengguna:
    """Three versions; the one before the last has a figure."""
    Naskah.objects.filter(bagian="saran").delete()
    user = orang(Peran.PERENCANA)
    tulis(user, "<p>Satu dua tiga.</p>", versi=0)
    tulis(user, f"<p>Satu dua empat {ANGKA}.</p>", versi=1, menit=30)
    tulis(user, "<p>Lain sama sekali &lt;script&gt;x&lt;/script&gt;.</p>", versi=2, menit=60)
    return user


@pytest.fixture
def masuk(client: Client, penulis: Pengguna) -> Client:
    client.force_login(penulis)
    return client


def test_the_list_tells_who_when_why_and_how_much(masuk: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(15):
        isi = masuk.get(JALUR).text
    assert [f"Versi {n}" in isi for n in (3, 2, 1, 4)] == [True, True, True, False]
    assert "Ditulis" in isi
    assert re.findall(r"\+(\d+)</span>.*−(\d+)", isi)[-1] == ("3", "0")
    assert 'value="otomatis"' in isi


def test_a_text_that_nobody_wrote_has_no_versions(masuk: Client) -> None:
    assert "Belum ada versi" in masuk.get(alamat("tulis/landasan-hukum/landasan_hukum/versi/")).text


def test_the_difference_of_two(masuk: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(15):
        isi = masuk.get(f"{JALUR}beda/", {"dari": "1", "ke": "2"}).text
    assert "Satu dua <del>tiga.</del> <ins>empat" in isi
    assert "<script>x" not in masuk.get(f"{JALUR}beda/", {"dari": "2", "ke": "3"}).text
    assert "Kedua teks sama" in masuk.get(f"{JALUR}beda/", {"dari": "2", "ke": "2"}).text
    for aneh in ({"dari": "1", "ke": "9"}, {"dari": "x", "ke": "1"}, {"dari": "²", "ke": "1"}, {"ke": "1"}):
        assert masuk.get(f"{JALUR}beda/", aneh).status_code == 404, aneh
    assert masuk.get(f"{JALUR}beda/")["Location"] == JALUR


def test_against_the_generated_text(masuk: Client, penulis: Pengguna) -> None:
    kunci = "landasan_hukum"
    tulis(penulis, "<p>Tulisan sendiri.</p>", versi=0, kunci=kunci)
    jalur = alamat(f"tulis/landasan-hukum/{kunci}/versi/beda/")
    isi = masuk.get(jalur, {"dari": "otomatis", "ke": "1"}).text
    assert "<strong>teks otomatis</strong>" in isi
    assert "<ins>Tulisan sendiri.</ins>" in isi
    assert "\ue000" not in isi


def test_bringing_a_version_back(masuk: Client, penulis: Pengguna) -> None:
    assert "Pulihkan versi 2" in masuk.get(f"{JALUR}2/").text
    assert masuk.post(f"{JALUR}2/")["Location"] == JALUR
    naskah = tersimpan()
    # the figure as it was last seen: what moved since is shown where the text is read
    assert naskah.isi == naskah.riwayat.get(nomor=2).isi
    terakhir = naskah.riwayat.first()
    assert (terakhir.nomor, terakhir.sebab, terakhir.oleh) == (4, SebabVersi.PULIHKAN, penulis)
    isi = masuk.get(f"{JALUR}4/").text
    assert "Inilah teks yang berlaku sekarang" in isi
    assert "Pulihkan versi" not in isi


@pytest.mark.parametrize("tahap", [TahapLkjip.FINAL, TahapLkjip.TERBIT])
def test_what_is_final_stays(masuk: Client, tahap: TahapLkjip) -> None:
    letakkan_lkjip(tahap)
    assert "Pulihkan versi" not in masuk.get(f"{JALUR}1/").text
    jawaban = masuk.post(f"{JALUR}1/", follow=True)
    assert f"berstatus {tahap.label.lower()}" in jawaban.text
    assert "Lain" in tersimpan().isi


def test_who_may_bring_back(client: Client, penulis: Pengguna) -> None:
    operator = orang(Peran.OPERATOR)
    for user, harap in (
        (orang(Peran.KEPALA), 403),
        (orang(Peran.INSPEKTORAT), 403),
        (orang(Peran.KOORDINATOR), 403),
        (operator, 302),
    ):
        client.force_login(user)
        assert client.get(f"{JALUR}1/").status_code == 200
        assert client.post(f"{JALUR}1/").status_code == harap, user
        assert "Lain" in tersimpan().isi  # the operator is told why
    tugaskan(operator)
    client.post(f"{JALUR}1/")
    assert "Satu" in tersimpan().isi


def test_what_there_is_not(client: Client, masuk: Client) -> None:
    for jalur in (
        f"{JALUR}9/", f"{JALUR}{10**30}/", alamat("tulis/saran/latar_belakang/versi/"),
        alamat("tulis/x/saran/versi/"), alamat("tulis/saran/saran/versi/1/", tahun=2023),
        alamat("tulis/pernyataan-reviu/pernyataan_reviu/versi/"),
    ):  # fmt: skip
        assert masuk.get(jalur).status_code == 404, jalur
    lain = orang(Peran.PERENCANA)
    lain.keanggotaan.update(unit=buat_unit(pemda=unit_demo().pemda))
    client.force_login(lain)
    for jalur in (JALUR, f"{JALUR}1/", f"{JALUR}beda/"):
        assert client.get(jalur).status_code == 404
        assert Client().get(jalur).status_code == 302
    assert client.post(f"{JALUR}1/").status_code == 404
