"""Values that are known only for a year: which indicators have one, and what their versions were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from indicators import queries as kinerja_q
from indicators.data import DataIndikator, DataRealisasi
from indicators.enums import Level
from indicators.perhitungan import nilai_realisasi
from lkjip.models import Unit
from lkjip.numbers import Hasil
from pengisian.baris_tulis import PANJANG_TEKS
from pengisian.models import PerubahanSel
from pengisian.sebutan import sebutan_isi, sebutan_kolom

KOLOM = ("nilai", "status", "tahun_data", *PANJANG_TEKS)
URUTAN_LEVEL = list(Level)


@dataclass(frozen=True, slots=True)
class NilaiTahunan:
    """An indicator with its value of the year. triwulan: it has quarters, which count instead."""

    indikator: DataIndikator
    realisasi: DataRealisasi | None
    hasil: Hasil | None
    triwulan: bool

    @property
    def kunci(self) -> str:
        return f"i{self.indikator.id}"

    @property
    def level(self) -> str:
        return str(Level(self.indikator.level).label)


def daftar_tahunan(unit: Unit, tahun: int) -> tuple[NilaiTahunan, ...]:
    """All indicators of the unit, from tujuan to sub kegiatan. Two queries."""
    indikator = kinerja_q.indikator_angka(unit.pk)[0]
    realisasi = [r for r in kinerja_q.realisasi(unit.pk, tahun) if r.tahun == tahun]
    setahun = {r.indikator_id: r for r in realisasi if r.triwulan is None}
    bertriwulan = {
        r.indikator_id for r in realisasi if r.triwulan is not None and (r.nilai is not None or r.komponen)
    }
    urut = sorted(indikator, key=lambda i: URUTAN_LEVEL.index(Level(i.level)))
    return tuple(
        NilaiTahunan(
            i,
            setahun.get(i.id),
            nilai_realisasi(i, setahun[i.id]) if i.id in setahun else None,
            i.id in bertriwulan,
        )
        for i in urut
    )


@dataclass(frozen=True, slots=True)
class Perubahan:
    kolom: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class Versi:
    """A value as it was after a change, nomor 1 the oldest; oleh and pada are empty where nobody is known."""

    nomor: int
    isi: tuple[tuple[str, str], ...]  # column in words, text
    alasan: str = ""
    oleh: str = ""
    pada: datetime | None = None
    perubahan: tuple[Perubahan, ...] = ()


def catatan_tahunan(unit: Unit, tahun: int, indikator_id: int) -> list[PerubahanSel]:
    """The changes of a yearly value, the latest first."""
    return list(
        PerubahanSel.objects.filter(unit=unit, tahun=tahun, triwulan=None, indikator=indikator_id)
        .exclude(kolom__in=("bidang", "wajib_bukti"))
        .select_related("oleh")
    )


def susun_versi(
    kini: Mapping[str, str], catatan: Iterable[PerubahanSel], komponen: Mapping[int, str]
) -> tuple[Versi, ...]:
    """The versions of a value, the latest first: what it is now, and back through what was changed.

    kini is the text of each column; changes that were saved together make one version.
    """
    kelompok = [list(g) for _, g in groupby(catatan, key=lambda c: (c.kelompok, c.pada))]
    isi, hasil = dict(kini), []
    for nomor, bersama in zip(range(len(kelompok) + 1, 1, -1), kelompok, strict=False):
        awal = bersama[0]
        perubahan = tuple(
            Perubahan(
                sebutan_kolom(c.kolom, komponen), sebutan_isi(c.kolom, c.lama), sebutan_isi(c.kolom, c.baru)
            )
            for c in reversed(bersama)
        )
        hasil.append(
            Versi(nomor, tuple(_berisi(isi, komponen)), awal.alasan, str(awal.oleh), awal.pada, perubahan)
        )
        isi |= {c.kolom: c.lama for c in bersama}
    hasil.append(Versi(1, tuple(_berisi(isi, komponen))))
    # A value that began with a first entry has no version before it.
    if len(hasil) > 1 and all(k == sebutan_kolom("status") for k, _ in hasil[-1].isi):
        hasil = [_turun(v) for v in hasil[:-1]]
    return tuple(v for v in hasil if v.isi)


def _turun(versi: Versi) -> Versi:
    return Versi(versi.nomor - 1, versi.isi, versi.alasan, versi.oleh, versi.pada, versi.perubahan)


def _berisi(isi: Mapping[str, str], komponen: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    for kolom, teks in isi.items():
        if teks:
            yield sebutan_kolom(kolom, komponen), sebutan_isi(kolom, teks)
