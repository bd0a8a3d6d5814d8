"""The pohon kinerja: the page with drawing and list, and the drawing as SVG and as PDF."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from reports.pohon import cetak, svg
from reports.pohon.data import LEVEL, TEKS_CELAH, Celah, Pohon
from reports.pohon.saring import Saringan
from reports.pohon.susun import susun_pohon
from reports.pohon.tata import susun
from reports.renderers.pdf import GagalCetak, html_ke_pdf
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman, jalur_jejak, lampiran, pastikan_boleh
from reports.views.rencana import bingkai

log = logging.getLogger(__name__)


@halaman
def pohon(request: HttpRequest, data: Sumber) -> HttpResponse:
    saringan = _saringan(request)
    utuh = susun_pohon(data)
    p = saringan.pakai(utuh)
    isi = {
        "pohon": p,
        "kosong": not utuh.akar,
        "saringan": saringan,
        "terbuka": saringan.terbuka(p),
        "ketemu": sum(s.ketemu for s in p.telusur()),
        "celah": [(c, TEKS_CELAH[c][1], n) for c, n in utuh.banyak_celah().items()],
        "pilihan_celah": [(c, TEKS_CELAH[c][1]) for c in Celah],
        "pilihan_kedalaman": [(n, nama.lower()) for n, nama in enumerate(LEVEL.values(), 1)],
        "gambar": _gambar(p, jalur_jejak(data)),
        # What is searched for is marked in the drawings too.
        "unduhan": [
            (j, alamat(n, data) + saringan.kueri) for j, n in (("PDF A3", "pohon-pdf"), ("SVG", "pohon-svg"))
        ],
    }
    return render(request, "reports/pohon.html", bingkai(data, "pohon", f"Pohon Kinerja {data.tahun}") | isi)


@halaman
def unduh_svg(request: HttpRequest, data: Sumber) -> HttpResponse:
    p = _untuk_diunduh(request, data)
    isi = svg.berkas(p, susun(p.akar)).encode()
    jawaban = lampiran(isi, "image/svg+xml", f"Pohon-Kinerja-{data.unit.slug}-{data.tahun}.svg")
    jawaban.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return jawaban


@halaman
def unduh_pdf(request: HttpRequest, data: Sumber) -> HttpResponse:
    p = _untuk_diunduh(request, data)
    try:
        isi = html_ke_pdf(cetak.halaman_pohon(p))
    except GagalCetak:
        log.exception("The pohon kinerja of unit %s, year %s, could not be printed", data.unit_id, data.tahun)
        return _gagal(request, data)
    return lampiran(isi, "application/pdf", f"Pohon-Kinerja-{data.unit.slug}-{data.tahun}.pdf")


def _saringan(request: HttpRequest) -> Saringan:
    return Saringan.dari(*(request.GET.get(n, "") for n in ("cari", "kedalaman", "celah")))


def _untuk_diunduh(request: HttpRequest, data: Sumber) -> Pohon:
    """What the page shows. 403 for who may not download, 404 where there is nothing."""
    pastikan_boleh(request, "unduh", data)
    p = _saringan(request).pakai(susun_pohon(data))
    if not p.akar:
        raise Http404("Pohon kinerja ini kosong.")
    return p


def _gambar(p: Pohon, pangkal: str) -> str:
    """Safe: reports/pohon/svg.py escapes all that people wrote."""
    return mark_safe(svg.gambar(susun(p.akar), judul=p.judul, uraian=svg.uraikan(p), pangkal=pangkal))


def _gagal(request: HttpRequest, data: Sumber) -> HttpResponse:
    isi = {
        "judul": "Berkas belum dapat disusun",
        "unit": data.unit,
        "tahun": data.tahun,
        "dokumen": "Pohon kinerja",
        "format": "PDF",
        "kembali": alamat("pohon", data),
    }
    return render(request, "reports/unduh_gagal.html", isi, status=503)
