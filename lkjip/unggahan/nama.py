"""The name under which a stranger's file is offered for download. Pure."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

PANJANG = 120
_TERLARANG = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def nama_aman(nama: str, akhiran: str) -> str:
    """At most 120 letters of the name, without folders, invisible or forbidden characters, ending as it is.

    akhiran is that of the content (".pdf"): a name that says something else gets it in addition.
    """
    nama = unicodedata.normalize("NFC", nama).replace("\\", "/").rsplit("/", 1)[-1]
    nama = "".join(huruf if huruf.isprintable() else " " for huruf in nama)
    nama = _TERLARANG.sub("_", nama)
    if PurePath(nama).suffix.lower() in (akhiran, ".jpeg" if akhiran == ".jpg" else akhiran):
        nama = nama[: nama.rindex(".")]
    nama = " ".join(nama.split()).strip(". ")[:PANJANG].strip()
    return (nama or "berkas") + akhiran


def judul_dari(nama: str) -> str:
    """What a name says as a title: "Notulen_rapat-2.pdf" is "Notulen rapat-2"."""
    return " ".join(PurePath(nama).stem.replace("_", " ").split())[:PANJANG] or "Berkas"
