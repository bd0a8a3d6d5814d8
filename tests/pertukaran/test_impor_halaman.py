"""The pages of imports and exports: upload, preview, apply, and what is refused."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Realisasi
from lkjip.enums import Peran
from lkjip.models import Aset, JejakUbah, Pengguna
from pertukaran.models import Impor
from tests.lkjip.buku_kerja.test_bermusuhan import BAHAYA
from tests.pabrik import buat_pengguna, buat_unit
from tests.paket_xlsx import paket
from tests.pengisian.test_unggah_bermusuhan import bermakro
from tests.pertukaran.bantu import ekspor, ubah, unit_demo

pytestmark = pytest.mark.django_db
PANGKAL = "/dp3akb/2024"


@pytest.fixture
def perencana(client: Client) -> Pengguna:
    pengguna = buat_pengguna(Peran.PERENCANA, unit_demo())
    client.force_login(pengguna)
    return pengguna


def unggah(client: Client, isi: bytes, jenis: str = "buku") -> tuple[str, str]:
    """The address where the browser is sent, empty where it stays; and the page."""
    berkas = SimpleUploadedFile("data.xlsx", isi)
    jawaban = client.post(f"{PANGKAL}/impor/{jenis}/", {"berkas": berkas})
    tujuan = jawaban.headers.get("Location", "")
    return tujuan, client.get(tujuan).text if tujuan else jawaban.text


def test_a_changed_workbook_is_previewed_applied_and_logged(client: Client, perencana: Pengguna) -> None:
    isi = client.get(f"{PANGKAL}/ekspor/isi.xlsx").content
    berkas = ubah(isi, ("Aset", "C3", 9), ("Aset", "B40", "Tenda"), ("Aset", "A40", 2024))
    berkas = ubah(berkas, ("Aset", "D40", 2), ("Aset", "E40", "1.500,5"), ("Aset", "C40", 15))
    tujuan, halaman = unggah(client, berkas)
    assert "1</strong> baris baru" in halaman
    assert "1</strong> berubah" in halaman
    assert "Tenda" in halaman
    assert Aset.objects.filter(nama="Tenda").count() == 0, "a preview writes nothing"
    assert "Tulis alasannya" in client.post(tujuan, {"alasan": " "}).text
    assert not JejakUbah.objects.exists()
    client.post(tujuan, {"alasan": "Hasil opname"})
    assert str(Aset.objects.get(nama="Tenda").nilai) == "1500.50"
    jejak = JejakUbah.objects.get(tindakan="diubah")
    assert (jejak.oleh, jejak.alasan, jejak.objek) == (perencana, "Hasil opname", "lkjip.aset")
    assert jejak.perubahan == {"Urutan": ["1", "9"]}
    assert JejakUbah.objects.filter(tindakan="dibuat").count() == 1
    assert "Sudah diterapkan" in client.get(f"{PANGKAL}/impor/").text
    assert client.post(tujuan, {"alasan": "lagi"}).status_code in (200, 302)  # a second click changes nothing
    assert JejakUbah.objects.count() == 2
    _, halaman = unggah(client, berkas)
    assert "sama dengan data di aplikasi" in halaman


def test_errors_name_sheet_cell_value_and_what_was_expected(client: Client, perencana: Pengguna) -> None:
    isi = ekspor(unit_demo(), pemda=False)
    berkas = ubah(
        isi,
        ("Pagu", "D3", "banyak"),
        ("Pagu", "A4", "2024/9.9"),
        ("Target", "C5", "tahun lalu"),
        ("Dokumen", "A3", "Surat"),
        ("Aset", "D3", None),
        ("Perangkat Daerah", "A3", "lain"),
    )
    _, halaman = unggah(client, berkas)
    for tempat, pesan in (
        ("Pagu D3", "tulis misalnya 1.234,5"),
        ("Pagu A4", "sub kegiatan ini tidak ada"),
        ("Target C5", "tulis misalnya"),
        ("Dokumen A3", "pilih salah satu: Rencana Strategis"),
    ):
        assert tempat not in halaman or pesan in halaman
    assert "Perangkat Daerah A3" in halaman  # whose workbook it is comes first
    berkas = ubah(berkas, ("Perangkat Daerah", "A3", "dp3akb"))
    tujuan, halaman = unggah(client, berkas)
    for tempat, isi_sel, pesan in (
        ("Pagu D3", "banyak", "tidak terbaca sebagai angka"),
        ("Pagu A4", "2024/9.9", "sub kegiatan ini tidak ada"),
        ("Target C5", "tahun lalu", "tidak terbaca sebagai angka"),
        ("Dokumen A3", "Surat", "pilih salah satu: Rencana Strategis"),
        ("Aset D3", "kosong", "tidak boleh"),
    ):
        awal = halaman.index(tempat)
        baris = halaman[awal : halaman.index("</tr>", awal)]
        assert isi_sel in baris, tempat
        assert pesan in baris, (tempat, baris)
    sebelum = Realisasi.objects.count()
    client.post(tujuan, {"alasan": "x"})
    assert Realisasi.objects.count() == sebelum
    assert Impor.objects.filter(diterapkan_pada__isnull=False).count() == 0


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (lambda: b"", "kosong"),
        (lambda: b"kode;nilai\n", "teks atau CSV"),
        (bermakro, "memuat makro"),
        (lambda: paket(), "bukan buku kerja perangkat daerah"),
        (lambda: BAHAYA["1 GB of zeros"][0](), "mengembang tidak wajar"),
        (lambda: BAHAYA["a million empty rows"][0](), "lebih dari 20.000 baris"),
        (lambda: ekspor(buat_unit("lain", unit_demo().pemda), pemda=False), "milik perangkat daerah lain"),
    ],
)
def test_other_files_are_refused_in_words(client: Client, perencana: Pengguna, isi, pesan: str) -> None:
    tujuan, halaman = unggah(client, isi())
    assert (tujuan, pesan in halaman) == ("", True), halaman[-3000:]
    assert not Impor.objects.exists()
    assert "Pilih berkas .xlsx dahulu" in client.post(f"{PANGKAL}/impor/buku/").text


def test_tables_of_the_pemda_are_not_taken_from_a_unit(client: Client, perencana: Pengguna) -> None:
    _, halaman = unggah(client, ekspor(unit_demo()))
    assert "data pemda tidak diimpor pada halaman ini" in halaman
    assert "Terapkan semua" not in halaman


def test_data_that_moved_since_the_preview_is_shown_again(client: Client, perencana: Pengguna) -> None:
    berkas = ubah(ekspor(unit_demo(), pemda=False), ("Aset", "C3", 9))
    tujuan, _ = unggah(client, berkas)
    Aset.objects.filter(unit=unit_demo(), urutan=2).update(jumlah=999)
    halaman = client.post(tujuan, {"alasan": "x"}, follow=True).text
    assert "datanya berubah sejak pratinjau" in halaman
    assert "2</strong> berubah" in halaman
    assert not JejakUbah.objects.exists()


def test_another_ones_upload_is_not_found_and_others_may_not_import(
    client: Client, perencana: Pengguna
) -> None:
    tujuan, _ = unggah(client, ubah(ekspor(unit_demo(), pemda=False), ("Aset", "C3", 9)))
    client.force_login(buat_pengguna(Peran.PERENCANA, unit_demo()))
    assert client.get(tujuan).status_code == 404
    assert client.post(tujuan, {"batal": "1"}).status_code == 404
    assert "data.xlsx" in client.get(f"{PANGKAL}/impor/").text
    for peran, kode in ((Peran.KEPALA, 403), (Peran.OPERATOR, 403)):
        client.force_login(buat_pengguna(peran, unit_demo()))
        for bagian in ("impor/", "impor/buku/", "ekspor/", "ekspor/isi.xlsx"):
            assert client.get(f"{PANGKAL}/{bagian}").status_code == kode, (peran, bagian)
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    assert client.get(f"{PANGKAL}/impor/").status_code == 404
    client.logout()
    assert client.get(f"{PANGKAL}/impor/")["Location"].startswith("/masuk/")


def test_a_cancelled_import_is_gone(client: Client, perencana: Pengguna) -> None:
    tujuan, _ = unggah(client, ubah(ekspor(unit_demo(), pemda=False), ("Aset", "C3", 9)))
    client.post(tujuan, {"batal": "1"})
    assert not Impor.objects.exists()


def test_pages_cost_the_same_however_much_was_imported(client: Client, perencana: Pengguna) -> None:
    def biaya(alamat: str) -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        return len(kueri)

    awal = biaya(f"{PANGKAL}/impor/")
    for _ in range(3):
        tujuan, _ = unggah(client, ubah(ekspor(unit_demo(), pemda=False), ("Aset", "C3", 9)))
    assert biaya(f"{PANGKAL}/impor/") <= min(awal, 15)
    assert biaya(tujuan) <= 15
    assert biaya(f"{PANGKAL}/ekspor/") <= 15
