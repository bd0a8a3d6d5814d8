"""A document in the making: how far it is, and the file when it is done."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak
from reports.pekerjaan import antrean_diam, isi_jadi, lanjutkan
from reports.renderers import DOKUMEN, TIPE, nama_berkas
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman, lampiran, pastikan_boleh


@halaman
def cetakan(request: HttpRequest, data: Sumber, nomor: int) -> HttpResponse:
    """With ?potongan=1 only the part that changes, which the page's script asks for every second."""
    pekerjaan = _ambil(request, data, nomor)
    now = timezone.now()
    lanjutkan(pekerjaan, now)
    dokumen = DOKUMEN[pekerjaan.dokumen].judul
    unduh = alamat("unduh", data, dokumen=pekerjaan.dokumen, format=pekerjaan.format)
    isi: dict[str, Any] = {
        "judul": f"{dokumen} {data.tahun} ({pekerjaan.format.upper()})",
        "remah": (("LKjIP", alamat("laporan", data)), ("Berkas", "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "p": pekerjaan,
        "nama": nama_berkas(pekerjaan.dokumen, pekerjaan.format, data),
        "belum": pekerjaan.keadaan in (KeadaanCetak.ANTRI, KeadaanCetak.BERJALAN),
        "ke": pekerjaan.selesai + 1,
        "diam": antrean_diam(pekerjaan, now),
        "unduh": unduh,
        "berkas": alamat("cetakan-berkas", data, nomor=pekerjaan.pk),
    }
    potongan = bool(request.GET.get("potongan"))
    return render(request, f"reports/cetakan/{'_keadaan' if potongan else 'halaman'}.html", isi)


@halaman
def berkas(request: HttpRequest, data: Sumber, nomor: int) -> HttpResponse:
    """The file as it was made; where it is kept no more, it is made again."""
    pekerjaan = _ambil(request, data, nomor)
    isi = None
    if pekerjaan.keadaan == KeadaanCetak.SELESAI:
        isi = isi_jadi(pekerjaan.sidik, pekerjaan.dokumen, pekerjaan.format)
    if isi is None:
        return redirect(alamat("unduh", data, dokumen=pekerjaan.dokumen, format=pekerjaan.format))
    nama = nama_berkas(pekerjaan.dokumen, pekerjaan.format, data)
    return lampiran(isi, TIPE[pekerjaan.format], nama)


def _ambil(request: HttpRequest, data: Sumber, nomor: int) -> PekerjaanCetak:
    pastikan_boleh(request, "unduh", data)
    try:
        return PekerjaanCetak.objects.get(pk=nomor, unit=data.unit_id, tahun=data.tahun, dokumen__in=DOKUMEN)
    except (PekerjaanCetak.DoesNotExist, OverflowError) as galat:
        raise Http404("Berkas ini tidak ada lagi. Unduh kembali dari halaman LKjIP.") from galat
