"""What the pohon kinerja says: figures, gaps, links to other units; and what search and filters leave."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from budget.data import DataIndikatorSimpul, DataPagu
from indicators.data import DataAngka, DataSasaran
from perencanaan.lintas import DataLintas
from reports.pohon.data import Celah, Pohon, SimpulPohon
from reports.pohon.saring import Saringan
from reports.pohon.susun import JUDUL_LEPAS, susun_pohon
from tests.reports.sumber_buatan import TAHUN, Kasus, kosong, sumber


def di(pohon: Pohon) -> dict[str, SimpulPohon]:
    return {s.kunci: s for s in pohon.telusur()}


def test_a_whole_tree_has_its_figures() -> None:
    pohon = susun_pohon(sumber(Kasus(realisasi="82"), Kasus(realisasi="60", data_tahun=TAHUN - 1)))
    (tujuan,) = pohon.akar
    assert [s.label for s in pohon.telusur()][:5] == [
        "Tujuan 1", "Sasaran 1", "Program 10", "Kegiatan 11", "Sub kegiatan 12",
    ]  # fmt: skip
    assert [s.sebutan_anak for s in (tujuan, tujuan.anak[0])] == ["2 sasaran", "1 program"]
    (i,) = tujuan.anak[0].indikator
    assert (i.target, i.realisasi, i.sebutan, i.warna) == ("80", "82,00", "102,50% – Melampaui", "biru")
    assert i.jejak == "target-realisasi/i1/capaian/"
    assert tujuan.anak[1].indikator[0].realisasi == "60,00*"
    assert pohon.catatan == ("* Nilai sementara.",)
    assert tujuan.uang
    assert tujuan.uang.baris == ("Pagu Rp\u00a02.000.000", "Realisasi Rp\u00a01.800.000 (90,00%)")
    assert [j.predikat for j in pohon.skala] == ["Melampaui", "Tercapai", "Belum Tercapai"]
    assert di(pohon)["p10"].indikator[0].jejak == "e81/10/capaian_k/"


def test_nothing_is_an_empty_tree() -> None:
    assert susun_pohon(kosong()).akar == ()


def test_gaps_stand_where_something_is_missing() -> None:
    data = sumber(Kasus(), Kasus(target=None), Kasus(pagu=None, belanja=None))
    data.simpul = tuple(s for s in data.simpul if s.id not in (20, 21, 22))  # the second sasaran's program
    simpul = di(pohon := susun_pohon(data))
    assert simpul["s1"].celah == ()
    assert simpul["s2"].celah == (Celah.TANPA_PROGRAM,)
    assert simpul["s2"].uang is None
    (i,) = simpul["s2"].indikator
    assert (i.celah, i.sebutan, i.sebutan_celah) == ((Celah.TANPA_TARGET,), "Target belum ditetapkan", ())
    assert simpul["p12"].celah == (Celah.TANPA_INDIKATOR,)
    assert simpul["p32"].celah == (Celah.TANPA_INDIKATOR, Celah.TANPA_PAGU)
    assert simpul["p31"].celah == (Celah.TANPA_INDIKATOR,)
    assert simpul["t1"].celah == (Celah.TANPA_INDIKATOR,)
    assert pohon.banyak_celah() == {
        Celah.TANPA_PROGRAM: 1,
        Celah.TANPA_INDIKATOR: 5,
        Celah.TANPA_TARGET: 1,
        Celah.TANPA_PAGU: 1,
    }


def test_a_pagu_of_nothing_is_none_and_a_line_without_lines_is_not_detailed() -> None:
    data = sumber(Kasus())
    data.pagu = (DataPagu(12, 0, "apbd", Decimal(0)),)
    assert Celah.TANPA_PAGU in di(susun_pohon(data))["p12"].celah
    data = sumber(Kasus())
    data.simpul = data.simpul[:2]
    assert di(susun_pohon(data))["p11"].celah == (Celah.TANPA_RINCIAN, Celah.TANPA_INDIKATOR)


def test_a_program_whose_sasaran_is_no_more_stands_by_itself() -> None:
    data = sumber(Kasus(), Kasus())
    data.semua_sasaran = data.semua_sasaran[:1]
    pohon = susun_pohon(data)
    assert [a.nama for a in pohon.akar] == ["Transportasi yang aman", JUDUL_LEPAS]
    (program,) = pohon.akar[1].anak
    assert (program.kode, program.celah) == ("20", (Celah.TANPA_SASARAN,))
    assert [a.kunci for a in program.telusur()] == ["p20", "p21", "p22"]


def test_a_program_follows_the_sasaran_that_replaced_its_own() -> None:
    data = sumber(Kasus())
    lama = data.semua_sasaran[0]
    data.semua_sasaran = (lama, DataSasaran(9, "s9", 1, "Baru", 1, lama.id, None, 0, lama.renstra))
    data.lintas = (DataLintas(1, lama.id, "Dinas Kesehatan", "", "Data gizi.", masuk=False),)
    (tujuan,) = susun_pohon(data).akar
    assert [(s.kunci, [p.kunci for p in s.anak]) for s in tujuan.anak] == [("s9", ["p10"])]
    assert tujuan.anak[0].kaitan[0].sebutan == "Didukung oleh: Dinas Kesehatan – Data gizi."


def test_an_achievement_that_was_only_reported_has_no_target_all_the_same() -> None:
    data = sumber(Kasus(target=None))
    data.angka = (DataAngka(1, "capaian", TAHUN, Decimal(96), "LKjIP"),)
    (i,) = di(susun_pohon(data))["s1"].indikator
    assert i.sebutan == "96,00%† – Belum Tercapai"
    assert i.sebutan_celah == ("Target tahun ini belum ditetapkan",)


def test_links_stand_at_their_sasaran_from_both_sides() -> None:
    data = sumber(Kasus(), Kasus())
    data.lintas = (
        DataLintas(1, 2, "Dinas Sosial", "Keluarga berdaya", "Bantuan.", masuk=True),
        DataLintas(2, 2, "Dinas Kesehatan", "", "Data gizi.", masuk=False),
        DataLintas(3, None, "Bappeda", "Data terpadu", "Statistik.", masuk=True),
    )
    pohon = susun_pohon(data)
    assert [k.sebutan for k in di(pohon)["s2"].kaitan] == [
        "Didukung oleh: Dinas Kesehatan – Data gizi.",
        "Mendukung: Dinas Sosial (sasaran: Keluarga berdaya) – Bantuan.",
    ]
    assert [k.unit for k in pohon.mendukung] == ["Bappeda"]


def test_a_kode_with_a_slash_stays_one_part_of_the_address() -> None:
    data = sumber(Kasus())
    data.semua_indikator = (replace(data.semua_indikator[0], kode="a/b?"),)
    assert di(susun_pohon(data))["s1"].indikator[0].jejak == "target-realisasi/a%2Fb%3F/capaian/"


def test_each_further_indicator_of_a_line_has_a_trace_of_its_own() -> None:
    data = sumber(Kasus(), Kasus())
    data.indikator_simpul = (*data.indikator_simpul, DataIndikatorSimpul(10, 2))
    assert [i.jejak for i in di(susun_pohon(data))["p10"].indikator] == [
        "e81/10/capaian_k/",
        "e81/10-2/capaian_k/",
    ]


# --- search, filter, depth
@pytest.fixture
def pohon() -> Pohon:
    return susun_pohon(sumber(Kasus(nama="Rasio laik jalan"), Kasus(nama="Jumlah terminal", target=None)))


def test_search_marks_nodes_and_indicators_and_opens_the_way(pohon: Pohon) -> None:
    saringan = Saringan.dari("  TERMINAL   jumlah ", "", "")
    hasil = saringan.pakai(pohon)
    assert [s.kunci for s in hasil.telusur() if s.ketemu] == ["s2", "p20"]  # the program has the same
    assert sum(1 for _ in hasil.telusur()) == sum(1 for _ in pohon.telusur())
    kode = Saringan.dari("sub kegiatan 22", "", "")
    hasil = kode.pakai(pohon)
    assert [s.kunci for s in hasil.telusur() if s.ketemu] == ["p22"]
    assert kode.terbuka(hasil) == {"t1", "s1", "s2", "p20", "p21"}


def test_depth_cuts_but_for_what_was_found(pohon: Pohon) -> None:
    dangkal = Saringan.dari("", "2", "").pakai(pohon)
    assert [s.kunci for s in dangkal.telusur()] == ["t1", "s1", "s2"]
    dicari = Saringan.dari("sub kegiatan 12", "2", "").pakai(pohon)
    assert [s.kunci for s in dicari.telusur()] == ["t1", "s1", "p10", "p11", "p12", "s2"]


def test_a_gap_leaves_its_branches_only(pohon: Pohon) -> None:
    saringan = Saringan.dari("", "", "tanpa-target")
    hasil = saringan.pakai(pohon)
    assert [s.kunci for s in hasil.telusur()] == ["t1", "s2", "p20"]
    assert saringan.terbuka(hasil) >= {"t1", "s2"}
    assert Saringan.dari("", "", "tanpa-pagu").pakai(pohon).akar == ()


@pytest.mark.parametrize("isi", [("", "9", "x"), ("", "-1", ""), ("   ", "²", "TANPA"), ("", "3.0", "tanpa")])
def test_what_makes_no_sense_asks_for_nothing(isi: tuple[str, str, str]) -> None:
    assert Saringan.dari(*isi).kosong


def test_a_search_is_cut_at_a_hundred_letters() -> None:
    assert len(Saringan.dari("x" * 5000, "", "").cari) == 100
