"""What the guide for the first hour counts, on top of the report's own data, in one query more."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from indicators.enums import JenisDokumen
from indicators.models import Dokumen, Pembanding, Target
from lkjip.enums import JenisButir, Keadaan, Peran
from lkjip.models import (
    Aset,
    Bidang,
    ButirUnit,
    JenjangSkala,
    Keanggotaan,
    Pegawai,
    PengaturanTahun,
    Periode,
    Unit,
    Urusan,
)
from lkjip.periode import Jendela, tak_diminta
from pengisian.lembar import Lembar
from pengisian.models import TriwulanUnit
from pengisian.posisi import PosisiTriwulan
from reports.models import StatusLkjip
from reports.sumber import Sumber

PERAN_UNIT = (Peran.PERENCANA, Peran.KEPALA, Peran.OPERATOR)
SKALA = ("capaian", "e81", "akip")
BERDRAF = (JenisDokumen.RENSTRA, JenisDokumen.IKU, JenisDokumen.PK)
# What report and sheet both read: loaded once.
BERSAMA = ("_tujuan_sasaran", "_indikator_angka", "_dokumen_target", "_simpul", "_dpa_pagu", "realisasi")


class SumberAwal(Sumber):
    """The data of a unit's year as the guide reads it. `hitungan` holds what nothing else loads."""

    def __init__(self, unit: Unit, tahun: int) -> None:
        super().__init__(unit.pk, tahun)
        self.perangkat = unit

    @cached_property
    def triwulan_pertama(self) -> int:
        """The first quarter that is asked of the unit, which may have begun within the year."""
        u = self.perangkat
        return next((n for n in range(1, 5) if not tak_diminta(self.tahun, n, u.mulai, u.berakhir)), 1)

    @cached_property
    def hitungan(self) -> dict[str, Any]:
        return hitung_isi(self.unit_id, self.tahun, self.triwulan_pertama, timezone.localdate())

    @cached_property
    def lembar(self) -> Lembar:
        """The sheet of the first quarter; only its rows and what is filled are asked for."""
        jendela = Jendela(timezone.localdate())
        posisi = PosisiTriwulan(self.tahun, self.triwulan_pertama, Keadaan.TERISI_SEBAGIAN, 0, jendela)
        lembar = Lembar(self.perangkat, posisi)
        lembar.__dict__ |= {nama: getattr(self, nama) for nama in BERSAMA}
        return lembar


def hitung_isi(unit_id: int, tahun: int, triwulan: int, hari: date) -> dict[str, Any]:
    """One row: counts as int, whether there is something as bool, states and days or None. One query."""
    kolom: dict[str, Any] = {
        "banyak_bidang": _banyak(Bidang.objects.filter(unit=OuterRef("pk"))),
        "banyak_urusan": _banyak(Urusan.objects.filter(unit=OuterRef("pk"))),
        "banyak_pegawai": _banyak(Pegawai.objects.filter(unit=OuterRef("pk"), tahun=tahun)),
        "banyak_aset": _banyak(Aset.objects.filter(unit=OuterRef("pk"), tahun=tahun)),
        "banyak_pembanding": _banyak(Pembanding.objects.filter(indikator__unit=OuterRef("pk"), tahun=tahun)),
        "target_draf": _banyak(_target_draf(tahun), "indikator"),
        "buka": Subquery(
            Periode.objects.filter(pemda=OuterRef("pemda"), tahun=tahun, triwulan=triwulan).values("buka")
        ),
        "keadaan": Subquery(
            TriwulanUnit.objects.filter(unit=OuterRef("pk"), tahun=tahun, triwulan=triwulan).values("keadaan")
        ),
        "tahap": Subquery(StatusLkjip.objects.filter(unit=OuterRef("pk"), tahun=tahun).values("tahap")),
    }
    kolom |= {f"akun_{p}": Exists(_anggota(p, hari)) for p in PERAN_UNIT}
    kolom |= {f"skala_{n}": Exists(_jenjang(n, tahun)) for n in SKALA}
    kolom |= {f"butir_{j}": Exists(_butir(j, tahun)) for j in JenisButir}
    kolom |= {f"draf_{j}": Exists(_draf(j, tahun)) for j in BERDRAF}
    return dict(Unit.objects.filter(pk=unit_id).values(**kolom).get())


def _banyak(semua: QuerySet[Any], apa: str = "pk") -> Coalesce:
    satu = semua.order_by().annotate(satu=Value(1)).values("satu")
    return Coalesce(Subquery(satu.annotate(n=Count(apa, distinct=True)).values("n")), 0)


def _target_draf(tahun: int) -> QuerySet[Target]:
    """Targets of the year that a draft of the Renstra holds, which nothing else counts yet."""
    return Target.objects.filter(
        dokumen__unit=OuterRef("pk"),
        dokumen__jenis=JenisDokumen.RENSTRA,
        dokumen__draf=True,
        indikator__sasaran__isnull=False,
        tahun=tahun,
        triwulan=None,
    )


def _anggota(peran: Peran, hari: date) -> QuerySet[Keanggotaan]:
    masa = Q(sampai=None) | Q(sampai__gte=hari)
    return Keanggotaan.objects.filter(
        masa, unit=OuterRef("pk"), peran=peran, mulai__lte=hari, pengguna__is_active=True
    )


def _jenjang(nama: str, tahun: int) -> QuerySet[JenjangSkala]:
    """The steps of a scale that the pemda has chosen for the year."""
    pilihan = PengaturanTahun.objects.filter(pemda=OuterRef(OuterRef("pemda")), tahun=tahun)
    return JenjangSkala.objects.filter(skala__in=pilihan.values(f"skala_{nama}"))


def _butir(jenis: JenisButir, tahun: int) -> QuerySet[ButirUnit]:
    return ButirUnit.objects.filter(Q(tahun=None) | Q(tahun=tahun), unit=OuterRef("pk"), jenis=jenis)


def _draf(jenis: JenisDokumen, tahun: int) -> QuerySet[Dokumen]:
    """A draft of the unit's own that touches the year."""
    masa = Q(tahun_akhir=None, tahun=tahun) | Q(tahun_akhir__gte=tahun)
    return Dokumen.objects.filter(
        masa, unit=OuterRef("pk"), jenis=jenis, draf=True, bidang=None, tahun__lte=tahun
    )
