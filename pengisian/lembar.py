"""The sheet of a unit's quarter: rows in the tree with all that page, workbook, checks and copy show of them.

Everything is loaded in a fixed number of queries and worked out by the pure functions of the apps below.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from copy import copy
from decimal import Decimal
from functools import cached_property

from budget.data import DataRealisasiAnggaran, DataSimpul
from budget.perhitungan import Uang
from budget.sumber import SumberKinerja
from indicators.data import DataIndikator, DataRealisasi
from indicators.perhitungan import Kinerja
from indicators.predikat import Predikat, predikat
from lkjip import bilangan
from lkjip.data import DataBidang
from lkjip.models import Unit
from lkjip.numbers import Hasil
from lkjip.periode import akhir_triwulan
from lkjip.queries import data_unit
from pengisian import queries
from pengisian.data import BarisLembar, DataBukti, DataDiterima, IsiKomponen
from pengisian.posisi import PosisiTriwulan

# What a copy for another quarter works out anew.
MILIK_TRIWULAN = ("_bukti_diterima", "bukti", "diterima", "baris", "per_kunci")
TINGKAT = {"sasaran": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}


class Lembar(SumberKinerja):
    """`hanya` restricts it to some indicators, for the answer to a single cell; the tree is then left out."""

    def __init__(self, unit: Unit, posisi: PosisiTriwulan, *, hanya: Collection[int] | None = None) -> None:
        super().__init__(unit.pk, posisi.tahun, posisi.triwulan, hanya=hanya)
        self.unit = data_unit(unit, akhir_triwulan(posisi.tahun, posisi.triwulan))
        self.posisi = posisi

    @cached_property
    def _bukti_diterima(self) -> tuple[tuple[DataBukti, ...], tuple[DataDiterima, ...]]:
        return queries.bukti_diterima(self.unit_id, self.tahun, self.triwulan)

    @cached_property
    def bukti(self) -> tuple[DataBukti, ...]:
        return self._bukti_diterima[0]

    @cached_property
    def diterima(self) -> tuple[DataDiterima, ...]:
        return self._bukti_diterima[1]

    def pada(self, posisi: PosisiTriwulan) -> Lembar:
        """The sheet of another quarter of the same year, from the rows that are loaded already."""
        _ = self.baris, self.kinerja  # what both share is loaded before it is copied
        lain = copy(self)
        lain.posisi, lain.triwulan = posisi, posisi.triwulan
        for milik_triwulan in MILIK_TRIWULAN:
            lain.__dict__.pop(milik_triwulan, None)
        return lain

    # --- rows
    @cached_property
    def baris(self) -> tuple[BarisLembar, ...]:
        return tuple(self._susun())

    @cached_property
    def per_kunci(self) -> dict[str, BarisLembar]:
        """Rows by their key; a line's money by that of the line."""
        hasil = {b.kunci_rp: b for b in self.baris if b.kepala}
        return hasil | {b.kunci: b for b in reversed(self.baris)}

    def _susun(self) -> Iterator[BarisLembar]:
        for s in self.sasaran:
            milik = self.indikator_renja(s.id)
            kepala = f"i{milik[0][0].id}" if milik else f"g{s.id}"
            for n, (i, semula) in enumerate(milik):
                nama = s.uraian if n == 0 else ""
                catatan = " (indikator semula)" if semula else ""
                yield self._baris(
                    i, "sasaran", kode=str(s.nomor), nama=nama + (catatan if nama else ""), kepala=n == 0,
                    induk="", sasaran_id=s.id,
                )  # fmt: skip
            if not milik:
                yield self._baris(
                    None, "sasaran", kode=str(s.nomor), nama=s.uraian, induk="", sasaran_id=s.id, kunci=kepala
                )
            for p in self.anggaran.program_sasaran(s.id):
                yield from self._susun_simpul(p, kepala, s.id)

    def _susun_simpul(self, simpul: DataSimpul, induk: str, sasaran_id: int) -> Iterator[BarisLembar]:
        indikator = self.indikator_dari(simpul)
        kunci = f"i{indikator[0].id}" if indikator else f"s{simpul.id}"
        for n, i in enumerate(indikator):
            yield self._baris(
                i, simpul.level, kode=simpul.kode, nama=simpul.nama if n == 0 else "", kepala=n == 0,
                induk=induk, sasaran_id=sasaran_id, simpul=simpul,
            )  # fmt: skip
        if not indikator:
            yield self._baris(
                None, simpul.level, kode=simpul.kode, nama=simpul.nama, induk=induk, sasaran_id=sasaran_id,
                simpul=simpul, kunci=kunci,
            )  # fmt: skip
        for anak in self.anggaran.anak(simpul):
            yield from self._susun_simpul(anak, kunci, sasaran_id)

    def _baris(
        self,
        indikator: DataIndikator | None,
        jenis: str,
        *,
        kode: str,
        nama: str,
        induk: str,
        sasaran_id: int,
        simpul: DataSimpul | None = None,
        kepala: bool = True,
        kunci: str = "",
    ) -> BarisLembar:
        bidang = indikator.bidang_id if indikator else None
        if bidang is None and simpul is not None:
            bidang = self.anggaran.bidang(simpul)
        return BarisLembar(
            kunci=kunci or f"i{indikator.id if indikator else 0}",
            jenis=jenis,
            tingkat=TINGKAT[jenis],
            kode=kode,
            nama=nama,
            kepala=kepala,
            induk=induk,
            sasaran_id=sasaran_id,
            bidang_id=bidang,
            indikator=indikator,
            simpul=simpul,
            realisasi=self.realisasi_triwulan(indikator.id) if indikator else None,
            komponen=self.komponen_dari(indikator) if indikator else (),
        )

    # --- what was entered
    @cached_property
    def _realisasi(self) -> dict[tuple[int, int], DataRealisasi]:
        return {
            (r.indikator_id, r.triwulan): r
            for r in self.realisasi
            if r.tahun == self.tahun and r.triwulan is not None
        }

    def realisasi_triwulan(self, indikator_id: int, triwulan: int | None = None) -> DataRealisasi | None:
        return self._realisasi.get((indikator_id, triwulan or self.triwulan))

    @cached_property
    def _rp(self) -> dict[tuple[int, int], DataRealisasiAnggaran]:
        return {(r.simpul_id, r.triwulan): r for r in self.realisasi_anggaran if r.triwulan is not None}

    def rp_triwulan(self, simpul_id: int, triwulan: int | None = None) -> DataRealisasiAnggaran | None:
        return self._rp.get((simpul_id, triwulan or self.triwulan))

    def komponen_dari(self, indikator: DataIndikator) -> tuple[IsiKomponen, ...]:
        kini = _nilai_komponen(self.realisasi_triwulan(indikator.id))
        lalu = _nilai_komponen(self._realisasi.get((indikator.id, self.triwulan - 1)))
        return tuple(
            IsiKomponen(k, kini.get(k.urutan), lalu.get(k.urutan))
            for k in self.komponen
            if k.indikator_id == indikator.id
        )

    def teks(self, baris: BarisLembar, kolom: str) -> str:
        """What stands in a cell, as text that can be typed again."""
        if kolom == "rp":
            rp = self.rp_triwulan(baris.simpul.id) if baris.simpul else None
            return bilangan.tulis(rp.nilai) if rp else ""
        if kolom.startswith("komponen"):
            return next((bilangan.tulis(k.nilai) for k in baris.komponen if k.kolom == kolom), "")
        r = baris.realisasi
        if r is None:
            return "final" if kolom == "status" else ""
        nilai = getattr(r, kolom)
        if kolom == "nilai":
            return bilangan.tulis(nilai)
        return "" if nilai is None else str(nilai)

    def versi_sel(self, baris: BarisLembar, kolom: str) -> int:
        """The version of what holds a cell: the row of the indicator, or of the line's money. 0: none yet."""
        if kolom == "rp":
            rp = self.rp_triwulan(baris.simpul.id) if baris.simpul else None
            return rp.versi if rp else 0
        return baris.realisasi.versi if baris.realisasi else 0

    # --- what follows from it
    def kinerja_baris(self, baris: BarisLembar) -> Kinerja | None:
        """The indicator of a row, up to this quarter."""
        if baris.indikator is None:
            return None
        return self.kinerja.kinerja(baris.indikator.id, self.tahun, self.triwulan)

    def diminta(self, baris: BarisLembar, triwulan: int | None = None) -> bool:
        """Whether the indicator of a row is asked for in the quarter, that of the sheet if none is named."""
        i = baris.indikator
        return i is not None and self.kinerja.diminta(i.id, self.tahun, triwulan or self.triwulan)

    def capaian_triwulan(self, indikator_id: int) -> Hasil:
        """Against the quarterly target; what decides whether an explanation is asked for."""
        return self.kinerja.capaian_triwulan(indikator_id, self.tahun, self.triwulan)

    def nilai_triwulan(self, indikator_id: int, triwulan: int) -> Decimal | None:
        """The value of one quarter by itself, computed where it has components."""
        if triwulan < 1:
            return None
        return self.kinerja.kinerja(indikator_id, self.tahun, self.triwulan).triwulan[triwulan - 1].nilai

    def predikat(self, nilai: Decimal | None) -> Predikat | None:
        """On the scale that the pemda has chosen for Formulir E.81."""
        skala = self.skala.get("e81")
        return predikat(nilai, skala) if skala else None

    def uang_baris(self, baris: BarisLembar) -> Uang | None:
        """The money of a line, on its first row."""
        if not baris.kepala:
            return None
        uang = (
            self.anggaran.uang(baris.simpul) if baris.simpul else self.anggaran.uang_sasaran(baris.sasaran_id)
        )
        return uang.sampai(self.triwulan)

    def bukti_baris(self, baris: BarisLembar) -> tuple[DataBukti, ...]:
        """The evidence of a row; that of a line's money stands on the line's first row."""
        return tuple(
            b
            for b in self.bukti
            if (baris.indikator is not None and b.indikator_id == baris.indikator.id)
            or (baris.kepala and baris.simpul is not None and b.simpul_id == baris.simpul.id)
        )


def _nilai_komponen(realisasi: DataRealisasi | None) -> dict[int, Decimal]:
    return {k.urutan: k.nilai for k in realisasi.komponen} if realisasi else {}


def cakupan_bidang(bidang: Iterable[DataBidang], akar: Collection[int]) -> frozenset[int]:
    """The bidang of `akar` and all below them."""
    semua = tuple(bidang)
    hasil = set(akar)
    while baru := {b.id for b in semua if b.induk_id in hasil} - hasil:
        hasil |= baru
    return frozenset(hasil)
