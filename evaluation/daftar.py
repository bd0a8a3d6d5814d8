"""Rows of lists of recommendations: of a unit, of the desk over all units, of what is exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from evaluation.models import Rekomendasi, TindakLanjut
from evaluation.umur import sebut_sisa, sebut_umur
from lkjip.access import BELUM_SELESAI
from lkjip.enums import StatusRekomendasi, TahapEvaluasi, Warna
from lkjip.models import Unit

TERBUKA = tuple(s for s in StatusRekomendasi if s != StatusRekomendasi.TERVERIFIKASI)
WARNA_STATUS: dict[str, Warna] = {
    StatusRekomendasi.BELUM: Warna.ABU,
    StatusRekomendasi.PROSES: Warna.KUNING,
    StatusRekomendasi.SELESAI: Warna.BIRU,
    StatusRekomendasi.DIMINTA_PERBAIKAN: Warna.JINGGA,
    StatusRekomendasi.TERVERIFIKASI: Warna.HIJAU,
}


@dataclass(frozen=True, slots=True)
class BarisRekomendasi:
    """A recommendation on a day. persen and terakhir: of its latest entry of follow-up."""

    rekomendasi: Rekomendasi
    hari: date

    @property
    def terbuka(self) -> bool:
        return self.rekomendasi.status != StatusRekomendasi.TERVERIFIKASI

    @property
    def umur(self) -> str:
        """How long it has been open, counted from the date of its LHE; empty where that is not known."""
        return sebut_umur(self.rekomendasi.evaluasi.tanggal_lhe, self.hari) if self.terbuka else ""

    @property
    def pada_unit(self) -> bool:
        """Whether it waits for the unit; else for the Inspektorat, or for nobody."""
        return self.rekomendasi.status in BELUM_SELESAI

    @property
    def sisa(self) -> str:
        """How much time the unit has left. None runs while the Inspektorat has it."""
        return sebut_sisa(self.rekomendasi.tenggat, self.hari) if self.pada_unit else ""

    @property
    def lewat(self) -> bool:
        tenggat = self.rekomendasi.tenggat
        return self.pada_unit and tenggat is not None and tenggat < self.hari

    @property
    def warna(self) -> Warna:
        return WARNA_STATUS[self.rekomendasi.status]

    @property
    def persen(self) -> int | None:
        return self._anotasi.persen_terakhir  # type: ignore[no-any-return]

    @property
    def terakhir(self) -> date | None:
        return self._anotasi.tanggal_terakhir  # type: ignore[no-any-return]

    @property
    def _anotasi(self) -> Any:
        """With the columns that `rinci` adds."""
        return self.rekomendasi


def rekomendasi_final() -> QuerySet[Rekomendasi]:
    """Those that count: of final LHE."""
    return Rekomendasi.objects.filter(evaluasi__tahap=TahapEvaluasi.FINAL)


def rinci(semua: QuerySet[Rekomendasi]) -> QuerySet[Rekomendasi]:
    """With what a list shows of each."""
    terakhir = TindakLanjut.objects.filter(rekomendasi=OuterRef("pk")).order_by("-urutan", "-id")
    return semua.select_related("evaluasi__unit__pemda", "komponen", "bidang").annotate(
        persen_terakhir=Subquery(terakhir.exclude(persen=None).values("persen")[:1]),
        tanggal_terakhir=Subquery(terakhir.values("tanggal")[:1]),
    )


MENURUT_TENGGAT = (F("tenggat").asc(nulls_last=True), F("evaluasi__tanggal_lhe").asc(nulls_last=True))


@dataclass(frozen=True, slots=True)
class SaringanUnit:
    """What the list of a unit shows. lhe: only of the LHE of that year; lewat: only overdue ones."""

    status: str = ""
    bidang: int | None = None
    lhe: int | None = None
    lewat: bool = False

    @classmethod
    def dari(cls, kueri: Mapping[str, str]) -> SaringanUnit:
        """From the query string. What makes no sense is no filter."""

        def bilangan(nama: str) -> int | None:
            isi = kueri.get(nama, "")
            return int(isi) if isi.isascii() and isi.isdigit() and len(isi) < 10 else None

        status = kueri.get("status", "")
        return cls(
            status=status if status in StatusRekomendasi.values else "",
            bidang=bilangan("bidang"),
            lhe=bilangan("lhe"),
            lewat=kueri.get("lewat", "") == "ya",
        )

    def memuat(self, baris: BarisRekomendasi) -> bool:
        r = baris.rekomendasi
        return (
            self.status in ("", r.status)
            and self.bidang in (None, r.bidang_id)
            and self.lhe in (None, r.evaluasi.tahun)
            and (baris.lewat or not self.lewat)
        )


def daftar_unit(unit: Unit, tahun: int, hari: date) -> list[BarisRekomendasi]:
    """All of the LHE on a year's AKIP, and what is still open of earlier ones. One query.

    What waits for the unit comes first: that with the earliest due date, then that which is open longest.
    """
    semua = rekomendasi_final().filter(
        Q(evaluasi__tahun=tahun) | Q(evaluasi__tahun__lt=tahun, status__in=TERBUKA), evaluasi__unit=unit
    )
    baris = [BarisRekomendasi(r, hari) for r in rinci(semua).order_by(*MENURUT_TENGGAT, "nomor")]
    return sorted(baris, key=lambda b: (not b.pada_unit, not b.terbuka))
