"""Writes versions of the DPA, and tells how one differs from the version before it. Rupiah."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from budget.data import DataSimpul
from budget.enums import JenisDpa
from budget.models import Dpa, Pagu
from budget.sumber import SumberKinerja
from lkjip.models import Unit
from lkjip.numbers import jumlah
from perencanaan.catat import Pencatat

Kunci = tuple[int, str]  # a sub kegiatan and a fund source


def versi_terakhir(penulis: Pencatat) -> Dpa | None:
    return Dpa.objects.filter(unit=penulis.unit, tahun=penulis.tahun).order_by("-urutan").first()


@transaction.atomic
def buat_versi(penulis: Pencatat, jenis: str) -> Dpa:
    """A new version that begins with the pagu of the last one that has any. Raises ValidationError.

    The copied rows are no changes: the log has them with the version that they come from.
    """
    # The row of the unit keeps two who begin a version at the same time apart.
    Unit.objects.select_for_update().get(pk=penulis.unit.pk)
    lama = versi_terakhir(penulis)
    if jenis == JenisDpa.MURNI and lama is not None:
        raise ValidationError("DPA murni tahun ini sudah ada. Pilih pergeseran atau perubahan.")
    if jenis != JenisDpa.MURNI and lama is None:
        raise ValidationError("DPA murni tahun ini belum ada. Buat itu lebih dahulu.")
    dpa = Dpa(unit=penulis.unit, tahun=penulis.tahun, jenis=jenis, urutan=lama.urutan + 1 if lama else 0)
    penulis.simpan(dpa)
    berisi = (
        Dpa.objects.filter(unit=penulis.unit, tahun=penulis.tahun, pagu__isnull=False)
        .order_by("-urutan")
        .first()
    )
    if berisi:
        Pagu.objects.bulk_create(
            Pagu(dpa=dpa, simpul_id=p.simpul_id, sumber_dana=p.sumber_dana, nilai=p.nilai)
            for p in berisi.pagu.all()
        )
    return dpa


@transaction.atomic
def simpan_dpa(penulis: Pencatat, dpa: Dpa, pagu: Mapping[Kunci, Decimal | None]) -> bool:
    """The head of a version and its pagu; None takes a row away. Whether anything changed."""
    berubah = penulis.simpan(dpa)
    lama = {(p.simpul_id, p.sumber_dana): p for p in dpa.pagu.select_related("simpul", "dpa")}
    for (simpul_id, sumber), nilai in pagu.items():
        p = lama.get((simpul_id, sumber))
        if (p.nilai if p else None) == nilai:
            continue
        berubah = True
        if nilai is None:
            if p:
                penulis.hapus(p)
            continue
        p = p or Pagu(dpa=dpa, simpul_id=simpul_id, sumber_dana=sumber)
        p.nilai = nilai
        penulis.simpan(p)
    return berubah


@transaction.atomic
def hapus_versi(penulis: Pencatat, dpa: Dpa) -> None:
    """Takes back the last version, with its pagu. Raises ValidationError for an earlier one."""
    terakhir = versi_terakhir(penulis)
    if terakhir is None or terakhir.pk != dpa.pk:
        raise ValidationError("Hanya versi terakhir yang dapat dihapus.")
    if not penulis.alasan:
        raise ValidationError("Tulis alasan menghapus versi ini.")
    penulis.hapus(dpa)


@dataclass(frozen=True, slots=True)
class Beda:
    """A line of the tree in a version and in the one before; None where it has no pagu there."""

    simpul: DataSimpul | None  # None: the whole unit
    semula: Decimal | None
    menjadi: Decimal | None
    terbanding: bool = True  # False where the version before is not known line by line, or is none

    @property
    def selisih(self) -> Decimal | None:
        if not self.terbanding:
            return None
        return (self.menjadi or Decimal(0)) - (self.semula or Decimal(0))


def perbedaan(data: SumberKinerja, urutan: int) -> list[Beda]:
    """Every line in both versions, parents first, the unit's total last.

    semula is of the version before; where that has only its total, it stands in the last line alone.
    """
    buku = data.anggaran
    sebelum = max((d.urutan for d in data.dpa if d.urutan < urutan), default=None)
    per_versi = {n: _pagu(data, n) for n in (sebelum, urutan) if n is not None}

    terinci = sebelum is not None and bool(per_versi[sebelum])

    def nilai(versi: int | None, simpul: DataSimpul) -> Decimal | None:
        milik = per_versi.get(versi, {}) if versi is not None else {}
        return jumlah(milik.get(s.id) for s in buku.telusur(simpul))

    def baris() -> Iterator[Beda]:
        for program in buku.program:
            for s in buku.telusur(program):
                yield Beda(s, nilai(sebelum, s), nilai(urutan, s), terinci)

    dulu = buku.total_dpa(sebelum) if sebelum is not None else None
    return [*baris(), Beda(None, dulu, buku.total_dpa(urutan), dulu is not None)]


def _pagu(data: SumberKinerja, urutan: int) -> dict[int, Decimal]:
    hasil: dict[int, Decimal] = {}
    for p in data.pagu:
        if p.urutan == urutan:
            hasil[p.simpul_id] = hasil.get(p.simpul_id, Decimal(0)) + p.nilai
    return hasil
