"""How full a quarter is: the sheet and the database count the same."""

from __future__ import annotations

import pytest

from budget.models import Dpa, Pagu, RealisasiAnggaran, Simpul
from indicators.models import Dokumen, Indikator, Komponen, NilaiKomponen, Sasaran, Target
from lkjip.enums import Peran
from lkjip.models import Unit
from pengisian.kekurangan import Jenis, kekurangan
from pengisian.kemajuan import Kemajuan, baris_wajib, kemajuan, kemajuan_banyak
from tests.pengisian.bantu import unit_demo
from tests.pengisian.bantu_alur import (
    TAHUN,
    TRIWULAN,
    buka_periode,
    catat,
    isi_penuh,
    lembar_dari,
    pejabat,
    unit_kecil,
)

pytestmark = pytest.mark.django_db


def keduanya(unit: Unit, triwulan: int = TRIWULAN) -> Kemajuan:
    """By both ways, and by what is missing."""
    lembar = lembar_dari(unit, triwulan)
    hasil = kemajuan(lembar)
    assert kemajuan_banyak([unit], TAHUN, triwulan) == {unit.pk: hasil}
    belum = [k for k in kekurangan(lembar) if k.jenis in (Jenis.NILAI, Jenis.RP)]
    assert len(belum) == hasil.wajib - hasil.terisi
    return hasil


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_the_demo_unit(triwulan: int) -> None:
    # Its plan has targets of the year only: 15 indicators of "the last quarter's value" wait for the fourth.
    assert keduanya(unit_demo(), triwulan) == (Kemajuan(46, 116) if triwulan == 4 else Kemajuan(35, 101))


def test_a_small_unit_empty_and_full() -> None:
    unit = unit_kecil()
    buka_periode(unit)
    assert keduanya(unit) == Kemajuan(0, 4)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    assert keduanya(unit) == Kemajuan(4, 4)
    assert keduanya(unit, 3) == Kemajuan(0, 4)


def test_what_counts_as_filled() -> None:
    unit = unit_kecil()
    catat(unit, "is", None, status="tidak_tersedia", alasan="Belum ada.")
    assert keduanya(unit).terisi == 1
    i = Indikator.objects.get(unit=unit, kode="ip")
    Indikator.objects.filter(pk=i.pk).update(kombinasi="rasio_100")
    satu = Komponen.objects.create(indikator=i, urutan=1, peran="pembilang", label="a")
    dua = Komponen.objects.create(indikator=i, urutan=2, peran="penyebut", label="b")
    baris = catat(unit, "ip", None)
    assert keduanya(unit).terisi == 1
    NilaiKomponen.objects.create(realisasi=baris, komponen=satu, nilai=3)
    assert keduanya(unit).terisi == 1  # half a ratio
    penyebut = NilaiKomponen.objects.create(realisasi=baris, komponen=dua, nilai=0)
    assert keduanya(unit).terisi == 1  # a ratio to nothing
    penyebut.nilai = 4
    penyebut.save()
    assert keduanya(unit).terisi == 2
    penyebut.delete()
    catat(unit, "ip", "75")
    assert keduanya(unit).terisi == 2  # as reported, its components known in part


def test_lines_without_money_and_replaced_sasaran_do_not_count() -> None:
    unit = unit_kecil()
    lama = Sasaran.objects.get(unit=unit)
    perubahan = Dokumen.objects.create(
        unit=unit,
        jenis="renstra",
        tahun=2021,
        tahun_akhir=2026,
        urutan=1,
        nama="Perubahan",
        alasan="Evaluasi",
    )
    baru = Sasaran.objects.create(
        unit=unit, dokumen=perubahan, tujuan=lama.tujuan, kode="s2", nomor=1, uraian="Baru", menggantikan=lama
    )
    milik = {"unit": unit, "satuan": "orang", "level": "sasaran", "nama": "Baru"}
    Indikator.objects.create(kode="is2", sasaran=baru, **milik)
    assert keduanya(unit).wajib == 4  # the new indicator instead of the old one
    renja = Dokumen.objects.create(unit=unit, jenis="renja", tahun=TAHUN, nama="Renja")
    Target.objects.create(
        indikator=Indikator.objects.get(unit=unit, kode="is"), dokumen=renja, tahun=TAHUN, nilai=1
    )
    assert keduanya(unit).wajib == 5  # the year's Renja still has the old one
    Pagu.objects.update(nilai=0)
    assert keduanya(unit).wajib == 4


def test_money_is_counted_once_whatever_its_sources() -> None:
    unit = unit_kecil()
    dpa, sub = Dpa.objects.get(unit=unit), Simpul.objects.get(unit=unit, level="sub_kegiatan")
    Pagu.objects.create(simpul=sub, dpa=dpa, sumber_dana="dak_bokb", nilai=5)
    RealisasiAnggaran.objects.create(simpul=sub, triwulan=TRIWULAN, nilai=0)
    assert keduanya(unit) == Kemajuan(1, 4)


def test_many_units_cost_as_many_queries_as_one(django_assert_max_num_queries) -> None:
    satu = unit_kecil()
    lain = [unit_kecil(pemda=satu.pemda) for _ in range(5)]
    with django_assert_max_num_queries(6):
        hasil = kemajuan_banyak([satu, *lain], TAHUN, TRIWULAN)
    assert set(hasil.values()) == {Kemajuan(0, 4)}
    assert kemajuan_banyak([], TAHUN, TRIWULAN) == {}


def test_a_row_knows_who_answers_for_it() -> None:
    unit = unit_kecil()
    kepala = unit.bidang.create(kode="kepala", nama="Kepala")
    bidang = unit.bidang.create(kode="b1", nama="Bidang I", induk=kepala)
    Simpul.objects.filter(unit=unit, level="program").update(bidang=bidang)
    Indikator.objects.filter(unit=unit, kode="iu").update(bidang=kepala)
    sub = Simpul.objects.get(unit=unit, level="sub_kegiatan")
    per_kunci = {b.kunci: b.bidang_id for b in baris_wajib(lembar_dari(unit))}
    i = {x.kode: f"i{x.pk}" for x in Indikator.objects.filter(unit=unit)}
    assert per_kunci == {
        i["is"]: None,
        i["ip"]: bidang.pk,
        i["iu"]: kepala.pk,
        f"s{sub.pk}": bidang.pk,  # the money is the line's, not the indicator's
    }


def test_another_quarter_from_the_same_rows() -> None:
    unit = unit_kecil()
    buka_periode(unit, triwulan=2)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA), "4", triwulan=2)
    empat, dua = lembar_dari(unit, 4), lembar_dari(unit, 2)
    lain = empat.pada(dua.posisi)
    assert [b.realisasi for b in lain.baris] == [b.realisasi for b in dua.baris]
    assert kekurangan(lain) == kekurangan(dua)
    assert kemajuan(empat) == Kemajuan(0, 4)
