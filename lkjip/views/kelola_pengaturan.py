"""What a pemda chooses for a year: scales, the columns of Formulir E.81, when an explanation is required."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from lkjip.forms.pengaturan import FormPengaturan
from lkjip.models import Pemda
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from lkjip.navigation import alamat
from lkjip.pengaturan import pengaturan, riwayat, simpan
from lkjip.views.kelola_akun import ISIAN, pengelola

BANYAK_RIWAYAT = 50


@require_GET
@pengelola
def kini(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    """The running year."""
    return redirect("kelola-pengaturan", pemda=pemda.slug, tahun=timezone.localdate().year)


@ISIAN
@pengelola
def satu(request: HttpRequest, pemda: Pemda, tahun: int) -> HttpResponse:
    if not TAHUN_MIN <= tahun <= TAHUN_MAX:
        raise Http404("Tahun ini tidak ada.")
    milik, asal = pengaturan(pemda, tahun)
    ada = milik.pk is not None
    form = FormPengaturan(request.POST or None, instance=milik)
    if request.method == "POST" and form.is_valid():
        berubah = simpan(form.instance, request.user)
        pesan = f"Pengaturan tahun {tahun} disimpan." if berubah else "Tidak ada yang berubah."
        messages.success(request, pesan)
        return redirect("kelola-pengaturan", pemda=pemda.slug, tahun=tahun)
    isi = {
        "judul": f"Pengaturan tahun {tahun}",
        "pemda": pemda,
        "tahun": tahun,
        "pilihan_tahun": _pilihan_tahun(pemda, tahun),
        "ada": ada,
        "asal": asal,
        "form": form,
        "riwayat": riwayat(pemda, tahun)[:BANYAK_RIWAYAT],
        "remah": [("Kelola", alamat("kelola", {"pemda": pemda.slug})), (f"Pengaturan tahun {tahun}", "")],
    }
    return render(request, "lkjip/kelola/pengaturan.html", isi)


def _pilihan_tahun(pemda: Pemda, tahun: int) -> list[int]:
    """The years that are prepared, the one after them, and the one at hand."""
    ada = set(pemda.pengaturan.values_list("tahun", flat=True))
    berikut = {t for t in (max(ada, default=timezone.localdate().year - 1) + 1,) if t <= TAHUN_MAX}
    return sorted(ada | berikut | {tahun}, reverse=True)
