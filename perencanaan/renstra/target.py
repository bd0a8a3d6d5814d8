"""Targets of a Renstra version by year: what the table form shows, and what of it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.data import DataIndikator, DataTarget
from indicators.models import Indikator, Target
from lkjip.formats import angka
from perencanaan.catat import Pencatat
from perencanaan.dokumen import pastikan_beralasan
from perencanaan.renstra.buku import BukuRenstra, Cabang

Kunci = tuple[int, int]  # indicator, year
Nilai = tuple[Decimal, Decimal | None]  # the target, or the bounds of a range


@dataclass(frozen=True, slots=True)
class BarisTarget:
    cabang: Cabang
    indikator: DataIndikator
    diteruskan: bool


def baris_target(buku: BukuRenstra) -> Iterable[BarisTarget]:
    for c in buku.cabang:
        for i in c.indikator:
            yield BarisTarget(c, i, i.id in c.diteruskan)


@dataclass(frozen=True, slots=True)
class Banding:
    """Semula and menjadi of one matter: the wording of a tujuan or sasaran, or a target."""

    hal: str
    semula: str
    menjadi: str


def banding(buku: BukuRenstra) -> list[Banding]:
    """What this version changes of the one before; empty for the first."""
    hasil = []
    for c in buku.cabang:
        nama = f"{c.jenis.capitalize()} {c.isi.nomor}"
        if buku.dokumen.urutan and c.isi.urutan == buku.dokumen.urutan:
            hasil.append(Banding(nama, c.semula.uraian if c.semula else "", c.isi.uraian))
        for i in c.indikator:
            hasil += _banding_target(buku, i)
    return hasil


def _banding_target(buku: BukuRenstra, i: DataIndikator) -> Iterable[Banding]:
    if not buku.dokumen.urutan:
        return
    for tahun in buku.periode:
        lama, kini = nilai(buku.target_semula(i.id, tahun)), nilai(buku.target(i.id, tahun))
        if lama != kini:
            yield Banding(f"Target {tahun}: {i.nama}", tertulis(lama, i), tertulis(kini, i))


def tertulis(n: Nilai | None, i: DataIndikator) -> str:
    """ "70,50 %", or both bounds of a range."""
    if n is None:
        return ""
    batas = [angka(x, i.desimal) for x in n if x is not None]
    return f"{' s.d. '.join(batas)} {i.satuan}"


def nilai(target: DataTarget | None) -> Nilai | None:
    return (target.nilai, target.nilai_atas) if target else None


@transaction.atomic
def simpan(catat: Pencatat, buku: BukuRenstra, isian: Mapping[Kunci, Nilai | None]) -> int:
    """Writes the cells given; how many changed. Raises ValidationError with all that is wrong.

    A cell that says what the version before said is not stated again, so that a change names what it
    changes; but the targets of an indicator that goes on under a new sasaran are (renstra/butir.py). What an
    earlier version promised cannot become nothing.
    """
    pastikan_beralasan(buku.dokumen, catat)
    baris = {b.indikator.id: b for b in baris_target(buku)}
    milik = {(t.indikator_id, t.tahun): t for t in buku.milik_versi if t.triwulan is None}
    indikator = Indikator.objects.in_bulk({i for i, _ in isian})
    galat, banyak = [], 0
    for (i, tahun), baru in isian.items():
        if i not in baris or tahun not in buku.periode:
            raise ValidationError("Isian ini bukan bagian dari Renstra yang dibuka. Muat ulang halaman.")
        lama = nilai(buku.target_semula(i, tahun))
        if baru is None and lama is not None:
            galat.append(
                f"{baris[i].indikator.nama}, {tahun}: target versi sebelumnya tidak dapat dikosongkan."
            )
            continue
        ada = milik.get((i, tahun))
        if baru is None or (baru == lama and not baris[i].diteruskan):
            if ada:
                catat.hapus(ada)
                banyak += 1
            continue
        t = ada or Target(indikator=indikator[i], dokumen=buku.dokumen, tahun=tahun)
        t.nilai, t.nilai_atas = baru
        banyak += catat.simpan(t)
    if galat:
        raise ValidationError(galat)
    return banyak
