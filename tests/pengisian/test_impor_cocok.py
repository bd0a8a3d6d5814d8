"""Which row of the sheet a row of the form is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pengisian.data import BarisLembar
from pengisian.impor_e81.bacaan import BarisE81
from pengisian.impor_e81.cocok import Cocok, cocokkan, kepingan, mirip, tingkat_kode
from tests.pengisian.test_impor_sebab import TERAKHIR


def lembar(kunci: str, kode: str, nama: str, indikator: str = "", jenis: str = "") -> BarisLembar:
    jenis = jenis or ("sasaran", "program", "kegiatan", "sub_kegiatan")[kode.count(".")]
    return BarisLembar(
        kunci=kunci, jenis=jenis, tingkat=0, kode=kode, nama=nama, kepala=True, induk="",
        sasaran_id=int(kunci[1:]), bidang_id=None, simpul=None, realisasi=None, komponen=(),
        indikator=replace(TERAKHIR, nama=indikator) if indikator else None,
    )  # fmt: skip


def form(nomor: int, kode: str, nama: str, indikator: str = "") -> BarisE81:
    return BarisE81(nomor, kode, nama, indikator, "%", "", False)


LEMBAR = [
    lembar("i1", "1", "Meningkatnya pengarusutamaan gender", "Indeks Pemberdayaan Gender (IDG)"),
    lembar("i2", "1", "Meningkatnya pengarusutamaan gender", "Persentase RKA Responsif Gender"),
    lembar("i3", "1.1", "Program Pengarusutamaan Gender", "Persentase OPD dengan anggaran responsif gender"),
    lembar("i4", "1.1.1", "Pelembagaan PUG pada lembaga pemerintah", "Dokumen regulasi PPRG"),
    lembar("i5", "1.1.2", "Pemberdayaan perempuan bidang politik", "Jumlah industri rumahan"),
    lembar("s6", "1.1.2.1", "Sosialisasi peningkatan partisipasi perempuan"),
]


def kunci(*baris: BarisE81) -> list[str]:
    return [c.kunci for c in cocokkan(baris, LEMBAR)]


def test_by_code_and_then_by_indicator() -> None:
    assert kunci(
        form(8, "1", "Meningkatnya jumlah RKA yang responsif", "Prosentase RKA Responsif Gender"),
        form(9, "1.1.1", "Pelebagaan PUG pada Lembaga Pemerintah", "Dokumen Regulasi PPRG"),
        form(10, "1.1.2.1", "Sosialisasi peningkatan partisipasi perempuan", "-"),
    ) == ["i2", "i4", "s6"]


def test_the_same_code_with_other_names_is_asked() -> None:
    """As after rows were inserted, which shifts all running numbers."""
    baris = form(8, "1.1.1", "Pemberdayaan perempuan bidang politik", "Jumlah industri rumahan")
    (c,) = cocokkan([baris], LEMBAR)
    assert c.kunci == "i5"  # its names say so, all of them
    (c,) = cocokkan([replace(baris, indikator="Jumlah industri rumahan yang dibina di kota")], LEMBAR)
    assert (c.kunci, c.calon[0].kunci) == ("", "i5")


def test_by_name_where_there_is_no_code() -> None:
    nama = "PROGRAM PENGARUSUTAMAAN GENDER"
    assert kunci(form(8, "", nama, "Persentase OPD dgn anggaran responsif gender")) == ["i3"]
    (c,) = cocokkan([form(8, "", "Kegiatan tamu", "Jumlah tamu")], LEMBAR)
    assert (c.kunci, [x for x in c.calon if x.skor > Decimal("0.6")]) == ("", [])


def test_a_row_is_taken_once_by_the_better_match() -> None:
    assert kunci(
        form(8, "1.1.1", "Pelembagaan PUG", "Dokumen regulasi"),
        form(9, "1.1.1", "Pelembagaan PUG pada lembaga pemerintah", "Dokumen regulasi PPRG"),
    ) == ["", "i4"]


@pytest.mark.parametrize(
    ("kode", "nama", "tingkat"),
    [("1", "x", 0), ("1.1", "x", 1), ("1.1.2", "x", 2), ("1.1.2.1", "x", 3), ("2.08.02", "x", 1),
     ("2.08.02.2.01", "x", 2), ("2.08.02.2.01.0001", "x", 3), ("", "PROGRAM x", 1), ("", "x", None),
     ("1.1.1.1.1", "x", None), ("2.08", "x", None)],
)  # fmt: skip
def test_levels(kode: str, nama: str, tingkat: int | None) -> None:
    assert tingkat_kode(kode, nama) == tingkat


def test_likeness() -> None:
    assert mirip(kepingan("Prosentase  RKA, responsif"), kepingan("persentase RKA Responsif")) == 1
    assert mirip(kepingan("Dokumen"), kepingan("Laporan")) < Decimal("0.3")
    assert mirip(kepingan(""), kepingan("")) == 1


def test_it_goes_through_json() -> None:
    for c in cocokkan([form(8, "", "Kegiatan tamu", "Jumlah tamu")], LEMBAR):
        assert Cocok.dari(c.json()) == c
