"""The decree on indikator kinerja utama: which indicators it names, and how it defines each.

An indicator is an IKU where the decree in force defines it; Indikator.iku repeats that for the reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from indicators.enums import JenisDokumen
from indicators.models import Definisi, Dokumen, Indikator
from lkjip.models import Unit
from perencanaan.catat import Pencatat
from perencanaan.dokumen import buat_perubahan, pastikan_beralasan, tetapkan, versi_dokumen
from perencanaan.renstra.buku import BukuRenstra

KOLOM = ("definisi_operasional", "formulasi", "sumber_data", "kriteria")
Isi = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Calon:
    """An indicator that can be an IKU, what it measures, and its definition in the decree looked at."""

    indikator: Indikator
    ukur: str
    definisi: Definisi | None


def calon_iku(unit: Unit, tahun: int, dokumen: Dokumen) -> list[Calon]:
    """The indicators of the Renstra that holds the year, a draft's too; and what the decree names besides."""
    ada = {
        d.indikator_id: d
        for d in Definisi.objects.filter(dokumen=dokumen).select_related("indikator", "dokumen")
    }
    ukur: dict[int, str] = {}
    if versi := versi_dokumen(unit, JenisDokumen.RENSTRA, tahun):
        for c in BukuRenstra(unit, tahun, versi, versi[-1].urutan).cabang:
            ukur |= {i.id: f"{c.jenis.capitalize()} {c.isi.nomor}. {c.isi.uraian}" for i in c.indikator}
    semua = Indikator.objects.in_bulk([*ukur, *ada])
    urut = [*ukur, *(i for i in ada if i not in ukur)]
    return [Calon(semua[i], ukur.get(i, "Di luar Renstra yang berlaku"), ada.get(i)) for i in urut]


@transaction.atomic
def simpan(catat: Pencatat, dokumen: Dokumen, isian: Mapping[int, Isi | None]) -> int:
    """Writes the definitions by indicator; None takes an indicator out of the decree. How many changed."""
    pastikan_beralasan(dokumen, catat)
    milik = {d.indikator_id: d for d in Definisi.objects.filter(dokumen=dokumen).select_related("indikator")}
    indikator = Indikator.objects.in_bulk(isian)
    banyak = 0
    for nomor, isi in isian.items():
        ada = milik.get(nomor)
        if isi is None:
            if ada:
                catat.hapus(ada)
                banyak += 1
            continue
        d = ada or Definisi(indikator=indikator[nomor], dokumen=dokumen)
        for kolom in KOLOM:
            setattr(d, kolom, isi[kolom])
        banyak += catat.simpan(d)
    if not dokumen.draf:
        tandai(catat, dokumen, list(indikator.values()))
    return banyak


@transaction.atomic
def perubahan(catat: Pencatat, dokumen: Dokumen, dari: list[Dokumen]) -> Dokumen:
    """A draft with all definitions of the last version."""
    hasil = buat_perubahan(catat, dokumen, dari)
    catat = catat.beralasan(hasil.alasan)
    for d in Definisi.objects.filter(dokumen=dari[-1]).select_related("indikator"):
        isi = {k: getattr(d, k) for k in KOLOM}
        catat.simpan(Definisi(indikator=d.indikator, dokumen=hasil, **isi))
    return hasil


@transaction.atomic
def tetapkan_iku(catat: Pencatat, dokumen: Dokumen, calon: list[Calon], *, nomor: str, tanggal: date) -> None:
    tetapkan(catat, dokumen, nomor=nomor, tanggal=tanggal)
    tandai(catat, dokumen, [c.indikator for c in calon])


def tandai(catat: Pencatat, dokumen: Dokumen, indikator: list[Indikator]) -> None:
    """Indikator.iku of these says what the decree says, if it is the last that is set."""
    kemudian = Dokumen.objects.berlaku().filter(
        unit=catat.unit, jenis=dokumen.jenis, tahun=dokumen.tahun, urutan__gt=dokumen.urutan
    )
    if kemudian.exists():
        return
    utama = set(Definisi.objects.filter(dokumen=dokumen).values_list("indikator_id", flat=True))
    for i in indikator:
        if i.iku != (i.pk in utama):
            i.iku = i.pk in utama
            catat.simpan(i)
