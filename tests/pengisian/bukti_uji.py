"""Evidence in tests: its addresses, forms, and what lies in the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lkjip.models import Pengguna
from lkjip.unggahan.periksa import TIPE, Temuan
from pengisian.baris import Baris, ambil_baris
from pengisian.bukti import tambah
from pengisian.isi_bukti import BuktiBaru
from pengisian.models import Bukti
from pengisian.simpan import Penulis
from tests.lkjip.unggahan import berkas_uji
from tests.pengisian.bantu import TAHUN, kunci, unit_demo

HARI = date(2024, 3, 12)


def baris(kode: str = "2.2.1") -> Baris:
    hasil = ambil_baris(unit_demo(), TAHUN, kunci(kode))
    assert hasil
    return hasil


def alamat(kode: str = "2.2.1", akhir: str = "", *, triwulan: int = 4) -> str:
    return f"/dp3akb/{TAHUN}/pengisian/{triwulan}/bukti/{kunci(kode)}/{akhir}"


def berkas(nama: str = "notulen.pdf", isi: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, berkas_uji.pdf() if isi is None else isi, "application/pdf")


def unggah(client: Client, *semua: SimpleUploadedFile, kode: str = "2.2.1", **lain: object) -> object:
    isi = {"jenis": "berkas", "judul": "Notulen", "tanggal": HARI.isoformat(), "akhir": "1"}
    return client.post(alamat(kode), isi | {"berkas": list(semua)} | lain)


def buat(pengguna: Pengguna, kode: str = "2.2.1", *, judul: str = "Notulen", isi: bytes = b"") -> Bukti:
    """A PDF as evidence, without the checks of its content."""
    return tambah(Penulis(pengguna, unit_demo(), TAHUN, 4), baris(kode), bukti_berkas(judul, isi))


def bukti_berkas(judul: str = "Notulen", isi: bytes = b"") -> BuktiBaru:
    return BuktiBaru(
        judul,
        HARI,
        berkas=isi or berkas_uji.pdf(),
        nama_berkas="notulen.pdf",
        temuan=Temuan(TIPE["pdf"], "1 halaman"),
    )


def isi_simpanan() -> list[Path]:
    return sorted(p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file())


@pytest.fixture
def simpanan(tmp_path: Path, settings: object) -> Path:
    """An empty store for this test alone."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return tmp_path / "berkas"
