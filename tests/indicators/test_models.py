"""Constraints of plans and figures: what the database refuses, what stands at the edge, and what it says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from indicators.models import (
    Analisis,
    AngkaTerdahulu,
    Definisi,
    Dokumen,
    EvaluasiRenja,
    Indikator,
    Komponen,
    Misi,
    NilaiKomponen,
    Pembanding,
    Realisasi,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    Target,
    Tujuan,
    TujuanRpjmd,
)
from lkjip.models import Bidang
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.pabrik import buat_pemda, buat_unit

pytestmark = pytest.mark.django_db


def dokumen(**lain: Any) -> Dokumen:
    bawaan: dict[str, Any] = {"jenis": "renstra", "tahun": 2021, "tahun_akhir": 2026, "nama": "Renstra"}
    unit = lain.pop("unit", None) or buat_unit()
    return Dokumen.objects.create(unit=unit, **bawaan | lain)


def tujuan() -> Tujuan:
    d = dokumen()
    return Tujuan.objects.create(unit=d.unit, dokumen=d, kode="t1", nomor=1, uraian="Tujuan")


def sasaran() -> Sasaran:
    t = tujuan()
    return Sasaran.objects.create(
        unit=t.unit, dokumen=t.dokumen, tujuan=t, kode="s1", nomor=1, uraian="Sasaran"
    )


def indikator(**lain: Any) -> Indikator:
    bawaan: dict[str, Any] = {"kode": "i1", "level": "program", "nama": "Indikator", "satuan": "%"}
    return Indikator.objects.create(unit=lain.pop("unit", None) or buat_unit(), **bawaan | lain)


def komponen() -> Komponen:
    return Komponen.objects.create(indikator=indikator(), urutan=1, peran="pembilang", label="Kasus")


def rpjmd() -> Rpjmd:
    return Rpjmd.objects.create(
        pemda=buat_pemda(), tahun_mulai=2021, tahun_akhir=2026, visi="Visi", dasar_hukum="Perda"
    )


def misi() -> Misi:
    return Misi.objects.create(rpjmd=rpjmd(), nomor=1, uraian="Misi")


def tujuan_rpjmd() -> TujuanRpjmd:
    return TujuanRpjmd.objects.create(misi=misi(), nomor=1, uraian="Tujuan")


def nilai_komponen() -> NilaiKomponen:
    k = komponen()
    return NilaiKomponen(
        komponen=k, realisasi=Realisasi.objects.create(indikator=k.indikator, tahun=2024), nilai=7
    )


def definisi() -> Definisi:
    i = indikator()
    return Definisi(
        indikator=i,
        dokumen=dokumen(unit=i.unit, jenis="iku"),
        definisi_operasional="Arti",
        formulasi="a / b",
        sumber_data="BPS",
    )


def target() -> Target:
    i = indikator()
    return Target(indikator=i, dokumen=dokumen(unit=i.unit), tahun=2024, nilai=80)


def belum(objek: models.Model) -> models.Model:
    """The same object as one that has not been saved."""
    asal = type(objek)._default_manager.get(pk=objek.pk)
    objek.delete()
    asal.pk, asal._state.adding = None, True
    return asal


BAIK: Baik = {
    Rpjmd: lambda: belum(rpjmd()),
    Misi: lambda: belum(misi()),
    TujuanRpjmd: lambda: belum(tujuan_rpjmd()),
    SasaranRpjmd: lambda: SasaranRpjmd(tujuan=tujuan_rpjmd(), nomor=1, uraian="Sasaran"),
    Dokumen: lambda: belum(dokumen()),
    Tujuan: lambda: belum(tujuan()),
    Sasaran: lambda: belum(sasaran()),
    Indikator: lambda: belum(indikator()),
    Definisi: definisi,
    Komponen: lambda: belum(komponen()),
    Target: target,
    Realisasi: lambda: Realisasi(indikator=indikator(), tahun=2024, nilai=80),
    NilaiKomponen: nilai_komponen,
    AngkaTerdahulu: lambda: AngkaTerdahulu(
        indikator=indikator(), jenis="capaian", tahun=2023, nilai=104, sumber="LKjIP"
    ),
    Pembanding: lambda: Pembanding(
        indikator=indikator(), tahun=2024, cakupan="nasional", nilai=77, sumber="BPS"
    ),
    Analisis: lambda: Analisis(indikator=indikator(), tahun=2024, jenis="penyebab", teks="Sebab"),
    EvaluasiRenja: lambda: EvaluasiRenja(unit=buat_unit(), tahun=2024, triwulan=4),
}
TRIWULAN = "Triwulan adalah 1 sampai 4."
BURUK: list[tuple[type[models.Model], str, dict[str, Any], str]] = [
    (Rpjmd, "rpjmd_periode_urut", {"tahun_akhir": 2021}, "Tahun akhir RPJMD harus sesudah tahun mulai."),
    (Rpjmd, "rpjmd_periode_urut", {"tahun_mulai": 1999}, "Tahun akhir RPJMD harus sesudah tahun mulai."),
    (Dokumen, "dokumen_tahun_wajar", {"tahun": 1999}, "dokumen_tahun_wajar"),
    (Dokumen, "dokumen_perubahan_beralasan", {"urutan": 1}, "Perubahan dokumen harus disertai alasan."),
    (Dokumen, "dokumen_periode_urut", {"tahun_akhir": 2020}, "Tahun akhir tidak boleh sebelum tahun mulai."),
    (Indikator, "indikator_pemilik_sesuai_level", {"level": "sasaran"}, "indikator sasaran menunjuk sasaran"),
    (Indikator, "indikator_pemilik_sesuai_level", {"level": "tujuan"}, "Indikator tujuan harus menunjuk"),
    (Indikator, "indikator_desimal_wajar", {"desimal": 7}, "Paling banyak enam angka desimal."),
    (Target, "target_tahun_wajar", {"tahun": 2101}, "target_tahun_wajar"),
    (Target, "target_triwulan_wajar", {"triwulan": 5}, TRIWULAN),
    (Target, "target_triwulan_wajar", {"triwulan": 0}, TRIWULAN),
    (
        Target,
        "target_rentang_urut",
        {"nilai_atas": Decimal("79.999999")},
        "Batas atas tidak boleh di bawah batas bawah.",
    ),
    (Realisasi, "realisasi_tahun_wajar", {"tahun": 24}, "realisasi_tahun_wajar"),
    (Realisasi, "realisasi_triwulan_wajar", {"triwulan": 5}, TRIWULAN),
    (Realisasi, "realisasi_sementara_bertahun", {"status": "sementara"}, "harus menyebut data tahun berapa"),
    (
        Realisasi,
        "realisasi_tidak_tersedia_beralasan",
        {"status": "tidak_tersedia", "nilai": None},
        "harus tanpa nilai dan disertai alasan",
    ),
    (
        Realisasi,
        "realisasi_tidak_tersedia_beralasan",
        {"status": "tidak_tersedia", "alasan": "Belum dirilis."},
        "harus tanpa nilai dan disertai alasan",
    ),
    (AngkaTerdahulu, "angka_terdahulu_tahun_wajar", {"tahun": 1999}, "angka_terdahulu_tahun_wajar"),
    (EvaluasiRenja, "evaluasi_renja_masa_wajar", {"triwulan": 5}, "evaluasi_renja_masa_wajar"),
]
BOLEH: list[tuple[type[models.Model], dict[str, Any]]] = [
    (Dokumen, {"urutan": 1, "alasan": "Perubahan anggaran."}),
    (Dokumen, {"tahun_akhir": None}),
    (Dokumen, {"tahun_akhir": 2021}),
    (Indikator, {"desimal": 6}),
    (Target, {"triwulan": 4}),
    (Target, {"nilai_atas": 80}),
    (Target, {"nilai": -3, "nilai_atas": -1}),
    (Realisasi, {"triwulan": 1, "nilai": None}),
    (Realisasi, {"status": "sementara", "tahun_data": 2023}),
    (Realisasi, {"status": "tidak_tersedia", "nilai": None, "alasan": "Belum dirilis."}),
]
GANDA: list[tuple[type[models.Model], str]] = [
    (Rpjmd, "sudah ada"),
    (Misi, "sudah ada"),
    (TujuanRpjmd, "sudah ada"),
    (SasaranRpjmd, "sudah ada"),
    (Dokumen, "Versi dokumen ini sudah tercatat."),
    (Tujuan, "sudah ada"),
    (Sasaran, "sudah ada"),
    (Indikator, "Kode indikator sudah dipakai pada perangkat daerah ini."),
    (Definisi, "sudah ada"),
    (Komponen, "sudah ada"),
    (Target, "Target tahun ini sudah ada pada dokumen yang sama."),
    (Realisasi, "Realisasi tahun ini sudah ada."),
    (NilaiKomponen, "sudah ada"),
    (AngkaTerdahulu, "sudah ada"),
    (Pembanding, "sudah ada"),
    (Analisis, "sudah ada"),
    (EvaluasiRenja, "sudah ada"),
]


@pytest.mark.parametrize("model", BAIK, ids=lambda m: m.__name__)
def test_good_row_is_taken(model: type[models.Model]) -> None:
    terima(BAIK[model]())


@pytest.mark.parametrize(("model", "isian"), BOLEH)
def test_row_at_the_edge_is_taken(model: type[models.Model], isian: dict[str, Any]) -> None:
    terima(dengan(BAIK[model](), isian))


@pytest.mark.parametrize(("model", "nama", "isian", "pesan"), BURUK)
def test_bad_row_is_refused(model: type[models.Model], nama: str, isian: dict[str, Any], pesan: str) -> None:
    tolak(dengan(BAIK[model](), isian), nama, pesan)


@pytest.mark.parametrize(("model", "pesan"), GANDA, ids=lambda x: getattr(x, "__name__", ""))
def test_second_row_of_the_same_is_refused(model: type[models.Model], pesan: str) -> None:
    tolak(kembar(BAIK[model]()), "UNIQUE|unique", pesan)


@pytest.mark.parametrize(
    ("model", "pesan"),
    [
        (Target, "Target triwulan ini sudah ada pada dokumen yang sama."),
        (Realisasi, "Realisasi triwulan ini sudah ada."),
    ],
)
def test_year_and_quarters_stand_side_by_side_but_none_twice(model: type[models.Model], pesan: str) -> None:
    triwulan = dengan(kembar(BAIK[model]()), {"triwulan": 2})
    tolak(kembar(triwulan), "UNIQUE|unique", pesan)


def test_a_ratio_has_one_numerator_but_any_number_of_terms() -> None:
    kedua = dengan(kembar(BAIK[Komponen]()), {"urutan": 2})
    tolak(kedua, "UNIQUE|unique", "hanya mempunyai satu pembilang dan satu penyebut")
    terima(dengan(kedua, {"peran": "penyebut"}))
    for urutan in (3, 4):
        terima(Komponen(indikator=kedua.indikator, urutan=urutan, peran="suku", label="Suku"))


@pytest.mark.parametrize("model", [Tujuan, Sasaran])
def test_one_row_replaces_another_and_no_third_the_same(model: type[models.Model]) -> None:
    asal = BAIK[model]()
    pengganti = dengan(kembar(asal), {"kode": "baru", "menggantikan": asal})
    terima(pengganti)
    ketiga = dengan(kembar(pengganti), {"kode": "ketiga"})
    with pytest.raises(ValidationError, match="Menggantikan telah ada"):
        ketiga.validate_unique()
    with pytest.raises(IntegrityError), transaction.atomic():
        ketiga.save()


def test_owner_goes_with_the_level() -> None:
    s = sasaran()
    isi: dict[str, Any] = {"unit": s.unit, "nama": "Indikator", "satuan": "%"}
    terima(Indikator(kode="s", level="sasaran", sasaran=s, **isi))
    terima(Indikator(kode="t", level="tujuan", tujuan=s.tujuan, **isi))
    tolak(
        Indikator(kode="p", level="program", sasaran=s, **isi),
        "indikator_pemilik_sesuai_level",
        "Indikator tujuan harus menunjuk tujuan",
    )


def test_the_same_keys_are_free_in_another_unit() -> None:
    for model in (Dokumen, Tujuan, Sasaran, Indikator, EvaluasiRenja):
        terima(BAIK[model]())
        terima(BAIK[model]())


def test_only_a_perjanjian_kinerja_is_of_a_bidang_and_each_has_its_own_versions() -> None:
    unit = buat_unit()
    satu, dua = (Bidang.objects.create(unit=unit, kode=k, nama=k) for k in ("a", "b"))
    isi: dict[str, Any] = {"unit": unit, "tahun": 2024, "nama": "PK"}
    tolak(
        Dokumen(jenis="renja", bidang=satu, **isi),
        "dokumen_bidang_hanya_pk",
        "Hanya Perjanjian Kinerja yang dapat dibuat untuk bidang.",
    )
    for bidang in (None, satu, dua):
        terima(Dokumen(jenis="pk", bidang=bidang, **isi))
    tolak(
        Dokumen(jenis="pk", bidang=satu, **isi),
        "UNIQUE|unique",
        "Versi dokumen ini sudah tercatat untuk bidang yang sama.",
    )
    terima(Dokumen(jenis="pk", bidang=satu, urutan=1, alasan="Mutasi.", **isi))


def test_every_check_constraint_is_tried() -> None:
    di_atas = {"dokumen_bidang_hanya_pk"}
    assert nama_batasan(BAIK, models.CheckConstraint) == {b[1] for b in BURUK} | di_atas
