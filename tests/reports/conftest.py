"""The demo's report, printed once for all tests that look at it: a rendering takes seconds."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from reports import renderers
from reports.blok import ReportData
from reports.build import sumber_untuk
from reports.renderers import html, pdf


@pytest.fixture(scope="session")
def laporan(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> ReportData:
    with django_db_blocker.unblock():
        return renderers.susun("lkjip", sumber_untuk("dp3akb", 2024))


@pytest.fixture(scope="session")
def formulir(django_db_setup: object, django_db_blocker: DjangoDbBlocker) -> ReportData:
    with django_db_blocker.unblock():
        return renderers.susun("e81", sumber_untuk("dp3akb", 2024))


@pytest.fixture(scope="session")
def halaman(laporan: ReportData) -> str:
    return html.halaman_cetak(laporan)


@pytest.fixture(scope="session")
def cetakan(halaman: str) -> pdf.Cetakan:
    return pdf.cetak(halaman)


@pytest.fixture(scope="session")
def pembaca(cetakan: pdf.Cetakan) -> PdfReader:
    return PdfReader(BytesIO(cetakan.pdf))


@pytest.fixture(scope="session")
def teks_halaman(pembaca: PdfReader) -> list[str]:
    """The text of each page without white space and hyphens, which are the layout's business."""
    return [rapat(h.extract_text()) for h in pembaca.pages]


def rapat(teks: str) -> str:
    return "".join(teks.split()).replace("-", "")
