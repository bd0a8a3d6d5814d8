"""The reviews of a year over many units, and the versions of a pemda's checklist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from evaluation.enums import JawabanButir
from evaluation.models import ButirReviu, CatatanReviu, LembarReviu, ReviuLkjip
from evaluation.reviu import lembar_berlaku, posisi_reviu
from lkjip.access import Hak, boleh, unit_terlihat
from lkjip.enums import TahapReviu
from lkjip.masa_unit import pada_tahun
from lkjip.models import Pemda, Pengguna, Unit


@dataclass(frozen=True, slots=True)
class BarisDaftar:
    """A unit with its review of the year; without one yet all figures are 0."""

    unit: Unit
    tahap: TahapReviu | None
    nomor: str = ""
    butir: int = 0
    dijawab: int = 0
    tidak: int = 0
    catatan: int = 0
    ditanggapi: int = 0
    terakhir: datetime | None = None

    @property
    def label(self) -> str:
        return str(self.tahap.label) if self.tahap else "Belum dimulai"


def unit_direviu(pengguna: Pengguna, tahun: int) -> list[Unit]:
    """The active units whose LKjIP of the year the user reviews. One query."""
    semua = unit_terlihat(pengguna).filter(pada_tahun(tahun))
    return [u for u in semua if boleh(pengguna, Hak.REVIU, u, posisi_reviu(None))]


def daftar_reviu(units: Sequence[Unit], tahun: int) -> list[BarisDaftar]:
    """One row a unit, in their order. One query."""
    terakhir = CatatanReviu.objects.filter(reviu=OuterRef("pk")).order_by("-pada").values("pada")[:1]
    semua = ReviuLkjip.objects.filter(unit__in=units, tahun=tahun).annotate(
        butir=Count("jawaban"),
        dijawab=Count("jawaban", filter=~Q(jawaban__jawaban="")),
        tidak=Count("jawaban", filter=Q(jawaban__jawaban=JawabanButir.TIDAK)),
        catatan=Count("jawaban", filter=~Q(jawaban__catatan="")),
        ditanggapi=Count("jawaban", filter=~Q(jawaban__tanggapan="")),
        terakhir=Subquery(terakhir),
    )
    per_unit = {r.unit_id: r for r in semua}
    return [_baris(u, per_unit.get(u.pk)) for u in units]


def _baris(unit: Unit, reviu: ReviuLkjip | None) -> BarisDaftar:
    if reviu is None:
        return BarisDaftar(unit, None)
    hitungan = {
        n: getattr(reviu, n) for n in ("butir", "dijawab", "tidak", "catatan", "ditanggapi", "terakhir")
    }
    return BarisDaftar(unit, TahapReviu(reviu.tahap), reviu.nomor, **hitungan)


def versi_lembar(pemda: Pemda) -> QuerySet[LembarReviu]:
    """The versions of the checklist, the latest first, with how many items and reviews each has."""
    return (
        LembarReviu.objects.filter(pemda=pemda)
        .annotate(banyak_butir=Count("butir", distinct=True), dipakai=Count("reviu", distinct=True))
        .order_by("-mulai")
    )


def versi_baru(pemda: Pemda, mulai: int, dasar_hukum: str) -> LembarReviu:
    """A version from a year on, with the items of the one in force until then. Raises ValidationError."""
    lama = lembar_berlaku(pemda.pk, mulai)
    baru = LembarReviu(pemda=pemda, mulai=mulai, dasar_hukum=dasar_hukum)
    baru.full_clean()
    with transaction.atomic():
        baru.save()
        ButirReviu.objects.bulk_create(
            ButirReviu(lembar=baru, kelompok=b.kelompok, urutan=b.urutan, uraian=b.uraian, usulan=b.usulan)
            for b in (lama.butir.all() if lama else ())
        )
    return baru


class LembarDipakai(Exception):
    """A version that a review uses stays as it is."""


def ganti_butir(lembar: LembarReviu, butir: Iterable[ButirReviu]) -> None:
    """Puts other items in the place of a version's. They are numbered within their groups as they come."""
    with transaction.atomic():
        terkunci = LembarReviu.objects.select_for_update().get(pk=lembar.pk)
        if terkunci.reviu.exists():
            raise LembarDipakai("Versi ini sudah dipakai reviu, jadi tidak dapat diubah. Buat versi baru.")
        terkunci.butir.all().delete()
        nomor: dict[str, int] = {}
        for b in butir:
            nomor[b.kelompok] = nomor.get(b.kelompok, 0) + 1
            b.lembar, b.urutan = terkunci, nomor[b.kelompok]
            b.save(force_insert=True)
