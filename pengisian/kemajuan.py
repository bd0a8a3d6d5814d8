"""How much of a quarter is filled: of one unit by its sheet, of many units by counting in the database.

Both count the same rows: each indicator on the sheet of which the quarter asks for a value
(BukuKinerja.diminta), and each sub kegiatan that has a pagu. Exactly what is missing, warnings and
explanations too, says pengisian/kekurangan.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Value

from budget.models import Pagu, RealisasiAnggaran
from budget.sumber import SumberKinerja
from indicators.data import DataDokumen, DataIndikator, DataSasaran, DataTarget
from indicators.enums import JenisDokumen, Kombinasi, Level, PeranKomponen, StatusRealisasi
from indicators.models import Dokumen, Indikator, Komponen, NilaiKomponen, Realisasi, Sasaran, Target
from indicators.perhitungan import nilai_realisasi
from indicators.queries import DOKUMEN_BERLAKU, VERSI
from lkjip.models import Unit
from pengisian.lembar import Lembar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kemajuan:
    terisi: int = 0
    wajib: int = 0


@dataclass(frozen=True, slots=True)
class BarisWajib:
    """A row that has to be filled: kunci as in the names of cells."""

    kunci: str
    bidang_id: int | None
    terisi: bool


def baris_wajib(lembar: Lembar, triwulan: int | None = None) -> Iterator[BarisWajib]:
    """The rows of a quarter, that of the sheet if none is named; each once."""
    triwulan = triwulan or lembar.triwulan
    sudah = set()
    for b in lembar.baris:
        if b.indikator is not None and b.indikator.id not in sudah and lembar.diminta(b, triwulan):
            sudah.add(b.indikator.id)
            r = lembar.realisasi_triwulan(b.indikator.id, triwulan)
            terisi = r is not None and (
                r.status == StatusRealisasi.TIDAK_TERSEDIA
                or nilai_realisasi(b.indikator, r).nilai is not None
            )
            yield BarisWajib(b.kunci, b.bidang_id, terisi)
        if b.rp_diisi and b.simpul is not None and lembar.anggaran.uang(b.simpul).pagu:
            terisi = lembar.rp_triwulan(b.simpul.id, triwulan) is not None
            yield BarisWajib(b.kunci_rp, lembar.anggaran.bidang(b.simpul), terisi)


def hitung(baris: Iterable[BarisWajib]) -> Kemajuan:
    semua = list(baris)
    return Kemajuan(sum(b.terisi for b in semua), len(semua))


def kemajuan(lembar: Lembar, triwulan: int | None = None) -> Kemajuan:
    return hitung(baris_wajib(lembar, triwulan))


# --- many units


def kemajuan_banyak(units: Iterable[Unit], tahun: int, triwulan: int) -> dict[int, Kemajuan]:
    """The same quarter of many units, by the unit's id, in a fixed number of queries."""
    pk = [u.pk for u in units]
    hasil = {u: Kemajuan() for u in pk}
    for unit, terisi, wajib in (*_nilai(pk, tahun, triwulan), *_rp(pk, tahun, triwulan)):
        hasil[unit] = Kemajuan(hasil[unit].terisi + terisi, hasil[unit].wajib + wajib)
    return hasil


def _nilai(units: list[int], tahun: int, triwulan: int) -> Iterable[tuple[int, int, int]]:
    """Unit, rows with a value, rows of indicators."""
    sumber = _sumber(units, tahun, triwulan)
    sasaran = {i.id for s in sumber for x in s.sasaran for i, _ in s.indikator_renja(x.id)}
    diminta = ~Q(
        pk__in={
            i.id for s in sumber for i in s.semua_indikator if not s.kinerja.diminta(i.id, tahun, triwulan)
        }
    )
    pada_lembar = diminta & (Q(simpul__simpul__tahun=tahun) | Q(pk__in=sasaran))
    terisi = Realisasi.objects.filter(
        _bernilai(), indikator=OuterRef("pk"), tahun=tahun, triwulan=triwulan
    ).order_by()
    semua = Indikator.objects.filter(pada_lembar, unit__in=units).order_by().values("unit")
    return semua.annotate(
        terisi=Count("pk", distinct=True, filter=Exists(terisi)), wajib=Count("pk", distinct=True)
    ).values_list("unit", "terisi", "wajib")


def _bernilai() -> Q:
    """Rows that have a value, as indicators.perhitungan.nilai_realisasi works it out."""
    isi = NilaiKomponen.objects.filter(realisasi=OuterRef("pk"))
    kosong = Komponen.objects.filter(
        ~Exists(NilaiKomponen.objects.filter(realisasi=OuterRef(OuterRef("pk")), komponen=OuterRef("pk"))),
        indikator=OuterRef("indikator"),
    )
    dihitung = ~Q(indikator__kombinasi=Kombinasi.LANGSUNG) & Exists(isi) & ~Exists(kosong)
    dibagi_nol = Exists(isi.filter(komponen__peran=PeranKomponen.PENYEBUT, nilai=0))
    return (
        Q(status=StatusRealisasi.TIDAK_TERSEDIA)
        | (dihitung & ~dibagi_nol)
        | (~dihitung & Q(nilai__isnull=False))
    )


def _rp(units: list[int], tahun: int, triwulan: int) -> Iterable[tuple[int, int, int]]:
    """Unit, sub kegiatan with an amount, sub kegiatan with a pagu in the DPA in force."""
    pagu = Pagu.objects.filter(dpa__tahun=tahun).order_by()
    terakhir = pagu.filter(dpa__unit=OuterRef("dpa__unit")).values("dpa__unit").values(n=Max("dpa__urutan"))
    terisi = RealisasiAnggaran.objects.filter(simpul=OuterRef("simpul"), triwulan=triwulan)
    return (
        pagu.filter(dpa__unit__in=units, dpa__urutan=Subquery(terakhir), nilai__gt=0)
        .values("dpa__unit")
        .annotate(
            terisi=Count("simpul", distinct=True, filter=Exists(terisi)), wajib=Count("simpul", distinct=True)
        )
        .values_list("dpa__unit", "terisi", "wajib")
    )


def _sumber(units: list[int], tahun: int, triwulan: int) -> list[SumberKinerja]:
    """Of all units at once what tells which rows a quarter has and asks for; no figures.

    The fourth quarter asks for every row, so there the indicators and the Renja of the sasaran are enough.
    """
    milik = Q(indikator__unit__in=units)
    if triwulan == 4:
        level = Q(level=Level.SASARAN)
        target = Q(indikator__level=Level.SASARAN, dokumen__jenis=JenisDokumen.RENJA, tahun=tahun)
    else:
        level = Q()
        target = Q(tahun=tahun) | Q(
            dokumen__jenis=JenisDokumen.RENSTRA
        )  # its first year decides which counts
    dokumen = _per_unit(
        DataDokumen, Dokumen.objects.berlaku().filter(unit__in=units, jenis=JenisDokumen.RENSTRA), "unit_id"
    )
    sasaran = _per_unit(
        DataSasaran, Sasaran.objects.filter(unit__in=units).order_by("nomor", "id"), "unit_id", **VERSI
    )
    indikator = _per_unit(
        DataIndikator,
        Indikator.objects.filter(level, unit__in=units).annotate(banyak_komponen=Value(0)),
        "unit_id",
    )
    semua_target = _per_unit(
        DataTarget,
        Target.objects.filter(milik & target, **DOKUMEN_BERLAKU),
        "indikator__unit_id",
        jenis="dokumen__jenis",
        urutan="dokumen__urutan",
        dokumen="dokumen__nama",
    )
    hasil = []
    for u in units:
        sumber = SumberKinerja(u, tahun)
        sumber.__dict__ |= {
            "_dokumen_target": (dokumen[u], semua_target[u]),
            "_tujuan_sasaran": ((), sasaran[u]),
            "_indikator_angka": (indikator[u], (), ()),
            "realisasi": (),
        }
        hasil.append(sumber)
    return hasil


def _per_unit(kelas: type[T], queryset: QuerySet[Any], unit: str, **alias: str) -> dict[int, tuple[T, ...]]:
    """Rows as instances of a dataclass, by the unit that they belong to."""
    kolom = [alias.get(f.name, f.name) for f in fields(kelas)]  # type: ignore[arg-type]
    hasil: dict[int, tuple[T, ...]] = defaultdict(tuple)
    for milik, *isi in queryset.values_list(unit, *kolom):
        hasil[milik] += (kelas(*isi),)
    return hasil
