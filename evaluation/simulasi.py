"""What would be: which criteria are missing for the next predikat. Pure.

Of all ways to the next predikat the one with the fewest criteria is proposed; of two such, the one that
gains more points.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaluation.nilai import Tingkat, jawaban_dari_kriteria, nilai_sub
from indicators.predikat import Jenjang, Skala, predikat


@dataclass(frozen=True, slots=True)
class KriteriaSimulasi:
    id: int
    kode: str
    uraian: str


@dataclass(frozen=True, slots=True)
class SubSimulasi:
    """pilihan: the A or AA that the team chose; it holds while all criteria are met."""

    kode: str
    nama: str
    bobot: Decimal
    kriteria: tuple[KriteriaSimulasi, ...]
    pilihan: Tingkat | None = None


@dataclass(frozen=True, slots=True)
class SaranSub:
    """Criteria to be met in a sub-component: the answer and the points that they bring."""

    sub: SubSimulasi
    kriteria: tuple[KriteriaSimulasi, ...]
    jawaban: str
    tambahan: Decimal

    @property
    def per_kriteria(self) -> Decimal:
        return self.tambahan / len(self.kriteria)


@dataclass(frozen=True, slots=True)
class Saran:
    """tujuan is None above the best predikat. Not tercapai: criteria alone do not lead there."""

    total: Decimal
    kini: Jenjang
    tujuan: Jenjang | None
    sub: tuple[SaranSub, ...] = ()
    tercapai: bool = False

    @property
    def total_baru(self) -> Decimal:
        return self.total + sum((s.tambahan for s in self.sub), Decimal(0))

    @property
    def banyak(self) -> int:
        return sum(len(s.kriteria) for s in self.sub)


def jawaban_simulasi(sub: SubSimulasi, terpenuhi: Collection[int], tingkat: Sequence[Tingkat]) -> Tingkat:
    n = sum(k.id in terpenuhi for k in sub.kriteria)
    if sub.pilihan and n == len(sub.kriteria):
        return sub.pilihan
    return jawaban_dari_kriteria(terpenuhi=n, seluruhnya=len(sub.kriteria), tingkat=tingkat)


def total_simulasi(
    sub: Sequence[SubSimulasi], terpenuhi: Collection[int], tingkat: Sequence[Tingkat]
) -> Decimal:
    """The score if exactly these criteria were met; unrounded. What has no criteria gives none."""
    return sum((_nilai(s, terpenuhi, tingkat) for s in sub if s.kriteria), Decimal(0))


def _nilai(sub: SubSimulasi, terpenuhi: Collection[int], tingkat: Sequence[Tingkat]) -> Decimal:
    hasil = nilai_sub(jawaban=jawaban_simulasi(sub, terpenuhi, tingkat), bobot=sub.bobot)
    return hasil.nilai or Decimal(0)


def saran(
    sub: Sequence[SubSimulasi], terpenuhi: Collection[int], tingkat: Sequence[Tingkat], skala: Skala
) -> Saran:
    """What to meet for the next predikat, the most points a criterion first."""
    total = total_simulasi(sub, terpenuhi, tingkat)
    letak = _letak(total, skala)
    kini = skala.jenjang[letak]
    if letak == 0:
        return Saran(total, kini, None)
    tujuan = skala.jenjang[letak - 1]
    # The most points that so many criteria can bring, and how; sub-component by sub-component.
    terbaik: dict[int, tuple[Decimal, tuple[SaranSub, ...]]] = {0: (Decimal(0), ())}
    for s in sub:
        semula = dict(terbaik)
        for pilihan in _pilihan(s, terpenuhi, tingkat):
            for n, (poin, isi) in semula.items():
                banyak, baru = n + len(pilihan.kriteria), poin + pilihan.tambahan
                if banyak not in terbaik or baru > terbaik[banyak][0]:
                    terbaik[banyak] = (baru, (*isi, pilihan))
    for n in sorted(terbaik):
        poin, isi = terbaik[n]
        if _letak(total + poin, skala) < letak:
            return Saran(total, kini, tujuan, _urut(isi), True)
    return Saran(total, kini, tujuan, _urut(max(terbaik.values(), key=lambda t: t[0])[1]))


def _letak(total: Decimal, skala: Skala) -> int:
    capai = predikat(total, skala)
    return skala.jenjang.index(capai.jenjang) if capai else len(skala.jenjang) - 1


def _pilihan(sub: SubSimulasi, terpenuhi: Collection[int], tingkat: Sequence[Tingkat]) -> Iterator[SaranSub]:
    """The ways to a better answer: so many of the missing criteria, in their order."""
    kurang = [k for k in sub.kriteria if k.id not in terpenuhi]
    ada = {k.id for k in sub.kriteria} - {k.id for k in kurang}
    semula = _nilai(sub, ada, tingkat) if sub.kriteria else Decimal(0)
    tercapai = semula
    for n in range(1, len(kurang) + 1):
        baru = {*ada, *(k.id for k in kurang[:n])}
        nilai = _nilai(sub, baru, tingkat)
        if nilai > tercapai:
            tercapai = nilai
            kode = jawaban_simulasi(sub, baru, tingkat).kode
            yield SaranSub(sub, tuple(kurang[:n]), kode, nilai - semula)


def _urut(isi: tuple[SaranSub, ...]) -> tuple[SaranSub, ...]:
    return tuple(sorted(isi, key=lambda s: (-s.per_kriteria, s.sub.kode)))
