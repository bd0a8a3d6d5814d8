"""Links between units: what each sasaran needs of others, and what others ask of this unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from perencanaan import lintas
from perencanaan.forms.lintas import FormLintas
from perencanaan.models import HubunganLintas
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan

JUDUL = "Hubungan lintas perangkat daerah"
TANPA_LAIN = "Pemda ini belum mempunyai perangkat daerah lain."
TANPA_SASARAN = "Perangkat daerah ini belum mempunyai sasaran yang berlaku. Isi Renstra lebih dahulu."


@require_GET
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    sasaran = lintas.sasaran_unit(meja.unit.pk, meja.tahun)
    berlaku = {s.id for s in sasaran}
    milik = list(lintas.milik_unit(meja.unit))
    isi = {
        "judul": JUDUL,
        "remah": [*meja.remah, (JUDUL, "")],
        "per_sasaran": [(s, [h for h in milik if h.sasaran_id == s.id]) for s in sasaran],
        "lama": [h for h in milik if h.sasaran_id not in berlaku],
        "masuk": [h for h in lintas.lintas(meja.unit.pk, meja.tahun) if h.masuk],
        "sasaran": {s.id: s for s in sasaran},
        "halangan": "" if sasaran else TANPA_SASARAN,
    }
    return tampilkan(request, meja, "perencanaan/lintas.html", isi)


@require_http_methods(["GET", "POST"])
@penyusun
def baru(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    return _isian(request, meja, HubunganLintas(), f"Tambah {JUDUL[0].lower()}{JUDUL[1:]}")


@require_http_methods(["GET", "POST"])
@penyusun
def satu(request: HttpRequest, meja: MejaRencana, hubungan: int) -> HttpResponse:
    milik = lintas.milik_unit(meja.unit).filter(pk=hubungan).first()
    if milik is None:
        raise Http404("Hubungan ini tidak ada.")
    if request.method == "POST" and request.POST.get("aksi") == "hapus":
        lintas.hapus(milik, unit=meja.unit, oleh=meja.pengguna)
        messages.success(request, f"Hubungan dengan {milik.unit.nama} dihapus.")
        return redirect(meja.alamat("rencana-lintas"))
    return _isian(request, meja, milik, f"Ubah {JUDUL[0].lower()}{JUDUL[1:]}")


def _isian(request: HttpRequest, meja: MejaRencana, hubungan: HubunganLintas, judul: str) -> HttpResponse:
    """The form; "pilih" shows it again with the sasaran of the unit chosen, and saves nothing."""
    sasaran = lintas.sasaran_unit(meja.unit.pk, meja.tahun)
    bahan = {"unit": meja.unit, "tahun": meja.tahun, "milik": sasaran, "instance": hubungan}
    if request.method == "POST" and request.POST.get("aksi") != "pilih":
        form = FormLintas(request.POST, **bahan)
        if form.is_valid():
            lintas.simpan(form.save(commit=False), unit=meja.unit, oleh=meja.pengguna)
            messages.success(request, f"Hubungan dengan {form.instance.unit.nama} disimpan.")
            return redirect(meja.alamat("rencana-lintas"))
    else:
        awal = request.POST if request.method == "POST" else request.GET
        form = FormLintas(initial=awal.dict(), **bahan)
    ada_lain = form.fields["unit"].queryset.exists()
    isi = {
        "judul": judul,
        "remah": [*meja.remah, (JUDUL, meja.alamat("rencana-lintas")), (judul, "")],
        "form": form,
        "halangan": "" if sasaran and ada_lain else TANPA_LAIN if sasaran else TANPA_SASARAN,
        "tersimpan": hubungan.pk is not None,
    }
    return tampilkan(request, meja, "perencanaan/lintas_isian.html", isi)
