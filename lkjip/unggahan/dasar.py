"""What all openers of files share: how a file is refused, and how one that is two things is found out.

Runs in the child process; standard library only.
"""

from __future__ import annotations

import re

RUSAK = "Berkas rusak atau tidak lengkap. Buka berkasnya, simpan ulang, lalu pilih lagi."
TERLALU_RUMIT = (
    "Berkas terlalu besar atau terlalu rumit untuk diperiksa. Perkecil atau bagi menjadi beberapa berkas."
)
GANDA = "Berkas berisi lebih dari satu jenis isi. Simpan ulang dengan aplikasi asalnya, lalu pilih lagi."

# A browser that guesses takes a file with these for a page; a server that guesses, for a program.
_HALAMAN = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?php)\b", re.IGNORECASE)
_AWAL = 1024  # how far browsers look
_AKHIR_ZIP = b"PK\x05\x06"
_PANJANG_AKHIR_ZIP = 22 + 65535  # with the longest comment
_PDF = b"%PDF-"


class Tolak(Exception):
    """The file is not taken; the message says why, and what to do."""


def tolak_ganda(isi: bytes, *, zip_sah: bool = False, pdf_sah: bool = False, semua: bool = False) -> None:
    """Refuses a file that is something else as well: a page, an archive or a PDF. Raises Tolak.

    semua looks for pages in the whole file, which only makes sense where its content is not text.
    """
    halaman = _HALAMAN.search(isi if semua else isi[:_AWAL])
    arsip = not zip_sah and _AKHIR_ZIP in isi[-_PANJANG_AKHIR_ZIP:]
    pdf = not pdf_sah and _PDF in isi[:_AWAL]
    if halaman or arsip or pdf:
        raise Tolak(GANDA)
