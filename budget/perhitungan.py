"""From rows to money: sums over the tree, never stored. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from budget.data import DataAnggaranRenstra, DataDpa, DataPagu, DataRealisasiAnggaran, DataSimpul
from budget.efisiensi import penyerapan
from indicators.capaian import akumulasi_renstra
from lkjip.numbers import Alasan, Hasil, jumlah


@dataclass(frozen=True, slots=True)
class Uang:
    """The money of a line, a sasaran or the unit, in rupiah.

    pagu is of the DPA in force. triwulan holds the four quarters, kumulatif the sums up to each; both None
    where a line below is unknown.
    """

    pagu: Decimal | None
    realisasi: Decimal | None
    triwulan: tuple[Decimal | None, ...]
    kumulatif: tuple[Decimal | None, ...]
    sumber_dana: tuple[str, ...]
    serapan: Hasil

    def sampai(self, triwulan: int) -> Uang:
        """The same up to a quarter. A year known only as a whole is known in the last quarter only."""
        if triwulan == 4:
            return self
        realisasi = self.kumulatif[triwulan - 1]
        kini = self.triwulan[:triwulan] + (None,) * (4 - triwulan)
        serapan = penyerapan(pagu=self.pagu, realisasi=realisasi)
        if serapan.alasan == Alasan.TANPA_DATA and self.realisasi is not None:
            serapan = replace(serapan, alasan=Alasan.TANPA_TRIWULAN)
        return Uang(self.pagu, realisasi, kini, self.kumulatif, self.sumber_dana, serapan)

    @property
    def sisa(self) -> Decimal | None:
        return None if self.pagu is None or self.realisasi is None else self.pagu - self.realisasi


@dataclass(frozen=True, slots=True)
class UangRenstra:
    """Renstra money in rupiah: the last year's target, what was realised up to last year and up to now.

    kemajuan is in percent of the target.
    """

    target_akhir: Decimal | None
    lalu: Decimal | None
    realisasi: Hasil
    kemajuan: Hasil


class BukuAnggaran:
    """The budget tree of a unit and year."""

    def __init__(
        self,
        *,
        simpul: Iterable[DataSimpul],
        dpa: Iterable[DataDpa],
        pagu: Iterable[DataPagu],
        realisasi: Iterable[DataRealisasiAnggaran],
        renstra: Iterable[DataAnggaranRenstra] = (),
    ) -> None:
        self.simpul = {s.id: s for s in simpul}
        self._anak: dict[int | None, list[DataSimpul]] = defaultdict(list)
        for s in self.simpul.values():
            self._anak[s.induk_id].append(s)
        self.dpa = tuple(sorted(dpa, key=lambda d: d.urutan))
        self._pagu: dict[int, dict[int, list[DataPagu]]] = defaultdict(lambda: defaultdict(list))
        for p in pagu:
            self._pagu[p.urutan][p.simpul_id].append(p)
        # The DPA in force is the latest that has lines; one known only by its total cannot be shared out.
        self.dpa_berlaku = max(self._pagu, default=None)
        self._realisasi: dict[int, dict[int | None, Decimal]] = defaultdict(dict)
        for r in realisasi:
            self._realisasi[r.simpul_id][r.triwulan] = r.nilai
        self._renstra = {r.simpul_id: r for r in renstra}
        self._uang: dict[int, Uang] = {}

    @property
    def program(self) -> list[DataSimpul]:
        return self._anak[None]

    def anak(self, simpul: DataSimpul) -> list[DataSimpul]:
        return self._anak[simpul.id]

    def program_sasaran(self, sasaran_id: int) -> list[DataSimpul]:
        return [p for p in self.program if p.sasaran_id == sasaran_id]

    def telusur(self, program: DataSimpul) -> Iterator[DataSimpul]:
        """The program and all below it, parents first."""
        yield program
        for anak in self.anak(program):
            yield from self.telusur(anak)

    def bidang(self, simpul: DataSimpul) -> int | None:
        """The bidang that answers for a line: its own, else that of the line above."""
        while simpul.bidang_id is None and simpul.induk_id is not None:
            simpul = self.simpul[simpul.induk_id]
        return simpul.bidang_id

    def uang(self, simpul: DataSimpul) -> Uang:
        if simpul.id not in self._uang:
            anak = self.anak(simpul)
            self._uang[simpul.id] = gabung(map(self.uang, anak)) if anak else self._uang_daun(simpul)
        return self._uang[simpul.id]

    def uang_sasaran(self, sasaran_id: int) -> Uang:
        return gabung(map(self.uang, self.program_sasaran(sasaran_id)))

    def uang_renstra(self, simpul: Sequence[DataSimpul], *, tahun: int, triwulan: int = 4) -> UangRenstra:
        """The Renstra money of lines together, up to a quarter; unknown where it is for one of them."""
        baris = [self._renstra.get(s.id) for s in simpul]
        akhir = _jumlah_lengkap(b.target_akhir if b else None for b in baris)
        # What ends earlier leaves a year out, and would pass for the whole.
        lalu = _jumlah_lengkap(b.realisasi_lalu if b and b.sampai_tahun == tahun - 1 else None for b in baris)
        kini = gabung(map(self.uang, simpul)).sampai(triwulan).realisasi
        realisasi = akumulasi_renstra(lalu=lalu, kini=kini, cara="jumlah")
        return UangRenstra(akhir, lalu, realisasi, penyerapan(pagu=akhir, realisasi=realisasi.nilai))

    def total(self) -> Uang:
        return gabung(map(self.uang, self.program))

    def total_dpa(self, urutan: int) -> Decimal | None:
        """The total of a DPA version: the sum of its lines, or what it states where it has none."""
        if baris := self._pagu.get(urutan):
            return jumlah(p.nilai for ps in baris.values() for p in ps)
        return next((d.total_dinyatakan for d in self.dpa if d.urutan == urutan), None)

    def perubahan_dpa(self, urutan: int) -> Decimal | None:
        """By how much a DPA version changed the total of the one before it; None where either is unknown."""
        lama = max((d.urutan for d in self.dpa if d.urutan < urutan), default=None)
        if lama is None:
            return None
        dulu, kini = self.total_dpa(lama), self.total_dpa(urutan)
        return None if dulu is None or kini is None else kini - dulu

    def _uang_daun(self, simpul: DataSimpul) -> Uang:
        baris = self._pagu[self.dpa_berlaku][simpul.id] if self.dpa_berlaku is not None else []
        pagu = jumlah(p.nilai for p in baris)
        nilai = self._realisasi[simpul.id]
        triwulan = tuple(nilai.get(i) for i in range(1, 5))
        kumulatif = tuple(jumlah(triwulan[:i]) for i in range(1, 5))
        realisasi = nilai.get(None) if kumulatif[-1] is None else kumulatif[-1]
        sumber = tuple(sorted({p.sumber_dana for p in baris}))
        serapan = penyerapan(pagu=pagu, realisasi=realisasi)
        return Uang(pagu, realisasi, triwulan, kumulatif, sumber, serapan)


def gabung(uang: Iterable[Uang]) -> Uang:
    """The sum of lines. The absorption is the ratio of sums."""
    semua = list(uang)
    pagu = jumlah(u.pagu for u in semua)
    realisasi = jumlah(u.realisasi for u in semua)
    triwulan = tuple(_jumlah_lengkap(u.triwulan[i] for u in semua) for i in range(4))
    kumulatif = tuple(_jumlah_lengkap(u.kumulatif[i] for u in semua) for i in range(4))
    sumber = tuple(sorted({s for u in semua for s in u.sumber_dana}))
    serapan = penyerapan(pagu=pagu, realisasi=realisasi)
    return Uang(pagu, realisasi, triwulan, kumulatif, sumber, serapan)


def _jumlah_lengkap(nilai: Iterable[Decimal | None]) -> Decimal | None:
    semua = list(nilai)
    return None if None in semua else jumlah(semua)
