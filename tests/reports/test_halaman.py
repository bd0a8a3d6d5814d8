"""The pages of a unit and year: who may open them, and that they show the figures."""

import html
import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from tests.pabrik import buat_pengguna, buat_unit
from tests.reports.halaman import JEJAK, JENIS, SEMUA, alamat

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinas() -> Unit:
    return Unit.objects.get(slug="dp3akb")


@pytest.fixture
def kepala(client: Client, dinas: Unit) -> Pengguna:
    pengguna = buat_pengguna(Peran.KEPALA, dinas)
    client.force_login(pengguna)
    return pengguna


def teks(client: Client, jalur: str) -> str:
    """What a reader sees of a page, spaces made plain."""
    isi = client.get(alamat(jalur)).text
    return " ".join(html.unescape(strip_tags(re.sub(r"<head>.*?</head>", "", isi, flags=re.DOTALL))).split())


# --- who may open a page
@pytest.mark.parametrize("jalur", [*JENIS, JEJAK, "unduh/lkjip.json", "tabel/target-realisasi.xlsx"])
class TestAkses:
    def test_anonymous_is_sent_to_sign_in(self, client: Client, jalur: str) -> None:
        jawaban = client.get(alamat(jalur))
        assert (jawaban.status_code, jawaban.url) == (302, f"/masuk/?next={alamat(jalur)}")

    def test_another_unit_does_not_exist(self, client: Client, jalur: str) -> None:
        client.force_login(buat_pengguna(Peran.KEPALA, buat_unit()))
        assert client.get(alamat(jalur)).status_code == 404

    def test_unknown_unit(self, client: Client, kepala: Pengguna, jalur: str) -> None:
        assert client.get(alamat(jalur, unit="tidak-ada")).status_code == 404

    def test_a_year_without_data_says_so_and_names_the_others(
        self, client: Client, kepala: Pengguna, jalur: str
    ) -> None:
        jawaban = client.get(alamat(jalur, tahun=2031))
        assert jawaban.status_code == 404
        assert "Belum ada data tahun 2031" in jawaban.text
        assert 'href="/dp3akb/2024/"' in jawaban.text

    def test_pages_only_read(self, client: Client, kepala: Pengguna, jalur: str) -> None:
        assert client.post(alamat(jalur)).status_code == 405


@pytest.mark.parametrize("peran", Peran)
def test_every_role_reads_every_page(client: Client, dinas: Unit, peran: Peran) -> None:
    """Rights and frame go by the kind of page: of each kind all roles read one, and one role reads all."""
    seluruh = peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)
    client.force_login(buat_pengguna(peran, None if seluruh else dinas, pemda=dinas.pemda))
    halaman = SEMUA if peran == Peran.KEPALA else JENIS
    assert [j for j in (*halaman, JEJAK) if client.get(alamat(j)).status_code != 200] == []


@pytest.mark.parametrize("jalur", ["e81/0/", "e81/5/", "e81/5/jejak/e81/1.1/capaian_k/", "unduh/e81-tw5.pdf"])
def test_there_are_four_quarters(client: Client, kepala: Pengguna, jalur: str) -> None:
    jawaban = client.get(alamat(jalur))
    assert jawaban.status_code == 404
    assert "Triwulan tidak ada" in jawaban.text
    assert 'href="/dp3akb/2024/e81/1/"' in jawaban.text


@pytest.mark.parametrize("jalur", ["tabel/tidak-ada/", "tabel/tidak-ada.xlsx", "laporan/tidak-ada/"])
def test_unknown_keys(client: Client, kepala: Pengguna, jalur: str) -> None:
    assert client.get(alamat(jalur)).status_code == 404


# --- what they show
def test_dashboard_tells_the_state_of_the_year(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "")
    for angka in ("102,13%", "91,22%", "100,00%", "76,57%", "92,48%", "90,80%", "64,64"):
        assert angka in isi
    assert "Rp 34.924.358.198 dari Rp 38.462.234.005" in isi
    assert "2 dari 4 indikator sasaran mencapai target" in isi
    assert "7 dari 8 rekomendasi selesai" in isi
    assert "nilai sementara, memakai data tahun 2023" in isi
    assert "−350,52%" in isi, "a program below its target"


def test_dashboard_says_what_is_missing_and_where_it_shows(client: Client, kepala: Pengguna) -> None:
    isi = client.get(alamat("")).text
    kurang = isi[isi.index('id="kurang"') :]
    for judul, tujuan in (
        ("Belum ada data triwulan", "e81/4/"),
        ("Angka sementara yang harus diganti", "laporan/target-realisasi/"),
        ("Capaian tahun lalu yang dilaporkan tanpa target atau realisasinya", "laporan/perbandingan-tahun/"),
    ):
        blok = kurang[kurang.index(judul) :]
        assert alamat(tujuan) in blok[: blok.index("</details>")]


def test_plans(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "rencana/")
    assert "Terwujudnya Balikpapan" in isi
    assert "188.46-242/DP3AKB-SKT · 2 Juli 2024" in isi
    assert "Alasan perubahan: Menindaklanjuti rekomendasi" in isi
    assert "Persentase Kelurahan Kategori Berkembang: 29,41" in isi, "semula"
    assert "Persentase Kelurahan Kategori Berkembang: 100" in isi, "menjadi"


def test_iku(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "rencana/iku/")
    assert "Perubahan Ke III Indikator Kinerja Utama" in isi
    assert "Pembilang / penyebut x 100 · satuan %" in isi
    assert "Pembilang:" in isi


def test_perjanjian_kinerja(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "rencana/perjanjian-kinerja/")
    assert "Pihak kedua Pjs. Wali Kota Balikpapan" in isi
    assert "84,42" in isi
    assert "38.462.234.005" in isi


def test_budget(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "rencana/anggaran/")
    assert "Rp 37.405.493.910" in isi, "murni"
    assert "Rp 1.056.740.095" in isi, "the difference"
    assert "Program Perlindungan Perempuan" in isi
    assert "realisasi Rp 1.042.637.628 (86,47%)" in isi


def test_search_finds_tables(client: Client, kepala: Pengguna) -> None:
    assert "Tabel 1.1" not in teks(client, "tabel/?cari=3.4")
    assert "Target dan Realisasi Kinerja Tahun 2024" in teks(client, "tabel/?cari=3.4")
    kosong = teks(client, "tabel/?cari=%3Cb%3Etidak+ada")
    assert "Tidak ada tabel yang cocok" in kosong
    assert "0 tabel cocok dengan “<b>tidak ada”" in kosong, "escaped"


def test_tables_follow_each_other(client: Client, kepala: Pengguna) -> None:
    isi = client.get(alamat("tabel/target-realisasi/")).text
    assert f'rel="prev" href="{alamat("tabel/skala-capaian/")}"' in isi
    assert f'rel="next" class="sesudah" href="{alamat("tabel/perbandingan-tahun/")}"' in isi
    assert f'href="{alamat(JEJAK)}"' in isi


def test_e81_with_its_footer(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "e81/4/")
    assert "90,80% Tinggi Nilai berada di antara dua interval tercetak" in isi
    assert "Tiga OPD belum menyerahkan dokumen" in isi
    assert "belum ada data triwulan." not in isi


def test_e81_of_an_empty_quarter_says_so(client: Client, kepala: Pengguna) -> None:
    jawaban = client.get("/dp3akb/2025/e81/2/")
    assert "Triwulan II belum ada data triwulan." in jawaban.text


def test_traces_of_a_quarter_are_its_own(client: Client, kepala: Pengguna) -> None:
    assert f'href="{alamat("e81/1/jejak/e81/1.2/tw1_k/")}"' in client.get(alamat("e81/1/")).text
    assert "Triwulan I 2024" in teks(client, "e81/1/jejak/e81/1.2/capaian_k/")
    assert "Triwulan IV 2024" not in teks(client, "e81/1/jejak/e81/1.2/capaian_k/")


def test_report_opens_with_the_summary(client: Client, kepala: Pengguna) -> None:
    isi = client.get(alamat("laporan/")).text
    assert "<h1>Ringkasan Eksekutif</h1>" in isi
    assert f'<a href="{alamat("laporan/ringkasan-eksekutif/")}" aria-current="page">' in isi


def test_report_tells_who_wrote(client: Client, kepala: Pengguna) -> None:
    assert "Ditulis staf" in teks(client, "laporan/kata-pengantar/")
    assert "Otomatis dari data" in teks(client, "laporan/target-realisasi/")


def test_chapter_lists_its_sections(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "laporan/akuntabilitas-kinerja/")
    assert "Bab III Akuntabilitas Kinerja" in isi
    assert "3.2 Capaian Kinerja Organisasi" in isi


def test_section_with_sub_sections_shows_its_own_blocks(client: Client, kepala: Pengguna) -> None:
    isi = teks(client, "laporan/capaian-kinerja/")
    assert "Predikat Capaian Kinerja" in isi
    assert "3.2.1 Perbandingan Target dan Realisasi" in isi
    assert "Tabel 3.4 Target dan Realisasi" not in isi
