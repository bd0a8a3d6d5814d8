"""The hash of a document: it changes with whatever a page shows; an unchanged report is not built again."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings as setelan
from django.test.signals import template_rendered

from indicators.models import Indikator
from lkjip.models import Unit
from reports import sidik_dokumen
from reports.blok import BlokFoto, BlokGambar, BlokHalaman, Foto, Lembar, ReportData
from reports.models import Naskah
from reports.renderers.cetak_naskah import naskah, naskah_daftar, naskah_sampul
from reports.renderers.html import halaman_bagian, halaman_cetak, halaman_dokumen, halaman_e81
from reports.sidik_dokumen import berkas_kode, sidik_kini, sidik_laporan, susun_terlacak

pytestmark = pytest.mark.django_db
TAHUN = 2024


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(slug="dp3akb")


@pytest.fixture(autouse=True)
def kosong(settings: Any, tmp_path: Path) -> None:
    """No test sees what another one kept."""
    memori = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    settings.CACHES = {**settings.CACHES, "sementara": memori}


def saran(isi: str) -> None:
    Naskah.objects.update_or_create(
        unit=Unit.objects.get(slug="dp3akb"), tahun=TAHUN, bagian="saran", defaults={"isi": isi}
    )


def test_an_unchanged_report_is_not_built_again(unit: Unit) -> None:
    sidik = sidik_kini(unit.pk, TAHUN)
    with patch.object(sidik_dokumen, "susun_laporan", side_effect=AssertionError("built again")):
        assert sidik_kini(unit.pk, TAHUN) == sidik


def test_what_a_page_shows_changes_the_hash_and_back(unit: Unit) -> None:
    saran("<p>Satu.</p>")
    semula = sidik_kini(unit.pk, TAHUN)
    saran("<p>Dua.</p>")
    bertulis = sidik_kini(unit.pk, TAHUN)
    i = Indikator.objects.filter(unit=unit, kode="1.1").get()
    Indikator.objects.filter(pk=i.pk).update(nama="Nama yang baru")  # whatever way: no date of change is kept
    assert len({semula, bertulis, sidik_kini(unit.pk, TAHUN)}) == 3
    Indikator.objects.filter(pk=i.pk).update(nama=i.nama)
    saran("<p>Satu.</p>")
    assert sidik_kini(unit.pk, TAHUN) == semula


def test_a_change_while_the_report_is_built_is_not_missed(unit: Unit) -> None:
    """Somebody saves between building and asking: the old report is not taken for the new one."""
    saran("<p>Nol.</p>")
    sidik_kini(unit.pk, TAHUN)
    saran("<p>Satu.</p>")
    asli = sidik_dokumen.susun_terlacak

    def susun_lalu_ubah(*mana: int) -> object:
        hasil = asli(*mana)
        saran("<p>Dua.</p>")
        return hasil

    with patch.object(sidik_dokumen, "susun_terlacak", susun_lalu_ubah):
        sidik_kini(unit.pk, TAHUN)
    assert sidik_kini(unit.pk, TAHUN) == sidik_laporan(susun_terlacak(unit.pk, TAHUN)[0])


def test_pixels_drawings_and_the_draft_count(laporan: ReportData) -> None:
    foto = BlokFoto("f", "Foto", (Foto("a", "b", "c", b"1"),))
    lembar = BlokHalaman("l", "SK", (Lembar(1, 10, 20, b"1", "teks"),))
    gambar = BlokGambar("g", "1.1", "Bagan", "alt", "", spek={"a": 1})

    def sidik(*blok: object, draf: bool = False) -> str:
        bagian = replace(laporan.bagian[0], blok=blok, anak=())
        return sidik_laporan(replace(laporan, bagian=(bagian,), draf=draf))

    macam = [
        sidik(foto),
        sidik(replace(foto, foto=(replace(foto.foto[0], isi=b"2"),))),
        sidik(lembar),
        sidik(replace(lembar, halaman=(replace(lembar.halaman[0], isi=b"2"),))),
        sidik(gambar),
        sidik(replace(gambar, spek={"a": 2})),
        sidik(replace(gambar, isi=b"png")),
        sidik(gambar, draf=True),
    ]
    assert len(set(macam)) == len(macam)


def test_every_template_and_style_sheet_that_prints_is_part_of_it(
    laporan: ReportData, formulir: ReportData, monkeypatch: pytest.MonkeyPatch
) -> None:
    terpakai: set[Path] = set()

    def catat(template: Any, **_: object) -> None:
        terpakai.add(Path(template.origin.name))

    asli = Path.read_text
    monkeypatch.setattr(Path, "read_text", lambda p, *a, **k: terpakai.add(p) or asli(p, *a, **k))
    template_rendered.connect(catat)
    try:
        halaman_cetak(replace(laporan, draf=True))
        halaman_e81(formulir)
        halaman_dokumen(replace(laporan, bagian=laporan.bagian[:1]))
        halaman_bagian(replace(laporan, bagian=laporan.bagian[:1]))
        naskah_sampul(laporan)
        naskah_daftar(laporan, {}, 1)
        naskah(replace(laporan, bagian=laporan.bagian[:1]))
    finally:
        template_rendered.disconnect(catat)
    milik_kita = {p for p in terpakai if p.is_relative_to(setelan.BASE_DIR)}
    tercetak = {p.name for p in (setelan.BASE_DIR / "templates/reports/print").iterdir()}
    assert {p.name for p in milik_kita} >= {*tercetak, "tabel_lkjip.html", "cetak.css", "cetak_draf.css"}
    assert milik_kita <= set(berkas_kode())
