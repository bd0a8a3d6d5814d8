"""The user guide, for everybody. No page of it asks the database but for who is signed in."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from reports.bantuan import Naskah, baca, cari, halaman_cetak
from reports.panduan import PER_SLUG, PERAN
from reports.renderers.pdf import GagalCetak, html_ke_pdf

log = logging.getLogger(__name__)
BANYAK_KATA = 100  # letters of a search


@login_not_required
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    kata = request.GET.get("cari", "").strip()[:BANYAK_KATA]
    isi = {
        "judul": "Bantuan",
        "peran": [(nama, [PER_SLUG[s] for s in slug]) for nama, slug in PERAN],
        "kata": kata,
        "hasil": cari(kata),
    }
    return render(request, "bantuan/daftar.html", isi)


@login_not_required
@require_GET
def satu(request: HttpRequest, slug: str) -> HttpResponse:
    naskah = _baca(slug)
    isi = {
        "judul": f"Panduan: {naskah.panduan.judul}",
        "naskah": naskah,
        "remah": [("Bantuan", reverse("bantuan")), (naskah.panduan.judul, "")],
    }
    return render(request, "bantuan/satu.html", isi)


@login_not_required
@require_GET
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Printed once, then from the cache, so that readers cannot keep the server busy."""
    naskah = _baca(slug, cetak=True)
    try:
        isi = html_ke_pdf(halaman_cetak(naskah))
    except GagalCetak:
        log.exception("The guide %s could not be printed", slug)
        return render(
            request, "bantuan/gagal.html", {"judul": "PDF belum dapat disusun", "slug": slug}, status=503
        )
    nama = f"Panduan-{slug}.pdf"
    return HttpResponse(
        isi,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )


def _baca(slug: str, *, cetak: bool = False) -> Naskah:
    if slug not in PER_SLUG:
        raise Http404("Panduan ini tidak ada.")
    return baca(slug, cetak=cetak)
