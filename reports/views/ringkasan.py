"""The dashboard of a unit and year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from evaluation.queries import rekomendasi_terbuka
from evaluation.umur import sebut_sisa
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.navigation import triwulan_bawaan
from reports.blok import Sel, hitungan
from reports.ringkasan import batang, ringkas
from reports.sumber import Sumber
from reports.tables.kinerja import catatan_sementara, kinerja_utama
from reports.views.dasar import alamat, halaman, jalur_jejak


@halaman
def ringkasan(request: HttpRequest, data: Sumber) -> HttpResponse:
    r = ringkas(data)
    triwulan = triwulan_bawaan(data.tahun)
    hari = timezone.localdate()
    terbuka = rekomendasi_terbuka(data.unit.id, hari)
    isi = {
        "judul": f"Ringkasan Kinerja Tahun {data.tahun}",
        "unit": data.unit,
        "tahun": data.tahun,
        "r": r,
        "jejak": jalur_jejak(data),
        "indikator": [(b, _persen(b.sel["capaian"]), batang(b.sel["capaian"].nilai)) for b in r.indikator],
        "catatan": tuple(catatan_sementara(kinerja_utama(data))),
        "per_sasaran": [(u, batang(u.serapan.nilai)) for u in r.per_sasaran],
        "kekurangan": [(k, alamat(k.halaman, data, **k.di)) for k in r.kekurangan],
        "banyak_kekurangan": sum(len(k.butir) for k in r.kekurangan),
        "terbuka": terbuka,
        "sisa_terdekat": sebut_sisa(terbuka.dekat, hari),
        "triwulan": triwulan,
        "romawi_triwulan": ROMAWI_TRIWULAN[triwulan - 1],
    }
    return render(request, "reports/ringkasan.html", isi)


def _persen(sel: Sel) -> Sel:
    """The table's figure with its sign, which the table has in its heading; the predikat has the colour."""
    return hitungan(sel.hasil, persen=True, tanda=sel.tanda) if sel.hasil else sel
