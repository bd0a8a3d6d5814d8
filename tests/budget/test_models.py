"""Constraints of the budget: what the database refuses, what stands at the edge, and what it says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from budget.models import AnggaranRenstra, Dpa, IndikatorSimpul, Pagu, PkProgram, RealisasiAnggaran, Simpul
from indicators.models import Dokumen, Indikator, Sasaran, Tujuan
from lkjip.models import Unit
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.pabrik import buat_unit

pytestmark = pytest.mark.django_db


def sasaran(unit: Unit) -> Sasaran:
    renstra = Dokumen.objects.create(unit=unit, jenis="renstra", tahun=2021, tahun_akhir=2026, nama="Renstra")
    tujuan = Tujuan.objects.create(unit=unit, dokumen=renstra, kode="t1", nomor=1, uraian="Tujuan")
    return Sasaran.objects.create(
        unit=unit, dokumen=renstra, tujuan=tujuan, kode="s1", nomor=1, uraian="Sasaran"
    )


def program(**lain: Any) -> Simpul:
    unit = buat_unit()
    bawaan: dict[str, Any] = {
        "tahun": 2024,
        "level": "program",
        "kode": "2.08.02",
        "nama": "Program",
        "sasaran": sasaran(unit),
    }
    return Simpul(unit=unit, **bawaan | lain)


def tersimpan() -> Simpul:
    p = program()
    p.save()
    return p


def dpa(simpul: Simpul) -> Dpa:
    return Dpa.objects.create(unit=simpul.unit, tahun=2024, jenis="murni")


def pagu() -> Pagu:
    p = tersimpan()
    return Pagu(simpul=p, dpa=dpa(p), sumber_dana="apbd", nilai=1000)


def indikator_simpul() -> IndikatorSimpul:
    p = tersimpan()
    i = Indikator.objects.create(unit=p.unit, kode="i1", level="program", nama="Indikator", satuan="%")
    return IndikatorSimpul(simpul=p, indikator=i)


def pk_program() -> PkProgram:
    p = tersimpan()
    pk = Dokumen.objects.create(unit=p.unit, jenis="pk", tahun=2024, nama="PK")
    return PkProgram(dokumen=pk, simpul=p, anggaran=1000, sumber_dana="APBD")


BAIK: Baik = {
    Simpul: program,
    IndikatorSimpul: indikator_simpul,
    Dpa: lambda: Dpa(unit=buat_unit(), tahun=2024, jenis="murni"),
    Pagu: pagu,
    RealisasiAnggaran: lambda: RealisasiAnggaran(simpul=tersimpan(), nilai=1000),
    AnggaranRenstra: lambda: AnggaranRenstra(simpul=tersimpan(), sampai_tahun=2023, sumber="LKjIP"),
    PkProgram: pk_program,
}
POLA = "Kode harus mengikuti nomenklatur"
SATU_SASARAN = "Program menunjuk tepat satu sasaran"
BURUK: list[tuple[type[models.Model], str, dict[str, Any], str]] = [
    (Simpul, "simpul_tahun_wajar", {"tahun": 1999}, "simpul_tahun_wajar"),
    (Simpul, "simpul_program_bersasaran", {"sasaran": None}, SATU_SASARAN),
    (Simpul, "simpul_program_bersasaran", {"level": "kegiatan"}, SATU_SASARAN),
    *(
        (Simpul, "simpul_kode_berpola", {"kode": kode}, POLA)
        for kode in ("1.1", "2.8.02", "2.08.02.3.01", "2.08.02.2.01.001", "2.08.02 ", "KS")
    ),
    *(
        (Simpul, "simpul_kode_berpola", {"kode": kode, "kode_sementara": True}, POLA)
        for kode in ("1", "1.1.1.1.1", "1.a", "1.1/2")
    ),
    (Dpa, "dpa_tahun_wajar", {"tahun": 2101}, "dpa_tahun_wajar"),
    (Pagu, "pagu_tidak_negatif", {"nilai": -1}, "Pagu tidak boleh negatif."),
    (
        RealisasiAnggaran,
        "realisasi_anggaran_triwulan_wajar",
        {"triwulan": 5},
        "realisasi_anggaran_triwulan_wajar",
    ),
]
BOLEH: list[tuple[type[models.Model], dict[str, Any]]] = [
    *(
        (Simpul, {"kode": kode})
        for kode in ("X.XX.01", "2.08.02.2.01", "2.08.02.2.01.01", "2.08.02.2.01.0001")
    ),
    *((Simpul, {"kode": kode, "kode_sementara": True}) for kode in ("1.1", "10.2.3.4")),
    (Pagu, {"nilai": 0}),
    (RealisasiAnggaran, {"triwulan": 4, "nilai": -15}),  # money that came back
    (AnggaranRenstra, {"target_akhir": 10, "realisasi_lalu": 5}),
]
GANDA: list[tuple[type[models.Model], str]] = [
    (Simpul, "Kode ini sudah dipakai pada tahun yang sama."),
    (IndikatorSimpul, "sudah ada"),
    (Dpa, "sudah ada"),
    (Pagu, "sudah ada"),
    (RealisasiAnggaran, "realisasi_anggaran_tahun_unik"),
    (PkProgram, "sudah ada"),
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


def test_a_quarter_is_entered_once() -> None:
    triwulan = dengan(kembar(BAIK[RealisasiAnggaran]()), {"triwulan": 2})
    tolak(kembar(triwulan), "UNIQUE|unique", "realisasi_anggaran_triwulan_unik")


def test_lines_below_a_program_have_a_parent_and_no_sasaran_of_their_own() -> None:
    p = tersimpan()
    isi: dict[str, Any] = {"unit": p.unit, "tahun": 2024, "level": "kegiatan", "nama": "Kegiatan"}
    terima(Simpul(kode="2.08.02.2.01", induk=p, **isi))
    ganda = Simpul(kode="2.08.02.2.02", induk=p, sasaran=p.sasaran, **isi)
    tolak(ganda, "simpul_program_bersasaran", SATU_SASARAN)
    tolak(Simpul(kode="2.08.02.2.02", **isi), "simpul_program_bersasaran", SATU_SASARAN)


def test_every_year_and_every_unit_has_a_tree_of_its_own() -> None:
    p = tersimpan()
    terima(dengan(kembar(p), {"tahun": 2025}))
    terima(program())


def test_every_check_constraint_is_tried() -> None:
    assert nama_batasan(BAIK, models.CheckConstraint) == {b[1] for b in BURUK}
