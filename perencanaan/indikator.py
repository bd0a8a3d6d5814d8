"""Indicators: whom they belong to, how they are written, and when they may go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from budget.models import IndikatorSimpul, Simpul
from indicators.enums import Kombinasi, Level, PeranKomponen
from indicators.models import Indikator, Komponen, Sasaran, Tujuan
from perencanaan.catat import Pencatat
from perencanaan.hapus import menempel

RASIO = {Kombinasi.RASIO_100, Kombinasi.RASIO_100000}
PAKAI_SUKU = {Kombinasi.SELISIH, Kombinasi.RATA_RATA}
PEMILIK = {Level.TUJUAN: Tujuan, Level.SASARAN: Sasaran}
Pemilik = Tujuan | Sasaran | Simpul


@dataclass(frozen=True, slots=True)
class Milik:
    """What an indicator measures: the level, and the tujuan, sasaran or line of the year's budget tree.

    pemilik is None for a program's indicator that no line of the year has.
    """

    level: str
    pemilik: Pemilik | None


def komponen_sesuai(kombinasi: str, peran: Sequence[str]) -> str:
    """What is wrong with the components' roles for the combination; "" where they fit."""
    banyak = {p: list(peran).count(p) for p in PeranKomponen}
    if kombinasi == Kombinasi.LANGSUNG:
        return (
            "Nilai langsung tidak memakai komponen; hapus komponennya atau pilih cara lain." if peran else ""
        )
    if kombinasi in RASIO:
        tepat = banyak == {PeranKomponen.PEMBILANG: 1, PeranKomponen.PENYEBUT: 1, PeranKomponen.SUKU: 0}
        return "" if tepat else "Rasio memerlukan tepat satu pembilang dan satu penyebut, tanpa suku."
    suku = banyak[PeranKomponen.SUKU]
    if suku < 2 or suku != len(peran):
        return "Selisih dan rata-rata memerlukan paling sedikit dua suku, tanpa pembilang dan penyebut."
    return ""


def perlu_alasan(indikator: Indikator) -> bool:
    """Whether figures or set documents rest on it: a change of its kind changes what they say."""
    if indikator.pk is None:
        return False
    return (
        indikator.target.filter(dokumen__draf=False).exists() or indikator.realisasi.exists()
    )  # fmt: skip


@transaction.atomic
def simpan(
    catat: Pencatat,
    indikator: Indikator,
    milik: Milik,
    komponen: Sequence[Komponen],
    dihapus: Iterable[Komponen] = (),
) -> None:
    """Writes an indicator with all its components, those taken out in `dihapus`.

    Raises ValidationError where something is of another unit, or the components do not fit.
    """
    _periksa(catat, indikator, milik)
    if galat := komponen_sesuai(indikator.kombinasi, [k.peran for k in komponen]):
        raise ValidationError({"kombinasi": galat})
    if indikator.pk is None:
        terakhir = Indikator.objects.filter(unit=catat.unit).aggregate(n=Max("urutan"))["n"]
        indikator.urutan = (terakhir or 0) + 1
    catat.simpan(indikator)
    if indikator.level not in PEMILIK:
        _ikat(catat, indikator, milik.pemilik)
    for k in dihapus:
        if apa := menempel(k):
            raise ValidationError({"kombinasi": f"Komponen “{k}” sudah berisi angka: {apa}."})
        catat.hapus(k)
    urutan = max((k.urutan for k in komponen if k.pk), default=0)
    for k in komponen:
        if k.pk is None:
            urutan += 1
            k.indikator, k.urutan = indikator, urutan
        catat.simpan(k)


def _periksa(catat: Pencatat, indikator: Indikator, milik: Milik) -> None:
    if milik.pemilik is not None and milik.pemilik.unit_id != catat.unit.pk:
        raise ValidationError({"milik": "Pilihan ini milik perangkat daerah lain."})
    if indikator.bidang_id and indikator.bidang.unit_id != catat.unit.pk:
        raise ValidationError({"bidang": "Bidang ini milik perangkat daerah lain."})
    if indikator.pk and indikator.level != milik.level:
        raise ValidationError({"milik": "Tingkat indikator tidak berubah; buat indikator baru."})
    indikator.unit, indikator.level = catat.unit, milik.level
    for level, nama in ((Level.TUJUAN, "tujuan"), (Level.SASARAN, "sasaran")):
        setattr(indikator, nama, milik.pemilik if milik.level == level else None)
    if milik.level in PEMILIK and milik.pemilik is None:
        raise ValidationError({"milik": "Pilih tujuan atau sasaran yang diukur."})


def _ikat(catat: Pencatat, indikator: Indikator, simpul: Pemilik | None) -> None:
    """The line of the year that the indicator measures; ties of other years stay."""
    lama = IndikatorSimpul.objects.filter(indikator=indikator, simpul__tahun=catat.tahun)
    for ikatan in lama.select_related("simpul", "indikator"):
        if simpul is not None and ikatan.simpul_id == simpul.pk:
            return
        catat.hapus(ikatan)
    if isinstance(simpul, Simpul):
        urutan = (simpul.indikator_simpul.aggregate(n=Max("urutan"))["n"] or 0) + 1
        catat.simpan(IndikatorSimpul(simpul=simpul, indikator=indikator, urutan=urutan))


@transaction.atomic
def hapus(catat: Pencatat, indikator: Indikator) -> None:
    """Raises ValidationError that says what hangs on it."""
    if apa := menempel(indikator):
        raise ValidationError(f"Indikator belum dapat dihapus: masih ada {apa}.")
    for k in indikator.komponen.select_related("indikator"):
        catat.hapus(k)
    catat.hapus(indikator)
