"""The door to all editors of the plans."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lkjip.access import hak_pada
from perencanaan.susun import pintu_tersedia
from perencanaan.views.dasar import MejaRencana, halaman_rencana, tampilkan


@require_GET
@halaman_rencana
def susun(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    isi = {
        "judul": f"Susun rencana {meja.tahun}",
        "kelompok": pintu_tersedia(meja.unit, meja.tahun, hak_pada(meja.pengguna, meja.unit)),
        "remah": [("Perencanaan", meja.alamat("rencana")), (f"Susun rencana {meja.tahun}", "")],
    }
    return tampilkan(request, meja, "perencanaan/susun.html", isi)
