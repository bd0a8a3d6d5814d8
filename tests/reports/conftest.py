"""The demo's report, printed once for all tests that look at it: a rendering takes seconds."""

import fcntl
import hashlib
import pickle
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PageObject, PdfReader
from pytest_django import DjangoDbBlocker

from reports import renderers
from reports.blok import ReportData
from reports.build import sumber_untuk
from reports.renderers import html, pdf
from reports.renderers.cetak_laporan import sidik_pdf

CetakHtml = Callable[[str], pdf.Cetakan]
T = TypeVar("T")


@pytest.fixture(scope="session")
def bersama(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the workers of one run share."""
    akar = tmp_path_factory.getbasetemp()
    folder = (akar if worker_id == "master" else akar.parent) / "tercetak"
    folder.mkdir(exist_ok=True)
    return folder


def sekali(tempat: Path, buat: Callable[[], T]) -> T:
    """What `buat` gives, made by the first worker that asks; the others wait for it."""
    with tempat.open("a+b") as berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        berkas.seek(0)
        if isi := berkas.read():
            return pickle.loads(isi)  # noqa: S301  our own, of this run
        hasil = buat()
        berkas.write(pickle.dumps(hasil))
        return hasil


@pytest.fixture(scope="session")
def cetak_sekali(bersama: Path) -> CetakHtml:
    """pdf.cetak, which prints each page once in a run."""
    asli = pdf.cetak

    def cetak(isi: str, *, ua: bool = True) -> pdf.Cetakan:
        sidik = hashlib.sha256(f"{ua} {isi}".encode()).hexdigest()
        return sekali(bersama / sidik, lambda: asli(isi, ua=ua))

    return cetak


@pytest.fixture(scope="session")
def cetak_laporan_sekali(bersama: Path) -> Callable[..., pdf.Cetakan]:
    """pdf.cetak_laporan, which prints each report once in a run."""
    asli = pdf.cetak_laporan

    def cetak(report: ReportData, *, ua: bool = True, kemajuan: object = None) -> pdf.Cetakan:
        return sekali(bersama / sidik_pdf(report, ua=ua), lambda: asli(report, ua=ua))

    return cetak


@pytest.fixture
def hemat_cetak(
    monkeypatch: pytest.MonkeyPatch, cetak_sekali: CetakHtml, cetak_laporan_sekali: Callable[..., pdf.Cetakan]
) -> None:
    """For tests of what stands around the printing."""
    monkeypatch.setattr(pdf, "cetak", cetak_sekali)
    monkeypatch.setattr(pdf, "cetak_laporan", cetak_laporan_sekali)


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
def cetakan(laporan: ReportData, cetak_laporan_sekali: Callable[..., pdf.Cetakan]) -> pdf.Cetakan:
    return cetak_laporan_sekali(laporan)


@pytest.fixture(scope="session")
def pembaca(cetakan: pdf.Cetakan) -> PdfReader:
    return PdfReader(BytesIO(cetakan.pdf))


@pytest.fixture(scope="session")
def bacaan(pembaca: PdfReader, bersama: Path) -> list[tuple[str, set[float]]]:
    """Of each page its text, and where from the left its texts begin."""
    return sekali(bersama / "bacaan", lambda: [_baca(h) for h in pembaca.pages])


def _baca(halaman: PageObject) -> tuple[str, set[float]]:
    tepi: set[float] = set()

    def catat(t: str, cm: list[float], tm: list[float], *_: object) -> None:
        if t.strip():
            tepi.add(tm[4] * cm[0] + cm[4])

    return halaman.extract_text(visitor_text=catat), tepi


@pytest.fixture(scope="session")
def teks_halaman(bacaan: list[tuple[str, set[float]]]) -> list[str]:
    """The text of each page without white space and hyphens, which are the layout's business."""
    return [rapat(teks) for teks, _ in bacaan]


def rapat(teks: str) -> str:
    return "".join(teks.split()).replace("-", "")
