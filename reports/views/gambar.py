"""Images of a unit's LKjIP: the list with the form to add, each with what is said of it, and the files."""

from __future__ import annotations

import logging
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from lkjip.access import Hak, ambil_unit
from lkjip.models import Pengguna
from lkjip.unggahan.penerima import gagal_diterima
from reports import gambar as layanan
from reports.form_gambar import FormGambar, FormUnggah
from reports.gambar import GambarDitolak
from reports.models import GambarNaskah
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman, halaman_isian, pastikan_boleh

log = logging.getLogger(__name__)
MIME = {"jpg": "image/jpeg", "png": "image/png"}
GAGAL = (
    "Server tidak dapat menampung berkas ini sekarang. Coba lagi nanti; bila tetap gagal, beri tahu admin."
)


@halaman_isian
def daftar(request: HttpRequest, data: Sumber) -> HttpResponse:
    """A script gets what became of an upload as JSON."""
    pastikan_boleh(request, Hak.TULIS, data)
    form = FormUnggah()
    if request.method == "POST":
        form = FormUnggah(request.POST, request.FILES)
        gambar = _unggah(request, data, form)
        if request.headers.get("X-Requested-With") == "fetch":
            return _jawab(form, gambar)
        if gambar:
            messages.success(request, f"Gambar “{gambar.judul}” tersimpan.")
            return redirect(request.path)
    user, unit = cast(Pengguna, request.user), ambil_unit(request.user, data.unit.slug)
    isi: dict[str, Any] = {
        "judul": "Gambar pada naskah",
        "remah": (("LKjIP", alamat("laporan", data)), ("Gambar", "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "form": form,
        "sebab": layanan.sebab_tidak_menggambar(user, unit, data.tahun),
        "daftar": list(GambarNaskah.objects.filter(unit=unit, tahun=data.tahun).select_related("oleh")),
        "dipakai": layanan.pemakai(unit.pk, data.tahun),
    }
    return render(request, "reports/gambar.html", isi)


def _unggah(request: HttpRequest, data: Sumber, form: FormUnggah) -> GambarNaskah | None:
    """Takes the image of the form; what is wrong with it, the form says."""
    if gagal_diterima(request):
        form.add_error("berkas", GAGAL)
    if not form.is_valid():
        return None
    user, unit = cast(Pengguna, request.user), ambil_unit(request.user, data.unit.slug)
    try:
        return layanan.unggah(user, unit, data.tahun, form.cleaned_data["berkas"], form.keterangan)
    except GambarDitolak as ditolak:
        form.add_error("berkas", str(ditolak))
    except OSError:
        log.exception("An image could not be stored")
        form.add_error("berkas", GAGAL)
    return None


def _jawab(form: FormUnggah, gambar: GambarNaskah | None) -> JsonResponse:
    if gambar is None:
        galat = {nama: " ".join(str(g) for g in daftar) for nama, daftar in form.errors.items()}
        return JsonResponse({"pesan": "Gambar belum tersimpan.", "galat": galat}, status=400)
    g = gambar
    return JsonResponse({"gambar": {"id": g.pk, "judul": g.judul, "sumber": g.sumber, "alt": g.alt}})


@halaman_isian
def ubah(request: HttpRequest, data: Sumber, nomor: int) -> HttpResponse:
    pastikan_boleh(request, Hak.TULIS, data)
    gambar = _gambar(request, data, nomor)
    user = cast(Pengguna, request.user)
    form = FormGambar.dari(gambar)
    if request.method == "POST":
        form = FormGambar(request.POST)
        try:
            if request.POST.get("aksi") == "hapus":
                layanan.hapus(user, gambar)
                messages.success(request, f"Gambar “{gambar.judul}” dihapus.")
                return redirect(alamat("gambar-naskah", data))
            if form.is_valid():
                layanan.ubah(user, gambar, form.keterangan)
                messages.success(request, "Keterangan gambar tersimpan.")
                return redirect(alamat("gambar-naskah", data))
        except GambarDitolak as ditolak:
            form.add_error(None, str(ditolak))
    isi: dict[str, Any] = {
        "judul": gambar.judul,
        "remah": (
            ("LKjIP", alamat("laporan", data)),
            ("Gambar", alamat("gambar-naskah", data)),
            (gambar.judul, ""),
        ),
        "unit": data.unit,
        "tahun": data.tahun,
        "gambar": gambar,
        "form": form,
        "sebab": layanan.sebab_tidak_mengubah(user, gambar),
        "dipakai": layanan.pemakai(gambar.unit_id, data.tahun).get(nomor, []),
    }
    return render(request, "reports/gambar_satu.html", isi)


@halaman
def berkas(request: HttpRequest, data: Sumber, nomor: int) -> HttpResponse:
    """The image itself, out of the store that no web server knows."""
    gambar = _gambar(request, data, nomor)
    try:
        with gambar.berkas.open("rb") as simpanan:
            isi = simpanan.read()
    except OSError:
        log.exception("The file of image %s is not there", gambar.pk)
        raise Http404("Berkas gambar tidak ditemukan pada server. Beri tahu admin.") from None
    jawaban = HttpResponse(isi, content_type=MIME[gambar.tipe])
    jawaban.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    jawaban.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "private, max-age=3600"
    return jawaban


def _gambar(request: HttpRequest, data: Sumber, nomor: int) -> GambarNaskah:
    unit = ambil_unit(request.user, data.unit.slug)
    milik = GambarNaskah.objects.select_related("unit__pemda", "oleh")
    return get_object_or_404(milik, unit=unit, tahun=data.tahun, pk=nomor)
