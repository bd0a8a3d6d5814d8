"""What staff say of the year's figures: the list with what is missing, and a form for each object."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lkjip.access import Hak, ambil_unit, boleh
from reports.analisis import (
    PANJANG_MAKS,
    AnalisisBentrok,
    AnalisisDitolak,
    Objek,
    boleh_analisis,
    cap,
    cari_objek,
    dari_tahun_lalu,
    dari_triwulan,
    semua_objek,
    simpan,
)
from reports.analisis_isian import Isian
from reports.sumber import Sumber
from reports.tahap import tahap_lkjip
from reports.views.dasar import alamat, halaman, halaman_isian
from reports.views.susunan import penyusun_dari

AWAL = {"triwulan": dari_triwulan, "lalu": dari_tahun_lalu}


@halaman
def daftar(request: HttpRequest, data: Sumber) -> HttpResponse:
    unit, tahap = ambil_unit(request.user, data.unit.slug), tahap_lkjip(data.unit_id, data.tahun)
    kelompok = [
        (s, [(o, boleh_analisis(request.user, unit, tahap, data, o)) for o in objek])
        for s, objek in semua_objek(data)
    ]
    semua = [o for _, objek in kelompok for o, _ in objek]
    isi: dict[str, Any] = {
        "judul": f"Analisis Kinerja Tahun {data.tahun}",
        "unit": data.unit,
        "tahun": data.tahun,
        "kelompok": kelompok,
        "banyak": len(semua),
        "terisi": sum(bool(o.banyak) for o in semua),
        "kurang": sum(bool(o.kurang) for o in semua),
    }
    return render(request, "reports/analisis.html", isi)


@halaman_isian
def isian(request: HttpRequest, data: Sumber, objek: str) -> HttpResponse:
    milik = cari_objek(data, objek)
    if milik is None:
        raise Http404("Indikator atau program ini tidak ada pada tahun ini.")
    form = Isian(milik.teks, cap(milik.teks))
    if request.method == "POST":
        form = Isian.dari(milik.kelompok, request.POST)
        if tujuan := _lakukan(request, data, milik, form):
            return redirect(tujuan)
    unit, tahap = ambil_unit(request.user, data.unit.slug), tahap_lkjip(data.unit_id, data.tahun)
    isi: dict[str, Any] = {
        "judul": f"Analisis {milik.judul}",
        "remah": (("Analisis", alamat("analisis", data)), (milik.judul, "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "objek": milik,
        "form": form,
        "kelompok": form.kelompok(milik.kelompok),
        "menulis": boleh_analisis(request.user, unit, tahap, data, milik),
        "panjang": PANJANG_MAKS,
    }
    return render(request, "reports/analisis_isian.html", isi)


def _lakukan(request: HttpRequest, data: Sumber, objek: Objek, form: Isian) -> str:
    """Saves, or changes the form as a button says; where to go then, empty where the form is shown again."""
    p = penyusun_dari(request, data)
    if not boleh(p.pengguna, Hak.TULIS, p.unit):
        raise PermissionDenied
    aksi = request.POST.get("aksi", "simpan")
    if aksi in AWAL:
        if not form.ambil(AWAL[aksi](data, objek)):
            form.pesan = "Tidak ada penjelasan yang dapat diambil."
        return ""
    if aksi != "simpan":
        form.ubah(aksi)
        return ""
    try:
        simpan(p, data, objek, form.teks, form.cap)
    except AnalisisBentrok as bentrok:
        form.galat, form.kini, form.cap = str(bentrok), bentrok.kini, cap(bentrok.kini)
        return ""
    except AnalisisDitolak as galat:
        form.galat = str(galat)
        return ""
    messages.success(request, "Analisis tersimpan.")
    return alamat("analisis-isian", data, objek=objek.kunci)
