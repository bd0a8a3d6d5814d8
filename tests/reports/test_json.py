"""The report as JSON: complete, exact, and with the reason wherever there is no value."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from reports.blok import Baris, BlokTabel, Sel
from reports.build import build_report, sumber_untuk
from reports.outline import GAMBAR, TABEL
from reports.renderers import render
from reports.renderers.dasar import tabel_bagian
from reports.renderers.json import SKEMA, lkjip_json
from reports.susunan import BAWAAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def isi() -> dict[str, Any]:
    return json.loads(lkjip_json(build_report("dp3akb", 2024)))


def blok(bagian: list[dict[str, Any]], jenis: str) -> Iterator[dict[str, Any]]:
    for b in bagian:
        yield from (x for x in b["isi"] if x["jenis"] == jenis)
        yield from blok(b["bagian"], jenis)


def sel(isi: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for tabel in blok(isi["bagian"], "tabel"):
        for baris in tabel["baris"]:
            yield from baris["sel"].values()


def test_head_names_the_report(isi: dict[str, Any]) -> None:
    assert isi["skema"] == SKEMA
    assert (isi["tahun"], isi["unit_singkat"]) == (2024, "DP3AKB")
    assert any("Skala predikat" in s for s in isi["stempel"])


def test_every_table_and_figure_is_there_with_its_number(isi: dict[str, Any]) -> None:
    for jenis, semua in (("tabel", TABEL), ("gambar", GAMBAR)):
        ada = {b["kunci"]: b["nomor"] for b in blok(isi["bagian"], jenis)}
        assert ada == {kunci: BAWAAN.nomor_isi.get(kunci, "") for kunci in semua}


def test_values_are_exact_strings() -> None:
    laporan = build_report("dp3akb", 2024)
    isi = json.loads(lkjip_json(laporan), parse_float=lambda teks: pytest.fail(f"float {teks}"))
    asal = [s for _, t in tabel_bagian(laporan.bagian) for b in t.baris for s in b.sel.values()]
    hasil = list(sel(isi))
    assert len(asal) == len(hasil) > 3000
    for a, h in zip(asal, hasil, strict=True):
        assert h["teks"] == a.teks
        assert h["angka"] is isinstance(a.nilai, Decimal | int)
        if h["angka"]:
            assert Decimal(h["nilai"]) == a.nilai
            assert "E" not in h["nilai"]


def test_a_missing_value_has_its_reason(isi: dict[str, Any]) -> None:
    kosong = [s for s in sel(isi) if s["nilai"] is None and "hitungan" in s]
    assert kosong
    assert all(s["alasan"] for s in kosong)


def test_a_computed_figure_carries_its_formula_and_inputs(isi: dict[str, Any]) -> None:
    tabel = next(t for t in blok(isi["bagian"], "tabel") if t["kunci"] == "target-realisasi")
    hitungan = tabel["baris"][1]["sel"]["capaian"]["hitungan"]
    assert hitungan["rumus"]
    assert hitungan["sumber"]
    assert {m["lambang"]: m["nilai"] for m in hitungan["masukan"]} == {"R": "64.45", "T": "70.65"}


def test_columns_carry_heading_group_and_number(isi: dict[str, Any]) -> None:
    tabel = next(t for t in blok(isi["bagian"], "tabel") if t["kunci"] == "lampiran-e81")
    rupiah = next(k for k in tabel["kolom"] if k["nama"] == "tw1_rp")
    assert rupiah["grup"] == ["Realisasi Kinerja pada Triwulan", "I", "8"]
    assert rupiah["jenis"] == "rupiah"


def test_a_form_says_what_it_is_and_where_each_row_stands() -> None:
    isi = json.loads(render("e81", "json", sumber_untuk("dp3akb", 2024, 3)).isi)
    assert isi["pengenal"] == "e81/dp3akb/2024/3/lengkap"
    assert isi["kepala"][0] == "Formulir E.81"
    tabel, kaki = blok(isi["bagian"], "tabel")
    induk = {b["kunci"]: b["induk"] for b in tabel["baris"]}
    assert (induk["1.2.1.1"], induk["1.2.1"], induk["1.2"], induk["1-idg"]) == ("1.2.1", "1.2", "1-idg", "")
    assert kaki["kunci"] == "kaki-e81"
    assert [k["grup"] for k in tabel["kolom"][:5]][3:] == [
        ["Satuan"],
        ["Target Renstra pada Akhir Periode", "5"],
    ]


def test_same_data_same_text() -> None:
    assert lkjip_json(build_report("dp3akb", 2024)) == lkjip_json(build_report("dp3akb", 2024))


def test_the_e81_is_a_report_of_one_section() -> None:
    berkas = render("e81", "json", sumber_untuk("dp3akb", 2024, 3))
    isi = json.loads(berkas.isi)
    assert berkas.nama == "E81-dp3akb-2024-TW3.json"
    assert "Triwulan III" in isi["judul"]
    assert [b["kunci"] for b in isi["bagian"]] == ["e81"]
    assert next(blok(isi["bagian"], "tabel"))["baris"]


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        (Decimal("64.450000"), "64.45"),
        (Decimal("1E+3"), "1000"),
        (Decimal("100"), "100"),
        (Decimal("0E-6"), "0"),
        (Decimal("0.00000001"), "0.00000001"),
        (7, "7"),
        ("3.10", "3.10"),
        (None, None),
    ],
)
def test_how_values_are_written(nilai: Decimal | int | str | None, tertulis: str | None) -> None:
    laporan = build_report("dp3akb", 2024)
    tabel = next(t for _, t in tabel_bagian(laporan.bagian) if t.kunci == "target-realisasi")
    satu = BlokTabel(tabel.kelas, "1", "Uji", (Baris("1", {"target": Sel("x", nilai)}),))
    bagian = type(laporan.bagian[0])("uji", "", "Uji", "bab", 1, (satu,))
    isi = json.loads(lkjip_json(type(laporan)("", "", "", "", 2024, "", (bagian,))))
    assert next(sel(isi))["nilai"] == tertulis
