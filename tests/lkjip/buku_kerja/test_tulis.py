"""What we write: text stays text, in the file itself and after someone opened it."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from lkjip.buku_kerja.masuk import buka
from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from tests.libreoffice import simpan_ulang
from tests.paket_xlsx import UTAMA

JAHAT = (
    "=1+1",
    "+62 542",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x00=1+1",
    "\x0b@SUM(A1)",
    '=HYPERLINK("http://contoh")',
    "=cmd|' /C calc'!A0",
    "#REF!",
    "{=1+1}",
)


def buku(teks: tuple[str, ...] = JAHAT) -> bytes:
    wb = Workbook()
    for i, isi in enumerate(teks, 1):
        isi_teks(wb.active.cell(i, 1), isi)
    return bytes_tetap(wb)


def sel_xml(isi: bytes) -> list[ElementTree.Element]:
    """All cells of all sheets, as they stand in the file."""
    with ZipFile(BytesIO(isi)) as arsip:
        lembar = [arsip.read(n) for n in arsip.namelist() if n.startswith("xl/worksheets/sheet")]
    return [c for satu in lembar for c in ElementTree.fromstring(satu).iter(f"{{{UTAMA}}}c")]  # noqa: S314


def bukan_teks(isi: bytes) -> list[str | None]:
    """Addresses of cells that hold a formula, or text as a formula's result or an error."""
    return [
        c.get("r")
        for c in sel_xml(isi)
        if c.find(f"{{{UTAMA}}}f") is not None or c.get("t") not in ("inlineStr", "s")
    ]


def test_no_text_is_a_formula_in_the_file() -> None:
    isi = buku()
    assert len(sel_xml(isi)) == len(JAHAT)
    assert bukan_teks(isi) == []
    with ZipFile(BytesIO(isi)) as arsip:
        semua = b"".join(arsip.read(n) for n in arsip.namelist())
    assert not re.search(rb"<(\w+:)?(f|formula\d?|definedName)\b", semua)


def test_the_check_would_notice_a_formula() -> None:
    wb = Workbook()
    wb.active["A1"], wb.active["B1"] = "=1+1", "#REF!"
    assert bukan_teks(bytes_tetap(wb)) == ["A1", "B1"]


def test_a_spreadsheet_that_edits_the_cell_is_told_that_it_is_text() -> None:
    ws = load_workbook(BytesIO(buku())).active
    bertanda = [bool(sel.quotePrefix) for (sel,) in ws.iter_rows()]
    assert bertanda == [not isi.startswith(("#", "{")) for isi in JAHAT]


def test_libreoffice_takes_it_for_text_too(tmp_path: Path) -> None:
    isi = simpan_ulang(buku(), tmp_path)
    assert bukan_teks(isi) == []
    baris = buka(isi).lembar["Sheet"].baris
    assert [sel.teks() for satu in baris.values() for sel in satu.values()] == [
        re.sub(r"[\x00\x0b]", "", teks).strip() for teks in JAHAT
    ]


@pytest.mark.parametrize("teks", ["a\x00b", "a\x0bb", "a\ud800b", "a\ufffeb", "a\uffffb"])
def test_what_xml_cannot_hold_is_left_out(teks: str) -> None:
    assert buka(buku((teks,))).lembar["Sheet"].sel(1, 1).nilai == "ab"
