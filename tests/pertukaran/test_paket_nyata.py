"""A package by the real renderers; tests/pertukaran/test_paket.py has all else with small fakes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command

from pertukaran.paket.baca import periksa_paket

AWAL = {"pdf": b"%PDF-", "xlsx": b"PK"}


@pytest.mark.lama
@pytest.mark.django_db
def test_the_demo_unit_is_printed_whole(tmp_path: Path) -> None:
    ke = tmp_path / "paket.zip"
    call_command("paket", unit="dp3akb", tahun=2024, ke=ke, verbosity=0)
    manifest = periksa_paket(ke)
    assert len(manifest["kurang"]) == 3
    with ZipFile(ke) as arsip:
        for b in manifest["berkas"]:
            assert arsip.read(b["jalur"]).startswith(AWAL[b["jalur"].rpartition(".")[2]]), b["jalur"]
