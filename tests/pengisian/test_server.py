"""A real server with real concurrent requests, on SQLite and, where it is installed, PostgreSQL.

Nothing is written over unseen, and a worker that is killed in the middle of a paste leaves no half of it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPException
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from openpyxl import load_workbook

from bench.server import Server, kirim, postgres, server
from tests.skema import skema

pytestmark = pytest.mark.lama
PENULIS = 12
UTAS = 4  # writers meet within a process as well as between them


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def layanan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    if request.param == "sqlite":
        with server(f"sqlite:///{folder / 'server.sqlite3'}", folder, PENULIS, UTAS) as s:
            yield s
        return
    if shutil.which("pg_virtualenv") is None:
        pytest.skip("no PostgreSQL: sudo apt-get install postgresql postgresql-common")
    with postgres() as alamat, server(alamat or "", folder, PENULIS, UTAS) as s:
        yield s


def tulis(s: Server, nomor: int, isi: list[dict[str, Any]], cara: str = "sel") -> list[dict[str, Any]]:
    penulis = s.data["penulis"][nomor % PENULIS]
    badan = json.dumps({"sel": isi, "cara": cara})
    with closing(s.sambung()) as sambungan:
        status, jawaban, _ = kirim(sambungan, s.data["simpan"], badan, penulis["sesi"])
    assert status == 200, jawaban
    return json.loads(jawaban)["sel"]


def baca(s: Server, kueri: str) -> list[list[Any]]:
    """Rows of the server's database, read by a process of its own."""
    perintah = (
        "import json, sys, django; django.setup()\n"
        "from django.db import connection\n"
        "with connection.cursor() as c: c.execute(sys.argv[1]); print(json.dumps(c.fetchall(), default=str))"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", perintah, kueri],
        env=s.lingkungan, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(hasil.stdout)


@pytest.mark.django_db
@pytest.mark.parametrize("layanan", ["sqlite"], indirect=True)
def test_migrations_make_the_tables_of_the_models(layanan: Server) -> None:
    """Tests have theirs from the models (tests/settings.py); an installation migrates, as this server has."""
    if connection.vendor != "sqlite":
        pytest.skip("compares two databases of SQLite")
    berkas = layanan.lingkungan["DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(berkas)) as bermigrasi:
        asal, kini = skema(bermigrasi), skema(connection.connection)
    assert asal.pop("django_migrations")
    kini.pop("django_migrations", None)
    assert len(kini) > 60
    assert asal == kini


def test_of_many_writers_with_the_same_view_one_wins(layanan: Server) -> None:
    kunci = layanan.data["penulis"][0]["kunci"]
    (awal,) = tulis(layanan, 0, [{"kunci": kunci, "kolom": "nilai", "teks": "500"}])

    def coba(n: int) -> str:
        isi = [{"kunci": kunci, "kolom": "nilai", "teks": str(600 + n), "semula": awal["teks"]}]
        return tulis(layanan, n, isi)[0]["nasib"]

    with ThreadPoolExecutor(PENULIS) as kolam:
        nasib = list(kolam.map(coba, range(PENULIS)))
    assert sorted(nasib) == ["konflik"] * (PENULIS - 1) + ["tersimpan"]


def test_no_update_is_lost(layanan: Server) -> None:
    """Each writer adds one, and looks again where another was faster."""
    kunci = layanan.data["penulis"][1]["kunci"]
    tulis(layanan, 1, [{"kunci": kunci, "kolom": "nilai", "teks": "0"}])

    def tambah(n: int) -> None:
        dilihat = "0"
        for _ in range(5):
            while True:
                isi = {"kunci": kunci, "kolom": "nilai", "teks": str(int(dilihat) + 1), "semula": dilihat}
                (hasil,) = tulis(layanan, n, [isi])
                dilihat = hasil["teks"]
                if hasil["nasib"] == "tersimpan":
                    break
                # "sama": another wrote the very number that this one meant to, so it was not this one's.

    with ThreadPoolExecutor(PENULIS) as kolam:
        list(kolam.map(tambah, range(PENULIS)))
    (akhir,) = tulis(layanan, 1, [{"kunci": kunci, "kolom": "nilai", "teks": "x"}])
    assert akhir["nasib"] == "galat"
    nomor = kunci.removeprefix("i")
    ((nilai,),) = baca(
        layanan, f"SELECT nilai FROM indicators_realisasi WHERE indikator_id={nomor} AND triwulan=4"
    )
    assert int(float(nilai)) == PENULIS * 5


def test_a_killed_worker_leaves_no_half_of_a_paste(layanan: Server) -> None:
    sel = [{"kunci": k, "kolom": "nilai", "teks": ""} for k in layanan.data["kunci"]]
    berhenti = threading.Event()
    dijawab: list[str] = []

    def tempel() -> None:
        n = 1000
        while not berhenti.is_set():
            n += 1
            try:
                hasil = tulis(layanan, 2, [{**s, "teks": str(n)} for s in sel], "tempel")
            except (OSError, HTTPException):
                continue  # the worker died under this request
            assert {h["nasib"] for h in hasil} == {"tersimpan"}
            dijawab.append(str(n))

    utas = threading.Thread(target=tempel)
    utas.start()
    dibunuh = 0
    try:
        for _ in range(8):
            berhenti.wait(0.35)
            for pekerja in layanan.pekerja():
                os.kill(pekerja, signal.SIGKILL)
                dibunuh += 1
    finally:
        berhenti.set()
        utas.join(60)
    assert dibunuh >= 8
    assert dijawab  # some were confirmed between the kills
    jumlah = baca(layanan, "SELECT kelompok, COUNT(*) FROM pengisian_perubahansel "
                           "WHERE cara='tempel' GROUP BY kelompok")  # fmt: skip
    assert {banyak for _, banyak in jumlah} == {len(sel)}
    nomor = ",".join(k.removeprefix("i") for k in layanan.data["kunci"])
    nilai = baca(
        layanan,
        f"SELECT DISTINCT nilai FROM indicators_realisasi WHERE triwulan=4 AND indikator_id IN ({nomor})",
    )
    assert len(nilai) == 1  # all cells are of one paste
    assert int(float(nilai[0][0])) >= int(dijawab[-1])  # what was confirmed is there


def test_a_workbook_goes_in_whole_between_the_saves_of_others(layanan: Server) -> None:
    """Who applies holds the quarter for longer; others wait their turn, and nobody waits for each other."""
    berhenti = threading.Event()
    selesai: list[int] = []

    def tulis_terus(n: int) -> None:
        kunci = layanan.data["penulis"][n]["kunci"]
        while not berhenti.is_set():
            tulis(layanan, n, [{"kunci": kunci, "kolom": "nilai", "teks": str(len(selesai) + 2)}])
            selesai.append(n)

    with ThreadPoolExecutor(6) as kolam:
        penulis = [kolam.submit(tulis_terus, n) for n in range(3, 8)]
        try:
            hasil = [kolam.submit(unggah_dan_terapkan, layanan, n).result(60) for n in range(3)]
        finally:
            berhenti.set()
        for p in penulis:
            p.result(60)
    assert all("Yang ditulis" in h for h in hasil)
    per_kelompok = baca(layanan, "SELECT COUNT(*) FROM pengisian_perubahansel "
                                 "WHERE cara='unggah' GROUP BY kelompok")  # fmt: skip
    assert {n for (n,) in per_kelompok} == {BARIS_UNGGAH}
    assert len(selesai) > 5


BARIS_UNGGAH = 20


def unggah_dan_terapkan(s: Server, nomor: int) -> str:
    """Downloads the workbook, fills explanations in, uploads and applies it; the page afterwards."""
    wb = load_workbook(BytesIO(minta(s, "GET", "buku-kerja.xlsx")[1]))
    ws = wb["Isian"]
    kolom = next(c.column for c in ws[1] if c.value == "penjelasan")
    terbuka = [b for b in range(6, ws.max_row + 1) if not ws.cell(b, kolom).protection.locked]
    for b in terbuka[:BARIS_UNGGAH]:
        ws.cell(b, kolom).value = f"Penjelasan {nomor}"
    berkas = BytesIO()
    wb.save(berkas)
    jalur, _ = minta(s, "POST", "unggah/", {"berkas": berkas.getvalue()})
    jalur, _ = minta(s, "POST", jalur, {"versi": b"1"})
    return minta(s, "GET", jalur)[1].decode()


def minta(s: Server, cara: str, jalur: str, isi: dict[str, bytes] | None = None) -> tuple[str, bytes]:
    """A request of the first writer, below the quarter's address: where it leads, and the answer."""
    alamat = jalur if jalur.startswith("/") else s.data["lembar"] + jalur
    token = "b" * 32
    kepala = {"Cookie": f"sessionid={s.data['penulis'][0]['sesi']}; csrftoken={token}"}
    badan = b""
    for nama, nilai in ({"csrfmiddlewaretoken": token.encode()} | isi if isi else {}).items():
        judul = f'--batas\r\nContent-Disposition: form-data; name="{nama}"'
        judul += '; filename="isian.xlsx"' if nama == "berkas" else ""
        badan += f"{judul}\r\n\r\n".encode() + nilai + b"\r\n"
    if isi:
        badan += b"--batas--\r\n"
        kepala["Content-Type"] = "multipart/form-data; boundary=batas"
    with closing(s.sambung()) as sambungan:
        sambungan.request(cara, alamat, badan, kepala)
        jawaban = sambungan.getresponse()
        hasil = jawaban.read()
    assert jawaban.status in (200, 302), hasil[:500]
    return jawaban.headers.get("Location", alamat), hasil
