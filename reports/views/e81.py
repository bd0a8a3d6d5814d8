"""Formulir E.81 of a unit, year and quarter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.enums import IsianKaki
from lkjip.access import Hak, ambil_unit, boleh
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.navigation import alamat as alamat_bernama
from pengisian.posisi import posisi
from reports.blok import hitungan
from reports.sumber import Sumber
from reports.tables.e81 import E81
from reports.tables.e81_kaki import ringkasan_e81
from reports.views.dasar import alamat, halaman, jalur_jejak


@halaman
def e81(request: HttpRequest, data: Sumber, triwulan: int) -> HttpResponse:
    kaki = ringkasan_e81(data)
    isi = {
        "judul": f"Evaluasi Renja (E.81) Triwulan {ROMAWI_TRIWULAN[triwulan - 1]} Tahun {data.tahun}",
        "unit": data.unit,
        "tahun": data.tahun,
        "triwulan": triwulan,
        "romawi": ROMAWI_TRIWULAN[triwulan - 1],
        "pilihan": [
            (romawi, alamat("e81", data, triwulan=n), n == triwulan)
            for n, romawi in enumerate(ROMAWI_TRIWULAN, 1)
        ],
        "blok": E81.blok_dari(data, ""),
        "jejak": jalur_jejak(data),
        "kaki": kaki,
        "rata_rata": hitungan(kaki.rata_rata, persen=True),
        "serapan": hitungan(kaki.serapan, persen=True),
        "faktor": [(i.label, getattr(data.evaluasi_renja, i.value, "")) for i in IsianKaki],
        **_izin_kaki(request, data),
        "pengisian": alamat_bernama(
            "pengisian", {"unit": data.unit.slug, "tahun": data.tahun, "triwulan": triwulan}
        ),
        "ada_data": ada_triwulan(data, triwulan),
    }
    return render(request, "reports/e81.html", isi)


def _izin_kaki(request: HttpRequest, data: Sumber) -> dict[str, Any]:
    """Whether the user may write the texts below the table now; where only not now, why."""
    unit = ambil_unit(request.user, data.unit.slug)
    if not boleh(request.user, Hak.KAKI, unit):
        return {"sunting_kaki": False, "sebab_kaki": ""}
    letak = posisi(unit, data.tahun, data.triwulan)
    sekarang = boleh(request.user, Hak.KAKI, unit, letak.akses)
    return {"sunting_kaki": sekarang, "sebab_kaki": "" if sekarang else letak.sebab}


def ada_triwulan(data: Sumber, triwulan: int) -> bool:
    """Whether anything at all was entered for the quarter."""
    return any(r.tahun == data.tahun and r.triwulan == triwulan for r in data.realisasi) or any(
        r.triwulan == triwulan for r in data.realisasi_anggaran
    )
