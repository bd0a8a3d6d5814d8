"""The guide of a unit's first hour: what is missing, in order, with the way to each page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lkjip.access import ambil_unit
from reports.awal import LangkahUnit, susun_panduan
from reports.awal_sumber import SumberAwal
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman


@halaman
def langkah_awal(request: HttpRequest, data: Sumber) -> HttpResponse:
    awal = SumberAwal(ambil_unit(request.user, data.unit.slug), data.tahun)
    awal.unit = data.unit
    panduan = susun_panduan(awal, request.user)
    isi = {
        "judul": f"Langkah awal tahun {data.tahun}",
        "unit": data.unit,
        "tahun": data.tahun,
        "panduan": panduan,
        "tujuan": [(t, [(n, _alamat(n, awal)) for n in t.langkah]) for t in panduan.tujuan],
        "alamat_kini": _alamat(panduan.kini, awal) if panduan.kini else "",
        "cetak": [
            (label, alamat("pk-unduh", data, dokumen=awal.pk.id, format=format))
            for label, format in (("Cetak (PDF)", "pdf"), ("Unduh Word", "docx"))
            if awal.pk
        ],
        "remah": [("Ringkasan", alamat("ringkasan", data)), ("Langkah awal", "")],
    }
    return render(request, "reports/langkah_awal.html", isi)


def _alamat(satu: LangkahUnit, data: SumberAwal) -> str:
    """Where a step is taken; a page of the pemda only for who may open it."""
    langkah = satu.langkah
    if langkah.isian[0] == "pemda" and not satu.bisa:
        return ""
    nilai = {
        "unit": data.unit.slug,
        "pemda": data.perangkat.pemda.slug,
        "tahun": data.tahun,
        "triwulan": data.triwulan_pertama,
    }
    return reverse(langkah.nama_url, kwargs={n: nilai[n] for n in langkah.isian} | dict(langkah.di))
