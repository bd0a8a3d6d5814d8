"""Printed documents of the Inspektorat: each module makes one as blocks, and every renderer writes it."""

from __future__ import annotations

from django.utils.module_loading import import_string

from reports.blok import ReportData
from reports.renderers import TIPE, Berkas

PENULIS = {
    "pdf": "reports.renderers.pdf.dokumen_pdf",
    "docx": "reports.renderers.docx.dokumen_docx",
    "xlsx": "reports.renderers.xlsx.dokumen_xlsx",
}


def cetak(dokumen: ReportData, format: str, nama: str) -> Berkas:
    """The document as a file. Raises KeyError for an unknown format, and what its renderer raises."""
    return Berkas(import_string(PENULIS[format])(dokumen), TIPE[format], f"{nama}.{format}")
