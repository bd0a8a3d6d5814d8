"""The outline of a unit's year: switched off, moved, added; numbers follow the order."""

from datetime import date

import pytest

from evaluation.models import LembarReviu, ReviuLkjip
from lkjip.enums import TahapLkjip, TahapReviu
from reports.data import DataBagian
from reports.models import BagianUnit, StatusLkjip
from reports.queries import bagian
from reports.susunan import BAWAAN, susun
from reports.tahap import tahap_lkjip
from tests.pabrik import buat_pengguna, buat_unit


def test_without_rows_it_is_the_common_outline() -> None:
    assert [r.kunci for r in BAWAAN.bab] == [
        "pendahuluan",
        "perencanaan-kinerja",
        "akuntabilitas-kinerja",
        "penutup",
    ]
    assert BAWAAN.rujuk("target-realisasi") == "Tabel 3.4"
    assert BAWAAN.rujuk("penutup") == "Bab IV"
    assert BAWAAN.rujuk("saran") == "Subbab 4.2"
    assert BAWAAN.rujuk("lampiran-e81") == "Lampiran 3"


def test_what_is_switched_off_is_gone_and_the_numbers_close_up() -> None:
    s = susun([DataBagian("hasil-evaluasi", aktif=False)])
    assert s.cari("hasil-evaluasi") is None
    assert s.nomor_bagian["capaian-kinerja"] == "3.1"
    assert "nilai-akip" not in s.nomor_isi
    assert s.rujuk("target-realisasi") == "Tabel 3.2"
    assert s.rujuk("hasil-evaluasi") == "“Hasil Evaluasi atas Implementasi SAKIP Tahun Sebelumnya”"
    assert s.mati == {"hasil-evaluasi"}


def test_sections_move_among_their_siblings() -> None:
    s = susun([DataBagian("saran", urutan=0), DataBagian("kesimpulan", urutan=1)])
    assert [r.kunci for r in s.bab[-1].anak] == ["saran", "kesimpulan"]
    assert s.nomor_bagian["saran"] == "4.1"


def test_a_section_and_an_annex_of_the_units_own() -> None:
    s = susun(
        [
            DataBagian("tambahan-1", tambahan=True, induk="penutup", judul="Rencana {aneh}", urutan=0),
            DataBagian("tambahan-2", tambahan=True, judul="SK Tim", lampiran_id=7, banyak_halaman=2),
        ]
    )
    baru = s.bab[-1].anak[0]
    assert (baru.kunci, baru.judul.format(tahun=2024), s.nomor_bagian[baru.kunci]) == (
        "tambahan-1",
        "Rencana {aneh}",
        "4.1",
    )
    assert [isi.kunci for isi in baru.isi] == ["tambahan-1"]
    assert (s.lampiran[-1].kunci, s.lampiran[-1].jenis, s.rujuk("tambahan-2")) == (
        "tambahan-2",
        "lampiran",
        "Lampiran 5",
    )


def test_images_in_texts_are_numbered_with_the_charts_as_they_stand() -> None:
    tanpa = BAWAAN.nomor_isi
    s = susun(gambar={"tugas_fungsi": (8, 3)})
    assert (s.rujuk("gambar-8"), s.rujuk("gambar-3")) == ("Gambar 1.1", "Gambar 1.2")
    assert tanpa["struktur-organisasi"] == "1.1"
    assert s.nomor_isi["struktur-organisasi"] == "1.3"


@pytest.mark.django_db
def test_a_year_goes_on_with_the_outline_of_the_year_before() -> None:
    unit, staf = buat_unit(), buat_pengguna()
    BagianUnit.objects.create(unit=unit, tahun=2023, kunci="sistematika", aktif=False)
    BagianUnit.objects.create(
        unit=unit, tahun=2023, kunci="saran", penanggung_jawab=staf, tenggat=date(2024, 1, 5)
    )
    (mati, saran) = bagian(unit.pk, 2024)
    assert (mati.kunci, mati.aktif) == ("sistematika", False)
    assert (saran.penanggung_jawab, saran.tenggat) == (str(staf), None)
    BagianUnit.objects.create(unit=unit, tahun=2024, kunci="iku")
    assert [b.kunci for b in bagian(unit.pk, 2024)] == ["iku"]
    assert len(bagian(unit.pk, 2023)) == 2
    assert bagian(buat_unit().pk, 2024) == ()


@pytest.mark.django_db
def test_the_state_is_a_draft_until_it_is_reviewed_and_what_was_stored_counts_more() -> None:
    unit = buat_unit()
    assert tahap_lkjip(unit.pk, 2024) == TahapLkjip.DRAF
    lembar = LembarReviu.objects.create(pemda=unit.pemda, mulai=2020, dasar_hukum="PermenPANRB 53/2014")
    reviu = ReviuLkjip.objects.create(unit=unit, tahun=2024, lembar=lembar)
    assert tahap_lkjip(unit.pk, 2024) == TahapLkjip.DRAF
    ReviuLkjip.objects.filter(pk=reviu.pk).update(tahap=TahapReviu.DINYATAKAN)
    assert tahap_lkjip(unit.pk, 2024) == TahapLkjip.DIREVIU
    assert tahap_lkjip(unit.pk, 2023) == TahapLkjip.DRAF
    StatusLkjip.objects.create(unit=unit, tahun=2024, tahap=TahapLkjip.FINAL)
    assert tahap_lkjip(unit.pk, 2024) == TahapLkjip.FINAL
    assert tahap_lkjip(unit.pk, 2023) == TahapLkjip.DRAF
