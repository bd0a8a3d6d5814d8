"""The log of a quarter to read: filtered, pastes in one line, each change in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, Count, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from budget.models import IndikatorSimpul
from lkjip.models import Pengguna, Unit
from pengisian.data import nomor_kunci
from pengisian.models import PerubahanSel
from pengisian.sebutan import sebutan_isi, sebutan_kolom

BATAS_UNDUH = 20_000  # rows of a workbook


@dataclass(frozen=True, slots=True)
class Saringan:
    """What is looked for; empty is everything. kelompok is one paste or upload, cell by cell."""

    kunci: str = ""
    oleh: int | None = None
    cara: str = ""
    dari: date | None = None
    sampai: date | None = None
    kelompok: UUID | None = None


def riwayat(unit: Unit, tahun: int, triwulan: int, saringan: Saringan) -> QuerySet[PerubahanSel]:
    """The changes of a quarter, the latest first, with what they are about."""
    hasil = _tersaring(PerubahanSel.objects.filter(unit=unit, tahun=tahun, triwulan=triwulan), saringan)
    kode = IndikatorSimpul.objects.filter(indikator=OuterRef("indikator"), simpul__tahun=tahun)
    return (
        hasil.annotate(
            kode=Coalesce(
                F("simpul__kode"),
                Subquery(kode.order_by("id").values("simpul__kode")[:1]),
                Cast("indikator__sasaran__nomor", CharField()),
                Value(""),
            )
        )
        .select_related("indikator", "simpul", "oleh")
        .prefetch_related("indikator__komponen")
    )


def diringkas(semua: QuerySet[PerubahanSel]) -> QuerySet[PerubahanSel]:
    """One row for each paste, with how many cells it wrote (banyak); single changes as they are."""
    sekelompok = semua.model.objects.filter(
        unit=OuterRef("unit"),
        tahun=OuterRef("tahun"),
        triwulan=OuterRef("triwulan"),
        kelompok=OuterRef("kelompok"),
        cara=OuterRef("cara"),
    ).order_by()
    terpilih = Subquery(semua.order_by().values("pk"))
    lebih_baru = sekelompok.filter(pk__gt=OuterRef("pk"), pk__in=terpilih)
    banyak = sekelompok.values("kelompok").annotate(n=Count("pk")).values("n")
    return semua.filter(~Exists(lebih_baru)).annotate(banyak=Coalesce(Subquery(banyak), 1))


def _tersaring(semua: QuerySet[PerubahanSel], s: Saringan) -> QuerySet[PerubahanSel]:
    if s.kunci:
        kolom = "indikator" if s.kunci.startswith("i") else "simpul"
        semua = semua.filter(**{f"{kolom}__in": nomor_kunci({s.kunci}, s.kunci[0])})
    if s.oleh:
        semua = semua.filter(oleh=s.oleh)
    if s.cara:
        semua = semua.filter(cara=s.cara)
    if s.dari:
        semua = semua.filter(pada__date__gte=s.dari)
    if s.sampai:
        semua = semua.filter(pada__date__lte=s.sampai)
    if s.kelompok:
        semua = semua.filter(kelompok=s.kelompok)
    return semua


def penulis_riwayat(unit: Unit, tahun: int, triwulan: int) -> list[Pengguna]:
    """Who has changed anything in the quarter."""
    catatan = PerubahanSel.objects.filter(unit=unit, tahun=tahun, triwulan=triwulan)
    return list(Pengguna.objects.filter(pk__in=catatan.values("oleh")).order_by("first_name", "username"))


def nama_baris(catatan: PerubahanSel) -> str:
    if catatan.indikator:
        return catatan.indikator.nama
    return catatan.simpul.nama if catatan.simpul else "Kaki Formulir E.81"


def kolom_baris(catatan: PerubahanSel) -> str:
    """The column in words; a component by its label."""
    komponen = {k.urutan: k.label for k in catatan.indikator.komponen.all()} if catatan.indikator else {}
    return sebutan_kolom(catatan.kolom, komponen)


def isi_baris(catatan: PerubahanSel) -> tuple[str, str]:
    """What the cell held and what it holds, in words."""
    return sebutan_isi(catatan.kolom, catatan.lama), sebutan_isi(catatan.kolom, catatan.baru)
