"""A section of the LKjIP as it will print, as images of its pages."""

from __future__ import annotations

import base64
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports.pratinjau import laporan_satu_bagian
from reports.renderers.pdf import GagalCetak
from reports.renderers.pratinjau import Pratinjau, pratinjau
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman
from reports.views.laporan import judul_lengkap


@halaman
def pratinjau_bagian(request: HttpRequest, data: Sumber, bagian: str) -> HttpResponse:
    """With ?potongan=1 only the images, for the page on which the section is written."""
    rancangan = data.susunan.cari(bagian)
    if rancangan is None:
        raise Http404("Bagian laporan tidak dikenal, atau tidak dimuat pada LKjIP ini.")
    hasil, gagal = Pratinjau((), 0), ""
    try:
        hasil = pratinjau(laporan_satu_bagian(rancangan, data))
    except GagalCetak as galat:
        gagal = str(galat)
    judul, baca = judul_lengkap(rancangan, data), alamat("laporan-bagian", data, kunci=bagian)
    isi: dict[str, Any] = {
        "judul": f"Pratinjau: {judul}",
        "remah": (("LKjIP", alamat("laporan", data)), (judul, baca), ("Pratinjau", "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "gagal": gagal,
        "halaman": [(n, base64.b64encode(png).decode()) for n, png in enumerate(hasil.halaman, 1)],
        "seluruhnya": hasil.seluruhnya,
        "sisa": hasil.seluruhnya - len(hasil.halaman),
        "judul_bagian": judul,
        "baca": baca,
    }
    potongan = bool(request.GET.get("potongan"))
    jawaban = render(request, f"reports/pratinjau/{'_lembar' if potongan else 'halaman'}.html", isi)
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
