"""Everything that the report of a unit and year can show, loaded when it is first asked for.

A page that shows one section pays for the queries of that section only; the whole report asks for all.
"""

from __future__ import annotations

from functools import cached_property

from budget import queries as anggaran_q
from budget.sumber import SumberKinerja
from evaluation import queries as evaluasi_q
from evaluation.data import DataEvaluasi, DataFotoBukti, DataTindakLanjut
from evaluation.isi_reviu import DataPernyataan
from indicators import queries as kinerja_q
from indicators.data import DataAnalisis
from lkjip import queries as unit_q
from lkjip.enums import VarianE81
from pengisian import queries as pengisian_q
from perencanaan import queries as rencana_q
from perencanaan.lintas import lintas as lintas_unit
from reports import queries as laporan_q
from reports.angka_naskah import cari_nilai
from reports.blok import BlokHalaman
from reports.hidup import gambar_dalam
from reports.katalog import Katalog
from reports.susunan import Susunan, susun


class Sumber(SumberKinerja):
    """The data source of one report. `triwulan` is the last quarter that counts (4 for the LKjIP)."""

    # --- the unit
    daftar_butir = cached_property(lambda s: unit_q.butir(s.unit_id, s.tahun))
    _pegawai_kebutuhan = cached_property(lambda s: unit_q.pegawai_kebutuhan(s.unit_id, s.tahun))
    pegawai = cached_property(lambda s: s._pegawai_kebutuhan[0])
    kebutuhan = cached_property(lambda s: s._pegawai_kebutuhan[1])
    aset = cached_property(lambda s: unit_q.aset(s.unit_id, s.tahun))
    pengaturan = cached_property(lambda s: unit_q.pengaturan(s.unit.pemda_id, s.tahun))
    varian_e81 = cached_property(lambda s: VarianE81(s.pengaturan.varian_e81))

    # --- plans
    misi = cached_property(lambda s: kinerja_q.misi(s.unit.pemda_id, s.tahun))
    rpjmd = cached_property(lambda s: {r.id: r for r in kinerja_q.rpjmd(s.unit.pemda_id)})
    definisi = cached_property(lambda s: kinerja_q.definisi(s.unit_id))
    lintas = cached_property(lambda s: lintas_unit(s.unit_id, s.tahun))

    # --- figures
    pembanding = cached_property(lambda s: kinerja_q.pembanding(s.unit_id, s.tahun))
    daftar_analisis = cached_property(lambda s: kinerja_q.analisis(s.unit_id, s.tahun))
    evaluasi_renja = cached_property(lambda s: kinerja_q.evaluasi_renja(s.unit_id, s.tahun, s.triwulan))
    penulis_realisasi = cached_property(lambda s: anggaran_q.penulis_realisasi(s.unit_id, s.tahun))
    analisis_anggaran = cached_property(lambda s: anggaran_q.analisis(s.unit_id, s.tahun))
    program_lain = cached_property(lambda s: anggaran_q.program_lain(s.unit_id, s.tahun))
    aksi = cached_property(lambda s: rencana_q.aksi(s.unit_id, s.tahun))

    # --- evaluation: the LKjIP of a year tells of the AKIP of the year before
    _evaluasi_nilai = cached_property(lambda s: evaluasi_q.evaluasi_nilai(s.unit_id, s.tahun - 1))
    evaluasi = cached_property(lambda s: s._evaluasi_nilai[0])
    nilai_akip = cached_property(lambda s: s._evaluasi_nilai[1])
    rekomendasi = cached_property(lambda s: evaluasi_q.rekomendasi_tercetak(s.unit_id, s.tahun - 1))
    _tindak_lanjut = cached_property(lambda s: evaluasi_q.tindak_lanjut(s.rekomendasi))

    # Written out, for the outline asks for these two, and the types of the outline are needed below.
    @cached_property
    def foto_tindak_lanjut(self) -> tuple[DataFotoBukti, ...]:
        return evaluasi_q.foto_matriks(self.rekomendasi)

    @cached_property
    def pernyataan_reviu(self) -> DataPernyataan | None:
        return evaluasi_q.pernyataan_reviu(self.unit_id, self.tahun)

    # --- how the year was filled
    keadaan_triwulan = cached_property(lambda s: pengisian_q.keadaan_triwulan(s.unit_id, s.tahun))

    # --- the document
    naskah = cached_property(lambda s: laporan_q.naskah(s.unit_id, s.tahun))
    _bagian_dari = cached_property(lambda s: laporan_q.bagian_dari(s.unit_id, s.tahun))
    daftar_bagian = cached_property(lambda s: s._bagian_dari[0])
    tahun_susunan = cached_property(lambda s: s._bagian_dari[1])  # whose outline the year goes on with
    gambar_naskah = cached_property(lambda s: laporan_q.gambar(s.unit_id, s.tahun))
    temuan_diterima = cached_property(lambda s: laporan_q.temuan_diterima(s.unit_id, s.tahun))
    _halaman_lampiran = cached_property(lambda s: laporan_q.halaman_lampiran(s.unit_id, s.tahun))
    katalog = cached_property(lambda s: Katalog(s))
    # The numbers that were typed into each written text, and what each is found to be.
    angka_naskah = cached_property(lambda s: {k: tuple(cari_nilai(s, isi)) for k, isi in s.naskah.items()})

    @cached_property
    def susunan(self) -> Susunan:
        """The outline of the unit's year with its numbers."""
        return susun(self.daftar_bagian, {k: gambar_dalam(isi) for k, isi in self.naskah.items()})

    def isi_gambar(self, gambar_id: int) -> bytes | None:
        """The bytes of an image of a text; None where there is none, or it cannot be read."""
        gambar = self.gambar_naskah.get(gambar_id)
        return laporan_q.isi_gambar(gambar.berkas) if gambar else None

    def halaman_lampiran(self, lampiran_id: int) -> BlokHalaman | None:
        """The pages of an attached document; None where none can be read."""
        return self._halaman_lampiran.get(lampiran_id)

    def analisis(self, indikator_id: int, jenis: str) -> tuple[DataAnalisis, ...]:
        return tuple(a for a in self.daftar_analisis if a.indikator_id == indikator_id and a.jenis == jenis)

    def butir(self, jenis: str, urusan_id: int | None = None) -> tuple[str, ...]:
        return tuple(
            b.teks
            for b in self.daftar_butir
            if b.jenis == jenis and (urusan_id is None or b.urusan_id == urusan_id)
        )

    @cached_property
    def tindak_lanjut(self) -> tuple[DataTindakLanjut, ...]:
        """The recommendations on last year's AKIP, a row for each step taken."""
        return tuple(t for t in self._tindak_lanjut if t.tahun == self.tahun - 1)

    @cached_property
    def tindak_lanjut_lama(self) -> tuple[DataTindakLanjut, ...]:
        """What is still open of earlier LHE."""
        return tuple(t for t in self._tindak_lanjut if t.tahun < self.tahun - 1)

    @cached_property
    def evaluasi_lalu(self) -> DataEvaluasi | None:
        """The evaluation of last year's AKIP, which this year's report answers."""
        return next((e for e in self.evaluasi if e.tahun == self.tahun - 1), None)
