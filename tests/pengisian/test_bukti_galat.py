"""Faults for real: processes killed in the middle, two at once, a connection that breaks off."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from lkjip.models import Pengguna
from pengisian.models import Bukti
from tests.lkjip.unggahan import berkas_uji
from tests.pengisian.bantu import buka, kunci, orang
from tests.pengisian.bukti_uji import alamat, isi_simpanan, simpanan

__all__ = ["simpanan"]
ANAK = Path(__file__).with_name("anak_bukti.py")


class Tempat:
    """A database in a file and a store, for processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.basis, self.berkas = folder / "uji.sqlite3", folder / "berkas"
        with closing(sqlite3.connect(self.basis)) as salinan:
            connection.connection.backup(salinan)

    def mulai(self, pengguna: Pengguna, *, halaman: int = 1, langkah: str = "") -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, str(ANAK), pengguna.username, "dp3akb", kunci("2.2.1"), str(halaman), langkah],
            env={
                **os.environ,
                "DATABASE_URL": f"sqlite:///{self.basis}",
                "MEDIA_ROOT": str(self.berkas),
                "PYTHONPATH": str(settings.BASE_DIR),
            },
        )

    def baris(self) -> list[str]:
        with closing(sqlite3.connect(self.basis)) as basis:
            return [b for (b,) in basis.execute("SELECT berkas FROM pengisian_bukti")]

    def catatan(self) -> int:
        with closing(sqlite3.connect(self.basis)) as basis:
            return basis.execute("SELECT COUNT(*) FROM pengisian_perubahansel").fetchone()[0]

    def tersimpan(self) -> set[str]:
        return {str(p.relative_to(self.berkas)) for p in self.berkas.rglob("*") if p.is_file()}


@pytest.fixture
def tempat(tmp_path: Path, transactional_db: None) -> Tempat:
    if connection.vendor != "sqlite":
        pytest.skip("copies the test database into a file")
    buka()
    orang(username="penulis")
    return Tempat(tmp_path)


@pytest.fixture
def penulis(tempat: Tempat) -> Pengguna:
    return Pengguna.objects.get(username="penulis")


@pytest.mark.parametrize("langkah", ["written", "stored", "row", "log"])
def test_a_killed_process_leaves_no_row_and_no_half_file(
    tempat: Tempat, penulis: Pengguna, langkah: str
) -> None:
    assert tempat.mulai(penulis, langkah=langkah).wait(60) == -signal.SIGKILL
    assert tempat.baris() == []
    assert tempat.catatan() == 0
    # What is left has no row, and the tidying command removes it; the same file can be added again at once.
    assert len(tempat.tersimpan()) == 1
    assert tempat.mulai(penulis).wait(60) == 0
    assert len(tempat.baris()) == tempat.catatan() == 1
    assert set(tempat.baris()) <= tempat.tersimpan()


def test_two_uploads_at_once(tempat: Tempat, penulis: Pengguna) -> None:
    berbeda = [tempat.mulai(penulis, halaman=n) for n in (1, 2, 3)]
    assert [p.wait(60) for p in berbeda] == [0, 0, 0]
    assert set(tempat.baris()) == tempat.tersimpan()
    assert len(tempat.baris()) == 3


def test_the_same_file_twice_at_once_is_stored_once(tempat: Tempat, penulis: Pengguna) -> None:
    sama = [tempat.mulai(penulis) for _ in range(3)]
    assert sorted(p.wait(60) for p in sama) == [0, 3, 3]
    assert set(tempat.baris()) == tempat.tersimpan()
    assert len(tempat.baris()) == tempat.catatan() == 1


@pytest.mark.usefixtures("simpanan")
@pytest.mark.parametrize("sisa", [0.2, 0.6, 0.95], ids=["early", "in the file", "at the end"])
def test_a_connection_that_breaks_off_stores_nothing(
    live_server: object, client: Client, sisa: float
) -> None:
    buka()
    client.force_login(orang())
    sesi = client.cookies[settings.SESSION_COOKIE_NAME].value
    token = "a" * 32
    batas = "batas"
    isian = {"csrfmiddlewaretoken": token, "jenis": "berkas", "judul": "Notulen", "tanggal": "2024-03-12"}
    badan = b"".join(
        f'--{batas}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode()
        for k, v in isian.items()
    )
    badan += (
        f'--{batas}\r\nContent-Disposition: form-data; name="berkas"; filename="a.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode()
    badan += (
        berkas_uji.pdf(50)
        + f'\r\n--{batas}\r\nContent-Disposition: form-data; name="akhir"\r\n\r\n1'.encode()
    )
    badan += f"\r\n--{batas}--\r\n".encode()
    tuju = urlsplit(live_server.url)
    kepala = (
        f"POST {alamat()} HTTP/1.1\r\nHost: {tuju.netloc}\r\nConnection: close\r\n"
        f"Cookie: {settings.SESSION_COOKIE_NAME}={sesi}; csrftoken={token}\r\n"
        f"Referer: {live_server.url}{alamat()}\r\n"
        f"Content-Type: multipart/form-data; boundary={batas}\r\nContent-Length: {len(badan)}\r\n\r\n"
    ).encode()

    def kirim(isi: bytes) -> bytes:
        with socket.create_connection((tuju.hostname, tuju.port), timeout=30) as sambungan:
            sambungan.sendall(kepala + isi)
            sambungan.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: sambungan.recv(65536), b""))

    kirim(badan[: int(len(badan) * sisa)])
    assert not Bukti.objects.exists()
    assert isi_simpanan() == []
    assert b" 302 " in kirim(badan)[:30], "the whole of it is taken"
    assert len(isi_simpanan()) == Bukti.objects.count() == 1
