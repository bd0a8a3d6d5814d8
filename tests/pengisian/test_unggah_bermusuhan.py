"""Files that mean harm, and uploads that break off, at the addresses where files come in."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from pytest_django.live_server_helper import LiveServer

from lkjip.anak import jalankan
from lkjip.buku_kerja import masuk
from lkjip.models import Pengguna
from pengisian.buku_kerja import tata
from pengisian.models import PerubahanSel, Unggahan
from tests.lkjip.buku_kerja.test_bermusuhan import berbaris, nol_mampat, zip_mentah
from tests.paket_xlsx import LEMBAR, bagian, kemas, paket
from tests.pengisian.bantu import buka, orang
from tests.pengisian.bantu_buku import Buku, alamat, isi, klien, unduhan_demo
from tests.pengisian.lampiran_e81 import golden, lampiran

MEGA = 1024**2
TUJUAN = ("pengisian-unggah", "impor-e81")


def bermakro() -> bytes:
    return kemas(bagian() | {"xl/vbaProject.bin": b"makro"})


def berbaris_kunci() -> bytes:
    """A workbook of ours with nine thousand rows whose keys we do not know."""
    wb = Workbook(write_only=True)
    ws = wb.create_sheet("Isian")
    ws.append(["lkjip-isian/1 dp3akb/2024/4", *tata.ISIAN])
    for n in range(9_000):
        ws.append([f"i{10**6 + n}", n, n, "x" * 50])
    wb.create_sheet("lkjip").append(["lkjip-isian", "1", "dp3akb", "2024", "4", ""])
    berkas = BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def e81_panjang() -> bytes:
    baris = [r | {"kode": f"{r['kode']}.{n}"} for n in range(40) for r in golden()]
    return lampiran(baris=baris, ulang=10**6)


def e81_bergabungan() -> bytes:
    """A form with a hundred thousand merged areas, each over the whole sheet."""
    gabungan = "".join('<mergeCell ref="A1:XFD1048576"/>' for _ in range(90_000))
    isi = bagian('<row r="1"><c r="A1" t="inlineStr"><is><t>Indikator</t></is></c></row>')
    isi[LEMBAR] = isi[LEMBAR].replace("</worksheet>", f"<mergeCells>{gabungan}</mergeCells></worksheet>")
    return kemas(isi)


BAHAYA: dict[str, tuple[Callable[[], bytes], tuple[str, str]]] = {
    "empty": (lambda: b"", ("kosong", "kosong")),
    "text": (lambda: b"kode;nilai\n1;2\n", ("teks atau CSV",) * 2),
    "pdf": (lambda: b"%PDF-1.7 ...", ("dokumen PDF",) * 2),
    "macros": (bermakro, ("memuat makro",) * 2),
    "bomb": (
        lambda: zip_mentah(LEMBAR, nol_mampat(1024), asli=1024 * MEGA),
        ("mengembang tidak wajar",) * 2,
    ),
    "a million rows": (lambda: berbaris(10**6), ("lebih dari 20.000 baris",) * 2),
    "60 MB": (lambda: b"PK\3\4" + bytes(60 * MEGA), ("lebih besar dari 10 MB",) * 2),
    "broken": (lambda: unduhan()[:-2000], ("rusak",) * 2),
    "somebody else's": (paket, ("bukan buku kerja isian", "Kepala tabel Formulir E.81 tidak ditemukan")),
    "1,280 rows": (e81_panjang, ("bukan buku kerja isian", "lebih dari 600 baris")),
    "90,000 merged areas": (e81_bergabungan, ("bukan buku kerja isian", "Kepala tabel")),
}
_UNDUHAN: list[bytes] = []


def unduhan() -> bytes:
    return _UNDUHAN[0]


@pytest.fixture
def perencana(db) -> Pengguna:
    buka()
    siapa = orang()
    _UNDUHAN[:] = [unduhan_demo(siapa)]
    return siapa


@pytest.fixture
def puncak() -> Callable[[], float]:
    """How many megabytes the process has grown by at most since the call before."""

    def baca(nama: str) -> float:
        return int(re.findall(rf"{nama}:\s*(\d+)", Path("/proc/self/status").read_text())[0]) / 1024

    def ukur() -> float:
        tertinggi = baca("VmHWM")
        Path("/proc/self/clear_refs").write_text("5")
        tumbuh, ukur.awal = tertinggi - ukur.awal, baca("VmRSS")
        return tumbuh

    ukur.awal = 0.0
    return ukur


def detik_terpakai() -> float:
    """Of processor time, by this process and the children that it has waited for."""
    return sum(os.times()[:4])


@pytest.fixture(autouse=True)
def _jam_dinding(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall clock goes by what else the machine does; the child still ends by its processor time."""
    monkeypatch.setattr(masuk, "jalankan", lambda *a, **k: jalankan(*a, **k | {"detik": 60}))


@pytest.mark.parametrize("tujuan", TUJUAN)
@pytest.mark.parametrize("apa", BAHAYA)
def test_it_is_refused_in_words_in_time_and_in_little_memory(
    perencana, puncak: Callable[[], float], tujuan: str, apa: str
) -> None:
    buat, sebab = BAHAYA[apa]
    berkas, client = SimpleUploadedFile("isian.xlsx", buat()), klien(perencana)
    puncak()
    mulai = detik_terpakai()
    jawaban = client.post(alamat(tujuan), {"berkas": berkas})
    assert detik_terpakai() - mulai < 5
    assert puncak() < 130  # the child that reads it may take 256 MB of addresses, and uses less than 100
    assert jawaban.status_code == 200
    assert sebab[TUJUAN.index(tujuan)] in jawaban.context["galat"]
    assert jawaban.context["galat"] in jawaban.text
    assert not Unggahan.objects.exists()


def test_thousands_of_unknown_rows_are_counted_not_listed(perencana, puncak: Callable[[], float]) -> None:
    berkas, client = SimpleUploadedFile("isian.xlsx", berbaris_kunci()), klien(perencana)
    puncak()
    mulai = detik_terpakai()
    jawaban = client.post(alamat("pengisian-unggah"), {"berkas": berkas}, follow=True)
    assert detik_terpakai() - mulai < 5
    assert puncak() < 130
    assert isi(Unggahan.objects.get()).salah.banyak == 9_000
    assert "dan 8700 lainnya" in jawaban.text
    assert len(jawaban.content) < 200_000


def test_no_file_is_asked_for_again(perencana) -> None:
    for tujuan in TUJUAN:
        assert "Pilih berkas" in klien(perencana).post(alamat(tujuan)).context["galat"]


def test_a_name_does_no_harm(perencana) -> None:
    berkas = SimpleUploadedFile("x" * 300 + "\u202e<b>.xlsx", Buku(unduhan()).bytes())
    jawaban = klien(perencana).post(alamat("pengisian-unggah"), {"berkas": berkas}, follow=True)
    nama = Unggahan.objects.get().nama_berkas
    assert len(nama) <= 200
    assert "\u202e" not in nama
    assert "<b>" not in jawaban.text


def test_long_texts_come_back_short_and_are_refused(perencana) -> None:
    b = Buku(unduhan())
    for kode in ("2.2.1", "2.2.2", "1.1", "1.2", "1.3"):
        b.isi(kode, "penjelasan", "x" * 32_000)
    berkas = SimpleUploadedFile("isian.xlsx", b.bytes())
    jawaban = klien(perencana).post(alamat("pengisian-unggah"), {"berkas": berkas}, follow=True)
    assert jawaban.text.count("Paling banyak 4000 huruf") == 5
    assert len(jawaban.content) < 100_000


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("bagian_terkirim", [1.0, 0.5])
def test_an_upload_that_breaks_off_leaves_nothing(live_server: LiveServer, bagian_terkirim: float) -> None:
    """The same request in full is taken, so it is the break that keeps it out."""
    buka()
    siapa = orang()
    isi = unduhan_demo(siapa)
    client = Client(enforce_csrf_checks=True)
    client.force_login(siapa)
    client.get(alamat("pengisian-unggah"))
    kue = "; ".join(f"{n}={client.cookies[n].value}" for n in (settings.SESSION_COOKIE_NAME, "csrftoken"))
    badan = _multipart(client.cookies["csrftoken"].value, isi)
    kepala = (
        f"POST {alamat('pengisian-unggah')} HTTP/1.1\r\nHost: {urlparse(live_server.url).netloc}\r\n"
        f"Cookie: {kue}\r\nContent-Type: multipart/form-data; boundary=batas\r\n"
        f"Content-Length: {len(badan)}\r\nConnection: close\r\n\r\n"
    )
    jawaban = _kirim(live_server.url, kepala.encode() + badan[: int(len(badan) * bagian_terkirim)])
    utuh = bagian_terkirim == 1.0
    assert jawaban.startswith(b"HTTP/1.1 302") == utuh
    assert Unggahan.objects.exists() == utuh
    assert not PerubahanSel.objects.exists()


def _multipart(token: str, isi: bytes) -> bytes:
    awal = '--batas\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    return (
        awal.format("csrfmiddlewaretoken", "").encode()
        + token.encode()
        + b"\r\n"
        + awal.format("berkas", '; filename="isian.xlsx"').encode()
        + isi
        + b"\r\n--batas--\r\n"
    )


def _kirim(alamat_server: str, isi: bytes) -> bytes:
    tujuan: Any = urlparse(alamat_server)
    with socket.create_connection((tujuan.hostname, tujuan.port), timeout=10) as sambungan:
        sambungan.sendall(isi)
        sambungan.shutdown(socket.SHUT_WR)  # no more comes
        potongan = []
        while data := sambungan.recv(65536):
            potongan.append(data)
    return b"".join(potongan)
