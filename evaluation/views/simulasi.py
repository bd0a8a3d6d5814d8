"""What would be: the criteria that are missing for the next predikat, and a form to try others."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from evaluation.enums import CaraEvaluasi, Pihak
from evaluation.lembar import BarisSub
from evaluation.simulasi import (
    KriteriaSimulasi,
    SubSimulasi,
    jawaban_simulasi,
    saran,
    total_simulasi,
)
from evaluation.views.dasar import Meja, halaman_akip, tampilkan
from indicators.predikat import predikat
from lkjip.enums import TahapEvaluasi


@require_GET
@halaman_akip
def simulasi(request: HttpRequest, meja: Meja) -> HttpResponse:
    """Begins with the team's answers where the LHE is final, else with the unit's own."""
    evaluasi = meja.ada
    if evaluasi.cara == CaraEvaluasi.NILAI or not meja.lihat_unit or meja.skala is None:
        raise Http404("Simulasi memerlukan penilaian per kriteria.")
    pihak = Pihak.TIM if evaluasi.tahap == TahapEvaluasi.FINAL else Pihak.UNIT
    bersub = [(b, _sub(b, pihak)) for b in meja.lembar.sub if b.kriteria]
    sub = [s for _, s in bersub]
    tingkat = [t.tingkat for t in meja.lembar.skala]
    semula = {k.id for k in meja.lembar.kriteria if k.terpenuhi(pihak)}
    dicoba = _dicoba(request, {k.id for k in meja.lembar.kriteria}) if "coba" in request.GET else semula
    usul = saran(sub, semula, tingkat, meja.skala)
    total = total_simulasi(sub, dicoba, tingkat)
    isi = {
        "judul": "Simulasi nilai",
        "remah": meja.remah(("Simulasi", "")),
        "pihak": pihak,
        "saran": usul,
        "diusulkan": {k.id for s in usul.sub for k in s.kriteria},
        "semula": semula,
        "dicoba": dicoba,
        "mencoba": "coba" in request.GET,
        "total": total,
        "selisih": total - usul.total,
        "predikat": predikat(total, meja.skala),
        "sub": [
            (s, jawaban_simulasi(s, dicoba, tingkat), sum(k.id in dicoba for k in s.kriteria)) for s in sub
        ],
    }
    return tampilkan(request, meja, "simulasi.html", isi)


def _sub(b: BarisSub, pihak: Pihak) -> SubSimulasi:
    jawaban = b.jawaban(pihak)
    kriteria = tuple(KriteriaSimulasi(k.id, k.kode, k.uraian) for k in b.kriteria)
    return SubSimulasi(b.kode, b.nama, b.bobot, kriteria, jawaban if jawaban and jawaban.pilihan else None)


def _dicoba(request: HttpRequest, dikenal: set[int]) -> set[int]:
    return {
        n for teks in request.GET.getlist("k") if teks.isascii() and teks.isdigit() for n in [int(teks)]
    } & dikenal
