"""What an SOTK changes: a unit is renamed, units are merged, one is split or dissolved, from a date on.

Nothing of what was is rewritten. A unit that ends keeps its years and documents; its last day is that
before the change. Each is a PerubahanUnit with its legal basis, and each row has its line of the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lkjip.enums import ArahPerubahan, JenisPerubahanUnit
from lkjip.formats import tanggal
from lkjip.jejak import catat_ubah, potret
from lkjip.masa_unit import SEHARI, Sebutan, nama_pada
from lkjip.models import NamaLama, Pemda, Pengguna, PerubahanUnit, Unit, UnitBerubah


@dataclass(frozen=True, slots=True)
class Dasar:
    """From when a change holds, by which regulation, and who records it."""

    pemda: Pemda
    berlaku: date
    dasar_hukum: str
    oleh: Pengguna
    keterangan: str = ""

    @property
    def terakhir(self) -> date:
        """The last day of how it was."""
        return self.berlaku - SEHARI


@transaction.atomic
def ganti_nama(dasar: Dasar, unit: Unit, baru: Sebutan) -> PerubahanUnit:
    """The code, and so all addresses, stay. Raises ValidationError, as the other changes do."""
    unit = _kunci(dasar, [unit])[0]
    lama = Sebutan(unit.nama, unit.nama_singkat, unit.jabatan_kepala)
    if lama == baru:
        raise ValidationError("Nama, singkatan, dan jabatan kepalanya masih sama.")
    if unit.nama_lama.filter(sampai__gte=dasar.terakhir).exists():
        raise ValidationError(
            {"berlaku": f"{unit.nama_singkat} sudah berganti nama pada tanggal ini atau sesudahnya."}
        )
    semula = potret(unit)
    NamaLama.objects.create(unit=unit, sampai=dasar.terakhir, nama=lama.nama,
                            nama_singkat=lama.nama_singkat, jabatan_kepala=lama.jabatan_kepala)  # fmt: skip
    unit.nama, unit.nama_singkat, unit.jabatan_kepala = baru.nama, baru.nama_singkat, baru.jabatan_kepala
    _simpan(dasar, unit, semula)
    return _catat(dasar, JenisPerubahanUnit.GANTI_NAMA, [unit], [unit])


@transaction.atomic
def gabung(dasar: Dasar, asal: Sequence[Unit], tujuan: Unit) -> PerubahanUnit:
    """`tujuan` is a unit that is there, one of `asal` among others, or a new one that is not saved yet."""
    berakhir = [u for u in asal if u != tujuan]
    if len(berakhir) + (tujuan.pk is not None) < 2:
        raise ValidationError({"asal": "Pilih paling sedikit dua perangkat daerah yang digabungkan."})
    lanjut = [tujuan] if tujuan.pk else []
    berakhir = _kunci(dasar, [*berakhir, *lanjut])[: len(berakhir)]
    _akhiri(dasar, berakhir)
    if tujuan.pk is None:
        _dirikan(dasar, tujuan)
    return _catat(dasar, JenisPerubahanUnit.GABUNG, berakhir, [tujuan])


@transaction.atomic
def pecah(dasar: Dasar, asal: Unit, baru: Sequence[Unit], *, berlanjut: bool) -> PerubahanUnit:
    """A unit gives tasks to new ones; it goes on beside them, or ends. `baru` are not saved yet."""
    if len(baru) + berlanjut < 2:
        kurang = "Isi paling sedikit satu" if berlanjut else "Isi paling sedikit dua"
        raise ValidationError(f"{kurang} perangkat daerah baru.")
    asal = _kunci(dasar, [asal])[0]
    if not berlanjut:
        _akhiri(dasar, [asal])
    for u in baru:
        _dirikan(dasar, u)
    return _catat(dasar, JenisPerubahanUnit.PECAH, [asal], [*([asal] if berlanjut else []), *baru])


@transaction.atomic
def bubar(dasar: Dasar, unit: Unit) -> PerubahanUnit:
    semua = _kunci(dasar, [unit])
    _akhiri(dasar, semua)
    return _catat(dasar, JenisPerubahanUnit.BUBAR, semua, [])


def _kunci(dasar: Dasar, units: Sequence[Unit]) -> list[Unit]:
    """The units as they are now, locked, in the same order; refused where they cannot change on the day."""
    if dasar.berlaku > timezone.localdate():
        raise ValidationError({"berlaku": "Tanggal berlaku tidak boleh sesudah hari ini."})
    kini = {u.pk: u for u in Unit.objects.select_for_update().filter(pk__in=[u.pk for u in units])}
    for u in kini.values():
        if u.pemda_id != dasar.pemda.pk:
            raise ValueError("the unit is of another pemda")
        if u.berakhir is not None:
            raise ValidationError(f"{u.nama_singkat} sudah berakhir pada {tanggal(u.berakhir)}.")
        if u.mulai is not None and u.mulai >= dasar.berlaku:
            raise ValidationError(
                {"berlaku": f"{u.nama_singkat} berdiri pada {tanggal(u.mulai)}; pilih tanggal sesudahnya."}
            )
    return [kini[u.pk] for u in units]


def _akhiri(dasar: Dasar, units: Iterable[Unit]) -> None:
    for unit in units:
        semula = potret(unit)
        unit.berakhir = dasar.terakhir
        _simpan(dasar, unit, semula)


def _dirikan(dasar: Dasar, unit: Unit) -> None:
    unit.pemda, unit.mulai = dasar.pemda, dasar.berlaku
    _simpan(dasar, unit, {})


def _simpan(dasar: Dasar, unit: Unit, semula: dict[str, str]) -> None:
    try:
        unit.full_clean()
    except ValidationError as galat:
        raise ValidationError([f"{unit.nama}: {p}" for p in galat.messages]) from galat
    unit.save()
    catat_ubah(unit, semula, oleh=dasar.oleh, unit=unit, alasan=dasar.dasar_hukum)


def _catat(
    dasar: Dasar, jenis: JenisPerubahanUnit, asal: Iterable[Unit], hasil: Iterable[Unit]
) -> PerubahanUnit:
    p = PerubahanUnit(
        pemda=dasar.pemda, jenis=jenis, berlaku=dasar.berlaku, dasar_hukum=dasar.dasar_hukum.strip(),
        keterangan=dasar.keterangan.strip(), oleh=dasar.oleh, pada=timezone.now(),
    )  # fmt: skip
    p.full_clean()
    p.save()
    for arah, units in ((ArahPerubahan.ASAL, asal), (ArahPerubahan.HASIL, hasil)):
        UnitBerubah.objects.bulk_create(UnitBerubah(perubahan=p, unit=u, arah=arah) for u in units)
    return p


@dataclass(frozen=True, slots=True)
class BarisPerubahan:
    """A change as a page lists it; akibat is a sentence for each unit."""

    perubahan: PerubahanUnit
    akibat: list[str]


def uraikan(p: PerubahanUnit) -> BarisPerubahan:
    """What the change did to each unit, in words. Reads unit_berubah with their units."""
    terakhir = p.berlaku - SEHARI
    semua = list(p.unit_berubah.all())
    hasil = [b.unit for b in semua if b.arah == ArahPerubahan.HASIL]
    if p.jenis == JenisPerubahanUnit.GANTI_NAMA:
        lama, baru = nama_pada(hasil[0], terakhir), nama_pada(hasil[0], p.berlaku)
        return BarisPerubahan(p, [
            f"Sampai {tanggal(terakhir)}: {lama.nama} ({lama.nama_singkat}), {lama.jabatan_kepala}.",
            f"Sejak {tanggal(p.berlaku)}: {baru.nama} ({baru.nama_singkat}), {baru.jabatan_kepala}.",
        ])  # fmt: skip
    akibat = [
        f"{nama_pada(b.unit, terakhir).nama} berakhir pada {tanggal(terakhir)}."
        for b in semua
        if b.arah == ArahPerubahan.ASAL and b.unit not in hasil
    ]
    akibat += [
        f"{nama_pada(u, p.berlaku).nama} "
        + (f"berdiri sejak {tanggal(p.berlaku)}." if u.mulai == p.berlaku else "berlanjut.")
        for u in hasil
    ]
    return BarisPerubahan(p, akibat)
