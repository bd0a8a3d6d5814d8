"""Downloads of a unit's data as workbooks."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lkjip.buku_kerja.tabel import TIPE
from perencanaan.views.dasar import MejaRencana, tampilkan
from pertukaran.ekspor import buku_kosong, buku_unit
from pertukaran.realisasi_lama import tulis_realisasi
from pertukaran.views.dasar import pengimpor

# What is downloaded, and under which name.
JENIS: dict[str, tuple[str, Callable[[MejaRencana], bytes]]] = {
    "isi": ("buku-kerja-{unit}", lambda meja: buku_unit(meja.unit)),
    "kosong": ("templat-buku-kerja-{unit}", lambda meja: buku_kosong(meja.unit)),
    "realisasi": ("realisasi-lalu-{unit}", lambda meja: tulis_realisasi(meja.unit, meja.tahun)),
}


@require_GET
@pengimpor
def halaman(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    judul = "Ekspor data"
    isi = {
        "judul": judul,
        "remah": [*meja.remah, (judul, "")],
        "unduh": {j: meja.alamat("ekspor-unduh", jenis=j) for j in JENIS},
        "impor": meja.alamat("impor"),
    }
    return tampilkan(request, meja, "pertukaran/ekspor.html", isi)


@require_GET
@pengimpor
def unduh(request: HttpRequest, meja: MejaRencana, jenis: str) -> HttpResponse:
    if jenis not in JENIS:
        raise Http404("Berkas ini tidak ada.")
    nama, susun = JENIS[jenis]
    jawaban = HttpResponse(susun(meja), content_type=TIPE)
    nama = nama.format(unit=meja.unit.slug)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    return jawaban
