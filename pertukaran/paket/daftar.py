"""The list of a package that people read, made of its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from lkjip.formats import angka, tanggal

SEBUTAN = {"ada": "", "draf": "DRAF"}


def daftar_isi(manifest: dict[str, Any]) -> str:
    return "\r\n".join(_baris(manifest)) + "\r\n"  # Notepad of old machines


def _baris(m: dict[str, Any]) -> Iterator[str]:
    pada = timezone.localtime(datetime.fromisoformat(m["dibuat"]["pada"]))
    yield f"PAKET DOKUMEN SAKIP {_satu(m['unit']['nama']).upper()} TAHUN {m['tahun']}"
    yield _satu(m["unit"]["pemda"])
    yield f"Disusun {tanggal(pada.date())} pukul {pada:%H.%M} oleh {_satu(m['dibuat']['oleh'])}"
    yield ""
    yield "ISI"
    for b in m["berkas"]:
        sebut = "; ".join(x for x in (SEBUTAN[b["keadaan"]], _satu(b["keterangan"])) if x)
        yield f"- {b['jalur']} ({angka(b['ukuran'])} byte)"
        yield f"  {_satu(b['judul'])}{f' [{sebut}]' if sebut else ''}"
    yield ""
    yield "KEKURANGAN"
    for k in m["kurang"]:
        yield f"- {_satu(k['judul'])}: {_satu(k['sebab'])}"
        yield f"  Dilengkapi pada halaman {k['alamat']}"
    if not m["kurang"]:
        yield "Tidak ada."
    yield ""
    yield "Nilai SHA-256 setiap berkas ada pada manifest.json."


def _satu(teks: str) -> str:
    """On one line: a title cannot pretend to be another entry."""
    return " ".join(teks.split())
