"""PDF: what is whole and quiet is taken; what runs, hides, or is broken is refused with its reason."""

from __future__ import annotations

import zlib

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from lkjip.unggahan import pdf as pemeriksa
from lkjip.unggahan.dasar import GANDA, RUSAK, TERLALU_RUMIT, Tolak
from tests.lkjip.unggahan import berkas_uji as uji

BATAS = {"halaman": 5, "mengembang": 10**6}


def periksa(isi: bytes) -> str:
    return pemeriksa.periksa_pdf(isi, **BATAS)


def alasan(isi: bytes) -> str:
    with pytest.raises(Tolak) as galat:
        periksa(isi)
    return str(galat.value)


def test_a_plain_pdf_is_taken() -> None:
    assert periksa(uji.pdf(3)) == "3 halaman"
    assert periksa(uji.pdf_terkemas(b"<</A 1>>")) == "1 halaman"
    assert periksa(uji.pdf() + b"\r\n\0") == "1 halaman"


def test_a_link_and_a_bookmark_are_no_danger() -> None:
    assert periksa(uji.pdf(akar={"/OpenAction": uji.tindakan("/GoTo")})) == "1 halaman"
    assert periksa(uji.pdf(akar={"/X": uji.tindakan("/URI", URI="https://bps.go.id/")})) == "1 halaman"


@pytest.mark.parametrize(
    "isi",
    [
        uji.pdf_javascript(),
        uji.pdf(akar={"/OpenAction": uji.tindakan("/JavaScript", JS="app.alert(1)")}),
        uji.pdf(akar={"/OpenAction": uji.tindakan("/Launch", F="calc.exe")}),
        uji.pdf(akar={"/OpenAction": uji.tindakan("/SubmitForm", F="http://jauh.example/")}),
        uji.pdf(akar={"/OpenAction": uji.tindakan("/ImportData", F="data.fdf")}),
        uji.pdf(akar={"/AcroForm": DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>")})}),
        uji.pdf(akar={"/A": ArrayObject([DictionaryObject({NameObject("/JS"): TextStringObject("1")})])}),
        uji.pdf_terkemas(b"<</S/JavaScript/JS(app.alert(1))>>"),
        uji.pdf_terkemas(b"<</S/J#61vaScript/#4aS(app.alert(1))>>"),
    ],
    ids=["js", "open", "launch", "submit", "import", "xfa", "nested", "packed", "packed and hidden"],
)
def test_what_runs_is_refused(isi: bytes) -> None:
    assert alasan(isi) == pemeriksa.PROGRAM


def test_a_name_in_hexadecimal_hides_nothing() -> None:
    isi = uji.pdf(akar={"/OpenAction": uji.tindakan("/Launch", F="calc.exe")})
    assert alasan(isi.replace(b"/Launch", b"/L#61unch")) in (pemeriksa.PROGRAM, RUSAK)


def test_an_object_that_the_table_of_contents_leaves_out_is_seen() -> None:
    """A reader that finds the table broken looks through the bytes."""
    tersembunyi = b"9 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj\n"
    asli = uji.pdf()
    kepala = asli.index(b"\n") + 1
    assert alasan(asli[:kepala] + tersembunyi + asli[kepala:]) == pemeriksa.PROGRAM


def test_files_within_are_refused() -> None:
    assert alasan(uji.pdf_lampiran()) == pemeriksa.LAMPIRAN


def test_a_password_is_refused() -> None:
    assert alasan(uji.pdf(sandi="rahasia")) == pemeriksa.SANDI


@pytest.mark.parametrize(
    "isi",
    [
        uji.pdf()[:-200],
        uji.pdf()[: len(uji.pdf()) // 2],
        uji.pdf(0),
        b"%PDF-1.7\n%%EOF\n",
        b"%PDF-1.4\n" + b"\0" * 5000 + b"\n%%EOF",
        b"\n" + uji.pdf(),
        uji.pdf() + b"PK..",
        uji.pdf_terkemas(b"<</A 1>>").replace(zlib.compress(b"")[:2], b"\0\0", 1),
    ],
    ids=["cut", "half", "no page", "empty", "nothing", "late", "more", "unpackable"],
)
def test_what_is_broken_is_refused(isi: bytes) -> None:
    assert alasan(isi) == RUSAK


def test_what_is_too_much_is_refused() -> None:
    assert "6 halaman" in alasan(uji.pdf(6))
    assert alasan(uji.pdf_terkemas(b"<</A(" + b"x" * 2_000_000 + b")>>")) == TERLALU_RUMIT


def test_a_pdf_that_is_also_a_page_or_an_archive_is_refused() -> None:
    assert alasan(b"%PDF-1.7\n<script>alert(1)</script>\n" + uji.pdf()) == GANDA
    assert alasan(uji.pdf()[:-6] + uji.office() + b"\n%%EOF") == GANDA
