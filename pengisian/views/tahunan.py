"""Yearly values: the list of a year, and one value with its form and all its versions."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.access import Hak, boleh
from lkjip.navigation import tahun_tersedia
from pengisian.baris import Baris, ambil_baris
from pengisian.baris_tulis import BarisKinerja
from pengisian.enums import Cara
from pengisian.forms.tahunan import ALASAN_FINAL, FormNilaiTahunan
from pengisian.simpan import Nasib, TanpaAlasan, TidakDapatDiisi, sebab_ditolak, simpan
from pengisian.tahunan import KOLOM, NilaiTahunan, catatan_tahunan, daftar_tahunan, susun_versi
from pengisian.tulis import baris_kinerja
from pengisian.views.dasar import Meja, halaman_tahun, tampilkan

SARINGAN = (("", "Semua"), ("sementara", "Sementara"), ("kosong", "Belum ada nilai"))


@require_GET
@halaman_tahun
def daftar(request: HttpRequest, meja: Meja) -> HttpResponse:
    cari = request.GET.get("cari", "").strip()
    hanya = request.GET.get("hanya", "")
    semua = daftar_tahunan(meja.unit, meja.tahun)
    tanpa_triwulan = [n for n in semua if not n.triwulan or n.realisasi]
    isi = {
        "judul": f"Nilai tahunan {meja.tahun}",
        "daftar": [n for n in tanpa_triwulan if _cocok(n, cari, hanya)],
        "banyak": len(tanpa_triwulan),
        "bertriwulan": len(semua) - len(tanpa_triwulan),
        "cari": cari,
        "hanya": hanya,
        "saringan": SARINGAN,
        "pilihan_tahun": [
            (t, reverse("nilai-tahunan", kwargs={"unit": meja.unit.slug, "tahun": t}))
            for t in sorted(tahun_tersedia(meja.unit))
        ],
        "boleh": Hak.KOREKSI in meja.hak,
        "sebab": _sebab(meja),
    }
    return tampilkan(request, meja, "pengisian/tahunan.html", isi)


def _cocok(nilai: NilaiTahunan, cari: str, hanya: str) -> bool:
    status = nilai.realisasi.status if nilai.realisasi else "kosong"
    isi = f"{nilai.indikator.nama} {nilai.level}".lower()
    return hanya in ("", status) and all(kata in isi for kata in cari.lower().split())


@require_http_methods(["GET", "POST"])
@halaman_tahun
def nilai(request: HttpRequest, meja: Meja, kunci: str) -> HttpResponse:
    dituju = ambil_baris(meja.unit, meja.tahun, kunci, semua=True)
    if dituju is None or dituju.indikator is None:
        raise Http404("Indikator ini tidak ada pada perangkat daerah ini.")
    baris = _baris(meja, dituju)
    if request.method == "POST":
        if not boleh(meja.pengguna, Hak.KOREKSI, meja.unit):
            raise PermissionDenied
        form = FormNilaiTahunan(baris, request.POST)
        if form.is_valid() and _simpan(meja, form):
            messages.success(request, f"Nilai tahunan {meja.tahun} tersimpan.")
            return redirect(request.path)
    else:
        form = FormNilaiTahunan(baris, initial=_awal(request))
    komponen = {k.urutan: k.label for k in baris.komponen.values()}
    kini = {k: baris.teks(k) for k in (*(f"komponen{n}" for n in baris.komponen), *KOLOM)}
    catatan = catatan_tahunan(meja.unit, meja.tahun, dituju.indikator.pk)
    isi = {
        "judul": f"Nilai tahunan {meja.tahun}",
        "tab": "nilai-tahunan",
        "remah": [("Nilai tahunan", _alamat_daftar(meja)), (dituju.nama, "")],
        "baris": dituju,
        "indikator": dituju.indikator,
        "bertriwulan": dituju.indikator.realisasi.filter(tahun=meja.tahun, triwulan__gte=1).exists(),
        "ada": baris.objek is not None,
        "sementara": baris.teks("status") == "sementara",
        "form": form,
        "boleh": Hak.KOREKSI in meja.hak or form.is_bound,
        "sebab": _sebab(meja),
        "versi": susun_versi(kini, catatan, komponen) if baris.objek else (),
    }
    return tampilkan(request, meja, "pengisian/tahunan_nilai.html", isi)


def _baris(meja: Meja, dituju: Baris) -> BarisKinerja:
    """The row as it is now, for whoever looks at it. Who may write it is asked when it is saved."""
    assert dituju.indikator is not None  # noqa: S101 - the view has asked
    hasil = baris_kinerja(meja.unit, meja.tahun, None, {dituju.indikator.pk})[dituju.kunci]
    assert isinstance(hasil, BarisKinerja)  # noqa: S101
    return hasil


def _awal(request: HttpRequest) -> dict[str, str]:
    """With ?final the form is ready to replace a provisional value: only the value itself is missing."""
    if "final" not in request.GET:
        return {}
    return {"status": "final", "tahun_data": "", "alasan": "", "alasan_koreksi": ALASAN_FINAL}


def _simpan(meja: Meja, form: FormNilaiTahunan) -> bool:
    """All of it or nothing; what stands in the way, the form says."""
    alasan = form.cleaned_data["alasan_koreksi"]
    cara = Cara.KOREKSI if alasan else Cara.FORMULIR
    try:
        hasil = simpan(
            meja.penulis_tahunan, form.isian(), cara=cara, kelompok=uuid4(), utuh=True, alasan=alasan
        )
    except TidakDapatDiisi as ditolak:
        form.add_error(None, f"Belum tersimpan. {ditolak}")
        return False
    except TanpaAlasan:
        form.add_error("alasan_koreksi", "Tulis alasan koreksi: nilai lama tetap tercatat bersama alasannya.")
        return False
    form.tandai({h.kolom: h for h in hasil if h.nasib in (Nasib.GALAT, Nasib.KONFLIK)})
    return not form.errors


def _sebab(meja: Meja) -> str:
    """Why the user cannot correct yearly values now; empty where it can be done."""
    if not boleh(meja.pengguna, Hak.KOREKSI, meja.unit):
        return "Nilai tahunan dikoreksi oleh perencana."
    return "" if Hak.KOREKSI in meja.hak else sebab_ditolak(Hak.KOREKSI, meja.posisi)


def _alamat_daftar(meja: Meja) -> str:
    return reverse("nilai-tahunan", kwargs={"unit": meja.unit.slug, "tahun": meja.tahun})
