"""The LKjIP cut into pieces that are laid out each by itself, and its lists of contents with page numbers.

A piece is what stands on paper of one kind within a chapter. Its HTML says nothing of what stands elsewhere,
so it is laid out anew only when it changes itself; page numbers are put in by whoever joins the pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lkjip.formats import romawi
from reports.blok import ReportData
from reports.renderers.cetak_bingkai import PENANDA
from reports.renderers.csv import nama_csv, tabel_csv
from reports.renderers.dasar import judul_bagian, tabel_bagian
from reports.renderers.helai import potong, rangkai
from reports.renderers.html import daftar_isi, gaya_cetak, helai_bagian


@dataclass(frozen=True, slots=True)
class Naskah:
    """A piece to print. judul is that of its chapter; depan: its pages have roman numbers."""

    judul: str
    html: str
    depan: bool = False


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A file to attach, with the id of the table whose data it has."""

    nama: str
    keterangan: str
    tabel: str
    isi: bytes


def gaya_potongan(*, draf: bool = False) -> str:
    """The style sheet of all pieces: where the page number will stand they print PENANDA."""
    nomor = f'@bottom-right {{ content: "{PENANDA}" }}'
    return f"{gaya_cetak(draf=draf)}\n@page {{ {nomor} }}\n@page depan {{ {nomor} }}"


def naskah_sampul(report: ReportData) -> str:
    """The cover, which has no page number, with the document's title and metadata."""
    return render_to_string("reports/print/sampul.html", {"laporan": report})


def naskah(report: ReportData) -> list[Naskah]:
    """All pieces in printed order but the cover and the lists of contents, which follow those in front."""
    hasil = []
    for jenis in ("depan", "bab", "lampiran"):
        for bagian in report.bagian:
            if bagian.jenis == jenis:
                judul = " ".join(filter(None, judul_bagian(bagian)))
                for helai in potong(helai_bagian(bagian)):
                    html = _potongan(report, rangkai(helai), depan=jenis == "depan")
                    hasil.append(Naskah(judul, html, jenis == "depan"))
    return hasil


def naskah_daftar(report: ReportData, halaman: Mapping[str, str], awal: int) -> Naskah:
    """The lists of contents. halaman: address -> printed number; awal: number of its own first page."""
    daftar = {
        nama: [replace(e, halaman=halaman.get(e.sasaran, "")) for e in isi]
        for nama, isi in daftar_isi(report).items()
    }
    html = _potongan(report, SafeString(), depan=True, daftar=daftar, awal=awal)
    return Naskah("Daftar Isi", html, depan=True)


def _potongan(report: ReportData, isi: SafeString, *, depan: bool, **lain: object) -> str:
    return render_to_string(
        "reports/print/potongan.html", {"laporan": report, "isi": isi, "depan": depan, **lain}
    )


def nomor_halaman(banyak: Iterable[tuple[bool, int]]) -> list[list[str]]:
    """The printed numbers of each piece's pages from (depan, number of pages): i, ii … then 1, 2 …"""
    hitung = {True: 0, False: 0}
    hasil = []
    for depan, n in banyak:
        urutan = range(hitung[depan] + 1, hitung[depan] + n + 1)
        hitung[depan] += n
        hasil.append([romawi(i).lower() if depan else str(i) for i in urutan])
    return hasil


def lampiran_tabel(report: ReportData) -> list[Lampiran]:
    """The tables as CSV files, in the order of their names, as a PDF wants them."""
    hasil = []
    for _, t in tabel_bagian(report.bagian):
        judul = f"Tabel {t.nomor} {t.judul}" if t.nomor else t.judul
        hasil.append(Lampiran(nama_csv(t), judul, f"tabel-{t.kunci}", tabel_csv(t)))
    return sorted(hasil, key=lambda x: x.nama)
