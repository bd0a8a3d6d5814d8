"""The history of a quarter: a page with filters, the same of one row as a fragment, and a workbook."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET
from django_tables2 import RequestConfig

from lkjip.access import Hak
from pengisian.baris import ambil_baris
from pengisian.forms.riwayat import FormSaringan
from pengisian.riwayat import BATAS_UNDUH, diringkas, penulis_riwayat, riwayat
from pengisian.tabel_riwayat import TabelRiwayat, riwayat_xlsx
from pengisian.views.dasar import Meja, halaman_triwulan, tampilkan

PER_HALAMAN = 50
TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@halaman_triwulan
def daftar(request: HttpRequest, meja: Meja) -> HttpResponse:
    form = FormSaringan(request.GET, penulis=penulis_riwayat(meja.unit, meja.tahun, meja.triwulan))
    saringan = form.saringan()
    semua = riwayat(meja.unit, meja.tahun, meja.triwulan, saringan)
    rinci = saringan.kelompok is not None
    tabel = TabelRiwayat(
        semua if rinci else diringkas(semua), alamat=meja.alamat("pengisian-riwayat"), rinci=rinci
    )
    RequestConfig(request, paginate={"per_page": PER_HALAMAN, "silent": True}).configure(tabel)
    isi = {
        "judul": f"Riwayat {meja.sebutan}",
        "form": form,
        "tabel": tabel,
        "baris": ambil_baris(meja.unit, meja.tahun, saringan.kunci) if saringan.kunci else None,
        "tersaring": saringan != type(saringan)(),
        "unduh": f"{meja.alamat('riwayat-xlsx')}?{request.GET.urlencode()}",
    }
    potongan = request.headers.get("X-Requested-With") == "fetch"
    jawaban = tampilkan(
        request, meja, "pengisian/riwayat/_potongan.html" if potongan else "pengisian/riwayat.html", isi
    )
    patch_vary_headers(jawaban, ["X-Requested-With"])  # else a browser may show the fragment as the page
    return jawaban


@require_GET
@halaman_triwulan
def unduh(request: HttpRequest, meja: Meja) -> HttpResponse:
    """What the page shows with the same filter, each cell by itself."""
    if Hak.UNDUH not in meja.hak:
        raise PermissionDenied
    form = FormSaringan(request.GET, penulis=penulis_riwayat(meja.unit, meja.tahun, meja.triwulan))
    semua = riwayat(meja.unit, meja.tahun, meja.triwulan, form.saringan())[: BATAS_UNDUH + 1]
    daftar = list(semua)
    judul = f"Riwayat pengisian {meja.unit} {meja.sebutan}"
    if len(daftar) > BATAS_UNDUH:
        judul += f" ({BATAS_UNDUH} perubahan terakhir; persempit saringannya untuk yang lebih lama)"
    jawaban = HttpResponse(riwayat_xlsx(daftar[:BATAS_UNDUH], judul), content_type=TIPE_XLSX)
    nama = f"Riwayat-TW{meja.triwulan}-{meja.tahun}-{meja.unit.slug}.xlsx"
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
