"""The check as a whole: its rules, the order of what it finds, and acceptance by fingerprint."""

import random
from datetime import UTC, datetime
from typing import Any

import pytest

from reports.data import Penerimaan
from reports.enums import TingkatTemuan
from reports.periksa import ATURAN, galat_terbuka, periksa
from reports.periksa.dasar import Alamat, Kasus, Nilai, sidik
from tests.reports.laporan_bersih import rusak
from tests.reports.sumber_buatan import TAHUN

TERIMA = Penerimaan("Sudah dijelaskan pada Bab III.", "Ani", datetime(TAHUN + 1, 2, 1, tzinfo=UTC))


def test_rules_are_complete_and_named_once() -> None:
    kunci = [a.kunci for a in ATURAN]
    assert len(kunci) == len(set(kunci))
    assert all(len(k) <= 60 for k in kunci), "TemuanDiterima.aturan"
    for a in ATURAN:
        assert a.judul
        assert not a.judul.endswith(".")
        assert a.saran.endswith(".")
        assert a.dasar.rstrip("”").endswith("."), a.kunci


def test_the_gravest_come_first() -> None:
    assert [(t.tingkat, t.aturan.kunci) for t in periksa(rusak())] == [
        ("galat", "kinerja-triwulan"),
        ("peringatan", "akumulasi"),
        ("peringatan", "akumulasi"),
        ("peringatan", "program-tanpa-pk"),
        ("catatan", "kode-sementara"),
    ]


def test_same_data_same_findings() -> None:
    """Whatever order rows without an order of their own come in, and however often it is asked."""
    harap = periksa(rusak())
    assert periksa(rusak()) == harap
    for benih in range(5):
        acak = random.Random(benih)  # noqa: S311  not for secrets
        isi: dict[str, Any] = {}
        for nama in ("target", "realisasi", "pagu", "realisasi_anggaran", "definisi", "daftar_analisis"):
            isi[nama] = tuple(acak.sample(getattr(rusak(), nama), len(getattr(rusak(), nama))))
        assert periksa(rusak(**isi)) == harap


def test_an_accepted_error_does_not_stand_in_the_way() -> None:
    assert galat_terbuka(rusak()) == 1
    galat = periksa(rusak())[0]
    data = rusak(temuan_diterima={galat.sidik: TERIMA})
    assert galat_terbuka(data) == 0
    assert periksa(data)[0].diterima == TERIMA, "it stays in the list"
    assert all(t.diterima is None for t in periksa(data)[1:])


def test_another_value_is_another_finding() -> None:
    galat = periksa(rusak())[0]
    assert galat_terbuka(rusak(setahun="85.6", temuan_diterima={galat.sidik: TERIMA})) == 1


def test_the_fingerprint_is_of_rule_place_and_values() -> None:
    a = Kasus("Sasaran 1", (Nilai("PK", "80"),), Alamat("rencana"))
    sama = Kasus("Sasaran 1", (Nilai("PK", "80"),), Alamat("rencana-pk"), saran="Lain.")
    assert sidik("x", a) == sidik("x", sama)
    assert len(sidik("x", a)) == 64
    lain = (
        sidik("y", a),
        sidik("x", Kasus("Sasaran 2", a.nilai, a.alamat)),
        sidik("x", Kasus("Sasaran 1", (Nilai("PK", "81"),), a.alamat)),
        sidik("x", Kasus("Sasaran 1", (Nilai("Renja", "80"),), a.alamat)),
    )
    assert sidik("x", a) not in lain
    bernomor = [Kasus(f"{n} Efisiensi", a.nilai, a.alamat, kunci="efisiensi") for n in ("3.2.7", "3.2.6")]
    assert sidik("x", bernomor[0]) == sidik("x", bernomor[1]), "sections are renumbered"


def test_a_finding_in_a_sentence() -> None:
    galat = periksa(rusak())[0]
    assert galat.uraian == (
        "Realisasi kinerja setahun tidak sama dengan triwulannya. "
        "Sasaran 1: Persentase kendaraan laik jalan 1. "
        "Realisasi setahun: 85,50%; Dari triwulan (nilai triwulan terakhir): 80,50%."
    )


@pytest.mark.django_db
def test_the_demo_may_become_final() -> None:
    """What it says of the demo is true: tests/golden has what the seed contradicts itself in."""
    from reports.build import sumber_untuk

    semua = periksa(sumber_untuk("dp3akb", 2024))
    assert not [t.uraian for t in semua if t.tingkat == TingkatTemuan.GALAT]
    per_aturan = {(t.aturan.kunci, t.tempat.split(":")[0]) for t in semua}
    assert per_aturan >= {
        ("satuan-nama", "1.6.3"),  # a percentage of lembaga
        ("target-nol", "1.2.3"),
        ("target-beda", "Sasaran 1 (semula)"),
        ("akumulasi", "Sasaran 1 (semula)"),
        ("target-lewat-akhir", "1.3.1"),
        ("serapan-rendah", "3.1 Program Administrasi Pemerintahan Desa"),
    }
    assert len(semua) < 30, "more would be noise"
