"""Who changed what in the plans, units and settings of a pemda."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lkjip.forms.riwayat import FormSaringRiwayat
from lkjip.models import Pemda
from lkjip.navigation import alamat
from lkjip.riwayat_ubah import SaringRiwayat, jejak
from lkjip.views.kelola_akun import pengelola

SEHALAMAN = 50


@require_GET
@pengelola
def daftar(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    form, saring = _saring(request, pemda)
    halaman = Paginator(jejak(pemda, saring), SEHALAMAN).get_page(request.GET.get("hal"))
    kueri = request.GET.copy()
    kueri.pop("hal", None)
    isi = {
        "judul": "Riwayat perubahan",
        "pemda": pemda,
        "saring": form,
        "tersaring": saring != SaringRiwayat(),
        "halaman": halaman,
        "pangkal": kueri.urlencode(),
        "remah": [("Kelola", alamat("kelola", {"pemda": pemda.slug})), ("Riwayat perubahan", "")],
    }
    return render(request, "lkjip/kelola/riwayat.html", isi)


@require_GET
@pengelola
def unduh(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    """The same lines as a workbook."""
    from lkjip.buku_kerja.tabel import TIPE  # loads openpyxl, which no page needs
    from lkjip.riwayat_ubah import susun_buku

    isi = susun_buku(pemda, jejak(pemda, _saring(request, pemda)[1]))
    jawaban = HttpResponse(isi, content_type=TIPE)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="riwayat-{pemda.slug}.xlsx"'
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def _saring(request: HttpRequest, pemda: Pemda) -> tuple[FormSaringRiwayat, SaringRiwayat]:
    form = FormSaringRiwayat(request.GET, pemda=pemda)
    form.is_valid()
    return form, SaringRiwayat(**{k: v for k, v in form.cleaned_data.items() if v})
