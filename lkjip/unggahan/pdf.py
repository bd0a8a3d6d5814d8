"""Opens a PDF as proof that it is one, and that it starts nothing by itself. Runs in the child process."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from lkjip.unggahan.dasar import RUSAK, TERLALU_RUMIT, Tolak, tolak_ganda

SANDI = "PDF berkata sandi atau dibatasi hak bacanya. Simpan tanpa kata sandi, lalu pilih lagi."
PROGRAM = (
    "PDF berisi program (JavaScript) atau perintah yang berjalan sendiri. "
    "Cetak ulang sebagai PDF, lalu pilih lagi."
)
LAMPIRAN = "PDF berisi berkas lain di dalamnya. Kirim setiap berkas tersendiri."

# Keys and actions that run a program, start another one, send data away, fetch some, or carry other files.
_BERBAHAYA = re.compile(
    rb"/(?:(?P<program>JS|JavaScript|XFA|Launch|ImportData|SubmitForm|RichMedia\w*|Rendition)"
    rb"|(?P<lampiran>EmbeddedFiles?|EF|FileAttachment))(?![A-Za-z0-9])"
)
_HEKSA = re.compile(rb"#([0-9A-Fa-f]{2})")  # any letter of a name may be written so
_ALIRAN = re.compile(rb"\bstream\r?\n")
_AKHIR_ALIRAN, _AKHIR = b"endstream", b"%%EOF"


def periksa_pdf(isi: bytes, *, halaman: int, mengembang: int) -> str:
    """How many pages it has; at most `halaman`, and `mengembang` bytes of packed objects. Raises Tolak."""
    if not isi.startswith(b"%PDF-"):
        raise Tolak(RUSAK)
    tolak_ganda(isi, pdf_sah=True)
    _, ada, sesudah = isi.rpartition(_AKHIR)
    if not ada or sesudah.strip(b"\0\t\n\f\r "):
        raise Tolak(RUSAK)  # cut off, or with something behind it
    try:
        for bagian in _objek(isi, mengembang):
            _tolak_berbahaya(bagian)
        return _buka(PdfReader(BytesIO(isi)), halaman)
    except (MemoryError, RecursionError, LimitReachedError):
        raise Tolak(TERLALU_RUMIT) from None
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, EOFError):
        raise Tolak(RUSAK) from None  # what pypdf raises on broken files is of many kinds


def _objek(isi: bytes, mengembang: int) -> Iterator[bytes]:
    """The text of all objects: what stands outside of streams, and the streams that are packed objects.

    Not by the file's own table of contents: a reader that finds it broken looks through the bytes as well.
    """
    for bagian in isi.split(_AKHIR_ALIRAN):
        kepala, *aliran = _ALIRAN.split(bagian, maxsplit=1)
        kepala = _HEKSA.sub(lambda h: bytes([int(h[1], 16)]), kepala)
        yield kepala
        if aliran and b"/ObjStm" in kepala:
            yield _HEKSA.sub(lambda h: bytes([int(h[1], 16)]), _kembangkan(kepala, aliran[0], mengembang))


def _kembangkan(kepala: bytes, aliran: bytes, mengembang: int) -> bytes:
    if b"/Filter" not in kepala:
        return aliran
    pengembang = zlib.decompressobj()
    try:
        hasil = pengembang.decompress(aliran, mengembang)
    except zlib.error:
        raise Tolak(RUSAK) from None
    if pengembang.unconsumed_tail:
        raise Tolak(TERLALU_RUMIT)
    return hasil


def _tolak_berbahaya(teks: bytes) -> None:
    if temuan := _BERBAHAYA.search(teks):
        raise Tolak(LAMPIRAN if temuan["lampiran"] else PROGRAM)


def _buka(pdf: PdfReader, halaman: int) -> str:
    """Goes through its pages as a reader would."""
    if pdf.is_encrypted:
        raise Tolak(SANDI)
    banyak = len(pdf.pages)
    if not banyak:
        raise Tolak(RUSAK)
    if banyak > halaman:
        raise Tolak(
            f"PDF ini {banyak} halaman; paling banyak {halaman} halaman. Kirim bagian yang perlu saja."
        )
    for lembar in pdf.pages:
        if lembar.mediabox.width <= 0 or lembar.mediabox.height <= 0:
            raise Tolak(RUSAK)
        if (gambaran := lembar.get_contents()) is not None:
            gambaran.get_data()
    return f"{banyak} halaman"
