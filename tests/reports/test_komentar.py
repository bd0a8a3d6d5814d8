"""Remarks at a paragraph: who may, when, what becomes of the paragraph, and who is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pemberitahuan, Pengguna
from reports.komentar import KUTIPAN_MAKS, cari_paragraf, komentar_terbuka, kutip
from reports.models import KomentarNaskah, Naskah
from tests.pabrik import buat_unit
from tests.pengisian.bantu import orang, unit_demo
from tests.reports.bantu_naskah import letakkan_lkjip, tersimpan, tugaskan, tulis
from tests.reports.halaman import alamat

pytestmark = pytest.mark.django_db
JALUR = alamat("tulis/saran/saran/komentar/")
PARAGRAF = "Sosialisasi diperluas ke seluruh kelurahan pada tahun berikutnya."


@pytest.fixture
def penulis() -> Pengguna:
    Naskah.objects.filter(bagian="saran").delete()
    user = orang(Peran.PERENCANA)
    tulis(user, f"<p>Pembuka.</p><p>{PARAGRAF}</p>", versi=0)
    return user


@pytest.fixture
def masuk(client: Client, penulis: Pengguna) -> Client:
    client.force_login(orang(Peran.KEPALA))
    return client


def kirim(client: Client, aksi: str = "tambah", **isi: object) -> Any:
    return client.post(JALUR, {"aksi": aksi, "isi": "Sebutkan jumlahnya.", **isi})


def satu() -> KomentarNaskah:
    return KomentarNaskah.objects.get(induk=None)


def test_a_remark_its_answer_and_its_end(masuk: Client, django_assert_max_num_queries: Any) -> None:
    assert kirim(masuk, kutipan=PARAGRAF).status_code == 302
    assert kirim(masuk, "jawab", komentar=satu().pk, isi="Sudah <b>ditambah</b>.").status_code == 302
    with django_assert_max_num_queries(15):
        isi = masuk.get(JALUR).text
    assert f"<blockquote>{PARAGRAF}</blockquote>" in isi
    assert "Sudah &lt;b&gt;ditambah&lt;/b&gt;." in isi
    assert "1 komentar terbuka dari 1" in isi
    unit = unit_demo()
    assert komentar_terbuka(unit.pk, 2024) == {"saran": 1}
    kirim(masuk, "selesai", komentar=satu().pk)
    assert satu().selesai_pada is not None
    assert komentar_terbuka(unit.pk, 2024) == {}
    assert "Buka lagi" in masuk.get(JALUR).text
    kirim(masuk, "buka", komentar=satu().pk)
    assert komentar_terbuka(unit.pk, 2024) == {"saran": 1}
    assert f'data-komentari="{JALUR}"' in masuk.get(alamat("laporan/saran/")).text


def test_a_generated_text_can_be_commented_on(masuk: Client) -> None:
    jalur = alamat("tulis/landasan-hukum/landasan_hukum/komentar/")
    pilihan = masuk.get(jalur).context["paragraf"]
    masuk.post(jalur, {"aksi": "tambah", "isi": "Ringkas.", "kutipan": kutip(pilihan[0])})
    assert satu().kutipan == kutip(pilihan[0])
    assert tersimpan("landasan_hukum").isi == ""  # which replaces nothing
    assert "Otomatis dari data" in masuk.get(alamat("laporan/landasan-hukum/")).text


def test_the_paragraph_is_found_again_or_said_to_be_gone(masuk: Client, penulis: Pengguna) -> None:
    kirim(masuk, kutipan=PARAGRAF)
    tulis(penulis, f"<p>{PARAGRAF.replace('tahun berikutnya', 'tahun 2025')}</p><p>Lagi.</p>", versi=1)
    assert "Paragrafnya sudah berubah" not in masuk.get(JALUR).text
    tulis(penulis, "<p>Semua ditulis baru.</p>", versi=2)
    isi = masuk.get(JALUR).text
    assert "Paragrafnya sudah berubah" in isi
    assert PARAGRAF in isi


def test_finding_a_paragraph() -> None:
    panjang = "kata " * 200
    semua = ["Pembuka.", panjang, "Penutup dari laporan ini."]
    assert len(kutip(panjang)) < KUTIPAN_MAKS
    assert cari_paragraf(kutip(panjang), semua) == 1
    assert cari_paragraf("Penutup dari laporan itu.", semua) == 2
    assert cari_paragraf("Sesuatu yang lain.", semua) is None
    assert cari_paragraf("", semua) is None
    assert cari_paragraf("a", []) is None


def test_what_was_typed_stays_where_it_cannot_be_taken(masuk: Client) -> None:
    jawaban = kirim(masuk, kutipan="Paragraf yang tidak pernah ada di sini.", isi="Ketikan <saya>")
    assert "Paragraf ini baru saja berubah" in jawaban.text
    assert "Ketikan &lt;saya&gt;</textarea>" in jawaban.text
    assert "Tulis komentarnya dahulu" in kirim(masuk, isi="  ").text
    assert "2000" in kirim(masuk, isi="x" * 2001).text
    kirim(masuk)
    assert "Tulis jawabannya dahulu" in kirim(masuk, "jawab", komentar=satu().pk, isi="").text
    letakkan_lkjip(TahapLkjip.FINAL)
    jawaban = kirim(masuk, "tambah", isi="Terlambat")
    assert "berstatus final" in jawaban.text
    assert KomentarNaskah.objects.count() == 1


@pytest.mark.parametrize("tahap", [TahapLkjip.FINAL, TahapLkjip.TERBIT])
def test_what_is_final_is_not_spoken_about(masuk: Client, tahap: TahapLkjip) -> None:
    kirim(masuk)
    letakkan_lkjip(tahap)
    isi = masuk.get(JALUR).text
    assert "Sebutkan jumlahnya." in isi
    assert "<form" not in isi.split('id="komentar"')[1].split("</section>")[0]
    for aksi in ("tambah", "jawab", "selesai"):
        kirim(masuk, aksi, komentar=satu().pk)
    assert KomentarNaskah.objects.count() == 1
    assert satu().selesai_pada is None


def test_who_may_speak_and_who_only_reads(client: Client, penulis: Pengguna) -> None:
    for n, peran in enumerate((Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA), 1):
        client.force_login(orang(peran))
        assert kirim(client).status_code == 302
        assert KomentarNaskah.objects.count() == n
    for peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN):
        client.force_login(orang(peran))
        assert "Sebutkan jumlahnya." in client.get(JALUR).text
        assert "Kirim komentar" not in client.get(JALUR).text
        assert kirim(client).status_code == 403
    lain = orang(Peran.PERENCANA)
    lain.keanggotaan.update(unit=buat_unit(pemda=unit_demo().pemda))
    client.force_login(lain)
    assert (client.get(JALUR).status_code, kirim(client).status_code) == (404, 404)
    assert Client().get(JALUR).status_code == 302
    assert KomentarNaskah.objects.count() == 3


def test_a_remark_on_another_text_is_not_found(masuk: Client, penulis: Pengguna) -> None:
    kirim(masuk)
    jalur = alamat("tulis/latar-belakang/latar_belakang/komentar/")
    for nomor in (satu().pk, 10**30, "x", "", "²"):
        for aksi in ("jawab", "selesai", "buka", "lain"):
            isi = {"aksi": aksi, "komentar": nomor, "isi": "x"}
            assert masuk.post(jalur, isi).status_code == 404, (nomor, aksi)


def test_who_is_told(client: Client, penulis: Pengguna) -> None:
    """Who answers for the section, who wrote, who has spoken; never who did it."""
    operator, kepala, lain = orang(Peran.OPERATOR), orang(Peran.KEPALA), orang(Peran.PERENCANA)
    tugaskan(operator)

    def kabar() -> set[str]:
        nama = set(Pemberitahuan.objects.values_list("pengguna__username", flat=True))
        Pemberitahuan.objects.all().delete()
        return nama

    client.force_login(kepala)
    kirim(client)
    surat = Pemberitahuan.objects.first()
    assert surat.alamat == f"{JALUR}#komentar-{satu().pk}"
    assert surat.isi == "Sebutkan jumlahnya."
    assert kabar() == {operator.username, penulis.username}
    client.force_login(operator)
    kirim(client, "jawab", komentar=satu().pk)
    assert kabar() == {kepala.username, penulis.username}
    client.force_login(lain)
    for _ in "ab":
        kirim(client, "selesai", komentar=satu().pk)
    assert kabar() == {operator.username, kepala.username, penulis.username}
