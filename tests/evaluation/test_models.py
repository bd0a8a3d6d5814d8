"""Constraints of the AKIP evaluation: what the database refuses, and what it says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from evaluation.models import (
    EvaluasiAkip,
    KomponenAkip,
    Lke,
    NilaiAkip,
    Rekomendasi,
    SubKomponenAkip,
    TindakLanjut,
)
from lkjip.models import Pemda
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.pabrik import buat_pemda, buat_unit

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


BAIK: Baik = {
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
]
GANDA: list[tuple[type[models.Model], str]] = [
    (KomponenAkip, "sudah ada"),
    (SubKomponenAkip, "sudah ada"),
    (EvaluasiAkip, "Evaluasi AKIP tahun ini sudah tercatat."),
    (NilaiAkip, "nilai_akip_komponen_unik"),
    (Rekomendasi, "sudah ada"),
    (TindakLanjut, "sudah ada"),
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


def test_every_check_constraint_is_tried() -> None:
    assert nama_batasan(BAIK, models.CheckConstraint) == {b[1] for b in BURUK}
