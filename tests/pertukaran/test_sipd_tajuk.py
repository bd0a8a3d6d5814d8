"""Headers of all editions of the exports, declared once and printed in the guide."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from pertukaran.sipd.tajuk import KOLOM, PAGU, REALISASI, kenali
from tests.pertukaran.bantu_sipd import SUB, baca, sub, xlsx_isi

# Each edition with a row in which every column says what it is; see the guide for where they come from.
RINCI = {"Kode Sub Kegiatan": SUB, "Nama Sub Kegiatan": "Advokasi"}
EDISI: dict[str, tuple[str, dict[str, str]]] = {
    "pagu": (
        PAGU,
        {
            "KODE BIDANG URUSAN": "2.08",
            "NAMA BIDANG URUSAN": "PPPA",
            "KODE PROGRAM": "2.08.02",
            "NAMA PROGRAM": "PUG",
            "KODE KEGIATAN": "2.08.02.2.01",
            "NAMA KEGIATAN": "Pelembagaan",
            "KODE SUB KEGIATAN": SUB,
            "NAMA SUB KEGIATAN": "Advokasi",
            "KODE AKUN": "5.1.02",
            "NAMA AKUN": "Barang",
            "NILAI": "1.250,00",
        },
    ),
    "realisasi singkat": (
        REALISASI,
        {
            "Kode Bidang Urusan": "2.08",
            "Kode Program": "2.08.02",
            "Kode Kegiatan": "2.08.02.2.01",
            "Kode Sub Kegiatan": SUB,
            "Kode Rekening": "5.1.02",
            "Nilai Realisasi": "1.250,00",
        },
    ),
    "dpa rak": (
        PAGU,
        {
            "Nomor": "1",
            "ID DPA": "77",
            "Tahun": "2024",
            "Daerah": "Kota",
            "Kode Urusan": "2",
            "Nama Urusan": "x",
            "Kode SKPD": "2.08.2.14.0.00.01.0000",
            "Nama SKPD": "Dinas",
            "Nama Sub SKPD": "Dinas",
            "Kode Program": "2.08.02",
            "Nama Program": "PUG",
            "Kode Kegiatan": "2.08.02.2.01",
            "Nama Kegiatan": "Pelembagaan",
            **RINCI,
            "Kode Akun": "5.1.02",
            "Nama Akun": "Barang",
            "Nama Sumber Dana": "DAK",
            "Nilai Rincian": "1.250,00",
            "Total Rincian": "1.250,00",
            **{f"Bulan {n}": "0" for n in range(1, 13)},
            "Tipe Dokumen": "DPA",
        },
    ),
    "rincian belanja": (
        PAGU,
        {
            "Nama SKPD": "Dinas",
            "KODE SUB UNIT": "1",
            "NAMA SUB UNIT": "Dinas",
            "Kode Bidang Urusan": "2.08",
            "Kode Kegiatan": "2.08.02.2.01",
            "Nama Kegiatan": "Pelembagaan",
            **RINCI,
            "Nama Sumber Dana": "PAD",
            "KODE REKENING": "5.1.02",
            "Nama Rekening": "Barang",
            "Nama Paket Kelompok": "ATK",
            "Pagu": "1.250,00",
        },
    ),
    "realisasi belanja": (
        REALISASI,
        {
            "Nama SKPD": "Dinas",
            "Nama Sub SKPD": "Dinas",
            "Kode Kegiatan": "2.08.02.2.01",
            "Nama Kegiatan": "P",
            **RINCI,
            "Kode Rekening": "5.1.02",
            "Nama Rekening": "Barang",
            "Keterangan Dokumen": "LS",
            "Nomor SP2D": "9",
            "Nilai Realisasi": "1.250,00",
        },
    ),
    "aklap jurnal": (
        REALISASI,
        {
            "namaskpd": "Dinas",
            "namaunitskpd": "Dinas",
            "namakegiatan": "Pelembagaan",
            "namasubkegiatan": "Advokasi",
            "namaakunsubrinci": "Barang",
            "kodeakunsubrinci": "5.1.02.01.01.0024",
            "nilaidebet": "1.500,00",
            "nilaikredit": "250,00",
            "keterangan": "SP2D 9",
        },
    ),
}


def gaya(teks: str) -> list[str]:
    """A header as other editions write it."""
    return [teks, teks.upper(), teks.lower(), teks.replace(" ", "_"), teks.replace(" ", ""), f" {teks}  "]


@pytest.mark.parametrize("edisi", EDISI)
def test_every_edition_is_read_in_any_order_and_style(edisi: str) -> None:
    jenis, contoh = EDISI[edisi]
    harap = 1250
    for n in range(6):
        kepala = [gaya(t)[n] for t in contoh]
        isi = list(contoh.values())
        geser = n * 3 % len(kepala)  # another order each time
        kepala, isi = kepala[geser:] + kepala[:geser], isi[geser:] + isi[:geser]
        jawaban = baca([["LAPORAN"], [], ["Pemerintah Kota"], kepala, isi], jenis)
        assert list(sub(jawaban).values()) == [harap], (edisi, kepala)
        assert jawaban["isi"]["baris_tajuk"] == 4
        milik = jawaban["isi"]["grup"][0]
        assert (milik["kode"] or milik["nama"]) == ("Advokasi" if edisi == "aklap jurnal" else SUB)


def test_single_words_and_one_cell_for_code_and_name() -> None:
    kepala = ["Program", "Kegiatan", "Sub Kegiatan", "Sumber Dana", "Akun", "Nilai"]
    isi = [
        "2.08.02 PUG",
        "2.08.02.2.01 Pelembagaan",
        f"{SUB} - Advokasi Kebijakan",
        "PAD",
        "5.1.02 Barang",
        900,
    ]
    jawaban = baca(xlsx_isi([kepala, isi]))
    assert sub(jawaban) == {SUB: 900}
    assert jawaban["isi"]["grup"][0]["nama"] == "Advokasi Kebijakan"


def test_without_a_total_column_the_months_are_the_pagu() -> None:
    kepala = ["Kode Sub Kegiatan", *(f"Bulan {n}" for n in range(1, 13))]
    assert sub(baca([kepala, [SUB, *(["100"] * 12)]])) == {SUB: 1200}


def test_what_was_passed_over_is_told() -> None:
    jawaban = baca([["Kode Sub Kegiatan", "Nilai Rincian", "Total Rincian"], [SUB, "10", "99"]])
    assert sub(jawaban) == {SUB: 10}
    assert "“Total Rincian”" in jawaban["isi"]["catatan"][0]


@pytest.mark.parametrize(
    ("kepala", "kurang"),
    [
        (["Kode Program", "Nilai"], "kolom kode atau nama sub kegiatan."),
        (["Kode Sub Kegiatan", "Uraian"], "kolom nilai pagu."),
        (["Satu", "Dua"], "kolom kode atau nama sub kegiatan dan nilai pagu."),
    ],
)
def test_a_missing_column_is_named(kepala: list[str], kurang: str) -> None:
    tolak = baca([kepala, [SUB, "1"]])["tolak"]
    assert kurang in tolak
    assert ("“" + kepala[0] in tolak) == (kepala[0] != "Satu")


def test_a_header_twice_is_refused_with_both_cells() -> None:
    tolak = baca([["Judul"], ["Kode Sub Kegiatan", "Nilai", "NILAI"], [SUB, "1", "2"]])["tolak"]
    assert "“Nilai” ada dua kali, pada sel B2 dan C2" in tolak


def test_the_guide_lists_every_header() -> None:
    """docs/panduan-impor.md prints the declaration."""
    teks = (settings.BASE_DIR / "docs" / "panduan-impor.md").read_text(encoding="utf-8")
    baris = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", teks, re.MULTILINE))
    for k in KOLOM:
        if k.kunci.startswith("bulan_"):
            continue
        assert baris.get(k.sebutan) == ", ".join(k.tajuk), k.sebutan
    assert "Bulan 1" in baris["Rencana kas bulan 1–12 (Rp)"]


def test_the_first_declared_header_counts() -> None:
    tajuk = kenali({1: "Kode Sub Kegiatan", 2: "Pagu", 3: "Nilai"}, PAGU)
    assert (tajuk.kolom["nilai"], tajuk.lain) == ((3, "Nilai"), ("Pagu",))
