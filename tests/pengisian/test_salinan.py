"""The approved copy: the same bytes for the same data, everything that was approved, and what differs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from budget.models import RealisasiAnggaran
from indicators.models import EvaluasiRenja, Indikator, Komponen, NilaiKomponen, Target
from lkjip.enums import Peran
from lkjip.models import Unit
from pengisian.beda import Beda, beda, tulis
from pengisian.models import Bukti, PeringatanDiterima
from pengisian.salinan import isi_salinan, salinan
from pengisian.salinan_baca import baca_salinan
from tests.pengisian.bantu import lembar as lembar_demo
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
    unit = unit_kecil()
    buka_periode(unit)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    return unit


def isi(unit: Unit) -> dict:
    """As it comes back out of the database."""
    return json.loads(salinan(lembar_dari(unit))[0])


def baris(unit: Unit, kode: str) -> dict:
    kunci = f"i{Indikator.objects.get(unit=unit, kode=kode).pk}"
    return next(b for b in isi(unit)["baris"] if b["kunci"] == kunci)


def test_the_same_data_is_the_same_bytes(unit: Unit) -> None:
    assert salinan(lembar_dari(unit)) == salinan(lembar_dari(unit))
    for triwulan in (1, 4):
        assert salinan(lembar_demo(triwulan)) == salinan(lembar_demo(triwulan))


def test_the_number_and_not_its_decimals_makes_the_bytes(unit: Unit) -> None:
    sebelum = salinan(lembar_dari(unit))
    catat(unit, "ip", "10.000000")
    assert salinan(lembar_dari(unit)) == sebelum
    catat(unit, "ip", "10.000001")
    assert salinan(lembar_dari(unit)) != sebelum


def test_it_holds_figures_and_results_exactly(unit: Unit) -> None:
    catat(unit, "ip", "7.5", penjelasan="Ditunda.", sumber="Laporan")
    b = baris(unit, "ip")
    assert b["target"] == "10"
    assert b["isi"] == {
        "nilai": "7.5", "status": "final", "tahun_data": None, "alasan": "", "sumber": "Laporan",
        "penjelasan": "Ditunda.",
    }  # fmt: skip
    assert b["capaian"] == {"nilai": "75", "rumus": "R / T × 100"}
    assert b["uang"] == {
        "pagu": "1000000",
        "triwulan": "250000",
        "realisasi": "250000",
        "serapan": {"nilai": "25", "rumus": b["uang"]["serapan"]["rumus"]},
    }


def test_what_cannot_be_computed_says_why(unit: Unit) -> None:
    Target.objects.filter(indikator__unit=unit, indikator__kode="ip").delete()
    assert baris(unit, "ip")["capaian"] == {"alasan": "target belum ditetapkan"}
    catat(unit, "iu", None, status="tidak_tersedia", alasan="Belum ada.")
    assert baris(unit, "iu")["nilai_triwulan"] == {"alasan": "data tidak tersedia"}


def test_yearly_figures_belong_to_the_fourth_quarter(unit: Unit) -> None:
    catat(unit, "is", "9", triwulan=None, alasan="Koreksi.")
    assert baris(unit, "is")["setahun"]["nilai"] == "9"
    tiga = isi_salinan(lembar_dari(unit, 3))
    assert all(b["setahun"] is None for b in tiga["baris"] if "setahun" in b)


def test_footer_warnings_and_evidence_are_part_of_it(unit: Unit) -> None:
    EvaluasiRenja.objects.create(unit=unit, tahun=TAHUN, triwulan=TRIWULAN, faktor_pendorong="Kader aktif.")
    i = Indikator.objects.get(unit=unit, kode="ip")
    milik = {"unit": unit, "tahun": TAHUN, "triwulan": TRIWULAN, "oleh": pejabat(unit, Peran.PERENCANA)}
    PeringatanDiterima.objects.create(
        aturan="turun", indikator=i, nilai="10", alasan="Memang turun.", pada=timezone.now(), **milik
    )
    Bukti.objects.create(
        indikator=i, jenis="teks", judul="Daftar hadir", teks="30", tanggal=date(2024, 11, 1),
        pada=timezone.now(), **milik,
    )  # fmt: skip
    hasil = isi(unit)
    assert hasil["kaki"]["faktor_pendorong"] == "Kader aktif."
    assert hasil["peringatan"] == [
        {"kunci": f"i{i.pk}", "aturan": "turun", "nilai": "10", "alasan": "Memang turun."}
    ]
    assert baris(unit, "ip")["bukti"] == ["Daftar hadir"]


# --- what differs


def test_nothing_differs_from_itself(unit: Unit) -> None:
    assert beda(isi(unit), isi(unit)) == ()
    demo = isi_salinan(lembar_demo())
    assert beda(demo, json.loads(json.dumps(demo))) == ()


def test_each_change_is_told(unit: Unit) -> None:
    lama = isi(unit)
    catat(unit, "ip", "7.5", penjelasan="Ditunda.")
    RealisasiAnggaran.objects.update(nilai=Decimal("1234567.5"))
    EvaluasiRenja.objects.create(unit=unit, tahun=TAHUN, triwulan=TRIWULAN, faktor_penghambat="Hujan.")
    hasil = beda(lama, isi(unit))
    ip = [b for b in hasil if b.nama == "Indikator program"]
    assert ip == [
        Beda("1.1", "Indikator program", "Realisasi triwulan", "10,00", "7,50"),
        Beda("1.1", "Indikator program", "Realisasi s.d. triwulan", "10,00", "7,50"),
        Beda("1.1", "Indikator program", "Capaian", "100,00%", "75,00%"),
        Beda("1.1", "Indikator program", "Penjelasan", "–", "Ditunda."),
        Beda(
            "1.1", "Indikator program", "Realisasi anggaran triwulan", "Rp\u00a0250.000", "Rp\u00a01.234.568"
        ),
    ]
    assert hasil[-1] == Beda("", "Kaki Formulir E.81", "Faktor penghambat", "–", "Hujan.")


def test_a_change_too_small_to_print_is_written_in_full(unit: Unit) -> None:
    lama = isi(unit)
    catat(unit, "ip", "10.000001")
    assert Beda("1.1", "Indikator program", "Realisasi triwulan", "10", "10,000001") in beda(lama, isi(unit))


def test_a_figure_that_went_says_why(unit: Unit) -> None:
    lama = isi(unit)
    catat(unit, "ip", None, status="tidak_tersedia", alasan="Hilang.")
    hasil = {b.apa: (b.lama, b.baru) for b in beda(lama, isi(unit))}
    assert hasil["Realisasi triwulan"] == ("10,00", "data tidak tersedia")
    assert hasil["Status data"] == ("final", "tidak tersedia")


def test_components_differ_by_their_names(unit: Unit) -> None:
    i = Indikator.objects.get(unit=unit, kode="ip")
    k = Komponen.objects.create(indikator=i, urutan=1, peran="pembilang", label="Yang ikut")
    lama = isi(unit)
    NilaiKomponen.objects.create(realisasi=i.realisasi.get(), komponen=k, nilai=3)
    assert Beda("1.1", "Indikator program", "Yang ikut", "–", "3") in beda(lama, isi(unit))


def test_rows_that_came_and_went(unit: Unit) -> None:
    lama = isi(unit)
    baru = isi(unit)
    baru["baris"][0] |= {"kunci": "i0", "kode": "9"}
    pertama, *_, terakhir = beda(lama, baru)
    assert pertama == Beda("9", "Indikator sasaran", "Baris", "", "ditambahkan")
    assert terakhir == Beda("1", "Indikator sasaran", "Baris", "ada", "")


@pytest.mark.parametrize(
    ("nilai", "rupa", "desimal", "teks"),
    [
        (None, "angka", 2, "–"),
        ("", "teks", 2, "–"),
        ([], "daftar", 2, "–"),
        (["a", "b"], "daftar", 2, "a; b"),
        ("-350.4785", "persen", 2, "−350,48%"),
        ("2023", "teks", 2, "2023"),
        ("target 0, capaian tidak dapat dihitung", "persen", 2, "target 0, capaian tidak dapat dihitung"),
        ("sementara", "status", 2, "sementara"),
        ("1500.5", "rupiah", None, "Rp\u00a01.500,50"),
    ],
)
def test_values_of_a_copy_as_people_read_them(nilai, rupa, desimal, teks) -> None:
    assert tulis(nilai, rupa, desimal) == teks


# --- to read


def test_a_copy_is_read_from_its_json(unit: Unit) -> None:
    catat(unit, "ip", "7.5", penjelasan="Ditunda.", status="sementara", tahun_data=2023)
    EvaluasiRenja.objects.create(unit=unit, tahun=TAHUN, triwulan=TRIWULAN, faktor_pendorong="Kader aktif.")
    baca = baca_salinan(isi(unit))
    ip = next(b for b in baca.baris if b.indikator == "Indikator program")
    assert (ip.kode, ip.nama, ip.target, ip.triwulan.teks) == ("1.1", "Program", "10,00", "7,50")
    assert (ip.capaian.teks, ip.rp) == ("75,00%", "Rp\u00a0250.000")
    assert ip.keterangan == (("Data", "sementara"), ("Data tahun", "2023"), ("Penjelasan", "Ditunda."))
    assert baca.kaki == (("Faktor pendorong", "Kader aktif."),)


def test_a_figure_without_a_value_keeps_its_reason(unit: Unit) -> None:
    catat(unit, "ip", None, status="tidak_tersedia", alasan="Hilang.")
    ip = next(b for b in baca_salinan(isi(unit)).baris if b.indikator == "Indikator program")
    assert (ip.triwulan.teks, ip.triwulan.alasan) == ("–", "data tidak tersedia")
