"""All units' reviews of a year, and the checklist that the koordinator keeps."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evaluation.models import ButirReviu, LembarReviu, ReviuLkjip
from lkjip.enums import Peran
from lkjip.models import Pemda, Pengguna
from tests.evaluation.bantu_reviu import BUTIR, TAHUN, orang, sampai, unit_reviu
from tests.pabrik import buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
DAFTAR = f"/inspektorat/reviu/{TAHUN}/"


def lihat(pengguna: Pengguna, jalur: str = DAFTAR, **isi: Any) -> HttpResponse:
    klien = Client()
    klien.force_login(pengguna)
    return klien.get(jalur, isi)


def test_the_table_counts_what_was_answered() -> None:
    unit = unit_reviu("satu")
    reviu, penelaah, _ = sampai("ditanggapi", unit)
    unit_reviu("dua", unit.pemda)
    buat_unit("mati", unit.pemda, aktif=False)
    halaman = lihat(penelaah)
    for isi in ("SATU", "DUA", "Catatan ditanggapi: 1", "Belum dimulai: 1", "4 dari 4", "1 dari 1", "700/1"):
        assert isi in halaman.text
    assert "MATI" not in halaman.text
    assert f'href="/satu/{TAHUN}/reviu/"' in halaman.text
    disaring = lihat(penelaah, tahap=reviu.tahap)
    assert ("SATU" in disaring.text, "DUA" in disaring.text) == (True, False)
    assert "DUA" in lihat(penelaah, tahap="belum").text
    assert "DUA" in lihat(penelaah, tahap="<b>").text
    assert "Tidak ada perangkat daerah yang cocok" in lihat(penelaah, tahap="dinyatakan").text


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.INSPEKTORAT])
def test_it_does_not_exist_for_others(peran: Peran) -> None:
    assert lihat(orang(unit_reviu(), peran)).status_code == 404


def test_each_inspektorat_sees_its_own_units() -> None:
    satu = unit_reviu("satu")
    unit_reviu("dua", satu.pemda)
    assert lihat(buat_pengguna(Peran.INSPEKTORAT, pemda=buat_pemda())).status_code == 404
    halaman = lihat(buat_pengguna(Peran.INSPEKTORAT, satu))
    assert ("SATU" in halaman.text, "DUA" in halaman.text) == (True, False)
    assert lihat(orang(satu, Peran.INSPEKTORAT), "/inspektorat/reviu/1999/").status_code == 404
    assert Client().get(DAFTAR).status_code == 302


def test_forty_units_cost_no_more_queries() -> None:
    unit = unit_reviu()
    sampai("catatan", unit)
    penelaah = orang(unit, Peran.INSPEKTORAT)
    klien = Client()
    klien.force_login(penelaah)

    def banyak() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(DAFTAR).status_code == 200
        return len(kueri)

    semula = banyak()
    lembar = LembarReviu.objects.get(pemda=unit.pemda)
    for n in range(40):
        lain = unit_reviu(f"unit-{n}", unit.pemda)
        ReviuLkjip.objects.create(unit=lain, tahun=TAHUN, lembar=lembar)
    assert banyak() == semula <= 15


# --- the checklist


@pytest.fixture
def pemda() -> Pemda:
    return unit_reviu().pemda


@pytest.fixture
def klien(pemda: Pemda, client: Client) -> Client:
    client.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=pemda))
    return client


def formulir(semula: str, *butir: tuple[str, str, str, str]) -> dict[str, str]:
    isi = {"semula": semula, "butir-TOTAL_FORMS": str(len(butir)), "butir-INITIAL_FORMS": str(len(BUTIR))}
    for n, b in enumerate(butir):
        isi |= {
            f"butir-{n}-{r}": v for r, v in zip(("kelompok", "urutan", "uraian", "usulan"), b, strict=True)
        }
    return isi


def butir_tersimpan(lembar: LembarReviu) -> list[tuple[str, int, str, str]]:
    return list(lembar.butir.values_list("kelompok", "urutan", "uraian", "usulan"))


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.KOORDINATOR])
def test_only_the_koordinator_keeps_the_checklist(pemda: Pemda, peran: Peran) -> None:
    pengguna = orang(pemda.unit.get(), peran)
    for jalur in (f"/kelola/{pemda.slug}/reviu/", f"/kelola/{pemda.slug}/reviu/2021/"):
        assert lihat(pengguna, jalur).status_code == 404


def test_a_new_version_copies_the_one_before(pemda: Pemda, klien: Client) -> None:
    isi = {"mulai": "2025", "dasar_hukum": "Peraturan Wali Kota 1/2025"}
    jawaban = klien.post(f"/kelola/{pemda.slug}/reviu/", isi)
    assert jawaban["Location"] == f"/kelola/{pemda.slug}/reviu/2025/"
    lama, baru = pemda.lembar_reviu.all()
    assert butir_tersimpan(baru) == butir_tersimpan(lama)
    assert "2025" in klien.get(f"/kelola/{pemda.slug}/reviu/").text
    dua_kali = klien.post(f"/kelola/{pemda.slug}/reviu/", isi)
    assert "Sudah ada daftar uji reviu yang berlaku mulai tahun ini." in dua_kali.text
    assert "Peraturan Wali Kota 1/2025" in dua_kali.text
    assert klien.post(f"/kelola/{pemda.slug}/reviu/", {"mulai": "1", "dasar_hukum": ""}).status_code == 200
    assert pemda.lembar_reviu.count() == 2


def test_items_are_changed_added_moved_and_taken_away(pemda: Pemda, klien: Client) -> None:
    lembar = pemda.lembar_reviu.get()
    jalur = f"/kelola/{pemda.slug}/reviu/2021/"
    semula = klien.get(jalur).context["form"].semula
    isi = formulir(
        semula,
        ("format", "1", "", ""),  # emptied: taken away
        ("substansi", "9", "Yang terakhir.", ""),
        ("substansi", "2", "Yang pertama.", "sasaran-pk"),
        ("mekanisme", "1", "Butir mekanisme 1", ""),
        ("format", "", "Butir baru.", "identitas"),
    )
    assert klien.post(jalur, isi)["Location"] == jalur
    assert butir_tersimpan(lembar) == [
        ("format", 1, "Butir baru.", "identitas"),
        ("mekanisme", 1, "Butir mekanisme 1", ""),
        ("substansi", 1, "Yang pertama.", "sasaran-pk"),
        ("substansi", 2, "Yang terakhir.", ""),
    ]


def test_who_saves_second_sees_both_lists(pemda: Pemda, klien: Client) -> None:
    jalur = f"/kelola/{pemda.slug}/reviu/2021/"
    semula = klien.get(jalur).context["form"].semula
    ButirReviu.objects.filter(urutan=2).update(uraian="Diubah rekan.")
    isi = formulir(semula, ("format", "1", "Ketikan saya.", ""))
    halaman = klien.post(jalur, isi)
    for teks in ("sudah diubah orang lain", "Diubah rekan.", "Ketikan saya."):
        assert teks in halaman.text
    assert klien.post(jalur, isi | {"semula": halaman.context["form"].semula}).status_code == 302
    assert [b[2] for b in butir_tersimpan(pemda.lembar_reviu.get())] == ["Ketikan saya."]


@pytest.mark.parametrize(
    ("butir", "pesan"),
    [
        ((("format", "1", "", ""),), "tanpa butir"),
        ((("lain", "1", "Ada.", ""),), "lain"),
        ((("format", "1", "Ada.", "bukan-usulan"),), "bukan-usulan"),
        ((("format", "1", "x" * 1001, ""),), "x" * 1001),
    ],
)
def test_bad_items_change_nothing(pemda: Pemda, klien: Client, butir: Any, pesan: str) -> None:
    jalur = f"/kelola/{pemda.slug}/reviu/2021/"
    semula = klien.get(jalur).context["form"].semula
    halaman = klien.post(jalur, formulir(semula, *butir))
    assert halaman.status_code == 200
    assert pesan in halaman.text
    assert len(butir_tersimpan(pemda.lembar_reviu.get())) == len(BUTIR)


def test_a_version_in_use_stays_as_it_is(pemda: Pemda, klien: Client) -> None:
    jalur = f"/kelola/{pemda.slug}/reviu/2021/"
    semula = klien.get(jalur).context["form"].semula
    sampai("berjalan", pemda.unit.get())
    assert "tidak dapat diubah" in klien.get(jalur).text
    halaman = klien.post(jalur, formulir(semula, ("format", "1", "Diam-diam.", "")))
    assert "Buat versi baru" in halaman.text
    assert len(butir_tersimpan(pemda.lembar_reviu.get())) == len(BUTIR)
    assert klien.get(f"/kelola/{pemda.slug}/reviu/1990/").status_code == 404
    assert "Daftar uji reviu LKjIP" in klien.get(f"/kelola/{pemda.slug}/").text
