"""A unit whose LKjIP is reviewed, its people, and editions whose files take no time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage

from evaluation.models import LembarReviu, ReviuLkjip
from lkjip.enums import Peran, TahapLkjip, TahapReviu
from lkjip.models import Pengguna, Unit
from reports import terbitan as layanan
from reports.beku import FORMAT, Maju
from reports.blok import ReportData
from reports.models import StatusLkjip, Terbitan
from reports.renderers.json import lkjip_json
from reports.terbitan import Permintaan
from tests.evaluation.bantu_reviu import orang, unit_reviu

TAHUN = 2024


def rakit_cepat(laporan: ReportData, maju: Maju) -> dict[str, bytes]:
    """Every format, but only the snapshot is a real one."""
    kode = laporan.terbitan.kode if laporan.terbitan else ""
    isi = {f: f"{f} {kode}".encode() for f in FORMAT}
    for n, f in enumerate(FORMAT):
        maju(n, len(FORMAT), f"Menyusun {f.upper()}")
    return isi | {"json": lkjip_json(laporan).encode()}


@pytest.fixture
def cepat(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """A store of its own, no renderers, and nothing for the check to find in a unit without figures."""
    settings.MEDIA_ROOT = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # tests are the worker
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 0)
    monkeypatch.setattr(layanan, "rakit", rakit_cepat)


def unit_lkjip(tahap: TahapLkjip = TahapLkjip.DIREVIU, slug: str = "dinas-uji") -> Unit:
    """A unit without any figures, its LKjIP in that state. What is final was frozen before."""
    unit = unit_reviu(slug)
    reviu = TahapReviu.BERJALAN if tahap == TahapLkjip.DRAF else TahapReviu.DINYATAKAN
    lembar = LembarReviu.objects.get(pemda=unit.pemda)
    ReviuLkjip.objects.create(unit=unit, tahun=TAHUN, lembar=lembar, tahap=reviu)
    if tahap in (TahapLkjip.FINAL, TahapLkjip.TERBIT):
        kepala = orang(unit, Peran.KEPALA)
        layanan.tetapkan(Permintaan(kepala), unit, TAHUN)
        if tahap == TahapLkjip.TERBIT:
            layanan.terbitkan(Permintaan(kepala), unit, TAHUN)
    return unit


def kepala_dari(unit: Unit) -> Pengguna:
    return orang(unit, Peran.KEPALA)


def terbitan_dua(unit: Unit) -> Terbitan:
    """A published second edition of a published first."""
    minta = Permintaan(kepala_dari(unit), alasan="Pagu salah ketik.")
    layanan.koreksi(minta, unit, TAHUN)
    layanan.tetapkan(minta, unit, TAHUN)
    return layanan.terbitkan(minta, unit, TAHUN)


def tahap_tersimpan(unit: Unit) -> str:
    s = StatusLkjip.objects.filter(unit=unit, tahun=TAHUN).first()
    return s.tahap if s else TahapLkjip.DRAF


def berkas_di_simpanan(unit: Unit) -> list[Path]:
    akar = Path(default_storage.path(f"terbitan/{unit.pk}"))
    return sorted(p for p in akar.rglob("*") if p.is_file()) if akar.exists() else []


LANGKAH: dict[str, Callable[..., object]] = {
    "tetapkan": layanan.tetapkan,
    "terbitkan": layanan.terbitkan,
    "koreksi": layanan.koreksi,
}
