"""A real server for the benchmark of saves: gunicorn on loopback, on SQLite or PostgreSQL."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
PEKERJA = 3  # as docs/deploy.md starts it


@dataclass(frozen=True, slots=True)
class Server:
    """alamat: host and port. data: what bench.isi_data says. lingkungan: for processes on its database."""

    alamat: tuple[str, int]
    data: dict[str, Any]
    lingkungan: dict[str, str]
    proses: subprocess.Popen[bytes]

    def sambung(self) -> HTTPConnection:
        return HTTPConnection(*self.alamat, timeout=60)

    def pekerja(self) -> list[int]:
        """The process numbers of the workers; gunicorn starts a new one for each that dies."""
        anak = Path(f"/proc/{self.proses.pid}/task/{self.proses.pid}/children").read_text()
        return [int(pid) for pid in anak.split()]


def kirim(sambungan: HTTPConnection, jalur: str, isi: str, sesi: str) -> tuple[int, bytes, float]:
    """A POST of a signed-in client: status, answer, and milliseconds."""
    kepala = {
        "Cookie": f"sessionid={sesi}; csrftoken={'b' * 32}",
        "X-CSRFToken": "b" * 32,
        "X-Requested-With": "fetch",
        "Content-Type": "application/json",
    }
    mulai = perf_counter()
    sambungan.request("POST", jalur, isi, kepala)
    jawaban = sambungan.getresponse()
    badan = jawaban.read()
    return jawaban.status, badan, (perf_counter() - mulai) * 1000


@contextmanager
def server(database_url: str, folder: Path, penulis: int, utas: int = 1) -> Iterator[Server]:
    """The application with the demo's data and an open quarter; all is gone afterwards but the database.

    utas: threads of each worker.
    """
    lingkungan = os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATABASE_URL": database_url,
        "LKJIP_DEMO": "0",
        "LKJIP_DEBUG": "0",
        "MEDIA_ROOT": str(folder / "berkas"),
        "PYTHONPATH": str(AKAR),
    }
    isi = [sys.executable, "-m", "bench.isi_data", str(penulis)]
    keluaran = subprocess.run(
        isi, env=lingkungan, cwd=AKAR, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        alamat = s.getsockname()
    perintah = [
        sys.executable, "-m", "gunicorn", "lkjip.wsgi", "--bind", f"{alamat[0]}:{alamat[1]}",
        "--workers", str(PEKERJA), "--threads", str(utas), "--log-level", "error",
    ]  # fmt: skip
    proses = subprocess.Popen(perintah, env=lingkungan, cwd=AKAR)
    try:
        _tunggu(alamat)
        yield Server(alamat, json.loads(keluaran.splitlines()[-1]), lingkungan, proses)
    finally:
        proses.terminate()
        proses.wait(30)


def _tunggu(alamat: tuple[str, int]) -> None:
    for _ in range(200):
        try:
            with closing(HTTPConnection(*alamat, timeout=5)) as sambungan:
                sambungan.request("GET", "/sehat/")
                if sambungan.getresponse().status == 200:
                    return
        except OSError:
            sleep(0.1)
    raise RuntimeError("the server did not start")


@contextmanager
def postgres() -> Iterator[str | None]:
    """The DATABASE_URL of a throw-away cluster; None where pg_virtualenv is not installed.

    pg_virtualenv runs a command and removes the cluster after it: the command here waits to be told to end.
    """
    if shutil.which("pg_virtualenv") is None:
        yield None
        return
    tulis = "import os; e = os.environ; print(e['PGUSER'], e['PGPASSWORD'], e['PGPORT'], flush=True); input()"
    proses = subprocess.Popen(
        ["pg_virtualenv", "-t", sys.executable, "-c", tulis],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        for baris in proses.stdout:
            if len(baris.split()) == 3 and baris.split()[2].isdigit():
                nama, sandi, port = baris.split()
                break
        else:
            raise RuntimeError("pg_virtualenv made no cluster")
        yield f"postgres://{nama}:{sandi}@localhost:{port}/postgres"
    finally:
        proses.communicate("\n", timeout=60)
