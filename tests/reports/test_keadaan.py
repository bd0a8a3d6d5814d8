"""What a year comes to on the dashboard: reached or not, the worst first, and the gaps that hide in a sum."""

from dataclasses import replace
from decimal import Decimal

import pytest

from budget.data import DataRealisasiAnggaran, DataSimpul
from indicators.capaian import capaian, rata_rata, selisih_poin
from lkjip.numbers import Alasan, Hasil
from reports.kekurangan import kekurangan
from reports.narasi.bantu import BELUM, MELEBIHI, SESUAI, TANPA, keadaan
from reports.ringkasan import ringkas
from reports.tables.bab3_capaian import TargetRealisasi
from reports.tables.kinerja import indikator_utama
from tests.reports.sumber_buatan import Kasus, sumber


def hasil(nilai: str | None) -> Hasil:
    return Hasil(Decimal(nilai) if nilai else None, None if nilai else Alasan.TANPA_DATA, "", "")


@pytest.mark.parametrize(
    ("nilai", "keadaannya"),
    [("100.01", MELEBIHI), ("100", SESUAI), ("99.999999", BELUM), ("-20", BELUM), (None, TANPA)],
)
def test_a_target_is_reached_or_not_unrounded(nilai: str | None, keadaannya: str) -> None:
    assert keadaan(hasil(nilai)) == keadaannya


def test_the_noise_of_a_division_misses_no_target() -> None:
    sepertiga = Decimal(100) / 3
    rerata = rata_rata([Hasil(n, None, "", "") for n in (sepertiga, sepertiga, sepertiga)])
    assert keadaan(capaian(target=Decimal(100), realisasi=sepertiga * 3)) == SESUAI
    assert selisih_poin(rerata.nilai, sepertiga).nilai == 0
    assert selisih_poin(sepertiga * 3, Decimal(100)).nilai == 0


def test_the_program_furthest_below_its_target_comes_first() -> None:
    data = sumber(Kasus(realisasi="40"), Kasus(realisasi="0"), Kasus(realisasi="90"), Kasus(realisasi="76"))
    assert [p.capaian.teks for p in ringkas(data).program_kurang] == ["0,00%", "50,00%", "95,00%"]


def test_a_sub_kegiatan_that_has_spent_nothing_is_named_where_the_others_have() -> None:
    data = sumber(Kasus(), Kasus(belanja=None))
    judul = {k.judul: k.butir for k in kekurangan(data)}
    assert judul["Program tanpa realisasi anggaran"] == ("20 program nomor 2",)
    assert not any("belum lengkap" in j for j in judul)
    lagi = DataSimpul(13, "13", False, "sub_kegiatan", 11, "sub kegiatan lain", None, None, None)
    data = sumber(
        Kasus(),
        simpul=(*data.simpul[:3], lagi),
        pagu=(*data.pagu, replace(data.pagu[0], simpul_id=13)),
        realisasi_anggaran=(DataRealisasiAnggaran(12, None, Decimal(900000)),),
    )
    judul = {k.judul: k.butir for k in kekurangan(data)}
    assert judul["Sub kegiatan tanpa realisasi anggaran: jumlah di atasnya belum lengkap"] == (
        "13 sub kegiatan lain",
    )


def test_a_kode_of_any_text_leads_to_its_trace_and_nowhere_else() -> None:
    data = sumber(Kasus())
    nakal = replace(data.semua_indikator[0], kode='../../keluar/?a="><b>#')
    data = sumber(Kasus(), semua_indikator=(nakal,))
    assert [i.kode for _, i, _ in indikator_utama(data)] == [nakal.kode]
    blok = TargetRealisasi.blok_dari(data, "3.4")
    html = TargetRealisasi(blok, jejak="/dishub/2031/jejak/").as_html(None)
    assert (
        'href="/dishub/2031/jejak/target-realisasi/..%2F..%2Fkeluar%2F%3Fa%3D%22%3E%3Cb%3E%23/capaian/"'
        in html
    )
