"""The live figures are those of the tables: same value, same writing, same reason where there is none."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from lkjip import formats
from lkjip.models import Unit
from reports.hidup import Tanda
from reports.katalog import Katalog
from reports.katalog.daftar import cari_pilihan
from reports.sumber import Sumber
from tests.reports.sumber_buatan import Kasus, kosong, sumber

BAIK = Kasus("Kelaikan", target="80", realisasi="90", lalu="85", nasional="95", belanja="900000")
KOSONGAN = Kasus("Tanpa data", target=None, realisasi=None, pagu=None, belanja=None)


@pytest.fixture
def demo(db: None) -> Sumber:
    return Sumber(Unit.objects.get(slug="dp3akb").pk, 2024)


def teks(katalog: Katalog, kunci: str) -> str | None:
    angka = katalog.cari(kunci)
    return angka.teks if angka else None


# In which cells of the tables each kind stands.
KINERJA = (
    ("target-realisasi", "target", "target:angka"),
    ("target-realisasi", "realisasi", "realisasi:angka"),
    ("target-realisasi", "capaian", "capaian:angka"),
    ("target-realisasi", "predikat", "predikat"),
    ("perbandingan-tahun", "r{tahun}", "realisasi:angka"),
    ("perbandingan-tahun", "c{tahun}", "capaian:angka"),
    ("kemajuan-renstra", "target", "target_renstra:angka"),
    ("kemajuan-renstra", "target_akhir", "target_akhir:angka"),
    ("kemajuan-renstra", "kemajuan", "kemajuan:angka"),
    ("standar-nasional", "nasional", "nasional:angka"),
    ("standar-nasional", "provinsi", "provinsi:angka"),
    ("efisiensi", "efisiensi", "efisiensi:angka"),
    ("efisiensi", "nilai_efisiensi", "ne:angka"),
)
UANG = (("pagu", "pagu:angka"), ("realisasi", "realisasi:angka"), ("capaian", "serapan:angka"))


def pasangan(data: Sumber) -> Iterator[tuple[str, str, str]]:
    """A key, and the table and column in which the same figure is printed."""
    for tabel, kolom, jenis in KINERJA:
        for baris in data.katalog.tabel(tabel).baris:
            for tahun in range(data.tahun - 3, data.tahun + 1) if "{" in kolom else (data.tahun,):
                nama = kolom.format(tahun=tahun)
                yield f"ind:{baris.kunci}:{tahun}:{jenis}", f"sel:{tabel}:{baris.kunci}:{nama}", nama
    for baris in data.katalog.tabel("realisasi-anggaran").baris:
        kode = "unit" if baris.kunci == "jumlah" else baris.kunci
        for kolom, jenis in UANG:
            sel = f"sel:realisasi-anggaran:{baris.kunci}:{kolom}"
            yield f"uang:{kode}:{data.tahun}:{jenis}", sel, kolom


@pytest.mark.django_db
def test_figures_are_those_of_the_tables(demo: Sumber) -> None:
    banyak = 0
    for kunci, kunci_sel, _ in pasangan(demo):
        angka, sel = demo.katalog.cari(kunci), demo.katalog.cari(kunci_sel)
        assert angka, kunci
        assert sel, kunci_sel
        assert (angka.teks, angka.nilai) == (sel.teks, sel.nilai), kunci
        assert bool(angka.alasan) == bool(sel.alasan), kunci
        banyak += 1
    assert banyak > 300


def test_what_cannot_be_computed_is_a_dash_with_its_reason() -> None:
    data = sumber(BAIK, KOSONGAN)
    for kunci, kunci_sel, _ in pasangan(data):
        angka, sel = data.katalog.cari(kunci), data.katalog.cari(kunci_sel)
        assert angka
        assert sel
        assert angka.teks == sel.teks, kunci
        if sel.nilai is None:
            assert (angka.teks, angka.nilai, bool(angka.alasan)) == ("–", None, True), kunci


@pytest.mark.parametrize(
    ("kunci", "tercetak"),
    [
        ("ind:i1:2031:target", "80%"),
        ("ind:i1:2031:realisasi", "90,00%"),
        ("ind:i1:2031:realisasi:0", "90%"),
        ("ind:i1:2031:capaian", "112,50%"),
        ("ind:i1:2031:capaian:1", "112,5%"),
        ("ind:i1:2031:capaian:0", "113%"),
        ("ind:i1:2031:capaian:kata", "melebihi target"),
        ("ind:i1:2031:selisih", "5,00 poin"),
        ("ind:i1:2031:selisih:gerak", "naik 5,00 poin"),
        ("ind:i1:2031:selisih-2030", "5,00 poin"),
        ("ind:i1:2031:selisih_nasional", "5,00 poin"),
        ("uang:unit:2031:pagu", "Rp\u00a01.000.000"),
        ("uang:unit:2031:pagu:juta", "Rp\u00a01,00 juta"),
        ("uang:unit:2031:realisasi:miliar", "Rp\u00a00,00 miliar"),
        ("uang:s1:2031:sisa", "Rp\u00a0100.000"),
        ("umum:jumlah:2031:indikator", "1"),
        ("umum:jumlah:2031:tercapai:kata", "satu"),
        ("umum:capaian:2031:rata_rata", "112,50%"),
        ("sel:target-realisasi:i1:capaian", "112,50"),
    ],
)
def test_ways_to_write(kunci: str, tercetak: str) -> None:
    angka = sumber(BAIK).katalog.cari(kunci)
    assert angka
    assert angka.teks == tercetak
    assert not angka.alasan
    assert angka.sebutan


@pytest.mark.parametrize(
    "kunci",
    [
        "",
        "ind",
        "ind:i1:2031",
        "ind:lain:2031:capaian",
        "ind:i1:1999:capaian",
        "ind:i1:2031:rahasia",
        "ind:i1:2031:capaian:5",
        "ind:i1:2031:selisih-1999",
        "ind:i1:2031:capaian-2030",
        "uang:unit:2030:pagu",
        "uang:lain:2031:pagu",
        "uang:unit:2031:dpa-9",
        "umum:jumlah:2031:lain",
        "umum:akip:2031:nilai",
        "sel:target-realisasi:lain:capaian",
        "sel:target-realisasi:i1:lain",
        "sel:lain:i1:capaian",
        "<script>",
    ],
)
def test_what_is_not_there_is_none(kunci: str) -> None:
    assert sumber(BAIK).katalog.cari(kunci) is None


@pytest.mark.django_db
def test_a_few_known_figures(demo: Sumber) -> None:
    k = demo.katalog
    assert teks(k, "ind:mcpr:2024:capaian") == "91,22%"
    assert teks(k, "uang:unit:2024:pagu") == "Rp\u00a038.462.234.005"
    assert teks(k, "uang:unit:2024:pagu:miliar") == "Rp\u00a038,46 miliar"
    assert teks(k, "umum:akip:2023:nilai") == "64,64"
    assert teks(k, "umum:akip:2023:predikat") == "B"
    assert teks(k, "umum:akip:2023:selisih:gerak") == "naik 11,66 poin"
    assert teks(k, "umum:jumlah:2024:pegawai") == "77"
    assert teks(k, "umum:pegawai:2024:pemenuhan") == "56,7%"
    total = demo.anggaran.total().pagu
    angka = k.cari("uang:unit:2024:pagu")
    assert angka
    assert angka.nilai == total == Decimal(38462234005)
    assert formats.rupiah(total) == angka.teks


@pytest.mark.django_db
def test_all_that_is_offered_is_found_by_its_key(demo: Sumber) -> None:
    semua = [p for k in cari_pilihan(demo, batas=10_000) for p in k.pilihan]
    assert len(semua) > 700
    for p in semua:
        for kunci, tercetak in ((p.kunci, p.teks), *((k, t) for k, _, t in p.bentuk)):
            assert teks(demo.katalog, kunci) == tercetak, kunci
    assert len({p.kunci for p in semua}) == len(semua)


def test_references() -> None:
    k = kosong().katalog
    assert k.rujuk("target-realisasi") == "Tabel 3.4"
    assert k.rujuk("kesimpulan") == "Subbab 4.1"
    assert k.rujuk("gambar-99") is None
    assert k.sebutan(Tanda("rujuk", "target-realisasi", "")) == "Rujukan ke Tabel 3.4"
