"""Constraints of the AKIP evaluation: what the database refuses, and what it says."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from evaluation.models import (
    AnggotaTim,
    BuktiEvaluasi,
    ButirReviu,
    CatatanLangkah,
    CatatanPutusan,
    CatatanReviu,
    EvaluasiAkip,
    JawabanKriteria,
    JawabanReviu,
    JawabanSub,
    KomponenAkip,
    KriteriaAkip,
    LembarReviu,
    Lke,
    NilaiAkip,
    PesanRekomendasi,
    Rekomendasi,
    ReviuLkjip,
    SalinanLhe,
    SubKomponenAkip,
    TindakLanjut,
    TingkatJawaban,
)
from lkjip.models import Pemda
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.pabrik import buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db


def evaluasi() -> EvaluasiAkip:
    return EvaluasiAkip.objects.create(unit=buat_unit(), tahun=2023, cara="nilai")


def lke(pemda: Pemda | None = None) -> Lke:
    return Lke.objects.create(
        pemda=pemda or buat_pemda(), mulai=2021, nama="LKE", dasar_hukum="PermenPANRB 88/2021"
    )


def komponen(pemda: Pemda | None = None) -> KomponenAkip:
    return KomponenAkip.objects.create(lke=lke(pemda), urutan=1, nama="Perencanaan", bobot=30)


def nilai() -> NilaiAkip:
    e = evaluasi()
    return NilaiAkip(evaluasi=e, komponen=komponen(e.unit.pemda), nilai=22)


def rekomendasi() -> Rekomendasi:
    return Rekomendasi(evaluasi=evaluasi(), nomor=1, uraian="Perbaiki definisi operasional.")


def tindak_lanjut() -> TindakLanjut:
    r = rekomendasi()
    r.save()
    return TindakLanjut(rekomendasi=r, uraian="Menetapkan perubahan IKU.")


def simpan(objek: Any) -> Any:
    objek.save()
    return objek


def sub() -> SubKomponenAkip:
    return simpan(SubKomponenAkip(komponen=komponen(), urutan=1, nama="Keberadaan", bobot=6))


def kriteria() -> KriteriaAkip:
    return simpan(KriteriaAkip(sub=sub(), urutan=1, uraian="Pedoman telah ditetapkan."))


def oleh() -> dict[str, Any]:
    return {"oleh": buat_pengguna(), "pada": timezone.now()}


def catatan_langkah() -> CatatanLangkah:
    return CatatanLangkah(
        evaluasi=evaluasi(), langkah="kirim", dari="mandiri", ke="terkirim", alasan="", **oleh()
    )


def catatan_putusan() -> CatatanPutusan:
    milik = simpan(rekomendasi())
    return CatatanPutusan(rekomendasi=milik, putusan="catat", dari="belum", ke="proses", **oleh())


def bukti() -> BuktiEvaluasi:
    e = evaluasi()
    return BuktiEvaluasi(
        unit=e.unit,
        tahun=e.tahun,
        evaluasi=e,
        kriteria=kriteria(),
        pihak="unit",
        jenis="teks",
        judul="Surat",
        teks="Surat nomor 12.",
        tanggal="2024-03-01",
        **oleh(),
    )


def lembar_reviu() -> LembarReviu:
    return LembarReviu(pemda=buat_pemda(), mulai=2014, dasar_hukum="PermenPANRB 53/2014")


def butir() -> ButirReviu:
    return ButirReviu(
        lembar=simpan(lembar_reviu()), kelompok="format", urutan=1, uraian="Memuat data penting."
    )


def reviu() -> ReviuLkjip:
    return ReviuLkjip(unit=buat_unit(), tahun=2024, lembar=simpan(lembar_reviu()))


BAIK: Baik = {
    Lke: lambda: Lke(pemda=buat_pemda(), mulai=2021, nama="LKE", dasar_hukum="PermenPANRB 88/2021"),
    KriteriaAkip: lambda: KriteriaAkip(sub=sub(), urutan=1, uraian="Pedoman telah ditetapkan."),
    TingkatJawaban: lambda: TingkatJawaban(lke=lke(), kode="BB", angka=80, penuh=True),
    AnggotaTim: lambda: AnggotaTim(evaluasi=evaluasi(), pengguna=buat_pengguna(), peran="ketua"),
    JawabanKriteria: lambda: JawabanKriteria(evaluasi=evaluasi(), kriteria=kriteria(), pihak="unit"),
    JawabanSub: lambda: JawabanSub(evaluasi=evaluasi(), sub=sub(), kode="A", alasan="Patut.", **oleh()),
    CatatanLangkah: catatan_langkah,
    SalinanLhe: lambda: SalinanLhe(evaluasi=evaluasi(), isi="{}", sha256="0" * 64, **oleh()),
    CatatanPutusan: catatan_putusan,
    PesanRekomendasi: lambda: PesanRekomendasi(rekomendasi=simpan(rekomendasi()), isi="Kapan?", **oleh()),
    BuktiEvaluasi: bukti,
    LembarReviu: lembar_reviu,
    ButirReviu: butir,
    ReviuLkjip: reviu,
    JawabanReviu: lambda: JawabanReviu(reviu=simpan(reviu()), butir=simpan(butir())),
    CatatanReviu: lambda: CatatanReviu(
        reviu=simpan(reviu()), langkah="sampaikan", dari="berjalan", ke="catatan", **oleh()
    ),
    KomponenAkip: lambda: KomponenAkip(lke=lke(), urutan=1, nama="Perencanaan", bobot=30),
    SubKomponenAkip: lambda: SubKomponenAkip(komponen=komponen(), urutan=1, nama="Keberadaan", bobot=6),
    EvaluasiAkip: lambda: EvaluasiAkip(unit=buat_unit(), tahun=2023, cara="nilai"),
    NilaiAkip: nilai,
    Rekomendasi: rekomendasi,
    TindakLanjut: tindak_lanjut,
}
BURUK: list[tuple[type[models.Model], str, dict[str, Any], str]] = [
    (EvaluasiAkip, "evaluasi_akip_tahun_wajar", {"tahun": 1999}, "evaluasi_akip_tahun_wajar"),
    (EvaluasiAkip, "evaluasi_akip_berlembar", {"cara": "lke"}, "memerlukan lembar kerja evaluasi"),
    (TindakLanjut, "tindak_lanjut_persen_wajar", {"persen": 101}, "0 sampai 100 persen"),
    (NilaiAkip, "nilai_akip_tidak_negatif", {"nilai": -1}, "Nilai tidak boleh negatif."),
    (Lke, "lke_tahun_wajar", {"mulai": 1999}, "lke_tahun_wajar"),
    (JawabanSub, "jawaban_sub_beralasan", {"alasan": ""}, "Jawaban A atau AA harus disertai alasan."),
    (
        CatatanLangkah,
        "langkah_evaluasi_beralasan",
        {"langkah": "kembalikan_lhe"},
        "Pengembalian harus disertai alasan.",
    ),
    (
        CatatanPutusan,
        "putusan_rekomendasi_beralasan",
        {"putusan": "kembalikan_rekomendasi"},
        "Pengembalian harus disertai alasan.",
    ),
    (PesanRekomendasi, "pesan_rekomendasi_berisi", {"isi": ""}, "pesan_rekomendasi_berisi"),
    (BuktiEvaluasi, "buktievaluasi_satu_milik", {"evaluasi": None}, "buktievaluasi_satu_milik"),
    (BuktiEvaluasi, "buktievaluasi_satu_milik", {"kriteria": None}, "buktievaluasi_satu_milik"),
    (BuktiEvaluasi, "buktievaluasi_tahun_wajar", {"tahun": 1999}, "buktievaluasi_tahun_wajar"),
    (BuktiEvaluasi, "buktievaluasi_isi_sesuai_jenis", {"teks": ""}, "Bukti berisi berkas, tautan"),
    (LembarReviu, "lembar_reviu_tahun_wajar", {"mulai": 1999}, "lembar_reviu_tahun_wajar"),
    (ReviuLkjip, "reviu_lkjip_tahun_wajar", {"tahun": 1999}, "reviu_lkjip_tahun_wajar"),
]
GANDA: list[tuple[type[models.Model], str]] = [
    (KomponenAkip, "sudah ada"),
    (SubKomponenAkip, "sudah ada"),
    (EvaluasiAkip, "Evaluasi AKIP tahun ini sudah tercatat."),
    (NilaiAkip, "nilai_akip_komponen_unik"),
    (Rekomendasi, "sudah ada"),
    (TindakLanjut, "sudah ada"),
    (Lke, "Sudah ada lembar kerja evaluasi yang berlaku mulai tahun ini."),
    (KriteriaAkip, "sudah ada"),
    (TingkatJawaban, "sudah ada"),
    (AnggotaTim, "Orang ini sudah ada pada tim."),
    (JawabanKriteria, "sudah ada"),
    (JawabanSub, "sudah ada"),
    (LembarReviu, "Sudah ada daftar uji reviu yang berlaku mulai tahun ini."),
    (ButirReviu, "sudah ada"),
    (ReviuLkjip, "Reviu LKjIP tahun ini sudah ada."),
    (JawabanReviu, "sudah ada"),
]


@pytest.mark.parametrize("model", BAIK, ids=lambda m: m.__name__)
def test_good_row_is_taken(model: type[models.Model]) -> None:
    terima(BAIK[model]())


@pytest.mark.parametrize(("model", "nama", "isian", "pesan"), BURUK)
def test_bad_row_is_refused(model: type[models.Model], nama: str, isian: dict[str, Any], pesan: str) -> None:
    tolak(dengan(BAIK[model](), isian), nama, pesan)


@pytest.mark.parametrize(("model", "pesan"), GANDA, ids=lambda x: getattr(x, "__name__", ""))
def test_second_row_of_the_same_is_refused(model: type[models.Model], pesan: str) -> None:
    tolak(kembar(BAIK[model]()), "UNIQUE|unique", pesan)


def test_a_component_and_each_of_its_parts_have_one_score() -> None:
    n = nilai()
    terima(n)
    terima(dengan(nilai(), {"nilai": 0}))
    sub = [
        SubKomponenAkip.objects.create(komponen=n.komponen, urutan=u, nama=f"Sub {u}", bobot=6)
        for u in (1, 2)
    ]
    for s in sub:
        terima(NilaiAkip(evaluasi=n.evaluasi, komponen=n.komponen, sub=s, nilai=5))
    lagi = NilaiAkip(evaluasi=n.evaluasi, komponen=n.komponen, sub=sub[0], nilai=6)
    tolak(lagi, "UNIQUE|unique", "nilai_akip_sub_unik")


def test_a_team_has_one_ketua() -> None:
    satu = simpan(BAIK[AnggotaTim]())
    lagi = AnggotaTim(evaluasi=satu.evaluasi, pengguna=buat_pengguna(), peran="ketua")
    tolak(lagi, "UNIQUE|unique", "Tim mempunyai satu ketua.")
    terima(dengan(lagi, {"peran": "anggota"}))


def test_an_lhe_is_copied_once() -> None:
    satu = simpan(BAIK[SalinanLhe]())
    kedua = SalinanLhe(evaluasi=satu.evaluasi, isi="{}", sha256="1" * 64, **oleh())
    with pytest.raises(IntegrityError), transaction.atomic():
        kedua.save()


@pytest.mark.parametrize(
    "model", [CatatanLangkah, SalinanLhe, CatatanPutusan, PesanRekomendasi, CatatanReviu]
)
def test_what_was_decided_stays(model: type[models.Model]) -> None:
    objek = simpan(BAIK[model]())
    with pytest.raises(TypeError, match="only added to"):
        objek.save()


def test_every_model_has_a_good_row() -> None:
    assert set(apps.get_app_config("evaluation").get_models()) == set(BAIK)


def test_every_check_constraint_is_tried() -> None:
    semua = nama_batasan(BAIK, models.CheckConstraint)
    assert {n.replace("%(class)s", "buktievaluasi") for n in semua} == {b[1] for b in BURUK}
