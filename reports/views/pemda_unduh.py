"""What the pemda's view shows as files: each table as workbook and CSV, and the Ikhtisar kinerja pemda."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from indicators.queries import rpjmd
from lkjip.models import Pemda
from reports.blok import BlokTabel
from reports.inspektorat import cetak
from reports.pemda.dokumen import susun_ikhtisar
from reports.pemda.muat_tahun import muat_tahun
from reports.pemda.tabel import blok_akip, blok_predikat, blok_sasaran, blok_unit, urutkan
from reports.renderers import TIPE
from reports.renderers.csv import tabel_csv
from reports.renderers.xlsx import lkjip_xlsx, tabel_xlsx
from reports.views.dasar import lampiran
from reports.views.pemda import ambil_tahun, bingkai, muat_akip, saring_kinerja, saring_unit

log = logging.getLogger(__name__)
DOKUMEN = ("pdf", "docx", "xlsx")


def _unit(pemda: Pemda, tahun: int, triwulan: int, kueri: QueryDict) -> BlokTabel:
    data = muat_tahun(pemda, tahun, triwulan)
    return blok_unit(data, saring_unit(data, kueri))


def _predikat(pemda: Pemda, tahun: int, triwulan: int, kueri: QueryDict) -> BlokTabel:
    return blok_predikat(muat_tahun(pemda, tahun, triwulan))


def _sasaran(pemda: Pemda, tahun: int, triwulan: int, kueri: QueryDict) -> BlokTabel:
    data = muat_tahun(pemda, tahun, triwulan, rinci=True)
    return blok_sasaran(data, saring_kinerja(data, kueri))


def _akip(pemda: Pemda, tahun: int, triwulan: int, kueri: QueryDict) -> BlokTabel:
    baris, daftar = muat_akip(pemda, tahun, kueri)
    return blok_akip(daftar, baris)


TABEL: dict[str, Callable[[Pemda, int, int, QueryDict], BlokTabel]] = {
    "perangkat-daerah": _unit,
    "sebaran-predikat": _predikat,
    "sasaran": _sasaran,
    "akip": _akip,
}


@require_GET
def tabel(
    request: HttpRequest, pemda: str, tahun: int, triwulan: int, tabel: str, format: str
) -> HttpResponse:
    """What the page's filter shows, in its order."""
    milik = ambil_tahun(request, pemda, tahun, triwulan)
    if tabel not in TABEL or format not in ("xlsx", "csv"):
        raise Http404("Berkas ini tidak ada.")
    blok, _ = urutkan(TABEL[tabel](milik, tahun, triwulan, request.GET), request.GET.get("urut", ""))
    nama = f"{tabel}-{pemda}-{tahun}-tw{triwulan}.{format}"
    if format == "csv":
        return lampiran(tabel_csv(blok), "text/csv; charset=utf-8", nama)
    return lampiran(tabel_xlsx(blok, f"{milik.nama}, tahun {tahun}"), TIPE["xlsx"], nama)


@require_GET
def ikhtisar(request: HttpRequest, pemda: str, tahun: int) -> HttpResponse:
    milik = ambil_tahun(request, pemda, tahun)
    report = susun_ikhtisar(muat_tahun(milik, tahun, 4, rinci=True), rpjmd(milik.pk))
    isi = bingkai(milik, tahun, 4, "kelola-capaian-ikhtisar", request.GET) | {
        "judul": f"{report.judul} {tahun}",
        "bagian": [(b, [(isinstance(x, BlokTabel), x) for x in b.blok]) for b in report.bagian],
    }
    return render(request, "reports/pemda/ikhtisar.html", isi)


@require_GET
def dokumen(request: HttpRequest, pemda: str, tahun: int, format: str) -> HttpResponse:
    milik = ambil_tahun(request, pemda, tahun)
    if format not in DOKUMEN:
        raise Http404("Dokumen ini tidak ada.")
    nama = f"Ikhtisar-Kinerja-{pemda}-{tahun}"
    report = susun_ikhtisar(muat_tahun(milik, tahun, 4, rinci=True), rpjmd(milik.pk))
    try:
        isi = lkjip_xlsx(report) if format == "xlsx" else cetak(report, format, nama).isi
    except Exception:
        log.exception("The overview of %s %s cannot be written as %s", pemda, tahun, format)
        messages.error(request, "Ikhtisar belum dapat dibuat. Coba lagi beberapa saat kemudian.")
        return redirect("kelola-capaian-ikhtisar", pemda=pemda, tahun=tahun)
    return lampiran(isi, TIPE[format], f"{nama}.{format}")
