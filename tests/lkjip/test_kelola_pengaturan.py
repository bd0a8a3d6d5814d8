"""The settings of a year: who changes them, what is refused, what is written down, and what follows them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from lkjip.enums import Peran, VarianE81
from lkjip.models import Pemda, PengaturanTahun, Pengguna, Skala, Unit
from lkjip.navigation import tahun_tersedia
from tests.pabrik import buat_pemda, buat_pengaturan, buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import TAHUN, buka_periode, catat, isi_penuh, pejabat, unit_kecil

pytestmark = pytest.mark.django_db
ALAMAT = "/kelola/kota-uji/pengaturan/2024/"


@pytest.fixture
def unit(pemda: Pemda) -> Unit:
    buat_pengaturan(pemda, TAHUN)
    return unit_kecil("dinas-uji", pemda)


def isian(pemda: Pemda, **ganti: object) -> dict[str, object]:
    """What the browser sends of the page as it is."""
    skala = pemda.skala.get(kode="uji").pk
    return {
        **dict.fromkeys(("skala_capaian", "skala_e81", "skala_akip"), skala),
        "varian_e81": "lengkap",
        "penjelasan_di_bawah": "100",
        "penjelasan_di_atas": "150",
    } | ganti


def tersimpan(pemda: Pemda, tahun: int = TAHUN) -> PengaturanTahun:
    return pemda.pengaturan.get(tahun=tahun)


def test_only_who_manages_the_pemda_sees_and_changes_it(client: Client, unit: Unit) -> None:
    assert client.get(ALAMAT)["Location"].startswith("/masuk/")
    assert client.post(ALAMAT, isian(unit.pemda))["Location"].startswith("/masuk/")
    asing = buat_unit(pemda=buat_pemda())
    for peran in Peran:
        for milik, boleh in ((unit, peran in (Peran.KOORDINATOR, Peran.ADMIN)), (asing, False)):
            client.force_login(pejabat(milik, peran))
            assert client.get(ALAMAT).status_code == (200 if boleh else 404), (peran, milik)
            if not boleh:
                assert client.post(ALAMAT, isian(unit.pemda, varian_e81="baku")).status_code == 404
    client.force_login(buat_pengguna(Peran.KOORDINATOR, unit))  # of one unit only
    assert client.get(ALAMAT).status_code == 404
    assert tersimpan(unit.pemda).varian_e81 == VarianE81.LENGKAP


def test_the_overview_leads_to_the_running_year(kelola: Client, unit: Unit, time_machine) -> None:
    time_machine.move_to("2024-06-01T10:00:00+08:00", tick=False)
    kelola.force_login(Pengguna.objects.get(username="bappeda"))  # the session of before is not of this day
    assert 'href="/kelola/kota-uji/pengaturan/"' in kelola.get("/kelola/kota-uji/").text
    assert kelola.get("/kelola/kota-uji/pengaturan/")["Location"] == ALAMAT
    isi = kelola.get(ALAMAT).text
    assert '<strong aria-current="page">2024</strong>' in isi
    assert 'href="/kelola/kota-uji/pengaturan/2025/"' in isi
    assert "belum disiapkan" not in isi
    for apa in ("Berlaku", "berlaku seketika", "diperiksa saat triwulan diajukan", "Belum ada catatan."):
        assert apa.lower() in isi.lower()


def test_a_change_is_saved_and_written_down(kelola: Client, unit: Unit, koordinator: Pengguna) -> None:
    lain = Skala.objects.create(pemda=unit.pemda, kode="lima", nama="Lima", dasar_hukum="Perwali", mulai=2020)
    ganti = {
        "skala_e81": lain.pk,
        "varian_e81": "baku",
        "penjelasan_di_bawah": "62,5",
        "penjelasan_di_atas": "1.200 %",
    }
    jawaban = kelola.post(ALAMAT, isian(unit.pemda, **ganti), follow=True)
    baris = tersimpan(unit.pemda)
    assert (baris.skala_e81, baris.varian_e81) == (lain, VarianE81.BAKU)
    assert (baris.penjelasan_di_bawah, baris.penjelasan_di_atas) == (Decimal("62.5"), Decimal(1200))
    assert "Pengaturan tahun 2024 disimpan." in jawaban.text
    assert 'value="62,5"' in jawaban.text
    assert [(r.oleh, r.pemda) for r in koordinator.riwayat.all()] == [(koordinator, unit.pemda)] * 4
    for apa in (
        "Skala Formulir E.81: Skala uji → Lima",
        "Penjelasan wajib bila capaian kurang dari (%): 100 → 62,5",
        "Kolom Formulir E.81: 17 kolom, dengan tingkat capaian Renja dan penjelasan → 15 kolom",
        "Bappeda",
    ):
        assert apa in jawaban.text
    jawaban = kelola.post(ALAMAT, isian(unit.pemda, **ganti), follow=True)
    assert "Tidak ada yang berubah." in jawaban.text
    assert koordinator.riwayat.count() == 4
    assert "Lima" not in kelola.get("/kelola/kota-uji/pengaturan/2025/").text.partition("Riwayat")[2]


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"penjelasan_di_bawah": "seratus"}, "“seratus” tidak terbaca sebagai angka"),
        ({"penjelasan_di_bawah": ""}, "Isi batasnya."),
        ({"penjelasan_di_bawah": "-5"}, "Batas tidak boleh kurang dari 0."),
        ({"penjelasan_di_atas": "80"}, "Batas atas penjelasan tidak boleh di bawah batas bawahnya."),
        ({"penjelasan_di_atas": "1,1234567"}, "paling banyak 6 angka di belakang koma"),
        ({"varian_e81": "aneh"}, "aneh"),
        ({"skala_akip": ""}, "Pilih skalanya."),
        ({"skala_akip": "asing"}, "Skala ini tidak ada."),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(
    kelola: Client, unit: Unit, ganti: dict[str, str], pesan: str
) -> None:
    if ganti.get("skala_akip") == "asing":
        milik_lain = buat_pemda()
        buat_pengaturan(milik_lain, TAHUN)
        ganti = {"skala_akip": str(milik_lain.skala.get().pk)}
    jawaban = kelola.post(ALAMAT, isian(unit.pemda, **{"penjelasan_di_bawah": "97,25"} | ganti))
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    for nama, nilai in ganti.items():
        if nama.startswith("penjelasan") and nilai:
            assert f'value="{nilai}"' in jawaban.text
    if "penjelasan_di_bawah" not in ganti:
        assert 'value="97,25"' in jawaban.text
    assert tersimpan(unit.pemda).penjelasan_di_bawah == 100


def test_a_new_year_is_proposed_from_the_one_before_and_exists_once_saved(kelola: Client, unit: Unit) -> None:
    pemda = unit.pemda
    buat_pengaturan(pemda, 2030)
    pemda.pengaturan.filter(tahun=TAHUN).update(penjelasan_di_bawah=80)
    alamat = "/kelola/kota-uji/pengaturan/2025/"
    isi = kelola.get(alamat).text
    for apa in ("Tahun 2025 belum disiapkan", "disalin dari tahun 2024", "Siapkan tahun 2025", 'value="80"'):
        assert apa in isi
    assert 2025 not in tahun_tersedia(Unit.objects.get(pk=unit.pk))
    kelola.post(alamat, isian(pemda, penjelasan_di_bawah="80"))
    assert tersimpan(pemda, 2025).penjelasan_di_bawah == 80
    assert 2025 in tahun_tersedia(Unit.objects.get(pk=unit.pk))
    assert "capaian kurang dari (%): 80" in kelola.get(alamat).text
    assert tersimpan(pemda).pk != tersimpan(pemda, 2025).pk


def test_a_pemda_without_scales_and_odd_years(kelola: Client, pemda: Pemda) -> None:
    isi = kelola.get(ALAMAT)
    assert isi.status_code == 200
    assert "disalin dari" not in isi.text
    jawaban = kelola.post(ALAMAT, {"penjelasan_di_bawah": "100", "penjelasan_di_atas": "150"})
    assert "Pilih skalanya." in jawaban.text
    for tahun in (0, 1999, 2101, 10**30):
        assert kelola.get(f"/kelola/kota-uji/pengaturan/{tahun}/").status_code == 404


def test_the_page_costs_few_queries(kelola: Client, unit: Unit, django_assert_max_num_queries) -> None:
    for n in range(30):
        kelola.post(ALAMAT, isian(unit.pemda, penjelasan_di_bawah=str(n)))
    with django_assert_max_num_queries(15):
        assert kelola.get(ALAMAT).text.count("→") == 30


def test_e81_and_what_is_missing_follow_it(kelola: Client, unit: Unit) -> None:
    buka_periode(unit)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    catat(unit, "ip", "9")  # of 10
    e81, kurang = "/dinas-uji/2024/e81/4/", "/dinas-uji/2024/pengisian/4/kekurangan/"
    assert "Tingkat Capaian Renja (%)" in kelola.get(e81).text
    assert "Capaian 90,00% kurang dari 100%." in kelola.get(kurang).text
    kelola.post(ALAMAT, isian(unit.pemda, varian_e81="baku", penjelasan_di_bawah="90"))
    assert "Tingkat Capaian Renja (%)" not in kelola.get(e81).text
    assert "kurang dari" not in kelola.get(kurang).text
    kelola.post(ALAMAT, isian(unit.pemda, penjelasan_di_bawah="50", penjelasan_di_atas="80"))
    assert "Capaian 90,00% lebih dari 80%." in kelola.get(kurang).text
