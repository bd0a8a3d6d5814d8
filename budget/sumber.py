"""Plans, figures and money of a unit and year, loaded when they are first asked for.

A page pays for the queries of what it shows only. Attributes are plain data (dataclasses of the apps'
data.py) and the results worked out from them. The report adds what only it shows: reports/sumber.py.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property

from budget import queries as anggaran_q
from budget.data import DataSimpul
from budget.perhitungan import BukuAnggaran
from indicators import queries as kinerja_q
from indicators.data import DataDokumen, DataIndikator, DataSasaran, DataTarget, DataTujuan
from indicators.perhitungan import (
    BukuKinerja,
    pengganti_akhir,
    sasaran_berlaku,
    sasaran_versi,
    tujuan_berlaku,
)
from lkjip import queries as unit_q
from lkjip.periode import akhir_triwulan


class SumberKinerja:
    """`triwulan` is the last quarter that counts; `hanya` restricts the figures to some indicators."""

    def __init__(
        self, unit_id: int, tahun: int, triwulan: int = 4, *, hanya: Collection[int] | None = None
    ) -> None:
        self.unit_id, self.tahun, self.triwulan, self.hanya = unit_id, tahun, triwulan, hanya

    # --- the unit
    unit = cached_property(lambda s: unit_q.unit(s.unit_id, akhir_triwulan(s.tahun, s.triwulan)))
    bidang = cached_property(lambda s: unit_q.bidang(s.unit_id))
    daftar_urusan = cached_property(lambda s: unit_q.urusan(s.unit_id))
    skala = cached_property(lambda s: kinerja_q.skala(s.unit.pemda_id, s.tahun))

    # --- plans
    _tujuan_sasaran = cached_property(lambda s: kinerja_q.tujuan_sasaran(s.unit_id))
    semua_tujuan = cached_property(lambda s: s._tujuan_sasaran[0])
    semua_sasaran = cached_property(lambda s: s._tujuan_sasaran[1])
    _indikator_angka = cached_property(lambda s: kinerja_q.indikator_angka(s.unit_id, s.hanya))
    semua_indikator = cached_property(lambda s: s._indikator_angka[0])
    _dokumen_target = cached_property(lambda s: kinerja_q.dokumen_target(s.unit_id, s.hanya))
    dokumen = cached_property(lambda s: s._dokumen_target[0])
    target = cached_property(lambda s: s._dokumen_target[1])
    komponen = cached_property(lambda s: s._indikator_angka[2])

    # --- figures
    realisasi = cached_property(lambda s: kinerja_q.realisasi(s.unit_id, s.tahun, s.hanya))
    angka = cached_property(lambda s: s._indikator_angka[1])

    # --- money
    _simpul = cached_property(lambda s: anggaran_q.simpul(s.unit_id, s.tahun))
    simpul = cached_property(lambda s: s._simpul[0])
    indikator_simpul = cached_property(lambda s: s._simpul[1])
    anggaran_renstra = cached_property(lambda s: {a.simpul_id: a for a in s._simpul[2]})
    realisasi_anggaran = cached_property(lambda s: s._simpul[3])
    _dpa_pagu = cached_property(lambda s: anggaran_q.dpa_pagu(s.unit_id, s.tahun))
    dpa = cached_property(lambda s: s._dpa_pagu[0])
    pagu = cached_property(lambda s: s._dpa_pagu[1])
    pk_program = cached_property(lambda s: anggaran_q.pk_program(s.unit_id, s.tahun))

    @cached_property
    def kinerja(self) -> BukuKinerja:
        return BukuKinerja(
            indikator=self.semua_indikator,
            target=self._target,
            realisasi=self.realisasi,
            angka=self.angka,
            masa_renstra=(self.tahun_renstra.start, self.renstra.tahun_akhir) if self.renstra else None,
        )

    @cached_property
    def _target(self) -> tuple[DataTarget, ...]:
        """The targets that can count: an earlier Renstra speaks for the years before the one in force."""
        berlaku = {d.id for d in self.versi("renstra")}
        batas = self.renstra.tahun if self.renstra else self.tahun + 1
        mulai = self.tahun_renstra.start if self.renstra else batas
        lama = {d.id for d in self.dokumen if d.tahun < batas}
        return tuple(
            t
            for t in self.target
            if t.jenis != "renstra" or t.dokumen_id in berlaku or (t.dokumen_id in lama and t.tahun < mulai)
        )

    @cached_property
    def anggaran(self) -> BukuAnggaran:
        """Programs of a sasaran that was replaced stand under the one in force."""
        akhir = pengganti_akhir(self.sasaran_renstra)
        return BukuAnggaran(
            simpul=[replace(s, sasaran_id=akhir.get(s.sasaran_id or 0, s.sasaran_id)) for s in self.simpul],
            dpa=self.dpa,
            pagu=self.pagu,
            realisasi=self.realisasi_anggaran,
            renstra=self.anggaran_renstra.values(),
        )

    # --- what follows from them
    @cached_property
    def tujuan_renstra(self) -> tuple[DataTujuan, ...]:
        """The tujuan of the Renstra in force, those that were replaced too."""
        r = self.renstra
        return tuple(t for t in self.semua_tujuan if r and t.renstra == r.tahun and t.urutan <= r.urutan)

    @cached_property
    def sasaran_renstra(self) -> tuple[DataSasaran, ...]:
        """The sasaran of the Renstra in force, those that were replaced too."""
        r = self.renstra
        return tuple(s for s in self.semua_sasaran if r and s.renstra == r.tahun and s.urutan <= r.urutan)

    @cached_property
    def sasaran(self) -> tuple[DataSasaran, ...]:
        """The sasaran in force."""
        return sasaran_berlaku(self.sasaran_renstra)

    def sasaran_versi(self, urutan: int) -> tuple[DataSasaran, ...]:
        return sasaran_versi(self.sasaran_renstra, urutan)

    def sasaran_lama(self, sasaran_id: int) -> tuple[DataSasaran, ...]:
        """What a sasaran has replaced, the latest first."""
        akhir = pengganti_akhir(self.sasaran_renstra)
        lama = (s for s in self.sasaran_renstra if akhir.get(s.id) == sasaran_id)
        return tuple(sorted(lama, key=lambda s: -s.urutan))

    def tujuan_sasaran(self, sasaran: DataSasaran, urutan: int | None = None) -> DataTujuan:
        if urutan is None and self.renstra:
            urutan = self.renstra.urutan
        return tujuan_berlaku(self.semua_tujuan, sasaran.tujuan_id, urutan)

    @cached_property
    def _dokumen(self) -> dict[str, tuple[DataDokumen, ...]]:
        hasil: dict[str, list[DataDokumen]] = {}
        for d in sorted(self.dokumen, key=lambda d: (d.tahun, d.urutan)):
            hasil.setdefault(d.jenis, []).append(d)
        return {jenis: tuple(ds) for jenis, ds in hasil.items()}

    def versi(self, jenis: str) -> tuple[DataDokumen, ...]:
        """Versions of a kind of document that touch the year, oldest first.

        Of two periods that overlap the later one counts. A change decided after the year was over does
        not: it would rewrite what the year was measured by.
        """
        menyentuh = [
            d
            for d in self._dokumen.get(jenis, ())
            if d.tahun <= self.tahun <= (d.tahun_akhir or d.tahun)
            and not (d.urutan and d.tanggal and d.tanggal.year > self.tahun)
        ]
        return tuple(d for d in menyentuh if d.tahun == menyentuh[-1].tahun)

    @cached_property
    def renstra(self) -> DataDokumen | None:
        """The Renstra version in force."""
        return next(reversed(self.versi("renstra")), None)

    @cached_property
    def tahun_renstra(self) -> range:
        """The years of the Renstra in force: from the first with a target to its last.

        A Renstra 2021–2026 whose targets begin with 2022 has its baseline in 2021.
        """
        if self.renstra is None:
            return range(0)
        versi = {d.id for d in self.versi("renstra")}
        tahun = [t.tahun for t in self.target if t.dokumen_id in versi and t.triwulan is None]
        akhir = self.renstra.tahun_akhir or self.renstra.tahun
        return range(min(tahun, default=self.renstra.tahun + 1), akhir + 1)

    @cached_property
    def pk(self) -> DataDokumen | None:
        """The Perjanjian Kinerja in force: perubahan over murni."""
        return next(reversed(self.versi("pk")), None)

    @cached_property
    def iku(self) -> DataDokumen | None:
        return next(reversed(self.versi("iku")), None)

    @cached_property
    def _diteruskan(self) -> dict[tuple[str, int], tuple[int, ...]]:
        """The indicators that a tujuan or sasaran takes over from what it replaced, by ("sasaran", id).

        Those whose targets a version of the Renstra states that has the new one; the others end with the old.
        """
        terakhir: dict[int, int] = {}
        for t in self.target:
            if t.jenis == "renstra" and self.renstra and t.dokumen_id in self._versi_renstra:
                terakhir[t.indikator_id] = max(t.urutan, terakhir.get(t.indikator_id, 0))
        hasil: dict[tuple[str, int], tuple[int, ...]] = {}
        bertingkat: tuple[tuple[str, tuple[DataTujuan | DataSasaran, ...]], ...] = (
            ("tujuan", self.tujuan_renstra),
            ("sasaran", self.sasaran_renstra),
        )
        for jenis, semua in bertingkat:
            for baru in sorted(semua, key=lambda x: x.urutan):
                if (lama := baru.menggantikan_id) is not None:
                    milik = [i.id for i in self.semua_indikator if getattr(i, f"{jenis}_id") == lama]
                    calon = (*milik, *hasil.get((jenis, lama), ()))
                    ikut = tuple(i for i in calon if terakhir.get(i, -1) >= baru.urutan)
                    hasil[jenis, baru.id] = ikut
        return hasil

    @cached_property
    def _versi_renstra(self) -> frozenset[int]:
        return frozenset(d.id for d in self.versi("renstra"))

    def sasaran_dari(self, indikator: DataIndikator) -> int | None:
        """The sasaran under which the indicator stands now: its own, or the one that took it over."""
        baru = [k[1] for k, isi in self._diteruskan.items() if k[0] == "sasaran" and indikator.id in isi]
        return baru[-1] if baru else indikator.sasaran_id

    def indikator_sasaran(self, sasaran_id: int) -> tuple[DataIndikator, ...]:
        """Its own indicators, and those that go on from what it replaced."""
        ikut = self._diteruskan.get(("sasaran", sasaran_id), ())
        return tuple(i for i in self.semua_indikator if i.sasaran_id == sasaran_id or i.id in ikut)

    def indikator_renja(self, sasaran_id: int) -> tuple[tuple[DataIndikator, bool], ...]:
        """The sasaran's indicators; then those of what it replaced that the year's Renja still has (True)."""
        kini = [(i, False) for i in self.indikator_sasaran(sasaran_id)]
        ada = {i.id for i, _ in kini}
        lama = (
            i
            for s in self.sasaran_lama(sasaran_id)
            for i in self.semua_indikator
            if i.sasaran_id == s.id and i.id not in ada
        )
        return (
            *kini,
            *((i, True) for i in lama if self.kinerja.target_dokumen(i.id, self.tahun, "renja")),
        )

    def indikator_tujuan(self, tujuan_id: int) -> tuple[DataIndikator, ...]:
        ikut = self._diteruskan.get(("tujuan", tujuan_id), ())
        return tuple(i for i in self.semua_indikator if i.tujuan_id == tujuan_id or i.id in ikut)

    @cached_property
    def _indikator_simpul(self) -> dict[int, list[DataIndikator]]:
        per_id = {i.id: i for i in self.semua_indikator}
        hasil: dict[int, list[DataIndikator]] = {}
        for h in self.indikator_simpul:
            hasil.setdefault(h.simpul_id, []).append(per_id[h.indikator_id])
        return hasil

    def indikator_dari(self, simpul: DataSimpul) -> tuple[DataIndikator, ...]:
        return tuple(self._indikator_simpul.get(simpul.id, ()))
