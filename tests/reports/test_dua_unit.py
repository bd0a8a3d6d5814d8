"""Two units of one pemda with the same codes in every table: neither shows a figure of the other."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from lkjip.models import Unit
from pertukaran.folder import muat_folder
from reports import renderers
from reports.build import build_report, sumber_untuk
from reports.renderers.html import halaman_cetak
from reports.renderers.json import lkjip_json

pytestmark = pytest.mark.django_db
NAKAL = '<script>alert("1")</script>=1+1&{tahun}'


def tulis_ulang(path: Path, **ganti: str) -> None:
    """Replace the text of columns in every row of a file."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        baris = list(csv.DictReader(f))
    with path.open("w", encoding="utf-8", newline="") as f:
        tulis = csv.DictWriter(f, baris[0].keys())
        tulis.writeheader()
        tulis.writerows(b | {k: v for k, v in ganti.items() if b[k]} for b in baris)


@pytest.fixture
def kembar(tmp_path: Path) -> Unit:
    """The demo unit once more, with figures and texts of its own under the same codes."""
    asal = settings.BASE_DIR / "fixtures"
    folder = shutil.copytree(asal, tmp_path / "data")
    shutil.rmtree(folder / "dp3akb")
    kedua = shutil.copytree(asal / "dp3akb", folder / "kembar")
    tulis_ulang(
        kedua / "unit.csv", slug="kembar", nama="Dinas Kembar", nama_singkat="Kembar", jabatan_kepala=NAKAL
    )
    for berkas, kolom in (
        ("indikator", "nama"),
        ("sasaran", "uraian"),
        ("tujuan", "uraian"),
        ("simpul", "nama"),
        ("bidang", "nama"),
        ("analisis", "teks"),
        ("rekomendasi", "uraian"),
        ("dokumen", "nama"),
        ("butir", "teks"),
        ("pk_program", "sumber_dana"),
    ):
        tulis_ulang(kedua / f"{berkas}.csv", **{kolom: NAKAL})
    for berkas in ("target", "realisasi", "nilai_komponen", "pagu", "realisasi_anggaran"):
        tulis_ulang(kedua / f"{berkas}.csv", nilai="7")
    tulis_ulang(kedua / "pk_program.csv", anggaran="7")
    muat_folder(folder)
    return Unit.objects.get(slug="kembar")


def test_neither_sees_the_other(kembar: Unit) -> None:
    sendiri = lkjip_json(build_report("dp3akb", 2024))
    assert "alert" not in sendiri
    assert "34924358198" in sendiri
    lain = lkjip_json(build_report("kembar", 2024))
    for milik_demo in ("34924358198", "38462234005", "Indeks Pemberdayaan Gender", "64.44"):
        assert milik_demo not in lain


def test_the_first_report_is_the_same_with_the_second_unit_beside_it(
    request: pytest.FixtureRequest,
) -> None:
    sebelum = lkjip_json(build_report("dp3akb", 2024))
    request.getfixturevalue("kembar")
    assert lkjip_json(build_report("dp3akb", 2024)) == sebelum


def test_what_staff_type_stays_text(kembar: Unit) -> None:
    """In every table, narrative, chart and note, whatever it looks like."""
    for dokumen in ("lkjip", "e81"):
        html = halaman_cetak(renderers.susun(dokumen, sumber_untuk(kembar.slug, 2024)))
        assert "<script" not in html.lower()
        assert "&lt;script&gt;alert" in html or dokumen == "e81"
        assert not re.search(r"\son\w+=", re.sub(r'"[^"]*"', "", html))
