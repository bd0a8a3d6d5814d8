"""Each rule between the yearly plans: silent where they agree, one finding where they do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from budget.models import Dpa, PkProgram, Simpul
from indicators.models import Dokumen, Indikator, Sasaran, Target
from perencanaan import peringatan_tahunan as aturan
from perencanaan.aturan import ATURAN
from perencanaan.peringatan import Peringatan, Tingkat
from tests.perencanaan.bantu_tahunan import (
    TAHUN,
    Dinas,
    Pohon,
    dinas,
    dpa_murni,
    indikator_program,
    pohon,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def d() -> Dinas:
    return dinas()


@pytest.fixture
def p(d: Dinas) -> Pohon:
    return pohon(d)


def pk(d: Dinas, **target: int) -> Dokumen:
    """A Perjanjian Kinerja that is set, with targets by kode."""
    dokumen = Dokumen.objects.create(
        unit=d.unit, jenis="pk", tahun=TAHUN, nama="PK", tanggal=date(2024, 1, 2)
    )
    for kode, nilai in target.items():
        i = Indikator.objects.get(unit=d.unit, kode=kode)
        Target.objects.create(indikator=i, dokumen=dokumen, tahun=TAHUN, nilai=Decimal(nilai))
    return dokumen


def kunci(temuan: list[Peringatan]) -> list[str]:
    return [t.kunci for t in temuan]


def periksa(d: Dinas, satu: object) -> list[Peringatan]:
    return list(satu(d.data()))


def test_all_rules_are_in_the_registry_and_find_nothing_in_a_sound_plan(d: Dinas, p: Pohon) -> None:
    assert set(aturan.ATURAN_TAHUNAN) <= set(ATURAN)
    dpa_murni(d, p.sub, 1000)
    PkProgram.objects.create(dokumen=pk(d, is1=80), simpul=p.program, anggaran=1000, sumber_dana="APBD")
    assert aturan.tentang(d.data(), *aturan.ATURAN_TAHUNAN) == []


def test_a_target_beside_the_renstra(d: Dinas) -> None:
    pk(d, is1=79)
    (t,) = periksa(d, aturan.target_pk)
    assert (t.kunci, t.tingkat, t.nilai) == ("pk-renstra/is1", Tingkat.PERINGATAN, "79 | 80")
    assert t.alamat == d.alamat("perjanjian/")


def test_a_draft_and_the_document_of_a_bidang_are_not_looked_at(d: Dinas) -> None:
    dokumen = pk(d, is1=79)
    Dokumen.objects.filter(pk=dokumen.pk).update(draf=True)
    assert periksa(d, aturan.target_pk) == []
    Dokumen.objects.filter(pk=dokumen.pk).update(draf=False, bidang=d.bidang)
    assert periksa(d, aturan.target_pk) == []


def test_money_beside_the_dpa(d: Dinas, p: Pohon) -> None:
    dpa_murni(d, p.sub, 1000)
    PkProgram.objects.create(dokumen=pk(d), simpul=p.program, anggaran=900, sumber_dana="APBD")
    (t,) = periksa(d, aturan.anggaran_pk)
    assert t.kunci == "pk-dpa/2.08.02"


@pytest.mark.parametrize(("total", "banyak"), [(1000, 0), (1001, 1), (None, 0)])
def test_the_dpas_total_against_its_lines(d: Dinas, p: Pohon, total: int | None, banyak: int) -> None:
    dpa = dpa_murni(d, p.sub, 1000)
    Dpa.objects.filter(pk=dpa.pk).update(total_dinyatakan=total)
    assert kunci(periksa(d, aturan.total_dpa)) == ["dpa-total/0"] * banyak


def test_quarters_that_do_not_make_the_year_are_an_error(d: Dinas) -> None:
    dokumen = pk(d, is1=80)
    Target.objects.create(indikator=d.indikator, dokumen=dokumen, tahun=TAHUN, triwulan=4, nilai=79)
    (t,) = periksa(d, aturan.triwulan_tahun)
    assert (t.kunci, t.tingkat) == ("triwulan/is1", Tingkat.GALAT)
    assert "79, seharusnya sama dengan target tahun 80" in t.pesan


def test_a_program_of_a_sasaran_without_indicator(d: Dinas, p: Pohon) -> None:
    d.indikator.target.all().delete()
    d.indikator.delete()
    assert kunci(periksa(d, aturan.program_tanpa_indikator)) == ["program-indikator/2.08.02"]


def test_a_sub_kegiatan_without_pagu_once_there_is_a_dpa(d: Dinas, p: Pohon) -> None:
    assert periksa(d, aturan.sub_kegiatan_tanpa_pagu) == []
    dpa_murni(d, p.sub)
    Simpul.objects.create(
        unit=d.unit, tahun=TAHUN, level="sub_kegiatan", kode="2.08.02.2.01.0002", nama="B", induk=p.kegiatan
    )
    (t,) = periksa(d, aturan.sub_kegiatan_tanpa_pagu)
    assert t.kunci == "sub-kegiatan-pagu/2.08.02.2.01.0002"


def test_a_sasaran_without_program_once_there_are_programs(d: Dinas) -> None:
    Sasaran.objects.create(
        unit=d.unit, dokumen=d.renstra, tujuan=d.sasaran.tujuan, kode="s2", nomor=2, uraian="Lain"
    )
    assert periksa(d, aturan.sasaran_tanpa_program) == []
    pohon(d)
    assert kunci(periksa(d, aturan.sasaran_tanpa_program)) == ["sasaran-program/s2"]


def test_an_indicator_that_is_promised_but_not_measured(d: Dinas, p: Pohon) -> None:
    i = indikator_program(d, p.program, kode="ip")
    pk(d, is1=80, ip=5)
    assert periksa(d, aturan.indikator_pk_di_e81) == []
    i.simpul.all().delete()
    assert kunci(periksa(d, aturan.indikator_pk_di_e81)) == ["pk-e81/ip"]
