"""The evaluation of a unit's AKIP at a glance; its beginning, its steps, its LHE."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluation.alur import LangkahDitolak, Permintaan, ambil_langkah, langkah_terbuka
from evaluation.atur import AturDitolak, boleh_kepala, buka_evaluasi, dapat_dibuka, ganti_cara
from evaluation.enums import LANGKAH_KE, CaraEvaluasi, LangkahEvaluasi, Pihak
from evaluation.forms.lke import FormLangkah
from evaluation.kekurangan import Kekurangan, kekurangan
from evaluation.papan import baris_nilai
from evaluation.salinan import baca_lhe, draf_lhe
from evaluation.tren import tren
from evaluation.views.dasar import Meja, diisi, halaman_akip, tampilkan
from lkjip.access import Hak
from lkjip.enums import TahapEvaluasi

# The steps that only the team reads about, with what was said at them.
LANGKAH_TIM = (LangkahEvaluasi.AJUKAN, LangkahEvaluasi.KEMBALIKAN)


@require_GET
@halaman_akip
def ikhtisar(request: HttpRequest, meja: Meja) -> HttpResponse:
    isi: dict[str, Any] = {
        "judul": f"Evaluasi AKIP {meja.tahun}",
        "tren": tren(meja.unit.pk, meja.tahun, meja.skala),
        "dibuka": dapat_dibuka(meja.pengguna, meja.unit),
    }
    if meja.evaluasi is None:
        return tampilkan(request, meja, "kosong.html", isi)
    lembar, per_kriteria = meja.lembar, meja.evaluasi.cara == CaraEvaluasi.LKE
    terbuka = langkah_terbuka(meja.pengguna, meja.evaluasi)
    isi |= {
        "lembar": lembar,
        "per_kriteria": per_kriteria,
        "baris": baris_nilai(lembar),
        "unit_total": lembar.total(Pihak.UNIT) if meja.lihat_unit and per_kriteria else None,
        "tim_total": lembar.total(Pihak.TIM) if meja.lihat_tim else None,
        "predikat_unit": meja.predikat(lembar.total(Pihak.UNIT)),
        "predikat_tim": meja.predikat(lembar.total(Pihak.TIM)),
        "terbuka": terbuka,
        "kurang": _kurang(meja, terbuka),
        "riwayat": _riwayat(meja),
        "boleh_kepala": boleh_kepala(meja.pengguna, meja.evaluasi),
        "boleh_cara": Hak.MULAI_EVALUASI in meja.hak and meja.evaluasi.tahap == TahapEvaluasi.MANDIRI,
        "cara_lain": CaraEvaluasi.NILAI if per_kriteria else CaraEvaluasi.LKE,
    }
    return tampilkan(request, meja, "ikhtisar.html", isi)


def _kurang(
    meja: Meja, terbuka: tuple[LangkahEvaluasi, ...]
) -> list[tuple[LangkahEvaluasi, tuple[Kekurangan, ...]]]:
    """What keeps the user's own next steps; for who fills in the self-assessment, that of its sending."""
    langkah = list(terbuka)
    if meja.mengisi == Pihak.UNIT and LangkahEvaluasi.KIRIM not in langkah:
        langkah.append(LangkahEvaluasi.KIRIM)
    return [(g, kurang) for g in langkah if (kurang := kekurangan(g, meja.lembar))]


def _riwayat(meja: Meja) -> list[Any]:
    """The steps, the latest first. What the team says to itself stays with it."""
    semua = meja.ada.langkah.select_related("oleh").order_by("-pada", "-id")
    return list(semua if meja.sisi_tim else semua.exclude(langkah__in=LANGKAH_TIM))


@halaman_akip
@require_POST
def buka(request: HttpRequest, meja: Meja) -> HttpResponse:
    """Begins the evaluation, or changes how it is made before it has begun."""
    try:
        cara = CaraEvaluasi(request.POST.get("cara", ""))
    except ValueError:
        raise Http404("Cara evaluasi ini tidak ada.") from None
    try:
        if meja.evaluasi is None:
            buka_evaluasi(meja.pengguna, meja.unit, meja.tahun, cara)
        elif meja.evaluasi.cara != cara:
            ganti_cara(meja.pengguna, meja.evaluasi, cara)
    except AturDitolak as ditolak:
        messages.error(request, str(ditolak))
    return redirect(meja.alamat("akip"))


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_akip
def langkah(request: HttpRequest, meja: Meja, langkah: str) -> HttpResponse:
    """Confirms a step, and takes it. One that the user cannot take now leads back to the overview."""
    try:
        g = LangkahEvaluasi(langkah)
    except ValueError:
        raise Http404("Langkah ini tidak ada.") from None
    evaluasi = meja.ada
    kurang: tuple[Kekurangan, ...] = ()
    form = FormLangkah(diisi(request), langkah=g)
    if request.method == "POST" and form.is_valid():
        try:
            ambil_langkah(Permintaan(g, meja.pengguna, **form.cleaned_data), evaluasi)
        except LangkahDitolak as ditolak:
            form.add_error(None, str(ditolak))
            kurang = ditolak.kekurangan
        else:
            messages.success(request, f"Evaluasi AKIP {meja.tahun}: {LANGKAH_KE[g].label}.")
            return redirect(meja.alamat("akip"))
    if g not in langkah_terbuka(meja.pengguna, evaluasi):
        for galat in form.non_field_errors() or ["Langkah ini tidak dapat Anda ambil sekarang."]:
            messages.error(request, galat)
        return redirect(meja.alamat("akip"))
    kurang = kurang or kekurangan(g, meja.lembar)
    total = meja.lembar.total(Pihak.UNIT if g == LangkahEvaluasi.KIRIM else Pihak.TIM)
    isi = {
        "judul": g.label,
        "remah": meja.remah((g.label, "")),
        "tab": "akip",
        "langkah": g,
        "form": form,
        "kurang": kurang,
        "total": total,
        "predikat": meja.predikat(total),
    }
    return tampilkan(request, meja, "langkah.html", isi)


@require_GET
@halaman_akip
def lhe(request: HttpRequest, meja: Meja) -> HttpResponse:
    """The LHE: to the team also while it is a draft, to the unit once it is final."""
    evaluasi = meja.ada
    if not meja.lihat_tim:
        raise Http404("LHE belum ditetapkan.")
    salinan = getattr(evaluasi, "salinan", None)
    isi = {
        "judul": f"LHE AKIP {meja.tahun}",
        "remah": meja.remah(("LHE", "")),
        "lhe": baca_lhe(salinan) if salinan else draf_lhe(evaluasi, meja.lembar),
        "salinan": salinan,
    }
    return tampilkan(request, meja, "lhe.html", isi)
