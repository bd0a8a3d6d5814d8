"""A unit's achievement over the years that it published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip import formats
from reports.grafik.bab3 import BATAS_ATAS, BATAS_BAWAH
from reports.grafik.vega import SERI, Batang, angka, batang_kelompok
from reports.publik.data import CapaianBaca, LaporanBaca
from reports.renderers import grafik

BANYAK_TAHUN = 5
TERGAMBAR = len(SERI)  # the latest years; more colours could not be told apart


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """An indicator, by its name, with its achievement in each year; None where it was not reported."""

    indikator: str
    satuan: str
    tahun: tuple[CapaianBaca | None, ...]


def banding(laporan: Sequence[LaporanBaca]) -> list[BarisBanding]:
    """laporan: one of each year, in the order of the columns. Indicators are in the order of the latest."""
    satuan = {c.indikator: c.satuan for x in laporan for c in x.capaian}
    urut = dict.fromkeys(c.indikator for x in reversed(laporan) for c in x.capaian)
    per_tahun = [{c.indikator: c for c in x.capaian} for x in laporan]
    return [BarisBanding(i, satuan[i], tuple(p.get(i) for p in per_tahun)) for i in urut]


def gambar_banding(baris: Sequence[BarisBanding], tahun: Sequence[int]) -> tuple[str, str] | None:
    """The latest years as SVG, with what it shows in words; None where there is nothing to draw."""
    batang = [
        Batang(str(n), str(t), angka(max(BATAS_BAWAH, min(c.angka, BATAS_ATAS))), c.capaian)
        for di, t in list(enumerate(tahun))[-TERGAMBAR:]  # the years in their order, oldest first
        for n, b in enumerate(baris, 1)
        if (c := b.tahun[di]) is not None and c.angka is not None
    ]
    if not batang:
        return None
    alt = "Grafik batang capaian per indikator dan tahun. " + " ".join(
        f"{n}. {b.indikator}: "
        + formats.daftar(
            [f"{t} {c.capaian}%" for t, c in zip(tahun, b.tahun, strict=True) if c and c.angka is not None]
            or ["tidak ada"]
        )
        + "."
        for n, b in enumerate(baris, 1)
    )
    return grafik.svg(batang_kelompok(batang, satuan="capaian (%)")), alt
