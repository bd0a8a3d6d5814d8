"""A unit in time: whether it was there in a period, what it was called on a day, where it came from and went.

Most units never change. So that their pages pay nothing for it, `ada_riwayat` asks with the unit itself
whether there is anything to know; only then the rest is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone

from lkjip.enums import ArahPerubahan, JenisPerubahanUnit
from lkjip.formats import daftar, tanggal
from lkjip.models import Keanggotaan, NamaLama, PerubahanUnit, Unit, UnitBerubah
from lkjip.periode import akhir_triwulan, awal_triwulan

SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sebutan:
    """What a unit and its head are called."""

    nama: str
    nama_singkat: str
    jabatan_kepala: str


def ada_riwayat(jalur: str = "pk") -> ExpressionWrapper:
    """For annotate(punya_riwayat=…): whether the unit has had another name, or took part in a change."""
    nama = NamaLama.objects.filter(unit=OuterRef(jalur))
    berubah = UnitBerubah.objects.filter(unit=OuterRef(jalur))
    return ExpressionWrapper(Q(Exists(nama)) | Q(Exists(berubah)), output_field=BooleanField())


def dengan_riwayat(keanggotaan: QuerySet[Keanggotaan]) -> list[Keanggotaan]:
    """Memberships whose units know whether they have a history."""
    hasil = list(keanggotaan.annotate(unit_berubah=ada_riwayat("unit")))
    for k in hasil:
        if k.unit:
            k.unit.punya_riwayat = k.unit_berubah
    return hasil


def nama_lama(unit: Unit) -> Sequence[NamaLama]:
    """The earlier names, the first one first. A query, but for a unit of which it is known to have none."""
    if not getattr(unit, "punya_riwayat", True):
        return ()
    if not hasattr(unit, "_nama_lama"):  # page and frame both ask
        unit._nama_lama = list(unit.nama_lama.all())
    return unit._nama_lama


def nama_pada(unit: Unit, hari: date) -> Sebutan:
    """What the unit was called on a day; before its first day as it was called on that."""
    milik = next((n for n in nama_lama(unit) if hari <= n.sampai), unit)
    return Sebutan(milik.nama, milik.nama_singkat, milik.jabatan_kepala)


def nama_tahun(unit: Unit, tahun: int) -> Sebutan:
    """The name that a report of the year bears: that of 31 December, or of the unit's last day before it."""
    return nama_pada(unit, akhir_triwulan(tahun, 4))


def sudah_berakhir(unit: Unit, hari: date | None = None) -> bool:
    return unit.berakhir is not None and unit.berakhir < (hari or timezone.localdate())


def dalam_masa(awal: date, akhir: date, awalan: str = "") -> Q:
    """Units that were there on at least one day from `awal` to `akhir`. `awalan` leads to the unit."""
    mulai = Q(**{f"{awalan}mulai": None}) | Q(**{f"{awalan}mulai__lte": akhir})
    berakhir = Q(**{f"{awalan}berakhir": None}) | Q(**{f"{awalan}berakhir__gte": awal})
    return Q(**{f"{awalan}aktif": True}) & mulai & berakhir


def pada_triwulan(tahun: int, triwulan: int) -> Q:
    """Active units of which the quarter is asked."""
    return dalam_masa(awal_triwulan(tahun, triwulan), akhir_triwulan(tahun, triwulan))


def pada_tahun(tahun: int) -> Q:
    return dalam_masa(awal_triwulan(tahun, 1), akhir_triwulan(tahun, 4))


def masih_ada(hari: date | None = None, awalan: str = "") -> Q:
    """Active units that have not ended on the day."""
    hari = hari or timezone.localdate()
    return dalam_masa(hari, hari, awalan)


def tahun_unit(unit: Unit, tahun: int) -> bool:
    """Whether the unit was there in the year; none is opened before it began or after it ended."""
    awal = unit.mulai.year if unit.mulai else tahun
    akhir = unit.berakhir.year if unit.berakhir else tahun
    return awal <= tahun <= akhir


@dataclass(frozen=True, slots=True)
class Kaitan:
    """What happened to a unit, as a line above its pages: text, and the other units that it names."""

    teks: str
    lain: tuple[Unit, ...] = ()


def kaitan(unit: Unit) -> list[Kaitan]:
    """Where the unit came from and what became of it, the latest first. A query, as with `nama_lama`."""
    if not getattr(unit, "punya_riwayat", True):
        return []
    milik = PerubahanUnit.objects.filter(unit_berubah__unit=unit).distinct()
    return [_kaitan(p, unit) for p in milik.prefetch_related("unit_berubah__unit")]


def _kaitan(p: PerubahanUnit, unit: Unit) -> Kaitan:
    sejak = f"Sejak {tanggal(p.berlaku)}"
    if p.jenis == JenisPerubahanUnit.GANTI_NAMA:
        lama = nama_pada(unit, p.berlaku - SEHARI).nama
        return Kaitan(f"{sejak} bernama {nama_pada(unit, p.berlaku).nama}; sebelumnya {lama}.")
    if p.jenis == JenisPerubahanUnit.BUBAR:
        return Kaitan(f"{sejak} perangkat daerah ini bubar.")
    semua = p.unit_berubah.all()
    arah = {a: [b.unit for b in semua if b.arah == a and b.unit != unit] for a in ArahPerubahan}
    if any(b.unit == unit and b.arah == ArahPerubahan.HASIL for b in semua):
        dari = arah[ArahPerubahan.ASAL]
        apa = "melanjutkan" if dari else "dipecah; tugasnya sebagian pada"
        return _sebut(sejak, apa, dari or arah[ArahPerubahan.HASIL], p)
    return _sebut(sejak, "menjadi", arah[ArahPerubahan.HASIL], p)


def _sebut(sejak: str, apa: str, lain: list[Unit], p: PerubahanUnit) -> Kaitan:
    """Those that came before by the name of their last day, those that came after by that of their first."""
    hari = p.berlaku - SEHARI if apa == "melanjutkan" else p.berlaku
    return Kaitan(f"{sejak} {apa} {daftar([nama_pada(u, hari).nama for u in lain])}.", tuple(lain))
