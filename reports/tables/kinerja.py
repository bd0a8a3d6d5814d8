"""Cells and notes that all tables of achievement share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from indicators.predikat import predikat
from reports.blok import Sel, hitungan, sel_predikat

if TYPE_CHECKING:
    from indicators.data import DataIndikator, DataSasaran
    from indicators.perhitungan import Kinerja
    from reports.sumber import Sumber


def indikator_utama(data: Sumber) -> Iterable[tuple[DataSasaran, DataIndikator, Kinerja]]:
    """Each indicator of the sasaran in force with its year: what the Perjanjian Kinerja is measured by."""
    for s in data.sasaran:
        for i in data.indikator_sasaran(s.id):
            yield s, i, data.kinerja.kinerja(i.id, data.tahun)


def tanda_sementara(k: Kinerja) -> str:
    return "*" if k.data_tahun is not None else ""


def kinerja_utama(data: Sumber) -> Iterable[Kinerja]:
    return (k for _, _, k in indikator_utama(data))


def catatan_sementara(kinerja: Iterable[Kinerja]) -> Iterable[str]:
    """The note of each provisional figure: whose data, of which year, and why."""
    for k in kinerja:
        if k.data_tahun is not None:
            sumber = f", sumber {k.sumber}" if k.sumber else ""
            sebab = f" {k.catatan[0].rstrip('.')}." if k.catatan else ""
            nilai = f"nilai sementara, memakai data tahun {k.data_tahun}"
            yield f"* {k.indikator.nama}: {nilai}{sumber}.{sebab}"


def sel_realisasi(k: Kinerja) -> Sel:
    return hitungan(k.realisasi, k.indikator.desimal, tanda=tanda_sementara(k))


def sel_capaian(data: Sumber, k: Kinerja, *, persen: bool = False) -> Sel:
    skala = data.skala.get("capaian")
    tingkat = predikat(k.capaian.nilai, skala) if skala else None
    tanda = "†" if k.dilaporkan else ""
    return hitungan(k.capaian, persen=persen, tanda=tanda, warna=tingkat.jenjang.warna if tingkat else "")


def predikat_kinerja(data: Sumber, k: Kinerja) -> Sel:
    skala = data.skala.get("capaian")
    if skala is None:
        return Sel("–", None, "skala predikat tahun ini belum dipilih")
    return sel_predikat(predikat(k.capaian.nilai, skala), k.capaian.alasan or "")


CATATAN_DILAPORKAN = (
    "† Capaian sebagaimana dilaporkan; target atau realisasi yang mendasarinya tidak tercatat."
)
