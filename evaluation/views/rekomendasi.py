"""The unit's recommendations: the list, and one with its history, follow-up, questions and buttons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from evaluation.daftar import BarisRekomendasi, SaringanUnit, daftar_unit, rekomendasi_final, rinci
from evaluation.enums import PutusanRekomendasi
from evaluation.forms.rekomendasi import FormPesan, FormPutusan
from evaluation.models import EvaluasiAkip, Rekomendasi
from evaluation.putusan import (
    SENDIRI,
    Permintaan,
    PutusanDitolak,
    ambil_putusan,
    ditetapkan_pada,
    posisi_rekomendasi,
    putusan_terbuka,
    sudah_tetap,
)
from evaluation.tim import boleh_pada
from evaluation.tindak_lanjut import Pencatat, kirim_pesan, sebab_tidak_dapat
from lkjip.access import Hak, ambil_unit, boleh
from lkjip.enums import StatusRekomendasi
from lkjip.models import Unit
from lkjip.navigation import tahun_tersedia

TANYA = "tanya"


@require_GET
def daftar(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    perangkat = ambil_unit(request.user, unit)
    if tahun not in tahun_tersedia(perangkat):
        raise Http404("Tahun ini belum disiapkan.")
    semua = daftar_unit(perangkat, tahun, timezone.localdate())
    saring = SaringanUnit.dari(request.GET)
    bidang = {b.rekomendasi.bidang for b in semua if b.rekomendasi.bidang}
    isi: dict[str, Any] = {
        "judul": "Rekomendasi evaluasi AKIP",
        "unit": perangkat,
        "tahun": tahun,
        "semua": semua,
        "baris": [b for b in semua if saring.memuat(b)],
        "saring": saring,
        "disaring": saring != SaringanUnit(),
        "status": StatusRekomendasi.choices,
        "bidang": sorted(bidang, key=lambda b: (b.urutan, b.pk)),
        "lhe": sorted({b.rekomendasi.evaluasi.tahun for b in semua}, reverse=True),
        "terbuka": sum(b.terbuka for b in semua),
        "lewat": sum(b.lewat for b in semua),
        "menulis": _dapat_menulis(request, perangkat, tahun),
    }
    return render(request, "evaluation/rekomendasi/daftar.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: HttpRequest, unit: str, tahun: int, rekomendasi: int) -> HttpResponse:
    """One recommendation. POST takes a step, or sends a question or an answer (aksi)."""
    milik = ambil_rekomendasi(request, unit, tahun, rekomendasi)
    gagal: FormPutusan | FormPesan | None = None
    aksi = request.POST.get("aksi", "")
    if request.method == "POST":
        gagal = _tanya(request, milik) if aksi == TANYA else _putuskan(request, milik, aksi)
        if gagal is None:
            return redirect(request.path)
        milik = ambil_rekomendasi(request, unit, tahun, rekomendasi)
    return render(request, "evaluation/rekomendasi/satu.html", _isi_satu(request, milik, tahun, aksi, gagal))


def ambil_rekomendasi(request: HttpRequest, unit: str, tahun: int, pk: int) -> Rekomendasi:
    """A recommendation of a final LHE of the unit, of that year or an earlier one; else 404."""
    perangkat = ambil_unit(request.user, unit)
    milik = rinci(rekomendasi_final()).select_related("kriteria", "nyata_oleh")
    ada = None
    if pk < 2**63 and tahun in tahun_tersedia(perangkat):
        ada = milik.filter(pk=pk, evaluasi__unit=perangkat, evaluasi__tahun__lte=tahun).first()
    if ada is None:
        raise Http404("Rekomendasi ini tidak ada.")
    return ada


def remah_rekomendasi(rekomendasi: Rekomendasi, tahun: int, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
    kwargs: dict[str, Any] = {"unit": rekomendasi.evaluasi.unit.slug, "tahun": tahun}
    semua = reverse("rekomendasi", kwargs=kwargs)
    satu = reverse("rekomendasi-satu", kwargs=kwargs | {"rekomendasi": rekomendasi.pk})
    nama = f"Rekomendasi {rekomendasi.nomor}"
    return [("Rekomendasi", semua), (nama, satu if akhir else ""), *akhir]


def _isi_satu(
    request: HttpRequest, milik: Rekomendasi, tahun: int, aksi: str, gagal: FormPutusan | FormPesan | None
) -> dict[str, Any]:
    terbuka = putusan_terbuka(request.user, milik)
    ditetapkan = ditetapkan_pada(milik)
    sebab = sebab_tidak_dapat(request.user, milik)
    entri = list(milik.tindak_lanjut.select_related("oleh").prefetch_related("bukti"))
    diperiksa = milik.status == StatusRekomendasi.SELESAI and boleh(
        request.user, Hak.VERIFIKASI, milik.evaluasi.unit
    )
    return {
        "judul": f"Rekomendasi {milik.nomor} LHE AKIP {milik.evaluasi.tahun}",
        "remah": remah_rekomendasi(milik, tahun),
        "unit": milik.evaluasi.unit,
        "tahun": tahun,
        "r": milik,
        "baris": BarisRekomendasi(milik, timezone.localdate()),
        "entri": [(e, sudah_tetap(e, ditetapkan)) for e in entri],
        "putusan": list(milik.putusan.select_related("oleh")),
        "pesan": list(milik.pesan.select_related("oleh")),
        "sebab": sebab,
        "penindak": boleh(request.user, Hak.TINDAK_LANJUTI, milik.evaluasi.unit),
        "sendiri": SENDIRI if diperiksa and posisi_rekomendasi(request.user, milik).sendiri else "",
        "langkah": [_langkah(p, milik, aksi, gagal) for p in terbuka],
        "tanya": gagal if isinstance(gagal, FormPesan) else FormPesan(auto_id="tanya_%s"),
        "boleh_tanya": boleh(request.user, Hak.TANYA, milik.evaluasi.unit),
        "ditolak": gagal.non_field_errors() if gagal and aksi not in terbuka else [],
    }


def _langkah(
    putusan: PutusanRekomendasi, milik: Rekomendasi, aksi: str, gagal: Any
) -> tuple[PutusanRekomendasi, FormPutusan, bool]:
    """A step with its form; open where it was just refused."""
    if putusan == aksi and gagal is not None:
        return putusan, gagal, True
    awal = {"versi": milik.versi}
    return putusan, _form(putusan, initial=awal), False


def _form(putusan: PutusanRekomendasi, *args: Any, **lain: Any) -> FormPutusan:
    wajib = putusan == PutusanRekomendasi.KEMBALIKAN
    return FormPutusan(*args, wajib=wajib, auto_id=f"{putusan.value}_%s", **lain)


def _putuskan(request: HttpRequest, milik: Rekomendasi, aksi: str) -> FormPutusan | None:
    """The form where the step was not taken, with what was typed and the reason."""
    if aksi not in PutusanRekomendasi.values:
        raise Http404("Langkah ini tidak ada.")
    putusan = PutusanRekomendasi(aksi)
    form = _form(putusan, request.POST)
    if form.is_valid():
        try:
            kini = ambil_putusan(Permintaan(putusan, request.user, **form.cleaned_data), milik)
        except PutusanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Rekomendasi {milik.nomor}: {kini.get_status_display().lower()}.")
            return None
    form.data = form.data.copy()
    form.data["versi"] = str(Rekomendasi.objects.values_list("versi", flat=True).get(pk=milik.pk))
    return form


def _tanya(request: HttpRequest, milik: Rekomendasi) -> FormPesan | None:
    form = FormPesan(request.POST, auto_id="tanya_%s")
    if form.is_valid():
        try:
            kirim_pesan(Pencatat(request.user), milik, form.cleaned_data["isi"])
        except PutusanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, "Pesan terkirim.")
            return None
    return form


def _dapat_menulis(request: HttpRequest, unit: Unit, tahun: int) -> bool:
    """Whether there is an evaluation of the year on whose recommendations the user works."""
    evaluasi = EvaluasiAkip.objects.filter(unit=unit, tahun=tahun).select_related("unit").first()
    return evaluasi is not None and boleh_pada(request.user, Hak.EVALUASI, evaluasi)
