"""The quarter and the year as workbooks to download."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lkjip.access import Hak, ambil_unit, boleh
from lkjip.models import Pengguna
from lkjip.navigation import tahun_tersedia
from pengisian.buku_kerja.tata import kunci_diisi
from pengisian.buku_kerja.tulis import Halaman, buku
from pengisian.lembar import Lembar
from pengisian.unggah.layanan import lembar_setahun
from pengisian.views.dasar import Meja, halaman_triwulan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@halaman_triwulan
def unduh(request: HttpRequest, meja: Meja) -> HttpResponse:
    if Hak.UNDUH not in meja.hak:
        raise PermissionDenied
    lembar = Lembar(meja.unit, meja.posisi)
    halaman = Halaman(lembar, lembar.baris, kunci_diisi(lembar, meja.pengguna, meja.unit))
    isi = buku([halaman], diunduh=timezone.now())
    return lampiran_xlsx(isi, f"isian-{meja.unit.slug}-{meja.tahun}-tw{meja.triwulan}.xlsx")


@require_GET
def unduh_tahun(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    perangkat = ambil_unit(request.user, unit)
    if tahun not in tahun_tersedia(perangkat):
        raise Http404("Tahun ini tidak ada.")
    if not boleh(request.user, Hak.UNDUH, perangkat) or not isinstance(request.user, Pengguna):
        raise PermissionDenied
    lembar = lembar_setahun(perangkat, tahun, range(1, 5)).values()
    halaman = [Halaman(x, x.baris, kunci_diisi(x, request.user, perangkat)) for x in lembar]
    isi = buku(halaman, diunduh=timezone.now(), setahun=True)
    return lampiran_xlsx(isi, f"isian-{perangkat.slug}-{tahun}.xlsx")


def lampiran_xlsx(isi: bytes, nama: str) -> HttpResponse:
    return HttpResponse(
        isi, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{nama}"'}
    )
