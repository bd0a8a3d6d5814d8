"""What a unit's year, or a quarter of it, comes to: by the same classes as the unit's own pages. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budget.efisiensi import Keluaran, efisiensi
from budget.perhitungan import Uang
from indicators.capaian import rata_rata
from indicators.data import DataSasaran
from indicators.perhitungan import Kinerja
from lkjip.numbers import Hasil

if TYPE_CHECKING:
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    """An indicator of a sasaran in force. capaian: of the year in the fourth quarter, else up to the quarter.

    rpjmd: the sasaran of the RPJMD that its tujuan supports.
    """

    sasaran: DataSasaran
    rpjmd: int | None
    kinerja: Kinerja
    capaian: Hasil


@dataclass(frozen=True, slots=True)
class UangSasaran:
    sasaran: DataSasaran
    uang: Uang


@dataclass(frozen=True, slots=True)
class RingkasUnit:
    """What a unit comes to. rata: the mean of capaian, which are those of the sasaran's indicators.

    uang: of the whole tree, up to the quarter. efisiensi: over the unit's sasaran, each with the mean capaian
    of its indicators.
    """

    capaian: tuple[Hasil, ...]
    rata: Hasil
    uang: Uang
    efisiensi: Hasil


@dataclass(frozen=True, slots=True)
class RincianUnit:
    """What it is made of."""

    baris: tuple[BarisKinerja, ...] = ()
    per_sasaran: tuple[UangSasaran, ...] = ()


def ringkas_unit(data: Sumber, triwulan: int) -> tuple[RingkasUnit, RincianUnit]:
    baris = tuple(_baris(data, triwulan))
    per_sasaran = tuple(
        UangSasaran(s, data.anggaran.uang_sasaran(s.id).sampai(triwulan))
        for s in data.sasaran
        if data.anggaran.program_sasaran(s.id)
    )
    ringkas = RingkasUnit(
        capaian=tuple(_tanpa_masukan(b.capaian) for b in baris),
        rata=_tanpa_masukan(rata_rata([b.capaian for b in baris])),
        uang=data.anggaran.total().sampai(triwulan),
        efisiensi=_tanpa_masukan(_efisiensi(baris, per_sasaran)),
    )
    return ringkas, RincianUnit(baris, per_sasaran)


def _tanpa_masukan(hasil: Hasil) -> Hasil:
    """The overview shows no traces, and is read from the cache each time."""
    return replace(hasil, masukan=())


def _baris(data: Sumber, triwulan: int) -> Iterable[BarisKinerja]:
    for s in data.sasaran:
        rpjmd = data.tujuan_sasaran(s).sasaran_rpjmd_id
        for i in data.indikator_sasaran(s.id):
            k = data.kinerja.kinerja(i.id, data.tahun, triwulan)
            yield BarisKinerja(s, rpjmd, k, data.kinerja.capaian_triwulan(i.id, data.tahun, triwulan))


def _efisiensi(baris: tuple[BarisKinerja, ...], uang: tuple[UangSasaran, ...]) -> Hasil:
    keluaran = []
    for u in uang:
        capaian = rata_rata([b.capaian for b in baris if b.sasaran.id == u.sasaran.id])
        keluaran.append(Keluaran(f"sasaran {u.sasaran.nomor}", u.uang.pagu, u.uang.realisasi, capaian.nilai))
    return efisiensi(keluaran)
