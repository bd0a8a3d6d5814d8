"""Versions of the DPA: the list, one against the version before, and the table of its pagu."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from budget.data import DataSimpul
from budget.enums import SumberDana
from budget.models import Dpa
from budget.sumber import SumberKinerja
from lkjip.forms.dasar import tambah_galat
from perencanaan import dpa as layanan
from perencanaan.forms.dpa import FormDpa, FormPagu, FormVersi
from perencanaan.ketentuan import KETENTUAN
from perencanaan.peringatan_tahunan import sub_kegiatan_tanpa_pagu, tentang, total_dpa
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.tahunan import ISIAN, dikirim, penulis, remah, sebut, sumber


@ISIAN
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """All versions of the year; sent, it begins a new one."""
    data = sumber(meja)
    form = FormVersi(request.POST or None, ada=bool(data.dpa))
    if dikirim(request, meja) and form.is_valid():
        try:
            baru = layanan.buat_versi(penulis(meja), form.cleaned_data["jenis"])
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, f"{baru} dibuat. Sesuaikan pagunya.")
            return redirect(meja.alamat("rencana-dpa-ubah", urutan=baru.urutan))
    buku = data.anggaran
    isi = {
        "judul": f"DPA {meja.tahun}",
        "versi": [(d, buku.total_dpa(d.urutan), buku.perubahan_dpa(d.urutan)) for d in data.dpa],
        "berlaku": buku.dpa_berlaku,
        "ada_simpul": bool(data.simpul),
        "form": form,
        "ketentuan": KETENTUAN["dpa"],
        "peringatan": tentang(data, total_dpa, sub_kegiatan_tanpa_pagu),
        "remah": remah(meja, ("DPA", "")),
    }
    return tampilkan(request, meja, "perencanaan/dpa.html", isi)


def _dpa(meja: MejaRencana, urutan: int) -> Dpa:
    dpa = Dpa.objects.filter(unit=meja.unit, tahun=meja.tahun, urutan=urutan).first()
    if dpa is None:
        raise Http404("Versi DPA ini tidak ada.")
    return dpa


def _jalur(meja: MejaRencana, *lanjut: tuple[str, str]) -> list[tuple[str, str]]:
    return remah(meja, ("DPA", meja.alamat("rencana-dpa")), *lanjut)


@ISIAN
@halaman_rencana
def satu(request: HttpRequest, meja: MejaRencana, urutan: int) -> HttpResponse:
    """What a version changed; sent, it is taken back with a reason."""
    dpa, data = _dpa(meja, urutan), sumber(meja)
    if dikirim(request, meja):
        try:
            layanan.hapus_versi(penulis(meja, request.POST.get("alasan", "").strip()), dpa)
        except ValidationError as galat:
            messages.error(request, sebut(galat))
        else:
            messages.success(request, f"{dpa} dihapus.")
            return redirect(meja.alamat("rencana-dpa"))
    sebelum = max((d.urutan for d in data.dpa if d.urutan < urutan), default=None)
    isi = {
        "judul": str(dpa),
        "dpa": dpa,
        "semula": next((d for d in data.dpa if d.urutan == sebelum), None),
        "beda": layanan.perbedaan(data, urutan),
        "terakhir": urutan == max(d.urutan for d in data.dpa),
        "alasan": request.POST.get("alasan", ""),
        "peringatan": [p for p in tentang(data, total_dpa) if p.kunci == f"dpa-total/{urutan}"],
        "remah": _jalur(meja, (str(dpa), "")),
    }
    return tampilkan(request, meja, "perencanaan/dpa_satu.html", isi)


@ISIAN
@penyusun
def ubah(request: HttpRequest, meja: MejaRencana, urutan: int) -> HttpResponse:
    dpa, data = _dpa(meja, urutan), sumber(meja)
    ada = {(p.simpul_id, p.sumber_dana): p.nilai for p in data.pagu if p.urutan == urutan}
    kepala = FormDpa(request.POST or None, instance=dpa)
    pagu = FormPagu(request.POST or None, simpul=data.simpul, pagu=ada)
    if request.method == "POST" and kepala.is_valid() and pagu.is_valid():
        oleh = penulis(meja, kepala.cleaned_data.get("alasan", ""))
        try:
            berubah = layanan.simpan_dpa(oleh, dpa, pagu.pagu)
        except ValidationError as galat:
            tambah_galat(kepala, galat)
        else:
            messages.success(request, "DPA disimpan." if berubah else "Tidak ada yang berubah.")
            return redirect(meja.alamat("rencana-dpa-satu", urutan=urutan))
    nama = f"DPA {dpa.get_jenis_display().removeprefix('DPA ')}"
    isi = {
        "judul": f"Ubah {dpa}",
        "dpa": dpa,
        "form": kepala,
        "salah": pagu.is_bound and not pagu.is_valid(),
        "sumber_dana": [s.label for s in SumberDana],
        "baris": list(_baris(data, pagu)),
        "remah": _jalur(meja, (nama, meja.alamat("rencana-dpa-satu", urutan=urutan)), ("Ubah", "")),
    }
    return tampilkan(request, meja, "perencanaan/dpa_ubah.html", isi)


def _baris(data: SumberKinerja, form: FormPagu) -> Any:
    """Each line of the tree with its inputs; none for what is above a sub kegiatan."""
    for program in data.anggaran.program:
        for s in data.anggaran.telusur(program):
            yield s, form.baris(s.id) if _daun(s) else None


def _daun(s: DataSimpul) -> bool:
    return s.level == "sub_kegiatan"
