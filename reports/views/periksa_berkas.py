"""Where anyone checks whether a file of an LKjIP is genuine. Open to all, without cookies; writes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lkjip.access import Hak, boleh
from lkjip.masuk import alamat_klien
from reports.keaslian import BATAS_BERKAS, Jawaban, PenghitungSidik, baca_sidik, kenali, nomor_berlaku
from reports.models import Terbitan

SEMENIT = 20  # uploads of one address
BUKAN_SIDIK = "Sidik SHA-256 terdiri atas 64 angka dan huruf a sampai f. Periksa lagi yang ditempel."
TERLALU_BESAR = f"Berkas lebih besar dari {BATAS_BERKAS // 1024**2} MB, jadi bukan berkas LKjIP."
TANPA_BERKAS = "Pilih dahulu berkas yang akan diperiksa."
TERLALU_SERING = "Terlalu banyak berkas dalam semenit. Tunggu sebentar, atau tempel sidik SHA-256-nya."


@login_not_required
@csrf_exempt  # it changes nothing for anybody, and a token would need a cookie
@require_http_methods(["GET", "POST"])
def periksa_berkas(request: HttpRequest, kode: str = "") -> HttpResponse:
    terbitan = _terbitan(request, kode) if kode else None
    sidik, galat, status = _sidik(request)
    diketik = request.GET.get("sha256", "")[:200]
    if not sidik and not galat and diketik.strip():
        sidik = baca_sidik(diketik)
        galat = "" if sidik else BUKAN_SIDIK
    jawaban: Jawaban | None = kenali(sidik, terbitan) if sidik else None
    isi: dict[str, Any] = {
        "judul": "Periksa keaslian berkas LKjIP",
        "terbitan": terbitan,
        "berkas": terbitan.unduhan if terbitan else (),
        "berlaku": nomor_berlaku(terbitan) if terbitan else 0,
        "jawaban": jawaban,
        "lain": bool(jawaban and jawaban.berkas and terbitan and jawaban.berkas.terbitan_id != terbitan.pk),
        "galat": galat,
        "diketik": sidik or diketik,
        "batas": BATAS_BERKAS,
    }
    hasil = render(request, "reports/terbitan/periksa_berkas.html", isi, status=status)
    hasil.headers["X-Robots-Tag"] = "noindex"
    return hasil


def _terbitan(request: HttpRequest, kode: str) -> Terbitan:
    """The edition of a code. Not published yet, it exists for those only who see the unit."""
    t = Terbitan.objects.select_related("unit__pemda").prefetch_related("berkas").filter(kode=kode).first()
    if t is None or not (
        t.diterbitkan_pada or (request.user.is_authenticated and boleh(request.user, Hak.LIHAT, t.unit))
    ):
        raise Http404("Kode ini tidak dikenal.")
    return t


def _sidik(request: HttpRequest) -> tuple[str, str, int]:
    """The hash of a sent file, what is wrong with it, and the status of the answer."""
    if request.method != "POST":
        return "", "", 200
    panjang = request.headers.get("Content-Length", "")
    if panjang.isdecimal() and int(panjang) > BATAS_BERKAS + 1024**2:
        return "", TERLALU_BESAR, 413
    if _terlalu_sering(request):
        return "", TERLALU_SERING, 429
    penghitung = PenghitungSidik(request)
    request.upload_handlers = [penghitung]
    _ = request.FILES  # reads the request
    if penghitung.terlalu_besar:
        return "", TERLALU_BESAR, 413
    return penghitung.sidik, "" if penghitung.sidik else TANPA_BERKAS, 200


def _terlalu_sering(request: HttpRequest) -> bool:
    """Counts the uploads of an address within a minute, in this process."""
    kunci = f"periksa-berkas-{alamat_klien(request)}"
    if cache.add(kunci, 1, timeout=60):
        return False
    try:
        return int(cache.incr(kunci)) > SEMENIT
    except ValueError:  # the minute has just ended
        return False
