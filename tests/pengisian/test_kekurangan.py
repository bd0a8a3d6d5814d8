"""What keeps a quarter from being submitted: each kind, with its cell, and what settles it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from budget.models import Dpa, Pagu, RealisasiAnggaran, Simpul
from indicators.models import Dokumen, Indikator, Komponen, NilaiKomponen, Target
from lkjip.enums import Peran
from lkjip.models import PengaturanTahun, Unit
from pengisian.kekurangan import Jenis, Kekurangan, kekurangan
from pengisian.kemajuan import baris_wajib, kemajuan_banyak
from pengisian.models import Bukti, PeringatanDiterima
from pengisian.rapor_bidang import rapor
from pengisian.tampilan import tampil
from reports.sumber import Sumber
from reports.tables.e81 import E81
from tests.pabrik import buat_unit
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


@pytest.fixture
def unit() -> Unit:
    """With nothing missing."""
    unit = unit_kecil()
    buka_periode(unit)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    assert kekurangan(lembar_dari(unit)) == ()
    return unit


def indikator(unit: Unit, kode: str = "ip") -> Indikator:
    return Indikator.objects.get(unit=unit, kode=kode)


def sub(unit: Unit) -> Simpul:
    return Simpul.objects.get(unit=unit, level="sub_kegiatan")


def satu(unit: Unit, triwulan: int = TRIWULAN) -> Kekurangan:
    (hasil,) = kekurangan(lembar_dari(unit, triwulan))
    return hasil


def test_an_empty_quarter_lacks_every_value_and_every_amount_in_the_order_of_the_sheet() -> None:
    unit = unit_kecil()
    hasil = kekurangan(lembar_dari(unit))
    assert [(k.jenis, k.sebutan) for k in hasil] == [
        (Jenis.NILAI, "1 Indikator sasaran"),
        (Jenis.NILAI, "1.1 Indikator program"),
        (Jenis.NILAI, "1.1.1.1 Indikator keluaran"),
        (Jenis.RP, "1.1.1.1 Indikator keluaran"),
    ]
    assert hasil[0].jangkar == f"sel-i{indikator(unit, 'is').pk}-nilai"
    assert hasil[3].jangkar == f"sel-s{sub(unit).pk}-rp"


def test_a_unit_without_plans_submits_nothing() -> None:
    unit = buat_unit()
    kurang = satu(unit)
    assert (kurang.jenis, kurang.jangkar) == (Jenis.RENCANA, "lembar")


def test_a_missing_value_is_told_or_declared_unavailable(unit: Unit) -> None:
    catat(unit, "ip", None)
    assert (satu(unit).jenis, satu(unit).kolom) == (Jenis.NILAI, "nilai")
    catat(unit, "ip", None, status="tidak_tersedia", alasan="Survei belum selesai.")
    assert kekurangan(lembar_dari(unit)) == ()


def test_a_value_of_zero_is_a_value(unit: Unit) -> None:
    catat(unit, "ip", "0", penjelasan="Belum ada yang ikut.")
    RealisasiAnggaran.objects.update(nilai=0)
    assert kekurangan(lembar_dari(unit)) == ()


def test_a_yearly_figure_is_none_of_a_quarter(unit: Unit) -> None:
    catat(unit, "ip", None)
    catat(unit, "ip", "10", triwulan=None)
    assert satu(unit).jenis == Jenis.NILAI


def test_what_is_measured_once_a_year_is_asked_for_in_the_fourth_quarter_only(unit: Unit) -> None:
    """Sheet, list, progress by both ways and the report on the bidang go by the same rule."""
    i = indikator(unit)
    pk = Dokumen.objects.get(unit=unit, jenis="pk")
    Target.objects.create(indikator=i, dokumen=pk, tahun=TAHUN, triwulan=4, nilai=10)
    Indikator.objects.filter(unit=unit, kode="is").update(
        akumulasi_tahun="terakhir"
    )  # the year's target only
    for triwulan, wajib in ((1, 2), (2, 2), (3, 2), (4, 4)):
        lembar = lembar_dari(unit, triwulan)
        kunci = {b.kunci for b in baris_wajib(lembar)}
        assert (f"i{i.pk}" in kunci, len(kunci)) == (triwulan == 4, wajib)
        assert rapor(lembar).seluruhnya.wajib == wajib
        assert kemajuan_banyak([unit], TAHUN, triwulan)[unit.pk].wajib == wajib
        belum = {k.kunci for k in kekurangan(lembar) if k.jenis == Jenis.NILAI}
        assert belum == (set() if triwulan == 4 else {f"i{indikator(unit, 'iu').pk}"})
        tertulis = tampil(lembar, lembar.per_kunci[f"i{i.pk}"]).kinerja
        assert tertulis
        assert tertulis.keadaan == ("" if triwulan == 4 else "diminta pada TW IV")


def test_what_is_filled_without_being_asked_for_is_a_value_like_any_other(unit: Unit) -> None:
    i = indikator(unit)
    pk = Dokumen.objects.get(unit=unit, jenis="pk")
    Target.objects.create(indikator=i, dokumen=pk, tahun=TAHUN, triwulan=4, nilai=10)
    Indikator.objects.filter(pk=i.pk).update(wajib_bukti=True)
    assert i.pk not in {int(k.kunci[1:]) for k in kekurangan(lembar_dari(unit, 1)) if k.kunci[0] == "i"}
    catat(unit, "ip", "3", triwulan=1)
    lembar = lembar_dari(unit, 1)
    assert [k.jenis for k in kekurangan(lembar) if k.kunci == f"i{i.pk}"] == [Jenis.BUKTI]
    e81 = {b.kunci: b for b in E81.blok_dari(Sumber(unit.pk, TAHUN, 1), "").baris}
    assert e81["1.1"].sel["tw1_k"].teks == "3,00"


def test_empty_components_are_named(unit: Unit) -> None:
    i = indikator(unit)
    Indikator.objects.filter(pk=i.pk).update(kombinasi="rasio_100", akumulasi_tahun="terakhir")
    atas = Komponen.objects.create(indikator=i, urutan=1, peran="pembilang", label="Yang ikut")
    Komponen.objects.create(indikator=i, urutan=2, peran="penyebut", label="Semua orang")
    baris = catat(unit, "ip", None)
    assert satu(unit).pesan == "Komponen yang kosong: Yang ikut, Semua orang."
    NilaiKomponen.objects.create(realisasi=baris, komponen=atas, nilai=3)
    assert (satu(unit).pesan, satu(unit).kolom) == ("Komponen yang kosong: Semua orang.", "komponen2")


def test_money_is_asked_for_where_there_is_a_pagu(unit: Unit) -> None:
    RealisasiAnggaran.objects.all().delete()
    assert satu(unit).jenis == Jenis.RP
    Pagu.objects.filter(dpa__unit=unit).update(nilai=0)
    assert kekurangan(lembar_dari(unit)) == ()


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ("10", ""),
        ("9.999999", "kurang dari 100%"),
        ("15", ""),
        ("15.000001", "lebih dari 150%"),
        ("0", "kurang dari 100%"),
    ],
)
def test_a_capaian_outside_of_the_limits_is_explained(unit: Unit, nilai: str, pesan: str) -> None:
    catat(unit, "ip", nilai)
    if not pesan:
        assert kekurangan(lembar_dari(unit)) == ()
        return
    kurang = satu(unit)
    assert (kurang.jenis, kurang.kolom) == (Jenis.PENJELASAN, "penjelasan")
    assert pesan in kurang.pesan
    catat(unit, "ip", nilai, penjelasan=" ")
    assert satu(unit).jenis == Jenis.PENJELASAN  # blanks explain nothing
    catat(unit, "ip", nilai, penjelasan="Pelatihan ditunda.")
    assert kekurangan(lembar_dari(unit)) == ()


def test_the_limits_are_the_pemdas(unit: Unit) -> None:
    PengaturanTahun.objects.filter(pemda=unit.pemda).update(
        penjelasan_di_bawah=Decimal(75), penjelasan_di_atas=Decimal(120)
    )
    catat(unit, "ip", "7.5")
    catat(unit, "iu", "12")
    assert kekurangan(lembar_dari(unit)) == ()
    catat(unit, "iu", "12.1")
    assert "lebih dari 120%" in satu(unit).pesan


def test_a_quarter_is_measured_by_its_own_target(unit: Unit) -> None:
    buka_periode(unit, triwulan=2)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA), "4", triwulan=2)
    assert kekurangan(lembar_dari(unit, 2)) == ()  # no quarterly target, nothing to explain
    pk = Dokumen.objects.get(unit=unit, jenis="pk")
    Target.objects.create(indikator=indikator(unit), dokumen=pk, tahun=TAHUN, triwulan=2, nilai=5)
    assert "Capaian 80,00%" in satu(unit, 2).pesan


def test_marked_rows_want_evidence(unit: Unit) -> None:
    i = indikator(unit)
    Indikator.objects.filter(pk=i.pk).update(wajib_bukti=True)
    assert (satu(unit).jenis, satu(unit).kolom) == (Jenis.BUKTI, "bukti")
    isi = {
        "unit": unit, "indikator": i, "jenis": "teks", "judul": "Daftar hadir", "teks": "30 orang",
        "tanggal": date(2024, 11, 1), "oleh": pejabat(unit, Peran.PERENCANA), "pada": timezone.now(),
    }  # fmt: skip
    Bukti.objects.create(tahun=TAHUN, triwulan=3, **isi)
    assert satu(unit).jenis == Jenis.BUKTI  # that of another quarter shows nothing of this one
    Bukti.objects.create(tahun=TAHUN, triwulan=TRIWULAN, **isi)
    assert kekurangan(lembar_dari(unit)) == ()


def test_what_is_not_there_cannot_be_shown(unit: Unit) -> None:
    Indikator.objects.filter(unit=unit, kode="ip").update(wajib_bukti=True)
    catat(unit, "ip", None, status="tidak_tersedia", alasan="Survei belum selesai.")
    assert kekurangan(lembar_dari(unit)) == ()


def terima(unit: Unit, aturan: str, nilai: str, **baris: object) -> None:
    PeringatanDiterima.objects.create(
        unit=unit, tahun=TAHUN, triwulan=TRIWULAN, aturan=aturan, nilai=nilai, alasan="Sudah dicek.",
        oleh=pejabat(unit, Peran.PERENCANA), pada=timezone.now(), **baris,
    )  # fmt: skip


def test_a_warning_is_accepted_for_the_value_that_it_spoke_of(unit: Unit) -> None:
    RealisasiAnggaran.objects.update(nilai=1_500_000)  # more than the pagu
    kurang = satu(unit)
    assert (kurang.jenis, kurang.kolom, kurang.kunci) == (Jenis.PERINGATAN, "rp", f"s{sub(unit).pk}")
    terima(unit, "lebih_pagu", "1500000.00", simpul=sub(unit))
    assert kekurangan(lembar_dari(unit)) == ()
    RealisasiAnggaran.objects.update(nilai=1_600_000)
    assert satu(unit).jenis == Jenis.PERINGATAN  # another value, another warning


def test_a_copied_quarter_is_asked_about_as_a_whole(unit: Unit) -> None:
    for kode in ("is", "ip", "iu"):
        catat(unit, kode, "5", triwulan=3)
        catat(unit, kode, "5")
    kurang = satu(unit)
    assert (kurang.jenis, kurang.sebutan, kurang.jangkar) == (Jenis.PERINGATAN, "Seluruh lembar", "lembar")


def test_only_the_dpa_in_force_counts(unit: Unit) -> None:
    RealisasiAnggaran.objects.all().delete()
    baru = Dpa.objects.create(unit=unit, tahun=TAHUN, urutan=1, jenis="perubahan")
    Pagu.objects.create(simpul=sub(unit), dpa=baru, sumber_dana="apbd", nilai=0)
    assert kekurangan(lembar_dari(unit)) == ()
