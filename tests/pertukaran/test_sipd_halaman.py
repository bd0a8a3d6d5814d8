"""Pages of SIPD's imports: who may see them, what they say in each state, and what they cost."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from lkjip.enums import Peran
from pertukaran.enums import JenisImpor, KeadaanImpor
from pertukaran.models import UMUR, Impor, PemetaanKode
from pertukaran.sipd import layanan
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, buka, orang, unit_demo
from tests.pertukaran.bantu_sipd import CONTOH_PAGU, KEPALA, SUB, alamat, csv_isi, hasil, unggah_pagu

pytestmark = pytest.mark.django_db

ISI = [list(KEPALA), [SUB, "A", "5.1", "10"]]


@pytest.fixture
def klien(client: Client) -> Client:
    client.force_login(orang())
    return client


def antre(**lain: object) -> Impor:
    bawaan = {"pengguna": orang(), "unit": unit_demo(), "tahun": TAHUN, "jenis": JenisImpor.SIPD_PAGU,
              "nama_berkas": "pagu.csv", "sidik": "0" * 64, "pada": timezone.now()}  # fmt: skip
    return Impor.objects.create(**bawaan | lain)


def test_who_may_import(client: Client) -> None:
    nomor = antre().pk
    alamat_ = [
        alamat(),
        alamat("impor-sipd-kode"),
        alamat("impor-sipd-satu", impor=nomor),
        alamat("impor-sipd-petakan", impor=nomor),
    ]
    for a in alamat_:
        assert client.get(a).status_code == 302
    for peran, kode in (
        (Peran.PERENCANA, 200),
        (Peran.KOORDINATOR, 200),
        (Peran.KEPALA, 403),
        (Peran.INSPEKTORAT, 403),
    ):
        client.force_login(orang(peran))
        for a in alamat_[:3]:
            assert client.get(a).status_code == kode, (peran, a)
    lain = buat_unit()
    client.force_login(buat_pengguna(Peran.PERENCANA, lain))
    for a in alamat_:
        assert client.get(a).status_code == 404, a
        assert client.post(a, {"aksi": "batal"}).status_code == 404, a


def test_an_import_belongs_to_its_unit_year_and_kind(klien: Client) -> None:
    nomor = antre(jenis=JenisImpor.BUKU_UNIT).pk
    for impor in (nomor, uuid4()):
        assert klien.get(alamat("impor-sipd-satu", impor=impor)).status_code == 404
    assert klien.get(alamat("impor-sipd-satu", impor=antre().pk, tahun=2023)).status_code == 404


def test_without_a_file_or_a_choice_the_form_says_so(klien: Client) -> None:
    teks = klien.post(alamat(), {"jenis": "sipd_pagu", "pagu-nomor": "DPA/9"}).text
    assert "Pilih berkas .xlsx atau .csv dahulu." in teks
    assert "Pilih versi DPA." in teks
    assert 'value="DPA/9"' in teks  # nothing typed is lost
    teks = klien.post(alamat(), {"jenis": "sipd_real"}).text
    assert "Pilih triwulannya." in teks
    assert "Pilih cakupan jumlahnya." in teks
    assert klien.post(alamat(), {"jenis": "lain"}).status_code == 200
    assert not Impor.objects.exists()


def test_while_it_is_read_the_page_reloads_itself(klien: Client) -> None:
    impor = antre(keadaan=KeadaanImpor.DIBACA, persen=37)
    sini = alamat("impor-sipd-satu", impor=impor.pk)
    teks = klien.get(sini).text
    assert '<meta http-equiv="refresh" content="3">' in teks
    assert 'value="37"' in teks
    assert "Muat ulang" in teks
    assert "terhenti" not in teks
    assert klien.get(alamat("impor-sipd-petakan", impor=impor.pk)).status_code == 302
    klien.post(sini, {"aksi": "terapkan"})
    klien.post(sini, {"aksi": "ulangi"})
    impor.refresh_from_db()
    assert impor.keadaan == KeadaanImpor.DIBACA


def test_a_queue_without_a_worker_is_told(klien: Client) -> None:
    impor = antre(pada=timezone.now() - timedelta(minutes=1))
    assert "Antrean tidak bergerak" in klien.get(alamat("impor-sipd-satu", impor=impor.pk)).text


def test_what_a_dead_worker_left_is_read_again(klien: Client) -> None:
    from django.core.files.base import ContentFile

    nama = default_storage.save("impor/uji", ContentFile(csv_isi(ISI)))
    impor = antre(
        keadaan=KeadaanImpor.DIBACA, pada=timezone.now() - timedelta(hours=1), berkas=nama,
        pilihan={"dpa": "baru:pergeseran"},
    )  # fmt: skip
    sini = alamat("impor-sipd-satu", impor=impor.pk)
    assert "Pembacaan terhenti" in klien.get(sini).text
    klien.post(sini, {"aksi": "ulangi"})
    assert [b["kode"] for b in hasil(impor)["belum"]] == [SUB]
    assert not default_storage.exists(nama)


def test_a_task_that_comes_twice_does_nothing(klien: Client) -> None:
    impor = unggah_pagu(klien, ISI)
    lama = hasil(impor)
    layanan.kerjakan(str(impor.pk))
    layanan.kerjakan(str(uuid4()))
    assert hasil(impor) == lama
    assert not impor.berkas


def test_an_error_of_ours_is_told_and_logged(
    klien: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(layanan, "segarkan", lambda *a: 1 / 0)
    impor = unggah_pagu(klien, ISI)
    assert impor.keadaan == KeadaanImpor.GAGAL
    assert "kesalahan di server" in klien.get(alamat("impor-sipd-satu", impor=impor.pk)).text
    assert "ZeroDivisionError" in caplog.text


def test_a_file_that_is_refused_says_why(klien: Client) -> None:
    impor = unggah_pagu(klien, b"%PDF-1.7 bukan ekspor")
    teks = klien.get(alamat("impor-sipd-satu", impor=impor.pk)).text
    assert "dokumen PDF" in teks
    assert "Tidak ada yang ditulis." in teks


def test_cancelling(klien: Client) -> None:
    impor = unggah_pagu(klien, ISI)
    assert klien.post(alamat("impor-sipd-satu", impor=impor.pk), {"aksi": "batal"})["Location"] == alamat()
    assert not Impor.objects.exists()


def test_what_was_never_applied_is_forgotten_with_its_file(klien: Client) -> None:
    from django.core.files.base import ContentFile

    nama = default_storage.save("impor/lama", ContentFile(b"x"))
    antre(pada=timezone.now() - UMUR, berkas=nama)
    impor = unggah_pagu(klien, ISI)
    assert list(Impor.objects.all()) == [impor]
    assert not default_storage.exists(nama)


def test_errors_name_sheet_cell_value_and_what_was_expected(klien: Client) -> None:
    impor = unggah_pagu(klien, [*ISI, [SUB, "A", "5.2", "<b>rusak</b>"]])
    teks = klien.get(alamat("impor-sipd-satu", impor=impor.pk)).text
    assert "CSV!D3" in teks
    assert "&lt;b&gt;rusak&lt;/b&gt;" in teks
    assert "jumlah rupiah; tulis misalnya 1.234.567,89" in teks
    assert "Terapkan semua sekaligus" not in teks


def test_an_odd_removal_is_told(klien: Client) -> None:
    for nomor in ("", "x", "9" * 30, "12345"):
        jawaban = klien.post(alamat("impor-sipd-kode"), {"hapus": nomor}, follow=True)
        assert "sudah tidak ada" in jawaban.text
    assert "Belum ada pemetaan" in jawaban.text


def test_a_mapping_of_another_unit_is_not_there(klien: Client) -> None:
    lain = PemetaanKode.objects.create(unit=buat_unit(), kode_asal=SUB, oleh=orang(), pada=timezone.now())
    klien.post(alamat("impor-sipd-kode"), {"hapus": lain.pk})
    assert SUB not in klien.get(alamat("impor-sipd-kode")).text
    assert PemetaanKode.objects.exists()


def test_pages_cost_the_same_whatever_they_show(
    klien: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    buka(4)
    contoh = unggah_pagu(klien, CONTOH_PAGU.read_bytes())
    baris = [[f"2.08.02.2.01.{n:04}", f"Nama {n}", "5.1", "10"] for n in range(1, 60)]
    banyak = unggah_pagu(klien, [list(KEPALA), *baris])
    PemetaanKode.objects.bulk_create(
        PemetaanKode(unit=unit_demo(), kode_asal=f"x{n}", oleh=orang(), pada=timezone.now())
        for n in range(30)
    )
    for a in (
        alamat(),
        alamat("impor-sipd-kode"),
        alamat("impor-sipd-satu", impor=contoh.pk),
        alamat("impor-sipd-satu", impor=banyak.pk),
        alamat("impor-sipd-petakan", impor=banyak.pk),
    ):
        with django_assert_max_num_queries(15):
            assert klien.get(a).status_code == 200


def test_the_door_leads_here(klien: Client) -> None:
    assert f'href="{alamat()}"' in klien.get(alamat("rencana-susun")).text
