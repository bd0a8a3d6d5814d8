"""Prepares the next year from this one: first as a preview, then written, all or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from lkjip.jejak import baris_jejak, potret
from lkjip.models import JejakUbah, Unit
from lkjip.navigation import tahun_tersedia
from perencanaan.catat import Pencatat
from perencanaan.lanjut_bahan import Bahan, Hasil
from perencanaan.lanjut_kelompok import KELOMPOK, Kelompok

AWAL = tuple(k.kunci for k in KELOMPOK if k.awal)
# These say what the others hang on, so they are asked even where they are not chosen.
DASAR = {"pohon", "ikatan"}


@dataclass(frozen=True, slots=True)
class Rancangan:
    """A group of the preview."""

    kelompok: Kelompok
    hasil: Hasil
    dipilih: bool


def belum_siap(unit: Unit, tahun: int) -> bool:
    """Whether the pemda has no settings for the year, or the unit is not there in it."""
    return tahun not in tahun_tersedia(unit)


def rancang(bahan: Bahan) -> list[Rancangan]:
    """What would be made, left and missed, by group. Those not chosen make nothing."""
    hasil = []
    for k in KELOMPOK:
        dipilih = k.kunci in bahan.dipilih
        isi = k.susun(bahan) if dipilih or k.kunci in DASAR else Hasil()
        hasil.append(Rancangan(k, isi if dipilih else Hasil(), dipilih))
    return hasil


def banyak(rancangan: Iterable[Rancangan]) -> int:
    return sum(len(r.hasil.dibuat) for r in rancangan)


@transaction.atomic
def lanjutkan(penulis: Pencatat, dipilih: Collection[str], pilihan: Mapping[int, int]) -> int:
    """Writes the chosen groups into the year after the writer's. How many rows. Raises ValidationError."""
    unit, dari = penulis.unit, penulis.tahun
    if unit is None or dari is None:
        raise ValueError("the year of a unit goes on, not a pemda")
    Unit.objects.select_for_update().get(pk=unit.pk)  # two who press at once take turns
    if belum_siap(unit, dari + 1):
        raise ValidationError(f"Tahun {dari + 1} belum disiapkan koordinator pemda.")
    baris = [o for r in rancang(Bahan(unit, dari, dipilih, pilihan)) for o in r.hasil.dibuat]
    try:
        with transaction.atomic():
            _simpan(baris)
    except IntegrityError as galat:
        raise ValidationError("Data tahun depan baru saja diubah orang lain. Periksa lagi.") from galat
    _catat(penulis.beralasan(f"Disalin dari tahun {dari}."), baris, dari + 1)
    return len(baris)


def _simpan(baris: Iterable[models.Model]) -> None:
    """In runs of rows of one kind and level: what they point at is saved before."""
    for (model, _), semua in groupby(baris, key=lambda o: (type(o), getattr(o, "level", None))):
        model._default_manager.bulk_create(list(semua), batch_size=500)


def _catat(penulis: Pencatat, baris: Iterable[models.Model], tahun: int) -> None:
    jejak = (
        baris_jejak(
            o, {}, potret(o), oleh=penulis.oleh, unit=penulis.unit, tahun=tahun, alasan=penulis.alasan
        )
        for o in baris
    )
    JejakUbah.objects.bulk_create([j for j in jejak if j], batch_size=500)
