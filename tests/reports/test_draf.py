"""Nothing that is rendered live can be taken for an edition: every format says that it is a draft."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.blok import Penerbitan, ReportData
from reports.renderers.docx import lkjip_docx
from reports.renderers.html import halaman_cetak
from reports.renderers.json import lkjip_json
from reports.renderers.qr import qr_png, qr_svg
from reports.renderers.xlsx import lkjip_xlsx

ALAMAT = "https://lkjip.contoh.go.id/periksa-berkas/k7mq-2xwd-9fhp/"
CAP = Penerbitan(2, "k7mq-2xwd-9fhp", ALAMAT, "3 Maret 2025", "Nama Kepala", "1", "0.1.0")
DRAF, TERBITAN = "DRAF: belum ditetapkan", "Terbitan 2, ditetapkan 3 Maret 2025"


@pytest.fixture
def draf(laporan: ReportData) -> ReportData:
    """Of two sections, one with tables."""
    return replace(laporan, bagian=(laporan.bagian[0], laporan.bagian[-1]))


@pytest.fixture
def terbitan(draf: ReportData) -> ReportData:
    return replace(draf, draf=False, terbitan=CAP)


def test_the_cover_and_every_page_of_print(draf: ReportData, terbitan: ReportData) -> None:
    cetak = halaman_cetak(draf)
    assert f'<p class="status cap-draf">{DRAF}</p>' in cetak
    assert '@bottom-left { content: "DRAF – belum ditetapkan";' in cetak
    assert 'class="qr"' not in cetak
    cetak = halaman_cetak(terbitan)
    assert f'<p class="status">{TERBITAN}</p>' in cetak
    assert "DRAF – belum" not in cetak
    assert f'src="{qr_svg(ALAMAT)}"' in cetak
    tanpa = halaman_cetak(replace(terbitan, terbitan=replace(CAP, alamat="")))
    assert 'class="qr"' not in tanpa
    assert f"dengan kode {CAP.kode}" in tanpa


def test_word_says_it_on_its_cover_and_in_its_headers(draf: ReportData, terbitan: ReportData) -> None:
    for laporan, status in ((draf, DRAF), (terbitan, TERBITAN)):
        isi = ZipFile(BytesIO(lkjip_docx(laporan)))
        assert status in isi.read("word/document.xml").decode()
        kepala = [isi.read(n).decode() for n in isi.namelist() if n.startswith("word/header")]
        assert any("DRAF" in k for k in kepala) == laporan.draf
    assert any(isi.read(n) == qr_png(ALAMAT) for n in isi.namelist() if n.startswith("word/media/"))


def test_excel_says_it_on_the_first_sheet_and_on_each_printed_page(
    draf: ReportData, terbitan: ReportData
) -> None:
    for laporan, status in ((draf, DRAF), (terbitan, TERBITAN)):
        isi = ZipFile(BytesIO(lkjip_xlsx(laporan)))
        lembar = [isi.read(n).decode() for n in isi.namelist() if n.startswith("xl/worksheets/sheet")]
        assert status in lembar[0]
        assert all((f"<oddHeader>&amp;C{DRAF}" in x) == laporan.draf for x in lembar)


def test_the_data_say_it(draf: ReportData, terbitan: ReportData) -> None:
    isi = json.loads(lkjip_json(draf))
    assert isi["draf"] is True
    assert "terbitan" not in isi
    isi = json.loads(lkjip_json(terbitan))
    assert "draf" not in isi
    assert (isi["terbitan"]["nomor"], isi["terbitan"]["alamat"]) == (2, ALAMAT)
