"""The reviewer's desk, /inspektorat/rekomendasi/: recommendations of all units."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from evaluation.daftar import BarisRekomendasi, rinci
from evaluation.enums import PutusanRekomendasi
from evaluation.kabar import sebut_rekomendasi
from evaluation.meja import SaringanMeja, Urut, baris_meja, jumlah_meja, lewat_batas, rekomendasi_meja
from evaluation.meja_buku import susun_buku
from evaluation.putusan import HasilPutusan, Permintaan, ambil_putusan_banyak
from lkjip.access import Hak, berhak, unit_lingkup
from lkjip.buku_kerja.tabel import TIPE
from lkjip.enums import StatusRekomendasi
from lkjip.models import Pengguna
from lkjip.navigation import alamat
from pengisian.views.dasar import lampiran

SEHALAMAN = 50
SESI = "hasil_verifikasi"


@require_http_methods(["GET", "HEAD", "POST"])
def meja(request: HttpRequest) -> HttpResponse:
    """POST asks about the recommendations chosen; with `ya` verifies them, each by itself."""
    _pastikan_pemantau(request.user)
    hari, saring = timezone.localdate(), SaringanMeja.dari(request.GET)
    semua = rekomendasi_meja(request.user)
    if request.method == "POST":
        return _verifikasi(request, semua, saring)
    lembar = Paginator(rinci(saring.menyaring(semua, hari)), SEHALAMAN).get_page(request.GET.get("hal"))
    isi: dict[str, Any] = {
        "judul": "Rekomendasi semua perangkat daerah",
        "remah": _remah(request.user, ("Rekomendasi", "")),
        "saring": saring,
        "disaring": saring.dengan(urut=Urut.UMUR) != SaringanMeja(),
        "halaman": lembar,
        "pangkal": saring.kueri,
        "baris": [BarisRekomendasi(r, hari) for r in lembar],
        "jumlah": jumlah_meja(semua, saring, hari),
        "lewat": saring.tanpa_status(semua, hari).filter(lewat_batas(hari)).count(),
        "saring_lewat": saring.dengan(lewat=not saring.lewat, status=""),
        "pilihan": _pilihan(request.user, semua),
        "urut": list(Urut),
        "status": StatusRekomendasi.choices,
        "verifikasi": _memeriksa(request.user),
        "hasil": request.session.pop(SESI, None),
        "pdf": alamat("meja-matriks-pdf", {}),
    }
    return render(request, "evaluation/meja/meja.html", isi)


@require_GET
def unduh(request: HttpRequest) -> HttpResponse:
    """What the filter shows, all pages of it."""
    _pastikan_pemantau(request.user)
    hari, saring = timezone.localdate(), SaringanMeja.dari(request.GET)
    buku = susun_buku(baris_meja(request.user, saring, hari), saring, hari)
    return lampiran(buku, TIPE, f"rekomendasi-{hari}.xlsx")


def _remah(pengguna: Pengguna, *lanjut: tuple[str, str]) -> list[tuple[str, str]]:
    """The page of the Inspektorat is not one of the koordinator's."""
    milik = berhak(pengguna, Hak.MULAI_EVALUASI)
    return [*([("Inspektorat", reverse("inspektorat"))] if milik else []), *lanjut]


def _pilihan(pengguna: Pengguna, semua: Any) -> dict[str, list[Any]]:
    """What the filters offer: units, years and components that have recommendations. Three queries."""
    dasar = semua.order_by()
    return {
        "unit": list(
            unit_lingkup(pengguna, Hak.PANTAU_REKOMENDASI)
            .filter(evaluasi_akip__rekomendasi__in=dasar)
            .distinct()
            .order_by("nama_singkat")
        ),
        "tahun": list(
            dasar.values_list("evaluasi__tahun", flat=True).distinct().order_by("-evaluasi__tahun")
        ),
        "komponen": list(
            dasar.filter(komponen__isnull=False)
            .values_list("komponen__nama", flat=True)
            .distinct()
            .order_by("komponen__nama")
        ),
    }


def _verifikasi(request: HttpRequest, semua: Any, saring: SaringanMeja) -> HttpResponse:
    kembali = f"{request.path}?{saring.kueri}" if saring.kueri else request.path
    if not _memeriksa(request.user):
        raise PermissionDenied
    versi = _terpilih(request)
    dipilih = list(
        rinci(semua.filter(pk__in=list(versi)[: SEHALAMAN * 2])).order_by("evaluasi__unit__nama", "nomor")
    )
    if not dipilih:
        messages.error(request, "Pilih sedikitnya satu rekomendasi.")
        return redirect(kembali)
    if "ya" not in request.POST:
        hari = timezone.localdate()
        isi = {
            "judul": "Verifikasi beberapa rekomendasi",
            "remah": _remah(request.user, ("Rekomendasi", kembali), ("Verifikasi", "")),
            "baris": [BarisRekomendasi(r, hari) for r in dipilih],
            "kembali": kembali,
        }
        return render(request, "evaluation/meja/verifikasi.html", isi)
    catatan = request.POST.get("catatan", "").strip()[:2000]
    minta = Permintaan(PutusanRekomendasi.VERIFIKASI, request.user, catatan)
    request.session[SESI] = _hasil(ambil_putusan_banyak(minta, dipilih, versi))
    return redirect(kembali)


def _terpilih(request: HttpRequest) -> dict[int, int]:
    """The recommendations chosen, each with the version that its judge saw: "12.3"."""
    hasil = {}
    for isi in request.POST.getlist("rekomendasi"):
        pk, _, versi = isi.partition(".")
        if all(n.isascii() and n.isdigit() and len(n) < 19 for n in (pk, versi)):
            hasil[int(pk)] = int(versi)
    return hasil


def _hasil(semua: list[HasilPutusan]) -> dict[str, Any]:
    return {
        "langkah": "Verifikasi",
        "berhasil": [sebut_rekomendasi(h.rekomendasi) for h in semua if not h.galat],
        "gagal": [(sebut_rekomendasi(h.rekomendasi), h.galat) for h in semua if h.galat],
    }


def _pastikan_pemantau(pengguna: Pengguna) -> None:
    """404 for who watches over no recommendations of others."""
    if not berhak(pengguna, Hak.PANTAU_REKOMENDASI):
        raise Http404


def _memeriksa(pengguna: Pengguna) -> bool:
    return berhak(pengguna, Hak.VERIFIKASI)
