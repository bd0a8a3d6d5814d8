"""Images in texts: taken in as pixels only, with what is said of them; refused with a reason; removed."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna
from reports.gambar import SISI
from reports.models import GambarNaskah, Naskah
from tests.lkjip.unggahan import berkas_uji
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, operator, orang, unit_demo
from tests.reports.bantu_naskah import letakkan_lkjip, tugaskan

pytestmark = pytest.mark.django_db
ALAMAT = f"/dp3akb/{TAHUN}/gambar/"
KET = {"judul": "Sosialisasi PUG", "sumber": "Dokumentasi Bidang PPA", "alt": "Peserta duduk melingkar."}
FETCH = {"x-requested-with": "fetch"}
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'


@pytest.fixture
def rina(client: Client) -> Pengguna:
    user = orang(Peran.PERENCANA, first_name="Rina")
    client.force_login(user)
    return user


def unggah(client: Client, isi: bytes, **lain: object):
    berkas = SimpleUploadedFile("foto.jpg", isi, "image/jpeg")
    return client.post(ALAMAT, KET | {"berkas": berkas} | lain, headers=FETCH)


def gambar(client: Client, isi: bytes | None = None, **lain: object) -> GambarNaskah:
    jawaban = unggah(client, isi or berkas_uji.gambar(), **lain)
    assert jawaban.status_code == 200, jawaban.text
    return GambarNaskah.objects.get(pk=jawaban.json()["gambar"]["id"])


# --- in and out
def test_only_upright_pixels_are_left_of_a_photograph(client: Client, rina: Pengguna) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "Rumah korban, lintang -1.2"  # turned a quarter, and what nobody may read
    foto = berkas_uji.gambar(ukuran=(3000, 1500), exif=exif.tobytes(), comment=b"rahasia")
    g = gambar(client, foto)
    assert (g.tipe, g.lebar, g.tinggi, g.judul, g.oleh) == ("jpg", SISI // 2, SISI, KET["judul"], rina)
    jawaban = client.get(f"{ALAMAT}{g.pk}/")
    for kata in (b"rahasia", b"lintang", b"Exif"):
        assert kata not in jawaban.content
    with Image.open(BytesIO(jawaban.content)) as hasil:
        assert (hasil.size, hasil.getexif()) == ((SISI // 2, SISI), {})
    kepala = jawaban.headers
    assert (kepala["Content-Type"], kepala["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "sandbox; default-src 'none'" in kepala["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("format", "mode", "tipe"), [("PNG", "RGBA", "png"), ("WEBP", "RGB", "jpg"), ("PNG", "P", "png")]
)
def test_png_and_webp_come_in_on_white(
    client: Client, rina: Pengguna, format: str, mode: str, tipe: str
) -> None:
    isi = BytesIO()
    Image.new(mode, (20, 10)).save(isi, format)
    g = gambar(client, isi.getvalue())
    assert (g.tipe, g.lebar, g.tinggi) == (tipe, 20, 10)
    with g.berkas.open() as berkas, Image.open(berkas) as hasil:
        assert hasil.mode == "RGB"
        assert (hasil.getpixel((0, 0)) == (255, 255, 255)) == (mode == "RGBA")


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (SVG, "SVG tidak diterima karena dapat berisi program"),
        (b"GIF89a" + b"\0" * 300, "Simpan sebagai JPG atau PNG"),
        (berkas_uji.pdf(), "bukan gambar JPG, PNG, atau WebP"),
        (b"<html><script>alert(1)</script>", "bukan gambar JPG, PNG, atau WebP"),
        (berkas_uji.gambar() + b"<html><script>alert(1)</script>", "lebih dari satu jenis isi"),
        (berkas_uji.gambar("PNG") + berkas_uji.office(), "lebih dari satu jenis isi"),
        (berkas_uji.gambar()[:400], "rusak"),
        (berkas_uji.png_menyatakan(50_000, 50_000), "terlalu besar"),
        (berkas_uji.gambar_bergerak("WEBP"), "Gambar bergerak tidak diterima"),
        (b"", "Berkas kosong"),
        (b"\xff\xd8\xff\xe0" + b"a" * (50 * 1024**2), "lebih besar dari 10 MB"),
    ],
    ids=["svg", "gif", "pdf", "html", "jpg-html", "png-zip", "half", "huge", "moving", "empty", "50-mb"],
)
def test_what_is_no_image_is_refused_with_a_reason(
    client: Client, rina: Pengguna, isi: bytes, sebab: str
) -> None:
    jawaban = unggah(client, isi)
    assert jawaban.status_code == 400
    assert sebab in jawaban.json()["galat"]["berkas"]
    assert not GambarNaskah.objects.exists()


def test_title_and_words_for_who_cannot_see_it_are_needed_unless_it_decorates(
    client: Client, rina: Pengguna
) -> None:
    jawaban = client.post(ALAMAT, {"berkas": SimpleUploadedFile("a.png", berkas_uji.gambar("PNG"))})
    assert "Belum tersimpan" in jawaban.text
    assert "untuk pembaca yang tidak dapat melihatnya" in jawaban.text
    assert not GambarNaskah.objects.exists()
    assert gambar(client, alt="", hiasan="on").alt == ""


def test_without_javascript_the_page_takes_an_image_and_lists_it(client: Client, rina: Pengguna) -> None:
    berkas = SimpleUploadedFile("a.png", berkas_uji.gambar("PNG"))
    jawaban = client.post(ALAMAT, KET | {"berkas": berkas}, follow=True)
    for kata in (
        "Gambar “Sosialisasi PUG” tersimpan",
        "Diunggah Rina",
        "belum dipakai",
        'alt="Peserta duduk',
    ):
        assert kata in jawaban.text


# --- what is said of it, and removing it
def test_words_are_corrected_and_an_unused_image_is_removed_with_its_file(
    client: Client, rina: Pengguna, django_capture_on_commit_callbacks
) -> None:
    g = gambar(client)
    alamat = f"{ALAMAT}{g.pk}/ubah/"
    assert 'value="Sosialisasi PUG"' in client.get(alamat).text
    assert "Perbaiki isian" in client.post(alamat, KET | {"judul": ""}).text
    assert client.post(alamat, KET | {"judul": "Judul baru"}).status_code == 302
    g.refresh_from_db()
    assert (g.judul, g.sumber) == ("Judul baru", KET["sumber"])
    naskah = Naskah.objects.create(
        unit=unit_demo(), tahun=TAHUN, bagian="kesimpulan", isi=f'<figure data-gambar="{g.pk}"></figure>'
    )
    assert "Hapus gambar ini" not in client.get(alamat).text
    assert "dipakai pada naskah" in client.post(alamat, {"aksi": "hapus"}).text
    naskah.delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(alamat, {"aksi": "hapus"}).status_code == 302
    assert not GambarNaskah.objects.exists()
    assert not g.berkas.storage.exists(g.berkas.name)
    assert client.get(f"{ALAMAT}{g.pk}/").status_code == 404


# --- who
def test_anonymous_other_units_and_other_years(client: Client, rina: Pengguna) -> None:
    g = gambar(client)
    satu, ubah = f"{ALAMAT}{g.pk}/", f"{ALAMAT}{g.pk}/ubah/"
    assert client.get(satu.replace(str(TAHUN), str(TAHUN - 1))).status_code == 404
    client.force_login(orang(Peran.KEPALA))
    assert [client.get(a).status_code for a in (satu, ubah, ALAMAT)] == [200, 403, 403]
    assert unggah(client, berkas_uji.gambar()).status_code == 403
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit(pemda=unit_demo().pemda)))
    assert [client.get(a).status_code for a in (satu, ubah, ALAMAT)] == [404] * 3
    client.logout()
    assert [client.get(a).status_code for a in (satu, ubah, ALAMAT)] == [302] * 3


def test_an_operator_adds_for_ones_sections_and_changes_ones_own(client: Client, rina: Pengguna) -> None:
    g = gambar(client)
    user = operator()
    client.force_login(user)
    assert "bukan tugas Anda" in unggah(client, berkas_uji.gambar()).json()["galat"]["berkas"]
    tugaskan(user)
    assert gambar(client).oleh == user
    assert "diunggah orang lain" in client.post(f"{ALAMAT}{g.pk}/ubah/", KET).text
    assert "diunggah orang lain" in client.post(f"{ALAMAT}{g.pk}/ubah/", {"aksi": "hapus"}).text


@pytest.mark.parametrize("tahap", [TahapLkjip.FINAL, TahapLkjip.TERBIT])
def test_nothing_changes_once_the_report_is_final(client: Client, rina: Pengguna, tahap: TahapLkjip) -> None:
    g = gambar(client)
    letakkan_lkjip(tahap)
    assert "koreksi dibuka" in unggah(client, berkas_uji.gambar()).json()["galat"]["berkas"]
    for isi in (KET | {"judul": "x"}, {"aksi": "hapus"}):
        assert "koreksi dibuka" in client.post(f"{ALAMAT}{g.pk}/ubah/", isi).text
    g.refresh_from_db()
    assert g.judul == KET["judul"]
    assert GambarNaskah.objects.count() == 1
    assert "multipart/form-data" not in client.get(ALAMAT).text


def test_the_pages_take_a_fixed_number_of_queries(
    client: Client, rina: Pengguna, django_assert_max_num_queries
) -> None:
    gambar(client)
    g = gambar(client)
    for alamat in (ALAMAT, f"{ALAMAT}{g.pk}/", f"{ALAMAT}{g.pk}/ubah/"):
        with django_assert_max_num_queries(12):
            client.get(alamat)
