"""Which documents there are, in which formats, and who writes them: one table for the command and the web.

Every renderer is a function of one finished ReportData; it computes nothing. Importing this module is cheap:
a renderer and its libraries are loaded when a document is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.blok import ReportData
    from reports.sumber import Sumber

TIPE = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document: how people call it, its file name without ending, and the renderer of each format."""

    judul: str
    nama: str
    format: dict[str, str]


DOKUMEN = {
    "lkjip": Dokumen(
        "LKjIP",
        "LKjIP-{unit}-{tahun}",
        {
            "pdf": "reports.renderers.pdf.lkjip_pdf",
            "docx": "reports.renderers.docx.lkjip_docx",
            "html": "reports.renderers.html.halaman_cetak",
            "xlsx": "reports.renderers.xlsx.lkjip_xlsx",
            "json": "reports.renderers.json.lkjip_json",
        },
    ),
    "e81": Dokumen(
        "Formulir E.81",
        "E81-{unit}-{tahun}-TW{triwulan}",
        {
            "pdf": "reports.renderers.pdf.e81_pdf",
            "html": "reports.renderers.html.halaman_e81",
            "xlsx": "reports.renderers.xlsx_e81.e81_xlsx",
            "json": "reports.renderers.json.e81_json",
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Berkas:
    """A finished file: its bytes, content type and name."""

    isi: bytes
    tipe: str
    nama: str


def nama_berkas(dokumen: str, format: str, sumber: Sumber) -> str:
    """LKjIP-dp3akb-2024.pdf."""
    nama = DOKUMEN[dokumen].nama.format(unit=sumber.unit.slug, tahun=sumber.tahun, triwulan=sumber.triwulan)
    return f"{nama}.{format}"


def susun(dokumen: str, sumber: Sumber) -> ReportData:
    """The document as plain data, ready for any renderer. The E.81 is a report of one section."""
    from reports import build
    from reports.blok import ReportData

    if dokumen == "lkjip":
        return build.susun_laporan(sumber)
    unit, formulir = sumber.unit, build.susun_e81(sumber)
    return ReportData(
        judul=formulir.judul,
        unit=unit.nama,
        unit_singkat=unit.nama_singkat,
        pemda=unit.pemda_nama,
        tahun=sumber.tahun,
        tempat=unit.ibu_kota,
        bagian=(formulir,),
        pengenal=f"e81/{unit.slug}/{sumber.tahun}/{sumber.triwulan}/{sumber.varian_e81}",
        kepala=build.kepala_e81(sumber),
    )


def render(dokumen: str, format: str, sumber: Sumber) -> Berkas:
    """One document in one format. Raises KeyError for a pair that DOKUMEN does not name."""
    from django.utils.module_loading import import_string  # here: the printing child knows no Django

    tulis = import_string(DOKUMEN[dokumen].format[format])
    isi = tulis(susun(dokumen, sumber))
    return Berkas(
        isi.encode() if isinstance(isi, str) else isi,
        TIPE[format],
        nama_berkas(dokumen, format, sumber),
    )
