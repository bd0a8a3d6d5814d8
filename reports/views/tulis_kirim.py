"""What the editor's script sends: the text as it is typed, and that somebody writes. Answers are JSON."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from lkjip.access import Hak
from reports import naskah as layanan
from reports.naskah import NaskahBentrok, NaskahDitolak, jam
from reports.sumber import Sumber
from reports.views.dasar import halaman_isian, pastikan_boleh
from reports.views.tulis import STATUS, meja_tulis, versi_dikirim


@require_POST
@halaman_isian
def simpan(request: HttpRequest, data: Sumber, bagian: str, naskah: str) -> JsonResponse:
    """Takes {"isi", "versi"}; gives the new version, or what stands there instead."""
    pastikan_boleh(request, Hak.TULIS, data)
    meja = meja_tulis(request, data, bagian, naskah)
    try:
        kiriman = json.loads(request.body)
        isi, versi = str(kiriman["isi"]), versi_dikirim(kiriman["versi"])
    except RequestDataTooBig:
        return JsonResponse(
            {"pesan": "Naskah terlalu panjang. Pindahkan sebagian ke bagian lain."}, status=413
        )
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"pesan": "Kiriman tidak dapat dibaca. Muat ulang halaman ini."}, status=400)
    try:
        baru = layanan.simpan(meja.user, meja.unit, data.tahun, meja.kunci, isi, versi=versi)
    except NaskahDitolak as ditolak:
        return _tolak(ditolak)
    return JsonResponse({"versi": baru.versi, "pukul": jam(baru.diubah_pada), "kosong": not baru.isi})


@require_POST
@halaman_isian
def pegang(request: HttpRequest, data: Sumber, bagian: str, naskah: str) -> JsonResponse:
    """Holds the text, or with aksi=lepas lets it go."""
    pastikan_boleh(request, Hak.TULIS, data)
    meja = meja_tulis(request, data, bagian, naskah)
    if request.POST.get("aksi") == "lepas":
        layanan.lepas(meja.user, meja.unit, data.tahun, meja.kunci)
        return JsonResponse({})
    try:
        kini = layanan.pegang(meja.user, meja.unit, data.tahun, meja.kunci)
    except NaskahDitolak as ditolak:
        return _tolak(ditolak)
    return JsonResponse({"versi": kini.versi})


def _tolak(ditolak: NaskahDitolak) -> JsonResponse:
    isi: dict[str, Any] = {"pesan": str(ditolak)}
    if isinstance(ditolak, NaskahBentrok):
        isi |= {"isi": ditolak.kini.isi, "versi": ditolak.kini.versi}
    status = next((s for k, s in STATUS.items() if isinstance(ditolak, k)), 400)
    return JsonResponse(isi, status=status)
