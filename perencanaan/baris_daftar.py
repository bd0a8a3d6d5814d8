"""Rows of the declared lists: saving them with their log, copying last year's, reading what was pasted."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Count, ProtectedError, Q, QuerySet

from indicators.models import Pembanding
from lkjip.enums import JenisButir
from lkjip.jejak import catat_ubah, potret
from lkjip.models import ButirUnit, Pengguna, Unit
from perencanaan.daftar import DAFTAR, Daftar

PALING_BANYAK = 200  # rows of a list


@dataclass(frozen=True, slots=True)
class Tempat:
    """Whose rows of which list and year."""

    daftar: Daftar
    unit: Unit
    tahun: int

    def baris(self, tahun: int | None = None) -> QuerySet[Any]:
        """The rows, in their order; of another year those that belong to that year alone."""
        d = self.daftar
        semua = d.model._default_manager.filter(**d.tetap)
        if d.model is Pembanding:
            milik = Q(indikator__unit=self.unit, tahun=tahun or self.tahun)
            return semua.filter(milik).order_by("indikator__urutan", "indikator__id", "cakupan")
        milik = Q(unit=self.unit)
        if d.model is ButirUnit:
            milik &= Q(tahun=tahun) if tahun else Q(tahun=self.tahun) | Q(tahun=None)
        elif d.setahun:
            milik &= Q(tahun=tahun or self.tahun)
        return semua.filter(milik)

    def kosong(self) -> models.Model:
        """A row that is not saved yet."""
        d = self.daftar
        baris = d.model(**d.tetap)
        if d.model is not Pembanding:
            baris.unit = self.unit
        if d.setahun and (d.model is not ButirUnit or d.tetap["jenis"] == JenisButir.ISU):
            baris.tahun = self.tahun  # other lines of the unit hold for every year, unless said otherwise
        return baris

    @property
    def tahun_jejak(self) -> int | None:
        return self.tahun if self.daftar.setahun else None


@transaction.atomic
def simpan(
    tempat: Tempat, baris: Sequence[models.Model], hapus: Iterable[models.Model], *, oleh: Pengguna
) -> int:
    """The rows in their order, and those to be deleted. How many changed. Raises ValidationError."""
    Unit.objects.select_for_update().get(pk=tempat.unit.pk)  # two who edit the same list take turns
    jejak = {"oleh": oleh, "unit": tempat.unit, "tahun": tempat.tahun_jejak}
    banyak = 0
    try:
        for b in hapus:
            banyak += bool(catat_ubah(b, potret(b), dihapus=True, **jejak))
            b.delete()
        for n, b in enumerate(baris, 1):
            semula = potret(tempat.daftar.model._default_manager.filter(pk=b.pk).first()) if b.pk else {}
            if tempat.daftar.urut:
                b.urutan = n
            b.save()
            banyak += bool(catat_ubah(b, semula, **jejak))
    except ProtectedError as galat:
        dipakai = next(iter(galat.protected_objects))
        raise ValidationError(
            f"Baris ini masih dipakai ({dipakai._meta.verbose_name}: {dipakai}) dan tidak dapat dihapus."
        ) from galat
    except IntegrityError as galat:
        raise ValidationError(
            "Ada baris yang bertukar isi atau ditambahkan orang lain. Muat ulang halaman, lalu ubah lagi."
        ) from galat
    return banyak


@transaction.atomic
def salin_tahun_lalu(tempat: Tempat, *, oleh: Pengguna) -> int:
    """Adds those of last year's rows that this year does not have. How many."""
    d = tempat.daftar
    kolom = d.unik or tuple(k.nama for k in d.kolom if k.nama != "tahun")
    kunci = [d.model._meta.get_field(k).attname for k in kolom]
    ada = {tuple(getattr(b, k) for k in kunci) for b in tempat.baris()}
    baru = [b for b in tempat.baris(tempat.tahun - 1) if tuple(getattr(b, k) for k in kunci) not in ada]
    for n, b in enumerate(baru, len(ada) + 1):
        b.pk, b._state.adding, b.tahun = None, True, tempat.tahun
        if d.urut:
            b.urutan = n
        b.save()
        catat_ubah(b, {}, oleh=oleh, unit=tempat.unit, tahun=tempat.tahun_jejak,
                   alasan=f"Disalin dari tahun {tempat.tahun - 1}.")  # fmt: skip
    return len(baru)


def baca_tempelan(tempat: Tempat, teks: str) -> list[dict[str, str]]:
    """Rows copied out of a spreadsheet, by column in the order of the form. A heading is left out."""
    kolom = tempat.daftar.kolom
    hasil = []
    for sel in csv.reader(StringIO(teks.replace("\r\n", "\n")), delimiter="\t"):
        if not any(s.strip() for s in sel) or sel[0].strip().casefold() == kolom[0].label.casefold():
            continue
        hasil.append({k.nama: s.strip() for k, s in zip(kolom, sel, strict=False)})
    return hasil


def banyak_baris(unit: Unit, tahun: int) -> dict[str, int]:
    """How many rows each list has, by its key. All lists of ButirUnit in one query."""
    butir = ButirUnit.objects.filter(Q(tahun=tahun) | Q(tahun=None), unit=unit).order_by()
    per_jenis = dict(butir.values_list("jenis").annotate(n=Count("pk")))
    hasil = {k: per_jenis.get(d.tetap.get("jenis"), 0) for k, d in DAFTAR.items()}
    lain = {k: d for k, d in DAFTAR.items() if d.model is not ButirUnit}
    return hasil | {k: Tempat(d, unit, tahun).baris().count() for k, d in lain.items()}
