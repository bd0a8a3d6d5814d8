"""PDF annexes of the LKjIP: a new one, another in its place, and the original for download."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lkjip.access import Hak
from lkjip.unggahan.penerima import gagal_diterima
from lkjip.unggahan.periksa import BerkasDitolak
from reports.forms_susunan import FormBerkas, FormLampiran
from reports.garis import FINAL, Penyusun, SusunDitolak, Terlihat
from reports.lampiran_baca import Terbaca, baca_pdf, terlalu_besar
from reports.lampiran_tulis import ganti_lampiran, tambah_lampiran
from reports.models import LampiranPdf
from reports.sumber import Sumber
from reports.tahap import boleh_lkjip, tahap_lkjip
from reports.views.dasar import alamat, halaman, halaman_isian
from reports.views.susunan import pastikan, penyusun_dari, versi_terlihat

PENUH = "Server tidak dapat menyimpan berkas sekarang. Coba lagi nanti; bila tetap gagal, beri tahu admin."
log = logging.getLogger(__name__)


@halaman_isian
def baru(request: HttpRequest, data: Sumber) -> HttpResponse:
    p = penyusun_dari(request, data)
    pastikan(p, Hak.SUSUN_LKJIP)
    form = FormLampiran()
    if request.method == "POST":
        form = FormLampiran(request.POST, request.FILES)
        if kunci := _simpan(
            request, p, form, lambda pdf: tambah_lampiran(p, form.cleaned_data["judul"], pdf)
        ):
            return redirect("susunan-bagian", unit=p.unit.slug, tahun=p.tahun, kunci=kunci)
    return _halaman(request, data, form, "Lampiran PDF baru")


@halaman_isian
def ganti(request: HttpRequest, data: Sumber, lampiran: str) -> HttpResponse:
    """Another document for an annex that is there."""
    p = penyusun_dari(request, data)
    pastikan(p, Hak.SUSUN_LKJIP)
    kini = _lampiran(data, lampiran)
    form = FormBerkas()
    if request.method == "POST":
        form = FormBerkas(request.POST, request.FILES)
        terlihat = Terlihat(lampiran, versi_terlihat(request))
        if _simpan(request, p, form, lambda pdf: ganti_lampiran(p, terlihat, pdf)):
            return redirect("susunan-bagian", unit=p.unit.slug, tahun=p.tahun, kunci=lampiran)
    return _halaman(request, data, form, f"Ganti berkas “{kini.bagian.judul}”", kini)


@halaman
def asli(request: HttpRequest, data: Sumber, lampiran: str) -> HttpResponse | FileResponse:
    """The document as it came, to be saved: what is in it runs nowhere here."""
    kini = _lampiran(data, lampiran)
    isi = _buka(kini.berkas)
    return _tertutup(
        FileResponse(isi, as_attachment=True, filename=kini.nama_berkas, content_type="application/pdf")
    )


@halaman
def gambar_halaman(
    request: HttpRequest, data: Sumber, lampiran: str, lembar: int
) -> HttpResponse | FileResponse:
    """A page as it was drawn: our own JPEG."""
    milik = _lampiran(data, lampiran).halaman.filter(nomor=lembar).first()
    if milik is None:
        raise Http404("Halaman ini tidak ada.")
    return _tertutup(FileResponse(_buka(milik.gambar), content_type="image/jpeg"))


def _buka(berkas: FieldFile) -> File[bytes]:
    try:
        return berkas.open("rb")
    except OSError:
        log.exception("The file %s of an annex is not there", berkas.name)
        raise Http404("Berkas ini tidak ditemukan pada server. Beri tahu admin.") from None


def _tertutup(jawaban: FileResponse) -> FileResponse:
    """Runs nothing, loads nothing, and stays with who asked for it."""
    jawaban.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def _lampiran(data: Sumber, kunci: str) -> LampiranPdf:
    milik = LampiranPdf.objects.filter(
        bagian__unit=data.unit_id, bagian__tahun=data.tahun, bagian__kunci=kunci
    ).select_related("bagian")
    if (lampiran := milik.first()) is None:
        raise Http404("Lampiran ini tidak ada.")
    return lampiran


def _simpan(request: HttpRequest, p: Penyusun, form: FormBerkas, tulis: Callable[[Terbaca], str]) -> str:
    """Reads the document and has it written; the key of its section. Empty: the form says what is wrong."""
    if not boleh_lkjip(p.pengguna, Hak.SUSUN_LKJIP, p.unit, tahap_lkjip(p.unit.pk, p.tahun)):
        form.add_error(None, FINAL)  # before a long look into the file
        return ""
    if (pdf := _terbaca(request, form)) is None:
        return ""
    try:
        kunci = tulis(pdf)
    except SusunDitolak as galat:
        form.add_error(None, str(galat))
        return ""
    except OSError:
        log.exception("An annex could not be stored")
        form.add_error(None, PENUH)
        return ""
    messages.success(request, f"Lampiran tersimpan: {len(pdf.halaman)} halaman.")
    return kunci


def _terbaca(request: HttpRequest, form: FormBerkas) -> Terbaca | None:
    """The document that was sent; None where the form says why not."""
    if gagal_diterima(request):
        form.add_error(None, PENUH)
    if not form.is_valid():
        return None
    berkas: UploadedFile[Any] = form.cleaned_data["berkas"]
    try:
        if (berkas.size or 0) > settings.LAMPIRAN_BATAS_BERKAS:
            raise BerkasDitolak(terlalu_besar())  # the rest of it was not kept
        return baca_pdf(berkas.read(), berkas.name or "")
    except BerkasDitolak as galat:
        form.add_error("berkas", str(galat))
        return None


def _halaman(
    request: HttpRequest, data: Sumber, form: FormBerkas, judul: str, lampiran: LampiranPdf | None = None
) -> HttpResponse:
    p = penyusun_dari(request, data)
    tahap = tahap_lkjip(data.unit_id, data.tahun)
    isi: dict[str, Any] = {
        "judul": judul,
        "remah": (("Susunan", alamat("susunan", data)), (judul, "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "form": form,
        "lampiran": lampiran,
        "menyusun": boleh_lkjip(p.pengguna, Hak.SUSUN_LKJIP, p.unit, tahap),
    }
    return render(request, "reports/lampiran.html", isi)
