"""PDF annexes: read in a child, attached, replaced, removed, printed; hostile ones refused or only drawn."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pytest_django import DjangoCaptureOnCommitCallbacks

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Unit
from lkjip.unggahan.periksa import BerkasDitolak
from reports import lampiran_baca
from reports.blok import BlokHalaman, Lembar
from reports.build import sumber_untuk, susun_bagian
from reports.demo.dokumen import pdf_contoh
from reports.lampiran_baca import Terbaca, baca_pdf
from reports.models import BagianUnit, LampiranPdf, StatusLkjip
from reports.renderers.html import blok_html, halaman_cetak
from reports.renderers.pdf import cetak
from tests.lkjip.unggahan import berkas_uji
from tests.pabrik import buat_pengguna, buat_unit
from tests.reports.test_html import bagian, kosong

pytestmark = pytest.mark.django_db
BARU = "/dp3akb/2024/susunan/lampiran/baru/"


def jpeg(lebar: int = 5, tinggi: int = 7) -> bytes:
    hasil = BytesIO()
    Image.new("L", (lebar, tinggi), 200).save(hasil, "JPEG")
    return hasil.getvalue()


def terbaca(nama: str = "SK.pdf", halaman: int = 2) -> Terbaca:
    lembar = tuple(Lembar(n, 5, 7, jpeg(), f"Halaman {n}") for n in range(1, halaman + 1))
    return Terbaca(b"%PDF-asli", nama, "0" * 64, lembar)


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(slug="dp3akb")


@pytest.fixture
def perencana(client: Client, unit: Unit) -> Client:
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    return client


@pytest.fixture
def tanpa_anak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.views.lampiran.baca_pdf", lambda isi, nama: terbaca(nama))


def kirim(client: Client, jalur: str = BARU, isi: bytes = b"%PDF-", **lain: str) -> object:
    berkas = SimpleUploadedFile("SK Kepala.pdf", isi, "application/pdf")
    return client.post(jalur, {"judul": "SK IKU", "berkas": berkas} | lain)


# --- reading
def ganjil() -> bytes:
    """Pages as no printer makes them: huge, tiny, turned, and one that leads elsewhere."""
    penulis = PdfWriter()
    for ukuran in ((1_000_000, 1_000_000), (2, 2), (595, 842), (595, 842)):
        penulis.add_blank_page(*ukuran)
    penulis.pages[2].rotate(90)
    penulis.add_annotation(3, Link(rect=(0, 0, 595, 842), url="http://127.0.0.1:9/curi"))
    hasil = BytesIO()
    penulis.write(hasil)
    return hasil.getvalue()


def test_odd_pages_are_drawn_in_a_bearable_size() -> None:
    pdf = baca_pdf(ganjil(), "../../etc/pass wd.exe")
    assert [(h.lebar, h.tinggi) for h in pdf.halaman] == [(1754, 1754), (5, 5), (1754, 1240), (1240, 1754)]
    assert pdf.nama == "pass wd.exe.pdf"
    assert all(Image.open(BytesIO(h.isi)).mode == "L" for h in pdf.halaman)  # grey where the page is


def aneh(*objek: bytes, ekor: bytes = b"") -> bytes:
    """A PDF written by hand; the object table of `ekor` may point to itself."""
    hasil, letak = b"%PDF-1.4\n", []
    for nomor, isi in enumerate(objek, 1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj\n%b\nendobj\n" % (nomor, isi)
    tabel = len(hasil)
    hasil += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    hasil += b"".join(b"%010d 00000 n \n" % n for n in letak)
    hasil += b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (len(objek) + 1, ekor.replace(b"SINI", b"%d" % tabel))
    return hasil + b"startxref\n%d\n%%%%EOF\n" % tabel


KATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
POHON = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
MERAH = b"1 0 0 rg 100 100 200 200 re f"
HALAMAN = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"


def aliran(isi: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(isi), isi)


def test_a_table_that_leads_to_itself_is_left() -> None:
    pdf = baca_pdf(aneh(KATALOG, POHON, HALAMAN, aliran(MERAH), ekor=b"/Prev SINI"), "a.pdf")
    assert Image.open(BytesIO(pdf.halaman[0].isi)).mode == "RGB"


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (berkas_uji.pdf()[:-40], "rusak"),
        (berkas_uji.pdf(sandi="x"), "kata sandi"),
        (berkas_uji.pdf_javascript(), "JavaScript"),
        (berkas_uji.pdf_lampiran(), "berkas lain di dalamnya"),
        (aneh(KATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"), "rusak"),
        (b"MZ" + b"0" * 100, "tidak diterima"),
    ],
    ids=["cut", "encrypted", "javascript", "embedded", "tree-loop", "program"],
)
def test_what_is_broken_or_dangerous_is_refused(isi: bytes, sebab: str) -> None:
    with pytest.raises(BerkasDitolak, match=sebab):
        baca_pdf(isi, "a.pdf")


def test_too_many_pages_and_too_many_bytes_are_refused(settings: Any) -> None:
    settings.LAMPIRAN_BATAS_HALAMAN = 2
    with pytest.raises(BerkasDitolak, match="3 halaman; paling banyak 2"):
        baca_pdf(berkas_uji.pdf(3), "a.pdf")
    settings.LAMPIRAN_BATAS_BERKAS = 10
    with pytest.raises(BerkasDitolak, match="lebih besar dari 0 MB"):
        baca_pdf(berkas_uji.pdf(), "a.pdf")


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lampiran_baca, "periksa", lambda isi: type("T", (), {"tipe": TIPE_PDF}))
    monkeypatch.setattr(lampiran_baca, "BATAS_DETIK", 1)
    lama = aneh(KATALOG, POHON, HALAMAN, aliran(b"0 0 m 500 500 l S\n" * 300_000))
    with pytest.raises(BerkasDitolak, match="terlalu rumit"):
        baca_pdf(lama, "a.pdf")


TIPE_PDF = type("Tipe", (), {"akhiran": ".pdf", "sebutan": "PDF"})


# --- attaching
def test_an_annex_is_attached_read_and_downloaded(
    perencana: Client, unit: Unit, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    isi = pdf_contoh()
    jawaban = kirim(perencana, isi=isi)
    lampiran = LampiranPdf.objects.get(bagian__unit=unit)
    kunci = lampiran.bagian.kunci
    assert jawaban["Location"] == f"/dp3akb/2024/susunan/{kunci}/"
    assert (lampiran.nama_berkas, lampiran.banyak_halaman) == ("SK Kepala.pdf", 2)
    baca = perencana.get(f"/dp3akb/2024/laporan/{kunci}/").content.decode()
    assert "Lampiran 5 SK IKU" in baca
    assert f"/dp3akb/2024/susunan/{kunci}/halaman/2.jpg" in baca
    asli = perencana.get(f"/dp3akb/2024/susunan/{kunci}/asli.pdf")
    assert b"".join(asli.streaming_content) == isi
    assert asli["Content-Disposition"] == 'attachment; filename="SK Kepala.pdf"'
    assert asli["Content-Security-Policy"].startswith("sandbox")
    gambar = perencana.get(f"/dp3akb/2024/susunan/{kunci}/halaman/2.jpg")
    lebar, tinggi = Image.open(BytesIO(b"".join(gambar.streaming_content))).size
    assert lebar == 1754 > tinggi
    assert perencana.get(f"/dp3akb/2024/susunan/{kunci}/halaman/3.jpg").status_code == 404
    nama = [lampiran.berkas.name, *(h.gambar.name for h in lampiran.halaman.all())]
    tanya = perencana.post(f"/dp3akb/2024/susunan/{kunci}/", {"aksi": "hapus", "versi": "1"})
    assert "Dokumen “SK Kepala.pdf”, 2 halaman." in tanya.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        perencana.post(f"/dp3akb/2024/susunan/{kunci}/", {"aksi": "hapus", "versi": "1", "yakin": "1"})
    assert not BagianUnit.objects.filter(unit=unit, kunci=kunci).exists()
    assert not any(default_storage.exists(n) for n in nama)


@pytest.mark.usefixtures("tanpa_anak")
def test_another_document_takes_the_place(perencana: Client, unit: Unit) -> None:
    kirim(perencana)
    lama = LampiranPdf.objects.get(bagian__unit=unit)
    jalur = f"/dp3akb/2024/susunan/{lama.bagian.kunci}/berkas/"
    assert "SK Kepala.pdf, 2 halaman" in perencana.get(jalur).content.decode()
    assert "baru saja diubah" in kirim(perencana, jalur, versi="9").content.decode()
    assert kirim(perencana, jalur, versi="1").status_code == 302
    baru = LampiranPdf.objects.get(bagian__unit=unit)
    assert (baru.pk != lama.pk, baru.bagian.kunci, baru.bagian.versi) == (True, lama.bagian.kunci, 2)


def test_what_is_refused_keeps_the_title(perencana: Client, settings: Any) -> None:
    settings.LAMPIRAN_BATAS_BERKAS = 100
    buruk = ((b"x" * 101, "lebih besar dari"), (b"", "Berkas kosong"), (b"GIF89a", "tidak diterima"))
    for isi, sebab in buruk:
        halaman = kirim(perencana, isi=isi).content.decode()
        assert sebab in halaman
        assert 'value="SK IKU"' in halaman
    assert not LampiranPdf.objects.exists()


@pytest.mark.usefixtures("tanpa_anak")
def test_who_may_attach_and_when(client: Client, unit: Unit) -> None:
    for peran, status in ((Peran.OPERATOR, 403), (Peran.KEPALA, 403), (Peran.PERENCANA, 302)):
        client.force_login(buat_pengguna(peran, unit))
        assert kirim(client).status_code == status
    kunci = LampiranPdf.objects.get().bagian.kunci
    StatusLkjip.objects.create(unit=unit, tahun=2024, tahap=TahapLkjip.FINAL)
    assert "sudah final" in kirim(client).content.decode()
    assert "sudah final" in kirim(client, f"/dp3akb/2024/susunan/{kunci}/berkas/").content.decode()
    assert LampiranPdf.objects.count() == 1
    client.force_login(buat_pengguna(Peran.PERENCANA, lain := buat_unit(pemda=unit.pemda)))
    for nama in ("asli.pdf", "halaman/1.jpg", "berkas/"):
        assert client.get(f"/dp3akb/2024/susunan/{kunci}/{nama}").status_code == 404
        assert client.get(f"/{lain.slug}/2024/susunan/{kunci}/{nama}").status_code == 404


# --- printing
@pytest.mark.usefixtures("tanpa_anak")
def test_its_pages_stand_in_the_report_with_words(perencana: Client) -> None:
    kirim(perencana)
    data = sumber_untuk("dp3akb", 2024)
    b = susun_bagian(data.susunan.lampiran[-1], data)
    assert (b.jenis, b.nomor, b.judul) == ("lampiran", "5", "SK IKU")
    assert isinstance(b.blok[0], BlokHalaman)
    assert blok_html(b.blok[0]).count('alt="Halaman ') == 2


def test_wide_pages_after_the_first_lie_on_wide_paper() -> None:
    lembar = (Lembar(1, 7, 5, jpeg(70, 50)), Lembar(2, 7, 5, jpeg(70, 50)), Lembar(3, 5, 7, jpeg(50, 70)))
    report = kosong(bagian(BlokHalaman("sk", "SK", lembar), jenis="lampiran"))
    hasil = cetak(halaman_cetak(report))
    assert not hasil.keluhan
    ukuran = [tuple(map(round, h.mediabox[2:])) for h in PdfReader(BytesIO(hasil.pdf)).pages][-3:]
    assert ukuran == [(595, 842), (842, 595), (595, 842)]
