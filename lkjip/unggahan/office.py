"""Opens a Word or Excel document as proof that it is one, and that it carries nothing that runs.

Runs in the child process; standard library only.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from posixpath import normpath
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lkjip.unggahan.dasar import GANDA, RUSAK, TERLALU_RUMIT, Tolak, tolak_ganda

MAKRO = "Dokumen berisi makro atau program. Simpan ulang tanpa makro, atau sebagai PDF, lalu pilih lagi."
TERSEMAT = "Dokumen berisi objek tersemat atau tautan ke berkas lain. Simpan sebagai PDF, lalu pilih lagi."
SANDI = "Dokumen berkata sandi. Simpan tanpa kata sandi, lalu pilih lagi."
BUKAN = "Arsip ini bukan dokumen Word (.docx) atau Excel (.xlsx)."

POKOK = {  # the type of the main part, and what the document is
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
ISI = "[Content_Types].xml"
_PROGRAM = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex|\.(?:bin|exe|dll|js|vbs|ps1|bat|cmd|com|scr|jar|hta)$"
)
_BIN_BIASA = re.compile(r"(?:printersettings|customproperty)[^/]*\.bin$")
_DDE = re.compile(rb"""<(?:\w+:)?ddeLink\b|instr(?:Text[^>]*>|=["'])\s*DDE(?:AUTO)?\b""", re.IGNORECASE)
# Relations that fetch or start something outside by themselves; a hyperlink waits for a click.
_LUAR = re.compile(r"/(?:attachedTemplate|oleObject|frame|subDocument)$")
_TIPE_LUAR = "External"
POTONGAN = 256 * 1024


def periksa_office(isi: bytes, *, banyak: int, mengembang: int, rasio: int) -> str:
    """Which of the two it is. At most banyak parts, mengembang bytes, rasio times as packed. Raises Tolak."""
    tolak_ganda(isi, zip_sah=True)
    try:
        with ZipFile(BytesIO(isi)) as arsip:
            _periksa_arsip(arsip, isi, banyak, mengembang, rasio)
            jenis = _jenis(arsip)
            for nama in arsip.namelist():
                _periksa_bagian(arsip, nama)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        expat.ExpatError,
        KeyError,
    ):
        raise Tolak(RUSAK) from None
    return jenis


def _periksa_arsip(arsip: ZipFile, isi: bytes, banyak: int, mengembang: int, rasio: int) -> None:
    """The archive as such: nothing around it, no tricks with names, nothing that grows without end."""
    daftar = arsip.infolist()
    if not daftar or len(daftar) > banyak or sum(b.file_size for b in daftar) > mengembang:
        raise Tolak(TERLALU_RUMIT if daftar else RUSAK)
    if min(b.header_offset for b in daftar) or arsip.comment or isi[-22:-18] != b"PK\x05\x06":
        raise Tolak(GANDA)  # something stands before or after it
    nama = [b.filename.lower() for b in daftar]
    if len(set(nama)) != len(nama) or any(not _nama_wajar(n) for n in nama):
        raise Tolak(RUSAK)
    for bagian in daftar:
        if bagian.flag_bits & 1:
            raise Tolak(SANDI)
        if bagian.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Tolak(RUSAK)
        if bagian.file_size > POTONGAN and bagian.file_size > rasio * max(bagian.compress_size, 1):
            raise Tolak(TERLALU_RUMIT)
        if _PROGRAM.search(bagian.filename.lower()) and not _BIN_BIASA.search(bagian.filename.lower()):
            raise Tolak(TERSEMAT if "embeddings/" in bagian.filename.lower() else MAKRO)


def _nama_wajar(nama: str) -> bool:
    return not nama.startswith(("/", "\\")) and "\\" not in nama and normpath(nama).split("/")[0] != ".."


def _baca(arsip: ZipFile, bagian: ZipInfo | str) -> Iterator[bytes]:
    """A part, chunk by chunk; its checksum is compared at the end, and it may not outgrow what it says."""
    with arsip.open(bagian) as berkas:
        while potongan := berkas.read(POTONGAN):
            yield potongan


def _jenis(arsip: ZipFile) -> str:
    tipe: set[str] = set()

    def mulai(unsur: str, atribut: dict[str, str]) -> None:
        tipe.add(atribut.get("ContentType", ""))

    _urai(arsip, ISI, mulai)
    if any("macroenabled" in t.lower() or "vba" in t.lower() for t in tipe):
        raise Tolak(MAKRO)
    jenis = {POKOK[t] for t in tipe if t in POKOK}
    if len(jenis) != 1:
        raise Tolak(BUKAN)
    return jenis.pop()


def _periksa_bagian(arsip: ZipFile, nama: str) -> None:
    """Every part is inflated; relations and text are looked through for what starts by itself."""
    if nama.endswith(".rels"):
        _urai(arsip, nama, _tolak_luar)
        return
    ekor = b""
    for potongan in _baca(arsip, nama):
        if nama.endswith(".xml") and _DDE.search(ekor + potongan):
            raise Tolak(TERSEMAT)
        ekor = potongan[-64:]


def _tolak_luar(unsur: str, atribut: dict[str, str]) -> None:
    if atribut.get("TargetMode") == _TIPE_LUAR and _LUAR.search(atribut.get("Type", "")):
        raise Tolak(TERSEMAT)


def _urai(arsip: ZipFile, nama: str, mulai: Callable[[str, dict[str, str]], None]) -> None:
    """Parses a part. A document type may define entities that grow without end, so there is none."""

    def tanpa_doctype(*_: object) -> None:
        raise Tolak(RUSAK)

    pengurai = expat.ParserCreate()
    pengurai.StartElementHandler = mulai
    pengurai.StartDoctypeDeclHandler = tanpa_doctype
    for potongan in _baca(arsip, nama):
        pengurai.Parse(potongan)
    pengurai.Parse(b"", True)
