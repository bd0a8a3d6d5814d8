"""Some rows of a sheet without their place in the tree: what the answer to a cell needs, and no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property

from budget import queries as anggaran_q
from budget.data import DataPagu, DataRealisasiAnggaran, DataSimpul
from budget.perhitungan import BukuAnggaran
from indicators.data import DataIndikator, DataRealisasi
from lkjip.models import Unit
from pengisian.baris_tulis import BarisKinerja, BarisTulis, BarisUang
from pengisian.data import BarisLembar, nomor_kunci
from pengisian.lembar import Lembar
from pengisian.posisi import PosisiTriwulan


class Cuplikan(Lembar):
    """Rows by their keys: i<id> is an indicator without the money of its line, s<id> that money alone.

    `ketikan` are rows in memory whose content counts instead of what is stored: the preview while typing.
    """

    def __init__(
        self,
        unit: Unit,
        posisi: PosisiTriwulan,
        kunci: Collection[str],
        ketikan: Iterable[BarisTulis] = (),
    ) -> None:
        super().__init__(unit, posisi, hanya=nomor_kunci(kunci, "i"))
        self._simpul_id = nomor_kunci(kunci, "s")
        self._ketikan = tuple(ketikan)

    @cached_property
    def baris(self) -> tuple[BarisLembar, ...]:
        indikator = self.semua_indikator if self.hanya else ()
        return (*map(self._baris_indikator, indikator), *map(self._baris_simpul, self.simpul))

    def _baris_indikator(self, indikator: DataIndikator) -> BarisLembar:
        return self._baris(
            indikator, "sasaran", kode=indikator.kode, nama="", kepala=False, induk="", sasaran_id=0
        )

    def _baris_simpul(self, simpul: DataSimpul) -> BarisLembar:
        return self._baris(
            None, simpul.level, kode=simpul.kode, nama=simpul.nama, induk="", sasaran_id=0, simpul=simpul,
            kunci=f"s{simpul.id}",
        )  # fmt: skip

    @cached_property
    def realisasi(self) -> tuple[DataRealisasi, ...]:
        ketikan = [b for b in self._ketikan if isinstance(b, BarisKinerja)]
        diganti = {b.indikator_id for b in ketikan}
        tersimpan = (
            r
            for r in super().realisasi
            if not (r.indikator_id in diganti and (r.tahun, r.triwulan) == (self.tahun, self.triwulan))
        )
        return (*tersimpan, *(b.sebagai_data(self.tahun, self.triwulan) for b in ketikan))

    @cached_property
    def _uang(
        self,
    ) -> tuple[tuple[DataSimpul, ...], tuple[DataRealisasiAnggaran, ...], tuple[DataPagu, ...]]:
        if not self._simpul_id:
            return (), (), ()
        simpul, realisasi, pagu = anggaran_q.uang_simpul(self.unit_id, self.tahun, self._simpul_id)
        return tuple(replace(s, induk_id=None) for s in simpul), realisasi, pagu

    @property
    def simpul(self) -> tuple[DataSimpul, ...]:
        return self._uang[0]

    @cached_property
    def realisasi_anggaran(self) -> tuple[DataRealisasiAnggaran, ...]:
        ketikan = {b.simpul_id: b.nilai for b in self._ketikan if isinstance(b, BarisUang)}
        tersimpan = (r for r in self._uang[1] if not (r.simpul_id in ketikan and r.triwulan == self.triwulan))
        baru = (DataRealisasiAnggaran(s, self.triwulan, n) for s, n in ketikan.items() if n is not None)
        return (*tersimpan, *baru)

    @cached_property
    def anggaran(self) -> BukuAnggaran:
        return BukuAnggaran(simpul=self.simpul, dpa=(), pagu=self._uang[2], realisasi=self.realisasi_anggaran)
