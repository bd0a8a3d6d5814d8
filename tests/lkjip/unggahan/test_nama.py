"""Names of files as they are offered again."""

from __future__ import annotations

import pytest

from lkjip.unggahan.nama import PANJANG, judul_dari, nama_aman


@pytest.mark.parametrize(
    ("nama", "akhiran", "hasil"),
    [
        ("Notulen Rapat.pdf", ".pdf", "Notulen Rapat.pdf"),
        ("NOTULEN.PDF", ".pdf", "NOTULEN.pdf"),
        ("foto.jpeg", ".jpg", "foto.jpg"),
        ("laporan.pdf.exe", ".pdf", "laporan.pdf.exe.pdf"),
        ("../../etc/passwd", ".png", "passwd.png"),
        (r"C:\Users\sari\foto.jpg", ".jpg", "foto.jpg"),
        ('a<b>:"c|d?*.pdf', ".pdf", "a_b___c_d__.pdf"),
        ("foto\u202egpj.exe.jpg", ".jpg", "foto gpj.exe.jpg"),
        ("a\r\nSet-Cookie: x.pdf", ".pdf", "a Set-Cookie_ x.pdf"),
        ("   .pdf", ".pdf", "berkas.pdf"),
        ("...", ".pdf", "berkas.pdf"),
        ("", ".docx", "berkas.docx"),
        ("x" * 500 + ".pdf", ".pdf", "x" * PANJANG + ".pdf"),
    ],
)
def test_names_are_harmless_and_end_as_the_content_is(nama: str, akhiran: str, hasil: str) -> None:
    assert nama_aman(nama, akhiran) == hasil


def test_a_name_is_a_title_where_none_is_given() -> None:
    assert judul_dari("Notulen_rapat-2.pdf") == "Notulen rapat-2"
    assert judul_dari(".pdf") == ".pdf"
