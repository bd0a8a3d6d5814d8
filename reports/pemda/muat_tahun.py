"""Loads a pemda's year. The number of queries does not depend on the number of units."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from indicators.predikat import predikat
from indicators.queries import skala
from lkjip.models import Pemda, Unit
from pengisian.papan import waktu_banyak
from reports.pemda.data import BarisUnit, TahunPemda
from reports.pemda.hitung import RincianUnit
from reports.pemda.simpanan import rincian_banyak, ringkas_banyak


def unit_tahun(pemda: Pemda, tahun: int) -> QuerySet[Unit]:
    """The units that there were in the year, those that have ended since too, by name."""
    return Unit.objects.filter(
        Q(aktif=True) | Q(berakhir__isnull=False),
        Q(berakhir=None) | Q(berakhir__year__gte=tahun),
        Q(mulai=None) | Q(mulai__year__lte=tahun),
        pemda=pemda,
    )


def muat_tahun(pemda: Pemda, tahun: int, triwulan: int, *, rinci: bool = False) -> TahunPemda:
    """rinci: with each unit's indicators and sasaran. A year is judged on the scale of capaian, as in the
    LKjIP; a quarter on that of Formulir E.81."""
    semua = unit_tahun(pemda, tahun)
    units = list(semua)
    pk = [u.pk for u in units]
    rincian: dict[int, RincianUnit] = {}
    if rinci:
        ringkas, rincian = rincian_banyak(pemda, pk, tahun, triwulan)
    else:
        ringkas = ringkas_banyak(pemda, pk, tahun, triwulan)
    waktu = waktu_banyak(semua, tahun, triwulan)
    dipakai = skala(pemda.pk, tahun).get("capaian" if triwulan == 4 else "e81")
    baris = []
    for u in units:
        u.pemda = pemda
        nilai = ringkas[u.pk].rata.nilai
        tingkat = predikat(nilai, dipakai) if dipakai else None
        baris.append(BarisUnit(u, ringkas[u.pk], waktu[u.pk], tingkat, rincian.get(u.pk) or RincianUnit()))
    return TahunPemda(pemda, tahun, triwulan, dipakai, tuple(baris))
