"""The team writes recommendations while the LHE is being made, at /<unit>/<tahun>/akip/rekomendasi/."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from evaluation.forms.rekomendasi import FormRekomendasi
from evaluation.models import EvaluasiAkip, Rekomendasi
from evaluation.rekomendasi import RekomendasiBerubah, RekomendasiDitolak, hapus, tambah, ubah
from evaluation.tim import boleh_pada
from lkjip.access import Hak, ambil_unit


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    """The list, with the form for a new one."""
    evaluasi = _evaluasi(request, unit, tahun)
    menulis = boleh_pada(request.user, Hak.EVALUASI, evaluasi)
    semua = list(evaluasi.rekomendasi.select_related("komponen", "kriteria", "bidang"))
    form = FormRekomendasi(evaluasi=evaluasi, initial={"nomor": len(semua) + 1})
    if request.method == "POST":
        _pastikan_penulis(request, evaluasi)
        form = FormRekomendasi(request.POST, evaluasi=evaluasi)
        if form.is_valid():
            try:
                tambah(request.user, evaluasi, form.isi)
            except RekomendasiDitolak as ditolak:
                form.add_error(None, f"Belum tersimpan. {ditolak}")
            else:
                messages.success(request, "Rekomendasi tersimpan.")
                return redirect(request.path)
    isi = _bersama(evaluasi) | {
        "judul": f"Rekomendasi LHE AKIP {tahun}",
        "remah": [_remah_akip(evaluasi), ("Rekomendasi", "")],
        "semua": semua,
        "menulis": menulis,
        "form": form,
    }
    return render(request, "evaluation/rekomendasi/tulis.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: HttpRequest, unit: str, tahun: int, rekomendasi: int) -> HttpResponse:
    """One, to be corrected, renumbered or deleted."""
    evaluasi = _evaluasi(request, unit, tahun)
    milik = evaluasi.rekomendasi.filter(pk=rekomendasi).first() if rekomendasi < 2**63 else None
    if milik is None:
        raise Http404("Rekomendasi ini tidak ada.")
    milik.evaluasi = evaluasi
    form = FormRekomendasi(evaluasi=evaluasi, initial=FormRekomendasi.awal(milik))
    semua = reverse("akip-rekomendasi", kwargs={"unit": unit, "tahun": tahun})
    if request.method == "POST":
        _pastikan_penulis(request, evaluasi)
        form = FormRekomendasi(request.POST, evaluasi=evaluasi)
        if _simpan(request, milik, form):
            return redirect(semua)
    isi = _bersama(evaluasi) | {
        "judul": f"Rekomendasi {milik.nomor} LHE AKIP {tahun}",
        "remah": [_remah_akip(evaluasi), ("Rekomendasi", semua), (f"Rekomendasi {milik.nomor}", "")],
        "r": milik,
        "menulis": boleh_pada(request.user, Hak.EVALUASI, evaluasi),
        "form": form,
    }
    return render(request, "evaluation/rekomendasi/tulis_satu.html", isi)


def _simpan(request: HttpRequest, milik: Rekomendasi, form: FormRekomendasi) -> bool:
    """Whether it was written or deleted; else the form says why not, and keeps what was typed."""
    try:
        if request.POST.get("aksi") == "hapus":
            hapus(request.user, milik)
            messages.success(request, f"Rekomendasi {milik.nomor} dihapus.")
            return True
        if form.is_valid():
            ubah(request.user, milik, form.isi, form.cleaned_data["versi"] or 0)
            messages.success(request, "Rekomendasi tersimpan.")
            return True
    except RekomendasiBerubah as berubah:
        kini = berubah.kini
        form.add_error(
            None,
            f"{berubah} Sekarang tertulis: “{kini.uraian}” (nomor {kini.nomor}, prioritas "
            f"{kini.get_prioritas_display().lower()}). Isian Anda masih ada di bawah; simpan lagi bila "
            "isian Anda yang berlaku.",
        )
        form.data = form.data.copy()
        form.data["versi"] = str(kini.versi)
    except RekomendasiDitolak as ditolak:
        form.add_error(None, f"Belum tersimpan. {ditolak}")
    return False


def _evaluasi(request: HttpRequest, unit: str, tahun: int) -> EvaluasiAkip:
    """The year's evaluation, if the user may read the team's side of it; else 404."""
    perangkat = ambil_unit(request.user, unit)
    semua = EvaluasiAkip.objects.select_related("unit__pemda", "lke").prefetch_related("anggota")
    evaluasi = semua.filter(unit=perangkat, tahun=tahun).first() if tahun < 10_000 else None
    if evaluasi is None or not boleh_pada(request.user, Hak.LIHAT_LHE, evaluasi):
        raise Http404("Evaluasi tahun ini tidak ada.")
    return evaluasi


def _remah_akip(evaluasi: EvaluasiAkip) -> tuple[str, str]:
    kwargs = {"unit": evaluasi.unit.slug, "tahun": evaluasi.tahun}
    return f"AKIP {evaluasi.tahun}", reverse("akip", kwargs=kwargs)


def _bersama(evaluasi: EvaluasiAkip) -> dict[str, Any]:
    return {"unit": evaluasi.unit, "tahun": evaluasi.tahun, "evaluasi": evaluasi}


def _pastikan_penulis(request: HttpRequest, evaluasi: EvaluasiAkip) -> None:
    """403 for who is not on the team; a member is told by the form what keeps it from being written."""
    anggota = {a.pengguna_id for a in evaluasi.anggota.all()}
    if request.user.pk not in anggota:
        raise PermissionDenied
