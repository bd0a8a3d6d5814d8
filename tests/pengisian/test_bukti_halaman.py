"""The pages of evidence, and the way of a file in and out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lkjip.enums import Keadaan, Peran
from lkjip.models import Periode
from pengisian.models import Bukti
from tests.lkjip.unggahan import berkas_uji
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import buka, letakkan, operator, orang
from tests.pengisian.bukti_uji import HARI, alamat, berkas, buat, isi_simpanan, simpanan, unggah

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("simpanan")]
__all__ = ["simpanan"]


@pytest.fixture
def perencana(client: Client):
    buka()
    pengguna = orang(first_name="Sari", last_name="Wulandari")
    client.force_login(pengguna)
    return pengguna


def test_several_files_at_once(client: Client, perencana) -> None:
    foto = berkas("IMG_1.jpg", berkas_uji.gambar())
    jawaban = unggah(
        client, berkas(), berkas("daftar hadir.xlsx", berkas_uji.office(berkas_uji.XLSX)), foto=[foto]
    )
    assert (jawaban.status_code, jawaban["Location"]) == (302, alamat())
    isi = client.get(alamat()).text
    for teks in (
        "3 bukti tersimpan", "Notulen (1 dari 3)", "Notulen (3 dari 3)", "daftar hadir.xlsx", "12 Maret 2024",
        "Sari Wulandari",
    ):  # fmt: skip
        assert teks in isi
    assert Bukti.objects.filter(tanggal=HARI).count() == 3


def test_without_a_title_the_files_name_themselves(client: Client, perencana) -> None:
    unggah(client, berkas("Notulen_rapat-2.pdf"), judul="")
    assert Bukti.objects.get().judul == "Notulen rapat-2"


def test_links_and_text(client: Client, perencana) -> None:
    for isi in (
        {"jenis": "tautan", "tautan": "https://bps.go.id/rilis"},
        {"jenis": "teks", "teks": "Surat BPS <b>nomor</b> 12."},
    ):
        isi |= {"judul": "Surat", "tanggal": "12/03/2024", "akhir": "1"}
        assert client.post(alamat(), isi).status_code == 302
    tautan, teks = Bukti.objects.order_by("id")
    isi = client.get(alamat(akhir=f"{tautan.pk}/")).text
    assert 'href="https://bps.go.id/rilis" target="_blank" rel="noopener noreferrer nofollow"' in isi
    assert "&lt;b&gt;nomor&lt;/b&gt;" in client.get(alamat(akhir=f"{teks.pk}/")).text
    assert client.get(alamat(akhir=f"{teks.pk}/berkas/")).status_code == 404


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"tanggal": ""}, "errorlist"),
        ({"tanggal": "kemarin"}, "Tulis tanggal seperti 12/03/2024"),
        ({"tanggal": (timezone.localdate() + timedelta(1)).isoformat()}, "tidak boleh sesudah hari ini"),
        ({"tanggal": "1999-12-31"}, "paling awal tahun 2000"),
        ({"judul": "x" * 201}, "200"),
        ({"tautan": "javascript:alert(1)"}, "Tulis alamat lengkap"),
        ({"tautan": "ftp://bps.go.id/a"}, "valid"),
        ({"tautan": "https://a:b@bps.go.id/"}, "tidak boleh berisi nama pengguna"),
    ],
)
def test_bad_input_says_why_and_loses_nothing(client: Client, perencana, isi, pesan) -> None:
    semula = {
        "jenis": "tautan",
        "judul": "Rilis BPS",
        "tautan": "https://bps.go.id/",
        "tanggal": "2024-03-12",
    }
    jawaban = client.post(alamat(), semula | isi)
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    assert not Bukti.objects.exists()
    if "judul" not in isi:
        assert 'value="Rilis BPS"' in jawaban.text


def test_one_bad_file_does_not_keep_back_the_others(client: Client, perencana) -> None:
    jawaban = unggah(client, berkas(), berkas("jahat.pdf", berkas_uji.pdf_javascript()))
    assert jawaban.status_code == 200
    assert "jahat.pdf: PDF berisi program (JavaScript)" in jawaban.text
    assert "1 bukti tersimpan" in jawaban.text
    assert "Pilih lagi berkas yang belum tersimpan" in jawaban.text
    assert 'value="Notulen"' in jawaban.text
    assert len(isi_simpanan()) == Bukti.objects.count() == 1


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("foto.jpg", b"<html><script>alert(1)</script>"),
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("laporan.pdf", b"MZ" + b"\0" * 400),
        ("makro.docx", berkas_uji.office(berkas_uji.DOCX, {"word/vbaProject.bin": b"x"})),
        ("kosong.pdf", b""),
    ],
)
def test_hostile_files_are_not_stored(client: Client, perencana, nama, isi) -> None:
    jawaban = unggah(client, berkas(nama, isi))
    assert jawaban.status_code == 200
    assert not Bukti.objects.exists()
    assert isi_simpanan() == []


def test_a_file_that_is_too_large_is_named_and_not_read(client: Client, perencana, settings) -> None:
    settings.UNGGAH_BATAS_BERKAS = 1024**2
    besar = berkas("besar.pdf", b"%PDF-" + b"x" * (3 * 1024**2))
    jawaban = unggah(client, besar, berkas())
    assert "besar.pdf: lebih besar dari 1 MB" in jawaban.text
    assert Bukti.objects.count() == 1


def test_no_file_or_too_many(client: Client, perencana, settings) -> None:
    assert "Pilih sedikitnya satu berkas" in unggah(client).text
    settings.BUKTI_BATAS_SEKALI = 1
    assert "Paling banyak 1 berkas" in unggah(client, berkas(), berkas()).text


def test_an_upload_that_broke_off_stores_nothing(client: Client, perencana) -> None:
    """The form's last field did not arrive; what came before it may be cut off too."""
    jawaban = unggah(client, berkas(), akhir="")
    assert "Unggahan terputus" in jawaban.text
    assert isi_simpanan() == []
    assert "Unggahan terputus" in client.post(alamat(), {}).text


def test_a_full_disk_while_receiving_is_told(client: Client, perencana, settings, monkeypatch) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0

    def penuh(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", penuh)
    jawaban = unggah(client, berkas())
    assert jawaban.status_code == 200
    assert "Server tidak dapat menampung berkas ini" in jawaban.text
    assert 'value="Notulen"' in jawaban.text
    assert not Bukti.objects.exists()


def test_a_full_disk_while_storing_is_told(client: Client, perencana, monkeypatch) -> None:
    def penuh(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lkjip.unggahan.simpanan.os.fsync", penuh)
    jawaban = unggah(client, berkas())
    assert "notulen.pdf: server tidak dapat menyimpannya" in jawaban.text
    assert not Bukti.objects.exists()
    assert isi_simpanan() == []


def test_a_file_comes_back_as_it_went_in(client: Client, perencana) -> None:
    isi = berkas_uji.pdf()
    milik = buat(perencana, isi=isi)
    jawaban = client.get(alamat(akhir=f"{milik.pk}/berkas/"))
    assert b"".join(jawaban.streaming_content) == isi
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"] == 'inline; filename="notulen.pdf"'
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["X-Frame-Options"] == "SAMEORIGIN"
    assert jawaban["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'self'"
    assert jawaban["Cache-Control"] == "private, no-store"
    jawaban = client.get(alamat(akhir=f"{milik.pk}/berkas/"), {"unduh": 1})
    assert jawaban["Content-Disposition"].startswith("attachment")
    jawaban.close()


def test_documents_are_only_downloaded(client: Client, perencana) -> None:
    unggah(client, berkas("surat.docx", berkas_uji.office()))
    jawaban = client.get(alamat(akhir=f"{Bukti.objects.get().pk}/berkas/"))
    assert jawaban["Content-Disposition"] == 'attachment; filename="surat.docx"'
    jawaban.close()


def test_a_file_that_is_gone_is_not_found(client: Client, perencana) -> None:
    milik = buat(perencana)
    isi_simpanan()[0].unlink()
    assert client.get(alamat(akhir=f"{milik.pk}/berkas/")).status_code == 404


def test_the_page_of_a_piece(client: Client, perencana) -> None:
    milik = buat(perencana)
    isi = client.get(alamat(akhir=f"{milik.pk}/")).text
    for teks in (
        milik.sha256,
        f'src="{alamat(akhir=f"{milik.pk}/berkas/")}"',
        "Sari Wulandari",
        "12 Maret 2024",
    ):
        assert teks in isi
    ubah = {"aksi": "ubah", "judul": "Notulen rapat", "tanggal": "2024-03-13"}
    assert client.post(alamat(akhir=f"{milik.pk}/"), ubah).status_code == 302
    milik.refresh_from_db()
    assert milik.judul == "Notulen rapat"
    jawaban = client.post(alamat(akhir=f"{milik.pk}/"), ubah | {"tanggal": "2999-01-01"})
    assert "tidak boleh sesudah hari ini" in jawaban.text
    assert client.post(alamat(akhir=f"{milik.pk}/"), {"aksi": "hapus"}).status_code == 302
    assert not Bukti.objects.exists()


def test_what_was_typed_stays_when_the_quarter_was_submitted_meanwhile(client: Client, perencana) -> None:
    letakkan(Keadaan.DIAJUKAN)
    jawaban = client.post(
        alamat(), {"jenis": "teks", "judul": "Surat", "teks": "Isi.", "tanggal": "2024-03-12"}
    )
    assert "Belum tersimpan. Triwulan ini sudah diajukan" in jawaban.text
    assert "Isi.</textarea>" in jawaban.text


def test_evidence_stands_on_its_own_row_quarter_and_unit_only(client: Client, perencana) -> None:
    nomor = buat(perencana).pk
    for jalur in (
        alamat("2.2.2", f"{nomor}/"),
        alamat("2.2.2", f"{nomor}/berkas/"),
        alamat(akhir=f"{nomor}/berkas/", triwulan=3),
        alamat(akhir="999999/berkas/"),
        f"/dp3akb/2023/pengisian/4/bukti/i1/{nomor}/berkas/",
    ):
        assert client.get(jalur).status_code == 404, jalur
    for kunci in ("g1", "x1", "i0", "s0", "i-1", "i" + "9" * 30):
        assert client.get(f"/dp3akb/2024/pengisian/4/bukti/{kunci}/").status_code == 404


# What each role finds: may it add, and what does a try answer (200 with the reason, 302 taken, 403 never).
TERBUKA = (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN)


@pytest.mark.parametrize("terbuka", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_rights_by_role_state_and_period(client: Client, peran, keadaan, terbuka) -> None:
    pengguna = operator("kepala") if peran == Peran.OPERATOR else orang(peran)
    buka()
    nomor = buat(orang()).pk
    letakkan(keadaan)
    if not terbuka:
        Periode.objects.all().delete()
    client.force_login(pengguna)
    jawaban = client.get(alamat(akhir=f"{nomor}/berkas/"))
    assert jawaban.status_code == 200, "who sees the unit sees its evidence"
    jawaban.close()
    pengisi = peran in (Peran.PERENCANA, Peran.OPERATOR)
    boleh = pengisi and terbuka and keadaan in TERBUKA
    # The operator's bidang is the top of the structure, but the row is of no bidang.
    boleh_baris = boleh and peran == Peran.PERENCANA
    assert ('name="berkas"' in client.get(alamat()).text) == boleh_baris
    teks = {"jenis": "teks", "judul": "Surat", "teks": "Isi.", "tanggal": "2024-03-12"}
    harapan = 302 if boleh_baris else 200 if pengisi else 403
    assert client.post(alamat(), teks).status_code == harapan
    assert client.post(alamat(akhir=f"{nomor}/"), {"aksi": "hapus"}).status_code == harapan
    assert Bukti.objects.filter(pk=nomor).exists() is not boleh_baris


def test_strangers_find_nothing(client: Client, perencana) -> None:
    nomor = buat(perencana).pk
    semua = (alamat(), alamat(akhir=f"{nomor}/"), alamat(akhir=f"{nomor}/berkas/"))
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    for jalur in semua:
        assert client.get(jalur).status_code == 404
        assert client.post(jalur).status_code in (404, 405)
    client.logout()
    for jalur in semua:
        assert client.get(jalur)["Location"] == f"/masuk/?next={jalur}"


def test_few_queries_however_much_evidence(client: Client, perencana, django_assert_max_num_queries) -> None:
    for n in range(1, 6):
        nomor = buat(perencana, isi=berkas_uji.pdf(n)).pk
    for jalur in (alamat(), alamat(akhir=f"{nomor}/"), alamat(akhir=f"{nomor}/berkas/")):
        with django_assert_max_num_queries(12):
            client.get(jalur).close()
