"""A step for several units: chosen, confirmed, taken, told. Shared by the board and the head's page."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lkjip.models import Unit
from pengisian.alur import MEMBUKA, HasilLangkah, Permintaan, ambil_langkah_banyak
from pengisian.banyak import Pilihan
from pengisian.enums import Langkah
from pengisian.forms.alur import FormLangkah, dapat_memperpanjang

SESI = "hasil_langkah"


def langkah_diminta(request: HttpRequest, mungkin: list[Langkah]) -> Langkah:
    if request.POST.get("langkah") not in mungkin:
        raise Http404("Langkah ini tidak ada.")
    return Langkah(request.POST["langkah"])


def proses(
    request: HttpRequest, langkah: Langkah, pilihan: list[Pilihan], kembali: str, judul: str
) -> HttpResponse:
    """Asks first; with `ya` takes the step for all that can take it, and tells of each."""
    if not pilihan:
        messages.error(request, "Pilih sedikitnya satu perangkat daerah.")
        return redirect(kembali)
    bisa = [p for p in pilihan if not p.halangan]
    luas = bool(bisa) and all(dapat_memperpanjang(request.user, p.unit) for p in bisa)
    ya = "ya" in request.POST
    form = FormLangkah(request.POST if ya else None, langkah=langkah, boleh_perpanjang=luas)
    if ya and form.is_valid():
        minta = Permintaan(langkah, request.user, **form.cleaned_data)
        request.session[SESI] = _hasil(minta, pilihan)
        return redirect(kembali)
    isi: dict[str, Any] = {
        "judul": judul,
        "langkah": langkah,
        "pilihan": pilihan,
        "bisa": len(bisa),
        "rinci": len({(p.posisi.tahun, p.posisi.triwulan) for p in pilihan}) > 1,
        "tertutup": langkah in MEMBUKA and any(not p.posisi.jendela.terbuka for p in bisa),
        "form": form,
        "kembali": kembali,
    }
    return render(request, "pengisian/langkah_banyak.html", isi)


def _hasil(minta: Permintaan, pilihan: list[Pilihan]) -> dict[str, Any]:
    """Grouped by quarter, each with what became of it; what could not be taken is tried and says why."""
    per_triwulan: dict[tuple[int, int], list[Unit]] = defaultdict(list)
    for p in pilihan:
        per_triwulan[p.posisi.tahun, p.posisi.triwulan].append(p.unit)
    semua: list[HasilLangkah] = []
    for (tahun, triwulan), units in per_triwulan.items():
        semua += ambil_langkah_banyak(minta, units, tahun, triwulan)
    return {
        "langkah": minta.langkah.label,
        "berhasil": [h.unit.nama_singkat for h in semua if not h.galat],
        "gagal": [(h.unit.nama_singkat, h.galat) for h in semua if h.galat],
    }


def ambil_hasil(request: HttpRequest) -> dict[str, Any] | None:
    """What became of the last step, told once."""
    hasil: dict[str, Any] | None = request.session.pop(SESI, None)
    return hasil
