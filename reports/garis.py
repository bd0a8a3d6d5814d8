"""The rows of a unit's outline while they are being changed: one writer at a time, none over another's.

The first change in a year that has no rows of its own copies those of the year that it goes on with, so that
the earlier year stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lkjip.access import Hak, boleh
from lkjip.models import Pengguna, Unit
from pengisian.simpan import giliran
from reports.data import DataBagian
from reports.models import BagianUnit
from reports.outline import Rancangan
from reports.queries import bagian_dari
from reports.susunan import Susunan, susunan_penuh
from reports.tahap import boleh_lkjip, tahap_lkjip

FINAL = "LKjIP ini sudah final. Buka koreksi lebih dahulu."
BENTROK = "Bagian ini baru saja diubah orang lain. Periksa keadaannya sekarang, lalu ulangi bila masih perlu."


class SusunDitolak(Exception):
    """A change that cannot be made; the message says why."""


class PerluYakin(SusunDitolak):
    """A change that is made only when it is confirmed; akibat says what it brings about."""

    def __init__(self, pesan: str, akibat: tuple[str, ...] = ()) -> None:
        super().__init__(pesan)
        self.akibat = akibat


@dataclass(frozen=True, slots=True)
class Penyusun:
    """Who changes the outline of which year, and when."""

    pengguna: Pengguna
    unit: Unit
    tahun: int
    sekarang: datetime = field(default_factory=timezone.now)


@dataclass(frozen=True, slots=True)
class Terlihat:
    """A section as its writer saw it: its key and version (0: no row of the year's own)."""

    kunci: str
    versi: int


class Garis:
    """The unit's rows of the year while they are being changed."""

    def __init__(self, p: Penyusun) -> None:
        self.p = p
        self.baris = {b.kunci: b for b in BagianUnit.objects.filter(unit=p.unit, tahun=p.tahun)}
        if not self.baris:
            self._salin()
        self.susunan: Susunan = susunan_penuh(tuple(map(_data, self.baris.values())))

    def _salin(self) -> None:
        """What the year goes on with becomes its own. Version 0 still, for nobody has changed it."""
        semula, _ = bagian_dari(self.p.unit.pk, self.p.tahun)
        BagianUnit.objects.bulk_create(
            BagianUnit(
                unit=self.p.unit,
                tahun=self.p.tahun,
                kunci=d.kunci,
                urutan=d.urutan,
                aktif=d.aktif,
                tambahan=d.tambahan,
                induk=d.induk,
                judul=d.judul,
                penanggung_jawab_id=d.penanggung_jawab_id,
                versi=0,
            )
            for d in semula
        )
        self.baris = {b.kunci: b for b in BagianUnit.objects.filter(unit=self.p.unit, tahun=self.p.tahun)}

    def rancangan(self, kunci: str) -> Rancangan:
        if (r := self.susunan.cari(kunci)) is None:
            raise SusunDitolak("Bagian ini tidak ada pada garis besar.")
        return r

    def ambil(self, terlihat: Terlihat) -> BagianUnit:
        """The row of a section, new where it has none. Raises SusunDitolak where another was first."""
        self.rancangan(terlihat.kunci)
        b = self.baris.get(terlihat.kunci) or self._baru(terlihat.kunci)
        if b.versi != terlihat.versi:
            raise SusunDitolak(BENTROK)
        return b

    def simpan(self, b: BagianUnit) -> None:
        b.versi += 1
        b.save()

    def urutkan(self, kunci: tuple[str, ...]) -> None:
        """Gives each of a group its place. Who was moved aside has not been changed: the version stays."""
        for n, k in enumerate(kunci):
            b = self.baris.get(k) or self._baru(k)
            b.urutan = n
            b.save()

    def _baru(self, kunci: str) -> BagianUnit:
        return self.baris.setdefault(
            kunci, BagianUnit(unit=self.p.unit, tahun=self.p.tahun, kunci=kunci, versi=0)
        )


@contextmanager
def mengubah(p: Penyusun, hak: Hak = Hak.SUSUN_LKJIP) -> Iterator[Garis]:
    """The outline of the year, which nobody else changes meanwhile. Raises SusunDitolak."""
    with giliran, transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=p.unit.pk)
        tahap = tahap_lkjip(p.unit.pk, p.tahun)
        if not boleh_lkjip(p.pengguna, hak, p.unit, tahap):
            ada = boleh(p.pengguna, hak, p.unit)  # in some other state
            raise SusunDitolak(FINAL if ada else "Anda tidak berhak mengubah garis besar LKjIP.")
        yield Garis(p)


def _data(b: BagianUnit) -> DataBagian:
    return DataBagian(b.kunci, b.aktif, b.urutan, b.tambahan, b.induk, b.judul)
