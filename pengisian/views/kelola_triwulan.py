"""The koordinator's board: the same quarter of all units of a pemda."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.access import Hak, ambil_pemda
from lkjip.buku_kerja.tabel import TIPE
from lkjip.enums import Keadaan
from lkjip.formats import ROMAWI_TRIWULAN, sebut_triwulan
from lkjip.models import Pemda, Periode
from pengisian.banyak import langkah_mungkin, periksa_pilihan
from pengisian.enums import Langkah
from pengisian.papan import Saringan, papan
from pengisian.papan_buku import susun_buku
from pengisian.views.banyak import ambil_hasil, langkah_diminta, proses
from pengisian.views.dasar import lampiran

LANGKAH_PAPAN = (Langkah.KUNCI, Langkah.KEMBALIKAN, Langkah.BUKA)


@require_http_methods(["GET", "HEAD", "POST"])
def halaman(request: HttpRequest, pemda: str, tahun: int, triwulan: int) -> HttpResponse:
    milik = _pemda(request, pemda, tahun, triwulan)
    semua = papan(milik, tahun, triwulan)
    mungkin = langkah_mungkin(request.user, (b.unit for b in semua), LANGKAH_PAPAN)
    alamat = reverse("kelola-triwulan", kwargs={"pemda": pemda, "tahun": tahun, "triwulan": triwulan})
    saring, kueri = _saringan(request.GET)
    kembali = f"{alamat}?{kueri}" if kueri else alamat
    if request.method == "POST":
        langkah = langkah_diminta(request, mungkin)
        dipilih = set(request.POST.getlist("unit"))
        terpilih = [(b.unit.pk, b.unit, b.posisi) for b in semua if str(b.unit.pk) in dipilih]
        judul = f"{langkah.label}: {sebut_triwulan(tahun, triwulan)}"
        return proses(request, langkah, periksa_pilihan(langkah, request.user, terpilih), kembali, judul)
    isi: dict[str, Any] = {
        "judul": f"Papan {sebut_triwulan(tahun, triwulan)}",
        "pemda": milik,
        "tahun": tahun,
        "triwulan": triwulan,
        "saring": saring,
        "kueri": kueri,
        "keadaan": Keadaan.choices,
        "semua": len(semua),
        "baris": [b for b in semua if saring.memuat(b)],
        "langkah": mungkin,
        "pilih_semua": request.GET.get("pilih") == "semua",
        "hasil": ambil_hasil(request),
        "ringkas": [(k.label, sum(b.posisi.keadaan == k for b in semua)) for k in Keadaan],
        "tab": _tab(milik, tahun, triwulan, kueri),
        "pilihan_tahun": _tahun(milik),
    }
    return render(request, "pengisian/kelola/triwulan.html", isi)


@require_GET
def kini(request: HttpRequest, pemda: str) -> HttpResponse:
    """The board of the quarter whose period began last; without any the last quarter that is over."""
    milik = ambil_pemda(request.user, pemda, Hak.PANTAU)
    hari = timezone.localdate()
    periode = Periode.objects.filter(pemda=milik, buka__lte=hari).order_by("-buka", "-tahun", "-triwulan")
    terakhir = periode.values_list("tahun", "triwulan").first()
    tahun, triwulan = terakhir or (hari.year, max(1, (hari.month - 1) // 3))
    if tahun not in _tahun(milik):
        tahun = next(iter(_tahun(milik)), tahun)
    return redirect("kelola-triwulan", pemda=pemda, tahun=tahun, triwulan=triwulan)


@require_GET
def unduh(request: HttpRequest, pemda: str, tahun: int, triwulan: int) -> HttpResponse:
    """What the filter shows."""
    milik = _pemda(request, pemda, tahun, triwulan)
    saring, _ = _saringan(request.GET)
    baris = [b for b in papan(milik, tahun, triwulan) if saring.memuat(b)]
    return lampiran(
        susun_buku(milik, tahun, triwulan, baris), TIPE, f"papan-{pemda}-{tahun}-tw{triwulan}.xlsx"
    )


def _pemda(request: HttpRequest, slug: str, tahun: int, triwulan: int) -> Pemda:
    milik = ambil_pemda(request.user, slug, Hak.PANTAU)
    if tahun not in _tahun(milik) or not 1 <= triwulan <= 4:
        raise Http404("Tahun atau triwulan ini tidak ada.")
    return milik


def _tahun(pemda: Pemda) -> list[int]:
    """The years that the pemda has prepared, the latest first. Asked once."""
    if not hasattr(pemda, "_tahun"):
        pemda._tahun = list(pemda.pengaturan.order_by("-tahun").values_list("tahun", flat=True))
    tahun: list[int] = pemda._tahun
    return tahun


def _saringan(data: QueryDict) -> tuple[Saringan, str]:
    """The filter, and its part of an address."""
    keadaan = data.get("keadaan", "")
    saring = Saringan(
        keadaan if keadaan in Keadaan.values else "",
        data.get("terlambat") == "ya",
        data.get("cari", "").strip()[:100],
    )
    bagian = QueryDict(mutable=True)
    isi = {"keadaan": saring.keadaan, "terlambat": "ya" if saring.terlambat else "", "cari": saring.cari}
    bagian.update({k: v for k, v in isi.items() if v})
    return saring, bagian.urlencode()


def _tab(pemda: Pemda, tahun: int, triwulan: int, kueri: str) -> list[tuple[str, str, bool]]:
    def alamat(n: int) -> str:
        jalur = reverse("kelola-triwulan", kwargs={"pemda": pemda.slug, "tahun": tahun, "triwulan": n})
        return f"{jalur}?{kueri}" if kueri else jalur

    return [(f"Triwulan {r}", alamat(n), n == triwulan) for n, r in enumerate(ROMAWI_TRIWULAN, 1)]
