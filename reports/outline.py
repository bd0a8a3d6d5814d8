"""The LKjIP as data: chapters, sections and what stands in them, after PermenPANRB 53/2014.

This is the outline that every unit begins with. What a unit makes of it in a year, and the numbers that
follow from the order, is in reports/susunan.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.grafik import bab1 as g1
from reports.grafik import bab3 as g3
from reports.grafik.dasar import Grafik
from reports.inspektorat.foto import FotoBukti
from reports.lampiran import BerkasLampiran
from reports.narasi import bab1 as n1
from reports.narasi import bab2 as n2
from reports.narasi import bab3 as n3
from reports.narasi import bab4 as n4
from reports.narasi import depan, lampiran
from reports.narasi.dasar import Narasi
from reports.tables import bab1 as t1
from reports.tables import bab2 as t2
from reports.tables import bab3_analisis as t3a
from reports.tables import bab3_capaian as t3c
from reports.tables import bab3_evaluasi as t3e
from reports.tables import bab3_sumber_daya as t3s
from reports.tables import lampiran as tl
from reports.tables.dasar import TabelLkjip
from reports.tables.e81 import E81Lampiran
from reports.tables.e81_kaki import KakiE81

if TYPE_CHECKING:
    from reports.sumber import Sumber

Isi = Narasi | Grafik | FotoBukti | BerkasLampiran | type[TabelLkjip]


@dataclass(frozen=True, slots=True)
class Rancangan:
    """A section of the outline. jenis: depan, bab, subbab, lampiran. syarat: printed only where it holds.

    wajib: PermenPANRB 53/2014 demands it, so that a unit leaves it out only against a warning.
    """

    kunci: str
    judul: str
    isi: tuple[Isi, ...] = ()
    anak: tuple[Rancangan, ...] = ()
    jenis: str = "subbab"
    syarat: Callable[[Sumber], bool] | None = None
    wajib: bool = False

    def ada(self, data: Sumber) -> bool:
        """Whether the report of these data has the section. The page to read lists it all the same."""
        return self.syarat is None or self.syarat(data)


N, R = Narasi, Rancangan

DEPAN = (
    R(
        "kata-pengantar",
        "Kata Pengantar",
        (
            N("kata_pengantar", depan.kata_pengantar),
            N("tanda_tangan", depan.tanda_tangan_pengantar),
        ),
        jenis="depan",
    ),
    R(
        "pernyataan-reviu",
        "Pernyataan Telah Direviu",
        (N("pernyataan_reviu", depan.pernyataan_reviu),),
        jenis="depan",
        syarat=lambda data: data.pernyataan_reviu is not None,
    ),
    R(
        "ringkasan-eksekutif",
        "Ringkasan Eksekutif",
        (N("ringkasan", depan.ringkasan),),
        jenis="depan",
        wajib=True,
    ),
)

BAB = (
    R(
        "pendahuluan",
        "Pendahuluan",
        anak=(
            R("latar-belakang", "Latar Belakang", (N("latar_belakang", n1.latar_belakang),)),
            R("landasan-hukum", "Landasan Hukum", (N("landasan_hukum", n1.landasan_hukum),)),
            R("maksud-tujuan", "Maksud dan Tujuan", (N("maksud_tujuan", n1.maksud_tujuan),)),
            R(
                "gambaran-umum",
                "Gambaran Umum Perangkat Daerah",
                (
                    N("tugas_fungsi", n1.tugas_fungsi),
                    g1.STRUKTUR,
                    N("sumber_daya", n1.sumber_daya),
                    t1.Pegawai,
                    N("pegawai_jenis_kelamin", n1.pegawai_jenis_kelamin),
                    g1.JENIS_KELAMIN,
                    N("pegawai_golongan", n1.pegawai_golongan),
                    g1.GOLONGAN,
                    N("pegawai_pendidikan", n1.pegawai_pendidikan),
                    g1.PENDIDIKAN,
                ),
            ),
            R(
                "aspek-strategis",
                "Aspek Strategis dan Permasalahan Utama",
                (
                    N("kelembagaan", n1.kelembagaan),
                    t1.UrusanSasaranProgram,
                    N("isu_strategis", n1.isu_strategis),
                ),
            ),
            R("sistematika", "Sistematika Penulisan", (N("sistematika", n1.sistematika),)),
        ),
        jenis="bab",
    ),
    R(
        "perencanaan-kinerja",
        "Perencanaan Kinerja",
        anak=(
            R(
                "perencanaan-strategis",
                "Perencanaan Strategis",
                (
                    N("visi_misi", n2.visi_misi),
                    t2.MisiTujuanSasaran,
                    N("renstra", n2.renstra),
                    t2.TargetRenstra,
                    N("perubahan_renstra", n2.perubahan_renstra),
                    t2.SemulaMenjadi,
                    N("program_tahun", n2.program_tahun),
                    t2.ProgramKegiatan,
                ),
            ),
            R("iku", "Indikator Kinerja Utama Tahun {tahun}", (N("iku", n2.iku), t2.Iku)),
            R(
                "perjanjian-kinerja",
                "Perjanjian Kinerja Tahun {tahun}",
                (
                    N("perjanjian_kinerja", n2.perjanjian_kinerja),
                    t2.TargetPk,
                    N("anggaran", n2.anggaran),
                    t2.RencanaAnggaran,
                ),
                wajib=True,
            ),
        ),
        jenis="bab",
    ),
    R(
        "akuntabilitas-kinerja",
        "Akuntabilitas Kinerja",
        anak=(
            R(
                "hasil-evaluasi",
                "Hasil Evaluasi atas Implementasi SAKIP Tahun Sebelumnya",
                (
                    N("nilai_akip", n3.nilai_akip),
                    t3e.NilaiAkip,
                    N("tindak_lanjut", n3.tindak_lanjut),
                    t3e.TindakLanjut,
                    FotoBukti("foto-tindak-lanjut", lambda data: data.foto_tindak_lanjut),
                ),
            ),
            R(
                "capaian-kinerja",
                "Capaian Kinerja Organisasi",
                (N("skala_capaian", n3.skala_capaian), t3c.SkalaCapaian),
                anak=(
                    R(
                        "target-realisasi",
                        "Perbandingan Target dan Realisasi Kinerja Tahun {tahun}",
                        (
                            N("target_realisasi", n3.target_realisasi),
                            t3c.TargetRealisasi,
                            g3.CAPAIAN,
                            N("target_realisasi_uraian", n3.target_realisasi_uraian),
                        ),
                        wajib=True,
                    ),
                    R(
                        "perbandingan-tahun",
                        "Perbandingan Realisasi dan Capaian Tahun {tahun} dengan Tahun-Tahun Sebelumnya",
                        (
                            N("perbandingan_tahun", n3.perbandingan_tahun),
                            t3c.PerbandinganTahun,
                            N("perbandingan_tahun_uraian", n3.perbandingan_tahun_uraian),
                        ),
                        wajib=True,
                    ),
                    R(
                        "kemajuan-renstra",
                        "Perbandingan Realisasi s.d. Tahun {tahun} dengan Target Jangka Menengah",
                        (
                            N("kemajuan_renstra", n3.kemajuan_renstra),
                            t3c.KemajuanRenstra,
                            N("kemajuan_renstra_uraian", n3.kemajuan_renstra_uraian),
                        ),
                        wajib=True,
                    ),
                    R(
                        "standar-nasional",
                        "Perbandingan Realisasi Kinerja dengan Standar Nasional dan Provinsi",
                        (
                            N("standar_nasional", n3.standar_nasional),
                            t3c.StandarNasional,
                            N("standar_nasional_uraian", n3.standar_nasional_uraian),
                        ),
                        wajib=True,
                    ),
                    R(
                        "analisis-penyebab",
                        "Analisis Penyebab Keberhasilan atau Kegagalan dan Alternatif Solusi",
                        (
                            N("analisis_penyebab", n3.analisis_penyebab),
                            t3a.IkhtisarCapaian,
                            t3a.AnalisisCapaian,
                            N("analisis_penyebab_uraian", n3.analisis_penyebab_uraian),
                        ),
                        wajib=True,
                    ),
                    R(
                        "program-penunjang",
                        "Analisis Program dan Kegiatan yang Menunjang Keberhasilan atau Kegagalan",
                        (
                            N("program_penunjang", n3.program_penunjang),
                            t3a.ProgramPenunjang,
                            N("program_penunjang_uraian", n3.program_penunjang_uraian),
                        ),
                        wajib=True,
                    ),
                    R(
                        "efisiensi",
                        "Analisis atas Efisiensi Penggunaan Sumber Daya",
                        (
                            N("efisiensi_sdm", n3.efisiensi_sdm),
                            t3s.AsnJabatan,
                            t3s.AsnPendidikan,
                            N("efisiensi_aset", n3.efisiensi_aset),
                            t3s.Aset,
                            N("efisiensi_anggaran", n3.efisiensi_anggaran),
                            t3s.Efisiensi,
                            N("efisiensi_anggaran_uraian", n3.efisiensi_anggaran_uraian),
                        ),
                        wajib=True,
                    ),
                ),
            ),
            R(
                "realisasi-anggaran",
                "Realisasi Anggaran Tahun {tahun}",
                (
                    N("realisasi_anggaran", n3.realisasi_anggaran),
                    g3.REALISASI_SASARAN,
                    t3s.RealisasiAnggaran,
                    N("realisasi_anggaran_uraian", n3.realisasi_anggaran_uraian),
                ),
                wajib=True,
            ),
        ),
        jenis="bab",
    ),
    R(
        "penutup",
        "Penutup",
        anak=(
            R("kesimpulan", "Kesimpulan", (N("kesimpulan", n4.kesimpulan),), wajib=True),
            R("saran", "Langkah Perbaikan", (N("saran", n4.saran),)),
        ),
        jenis="bab",
    ),
)

LAMPIRAN = (
    R(
        "lampiran-iku",
        "Keputusan Indikator Kinerja Utama",
        (
            N("sk_iku", lampiran.sk_iku),
            tl.IkuLampiran,
            N("tanda_tangan_iku", lampiran.tanda_tangan_iku),
        ),
        jenis="lampiran",
    ),
    R(
        "lampiran-pk",
        "Perjanjian Kinerja Tahun {tahun}",
        (
            N("pernyataan_pk", lampiran.pernyataan_pk),
            tl.TargetPkLampiran,
            tl.ProgramPkLampiran,
            N("tanda_tangan_pk", lampiran.tanda_tangan_pk),
        ),
        jenis="lampiran",
    ),
    R("lampiran-e81", "Formulir E.81", (E81Lampiran, KakiE81), jenis="lampiran"),
    R(
        "lampiran-lhe",
        "Ikhtisar Laporan Hasil Evaluasi AKIP",
        (N("lhe", lampiran.lhe), tl.NilaiAkipLampiran),
        jenis="lampiran",
    ),
)

SEMUA = (*DEPAN, *BAB, *LAMPIRAN)


def telusur(rancangan: tuple[Rancangan, ...] = SEMUA) -> Iterator[Rancangan]:
    """Every section, a parent before its children."""
    for r in rancangan:
        yield r
        yield from telusur(r.anak)


TABEL: dict[str, type[TabelLkjip]] = {
    isi.kunci: isi for r in telusur() for isi in r.isi if isinstance(isi, type)
}
GAMBAR: dict[str, Grafik] = {isi.kunci: isi for r in telusur() for isi in r.isi if isinstance(isi, Grafik)}
