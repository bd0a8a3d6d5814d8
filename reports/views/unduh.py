"""Documents to download. What there is and who writes it stands in reports/renderers."""

from __future__ import annotations

import logging
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.shortcuts import render as render_halaman

from lkjip.models import Pengguna
from reports.enums import KeadaanCetak
from reports.pekerjaan import DI_LATAR, isi_jadi, isi_kini, kerjakan, minta
from reports.renderers import DOKUMEN, TIPE, Berkas, nama_berkas, render
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman, lampiran, pastikan_boleh

log = logging.getLogger(__name__)

# The print page brings its own styles and fonts; in its sandbox it can run nothing and reach nobody.
KEBIJAKAN_CETAK = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline' 'self'; img-src data:; font-src data: 'self'"
)


@halaman
def unduh(request: HttpRequest, data: Sumber, dokumen: str, format: str) -> HttpResponse:
    if dokumen == "e81":
        raise Http404("Formulir E.81 diunduh per triwulan.")
    return _jawab(request, data, dokumen, format)


@halaman
def e81(request: HttpRequest, data: Sumber, triwulan: int, format: str) -> HttpResponse:
    return _jawab(request, data, "e81", format)


def _jawab(request: HttpRequest, data: Sumber, dokumen: str, format: str) -> HttpResponse:
    if dokumen not in DOKUMEN or format not in DOKUMEN[dokumen].format:
        raise Http404("Dokumen atau bentuk berkas tidak dikenal.")
    pastikan_boleh(request, "unduh", data)
    try:
        if (dokumen, format) in DI_LATAR:
            return _di_latar(request, data, dokumen, format)
        berkas = render(dokumen, format, data)
    except Exception:  # a renderer may fail in many ways; the reader gets a way back, the log the reason
        log.exception(
            "%s.%s of unit %s, year %s, could not be made", dokumen, format, data.unit_id, data.tahun
        )
        return _gagal(request, data, DOKUMEN[dokumen].judul, format)
    return halaman_cetak(berkas) if format == "html" else lampiran(berkas.isi, berkas.tipe, berkas.nama)


def _di_latar(request: HttpRequest, data: Sumber, dokumen: str, format: str) -> HttpResponse:
    """The file at once where it is ready, else the page that tells how far it is.

    ?tunggu=1 makes it in this request: for who has no worker.
    """
    isi = isi_kini(data, dokumen, format)
    if isi is None:
        pekerjaan = minta(cast(Pengguna, request.user), data, dokumen, format)
        if request.GET.get("tunggu"):
            kerjakan(pekerjaan.pk)
            pekerjaan.refresh_from_db()
        if pekerjaan.keadaan == KeadaanCetak.SELESAI:
            isi = isi_jadi(pekerjaan.sidik, dokumen, format)
        if isi is None:
            return redirect(alamat("cetakan", data, nomor=pekerjaan.pk))
    return lampiran(isi, TIPE[format], nama_berkas(dokumen, format, data))


def halaman_cetak(berkas: Berkas) -> HttpResponse:
    """A print page to look at."""
    jawaban = HttpResponse(berkas.isi, content_type=berkas.tipe)
    jawaban.headers["Content-Disposition"] = f'inline; filename="{berkas.nama}"'
    jawaban.headers["Content-Security-Policy"] = KEBIJAKAN_CETAK
    return jawaban


def _gagal(request: HttpRequest, data: Sumber, dokumen: str, format: str) -> HttpResponse:
    isi = {
        "judul": "Berkas belum dapat disusun",
        "unit": data.unit,
        "tahun": data.tahun,
        "dokumen": dokumen,
        "format": format.upper(),
        "kembali": alamat("ringkasan", data),
    }
    return render_halaman(request, "reports/unduh_gagal.html", isi, status=503)
