"""The pages of the outline: who sees and does what, what they tell, and what they cost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna, Unit
from reports.bagian import muat, tambah
from reports.bagian_tugas import Tugas, tugaskan
from reports.garis import Penyusun, Terlihat
from reports.models import BagianUnit, KomentarNaskah, Naskah, StatusLkjip
from reports.tab import TAB, tab_lkjip
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
TAHUN = 2024
SUSUNAN = f"/dp3akb/{TAHUN}/susunan/"
SAMPAI = 40  # queries: the whole report is read, once


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.select_related("pemda").get(slug="dp3akb")


@pytest.fixture
def perencana(client: Client, unit: Unit) -> Pengguna:
    orang = buat_pengguna(Peran.PERENCANA, unit, first_name="Sari")
    client.force_login(orang)
    return orang


def kirim(client: Client, aksi: str, kunci: str = "saran", versi: int = 0, **lain: str) -> object:
    return client.post(SUSUNAN, {"aksi": aksi, "kunci": kunci, "versi": str(versi)} | lain)


# --- the list
def test_the_list_tells_all_of_a_section(client: Client, perencana: Pengguna, unit: Unit) -> None:
    p = Penyusun(perencana, unit, TAHUN)
    kemarin = timezone.localdate() - timedelta(1)
    tugaskan(p, Terlihat("latar-belakang", 0), Tugas(perencana.pk, kemarin))
    muat(p, Terlihat("efisiensi", 0), aktif=False, yakin=True)
    kunci = tambah(p, "penutup", "Inovasi <b>")
    naskah = Naskah.objects.get(unit=unit, tahun=TAHUN, bagian="latar_belakang")
    KomentarNaskah.objects.create(naskah=naskah, isi="?", oleh=perencana, pada=timezone.now())
    isi = client.get(SUSUNAN).content.decode()
    baris = {k: isi.split(f'id="b-{k}"')[1].split("</tr>")[0] for k in ("latar-belakang", "efisiensi", kunci)}
    for kata in ("Sari", "Terlambat", "1 komentar", "Ditulis", "100%", "naik"):
        assert kata in baris["latar-belakang"], kata
    assert "Tidak dimuat" in baris["efisiensi"]
    assert "Wajib menurut peraturan" in baris["efisiensi"]
    assert "Belum ditulis" in baris[kunci]
    assert "Inovasi &lt;b&gt;" in baris[kunci]
    assert "Nomor 53 Tahun 2014 mewajibkan bagian berikut" in isi
    assert re.search(r"\d+ dari \d+ teks, tabel, dan gambar terisi", isi)
    terlambat = client.get(f"{SUSUNAN}?tampil=terlambat").content.decode()
    assert 'id="b-latar-belakang"' in terlambat
    assert 'id="b-saran"' not in terlambat
    assert 'id="b-saran"' in client.get(f"{SUSUNAN}?tampil=ngawur").content.decode()


def test_a_year_that_goes_on_says_so(client: Client, perencana: Pengguna, unit: Unit) -> None:
    muat(Penyusun(perencana, unit, TAHUN - 1), Terlihat("saran", 0), aktif=False)
    assert f"melanjutkan susunan tahun {TAHUN - 1}" in client.get(SUSUNAN).content.decode()
    kirim(client, "muat")
    assert "melanjutkan" not in client.get(SUSUNAN).content.decode()


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KEPALA, Peran.INSPEKTORAT])
def test_others_read_and_change_nothing(client: Client, unit: Unit, peran: Peran) -> None:
    luas = peran == Peran.INSPEKTORAT
    client.force_login(buat_pengguna(peran, None if luas else unit, pemda=unit.pemda))
    isi = client.get(SUSUNAN).content.decode()
    assert 'id="b-saran"' in isi
    assert 'value="matikan"' not in isi
    assert kirim(client, "matikan").status_code == 403
    assert client.post(f"{SUSUNAN}saran/", {"aksi": "tugas", "versi": "0"}).status_code == 403
    assert not BagianUnit.objects.exists()


def test_elsewhere_there_is_no_such_page(client: Client, unit: Unit) -> None:
    assert client.get(SUSUNAN)["Location"].startswith("/masuk/")
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    for jalur in (SUSUNAN, f"{SUSUNAN}saran/"):
        assert client.get(jalur).status_code == 404
        assert client.post(jalur, {"aksi": "matikan", "kunci": "saran", "versi": "0"}).status_code == 404


def test_what_is_final_is_read_only(client: Client, perencana: Pengguna, unit: Unit) -> None:
    StatusLkjip.objects.create(unit=unit, tahun=TAHUN, tahap=TahapLkjip.FINAL)
    isi = client.get(SUSUNAN).content.decode()
    assert "susunannya tidak dapat diubah" in isi
    assert 'value="matikan"' not in isi
    assert client.post(SUSUNAN, {"aksi": "naik", "kunci": "saran", "versi": "0"}, follow=True).content.count(
        b"sudah final"
    )
    jawaban = client.post(f"{SUSUNAN}saran/", {"aksi": "tugas", "versi": "0"})
    assert not BagianUnit.objects.exists()
    assert jawaban.status_code == 200


# --- buttons
def test_buttons_keep_the_focus(client: Client, perencana: Pengguna) -> None:
    tujuan = kirim(client, "naik")["Location"]
    assert tujuan == f"{SUSUNAN}?fokus=naik-saran"
    isi = client.get(tujuan).content.decode()
    # It is the first now: the way up is closed, so the focus goes to the way down.
    assert isi.count("autofocus") == 1
    assert 'value="turun" autofocus' in " ".join(isi.split('id="b-saran"')[1].split("</tr>")[0].split())


def test_a_demanded_section_asks_first_and_names_the_regulation(client: Client, perencana: Pengguna) -> None:
    isi = kirim(client, "matikan", "efisiensi").content.decode()
    assert "Peraturan Menteri PANRB Nomor 53 Tahun 2014" in isi
    assert not BagianUnit.objects.exists()
    assert kirim(client, "matikan", "efisiensi", yakin="1").status_code == 302
    assert not BagianUnit.objects.get().aktif


@pytest.mark.parametrize(
    "data",
    [
        {"aksi": "ngawur", "kunci": "saran", "versi": "0"},
        {"aksi": "naik", "kunci": "ngawur", "versi": "0"},
        {"aksi": "naik", "kunci": "saran", "versi": "99999999999999"},
        {"aksi": "hapus", "kunci": "saran", "versi": "0", "yakin": "1"},
        {},
    ],
)
def test_odd_buttons_change_nothing(client: Client, perencana: Pengguna, data: dict[str, str]) -> None:
    assert b"alert-danger" in client.post(SUSUNAN, data, follow=True).content
    assert not BagianUnit.objects.exists()


# --- one section
def test_a_section_s_page_does_all_that_can_be_done(client: Client, perencana: Pengguna, unit: Unit) -> None:
    jalur = f"{SUSUNAN}kesimpulan/"
    isi = {"aksi": "tugas", "versi": "0", "penanggung_jawab": str(perencana.pk), "tenggat": "2025-02-01"}
    assert client.post(jalur, isi).status_code == 302
    assert BagianUnit.objects.get().penanggung_jawab == perencana
    assert b"baru saja diubah" in client.post(jalur, isi).content
    assert client.post(jalur, {"aksi": "selesai", "versi": "1"})["Location"] == jalur
    halaman = client.get(jalur).content.decode()
    for kata in ("Selesai", "Sari", "1 Februari 2025", "Wajib menurut Peraturan", "Buka kembali"):
        assert kata in halaman, kata
    baru = client.post(jalur, {"aksi": "tambah", "versi": "2", "baru-judul": "Inovasi"})["Location"]
    assert "Ganti judul" in client.get(baru).content.decode()
    client.post(baru, {"aksi": "judul", "versi": "1", "ubah-judul": "Inovasi Daerah"})
    assert BagianUnit.objects.get(tambahan=True).judul == "Inovasi Daerah"
    assert client.post(baru, {"aksi": "hapus", "versi": "2"})["Location"].startswith(SUSUNAN)
    assert client.get(baru).status_code == 404


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"aksi": "tugas", "tenggat": "kapan-kapan"}, "Tanggal ini tidak terbaca"),
        ({"aksi": "tugas", "penanggung_jawab": "999999"}, "Pilih anggota aktif"),
        ({"aksi": "tambah", "baru-judul": ""}, "Isi judulnya"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(
    client: Client, perencana: Pengguna, isi: dict[str, str], pesan: str
) -> None:
    assert pesan in client.post(f"{SUSUNAN}saran/", {"versi": "0"} | isi).content.decode()
    assert not BagianUnit.objects.exists()


def test_the_operator_finishes_what_is_the_own_task(client: Client, perencana: Pengguna, unit: Unit) -> None:
    operator = buat_pengguna(Peran.OPERATOR, unit)
    tugaskan(Penyusun(perencana, unit, TAHUN), Terlihat("saran", 0), Tugas(operator.pk, None))
    client.force_login(operator)
    assert "Nyatakan selesai" in client.get(f"{SUSUNAN}saran/").content.decode()
    assert "Nyatakan selesai" not in client.get(f"{SUSUNAN}kesimpulan/").content.decode()
    client.post(f"{SUSUNAN}kesimpulan/", {"aksi": "selesai", "versi": "0"})
    client.post(f"{SUSUNAN}saran/", {"aksi": "selesai", "versi": "1"})
    assert BagianUnit.objects.get(selesai_oleh=operator).kunci == "saran"


# --- reading, tabs, cost
def test_a_section_that_is_off_says_so_with_the_way_back(
    client: Client, perencana: Pengguna, unit: Unit
) -> None:
    muat(Penyusun(perencana, unit, TAHUN), Terlihat("hasil-evaluasi", 0), aktif=False)
    isi = client.get(f"/dp3akb/{TAHUN}/laporan/hasil-evaluasi/").content.decode()
    assert "tidak dimuat pada LKjIP 2024" in isi
    assert f"{SUSUNAN}#b-hasil-evaluasi" in isi
    assert client.get(f"/dp3akb/{TAHUN}/laporan/ngawur/").status_code == 404


def test_tabs_show_what_there_is_and_where_one_stands(client: Client, perencana: Pengguna) -> None:
    tab = tab_lkjip("dp3akb", TAHUN, {t.hak for t in TAB}, f"{SUSUNAN}saran/")
    assert [t.label for t in tab if t.aktif] == ["Susunan"]
    assert tab_lkjip("dp3akb", TAHUN, (), SUSUNAN) == []
    isi = client.get(f"/dp3akb/{TAHUN}/laporan/").content.decode()
    assert 'aria-label="Halaman LKjIP"' in isi
    assert f'href="{SUSUNAN}"' in isi


def test_more_sections_cost_no_more_queries(client: Client, perencana: Pengguna, unit: Unit) -> None:
    def banyak(jalur: str) -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(jalur).status_code == 200
        return len(kueri)

    p = Penyusun(perencana, unit, TAHUN)
    semula = banyak(SUSUNAN)
    assert semula <= SAMPAI
    assert banyak(f"{SUSUNAN}saran/") <= 21  # the conclusion speaks of everything
    assert banyak(f"{SUSUNAN}landasan-hukum/") <= 15
    for n in range(5):
        tambah(p, "penutup", f"Bagian {n}")
    assert banyak(SUSUNAN) == semula


def test_a_unit_without_any_data_has_an_outline(client: Client) -> None:
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    isi = client.get(f"/{unit.slug}/{TAHUN}/susunan/").content.decode()
    assert 'id="b-target-realisasi"' in isi
