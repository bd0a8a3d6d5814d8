"""The child process: its progress, its limits, and files that are meant to do harm."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from lkjip.buku_kerja.masuk import BukuDitolak
from pertukaran.sipd import pembaca
from pertukaran.sipd.tajuk import PAGU
from tests.pertukaran.bantu_sipd import CONTOH_PAGU, xlsx_isi
from tests.pertukaran.test_sipd_baca import isi


def tanpa_lapor(_: int) -> None:
    pass


def test_the_example_is_read_with_progress() -> None:
    persen: list[int] = []
    hasil = pembaca.baca(CONTOH_PAGU.read_bytes(), PAGU, persen.append)
    assert hasil["baris"] == 118
    assert hasil["salah"]["banyak"] == {}
    persen.clear()
    pembaca.baca(xlsx_isi(isi(*range(1, 3000))), PAGU, persen.append)
    assert persen == sorted(persen)
    assert persen[-1] == 80


@pytest.mark.parametrize(
    ("berkas", "harap"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7\n", "dokumen PDF"),
        (b"<html><table>", "halaman web"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel lama"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"x" * (pembaca.BATAS_UKURAN + 1), "lebih besar dari 10 MB"),
    ],
)
def test_files_that_are_something_else(berkas: bytes, harap: str) -> None:
    with pytest.raises(BukuDitolak, match=harap):
        pembaca.baca(berkas, PAGU, tanpa_lapor)


def ubah(lembar: bytes | None = None, **lain: bytes) -> bytes:
    """A workbook with another first sheet, or with further parts."""
    hasil = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(xlsx_isi(isi(1)))) as asal,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as z,
    ):
        for nama in asal.namelist():
            z.writestr(nama, lembar if lembar and nama.endswith("sheet1.xml") else asal.read(nama))
        for nama, data in lain.items():
            z.writestr(nama.replace("__", "/").replace("_bin", ".bin"), data)
    return hasil.getvalue()


KEPALA_XML = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


@pytest.mark.parametrize(
    ("berkas", "harap"),
    [
        (ubah(KEPALA_XML + b"<row/>" * 3_000_000), "mengembang tidak wajar"),  # a bomb
        (ubah(xl__vbaProject_bin=b"x"), "makro"),
        (ubah(b'<!DOCTYPE x [<!ENTITY a "aa">]>' + KEPALA_XML), "DTD"),
        (
            ubah('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "aa">]>'.encode("utf-16")),
            "DTD",
        ),
        (ubah(KEPALA_XML + b"<row><c"), "rusak"),
        (ubah(KEPALA_XML + b'<row r="1"><c r="ABCD1"><v>1</v></c></row></sheetData></worksheet>'), "rusak"),
        (
            ubah(KEPALA_XML + b'<row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>'),
            "rusak",
        ),
    ],
)
def test_hostile_workbooks_are_refused(berkas: bytes, harap: str) -> None:
    with pytest.raises(BukuDitolak, match=harap):
        pembaca.baca(berkas, PAGU, tanpa_lapor)


@pytest.mark.parametrize(
    ("isi_anak", "harap"),
    [
        ("import time; time.sleep(30)", "tidak selesai dibaca"),
        ("raise MemoryError", "terlalu besar"),
        ("print('{\"persen\": 1}')", "rusak"),
    ],
)
def test_a_child_that_fails(
    isi_anak: str,
    harap: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("CRITICAL")
    anak = tmp_path / "anak.py"
    anak.write_text(isi_anak)
    monkeypatch.setattr(pembaca, "ANAK", anak)
    monkeypatch.setattr(pembaca, "BATAS_DETIK", 1)
    with pytest.raises(BukuDitolak, match=harap):
        pembaca.baca(xlsx_isi(isi(1)), PAGU, tanpa_lapor)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """With too little for pandas the child says so, and the server goes on."""
    caplog.set_level("CRITICAL")
    monkeypatch.setattr(pembaca, "BATAS_MEMORI", 60 * 1024**2)
    with pytest.raises(BukuDitolak):
        pembaca.baca(CONTOH_PAGU.read_bytes(), PAGU, tanpa_lapor)
