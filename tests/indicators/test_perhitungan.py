"""Which target counts, what a year reached from its rows, and what the Renstra reached from its years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from indicators.data import (
    DataAngka,
    DataRealisasi,
    DataSasaran,
    DataTarget,
    DataTujuan,
    NilaiSatuKomponen,
)
from indicators.perhitungan import (
    Kinerja,
    pengganti_akhir,
    sasaran_berlaku,
    sasaran_versi,
    tujuan_berlaku,
)
from lkjip.numbers import Alasan
from tests.indicators.buatan import TAHUN, buku, indikator, realisasi, target


def kinerja(*baris: DataRealisasi, sampai: int = 4, **sifat: Any) -> Kinerja:
    return buku(*baris, indikator=[indikator(**sifat)]).kinerja(1, TAHUN, sampai)


def komponen(*nilai: tuple[int, str, str]) -> tuple[NilaiSatuKomponen, ...]:
    return tuple(NilaiSatuKomponen(urutan, peran, peran, "", Decimal(n)) for urutan, peran, n in nilai)


# --- the target that counts
@pytest.mark.parametrize(
    ("semua", "berlaku"),
    [
        ([target("70", "renstra")], "70"),
        ([target("70", "renstra"), target("71", "renja")], "71"),
        ([target("70", "renstra", 2), target("71", "renja"), target("72", "pk")], "72"),
        ([target("72", "pk"), target("73", "pk", 1)], "73"),
        ([target("70", "renstra", 1), target("69", "renstra", 0)], "70"),
        ([target("72", "pk", triwulan=4), target("70", "renstra")], "70"),
        ([target("72", "pk", tahun=2023), target("70", "renstra")], "70"),
        ([target("72", "pk", indikator_id=2)], None),
    ],
    ids=["renstra", "renja", "pk", "perubahan", "renstra-baru", "rencana-aksi", "tahun-lain", "tanpa"],
)
def test_one_target_counts(semua: list[DataTarget], berlaku: str | None) -> None:
    terpilih = buku(target=semua).target_berlaku(1, TAHUN)
    assert (terpilih.nilai if terpilih else None) == (Decimal(berlaku) if berlaku else None)


def test_quarterly_targets_come_from_one_document_only() -> None:
    semua = [
        target("10", "renja", triwulan=1),
        target("20", "pk", triwulan=1),
        target("40", "pk", triwulan=3),
    ]
    b = buku(target=[*semua, target("25", "pk", 1, triwulan=2)])
    assert b.target_triwulan(1, TAHUN) == (None, Decimal(25), None, None)
    assert buku(target=semua).target_triwulan(1, TAHUN) == (Decimal(20), None, Decimal(40), None)
    assert buku().target_triwulan(1, TAHUN) == (None,) * 4


# --- the year from its rows
def test_a_later_quarter_does_not_count_before_its_time() -> None:
    baris = [realisasi(n, t) for t, n in enumerate(("10", "20", "30", "40"), 1)]
    for sampai in range(1, 5):
        assert kinerja(*baris, sampai=sampai).realisasi.nilai == 10 * sampai
        assert kinerja(*baris, sampai=sampai, akumulasi_tahun="jumlah").realisasi.nilai == sum(
            10 * n for n in range(1, sampai + 1)
        )


def test_a_year_known_as_a_whole_is_known_in_its_last_quarter_only() -> None:
    setahun = realisasi("80")
    assert kinerja(setahun).realisasi.nilai == 80
    assert kinerja(setahun, sampai=3).realisasi.alasan == Alasan.TANPA_TRIWULAN


def test_a_year_stands_where_no_quarter_has_a_value() -> None:
    kosong = realisasi(None, 2, status="tidak_tersedia", alasan="Belum dirilis BPS.")
    assert kinerja(kosong, realisasi("80")).realisasi.nilai == 80


def test_the_reason_of_the_row_is_the_reason_of_the_year() -> None:
    kosong = [realisasi(None, t, status="tidak_tersedia", alasan="Belum dirilis BPS.") for t in (1, 2)]
    assert kinerja(*kosong).realisasi.alasan == Alasan.TIDAK_TERSEDIA
    assert kinerja(*kosong).catatan == ("Belum dirilis BPS.",) * 2
    tanpa = realisasi(None, 1, komponen=komponen((1, "pembilang", "5")))
    assert kinerja(tanpa, kombinasi="rasio_100", banyak_komponen=2).realisasi.alasan == Alasan.TANPA_KOMPONEN
    assert kinerja().realisasi.alasan == Alasan.TANPA_DATA


def test_a_figure_is_provisional_only_if_it_comes_from_a_provisional_row() -> None:
    sementara = realisasi("70", 1, status="sementara", tahun_data=2023, alasan="Belum dirilis.")
    final = realisasi("75", 4)
    assert kinerja(sementara, final).data_tahun is None
    assert kinerja(sementara, final, sampai=1).data_tahun == 2023
    assert kinerja(sementara, final, akumulasi_tahun="rata_rata").data_tahun == 2023


def test_the_latest_explanation_is_told() -> None:
    baris = [
        realisasi("70", 1, penjelasan="Awal"),
        realisasi("75", 2),
        realisasi(None, 3, penjelasan="Akhir"),
    ]
    assert kinerja(*baris).penjelasan == "Akhir"


# --- components
@pytest.mark.parametrize(("pembilang", "penyebut"), [(1, 2), (2, 1)])
def test_a_ratio_goes_by_the_roles_not_by_the_order(pembilang: int, penyebut: int) -> None:
    isi = komponen((pembilang, "pembilang", "30"), (penyebut, "penyebut", "120"))
    k = kinerja(
        realisasi(None, komponen=tuple(sorted(isi, key=lambda k: k.urutan))),
        kombinasi="rasio_100",
        banyak_komponen=2,
    )
    assert k.realisasi.nilai == 25
    assert [m.uraian for m in k.realisasi.masukan] == ["pembilang", "penyebut"]


def test_a_mean_of_some_components_is_not_the_mean() -> None:
    dua = komponen((1, "suku", "60"), (2, "suku", "90"))
    sifat = {"kombinasi": "rata_rata", "banyak_komponen": 3}
    assert kinerja(realisasi(None, komponen=dua), **sifat).realisasi.alasan == Alasan.TANPA_KOMPONEN
    assert kinerja(realisasi("72", komponen=dua), **sifat).realisasi.nilai == 72, "as entered"
    tiga = (*dua, *komponen((3, "suku", "75")))
    assert kinerja(realisasi("72", komponen=tiga), **sifat).realisasi.nilai == 75, "as computed"


# --- the Renstra from its years
def test_years_of_the_renstra_add_up() -> None:
    tahunan = [realisasi(n, tahun=t) for t, n in ((2021, "100"), (2022, "5"), (2023, "7"), (2024, "9"))]
    b = buku(*tahunan, indikator=[indikator(akumulasi_renstra="jumlah")])
    assert b.renstra(1, 2022).realisasi.nilai == 5, "what was before its first year is not its own"
    assert b.renstra(1, 2023).realisasi.nilai == 12
    assert (b.renstra(1, 2024).lalu, b.renstra(1, 2024).realisasi.nilai) == (12, 21)


def test_a_year_that_nobody_recorded_leaves_the_sum_unknown() -> None:
    b = buku(realisasi("5", tahun=2022), realisasi("9"), indikator=[indikator(akumulasi_renstra="jumlah")])
    assert b.renstra(1, TAHUN).realisasi.alasan == Alasan.TANPA_TAHUN_LALU


def test_a_recorded_sum_comes_before_the_years() -> None:
    b = buku(
        realisasi("7", tahun=2023),
        realisasi("9"),
        indikator=[indikator(akumulasi_renstra="jumlah")],
        angka=[DataAngka(1, "kumulatif_renstra", 2023, Decimal(30), "LKjIP")],
    )
    assert b.renstra(1, TAHUN).realisasi.nilai == 39
    assert b.renstra(1, TAHUN + 1).lalu == 39, "the recorded sum goes on"


def test_without_a_renstra_nothing_adds_up() -> None:
    b = buku(realisasi("9"), indikator=[indikator(akumulasi_renstra="jumlah")], masa_renstra=None)
    assert b.renstra(1, TAHUN).realisasi.alasan == Alasan.TANPA_TAHUN_LALU


# --- a capaian that was reported without its inputs
def test_a_reported_capaian_stands_only_without_a_promise() -> None:
    angka = [DataAngka(1, "capaian", TAHUN, Decimal("121.21"), "LKjIP")]
    assert buku(angka=angka).kinerja(1, TAHUN).capaian.nilai == Decimal("121.21")
    assert buku(angka=angka).kinerja(1, TAHUN, 3).capaian.nilai is None, "the year is not over"
    berjanji = buku(realisasi("40"), angka=angka, target=[target("80")]).kinerja(1, TAHUN)
    assert (berjanji.capaian.nilai, berjanji.dilaporkan) == (50, False)


# --- what replaces what
def sasaran(id_: int, urutan: int, ganti: int | None = None) -> DataSasaran:
    return DataSasaran(id_, f"s{id_}", 1, f"Sasaran {id_}", 1, ganti, None, urutan, 2021)


def test_a_chain_of_replacements_ends_in_one() -> None:
    rantai = [sasaran(3, 2, 2), sasaran(2, 1, 1), sasaran(1, 0)]
    assert [s.id for s in sasaran_berlaku(rantai)] == [3]
    assert [[s.id for s in sasaran_versi(rantai, n)] for n in range(3)] == [[1], [2], [3]]
    tujuan = [DataTujuan(n, f"t{n}", 1, "", n - 1 or None, None, n - 1, 2021) for n in (1, 2, 3)]
    assert [tujuan_berlaku(tujuan, 1, n).id for n in range(3)] == [1, 2, 3]
    assert tujuan_berlaku(tujuan, 1).id == 3
    assert tujuan_berlaku(tujuan, 3, 0).id == 1, "a sasaran that stands under the new tujuan already"
    assert pengganti_akhir(rantai) == {1: 3, 2: 3}


def test_a_circle_of_replacements_ends() -> None:
    tujuan = [DataTujuan(n, f"t{n}", 1, "", 3 - n, None, 0, 2021) for n in (1, 2)]
    assert tujuan_berlaku(tujuan, 1).id == 1
    assert pengganti_akhir([sasaran(1, 0, 2), sasaran(2, 0, 1), sasaran(3, 0, 3)])
