"""What waits for the approval of a head who holds several units."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lkjip.access import Hak, unit_berhak
from lkjip.enums import Keadaan
from lkjip.periode import Jendela
from pengisian.banyak import periksa_pilihan
from pengisian.enums import Langkah
from pengisian.models import LangkahTriwulan, TriwulanUnit
from pengisian.posisi import PosisiTriwulan
from pengisian.views.banyak import ambil_hasil, langkah_diminta, proses


@require_http_methods(["GET", "HEAD", "POST"])
def halaman(request: HttpRequest) -> HttpResponse:
    milik = unit_berhak(request.user, Hak.SETUJUI)
    if not milik:
        raise Http404
    menunggu = list(
        TriwulanUnit.objects.filter(unit__in=milik, keadaan=Keadaan.DIAJUKAN).select_related("unit__pemda")
    )
    if request.method == "POST":
        langkah = langkah_diminta(request, [Langkah.SETUJUI])
        dipilih = set(request.POST.getlist("unit"))
        # Also what somebody else has approved meanwhile: it gets its reason.
        semua = TriwulanUnit.objects.filter(unit__in=milik).select_related("unit__pemda")
        terpilih = [(t.pk, t.unit, _posisi(t)) for t in semua if str(t.pk) in dipilih]
        pilihan = periksa_pilihan(langkah, request.user, terpilih)
        return proses(request, langkah, pilihan, reverse("persetujuan"), "Setujui beberapa triwulan")
    isi = {
        "judul": "Menunggu persetujuan Anda",
        "baris": _dengan_pengajuan(menunggu),
        "hasil": ambil_hasil(request),
        "milik": milik,
    }
    return render(request, "pengisian/persetujuan.html", isi)


def _posisi(t: TriwulanUnit) -> PosisiTriwulan:
    """Without its period: an approval does not ask for it."""
    jendela = Jendela(timezone.localdate())
    return PosisiTriwulan(t.tahun, t.triwulan, Keadaan(t.keadaan), t.versi, jendela)


def _dengan_pengajuan(menunggu: list[TriwulanUnit]) -> list[tuple[TriwulanUnit, LangkahTriwulan | None]]:
    """Each quarter with its latest submission, what waits longest first."""
    semua = LangkahTriwulan.objects.filter(triwulan__in=menunggu, langkah=Langkah.AJUKAN)
    terakhir = {c.triwulan_id: c for c in semua.select_related("oleh")}
    hasil = [(t, terakhir.get(t.pk)) for t in menunggu]
    return sorted(hasil, key=lambda b: (b[1] is None, b[1].pada if b[1] else timezone.now()))
