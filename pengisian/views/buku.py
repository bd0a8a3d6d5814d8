"""The quarter and the year as workbooks to download."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lkjip.access import Hak, ambil_unit, boleh
from lkjip.models import Unit
from lkjip.navigation import tahun_tersedia
from pengisian.buku_kerja.tata import kunci_diisi
from pengisian.buku_kerja.tulis import Halaman, buku
from pengisian.lembar import Lembar
from pengisian.saringan import Saringan, saring
from pengisian.unggah.layanan import lembar_setahun
from pengisian.views.dasar import Meja, halaman_triwulan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@halaman_triwulan
def unduh(request: HttpRequest, meja: Meja) -> HttpResponse:
    if Hak.UNDUH not in meja.hak:
        raise PermissionDenied
    halaman = _halaman(request, Lembar(meja.unit, meja.posisi), meja.unit)
    isi = buku([halaman], diunduh=timezone.now())
    return lampiran_xlsx(isi, f"isian-{meja.unit.slug}-{meja.tahun}-tw{meja.triwulan}.xlsx")


@require_GET
def unduh_tahun(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    perangkat = ambil_unit(request.user, unit)
    if tahun not in tahun_tersedia(perangkat):
        raise Http404("Tahun ini tidak ada.")
    if not boleh(request.user, Hak.UNDUH, perangkat):
        raise PermissionDenied
    lembar = lembar_setahun(perangkat, tahun, range(1, 5)).values()
    isi = buku([_halaman(request, x, perangkat) for x in lembar], diunduh=timezone.now(), setahun=True)
    return lampiran_xlsx(isi, f"isian-{perangkat.slug}-{tahun}.xlsx")


def _halaman(request: HttpRequest, lembar: Lembar, unit: Unit) -> Halaman:
    """The quarter with the rows that the filter on screen shows."""
    baris = saring(lembar, Saringan.dari(request.GET))
    return Halaman(lembar, baris, kunci_diisi(lembar, request.user, unit))


def lampiran_xlsx(isi: bytes, nama: str) -> HttpResponse:
    return HttpResponse(
        isi, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{nama}"'}
    )
