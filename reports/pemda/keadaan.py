"""What else the pemda watches in its units: AKIP scores, open recommendations, the state of the LKjIP."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from evaluation import data as evaluasi
from evaluation.models import EvaluasiAkip, Rekomendasi, ReviuLkjip
from evaluation.tren import total_tersimpan
from indicators.predikat import Skala
from lkjip.enums import StatusRekomendasi, TahapEvaluasi, TahapLkjip, TahapReviu
from lkjip.models import Unit
from lkjip.queries import Cabang, muat_per_kelompok
from reports.models import StatusLkjip
from reports.tahap import SESUDAH


@dataclass(frozen=True, slots=True)
class BarisKeadaan:
    """nilai: the scores of the final LHE by the year of the AKIP. terbuka: recommendations not yet verified.

    lewat: how many of these are beyond their deadline.
    """

    unit: Unit
    nilai: Mapping[int, Decimal | None]
    skala: Skala | None
    terbuka: int
    lewat: int
    lkjip: TahapLkjip


def keadaan_unit(units: Sequence[Unit], tahun: int, skala: Skala | None, hari: date) -> list[BarisKeadaan]:
    """The units in their order, LKjIP of the year; scores up to it. Four queries."""
    nilai, rekomendasi, lkjip = _nilai(units, tahun), _rekomendasi(units, hari), _lkjip(units, tahun)
    return [
        BarisKeadaan(u, nilai[u.pk], skala, *rekomendasi.get(u.pk, (0, 0)), lkjip.get(u.pk, TahapLkjip.DRAF))
        for u in units
    ]


def _nilai(units: Sequence[Unit], tahun: int) -> dict[int, dict[int, Decimal | None]]:
    semua = muat_per_kelompok(
        "unit_id",
        evaluasi.DataEvaluasi,
        EvaluasiAkip.objects.filter(unit__in=units, tahun__lte=tahun, tahap=TahapEvaluasi.FINAL).order_by(
            "tahun", "nilai__komponen__urutan", "nilai__sub__urutan"
        ),
        Cabang(
            evaluasi.DataNilaiAkip,
            "nilai",
            {
                "urutan": "komponen__urutan",
                "komponen": "komponen__nama",
                "bobot": "komponen__bobot",
                "sub": "sub__nama",
                "sub_bobot": "sub__bobot",
            },
        ),
    )
    hasil: dict[int, dict[int, Decimal | None]] = defaultdict(dict)
    for pk, (baris, nilai) in semua.items():
        hasil[pk] = {e.tahun: total_tersimpan(e, nilai).nilai for e in baris}
    return hasil


def _rekomendasi(units: Sequence[Unit], hari: date) -> dict[int, tuple[int, int]]:
    """Open ones of final LHE, and those of them that are late."""
    terbuka = Rekomendasi.objects.filter(
        evaluasi__unit__in=units, evaluasi__tahap=TahapEvaluasi.FINAL
    ).exclude(status=StatusRekomendasi.TERVERIFIKASI)
    baris = terbuka.order_by().values_list("evaluasi__unit")
    hitung = baris.annotate(n=Count("pk"), lewat=Count("pk", filter=Q(tenggat__lt=hari)))
    return {pk: (n, lewat) for pk, n, lewat in hitung}


def _lkjip(units: Sequence[Unit], tahun: int) -> dict[int, TahapLkjip]:
    """As reports.tahap.tahap_lkjip has it, for many units."""
    hasil = dict.fromkeys(
        ReviuLkjip.objects.filter(unit__in=units, tahun=tahun, tahap=TahapReviu.DINYATAKAN).values_list(
            "unit", flat=True
        ),
        TahapLkjip.DIREVIU,
    )
    tersimpan = StatusLkjip.objects.filter(unit__in=units, tahun=tahun).values_list("unit", "tahap")
    return hasil | {u: TahapLkjip(t) for u, t in tersimpan if t in SESUDAH}
