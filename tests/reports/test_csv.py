"""Tables as CSV: exact figures that a spreadsheet reads, text that stays text, the same rows as in print."""

import csv
from decimal import Decimal
from io import StringIO

import pytest

from reports.blok import Baris, BlokTabel, Sel, bilangan, daftar, teks
from reports.build import build_report
from reports.renderers.csv import nama_csv, tabel_csv
from reports.renderers.dasar import tabel_bagian
from reports.tables.dasar import Kolom, TabelLkjip


class TabelUji(TabelLkjip):
    kunci = "uji"
    nama = Kolom("Nama", lebar=40)
    nilai = Kolom("Target", lebar=30, jenis="angka", grup=("Tahun 2024", ""))
    lain = Kolom("=Realisasi", lebar=30, jenis="angka", grup=("Tahun 2024",))


def baca(blok: BlokTabel) -> list[list[str]]:
    return list(csv.reader(StringIO(tabel_csv(blok).decode("utf-8-sig"), newline=""), delimiter=";"))


def isi(*sel: Sel) -> list[str]:
    baris = Baris("a", dict(zip(("nama", "nilai", "lain"), sel, strict=False)))
    return baca(BlokTabel(TabelUji, "3.4", "Uji", (baris,)))[1]


def test_it_is_what_an_indonesian_spreadsheet_opens() -> None:
    mentah = tabel_csv(BlokTabel(TabelUji, "3.4", "Uji", (Baris("a", {"nama": teks("é; b")}),)))
    assert mentah == (
        "\ufeffNama;Tahun 2024: Target;Tahun 2024: =Realisasi\r\n".encode() + '"é; b";;\r\n'.encode()
    )


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        (Decimal("1234567.50"), "1234567,50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.125"), "-0,125"),
        (Decimal(100) / 3, "33,33333333333333333333333333"),
        (2024, "2024"),
        (0, "0"),
    ],
)
def test_figures_are_exact(nilai: Decimal | int, tertulis: str) -> None:
    assert isi(teks("a"), bilangan(nilai, 0))[1] == tertulis


def test_what_is_not_known_is_empty() -> None:
    assert isi(teks(None), bilangan(None, alasan="belum ada data")) == ["", "", ""]


@pytest.mark.parametrize(
    "jahat", ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "\u00a0=1", "＝1+1", "\x00=1"]
)
def test_no_text_is_a_formula(jahat: str) -> None:
    for sel in (teks(jahat), daftar([jahat, "b"])):
        assert isi(sel)[0].startswith("'")
    assert baca(BlokTabel(TabelUji, "", "U", (Baris("a", rentang=jahat),)))[1][0].startswith("'")


def test_cells_stand_under_their_headings() -> None:
    assert isi(teks("dua kolom", kolom=2), teks("tertutup"), bilangan(7)) == ["dua kolom", "", "7"]
    assert isi(daftar(["satu", "dua"]))[0] == "satu\ndua"
    blok = BlokTabel(TabelUji, "", "U", (Baris("a", rentang="Sasaran 1"),))
    assert baca(blok)[1] == ["Sasaran 1", "", ""]


@pytest.mark.django_db
def test_every_table_of_the_report_has_its_file() -> None:
    tabel = [t for _, t in tabel_bagian(build_report("dp3akb", 2024).bagian)]
    nama = [nama_csv(t) for t in tabel]
    assert {"tabel-3-4-target-realisasi.csv", "tabel-lampiran-e81.csv"} <= set(nama)
    assert len(set(nama)) == len(tabel)
    for t in tabel:
        baris = baca(t)
        assert len(baris) == 1 + len(t.baris)
        assert {len(b) for b in baris} == {len(t.kolom)}
