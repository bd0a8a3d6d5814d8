"""The log of changes as a koordinator searches it, and as a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from lkjip.buku_kerja.tabel import Isi, Kolom, Tabel, buku
from lkjip.formats import tanggal
from lkjip.models import JejakUbah, Pemda, Unit

PALING_BANYAK = 20_000  # rows of a workbook; the latest count
KOLOM = (
    Kolom("Waktu", 18),
    Kolom("Perangkat daerah", 24),
    Kolom("Tahun", 8, 0),
    Kolom("Apa", 50),
    Kolom("Tindakan", 12),
    Kolom("Isian", 26),
    Kolom("Semula", 40),
    Kolom("Menjadi", 40),
    Kolom("Alasan", 40),
    Kolom("Oleh", 28),
)


@dataclass(frozen=True, slots=True)
class SaringRiwayat:
    unit: Unit | None = None
    tahun: int | None = None
    oleh: str = ""
    cari: str = ""
    dari: date | None = None
    sampai: date | None = None


def jejak(pemda: Pemda, saring: SaringRiwayat) -> QuerySet[JejakUbah]:
    """The lines of the pemda, the latest first."""
    semua = JejakUbah.objects.filter(pemda=pemda).select_related("unit", "oleh")
    if saring.unit:
        semua = semua.filter(unit=saring.unit)
    if saring.tahun:
        semua = semua.filter(tahun=saring.tahun)
    if saring.dari:
        semua = semua.filter(pada__date__gte=saring.dari)
    if saring.sampai:
        semua = semua.filter(pada__date__lte=saring.sampai)
    for kata in saring.oleh.split():
        semua = semua.filter(Q(oleh__first_name__icontains=kata) | Q(oleh__username__icontains=kata))
    for kata in saring.cari.split():
        semua = semua.filter(
            Q(sebutan__icontains=kata) | Q(alasan__icontains=kata) | Q(perubahan__icontains=kata)
        )
    return semua


def susun_buku(pemda: Pemda, semua: QuerySet[JejakUbah]) -> bytes:
    judul = ("Riwayat perubahan", pemda.nama, f"Diunduh {tanggal(timezone.localdate())}.")
    return buku([Tabel("Riwayat", judul, KOLOM, list(_baris(semua[:PALING_BANYAK])))])


def _baris(semua: Iterable[JejakUbah]) -> Iterable[tuple[Isi, ...]]:
    """A row for each field that changed."""
    for j in semua:
        waktu = f"{timezone.localtime(j.pada):%d-%m-%Y %H:%M}"
        awal = (waktu, str(j.unit or "Pemerintah daerah"), j.tahun, j.sebutan, str(j.get_tindakan_display()))
        for isian, (semula, menjadi) in j.perubahan.items():
            yield (*awal, isian, semula, menjadi, j.alasan, str(j.oleh))
