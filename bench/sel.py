"""A save of a cell: its time, and saves a second with many writers, beside a bare view (bench/telanjang.py).

The two alternate, so that a busy minute of the machine hits both alike; the ratio is what counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bench.server import Server, kirim, postgres, server
from bench.ukuran import Ukuran

PENULIS = 50
PER_PENULIS = 4
SATU = 200  # saves of the single writer
RONDE = 5
BATAS_KALI = 2.0  # at least 0.5 of the bare view's speed
BATAS_TEMPEL_MS = 1000
Kerja = Callable[[dict[str, Any], int], tuple[str, str]]


def ukur_sel(folder: Path) -> Iterator[tuple[str, list[Ukuran]]]:
    """A table for each database."""
    berkas = folder / "sel.sqlite3"
    with server(f"sqlite:///{berkas}", folder, PENULIS) as s:
        yield "Simpan sel, SQLite", list(_ukur(s))
    with postgres() as alamat:
        if alamat is None:
            yield "Simpan sel, PostgreSQL", [Ukuran("dilewati", 0, "", keterangan="pg_virtualenv tidak ada")]
            return
        with server(alamat, folder, PENULIS) as s:
            yield "Simpan sel, PostgreSQL", list(_ukur(s))


def _ukur(s: Server) -> Iterator[Ukuran]:
    def sel(penulis: dict[str, Any], n: int) -> tuple[str, str]:
        isi = [{"kunci": penulis["kunci"], "kolom": "nilai", "teks": str(n + 2)}]
        return s.data["simpan"], json.dumps({"sel": isi, "cara": "sel", "ringkas": True})  # as the sheet does

    def telanjang(penulis: dict[str, Any], n: int) -> tuple[str, str]:
        return f"/telanjang/{penulis['realisasi']}/", str(n + 2)

    for kerja in (sel, telanjang):
        _serentak(s, kerja, 900_000)  # warms every process up
    satu, satu_batas = _bergantian(s, sel, telanjang)
    yield Ukuran("satu penulis, median", median(satu), "ms")
    yield Ukuran("view telanjang, median", median(satu_batas), "ms")
    yield _banding(median(satu_batas) / median(satu))
    yield Ukuran("satu penulis, p95", _p95(satu), "ms")
    yield Ukuran("view telanjang, p95", _p95(satu_batas), "ms")
    yield _banding(_p95(satu_batas) / _p95(satu))
    ronde = [(_serentak(s, sel, n * 1000), _serentak(s, telanjang, n * 1000)) for n in range(RONDE)]
    cepat, batas = (median(sisi) for sisi in zip(*ronde, strict=True))
    yield Ukuran(f"{PENULIS} penulis serentak", cepat, "/s")
    yield Ukuran("view telanjang serentak", batas, "/s")
    yield _banding(cepat / batas)
    yield Ukuran("tempelan 130 baris", _tempel(s), "ms", BATAS_TEMPEL_MS)


def _banding(nisbah: float) -> Ukuran:
    """How fast a save is, where the bare view is 1."""
    return Ukuran("lebih lambat dari telanjang", 1 / nisbah, "×", BATAS_KALI, f"nisbah {nisbah:.2f}")


def _p95(waktu: list[float]) -> float:
    return quantiles(waktu, n=20)[-1]


def _bergantian(s: Server, *kerja: Kerja) -> list[list[float]]:
    """Milliseconds of each kind of request, one after the other on a connection."""
    penulis = s.data["penulis"][0]
    waktu: list[list[float]] = [[] for _ in kerja]
    with closing(s.sambung()) as sambungan:
        for n in range(SATU):
            for k, ms in zip(kerja, waktu, strict=True):
                ms.append(_satu(sambungan, *k(penulis, n), penulis["sesi"]))
    return waktu


def _serentak(s: Server, kerja: Kerja, dari: int) -> float:
    """Saves a second of all writers at once, each on a cell of the own."""

    def tulis(penulis: dict[str, Any]) -> None:
        with closing(s.sambung()) as sambungan:
            for n in range(PER_PENULIS):
                _satu(sambungan, *kerja(penulis, dari + n), penulis["sesi"])

    mulai = perf_counter()
    with ThreadPoolExecutor(PENULIS) as kolam:
        list(kolam.map(tulis, s.data["penulis"]))
    return PENULIS * PER_PENULIS / (perf_counter() - mulai)


def _tempel(s: Server) -> float:
    """All rows with a figure in one request."""
    penulis = s.data["penulis"][0]
    kunci = sorted({p["kunci"] for p in s.data["penulis"]}) + s.data["kunci"]
    waktu = []
    for n in range(3):
        isi = [{"kunci": k, "kolom": "nilai", "teks": str(n + 3)} for k in dict.fromkeys(kunci)][:130]
        badan = json.dumps({"sel": isi, "cara": "tempel"})
        with closing(s.sambung()) as sambungan:
            waktu.append(_satu(sambungan, s.data["simpan"], badan, penulis["sesi"]))
    return median(waktu)


def _satu(sambungan: Any, jalur: str, isi: str, sesi: str) -> float:
    status, badan, ms = kirim(sambungan, jalur, isi, sesi)
    if status != 200 or b'"galat"' in badan or b'"konflik"' in badan:
        raise RuntimeError(f"{jalur}: {status} {badan[:300]!r}")
    return ms
