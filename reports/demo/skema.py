"""Which file fills which model. Everything else follows from the models' own fields.

A file's columns are the model's fields. A column of a foreign key holds the key of the other row, its parts
joined with "/": dokumen `renstra/2021/1`, simpul `2024/1.1.2`, komponen `1.1/1` (indikator, urutan).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model

from budget import models as budget
from evaluation import models as evaluation
from indicators import models as indicators
from lkjip import models as lkjip
from reports.models import Naskah


@dataclass(frozen=True, slots=True)
class Berkas:
    """kunci identifies a row within its owner; pemilik is the path from the model to that owner."""

    nama: str
    model: type[Model]
    kunci: tuple[str, ...]
    pemilik: str = "unit"

    @property
    def milik_langsung(self) -> bool:
        return bool(self.pemilik) and "__" not in self.pemilik


PEMDA = Berkas("pemda", lkjip.Pemda, ("slug",), pemilik="")
UNIT = Berkas("unit", lkjip.Unit, ("slug",), pemilik="pemda")

# Order matters: a row may only refer to rows of earlier files, or to earlier rows of its own.
BERKAS_PEMDA = (
    Berkas("skala", lkjip.Skala, ("kode",), "pemda"),
    Berkas("jenjang_skala", lkjip.JenjangSkala, ("skala", "urutan"), "skala__pemda"),
    Berkas("pengaturan_tahun", lkjip.PengaturanTahun, ("tahun",), "pemda"),
    Berkas("rpjmd", indicators.Rpjmd, ("tahun_mulai",), "pemda"),
    Berkas("misi", indicators.Misi, ("rpjmd", "nomor"), "rpjmd__pemda"),
    Berkas("tujuan_rpjmd", indicators.TujuanRpjmd, ("misi", "nomor"), "misi__rpjmd__pemda"),
    Berkas("sasaran_rpjmd", indicators.SasaranRpjmd, ("tujuan", "nomor"), "tujuan__misi__rpjmd__pemda"),
    Berkas("lke", evaluation.Lke, ("mulai",), "pemda"),
    Berkas("tingkat_jawaban", evaluation.TingkatJawaban, ("lke", "kode"), "lke__pemda"),
    Berkas("komponen_akip", evaluation.KomponenAkip, ("lke", "urutan"), "lke__pemda"),
    Berkas("sub_komponen_akip", evaluation.SubKomponenAkip, ("komponen", "urutan"), "komponen__lke__pemda"),
    Berkas("kriteria_akip", evaluation.KriteriaAkip, ("sub", "urutan"), "sub__komponen__lke__pemda"),
    Berkas("lembar_reviu", evaluation.LembarReviu, ("mulai",), "pemda"),
    Berkas("butir_reviu", evaluation.ButirReviu, ("lembar", "kelompok", "urutan"), "lembar__pemda"),
)

BERKAS_UNIT = (
    Berkas("bidang", lkjip.Bidang, ("kode",)),
    Berkas("urusan", lkjip.Urusan, ("kode",)),
    Berkas("butir", lkjip.ButirUnit, ("jenis", "tahun", "urusan", "urutan")),
    Berkas("pegawai", lkjip.Pegawai, ("tahun", "jabatan")),
    Berkas("kebutuhan", lkjip.KebutuhanPegawai, ("tahun", "jenjang")),
    Berkas("aset", lkjip.Aset, ("tahun", "nama")),
    Berkas("dokumen", indicators.Dokumen, ("jenis", "tahun", "urutan")),
    Berkas("tujuan", indicators.Tujuan, ("kode",)),
    Berkas("sasaran", indicators.Sasaran, ("kode",)),
    Berkas("indikator", indicators.Indikator, ("kode",)),
    Berkas("definisi", indicators.Definisi, ("indikator", "dokumen"), "indikator__unit"),
    Berkas("komponen", indicators.Komponen, ("indikator", "urutan"), "indikator__unit"),
    Berkas("target", indicators.Target, ("indikator", "dokumen", "tahun", "triwulan"), "indikator__unit"),
    Berkas("realisasi", indicators.Realisasi, ("indikator", "tahun", "triwulan"), "indikator__unit"),
    Berkas(
        "nilai_komponen",
        indicators.NilaiKomponen,
        ("realisasi", "komponen"),
        "realisasi__indikator__unit",
    ),
    Berkas("angka_terdahulu", indicators.AngkaTerdahulu, ("indikator", "jenis", "tahun"), "indikator__unit"),
    Berkas("pembanding", indicators.Pembanding, ("indikator", "tahun", "cakupan"), "indikator__unit"),
    Berkas("analisis", indicators.Analisis, ("indikator", "tahun", "jenis", "urutan"), "indikator__unit"),
    Berkas("evaluasi_renja", indicators.EvaluasiRenja, ("tahun", "triwulan")),
    Berkas("simpul", budget.Simpul, ("tahun", "kode")),
    Berkas("indikator_simpul", budget.IndikatorSimpul, ("simpul", "indikator"), "simpul__unit"),
    Berkas("dpa", budget.Dpa, ("tahun", "urutan")),
    Berkas("pagu", budget.Pagu, ("simpul", "dpa", "sumber_dana"), "simpul__unit"),
    Berkas("realisasi_anggaran", budget.RealisasiAnggaran, ("simpul", "triwulan"), "simpul__unit"),
    Berkas("anggaran_renstra", budget.AnggaranRenstra, ("simpul",), "simpul__unit"),
    Berkas("pk_program", budget.PkProgram, ("dokumen", "simpul"), "dokumen__unit"),
    Berkas("evaluasi_akip", evaluation.EvaluasiAkip, ("tahun",)),
    Berkas("nilai_akip", evaluation.NilaiAkip, ("evaluasi", "komponen", "sub"), "evaluasi__unit"),
    Berkas("rekomendasi", evaluation.Rekomendasi, ("evaluasi", "nomor"), "evaluasi__unit"),
    Berkas(
        "tindak_lanjut", evaluation.TindakLanjut, ("rekomendasi", "urutan"), "rekomendasi__evaluasi__unit"
    ),
)

NASKAH = Berkas("naskah", Naskah, ("tahun", "bagian"))
