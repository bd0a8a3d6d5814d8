"""The same quarter of all units of a pemda, one line each, in a fixed number of queries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from indicators.capaian import rata_rata
from lkjip.masa_unit import pada_triwulan
from lkjip.models import Pemda, Unit
from lkjip.numbers import Alasan, Hasil
from pengisian.beda import ambil
from pengisian.enums import Langkah
from pengisian.kemajuan import Kemajuan, kemajuan_banyak
from pengisian.models import LangkahTriwulan, SalinanTriwulan
from pengisian.posisi import PosisiTriwulan, posisi_banyak
from pengisian.rapor import Ketercapaian, hari_terlambat, kelengkapan, ketercapaian
from pengisian.rapor_bidang import hari_akhir


@dataclass(frozen=True, slots=True)
class WaktuUnit:
    """How a unit's quarter stands, and how that is against its deadline."""

    posisi: PosisiTriwulan
    langkah: LangkahTriwulan | None  # the latest
    diajukan: date | None  # for the first time
    terlambat: int  # days

    @property
    def waktu(self) -> str:
        """How it stands against the deadline, in words."""
        apa = "diajukan" if self.diajukan else "belum diajukan"
        if self.terlambat:
            return f"{apa}, terlambat {self.terlambat} hari"
        return f"{apa} tepat waktu" if self.diajukan else apa


@dataclass(frozen=True, slots=True)
class BarisPapan(WaktuUnit):
    """A unit. capaian and jumlah are those of the latest approved copy, versi; None without one."""

    unit: Unit
    kemajuan: Kemajuan
    kelengkapan: Hasil
    versi: int | None
    capaian: Hasil
    jumlah: Ketercapaian


@dataclass(frozen=True, slots=True)
class Saringan:
    """keadaan: a state, or empty for all."""

    keadaan: str = ""
    terlambat: bool = False
    cari: str = ""

    def memuat(self, baris: BarisPapan) -> bool:
        cari = self.cari.casefold()
        return (
            self.keadaan in ("", baris.posisi.keadaan)
            and (not self.terlambat or baris.terlambat > 0)
            and (cari in baris.unit.nama.casefold() or cari in baris.unit.nama_singkat.casefold())
        )


def papan(pemda: Pemda, tahun: int, triwulan: int, hari: date | None = None) -> tuple[BarisPapan, ...]:
    """All active units of which the quarter is asked, by name."""
    hari = hari or timezone.localdate()
    aktif = Unit.objects.filter(pada_triwulan(tahun, triwulan), pemda=pemda)
    units = list(aktif)
    waktu = waktu_banyak(aktif, tahun, triwulan, hari)
    kemajuan = kemajuan_banyak(units, tahun, triwulan)
    salinan = _capaian_disetujui(units, tahun, triwulan)
    hasil = []
    for unit in units:
        unit.pemda = pemda
        saat, maju, versi_capaian = waktu[unit.pk], kemajuan[unit.pk], salinan.get(unit.pk)
        capaian = versi_capaian[1] if versi_capaian else []
        hasil.append(
            BarisPapan(
                unit=unit,
                posisi=saat.posisi,
                kemajuan=maju,
                kelengkapan=kelengkapan(terisi=maju.terisi, wajib=maju.wajib),
                langkah=saat.langkah,
                diajukan=saat.diajukan,
                terlambat=saat.terlambat,
                versi=versi_capaian[0] if versi_capaian else None,
                capaian=rata_rata(capaian),
                jumlah=ketercapaian(capaian),
            )
        )
    return tuple(hasil)


def waktu_banyak(
    units: QuerySet[Unit], tahun: int, triwulan: int, hari: date | None = None
) -> dict[int, WaktuUnit]:
    """The same quarter of many units by the unit's id: where it stands, and who is late. Two queries."""
    posisi = posisi_banyak(units, tahun, triwulan, hari)
    riwayat = _riwayat(list(posisi), tahun, triwulan)
    hasil = {}
    for pk, p in posisi.items():
        langkah = riwayat[pk]
        diajukan = next((c for c in langkah if c.langkah == Langkah.AJUKAN), None)
        selesai = timezone.localdate(diajukan.pada) if diajukan else None
        terlambat = hari_terlambat(
            selesai=selesai, tenggat=p.jendela.tenggat_unit, hari=hari_akhir(p.jendela)
        )
        hasil[pk] = WaktuUnit(p, langkah[-1] if langkah else None, selesai, terlambat)
    return hasil


def _riwayat(units: list[int], tahun: int, triwulan: int) -> dict[int, list[LangkahTriwulan]]:
    """The steps of each unit, the oldest first."""
    hasil: dict[int, list[LangkahTriwulan]] = defaultdict(list)
    semua = LangkahTriwulan.objects.filter(
        triwulan__unit__in=units, triwulan__tahun=tahun, triwulan__triwulan=triwulan
    )
    for c in semua.select_related("oleh", "triwulan"):
        hasil[c.triwulan.unit_id].append(c)
    return hasil


def _capaian_disetujui(units: list[Unit], tahun: int, triwulan: int) -> dict[int, tuple[int, list[Hasil]]]:
    """Of each unit's latest approved copy its version, and the capaian of its indicators."""
    semua = SalinanTriwulan.objects.filter(
        triwulan__unit__in=units, triwulan__tahun=tahun, triwulan__triwulan=triwulan
    ).order_by("versi")
    return {
        unit: (versi, list(_capaian(json.loads(isi))))
        for unit, versi, isi in semua.values_list("triwulan__unit", "versi", "isi")
    }


def _capaian(isi: dict[str, Any]) -> Iterable[Hasil]:
    for baris in isi["baris"]:
        if hasil := baris.get("capaian_triwulan"):
            nilai = ambil(baris, ("capaian_triwulan",)) if "nilai" in hasil else None
            yield Hasil(
                None if nilai is None else Decimal(nilai),
                Alasan(hasil["alasan"]) if nilai is None else None,
                hasil.get("rumus", ""),
                "salinan yang disetujui",
            )
