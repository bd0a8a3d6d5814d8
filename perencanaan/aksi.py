"""Writes the rencana aksi: quarterly targets that make the year's, and actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from budget.sumber import SumberKinerja
from indicators.data import DataIndikator, DataTarget
from indicators.models import Target
from perencanaan.catat import Pencatat
from perencanaan.models import AksiRencana
from perencanaan.triwulan import Triwulan, beda_tahun

ALASAN_WAJIB = "Target triwulan yang sudah tersimpan hanya diubah dengan alasan."


@dataclass(frozen=True, slots=True)
class BarisTriwulan:
    """An indicator with a target of the year; dokumen_id is where its quarters are kept."""

    indikator: DataIndikator
    target: DataTarget
    dokumen_id: int
    dokumen: str
    triwulan: tuple[Decimal | None, ...]


def susun_baris(data: SumberKinerja) -> list[BarisTriwulan]:
    """Indicators of the sasaran, then of the budget tree, that the Perjanjian Kinerja or the Renja targets.

    Quarters stand on the document whose target of the year counts.
    """
    nilai = {
        (t.indikator_id, t.dokumen_id, t.triwulan): t.nilai for t in data.target if t.tahun == data.tahun
    }
    hasil = []
    for i in data.semua_indikator:
        target = data.kinerja.target_berlaku(i.id, data.tahun)
        if target is None or target.jenis not in ("pk", "renja"):
            continue
        triwulan = tuple(nilai.get((i.id, target.dokumen_id, n)) for n in range(1, 5))
        hasil.append(BarisTriwulan(i, target, target.dokumen_id, target.dokumen, triwulan))
    return hasil


def galat_baris(baris: BarisTriwulan, triwulan: Triwulan) -> str:
    t = baris.target
    return beda_tahun(triwulan, cara=baris.indikator.akumulasi_tahun, target=t.nilai, atas=t.nilai_atas)


@transaction.atomic
def simpan_triwulan(penulis: Pencatat, semua: list[BarisTriwulan], isian: Mapping[int, Triwulan]) -> int:
    """The quarters by indicator. How many changed. Raises ValidationError.

    What is stored already is changed with a reason, as the document is set; the first entry needs none.
    """
    berubah = [
        (b, n, nilai)
        for b in semua
        for n, nilai in enumerate(isian.get(b.indikator.id, b.triwulan), 1)
        if nilai != b.triwulan[n - 1]
    ]
    if not penulis.alasan and any(b.triwulan[n - 1] is not None for b, n, _ in berubah):
        raise ValidationError({"alasan": ALASAN_WAJIB})
    for b, n, nilai in berubah:
        kunci = {
            "indikator_id": b.indikator.id, "dokumen_id": b.dokumen_id, "tahun": penulis.tahun, "triwulan": n
        }  # fmt: skip
        target = Target.objects.filter(**kunci).select_related("indikator", "dokumen").first()
        if nilai is None:
            if target:
                penulis.hapus(target)
            continue
        target = target or Target(**kunci)
        target.nilai = nilai
        penulis.simpan(target)
    return len(berubah)


@transaction.atomic
def simpan_aksi(penulis: Pencatat, aksi: AksiRencana) -> None:
    if aksi._state.adding:
        milik = AksiRencana.objects.filter(indikator=aksi.indikator, tahun=aksi.tahun)
        akhir = milik.aggregate(n=Max("urutan"))["n"]
        aksi.urutan = 0 if akhir is None else akhir + 1
    penulis.simpan(aksi)


@transaction.atomic
def hapus_aksi(penulis: Pencatat, aksi: AksiRencana) -> None:
    penulis.hapus(aksi)
