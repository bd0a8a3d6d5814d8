"""All that the rules say about the plans of a year, and the warnings that were accepted."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from budget.sumber import SumberKinerja
from perencanaan import periksa as layanan
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.renstra import pencatat


@require_GET
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    return _tampil(request, meja)


@require_POST
@penyusun
def terima(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """Accepts a warning; what was typed comes back where that is not possible."""
    kunci, alasan = request.POST.get("kunci", ""), request.POST.get("alasan", "")
    try:
        layanan.terima(pencatat(request, meja), SumberKinerja(meja.unit.pk, meja.tahun), kunci, alasan)
    except ValidationError as galat:
        return _tampil(request, meja, kunci=kunci, alasan=alasan, galat=galat.messages[0])
    messages.success(request, "Peringatan diterima dengan alasannya.")
    return redirect("rencana-peringatan", unit=meja.unit.slug, tahun=meja.tahun)


def _tampil(
    request: HttpRequest, meja: MejaRencana, *, kunci: str = "", alasan: str = "", galat: str = ""
) -> HttpResponse:
    temuan = layanan.periksa(SumberKinerja(meja.unit.pk, meja.tahun))
    isi = {
        "judul": f"Peringatan rencana {meja.tahun}",
        "temuan": temuan,
        "banyak_galat": sum(t.galat for t in temuan),
        "banyak_terbuka": sum(t.terbuka and not t.galat for t in temuan),
        "kunci": kunci,
        "alasan": alasan,
        "galat": galat,
        "remah": [*meja.remah, ("Peringatan", "")],
    }
    return tampilkan(request, meja, "perencanaan/peringatan.html", isi)
