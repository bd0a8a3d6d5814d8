"""Everything that the report of a unit and year can show, loaded when it is first asked for.

A page that shows one section pays for the queries of that section only; the whole report asks for all.
Attributes are plain data (dataclasses of the apps' data.py) and the results worked out from them.
"""

from __future__ import annotations

from functools import cached_property

from budget import queries as anggaran_q
from budget.data import DataSimpul
from budget.perhitungan import BukuAnggaran
from evaluation import queries as evaluasi_q
from evaluation.data import DataEvaluasi
from indicators import queries as kinerja_q
from indicators.data import DataAnalisis, DataDokumen, DataIndikator, DataSasaran, DataTujuan
from indicators.perhitungan import BukuKinerja, sasaran_berlaku, sasaran_versi, tujuan_berlaku
from lkjip import queries as unit_q
from reports import queries as laporan_q


class Sumber:
    """The data source of one report. `triwulan` is the last quarter that counts (4 for the LKjIP)."""

    def __init__(self, unit_id: int, tahun: int, triwulan: int = 4) -> None:
        self.unit_id, self.tahun, self.triwulan = unit_id, tahun, triwulan

    # --- the unit
    unit = cached_property(lambda s: unit_q.unit(s.unit_id))
    bidang = cached_property(lambda s: unit_q.bidang(s.unit_id))
    daftar_urusan = cached_property(lambda s: unit_q.urusan(s.unit_id))
    daftar_butir = cached_property(lambda s: unit_q.butir(s.unit_id, s.tahun))
    pegawai = cached_property(lambda s: unit_q.pegawai(s.unit_id, s.tahun))
    kebutuhan = cached_property(lambda s: unit_q.kebutuhan(s.unit_id, s.tahun))
    aset = cached_property(lambda s: unit_q.aset(s.unit_id, s.tahun))
    skala = cached_property(lambda s: kinerja_q.skala(s.unit.pemda_id, s.tahun))

    # --- plans
    misi = cached_property(lambda s: kinerja_q.misi(s.unit.pemda_id, s.tahun))
    rpjmd = cached_property(lambda s: {r.id: r for r in kinerja_q.rpjmd(s.unit.pemda_id)})
    semua_tujuan = cached_property(lambda s: kinerja_q.tujuan(s.unit_id))
    semua_sasaran = cached_property(lambda s: kinerja_q.sasaran(s.unit_id))
    semua_indikator = cached_property(lambda s: kinerja_q.indikator(s.unit_id))
    dokumen = cached_property(lambda s: kinerja_q.dokumen(s.unit_id))
    definisi = cached_property(lambda s: kinerja_q.definisi(s.unit_id))
    komponen = cached_property(lambda s: kinerja_q.komponen(s.unit_id))
    target = cached_property(lambda s: kinerja_q.target(s.unit_id))

    # --- figures
    realisasi = cached_property(lambda s: kinerja_q.realisasi(s.unit_id, s.tahun))
    angka = cached_property(lambda s: kinerja_q.angka(s.unit_id))
    pembanding = cached_property(lambda s: kinerja_q.pembanding(s.unit_id, s.tahun))
    daftar_analisis = cached_property(lambda s: kinerja_q.analisis(s.unit_id, s.tahun))
    evaluasi_renja = cached_property(lambda s: kinerja_q.evaluasi_renja(s.unit_id, s.tahun, s.triwulan))

    # --- money
    simpul = cached_property(lambda s: anggaran_q.simpul(s.unit_id, s.tahun))
    indikator_simpul = cached_property(lambda s: anggaran_q.indikator_simpul(s.unit_id, s.tahun))
    dpa = cached_property(lambda s: anggaran_q.dpa(s.unit_id, s.tahun))
    pagu = cached_property(lambda s: anggaran_q.pagu(s.unit_id, s.tahun))
    realisasi_anggaran = cached_property(lambda s: anggaran_q.realisasi_anggaran(s.unit_id, s.tahun))
    pk_program = cached_property(lambda s: anggaran_q.pk_program(s.unit_id, s.tahun))
    anggaran_renstra = cached_property(
        lambda s: {a.simpul_id: a for a in anggaran_q.anggaran_renstra(s.unit_id, s.tahun)}
    )

    # --- evaluation: the LKjIP of a year tells of the AKIP of the year before
    evaluasi = cached_property(lambda s: evaluasi_q.evaluasi(s.unit_id, s.tahun - 1))
    nilai_akip = cached_property(lambda s: evaluasi_q.nilai(s.unit_id, s.tahun - 1))
    tindak_lanjut = cached_property(lambda s: evaluasi_q.tindak_lanjut(s.unit_id, s.tahun - 1))

    # --- text
    naskah = cached_property(lambda s: laporan_q.naskah(s.unit_id, s.tahun))

    @cached_property
    def kinerja(self) -> BukuKinerja:
        return BukuKinerja(
            indikator=self.semua_indikator,
            target=self.target,
            realisasi=self.realisasi,
            angka=self.angka,
            masa_renstra=(self.renstra.tahun, self.renstra.tahun_akhir) if self.renstra else None,
        )

    @cached_property
    def anggaran(self) -> BukuAnggaran:
        return BukuAnggaran(
            simpul=self.simpul, dpa=self.dpa, pagu=self.pagu, realisasi=self.realisasi_anggaran
        )

    # --- what follows from them
    @cached_property
    def sasaran(self) -> tuple[DataSasaran, ...]:
        """The sasaran in force."""
        return sasaran_berlaku(self.semua_sasaran)

    def sasaran_versi(self, urutan: int) -> tuple[DataSasaran, ...]:
        return sasaran_versi(self.semua_sasaran, urutan)

    def tujuan_sasaran(self, sasaran: DataSasaran, urutan: int | None = None) -> DataTujuan:
        return tujuan_berlaku(self.semua_tujuan, sasaran.tujuan_id, urutan)

    @cached_property
    def _dokumen(self) -> dict[str, tuple[DataDokumen, ...]]:
        hasil: dict[str, list[DataDokumen]] = {}
        for d in sorted(self.dokumen, key=lambda d: (d.tahun, d.urutan)):
            hasil.setdefault(d.jenis, []).append(d)
        return {jenis: tuple(ds) for jenis, ds in hasil.items()}

    def versi(self, jenis: str) -> tuple[DataDokumen, ...]:
        """Versions of a kind of document that touch the year, oldest first."""
        return tuple(
            d for d in self._dokumen.get(jenis, ()) if d.tahun <= self.tahun <= (d.tahun_akhir or d.tahun)
        )

    @cached_property
    def renstra(self) -> DataDokumen | None:
        """The Renstra version in force."""
        return next(reversed(self.versi("renstra")), None)

    @cached_property
    def pk(self) -> DataDokumen | None:
        """The Perjanjian Kinerja in force: perubahan over murni."""
        return next(reversed(self.versi("pk")), None)

    @cached_property
    def iku(self) -> DataDokumen | None:
        return next(reversed(self.versi("iku")), None)

    def indikator_sasaran(self, sasaran_id: int) -> tuple[DataIndikator, ...]:
        return tuple(i for i in self.semua_indikator if i.sasaran_id == sasaran_id)

    def indikator_tujuan(self, tujuan_id: int) -> tuple[DataIndikator, ...]:
        return tuple(i for i in self.semua_indikator if i.tujuan_id == tujuan_id)

    @cached_property
    def _indikator_simpul(self) -> dict[int, list[DataIndikator]]:
        per_id = {i.id: i for i in self.semua_indikator}
        hasil: dict[int, list[DataIndikator]] = {}
        for h in self.indikator_simpul:
            hasil.setdefault(h.simpul_id, []).append(per_id[h.indikator_id])
        return hasil

    def indikator_dari(self, simpul: DataSimpul) -> tuple[DataIndikator, ...]:
        return tuple(self._indikator_simpul.get(simpul.id, ()))

    def analisis(self, indikator_id: int, jenis: str) -> tuple[DataAnalisis, ...]:
        return tuple(a for a in self.daftar_analisis if a.indikator_id == indikator_id and a.jenis == jenis)

    def butir(self, jenis: str, urusan_id: int | None = None) -> tuple[str, ...]:
        return tuple(
            b.teks
            for b in self.daftar_butir
            if b.jenis == jenis and (urusan_id is None or b.urusan_id == urusan_id)
        )

    @cached_property
    def evaluasi_lalu(self) -> DataEvaluasi | None:
        """The evaluation of last year's AKIP, which this year's report answers."""
        return next((e for e in self.evaluasi if e.tahun == self.tahun - 1), None)
