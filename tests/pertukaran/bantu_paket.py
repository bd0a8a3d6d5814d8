"""A package whose renderers take no time, of the demo unit or of one without anything."""

from __future__ import annotations

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils import timezone

from lkjip.models import Unit
from pertukaran.paket import kumpul
from pertukaran.paket.bahan import Bahan
from pertukaran.paket.tulis import Pembuatan, tulis_paket
from reports.renderers import Berkas

TAHUN = 2024
BUAT = Pembuatan(datetime(2025, 1, 15, 9, 30, tzinfo=timezone.get_default_timezone()), "Sari Dewi")


@pytest.fixture
def cepat(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """Documents are composed as always, and printed as their identity."""
    settings.PAKET_DIR, settings.MEDIA_ROOT = tmp_path / "paket", tmp_path / "berkas"

    def cetak(laporan: Any, format: str, nama: str) -> Berkas:
        return Berkas(f"{format} {laporan.pengenal} {laporan.draf}".encode(), "", nama)

    def render(dokumen: str, format: str, data: Any) -> Berkas:
        return Berkas(f"{dokumen} {format} {data.triwulan}".encode(), "", "")

    monkeypatch.setattr(kumpul, "cetak", cetak)
    monkeypatch.setattr(kumpul, "render", render)
    monkeypatch.setattr(kumpul, "_lkjip_draf", lambda data: b"lkjip draf")
    monkeypatch.setattr(kumpul, "buku_unit", lambda unit: b"buku kerja")


def paket(unit: Unit, buat: Pembuatan = BUAT) -> tuple[bytes, dict[str, Any]]:
    ke = BytesIO()
    manifest = tulis_paket(Bahan(unit, TAHUN), ke, buat)
    return ke.getvalue(), manifest


def isi_zip(isi: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(isi)) as arsip:
        return {n: arsip.read(n) for n in arsip.namelist()}


def kemas(jalur: Path, isi: dict[str, bytes]) -> Path:
    with ZipFile(jalur, "w") as arsip:
        for nama, byte in isi.items():
            arsip.writestr(nama, byte)
    return jalur


def ubah_manifest(isi: dict[str, bytes], **lain: Any) -> dict[str, bytes]:
    baru = json.loads(isi["manifest.json"]) | lain
    return isi | {"manifest.json": json.dumps(baru).encode()}
