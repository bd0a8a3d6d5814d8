"""rapikan_bukti and the files of the LKjIP: images, annexes with their pages, editions."""

from __future__ import annotations

import os
from datetime import timedelta
from io import StringIO
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models import FileField
from django.test import Client
from django.utils import timezone

from lkjip.enums import Peran, TahapLkjip
from pengisian.management.commands.rapikan_bukti import FOLDER
from reports.gambar import Keterangan, unggah
from reports.models import BerkasTerbitan, GambarNaskah, LampiranPdf
from tests.lkjip.unggahan import berkas_uji
from tests.pengisian.bantu import TAHUN, orang, unit_demo
from tests.pengisian.bukti_uji import isi_simpanan
from tests.reports.bantu_terbitan import cepat, terbitan_dua, unit_lkjip
from tests.reports.test_lampiran_berkas import kirim, tanpa_anak

__all__ = ["cepat", "tanpa_anak"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cepat", "tanpa_anak")]


def rapikan(*pilihan: str) -> str:
    keluar = StringIO()
    call_command("rapikan_bukti", *pilihan, stdout=keluar, stderr=keluar)
    return keluar.getvalue()


def tuakan() -> None:
    lalu = (timezone.now() - timedelta(hours=25)).timestamp()
    for berkas in isi_simpanan():
        os.utime(berkas, (lalu, lalu))


@pytest.fixture
def milik(client: Client) -> set[Path]:
    """The files of an image, of an annex with two pages, and of two published editions."""
    perencana = orang(Peran.PERENCANA)
    foto = SimpleUploadedFile("foto.jpg", berkas_uji.gambar(), "image/jpeg")
    unggah(perencana, unit_demo(), TAHUN, foto, Keterangan("Foto"))
    client.force_login(perencana)
    assert kirim(client).status_code == 302
    terbitan_dua(unit_lkjip(TahapLkjip.TERBIT))
    semua = set(isi_simpanan())
    assert len(semua) == 1 + 3 + BerkasTerbitan.objects.count()
    return semua


def test_only_what_no_row_names_is_removed(milik: set[Path]) -> None:
    folder = {
        Path(default_storage.path(f"{f}/1/{TAHUN}")) for f in (*FOLDER, "lampiran/1/halaman", "terbitan")
    }
    yatim = {f / "yatim.jpg" for f in folder}
    for p in yatim:
        p.parent.mkdir(parents=True, exist_ok=True)
        p.write_bytes(b"x")
    muda = Path(default_storage.path("gambar/muda.jpg"))
    tuakan()
    muda.write_bytes(b"x")
    assert rapikan("--uji").count("akan dihapus: ") == len(FOLDER) + 1
    assert set(isi_simpanan()) == milik | yatim | {muda}
    assert f"{len(FOLDER) + 1} berkas tanpa baris, 0 baris tanpa berkas" in rapikan()
    terbitan = {p for p in yatim if "terbitan" in p.parts}
    assert set(isi_simpanan()) == milik | {muda} | terbitan  # periksa_terbitan's


def test_a_missing_image_and_annex_are_named(milik: set[Path]) -> None:
    hilang = [GambarNaskah.objects.get().berkas, LampiranPdf.objects.get().halaman.first().gambar]
    for b in hilang:
        Path(b.path).unlink()
    keluar = rapikan()
    assert all(f"HILANG dari penyimpanan: {b.name}" in keluar for b in hilang)
    assert "0 berkas tanpa baris, 2 baris tanpa berkas" in keluar


def test_every_kind_of_upload_has_its_folder_tidied() -> None:
    """Whoever adds a FileField names its folder, or says why nothing there is removed."""
    akar = {
        kolom.upload_to(Mock(AKAR=getattr(model, "AKAR", "")), "x.pdf").split("/")[0]
        for model in apps.get_models()
        for kolom in model._meta.concrete_fields
        if isinstance(kolom, FileField)
    }
    assert akar == {*FOLDER, "terbitan"}
