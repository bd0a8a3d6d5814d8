"""A Renstra with all its versions, as its editor shows it; five queries.

A version states only what it changes: a target that it does not name is that of the version before. So a
draft begins as what is in force. Reports read the same way (budget/sumber.py), without drafts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from budget.sumber import SumberKinerja
from indicators.data import DataIndikator, DataSasaran, DataTarget, DataTujuan
from indicators.models import Dokumen, Target
from indicators.perhitungan import tujuan_berlaku
from lkjip.models import Unit
from perencanaan.sumber import SumberVersi


@dataclass(frozen=True, slots=True)
class Cabang:
    """A tujuan or sasaran of a version: what it replaced in this version, and its indicators."""

    jenis: str
    isi: DataTujuan | DataSasaran
    semula: DataTujuan | DataSasaran | None
    indikator: tuple[DataIndikator, ...]
    diteruskan: frozenset[int]
    anak: tuple[Cabang, ...] = ()

    @property
    def semua(self) -> Iterator[Cabang]:
        yield self
        for a in self.anak:
            yield from a.semua


class BukuRenstra:
    """`dokumen` is the version looked at; `versi` are all of its period, oldest first."""

    def __init__(self, unit: Unit, tahun: int, versi: list[Dokumen], urutan: int) -> None:
        self.unit, self.tahun, self.versi = unit, tahun, versi
        terpilih = next((d for d in versi if d.urutan == urutan), None)
        if terpilih is None:
            raise Http404("Versi ini tidak ada.")
        self.dokumen = terpilih
        self.sumber: SumberKinerja = SumberVersi(unit.pk, tahun, versi, terpilih)

    @property
    def terakhir(self) -> bool:
        return self.dokumen.pk == self.versi[-1].pk

    @property
    def periode(self) -> range:
        return range(self.dokumen.tahun, (self.dokumen.tahun_akhir or self.dokumen.tahun) + 1)

    @cached_property
    def tahun_wajib(self) -> range:
        """The years that need a target: from the first that has one, else from the second of the period.

        A Renstra 2021–2026 has its baseline in 2021 and its targets from 2022 on.
        """
        return self.sumber.tahun_renstra

    @cached_property
    def susunan(self) -> tuple[Cabang, ...]:
        """The tujuan of this version with their sasaran."""
        s, urutan = self.sumber, self.dokumen.urutan
        tujuan = {t.id: t for t in s.tujuan_renstra}
        diganti = {t.menggantikan_id for t in s.tujuan_renstra}
        bawah: dict[int, list[DataSasaran]] = {}
        for x in s.sasaran:
            bawah.setdefault(tujuan_berlaku(s.semua_tujuan, x.tujuan_id, urutan).id, []).append(x)
        return tuple(
            self._cabang(
                "tujuan", t, tuple(self._cabang("sasaran", x) for x in bawah.get(t.id, ()))
            )
            for t in tujuan.values()
            if t.id not in diganti
        )  # fmt: skip

    def _cabang(self, jenis: str, isi: DataTujuan | DataSasaran, anak: tuple[Cabang, ...] = ()) -> Cabang:
        s = self.sumber
        semua = {x.id: x for x in (s.semua_tujuan if jenis == "tujuan" else s.semua_sasaran)}
        milik = s.indikator_tujuan(isi.id) if jenis == "tujuan" else s.indikator_sasaran(isi.id)
        ikut = frozenset(i.id for i in milik if getattr(i, f"{jenis}_id") != isi.id)
        semula = semua.get(isi.menggantikan_id or 0) if isi.urutan == self.dokumen.urutan else None
        return Cabang(jenis, isi, semula, milik, ikut, anak)

    @property
    def cabang(self) -> Iterator[Cabang]:
        for t in self.susunan:
            yield from t.semua

    def cari(self, jenis: str, kode: str) -> Cabang:
        for c in self.cabang:
            if c.jenis == jenis and c.isi.kode == kode:
                return c
        raise Http404("Tujuan atau sasaran ini tidak ada pada versi ini.")

    @cached_property
    def _target(self) -> dict[tuple[int, int], list[DataTarget]]:
        hasil: dict[tuple[int, int], list[DataTarget]] = {}
        id_versi = {d.pk for d in self.versi if d.urutan <= self.dokumen.urutan}
        for t in sorted(self.sumber.target, key=lambda t: t.urutan):
            if t.dokumen_id in id_versi and t.triwulan is None:
                hasil.setdefault((t.indikator_id, t.tahun), []).append(t)
        return hasil

    def target(self, indikator_id: int, tahun: int) -> DataTarget | None:
        """As this version has it, whichever version states it."""
        semua = self._target.get((indikator_id, tahun))
        return semua[-1] if semua else None

    def target_semula(self, indikator_id: int, tahun: int) -> DataTarget | None:
        """As the version before had it."""
        lama = [t for t in self._target.get((indikator_id, tahun), ()) if t.urutan < self.dokumen.urutan]
        return lama[-1] if lama else None

    @property
    def milik_versi(self) -> list[Target]:
        return list(Target.objects.filter(dokumen=self.dokumen).select_related("indikator", "dokumen"))
