"""manage.py cetak --terbitan and periksa_terbitan; and one edition with all its real files."""

from __future__ import annotations

import json
import os
import time
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import page
import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from lkjip.enums import TahapLkjip
from reports import beku
from reports import terbitan as layanan
from reports.beku import baca
from reports.blok import ReportData
from reports.build import susun_laporan
from reports.models import Terbitan
from reports.models.terbitan import BACAAN
from reports.publik.data import urai
from reports.sumber import Sumber
from reports.terbitan import Permintaan, tetapkan
from tests.reports.bantu_terbitan import (
    TAHUN,
    berkas_di_simpanan,
    cepat,
    kepala_dari,
    terbitan_dua,
    unit_lkjip,
)

__all__ = ["cepat"]
pytestmark = pytest.mark.django_db


def cetak(*argumen: str) -> str:
    keluaran = StringIO()
    call_command("cetak", "lkjip", "--unit", "dinas-uji", "--tahun", str(TAHUN), *argumen, stdout=keluaran)
    return keluaran.getvalue()


def _satu_bagian(data: Sumber) -> ReportData:
    laporan = susun_laporan(data)
    return replace(laporan, bagian=laporan.bagian[:1])


def test_an_edition_with_its_real_files(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a report of one section: what each format says of the edition."""
    for modul in (beku, layanan):
        monkeypatch.setattr(modul, "susun_laporan", _satu_bagian)
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 0)
    settings.MEDIA_ROOT, settings.ALAMAT_SITUS = tmp_path, "https://lkjip.contoh.go.id"
    unit = unit_lkjip()
    maju: list[str] = []
    t = tetapkan(Permintaan(kepala_dari(unit)), unit, TAHUN, lambda n, dari, apa: maju.append(apa))
    assert maju == [
        *(f"Menyusun {f}" for f in ("JSON", "HTML", "XLSX", "DOCX", "WEB", "PDF")),
        "Menyimpan berkas",
    ]
    alamat = f"https://lkjip.contoh.go.id/periksa-berkas/{t.kode}/"
    isi = {b.format: baca(b) for b in t.berkas.all()}
    sampul = PdfReader(BytesIO(isi["pdf"])).pages[0]
    assert "Terbitan 1, ditetapkan" in sampul.extract_text()
    assert alamat in "".join(sampul.extract_text().split())
    assert "DRAF" not in "".join(h.extract_text() for h in PdfReader(BytesIO(isi["pdf"])).pages)
    for profil in ("ua1", "3a"):
        uji = page.validate_pdf_bytes(isi["pdf"], profile=profil)
        assert uji.is_compliant, (profil, [f.message for f in uji.failures])
    html = isi["html"].decode()
    alt = f"Kode QR menuju halaman pemeriksaan keaslian berkas: {alamat}"
    assert f'<img class="qr" alt="{alt}" src="data:image/svg+xml;base64,' in html
    docx = zipfile.ZipFile(BytesIO(isi["docx"])).read("word/document.xml").decode()
    assert f"Periksa keaslian berkas: {alamat} atau kode {t.kode}" in docx
    assert f'descr="{alt}"' in docx
    assert b"Terbitan 1, ditetapkan" in zipfile.ZipFile(BytesIO(isi["xlsx"])).read("xl/worksheets/sheet1.xml")
    assert urai(json.loads(isi.pop(BACAAN))).unit == unit.nama  # what the public reads, and no download
    for format, byte in isi.items():
        cetak("--terbitan", "1", "--format", format, "-o", str(tmp_path / f"lagi.{format}"))
        assert (tmp_path / f"lagi.{format}").read_bytes() == byte


@pytest.mark.usefixtures("cepat")
def test_the_same_bytes_again_and_a_clear_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = unit_lkjip(TahapLkjip.TERBIT)
    terbitan_dua(unit)
    monkeypatch.chdir(tmp_path)
    for nomor in (1, 2):
        pesan = cetak("--terbitan", str(nomor), "--format", "docx")
        assert f"LKjIP terbitan {nomor} tertulis ke LKjIP-dinas-uji-2024-terbitan-{nomor}.docx" in pesan
        isi = (tmp_path / f"LKjIP-dinas-uji-2024-terbitan-{nomor}.docx").read_bytes()
        assert isi == baca(Terbitan.objects.get(nomor=nomor).berkas.get(format="docx"))
    with pytest.raises(CommandError, match=r"Terbitan 3 tidak ada. Terbitan LKjIP 2024 yang tersedia: 1, 2."):
        cetak("--terbitan", "3")
    for p in berkas_di_simpanan(unit):
        p.chmod(0o600)
        p.write_bytes(p.read_bytes() + b" ")
    with pytest.raises(CommandError, match="tidak sesuai SHA-256 saat ditetapkan") as galat:
        cetak("--terbitan", "1", "-o", str(tmp_path / "rusak.pdf"))
    assert galat.value.returncode == 1
    assert not (tmp_path / "rusak.pdf").exists()


def periksa(*argumen: str) -> tuple[str, str]:
    keluaran, galat = StringIO(), StringIO()
    try:
        call_command("periksa_terbitan", *argumen, stdout=keluaran, stderr=galat)
    except CommandError as gagal:
        galat.write(str(gagal))
    return keluaran.getvalue(), galat.getvalue()


@pytest.mark.usefixtures("cepat")
def test_all_files_are_checked_and_strangers_are_told(tmp_path: Path) -> None:
    assert periksa() == ("0 berkas terbitan sesuai SHA-256-nya.\n", "")
    unit = unit_lkjip(TahapLkjip.TERBIT)
    assert periksa() == ("6 berkas terbitan sesuai SHA-256-nya.\n", "")
    milik = berkas_di_simpanan(unit)
    yatim, baru = (milik[0].with_name(n) for n in ("yatim.pdf", "baru.pdf"))
    for p in (yatim, baru):
        p.write_bytes(b"x")
    kemarin = time.time() - 86400
    os.utime(yatim, (kemarin, kemarin))
    assert "Bukan milik terbitan mana pun: " in periksa()[0]
    assert "baru.pdf" not in periksa()[0]
    assert yatim.exists()
    assert "(dihapus)" in periksa("--hapus-yatim")[0]
    assert (yatim.exists(), baru.exists()) == (False, True)
    milik[0].unlink()
    milik[1].chmod(0o600)
    milik[1].write_bytes(b"lain")
    galat = periksa()[1]
    assert "tidak ada di simpanan" in galat
    assert "tidak sesuai SHA-256" in galat
    assert "2 dari 6 berkas terbitan rusak atau hilang." in galat
