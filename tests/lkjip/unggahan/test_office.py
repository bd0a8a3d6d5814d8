"""Word and Excel: documents are taken; macros, embedded things, bombs and other archives are not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from openpyxl import Workbook

from lkjip.unggahan import office as pemeriksa
from lkjip.unggahan.dasar import GANDA, RUSAK, TERLALU_RUMIT, Tolak
from tests.lkjip.unggahan import berkas_uji as uji

BATAS = {"banyak": 20, "mengembang": 5_000_000, "rasio": 100}


def periksa(isi: bytes) -> str:
    return pemeriksa.periksa_office(isi, **BATAS)


def alasan(isi: bytes) -> str:
    with pytest.raises(Tolak) as galat:
        periksa(isi)
    return str(galat.value)


def test_documents_are_taken() -> None:
    assert periksa(uji.office(uji.DOCX)) == "docx"
    assert periksa(uji.office(uji.XLSX)) == "xlsx"
    buku = BytesIO()
    Workbook().save(buku)
    assert periksa(buku.getvalue()) == "xlsx"


def test_a_hyperlink_and_printer_settings_are_no_danger() -> None:
    tambahan = {"xl/printerSettings/printerSettings1.bin": b"x" * 100}
    isi = uji.office(uji.XLSX, tambahan, relasi=uji.relasi_luar("hyperlink", "https://bps.go.id/"))
    assert periksa(isi) == "xlsx"


@pytest.mark.parametrize(
    "isi",
    [
        uji.office(uji.DOCX, {"word/vbaProject.bin": b"x"}),
        uji.office(uji.DOCX, {"word/VBAPROJECT.BIN": b"x"}),
        uji.office(uji.XLSX, {"xl/macrosheets/sheet1.xml": b"<a/>"}),
        uji.office(uji.DOCX, {"word/activeX/activeX1.xml": b"<a/>"}),
        uji.office(uji.DOCX, {"word/media/alat.exe": b"MZ"}),
        uji.office("application/vnd.ms-word.document.macroEnabled.main+xml"),
        uji.office("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    ],
    ids=["vba", "VBA", "macro sheet", "activex", "exe", "docm", "xlsm"],
)
def test_macros_are_refused(isi: bytes) -> None:
    assert alasan(isi) == pemeriksa.MAKRO


@pytest.mark.parametrize(
    "isi",
    [
        uji.office(uji.DOCX, {"word/embeddings/oleObject1.bin": b"x"}),
        uji.office(relasi=uji.relasi_luar("attachedTemplate")),
        uji.office(relasi=uji.relasi_luar("oleObject")),
        uji.office(tambahan={"word/footer1.xml": b"<w:instrText> DDEAUTO c:\\\\cmd.exe</w:instrText>"}),
        uji.office(uji.XLSX, {"xl/externalLinks/externalLink1.xml": b"<x><ddeLink ddeService='cmd'/></x>"}),
    ],
    ids=["ole", "template", "linked object", "dde field", "dde link"],
)
def test_what_starts_something_else_is_refused(isi: bytes) -> None:
    assert alasan(isi) == pemeriksa.TERSEMAT


def test_a_part_is_searched_across_its_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pemeriksa, "POTONGAN", 64)
    isi = b"<a>" + b"x" * 55 + b"<ddeLink ddeService='cmd'/></a>"
    assert alasan(uji.office(uji.XLSX, {"xl/externalLinks/externalLink1.xml": isi})) == pemeriksa.TERSEMAT


@pytest.mark.parametrize(
    "isi",
    [
        uji.office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        uji.office("text/html"),
    ],
    ids=["pptx", "other"],
)
def test_other_archives_are_refused(isi: bytes) -> None:
    assert alasan(isi) == pemeriksa.BUKAN


def _asing() -> bytes:
    hasil = BytesIO()
    with ZipFile(hasil, "w", ZIP_BZIP2) as arsip:
        arsip.writestr("[Content_Types].xml", "<Types/>")
    return hasil.getvalue()


@pytest.mark.parametrize(
    "isi",
    [
        uji.office(hapus=("[Content_Types].xml",)),
        uji.office()[:-30],
        uji.office(tambahan={"[Content_Types].xml": b"<Types><Over"}),
        uji.office(tambahan={"[Content_Types].xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><Types>&b;</Types>"}),
        uji.office(tambahan={"../../etc/passwd": b"x"}),
        uji.office(tambahan={"/etc/passwd": b"x"}),
        uji.office(tambahan={"WORD/document.xml": b"x"}),
        _asing(),
    ],
    ids=[
        "no types",
        "cut",
        "no xml",
        "entities",
        "climbs",
        "absolute",
        "twice",
        "packed otherwise",
    ],
)
def test_what_is_broken_is_refused(isi: bytes) -> None:
    assert alasan(isi) == RUSAK


def test_a_damaged_part_is_found() -> None:
    isi = bytearray(uji.office(tambahan={"word/media/foto.png": bytes(range(256)) * 40}))
    di = isi.index(b"word/media/foto.png") + 60
    isi[di] ^= 0xFF
    assert alasan(bytes(isi)) == RUSAK


def test_bombs_are_refused_before_they_grow() -> None:
    assert alasan(uji.office(tambahan={"word/a.xml": b"0" * 6_000_000})) == TERLALU_RUMIT
    assert alasan(uji.office(tambahan={"word/a.xml": b"0" * 2_000_000})) == TERLALU_RUMIT, "1000 times packed"
    assert alasan(uji.office(tambahan={f"word/{n}.xml": b"" for n in range(30)})) == TERLALU_RUMIT


def test_an_archive_with_something_around_it_is_refused() -> None:
    assert alasan(b"GIF89a" + uji.office()) == GANDA
    assert alasan(uji.office() + b"<html>") in (GANDA, RUSAK)
    assert alasan(uji.office(tambahan={"a": b"<script>"}, hapus=("_rels/.rels",)) + uji.gambar()) in (
        GANDA,
        RUSAK,
    )
    hasil = BytesIO(uji.office())
    with ZipFile(hasil, "a") as arsip:
        arsip.comment = b"<html>"
    assert alasan(hasil.getvalue()) == GANDA


def test_a_password_is_refused() -> None:
    isi = bytearray(uji.office())
    for tanda, di in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        letak = isi.find(tanda)
        while letak >= 0:
            isi[letak + di] |= 1
            letak = isi.find(tanda, letak + 4)
    assert alasan(bytes(isi)) == pemeriksa.SANDI
