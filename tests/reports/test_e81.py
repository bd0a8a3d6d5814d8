"""Formulir E.81: its columns in both variants, its tree with totals, and how its quarters add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from budget.data import DataAnggaranRenstra, DataIndikatorSimpul, DataRealisasiAnggaran
from indicators.data import DataAngka, DataEvaluasiRenja, DataRealisasi
from lkjip.data import DataBidang
from lkjip.enums import VarianE81
from lkjip.models import PengaturanTahun
from reports.blok import Baris, BlokTabel
from reports.build import sumber_untuk, susun_tabel
from reports.renderers import susun
from reports.renderers.html import blok_html
from reports.sumber import Sumber
from reports.tables.e81 import E81
from reports.tables.e81_kaki import KakiE81
from reports.tables.e81_kolom import RUAS, SUSUNAN, nomor_kolom
from tests.reports.sumber_buatan import TAHUN, Kasus, indikator, sumber

LENGKAP, BAKU = VarianE81.LENGKAP, VarianE81.BAKU


def tabel(data: Sumber) -> BlokTabel:
    return E81.blok_dari(data, "")


def baris(data: Sumber) -> dict[str, Baris]:
    return {b.kunci: b for b in tabel(data).baris}


def kepala(data: Sumber) -> list[tuple[str, ...]]:
    """Each column as its name and its headings from the top."""
    return [(nama, *(j for j in (*k.grup, k.judul) if j)) for nama, k in tabel(data).kolom]


# --- columns
def test_columns_of_the_seed() -> None:
    assert kepala(sumber(Kasus(), varian_e81=LENGKAP)) == [
        ("no", "No", "1"),
        ("nama", "Sasaran/Program/Kegiatan/Sub Kegiatan", "2"),
        ("indikator", "Indikator Kinerja Program (outcome)/Kegiatan dan Sub Kegiatan (output)", "3"),
        ("satuan", "Satuan", "4"),
        *pasangan("akhir", 5, "Target Renstra pada Akhir Periode"),
        *pasangan("lalu", 6, "Realisasi Renstra s.d. Renja Tahun Lalu"),
        *pasangan("target", 7, "Target Kinerja dan Anggaran Renja Tahun Berjalan"),
        *pasangan("tw1", 8, "Realisasi Kinerja pada Triwulan", "I"),
        *pasangan("tw2", 9, "Realisasi Kinerja pada Triwulan", "II"),
        *pasangan("tw3", 10, "Realisasi Kinerja pada Triwulan", "III"),
        *pasangan("tw4", 11, "Realisasi Kinerja pada Triwulan", "IV"),
        *pasangan("realisasi", 12, "Realisasi Renja yang Dievaluasi"),
        *pasangan("capaian", 13, "Tingkat Capaian Renja (%)"),
        *pasangan("renstra", 14, "Realisasi Renstra s.d. Tahun Berjalan"),
        *pasangan("kemajuan", 15, "Tingkat Capaian Renstra (%)"),
        ("unit", "Unit Penanggung Jawab", "16"),
        ("penjelasan", "Penjelasan", "17"),
    ]


def test_columns_of_the_standard() -> None:
    assert kepala(sumber(Kasus(), varian_e81=BAKU)) == [
        ("no", "No", "1"),
        ("sasaran", "Sasaran", "2"),
        ("simpul", "Program/Kegiatan/Sub Kegiatan", "3"),
        ("indikator", "Indikator Kinerja Program (outcome)/Kegiatan dan Sub Kegiatan (output)", "4"),
        *pasangan("akhir", 5, "Target Renstra pada Akhir Periode"),
        *pasangan("lalu", 6, "Realisasi Renstra s.d. Renja Tahun Lalu"),
        *pasangan("target", 7, "Target Kinerja dan Anggaran Renja Tahun Berjalan"),
        *pasangan("tw1", 8, "Realisasi Kinerja pada Triwulan", "I"),
        *pasangan("tw2", 9, "Realisasi Kinerja pada Triwulan", "II"),
        *pasangan("tw3", 10, "Realisasi Kinerja pada Triwulan", "III"),
        *pasangan("tw4", 11, "Realisasi Kinerja pada Triwulan", "IV"),
        *pasangan("realisasi", 12, "Realisasi Renja yang Dievaluasi"),
        *pasangan("renstra", 13, "Realisasi Renstra s.d. Tahun Berjalan"),
        *pasangan("kemajuan", 14, "Tingkat Capaian Renstra (%)"),
        ("unit", "Unit Penanggung Jawab", "15"),
    ]


def sumber_dilaporkan(varian: VarianE81) -> Sumber:
    """A capaian that is known without target and realisasi."""
    angka = (DataAngka(1, "capaian", TAHUN, Decimal(95), "LKjIP"),)
    return sumber(Kasus(target=None, realisasi=None), angka=angka, varian_e81=varian)


def pasangan(nama: str, nomor: int, *judul: str) -> list[tuple[str, ...]]:
    return [(f"{nama}_{n}", *judul, str(nomor), k) for n, k in (("k", "K"), ("rp", "Rp"))]


@pytest.mark.parametrize("varian", VarianE81)
def test_a_variant_fills_the_page_and_names_known_columns(varian: VarianE81) -> None:
    assert sum(sum(lebar) for lebar in SUSUNAN[varian].values()) == 100
    assert SUSUNAN[varian].keys() <= RUAS.keys()


@pytest.mark.parametrize("varian", VarianE81)
@pytest.mark.django_db
def test_every_cell_has_its_column_and_the_figures_are_the_same(varian: VarianE81) -> None:
    lengkap = baris(sumber_untuk("dp3akb", 2024))
    data = sumber_untuk("dp3akb", 2024)
    data.varian_e81 = varian
    kolom = {nama for nama, _ in tabel(data).kolom}
    assert [b.kunci for b in tabel(data).baris] == list(lengkap)
    for b in tabel(data).baris:
        assert b.sel.keys() <= kolom
        for nama in b.sel.keys() - {"indikator", "sasaran", "simpul"}:
            assert b.sel[nama] == lengkap[b.kunci].sel[nama], (b.kunci, nama)


def test_the_standard_tells_sasaran_from_program_and_the_unit_of_measure_with_the_name() -> None:
    data = sumber(Kasus(satuan="kendaraan"), varian_e81=BAKU)
    sasaran, program = baris(data)["1-i1"].sel, baris(data)["10"].sel
    assert (sasaran["sasaran"].teks, "simpul" in sasaran) == ("Sasaran nomor 1", False)
    assert (program["simpul"].teks, "sasaran" in program) == ("program nomor 1", False)
    assert program["indikator"].teks == "Rasio kelaikan kendaraan (kendaraan)"
    assert baris(sumber(Kasus(satuan="kendaraan")))["10"].sel["indikator"].teks == "Rasio kelaikan kendaraan"


def test_notes_name_columns_by_the_number_of_the_variant() -> None:
    assert "Kolom 13 dan 15 memakai rumus" in " ".join(tabel(sumber(Kasus())).catatan)
    baku = " ".join(tabel(sumber(Kasus(), varian_e81=BAKU)).catatan)
    assert "Kolom 14 memakai rumus" in baku
    assert "‡" not in baku
    assert "†" not in " ".join(tabel(sumber_dilaporkan(BAKU)).catatan), "a mark that no column shows"
    assert "†" in " ".join(tabel(sumber_dilaporkan(LENGKAP)).catatan)
    assert nomor_kolom(LENGKAP, "capaian", "kemajuan") == [13, 15]


@pytest.mark.parametrize("kunci", ["e81", "lampiran-e81"])
@pytest.mark.django_db
def test_the_setting_of_pemda_and_year_decides(kunci: str) -> None:
    PengaturanTahun.objects.filter(pemda__unit__slug="dp3akb", tahun=2024).update(varian_e81=BAKU)
    for tahun, terakhir in ((2024, "unit"), (2023, "penjelasan")):
        data = sumber_untuk("dp3akb", tahun)
        blok = tabel(data) if kunci == "e81" else susun_tabel(kunci, data)
        assert blok.kolom[-1][0] == terakhir
    assert susun("e81", sumber_untuk("dp3akb", 2024)).pengenal == "e81/dp3akb/2024/4/baku"


# --- the tree and its totals
def test_rows_know_their_place() -> None:
    assert {k: b.induk for k, b in baris(sumber(Kasus(), Kasus())).items()} == {
        "1-i1": "",
        "10": "1-i1",
        "11": "10",
        "12": "11",
        "jumlah-s1": "",
        "2-i2": "",
        "20": "2-i2",
        "21": "20",
        "22": "21",
        "jumlah-s2": "",
        "jumlah": "",
    }
    assert list(tabel(sumber(Kasus())).tingkat.values()) == [0, 1, 2, 3, 0, 0]


def test_money_adds_up_at_each_level() -> None:
    data = sumber(Kasus(pagu="1000000", belanja="900000"), Kasus(pagu="3000000", belanja="600000"))
    for kunci, pagu, belanja, serapan in (
        ("12", 1_000_000, 900_000, 90),
        ("11", 1_000_000, 900_000, 90),
        ("10", 1_000_000, 900_000, 90),
        ("jumlah-s1", 1_000_000, 900_000, 90),
        ("jumlah-s2", 3_000_000, 600_000, 20),
        ("jumlah", 4_000_000, 1_500_000, Decimal("37.5")),
    ):
        sel = baris(data)[kunci].sel
        assert (sel["target_rp"].nilai, sel["realisasi_rp"].nilai) == (pagu, belanja), kunci
        assert sel["capaian_rp"].nilai == serapan, kunci


def test_performance_does_not_add_up() -> None:
    """Of it stands the mean of the capaian, marked; all other cells of K are empty."""
    data = sumber(Kasus(target="80", realisasi="80"), Kasus(target="80", realisasi="40"))
    for kunci, rata in (("jumlah-s1", 100), ("jumlah-s2", 50), ("jumlah", 75)):
        sel = baris(data)[kunci].sel
        assert {n for n in sel if n.endswith("_k")} == {"capaian_k"}
        assert (sel["capaian_k"].nilai, sel["capaian_k"].tanda) == (rata, "‡")
    catatan = " ".join(tabel(data).catatan)
    assert "K tidak dijumlahkan karena satuan indikatornya berbeda-beda" in catatan
    assert "‡ Rata-rata capaian" in catatan


def test_a_sum_with_an_unknown_quarter_has_no_value_and_says_why() -> None:
    data = sumber(Kasus(), Kasus())
    data.triwulan = 2
    data.realisasi_anggaran = (
        DataRealisasiAnggaran(12, 1, Decimal(5)),
        DataRealisasiAnggaran(22, None, Decimal(9)),
    )
    for kunci, isi, alasan in (("jumlah-s1", 5, ""), ("jumlah", None, "belum ada data triwulan")):
        sel = baris(data)[kunci].sel["tw1_rp"]
        assert (sel.nilai, sel.alasan) == (isi, alasan)
    assert baris(data)["jumlah"].sel["tw3_rp"].teks == "", "a quarter that has not come yet"


def test_renstra_money_of_a_sum_is_known_when_it_is_of_every_program() -> None:
    lengkap = {
        n: DataAnggaranRenstra(n, Decimal(akhir), Decimal(lalu), TAHUN - 1, "")
        for n, akhir, lalu in ((10, 4_000_000, 100_000), (20, 6_000_000, 0))
    }
    sel = baris(sumber(Kasus(), Kasus(), anggaran_renstra=lengkap))["jumlah"].sel
    assert [sel[f"{n}_rp"].nilai for n in ("akhir", "lalu", "renstra", "kemajuan")] == [
        10_000_000, 100_000, 1_900_000, 19,
    ]  # fmt: skip
    kurang = {10: lengkap[10]}
    sel = baris(sumber(Kasus(), Kasus(), anggaran_renstra=kurang))["jumlah"].sel
    assert [sel[f"{n}_rp"].nilai for n in ("akhir", "lalu", "renstra", "kemajuan")] == [None] * 4
    assert sel["renstra_rp"].alasan
    lama = {n: replace(r, sampai_tahun=TAHUN - 2) for n, r in lengkap.items()}
    assert baris(sumber(Kasus(), Kasus(), anggaran_renstra=lama))["jumlah"].sel["lalu_rp"].nilai is None


def test_no_rupiah_is_lost_where_the_sasaran_of_a_program_is_not_in_force() -> None:
    data = sumber(Kasus(), Kasus())
    data.simpul = tuple(replace(s, sasaran_id=99) if s.id == 20 else s for s in data.simpul)
    semua = baris(data)
    assert semua["20"].induk == "tanpa-sasaran"
    assert semua["jumlah-tanpa-sasaran"].sel["target_rp"].nilai == 1_000_000
    assert semua["jumlah"].sel["target_rp"].nilai == 2_000_000


def test_a_sasaran_without_indicator_keeps_its_row() -> None:
    data = sumber(Kasus())
    data.semua_indikator = tuple(replace(i, sasaran_id=None, level="program") for i in data.semua_indikator)
    assert baris(data)["1"].sel["indikator"].alasan == "indikator belum ditetapkan"
    assert baris(data)["10"].induk == "1"


def test_without_a_budget_there_is_nothing_to_add_up() -> None:
    data = sumber(Kasus(), simpul=(), indikator_simpul=(), pagu=(), realisasi_anggaran=())
    assert list(baris(data)) == ["1-i1"]
    assert "Baris jumlah" not in " ".join(tabel(data).catatan)


# --- who answers for a row
def test_the_bidang_of_a_row_is_its_own_or_comes_from_above() -> None:
    bidang = tuple(DataBidang(n, None, f"b{n}", f"Bidang {n}", "", 1) for n in (1, 2, 3))
    data = sumber(Kasus(), bidang=bidang)
    assert {b.sel["unit"].teks for b in tabel(data).baris if "unit" in b.sel} == {"Dishub"}
    data = sumber(Kasus(), bidang=bidang)
    pohon = {10: 1, 12: 2}
    data.simpul = tuple(replace(s, bidang_id=pohon.get(s.id)) for s in data.simpul)
    data.semua_indikator += (
        replace(indikator(7, Kasus()), level="sub_kegiatan", sasaran_id=None, bidang_id=3),
    )
    data.indikator_simpul = (
        *data.indikator_simpul, DataIndikatorSimpul(12, 1), DataIndikatorSimpul(12, 7),
    )  # fmt: skip
    assert {k: b.sel["unit"].teks for k, b in baris(data).items() if "unit" in b.sel} == {
        "1-i1": "Dishub",
        "10": "Bidang 1",
        "11": "Bidang 1",
        "12": "Bidang 2",
        "12-2": "Bidang 3",
    }


# --- quarters
TRIWULAN = ("10", "30", "20", "40")


def triwulanan(cara: str, sampai: int) -> Sumber:
    """A year of four quarters, seen at the end of one of them."""
    pada = datetime(TAHUN, 12, 1, tzinfo=UTC)
    isi: dict[str, Any] = {
        "realisasi": tuple(
            DataRealisasi(n, 1, TAHUN, n, Decimal(nilai), "final", None, "", "", "", pada, "")
            for n, nilai in enumerate(TRIWULAN, 1)
        ),
        "semua_indikator": (replace(indikator(1, Kasus()), akumulasi_tahun=cara),),
    }
    data = sumber(Kasus(target="50"), **isi)
    data.triwulan = sampai
    return data


@pytest.mark.parametrize("varian", VarianE81)
@pytest.mark.parametrize(
    ("cara", "menurut_triwulan"),
    [
        ("jumlah", ("10,00", "40,00", "60,00", "100,00")),
        ("terakhir", ("10,00", "30,00", "20,00", "40,00")),
        ("rata_rata", ("10,00", "20,00", "20,00", "25,00")),
        ("tertinggi", ("10,00", "30,00", "30,00", "40,00")),
    ],
)
def test_quarters_add_up_as_the_indicator_says(
    cara: str, menurut_triwulan: tuple[str, ...], varian: VarianE81
) -> None:
    for sampai, realisasi in enumerate(menurut_triwulan, 1):
        data = triwulanan(cara, sampai)
        data.varian_e81 = varian
        for kunci in ("1-i1", "10"):
            sel = baris(data)[kunci].sel
            assert sel["realisasi_k"].teks == realisasi, (kunci, sampai)
            ditampilkan = [sel[f"tw{n}_k"].teks for n in range(1, 5)]
            assert ditampilkan == [f"{n},00" if i <= sampai else "" for i, n in enumerate(TRIWULAN, 1)]


# --- below the table
def test_the_footer_has_six_rows_two_computed_and_four_written() -> None:
    data = sumber(Kasus(target="80", realisasi="60"))
    isi = DataEvaluasiRenja("Mitra\nbaru", "", "Rapat", "=1+1", 1, "", datetime(TAHUN, 1, 1, tzinfo=UTC))
    data.evaluasi_renja = isi
    blok = KakiE81.blok_dari(data, "")
    assert [b.kunci for b in blok.baris] == [
        "rata-rata", "predikat", "faktor_pendorong", "faktor_penghambat", "tindak_lanjut_triwulan",
        "tindak_lanjut_renja",
    ]  # fmt: skip
    rata, predikat, pendorong, penghambat, *_ = (b.sel for b in blok.baris)
    assert (rata["k"].teks, rata["rp"].teks) == ("75,00%", "90,00%")
    assert (predikat["k"].teks, predikat["rp"].teks) == ("Belum Tercapai", "Belum Tercapai")
    assert (pendorong["k"].teks, pendorong["k"].kolom) == ("Mitra\nbaru", 2)
    assert (penghambat["k"].nilai, penghambat["k"].alasan) == (None, "belum diisi")


@pytest.mark.django_db
def test_a_quarter_known_in_part_says_how_much_is_missing() -> None:
    rata, *_ = KakiE81.blok_dari(sumber_untuk("dp3akb", 2024, 2), "").baris
    assert (
        rata.sel["rp"].teks == "belum dapat dihitung (realisasi triwulan 45 dari 59 sub kegiatan belum ada)"
    )


def test_a_text_over_two_columns_is_one_cell_and_escaped() -> None:
    data = sumber(Kasus())
    data.evaluasi_renja = DataEvaluasiRenja("<b>x", "", "", "", 1, "", datetime(TAHUN, 1, 1, tzinfo=UTC))
    html = blok_html(KakiE81.blok_dari(data, ""))
    assert '<td class="k-teks" colspan="2">&lt;b&gt;x</td>' in html
    assert html.count("</td>") == 2 * 3 + 4 * 2


def test_a_program_without_indicator_counts_with_its_money_only() -> None:
    data = sumber(Kasus(), indikator_simpul=())
    sel = baris(data)["10"].sel
    assert (sel["indikator"].alasan, sel["target_rp"].nilai) == ("indikator belum ditetapkan", 1_000_000)
    assert baris(data)["jumlah"].sel["capaian_k"].alasan == "tidak ada nilai untuk dirata-ratakan"


def test_simpul_levels_are_row_kinds() -> None:
    assert [b.jenis for b in tabel(sumber(Kasus())).baris] == [
        "sasaran", "program", "kegiatan", "sub_kegiatan", "jumlah", "jumlah",
    ]  # fmt: skip
