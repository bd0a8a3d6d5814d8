"""The hand-over package: what will be in it, what is missing, making it, and the file."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from lkjip.access import ambil_unit
from lkjip.models import Pengguna
from pertukaran.paket.baca import baca_manifest
from pertukaran.paket.bahan import Bahan
from pertukaran.paket.data import PaketRusak
from pertukaran.paket.jenis import kumpulkan
from pertukaran.paket.pekerjaan import BELUM, letak, minta, siap, tanpa_pekerja, terakhir
from pertukaran.paket.tulis import aman
from reports.models import PekerjaanCetak
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman, halaman_isian, pastikan_boleh


@halaman_isian
def paket(request: HttpRequest, data: Sumber) -> HttpResponse:
    """With ?potongan=1 only the state of the job, which the page's script asks for every second."""
    pastikan_boleh(request, "unduh", data)
    unit, now = ambil_unit(request.user, data.unit.slug), timezone.now()
    if request.method == "POST":
        minta(cast(Pengguna, request.user), unit, data.tahun, now)
        return redirect(alamat("paket", data))
    pekerjaan = terakhir(unit.pk, data.tahun, now)
    isi: dict[str, Any] = {
        "judul": f"Paket dokumen {data.tahun}",
        "remah": (("LKjIP", alamat("laporan", data)), ("Paket dokumen", "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "p": pekerjaan,
        "belum": bool(pekerjaan and pekerjaan.keadaan in BELUM),
        "diam": tanpa_pekerja(pekerjaan, now),
        **_siap(siap(unit.pk, data.tahun)),
    }
    if request.GET.get("potongan"):
        return render(request, "pertukaran/paket/_keadaan.html", isi)
    isi["kumpulan"] = kumpulkan(Bahan(unit, data.tahun))
    return render(request, "pertukaran/paket/halaman.html", isi)


def _siap(p: PekerjaanCetak | None) -> dict[str, Any]:
    """The package that can be downloaded, with its manifest."""
    try:
        return {"siap": p, "manifest": baca_manifest(letak(p)) if p else None}
    except PaketRusak:  # taken away meanwhile
        return {"siap": None, "manifest": None}


@halaman
def unduh(request: HttpRequest, data: Sumber) -> HttpResponse | FileResponse:
    """Streamed from the disk. Where none is kept any more, back to the page that makes it."""
    pastikan_boleh(request, "unduh", data)
    p = siap(data.unit_id, data.tahun)
    try:
        berkas = letak(p).open("rb") if p else None
    except FileNotFoundError:
        berkas = None
    if berkas is None:
        messages.info(request, "Paket belum disusun atau sudah tidak disimpan. Susun dahulu.")
        return redirect(alamat("paket", data))
    nama = aman(f"paket-sakip-{data.unit.slug}-{data.tahun}.zip")
    jawaban = FileResponse(berkas, as_attachment=True, filename=nama, content_type="application/zip")
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
