"""Perjanjian Kinerja: what a draft begins with, when it can be set, and that only the unit's own counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budget.models import PkProgram
from indicators.models import Dokumen, Target
from lkjip.data import DataBidang
from lkjip.models import Bidang, JejakUbah
from perencanaan import perjanjian as pk
from perencanaan.penerimaan import belum_diterima, terima
from perencanaan.program import tulis_target_renja
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


def bidang(d: Dinas, milik: Bidang) -> DataBidang:
    return next(b for b in d.data().bidang if b.id == milik.pk)


def draf(d: Dinas, milik: Bidang | None = None, alasan: str = "") -> Dokumen:
    return pk.buat(d.catat(), d.data(), bidang(d, milik) if milik else None, alasan)


def isi_target(dokumen: Dokumen) -> dict[str, Decimal]:
    return {t.indikator.nama: t.nilai for t in pk.target_tahun(dokumen)}


def tetapkan(d: Dinas, dokumen: Dokumen, hari: date = date(2024, 1, 15)) -> None:
    dokumen.tanggal = hari
    pk.tetapkan(d.catat(), dokumen, d.data())


def test_the_first_draft_begins_with_renstra_and_dpa(d: Dinas, p: Pohon) -> None:
    dpa_murni(d, p.sub, 1500)
    dokumen = draf(d)
    assert (dokumen.draf, dokumen.urutan, dokumen.nama) == (True, 0, "Perjanjian Kinerja Tahun 2024")
    assert (dokumen.pihak_pertama, dokumen.pihak_kedua) == ("Kepala Dinas", "Wali Kota")
    assert isi_target(dokumen) == {"Indeks mutu": 80}
    assert [(x.simpul, x.anggaran, x.sumber_dana) for x in dokumen.program.all()] == [
        (p.program, 1500, "APBD")
    ]


def test_a_draft_counts_nowhere_until_it_is_set(d: Dinas, p: Pohon) -> None:
    dokumen = draf(d)
    assert d.data().pk is None
    tetapkan(d, dokumen)
    assert d.data().pk.id == dokumen.pk
    assert d.data().kinerja.target_berlaku(d.indikator.pk, TAHUN).jenis == "pk"
    assert JejakUbah.objects.filter(objek="indicators.dokumen", tindakan="diubah", unit=d.unit).exists()


def test_a_change_begins_with_the_version_before_and_the_dpa_in_force(d: Dinas, p: Pohon) -> None:
    dpa_murni(d, p.sub, 1000)
    murni = draf(d)
    pk.simpan(d.catat(), murni, {d.indikator.pk: (Decimal(82), None)}, {p.program.pk: None})
    with pytest.raises(ValidationError, match="Masih ada draf"):
        draf(d, alasan="x")
    for temuan in pk.periksa(d.data(), murni):
        terima(d.catat("Hasil reviu."), temuan)
    tetapkan(d, murni)
    p.sub.pagu.update(nilai=2000)
    PkProgram.objects.create(dokumen=murni, simpul=p.program, anggaran=1000, sumber_dana="APBD murni")
    ubah = draf(d, alasan="Perubahan strategi: APBD Perubahan.")
    assert (ubah.urutan, ubah.nama, isi_target(ubah)) == (
        1,
        "Perjanjian Kinerja Perubahan Tahun 2024",
        {"Indeks mutu": 82},
    )
    kini = PkProgram.objects.get(dokumen=ubah)
    assert (kini.anggaran, kini.sumber_dana) == (2000, "APBD murni")  # how the source is worded stays


def test_a_deviation_is_accepted_before_the_document_is_set(d: Dinas, p: Pohon) -> None:
    dpa_murni(d, p.sub, 1000)
    dokumen = draf(d)
    pk.simpan(
        d.catat(), dokumen, {d.indikator.pk: (Decimal(85), None)}, {p.program.pk: (Decimal(900), "APBD")}
    )
    target, uang = pk.periksa(d.data(), dokumen)
    assert target.pesan == "Target Perjanjian Kinerja “Indeks mutu” 85, berbeda dari target Renstra 80."
    assert "Rp\u00a0900, berbeda dari DPA Rp\u00a01.000" in uang.pesan
    with pytest.raises(ValidationError, match="Terima dengan alasan 2 peringatan"):
        tetapkan(d, dokumen)
    with pytest.raises(ValidationError, match="Tulis alasan"):
        terima(d.catat(), target)
    for temuan in (target, uang):
        terima(d.catat("Kesepakatan dengan TAPD."), temuan)
    tetapkan(d, dokumen)
    assert not dokumen.draf


def test_what_was_accepted_is_open_again_when_the_figure_changes(d: Dinas) -> None:
    dokumen = draf(d)
    for nilai, terbuka in ((85, 1), (85, 0), (86, 1)):
        pk.simpan(d.catat(), dokumen, {d.indikator.pk: (Decimal(nilai), None)}, {})
        sisa = belum_diterima(d.unit, TAHUN, pk.periksa(d.data(), dokumen))
        assert len(sisa) == terbuka
        for temuan in sisa:
            terima(d.catat("Ya."), temuan)


@pytest.mark.parametrize(
    ("ubah", "target", "pesan"),
    [
        ({"tanggal": None}, True, "Tanggal penandatanganan belum diisi"),
        ({"pihak_kedua": ""}, True, "Pihak pertama dan pihak kedua belum lengkap"),
        ({}, False, "Belum ada target yang diperjanjikan"),
    ],
)
def test_what_is_missing_keeps_it_a_draft(d: Dinas, ubah: dict, target: bool, pesan: str) -> None:
    dokumen = draf(d)
    dokumen.tanggal = date(2024, 1, 15)
    for nama, nilai in ubah.items():
        setattr(dokumen, nama, nilai)
    if not target:
        Target.objects.filter(dokumen=dokumen).delete()
    with pytest.raises(ValidationError, match=pesan):
        pk.tetapkan(d.catat(), dokumen, d.data())
    assert Dokumen.objects.get(pk=dokumen.pk).draf


@pytest.mark.parametrize(
    ("hari", "pesan"), [(date(2025, 1, 2), "31 Desember 2024"), (date(2024, 1, 1), "sebelum tanggal versi")]
)
def test_a_change_is_dated_after_the_first_and_within_the_year(d: Dinas, hari: date, pesan: str) -> None:
    tetapkan(d, draf(d))
    ubah = draf(d, alasan="Pejabat berganti: pelantikan.")
    with pytest.raises(ValidationError, match=pesan):
        tetapkan(d, ubah, hari)


def test_what_is_set_is_changed_with_a_reason_and_never_deleted(d: Dinas) -> None:
    dokumen = draf(d)
    tetapkan(d, dokumen)
    baru = {d.indikator.pk: (Decimal(81), None)}
    with pytest.raises(ValidationError, match="Tulis alasan"):
        pk.simpan(d.catat(), dokumen, baru, {})
    with pytest.raises(ValidationError, match="Belum ada target"):
        pk.simpan(d.catat("Salah ketik."), dokumen, {d.indikator.pk: None}, {})
    pk.simpan(d.catat("Salah ketik."), dokumen, baru, {})
    assert JejakUbah.objects.filter(unit=d.unit, alasan="Salah ketik.", objek="indicators.target").exists()
    with pytest.raises(ValidationError, match="tidak dihapus"):
        pk.hapus_draf(d.catat(), dokumen)


# --- below the head of the unit
def test_a_head_of_bidang_promises_programs_and_kegiatan_to_the_head_of_the_unit(d: Dinas, p: Pohon) -> None:
    dpa_murni(d, p.sub, 700)
    program, kegiatan = indikator_program(d, p.program), indikator_program(d, p.kegiatan)
    sub = indikator_program(d, p.sub)
    tulis_target_renja(d.catat(), {program.pk: Decimal(60), kegiatan.pk: Decimal(5), sub.pk: Decimal(3)})
    dokumen = draf(d, d.bidang)
    assert (dokumen.pihak_pertama, dokumen.pihak_kedua) == ("Kepala Bidang A", "Kepala Dinas")
    assert isi_target(dokumen) == {"Capaian Program A": 60, "Capaian Kegiatan A": 5}
    assert [(x.simpul, x.anggaran) for x in dokumen.program.all()] == [(p.program, 700)]


def test_a_head_further_down_promises_its_own_lines_to_the_head_of_its_bidang(d: Dinas, p: Pohon) -> None:
    p.kegiatan.bidang = d.subbidang
    p.kegiatan.save()
    kegiatan, sub = indikator_program(d, p.kegiatan), indikator_program(d, p.sub)
    tulis_target_renja(d.catat(), {kegiatan.pk: Decimal(5), sub.pk: Decimal(3)})
    dokumen = draf(d, d.subbidang)
    assert (dokumen.pihak_pertama, dokumen.pihak_kedua) == ("Kepala Subbagian A", "Kepala Bidang A")
    assert isi_target(dokumen) == {"Capaian Kegiatan A": 5, "Capaian Sub A": 3}
    assert (
        isi_target(draf(d, d.bidang)) == {}
    )  # the program has no indicator, and the kegiatan is not its own


def test_where_several_stand_on_top_there_is_no_row_for_the_head(d: Dinas) -> None:
    Bidang.objects.filter(kode="kepala", unit=d.unit).delete()
    for n in (1, 2):
        Bidang.objects.create(unit=d.unit, kode=f"b{n}", nama=f"Bidang {n}", jabatan=f"Kepala Bidang {n}")
    satu = Bidang.objects.get(unit=d.unit, kode="b1")
    anak = Bidang.objects.create(unit=d.unit, kode="c", nama="Seksi", induk=satu)
    semua = d.data().bidang
    assert pk.puncak(semua) is None
    assert pk.atasan(bidang(d, satu), semua) is None
    assert pk.atasan(bidang(d, anak), semua).id == satu.pk
    assert pk.jabatan_bidang(bidang(d, anak)) == "Kepala Seksi"


def test_what_a_bidang_promises_is_never_the_units(d: Dinas, p: Pohon) -> None:
    program = indikator_program(d, p.program)
    tulis_target_renja(d.catat(), {program.pk: Decimal(60)})
    dokumen = draf(d, d.bidang)
    pk.simpan(d.catat(), dokumen, {program.pk: (Decimal(65), None)}, {})
    (temuan,) = pk.periksa(d.data(), dokumen)
    assert "65, berbeda dari target tahun ini pada Renja atau Renstra 60" in temuan.pesan
    terima(d.catat("Lebih tinggi."), temuan)
    tetapkan(d, dokumen)
    data = d.data()
    assert data.pk is None
    assert data.kinerja.target_berlaku(program.pk, TAHUN).nilai == 60
    assert data.pk_program == ()
    assert draf(d).urutan == 0  # the unit's own is still the first
