"""manage.py periksa: what it prints, and its exit status."""

import json
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lkjip.enums import Peran
from lkjip.models import Unit
from reports.build import sumber_untuk
from reports.management.commands.periksa import LEBAR
from reports.models import TemuanDiterima
from reports.periksa import periksa
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


def jalankan(tahun: int = 2024, *pilihan: str, unit: str = "dp3akb") -> tuple[int, str]:
    """Exit status and what it printed."""
    keluar = StringIO()
    try:
        call_command("periksa", "--unit", unit, "--tahun", str(tahun), *pilihan, stdout=keluar)
    except SystemExit as selesai:
        return int(str(selesai.code)), keluar.getvalue()
    return 0, keluar.getvalue()


def terima(aturan: str, tahun: int = 2024) -> str:
    unit = Unit.objects.get(slug="dp3akb")
    t = next(t for t in periksa(sumber_untuk("dp3akb", tahun)) if t.aturan.kunci == aturan)
    TemuanDiterima.objects.create(
        unit=unit,
        tahun=tahun,
        sidik=t.sidik,
        aturan=aturan,
        uraian=t.uraian,
        alasan="Mengikuti keputusan IKU.",
        oleh=buat_pengguna(Peran.PERENCANA, unit, first_name="Ani"),
        pada=datetime(2025, 2, 1, tzinfo=UTC),
    )
    return t.sidik


def test_without_open_errors_it_ends_well() -> None:
    terima("satuan-nama")
    status, teks = jalankan()
    assert status == 0
    baris = teks.splitlines()
    assert baris[0].startswith("Pemeriksaan LKjIP Dinas Pemberdayaan")
    assert baris[1] == "  Galat         0 terbuka   0 diterima"
    assert baris[2].endswith(" terbuka   1 diterima")
    assert all(len(b) <= LEBAR for b in baris if not b.startswith(("Pemeriksaan", "PERINGATAN")))
    assert "[target-nol]" in teks
    assert "[satuan-nama]" not in teks, "accepted"
    assert "Diterima    Mengikuti keputusan IKU. (Ani)" in jalankan(2024, "--semua")[1]


def test_open_errors_are_told_by_the_status() -> None:
    status, teks = jalankan(2025)
    assert status == 1
    assert "GALAT       Perjanjian Kinerja belum diisi [tanpa-pk]" in teks
    for aturan in ("tanpa-pk", "tanpa-pohon", "tanpa-pagu"):
        terima(aturan, 2025)
    assert jalankan(2025)[0] == 0


def test_json() -> None:
    sidik = terima("satuan-nama")
    isi: dict[str, Any] = json.loads(jalankan(2024, "--format", "json", "--semua")[1])
    assert (isi["skema"], isi["pengenal"], isi["tahun"]) == ("lkjip-periksa/1", "lkjip/dp3akb/2024", 2024)
    assert isi["jumlah"]["peringatan"]["diterima"] == 1
    (satu,) = (t for t in isi["temuan"] if t["aturan"] == "satuan-nama")
    assert satu["tingkat"] == "peringatan"
    assert satu["nilai"] == [
        {"label": "Satuan", "teks": "lembaga"},
        {"label": "Seharusnya", "teks": "%"},
    ]
    assert (satu["sidik"], satu["alamat"]) == (sidik, "/dp3akb/2024/rencana/")
    assert satu["diterima"] == {
        "alasan": "Mengikuti keputusan IKU.",
        "oleh": "Ani",
        "pada": "2025-02-01T00:00:00+00:00",
    }
    terbuka = json.loads(jalankan(2024, "--format", "json")[1])
    assert all(t["diterima"] is None for t in terbuka["temuan"])
    assert len(terbuka["temuan"]) == len(isi["temuan"]) - 1


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        ({"unit": "entah"}, "Perangkat daerah 'entah' tidak dikenal"),
        ({"tahun": 1999}, "Tidak ada data tahun 1999"),
    ],
)
def test_wrong_use(pilihan: dict[str, Any], pesan: str) -> None:
    with pytest.raises(CommandError, match=pesan) as galat:
        jalankan(**pilihan)
    assert galat.value.returncode == 2


def test_unknown_options_are_wrong_use() -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        jalankan(2024, "--format", "xml")
