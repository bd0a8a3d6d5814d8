"""The reviewer's desk: the recommendations of all units, filtered and sorted. Screen and exports obey it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet

from evaluation.daftar import MENURUT_TENGGAT, TERBUKA, BarisRekomendasi, rekomendasi_final, rinci
from evaluation.models import Rekomendasi
from lkjip.access import BELUM_SELESAI, Hak, Pemakai, unit_lingkup
from lkjip.enums import StatusRekomendasi

PANJANG_CARI = 100
SEMUA = "semua"


class Urut(StrEnum):
    UMUR = "umur"
    TENGGAT = "tenggat"
    UNIT = "unit"

    @property
    def label(self) -> str:
        return {"umur": "Paling lama terbuka", "tenggat": "Batas waktu", "unit": "Perangkat daerah"}[self]


URUTAN = {
    Urut.UMUR: (F("evaluasi__tanggal_lhe").asc(nulls_last=True), "evaluasi__unit__nama", "nomor"),
    Urut.TENGGAT: (*MENURUT_TENGGAT, "evaluasi__unit__nama", "nomor"),
    Urut.UNIT: ("evaluasi__unit__nama", "evaluasi__tahun", "nomor"),
}


@dataclass(frozen=True, slots=True)
class SaringanMeja:
    """What the desk shows. Without a state: what is open; SEMUA: all.

    unit is a slug, tahun the evaluated year, komponen a name; lewat: only overdue ones; teks: all its words.
    """

    unit: str = ""
    tahun: int | None = None
    komponen: str = ""
    status: str = ""
    lewat: bool = False
    teks: str = ""
    urut: Urut = Urut.UMUR

    @classmethod
    def dari(cls, kueri: Mapping[str, str]) -> SaringanMeja:
        """From the query string. What makes no sense is no filter."""

        def teks(nama: str) -> str:
            return " ".join(kueri.get(nama, "").replace("\0", "").split())[:PANJANG_CARI]

        tahun, status, urut = kueri.get("tahun", ""), kueri.get("status", ""), kueri.get("urut", "")
        return cls(
            unit=teks("unit"),
            tahun=int(tahun) if tahun.isascii() and tahun.isdigit() and len(tahun) == 4 else None,
            komponen=teks("komponen"),
            status=status if status in (*StatusRekomendasi, SEMUA) else "",
            lewat=kueri.get("lewat", "") == "ya",
            teks=teks("cari"),
            urut=Urut(urut) if urut in list(Urut) else Urut.UMUR,
        )

    @property
    def kueri(self) -> str:
        """What an address needs to show the same, without its question mark; empty where nothing is set."""
        isi = {
            "unit": self.unit,
            "tahun": self.tahun,
            "komponen": self.komponen,
            "status": self.status,
            "lewat": "ya" if self.lewat else "",
            "cari": self.teks,
            "urut": "" if self.urut == Urut.UMUR else self.urut.value,
        }
        return urlencode({nama: nilai for nama, nilai in isi.items() if nilai})

    def dengan(self, **ganti: Any) -> SaringanMeja:
        return replace(self, **ganti)

    def menyaring(self, semua: QuerySet[Rekomendasi], hari: date) -> QuerySet[Rekomendasi]:
        """Those of `semua` that match, in the order asked for."""
        if self.status != SEMUA:
            semua = semua.filter(status__in=[self.status] if self.status else TERBUKA)
        return self.tanpa_status(semua, hari).order_by(*URUTAN[self.urut])

    def tanpa_status(self, semua: QuerySet[Rekomendasi], hari: date) -> QuerySet[Rekomendasi]:
        """Those that match whatever their state: what is counted by state."""
        isi = {
            "evaluasi__unit__slug": self.unit,
            "evaluasi__tahun": self.tahun,
            "komponen__nama": self.komponen,
        }
        semua = semua.filter(**{nama: nilai for nama, nilai in isi.items() if nilai})
        if self.lewat:
            semua = semua.filter(lewat_batas(hari))
        for kata in self.teks.split():
            semua = semua.filter(
                Q(uraian__icontains=kata)
                | Q(evaluasi__unit__nama__icontains=kata)
                | Q(evaluasi__unit__nama_singkat__icontains=kata)
            )
        return semua


def lewat_batas(hari: date) -> Q:
    """Of what waits for the unit; once that says it is done, it is not late any more."""
    return Q(status__in=BELUM_SELESAI, tenggat__lt=hari)


def rekomendasi_meja(pengguna: Pemakai) -> QuerySet[Rekomendasi]:
    """The recommendations of final LHE of all units that the user watches over."""
    return rekomendasi_final().filter(evaluasi__unit__in=unit_lingkup(pengguna, Hak.PANTAU_REKOMENDASI))


def baris_meja(pengguna: Pemakai, saringan: SaringanMeja, hari: date) -> tuple[BarisRekomendasi, ...]:
    """What the filter shows, all of it: for exports. One query."""
    semua = saringan.menyaring(rekomendasi_meja(pengguna), hari)
    return tuple(BarisRekomendasi(r, hari) for r in rinci(semua))


@dataclass(frozen=True, slots=True)
class Jumlah:
    """How many there are of a state, and the filter that shows them."""

    label: str
    banyak: int
    saringan: SaringanMeja
    aktif: bool


def jumlah_meja(semua: QuerySet[Rekomendasi], saringan: SaringanMeja, hari: date) -> tuple[Jumlah, ...]:
    """By state, with the other filters as they are; open ones together come first. One query."""
    terpilih = saringan.tanpa_status(semua, hari).order_by()
    per = {b["status"]: b["n"] for b in terpilih.values("status").annotate(n=Count("pk"))}
    terbuka = sum(per.get(s, 0) for s in TERBUKA)
    return (
        Jumlah("Semua yang terbuka", terbuka, saringan.dengan(status=""), saringan.status == ""),
        *(
            Jumlah(str(s.label), per.get(s, 0), saringan.dengan(status=s.value), saringan.status == s)
            for s in StatusRekomendasi
        ),
    )
