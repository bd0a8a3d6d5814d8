"""What a file that is no workbook looks like, by its first bytes; for a message that helps. Pure."""

from __future__ import annotations

import re

from .paket import BUKAN_XLSX, PILIH, SANDI, SIMPAN

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files, and of encrypted new ones
_AWAL = (  # first bytes, what it is, what to do
    (b"%PDF", "dokumen PDF", PILIH),
    (b"{\\rtf", "dokumen RTF", PILIH),
    (b"\x89PNG", "gambar", PILIH),
    (b"\xff\xd8\xff", "gambar", PILIH),
    (b"GIF8", "gambar", PILIH),
    (b"PK\x05\x06", "arsip ZIP kosong", PILIH),
    (b"Rar!", "arsip RAR", PILIH),
    (b"7z\xbc\xaf", "arsip 7z", PILIH),
    (b"\x1f\x8b", "arsip gzip", PILIH),
)
_HALAMAN = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE
)
_XML_LAMA = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")
_BIASA = frozenset(range(32, 256)) | set(b"\t\r\n\f")


def keluhan(isi: bytes) -> str | None:
    """Why the file cannot be a workbook, or None where it has the look of one."""
    if not isi:
        return f"Berkas kosong (0 byte). {PILIH}"
    if isi.startswith(_ZIP):
        return None
    apa, saran = _rupa(isi)
    return SANDI if apa == "terkunci" else BUKAN_XLSX.format(apa=apa, saran=saran)


def _rupa(isi: bytes) -> tuple[str, str]:
    """What it is, and what to do."""
    if isi.startswith(_OLE):
        return _ole(isi)
    for awal, apa, saran in _AWAL:
        if isi.startswith(awal):
            return apa, saran
    awal = isi[:4096].removeprefix(b"\xef\xbb\xbf")
    if _HALAMAN.match(awal):
        return "halaman web yang diberi nama seperti buku kerja", SIMPAN
    if _XML_LAMA.search(awal):
        return "buku kerja XML 2003", SIMPAN
    if awal.startswith((b"\xff\xfe", b"\xfe\xff")) or set(awal) <= _BIASA:
        return "teks atau CSV", SIMPAN
    return "tidak dikenal jenisnya", PILIH


def _ole(isi: bytes) -> tuple[str, str]:
    def berisi(nama: str) -> bool:
        return nama.encode("utf-16-le") in isi

    if berisi("EncryptedPackage"):
        return "terkunci", ""
    if berisi("WordDocument"):
        return "dokumen Word lama (.doc)", PILIH
    if berisi("Workbook") or berisi("Book"):
        return "buku kerja Excel lama (.xls)", SIMPAN
    return "dokumen Office lama", PILIH


def teks_biasa(isi: bytes) -> bool:
    """Whether the file has the look of plain text, such as CSV."""
    return bool(isi) and not isi.startswith(_ZIP) and _rupa(isi)[0] == "teks atau CSV"
