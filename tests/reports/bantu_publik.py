"""Editions for tests of the public pages: of the demo's report, built once, or of what a test gives."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile

from lkjip.models import Unit
from reports.build import build_report
from reports.models import BerkasTerbitan, Terbitan
from reports.renderers.web import lkjip_web
from tests.pabrik import buat_pengguna

TERBIT = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)


KECIL: dict[str, Any] = {
    "judul": "Laporan",
    "unit": "Dinas",
    "unit_singkat": "Dinas",
    "pemda": "Kota",
    "tahun": 2024,
    "bagian": [
        {
            "kunci": "pendahuluan",
            "nomor": "BAB I",
            "judul": "Pendahuluan",
            "jenis": "bab",
            "blok": [],
            "anak": [],
        }
    ],
    "gambar": {"g1": {"tipe": "png", "isi": "aXNp"}},
    "tabel": [{"kunci": "target-realisasi", "nomor": "3.4", "judul": "Target", "csv": "No;Target"}],
    "capaian": [],
}


@lru_cache(maxsize=2)
def web_demo(tahun: int = 2024) -> bytes:
    return lkjip_web(build_report("dp3akb", tahun))


def web_kecil() -> bytes:
    """A report of a chapter and a table, where it does not matter what it says."""
    return json.dumps(KECIL).encode()


def terbitkan(
    unit: Unit,
    tahun: int = 2024,
    nomor: int = 1,
    *,
    web: bytes = b"",
    terbit: bool = True,
    alasan: str = "Salah ketik.",
) -> Terbitan:
    oleh = buat_pengguna()
    t = Terbitan.objects.create(
        unit=unit,
        tahun=tahun,
        nomor=nomor,
        kode=f"uji-{unit.pk}-{tahun}-{nomor}",
        sidik="0" * 64,
        versi_rumus="uji",
        alasan=alasan if nomor > 1 else "",
        ditetapkan_oleh=oleh,
        ditetapkan_pada=TERBIT,
        diterbitkan_oleh=oleh if terbit else None,
        diterbitkan_pada=TERBIT if terbit else None,
    )
    for format, isi in (("web", web or web_demo()), ("pdf", b"%PDF-uji"), ("json", b"{}")):
        b = BerkasTerbitan(
            terbitan=t,
            format=format,
            nama=f"LKjIP-{unit.slug}-{tahun}.{format}",
            ukuran=len(isi),
            sha256=sha256(isi).hexdigest(),
        )
        b.isi.save(b.nama, ContentFile(isi))
    return t
