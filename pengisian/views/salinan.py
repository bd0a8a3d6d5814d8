"""An approved copy to read: as it was approved, never worked out again."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lkjip.access import Hak
from pengisian.beda import Beda, beda
from pengisian.lembar import Lembar
from pengisian.models import SalinanTriwulan
from pengisian.salinan import isi_salinan
from pengisian.salinan_baca import baca_salinan
from pengisian.views.dasar import Meja, halaman_triwulan, lampiran, tampilkan

KINI = "kini"


@require_GET
@halaman_triwulan
def salinan(request: HttpRequest, meja: Meja, versi: int) -> HttpResponse:
    """With ?banding= what differs to another version, or to the figures now."""
    semua = list(_semua(meja).defer("isi"))
    if not any(s.versi == versi for s in semua):
        raise Http404("Versi ini tidak ada.")
    diminta = request.GET.get("banding", "")
    lain = next((s for s in semua if str(s.versi) == diminta and s.versi != versi), None)
    isi_versi = {
        s.versi: json.loads(s.isi)
        for s in _semua(meja).filter(versi__in={versi, *([lain.versi] if lain else [])})
    }
    banding = lain.versi if lain else KINI if diminta == KINI else ""
    isi = {
        "judul": f"Versi {versi} yang disetujui: {meja.sebutan}",
        "remah": meja.remah,
        "tab": "pengisian-alur",
        "salinan": next(s for s in semua if s.versi == versi),
        "baca": baca_salinan(isi_versi[versi]),
        "pilihan": _pilihan(semua, versi, banding),
        "banding": banding,
        "beda": _beda(meja, isi_versi, versi, lain) if banding else (),
    }
    return tampilkan(request, meja, "pengisian/salinan.html", isi)


@require_GET
@halaman_triwulan
def salinan_json(request: HttpRequest, meja: Meja, versi: int) -> HttpResponse:
    """The bytes whose SHA-256 is printed on the page."""
    if Hak.UNDUH not in meja.hak:
        raise PermissionDenied
    kopi = _semua(meja).filter(versi=versi).first()
    if kopi is None:
        raise Http404("Versi ini tidak ada.")
    nama = f"{meja.unit.slug}-{meja.tahun}-tw{meja.triwulan}-versi{versi}.json"
    return lampiran(kopi.isi, "application/json", nama)


def _semua(meja: Meja) -> Any:
    return SalinanTriwulan.objects.filter(
        triwulan__unit=meja.unit, triwulan__tahun=meja.tahun, triwulan__triwulan=meja.triwulan
    ).select_related("oleh")


def _pilihan(semua: list[SalinanTriwulan], versi: int, banding: int | str) -> list[tuple[str, str, bool]]:
    """What the version can be compared with: value, words, whether chosen."""
    daftar = [(str(s.versi), f"Versi {s.versi}") for s in semua if s.versi != versi]
    return [(k, label, k == str(banding)) for k, label in (*daftar, (KINI, "Isian sekarang"))]


def _beda(
    meja: Meja, isi: dict[int, dict[str, Any]], versi: int, lain: SalinanTriwulan | None
) -> tuple[Beda, ...]:
    """From the older to the newer."""
    if lain is None:
        return beda(isi[versi], isi_salinan(Lembar(meja.unit, meja.posisi)))
    lama, baru = sorted((versi, lain.versi))
    return beda(isi[lama], isi[baru])
