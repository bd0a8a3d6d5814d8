"""Which table fills which model. Everything else follows from the models' own fields.

A table is a CSV file (fixtures/) or a sheet of a unit's workbook. Its columns are the model's fields. A
column of a foreign key holds the key of the other row, its parts joined with "/": dokumen `renstra/2021/1`,
simpul `2024/1.1.2`, komponen `1.1/1` (indikator, urutan). Empty parts at the end of a key are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Model

from budget import models as budget
from evaluation import models as evaluation
from indicators import models as indicators
from lkjip import models as lkjip
from lkjip.access import Hak
from lkjip.enums import TahapEvaluasi
from perencanaan import models as perencanaan
from reports.models import BagianUnit, Naskah

Field = models.Field[Any, Any]


@dataclass(frozen=True, slots=True)
class Berkas:
    """kunci identifies a row within its owner; pemilik is the path from the model to that owner.

    judul names its sheet, contoh is a key as other tables refer to it. hanya: which rows are meant, where not
    all. ganda: rows may share a key, then their order tells them apart. hak: what an import needs to change
    its rows, beside Hak.IMPOR. tanpa: columns that no workbook has.
    """

    nama: str
    model: type[Model]
    kunci: tuple[str, ...]
    pemilik: str = "unit"
    judul: str = ""
    contoh: str = ""
    hanya: dict[str, object] = field(default_factory=dict)
    ganda: bool = False
    hak: Hak | None = None
    tanpa: tuple[str, ...] = ()

    @property
    def milik_langsung(self) -> bool:
        return bool(self.pemilik) and "__" not in self.pemilik

    @property
    def kolom(self) -> tuple[Field, ...]:
        """The columns of its sheet: the key first. People and moments of writing are no content."""
        semua = {f.name: f for f in self.model._meta.concrete_fields if self._isi(f)}
        return tuple(semua.pop(k) for k in self.kunci) + tuple(semua.values())

    def _isi(self, f: Field) -> bool:
        if (
            f.primary_key
            or f.name in ("versi", *self.tanpa)
            or (self.milik_langsung and f.name == self.pemilik)
        ):
            return False
        if f.is_relation:
            return f.related_model is not ORANG
        return not isinstance(f, models.DateTimeField | models.FileField)

    def milik(self, pemilik: Model | None) -> models.QuerySet[Any]:
        """The owner's rows that are meant."""
        milik = {self.pemilik: pemilik} if self.pemilik else {}
        return self.model._default_manager.filter(**milik, **self.hanya)


ORANG = lkjip.Pengguna
assert ORANG._meta.label == settings.AUTH_USER_MODEL  # noqa: S101 - a developer's mistake, not input

PEMDA = Berkas("pemda", lkjip.Pemda, ("slug",), pemilik="", judul="Pemda")
UNIT = Berkas("unit", lkjip.Unit, ("slug",), pemilik="pemda", judul="Perangkat Daerah", tanpa=("aktif",))

# Order matters: a row may only refer to rows of earlier tables, or to other rows of its own.
BERKAS_PEMDA = (
    Berkas("skala", lkjip.Skala, ("kode",), "pemda", "Skala", "capaian-3"),
    Berkas("jenjang_skala", lkjip.JenjangSkala, ("skala", "urutan"), "skala__pemda", "Jenjang Skala"),
    Berkas("pengaturan_tahun", lkjip.PengaturanTahun, ("tahun",), "pemda", "Pengaturan Tahun"),
    Berkas("rpjmd", indicators.Rpjmd, ("tahun_mulai",), "pemda", "RPJMD", "2021"),
    Berkas("misi", indicators.Misi, ("rpjmd", "nomor"), "rpjmd__pemda", "Misi", "2021/2"),
    Berkas(
        "tujuan_rpjmd",
        indicators.TujuanRpjmd,
        ("misi", "nomor"),
        "misi__rpjmd__pemda",
        "Tujuan RPJMD",
        "2021/2/2",
    ),
    Berkas(
        "sasaran_rpjmd",
        indicators.SasaranRpjmd,
        ("tujuan", "nomor"),
        "tujuan__misi__rpjmd__pemda",
        "Sasaran RPJMD",
        "2021/2/2/4",
    ),
    Berkas("lke", evaluation.Lke, ("mulai",), "pemda", "LKE", "2021"),
    Berkas(
        "tingkat_jawaban", evaluation.TingkatJawaban, ("lke", "kode"), "lke__pemda", "Tingkat Jawaban LKE"
    ),
    Berkas(
        "komponen_akip", evaluation.KomponenAkip, ("lke", "urutan"), "lke__pemda", "Komponen LKE", "2021/1"
    ),
    Berkas(
        "sub_komponen_akip",
        evaluation.SubKomponenAkip,
        ("komponen", "urutan"),
        "komponen__lke__pemda",
        "Subkomponen LKE",
        "2021/1/1",
    ),
    Berkas(
        "kriteria_akip",
        evaluation.KriteriaAkip,
        ("sub", "urutan"),
        "sub__komponen__lke__pemda",
        "Kriteria LKE",
        "2021/1/1/1",
    ),
    Berkas("lembar_reviu", evaluation.LembarReviu, ("mulai",), "pemda", "Daftar Uji Reviu", "2021"),
    Berkas(
        "butir_reviu",
        evaluation.ButirReviu,
        ("lembar", "kelompok", "urutan"),
        "lembar__pemda",
        "Butir Reviu",
    ),
)

# Evaluations in the making belong to the Inspektorat: they neither go out nor come in.
_FINAL = TahapEvaluasi.FINAL
_TIM = Hak.ATUR_UNIT
BERKAS_UNIT = (
    Berkas("nama_lama", lkjip.NamaLama, ("sampai",), judul="Nama Terdahulu", hak=Hak.ATUR_UNIT),
    Berkas("bidang", lkjip.Bidang, ("kode",), judul="Bidang", contoh="sekretariat"),
    Berkas("urusan", lkjip.Urusan, ("kode",), judul="Urusan", contoh="2.08"),
    Berkas(
        "butir", lkjip.ButirUnit, ("jenis", "tahun", "urusan", "urutan"), judul="Daftar Butir", ganda=True
    ),
    Berkas("pegawai", lkjip.Pegawai, ("tahun", "jabatan"), judul="Pegawai"),
    Berkas("kebutuhan", lkjip.KebutuhanPegawai, ("tahun", "jenjang"), judul="Kebutuhan Pegawai"),
    Berkas("aset", lkjip.Aset, ("tahun", "nama"), judul="Aset"),
    Berkas(
        "dokumen",
        indicators.Dokumen,
        ("jenis", "tahun", "urutan", "bidang"),
        judul="Dokumen",
        contoh="renstra/2021/1",
    ),
    Berkas("tujuan", indicators.Tujuan, ("kode",), judul="Tujuan", contoh="t1"),
    Berkas("sasaran", indicators.Sasaran, ("kode",), judul="Sasaran", contoh="s1"),
    Berkas(
        "hubungan_lintas",
        perencanaan.HubunganLintas,
        ("sasaran", "unit"),
        "sasaran__unit",
        "Hubungan Lintas",
    ),
    Berkas("indikator", indicators.Indikator, ("kode",), judul="Indikator", contoh="idg"),
    Berkas("definisi", indicators.Definisi, ("indikator", "dokumen"), "indikator__unit", "Definisi IKU"),
    Berkas("komponen", indicators.Komponen, ("indikator", "urutan"), "indikator__unit", "Komponen", "idg/1"),
    Berkas(
        "target",
        indicators.Target,
        ("indikator", "dokumen", "tahun", "triwulan"),
        "indikator__unit",
        "Target",
    ),
    Berkas(
        "realisasi",
        indicators.Realisasi,
        ("indikator", "tahun", "triwulan"),
        "indikator__unit",
        "Realisasi",
        "idg/2024/4",
    ),
    Berkas(
        "nilai_komponen",
        indicators.NilaiKomponen,
        ("realisasi", "komponen"),
        "realisasi__indikator__unit",
        "Nilai Komponen",
    ),
    Berkas(
        "angka_terdahulu",
        indicators.AngkaTerdahulu,
        ("indikator", "jenis", "tahun"),
        "indikator__unit",
        "Angka Terdahulu",
    ),
    Berkas(
        "pembanding",
        indicators.Pembanding,
        ("indikator", "tahun", "cakupan"),
        "indikator__unit",
        "Pembanding",
    ),
    Berkas(
        "analisis",
        indicators.Analisis,
        ("indikator", "tahun", "jenis", "urutan"),
        "indikator__unit",
        "Analisis Kinerja",
    ),
    Berkas("evaluasi_renja", indicators.EvaluasiRenja, ("tahun", "triwulan"), judul="Evaluasi Renja"),
    Berkas("simpul", budget.Simpul, ("tahun", "kode"), judul="Program Kegiatan", contoh="2024/2.08.02.2.01"),
    Berkas(
        "indikator_simpul",
        budget.IndikatorSimpul,
        ("simpul", "indikator"),
        "simpul__unit",
        "Indikator Program",
    ),
    Berkas("dpa", budget.Dpa, ("tahun", "urutan"), judul="DPA", contoh="2024/1"),
    Berkas("pagu", budget.Pagu, ("simpul", "dpa", "sumber_dana"), "simpul__unit", "Pagu"),
    Berkas(
        "realisasi_anggaran",
        budget.RealisasiAnggaran,
        ("simpul", "triwulan"),
        "simpul__unit",
        "Realisasi Anggaran",
    ),
    Berkas("anggaran_renstra", budget.AnggaranRenstra, ("simpul",), "simpul__unit", "Anggaran Renstra"),
    Berkas(
        "analisis_anggaran",
        budget.AnalisisAnggaran,
        ("simpul", "jenis", "urutan"),
        "simpul__unit",
        "Analisis Anggaran",
    ),
    Berkas("pk_program", budget.PkProgram, ("dokumen", "simpul"), "dokumen__unit", "Program PK"),
    Berkas(
        "aksi_rencana",
        perencanaan.AksiRencana,
        ("indikator", "tahun", "urutan"),
        judul="Rencana Aksi",
    ),
    Berkas(
        "evaluasi_akip",
        evaluation.EvaluasiAkip,
        ("tahun",),
        judul="Evaluasi AKIP",
        contoh="2023",
        hanya={"tahap": _FINAL},
        hak=_TIM,
        tanpa=("catatan",),
    ),
    Berkas(
        "nilai_akip",
        evaluation.NilaiAkip,
        ("evaluasi", "komponen", "sub"),
        "evaluasi__unit",
        "Nilai AKIP",
        hanya={"evaluasi__tahap": _FINAL},
        hak=_TIM,
    ),
    Berkas(
        "rekomendasi",
        evaluation.Rekomendasi,
        ("evaluasi", "nomor"),
        "evaluasi__unit",
        "Rekomendasi",
        "2023/1",
        hanya={"evaluasi__tahap": _FINAL},
        hak=_TIM,
    ),
    Berkas(
        "tindak_lanjut",
        evaluation.TindakLanjut,
        ("rekomendasi", "urutan"),
        "rekomendasi__evaluasi__unit",
        "Tindak Lanjut",
        hanya={"rekomendasi__evaluasi__tahap": _FINAL},
        hak=_TIM,
    ),
    Berkas(
        "bagian_lkjip",
        BagianUnit,
        ("tahun", "kunci"),
        judul="Susunan LKjIP",
        tanpa=("tenggat",),
    ),
    Berkas("naskah", Naskah, ("tahun", "bagian"), judul="Naskah LKjIP"),
)
NASKAH = BERKAS_UNIT[-1]
AKIP = frozenset(b.nama for b in BERKAS_UNIT if b.hak is _TIM and b.hanya)

SEMUA = (PEMDA, *BERKAS_PEMDA, UNIT, *BERKAS_UNIT)
PER_NAMA = {b.nama: b for b in SEMUA}
PER_MODEL = {b.model: b for b in SEMUA}


def gabung(bagian: Iterable[str]) -> str:
    """The parts of a key as other tables write it."""
    isi = list(bagian)
    while len(isi) > 1 and not isi[-1]:
        isi.pop()
    return "/".join(isi)
