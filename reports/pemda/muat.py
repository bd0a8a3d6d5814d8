"""The figures of many units as the sources of their reports: six queries, however many units there are.

Only what the pemda's view asks for: indicators of sasaran with their year, and the budget tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import FilteredRelation, Q, Value

from budget import data as uang
from budget.models import Dpa, Simpul
from indicators import data
from indicators.enums import Level
from indicators.models import Dokumen, Indikator, Realisasi, Tujuan
from indicators.queries import VERSI, realisasi_dari
from lkjip.queries import Cabang, muat_per_kelompok
from reports.sumber import Sumber

UTAMA = Level.SASARAN  # what the Perjanjian Kinerja is measured by
JENIS_TARGET = ("pk", "renja", "renstra")
PerUnit = dict[int, tuple[tuple[Any, ...], ...]]  # rows of several kinds


def sumber_banyak(units: Collection[int], tahun: int) -> dict[int, Sumber]:
    """By the unit's id. What is not loaded here would be asked for unit by unit: nobody asks for it."""
    tujuan = muat_per_kelompok(
        "unit_id",
        data.DataTujuan,
        Tujuan.objects.filter(unit__in=units).order_by("nomor", "id", "sasaran__nomor", "sasaran__id"),
        Cabang(data.DataSasaran, "sasaran", VERSI),
        **VERSI,
    )
    dokumen = muat_per_kelompok(
        "unit_id", data.DataDokumen, Dokumen.objects.berlaku().filter(unit__in=units, jenis__in=JENIS_TARGET)
    )
    indikator = _indikator(units, tahun)
    realisasi = defaultdict(list)
    setahun = Realisasi.objects.filter(indikator__unit__in=units, indikator__level=UTAMA, tahun=tahun)
    for unit, r in realisasi_dari(setahun):
        realisasi[unit].append(r)
    simpul, pagu = _anggaran(units, tahun)
    hasil = {}
    for u in units:
        semua_tujuan, semua_sasaran = tujuan[u]
        semua_indikator, angka, target = indikator[u]
        berlaku = {d.id for d in dokumen[u][0]}
        hasil[u] = sumber = Sumber(u, tahun)
        sumber.__dict__ |= {
            "_tujuan_sasaran": (semua_tujuan, tuple(sorted(semua_sasaran, key=lambda s: (s.nomor, s.id)))),
            "_dokumen_target": (dokumen[u][0], tuple(t for t in target if t.dokumen_id in berlaku)),
            "_indikator_angka": (semua_indikator, angka, ()),
            "realisasi": tuple(realisasi[u]),
            "_simpul": (simpul[u][0], (), (), simpul[u][1]),
            "_dpa_pagu": pagu[u],
        }
    return hasil


def _indikator(units: Collection[int], tahun: int) -> PerUnit:
    """Indicators, figures known without their inputs, and targets, those of drafts too.

    Targets of all years, for the first one of the Renstra decides which counts; quarterly ones of the year.
    """
    hanya = Q(target__triwulan=None) | Q(target__tahun=tahun)
    return muat_per_kelompok(
        "unit_id",
        data.DataIndikator,
        Indikator.objects.filter(unit__in=units, level=UTAMA)
        .annotate(
            banyak_komponen=Value(0),  # nobody asks
            target_dicari=FilteredRelation("target", condition=hanya),
        )
        .order_by("urutan", "id"),
        Cabang(data.DataAngka, "angka_terdahulu"),
        Cabang(
            data.DataTarget,
            "target_dicari",
            {"jenis": "dokumen__jenis", "urutan": "dokumen__urutan", "dokumen": "dokumen__nama"},
        ),
    )


def _anggaran(units: Collection[int], tahun: int) -> tuple[PerUnit, PerUnit]:
    """The budget tree with realised rupiah, and the DPA with its pagu."""
    simpul = muat_per_kelompok(
        "unit_id",
        uang.DataSimpul,
        Simpul.objects.filter(unit__in=units, tahun=tahun).order_by("urutan", "id", "realisasi__triwulan"),
        Cabang(uang.DataRealisasiAnggaran, "realisasi"),
    )
    pagu = muat_per_kelompok(
        "unit_id",
        uang.DataDpa,
        Dpa.objects.filter(unit__in=units, tahun=tahun),
        Cabang(uang.DataPagu, "pagu", {"urutan": "dpa__urutan"}),
    )
    return simpul, pagu
