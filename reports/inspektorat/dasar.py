"""What all documents of the Inspektorat are made with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lkjip import formats
from reports.blok import Bagian, Baris, Blok, BlokNarasi, BlokTabel
from reports.narasi.dasar import butir, gabung, paragraf
from reports.tables.dasar import TabelLkjip

BELUM = "………………"  # a place to write by hand


class Tabel(TabelLkjip):
    """A table of such a document: its rows are given, not loaded."""

    bernomor = False
    sumber = ""


def tabel(
    kelas: type[Tabel],
    baris: Iterable[Baris],
    *,
    nomor: str = "",
    judul: str = "",
    sumber: str = "",
    catatan: Sequence[str] = (),
) -> BlokTabel:
    isi = tuple(baris)
    return BlokTabel(
        kelas=kelas,
        nomor=nomor,
        judul=judul or kelas.judul,
        baris=isi,
        sumber=sumber if isi else "",
        catatan=tuple(catatan) if isi else (),
        kosong=kelas.kosong,
    )


def narasi(kunci: str, *isi: str) -> BlokNarasi:
    return BlokNarasi(kunci, gabung(*isi))


def bagian(nomor: str, judul: str, *blok: Blok, jenis: str = "subbab") -> Bagian:
    """A section below the document's heading."""
    kunci = f"bagian-{nomor or 'lampiran'}"
    return Bagian(kunci, nomor, judul, jenis, 1 if jenis == "lampiran" else 2, blok)


def alinea_pengguna(teks: str) -> SafeString:
    """What a person typed into a text field: a paragraph for each of its lines."""
    return format_html_join("", "<p>{}</p>", ((b.strip(),) for b in teks.splitlines() if b.strip()))


def rincian(pasangan: Iterable[tuple[str, str]]) -> SafeString:
    return format_html(
        '<div class="rincian">{}</div>',
        format_html_join("", "<p><strong>{}:</strong> {}</p>", pasangan),
    )


def tanda_tangan(
    tempat: str, tanggal: date | None, jabatan: Sequence[str], nama: str, *bawah: str
) -> BlokNarasi:
    """The place to sign: where and when, as what, by whom; what stands below the name."""
    isi = format_html(
        '<div class="tanda-tangan-tunggal"><p>{}, {}</p>{}<p class="nama-penanda-tangan">{}</p>{}</div>',
        tempat,
        formats.tanggal(tanggal) if tanggal else BELUM,
        format_html_join("", "<p>{}</p>", ((j,) for j in jabatan if j)),
        nama or f"({BELUM}{BELUM})",
        format_html_join("", "<p>{}</p>", ((b,) for b in bawah if b)),
    )
    return BlokNarasi("tanda-tangan", isi)


def pengenal(jenis: str, **isi: Any) -> str:
    return "/".join((jenis, *(str(i) for i in isi.values())))


__all__ = [
    "BELUM", "Tabel", "alinea_pengguna", "bagian", "butir", "gabung", "narasi", "paragraf", "rincian",
    "tabel", "tanda_tangan",
]  # fmt: skip
