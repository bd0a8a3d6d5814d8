"""What is told between two snapshots. Plain data."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from reports.perubahan import CATATAN, SEKITAR, Perubahan, bandingkan


def sel(teks: str, *, angka: bool = False) -> dict[str, Any]:
    return {"teks": teks, "nilai": teks, "angka": angka}


def baris(kunci: str, nama: str, nilai: str) -> dict[str, Any]:
    isi = {"nama": sel(nama), "nilai": sel(nilai, angka=True)}
    return {"kunci": kunci, "jenis": "", "rentang": "", "induk": "", "sel": isi}


def kolom(nama: str, judul: str, *grup: str) -> dict[str, Any]:
    return {"nama": nama, "judul": judul, "grup": list(grup), "jenis": "teks", "nomor": ""}


def potret() -> dict[str, Any]:
    tabel = {
        "jenis": "tabel",
        "kunci": "capaian",
        "nomor": "3.4",
        "judul": "Target dan Realisasi",
        "kolom": [kolom("nama", "Indikator"), kolom("nilai", "Realisasi", "2024")],
        "baris": [
            baris("idg", "Indeks Pembangunan Gender", "70,65"),
            baris("mcpr", "Pemakaian alat", "64,45"),
        ],
        "sumber": "BPS",
        "catatan": ["* Sementara."],
    }
    narasi = {
        "jenis": "narasi",
        "kunci": "uraian",
        "html": "<p>Satu.</p><p>Capaian 91,22% tahun ini.</p>",
        "ditulis": False,
    }
    gambar = {
        "jenis": "gambar",
        "kunci": "g",
        "nomor": "3.1",
        "judul": "Capaian",
        "alt": "91,22",
        "sumber": "",
    }
    anak = {
        "kunci": "banding",
        "nomor": "3.1",
        "judul": "Perbandingan",
        "jenis": "subbab",
        "isi": [tabel, narasi, gambar],
        "bagian": [],
    }
    bab = {
        "kunci": "akuntabilitas",
        "nomor": "III",
        "judul": "Akuntabilitas",
        "jenis": "bab",
        "isi": [],
        "bagian": [anak],
    }
    return {"bagian": [bab]}


def banding(ubah: Any) -> list[Perubahan]:
    baru = copy.deepcopy(potret())
    ubah(baru["bagian"], baru["bagian"][0]["bagian"][0])
    return list(bandingkan(potret(), baru))


def test_the_same_has_no_changes() -> None:
    assert banding(lambda bab, b: None) == []


def test_a_figure_is_told_by_table_row_and_column() -> None:
    def ubah(bab: Any, b: Any) -> None:
        b["isi"][0]["baris"][0]["sel"]["nilai"] = sel("71,00", angka=True)

    assert banding(ubah) == [
        Perubahan(
            "angka",
            "Tabel 3.4 Target dan Realisasi",
            "Indeks Pembangunan Gender: 2024, Realisasi",
            "70,65",
            "71,00",
        )
    ]


def test_rows_and_columns_that_come_and_go() -> None:
    def ubah(bab: Any, b: Any) -> None:
        b["isi"][0]["baris"][1] = baris("baru", "Indikator baru", "1")
        b["isi"][0]["kolom"].append(kolom("ket", "Keterangan"))
        b["isi"][0]["baris"][0]["sel"]["ket"] = sel("Naik.")

    assert [(p.apa, p.lama, p.baru) for p in banding(ubah)] == [
        ("Indeks Pembangunan Gender: Keterangan", "", "Naik."),
        ("Baris ditambahkan", "", "Indikator baru"),
        ("Baris tidak dimuat lagi", "Pemakaian alat", ""),
    ]


@pytest.mark.parametrize(
    ("ruas", "isi", "apa"),
    [("judul", "Baru", "Judul tabel"), ("sumber", "Dinas", "Sumber"), ("catatan", [], "Catatan")],
)
def test_what_stands_around_a_table(ruas: str, isi: Any, apa: str) -> None:
    def ubah(bab: Any, b: Any) -> None:
        b["isi"][0][ruas] = isi

    assert [p.apa for p in banding(ubah)] == [apa]


def test_a_text_shows_the_words_that_changed() -> None:
    panjang = "kata " * 60

    def ubah(bab: Any, b: Any) -> None:
        b["isi"][1]["html"] = "<p>Satu.</p><p>Capaian 92,00% tahun ini.</p><p>Tiga.</p>"

    assert [(p.apa, p.lama, p.baru) for p in banding(ubah)] == [
        ("Teks diubah", "Capaian 91,22% tahun ini.", "Capaian 92,00% tahun ini."),
        ("Teks ditambahkan", "", "Tiga."),
    ]
    lama, baru = potret(), potret()
    for isi, kata in ((lama, "dulu"), (baru, "kini")):
        isi["bagian"][0]["bagian"][0]["isi"][1]["html"] = f"<p>{panjang}{kata} {panjang}</p>"
    (p,) = bandingkan(lama, baru)
    assert "dulu" in p.lama
    assert "kini" in p.baru
    assert p.lama.startswith("… kata")
    assert p.lama.endswith("kata …")
    assert len(p.lama) < 4 * SEKITAR


def test_sections_blocks_and_figures() -> None:
    def ubah(bab: Any, b: Any) -> None:
        b["isi"][2]["alt"] = "92,00"
        b["isi"].pop(1)
        b["judul"] = "Pembandingan"
        bab.append(
            {"kunci": "tambah", "nomor": "V", "judul": "Inovasi", "jenis": "bab", "isi": [], "bagian": []}
        )

    assert [(p.jenis, p.apa, p.lama, p.baru) for p in banding(ubah)] == [
        ("bagian", "Judul bagian", "Perbandingan", "Pembandingan"),
        ("gambar", "isi", "91,22", "92,00"),
        ("teks", "Teks tidak dimuat lagi", "Satu. Capaian 91,22% tahun ini.", ""),
        ("bagian", "Bagian ditambahkan", "", "Inovasi"),
    ]
    hilang = {"bagian": []}
    assert [p.apa for p in bandingkan(potret(), hilang)] == ["Bagian tidak dimuat lagi"] * 2


def test_the_page_of_changes_is_none() -> None:
    catatan = {"kunci": CATATAN, "nomor": "", "judul": "Catatan", "jenis": "depan", "isi": [], "bagian": []}
    assert banding(lambda bab, b: bab.insert(0, catatan)) == []
