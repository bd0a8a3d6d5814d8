"""Which Renstra, sasaran and targets a year goes by, where a unit has more than one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from indicators.data import DataDokumen, DataSasaran, DataTarget, DataTujuan
from reports.kekurangan import kekurangan
from reports.outline import TABEL
from reports.sumber import Sumber
from tests.reports.sumber_buatan import Kasus, indikator, sumber

LAMA, BARU = 2021, 2025
DOKUMEN = (
    DataDokumen(1, "renstra", LAMA, 2026, 0, "Renstra lama", "", None, "", "", ""),
    DataDokumen(2, "renstra", LAMA, 2026, 1, "Renstra lama, diubah", "", date(2023, 7, 2), "ya", "", ""),
    DataDokumen(3, "renstra", BARU, 2029, 0, "Renstra baru", "", date(2025, 9, 1), "", "", ""),
    DataDokumen(4, "pk", 2024, None, 0, "PK", "", date(2024, 1, 5), "", "", ""),
    DataDokumen(5, "pk", 2024, None, 1, "PK perubahan", "", date(2024, 10, 5), "ya", "", ""),
)
TUJUAN = (
    DataTujuan(1, "t1", 1, "Tujuan lama", None, None, 0, LAMA),
    DataTujuan(2, "t2", 1, "Tujuan lama, diubah", 1, None, 1, LAMA),
    DataTujuan(3, "t3", 1, "Tujuan baru", 2, None, 0, BARU),
)
SASARAN = (
    DataSasaran(1, "s1", 1, "Sasaran lama", 1, None, None, 0, LAMA),
    DataSasaran(2, "s2", 1, "Sasaran lama, diubah", 1, 1, None, 1, LAMA),
    DataSasaran(3, "s3", 1, "Sasaran baru", 3, 2, None, 0, BARU),
)
NAMA = {d.id: d for d in DOKUMEN}


def target(dokumen: int, tahun: int, nilai: int, i: int = 1) -> DataTarget:
    d = NAMA[dokumen]
    return DataTarget(i, d.id, d.jenis, d.urutan, d.nama, tahun, None, Decimal(nilai), None)


TARGET = (
    *(target(1, t, 10) for t in range(2022, 2027)),
    *(target(2, t, 20) for t in range(2024, 2027)),
    *(target(3, t, 30) for t in range(2025, 2030)),
)


def data(tahun: int, **ubah: Any) -> Sumber:
    """One indicator that outlives its Renstra: owned by the sasaran that the year has."""
    hasil = sumber(
        Kasus(),
        **{"dokumen": DOKUMEN, "semua_tujuan": TUJUAN, "semua_sasaran": SASARAN, "target": TARGET} | ubah,
    )
    hasil.tahun = tahun
    return hasil


@pytest.mark.parametrize(
    ("tahun", "renstra", "sasaran", "tujuan", "target", "akhir"),
    [
        (2022, "Renstra lama", "Sasaran lama", "Tujuan lama", 10, 10),
        (2023, "Renstra lama, diubah", "Sasaran lama, diubah", "Tujuan lama, diubah", 10, 20),
        (2024, "Renstra lama, diubah", "Sasaran lama, diubah", "Tujuan lama, diubah", 20, 20),
        (2025, "Renstra baru", "Sasaran baru", "Tujuan baru", 30, 30),
        (2029, "Renstra baru", "Sasaran baru", "Tujuan baru", 30, 30),
    ],
)
def test_a_year_goes_by_its_own_renstra(
    tahun: int, renstra: str, sasaran: str, tujuan: str, target: int, akhir: int
) -> None:
    d = data(tahun)
    assert d.renstra
    assert d.renstra.nama == renstra
    assert [s.uraian for s in d.sasaran] == [sasaran]
    assert d.tujuan_sasaran(d.sasaran[0]).uraian == tujuan
    berlaku = d.kinerja.target_berlaku(1, tahun)
    assert berlaku
    assert berlaku.nilai == target
    terakhir = d.kinerja.renstra(1, tahun).target_akhir
    assert terakhir
    assert terakhir.nilai == akhir


def test_earlier_years_keep_the_target_of_their_renstra() -> None:
    kinerja = data(2026).kinerja
    nilai = [t.nilai for n in range(2022, 2027) if (t := kinerja.target_berlaku(1, n))]
    assert nilai == [10, 10, 20, 30, 30]


def test_a_target_of_the_old_renstra_alone_does_not_reach_into_the_new_one() -> None:
    lama = tuple(t for t in TARGET if t.dokumen_id != 3)
    baru = target(3, 2026, 30, i=2)  # an indicator of its own, so that the new Renstra begins with 2026
    d = data(2026, target=(*lama, baru))
    assert d.kinerja.target_berlaku(1, 2026) is None
    semula = d.kinerja.target_berlaku(1, 2025)
    assert semula
    assert semula.nilai == 20, "the old one's last year"


def test_years_of_a_renstra() -> None:
    assert data(2024).tahun_renstra == range(2022, 2027), "2021 is the baseline's"
    assert data(2025).tahun_renstra == range(2025, 2030)
    assert data(2024, target=()).tahun_renstra == range(2022, 2027)
    assert not data(2035).tahun_renstra


def test_without_a_renstra_in_force_there_is_no_sasaran_but_the_years_before_keep_their_targets() -> None:
    d = data(2031)
    assert (d.renstra, d.sasaran, d.tujuan_renstra) == (None, (), ())
    lalu = d.kinerja.target_berlaku(1, 2029)
    assert lalu
    assert lalu.nilai == 30
    assert data(2019).kinerja.target_berlaku(1, 2022) is None, "what comes later does not count"


def test_the_perjanjian_kinerja_in_force() -> None:
    d = data(2024, target=(*TARGET, target(4, 2024, 71), target(5, 2024, 72)))
    assert d.pk
    assert d.pk.nama == "PK perubahan"
    berlaku = d.kinerja.target_berlaku(1, 2024)
    assert berlaku
    assert berlaku.nilai == 72
    assert data(2023).pk is None


def test_a_program_goes_with_what_replaced_its_sasaran() -> None:
    asal = data(2024).simpul
    d = data(2024)
    assert [p.sasaran_id for p in d.anggaran.program] == [2]
    assert d.anggaran.uang_sasaran(2) == d.anggaran.total()
    d = data(2024, simpul=tuple(replace(s, sasaran_id=3) if s.sasaran_id else s for s in asal))
    assert d.anggaran.uang_sasaran(2).pagu is None
    assert "Program yang sasarannya tidak berlaku lagi" in [k.judul for k in kekurangan(d)]
    assert "Program yang sasarannya tidak berlaku lagi" not in [k.judul for k in kekurangan(data(2024))]


def test_tables_of_the_plan_show_one_renstra() -> None:
    d = data(2025, semua_indikator=(replace(indikator(1, Kasus()), sasaran_id=3),))
    teks = str([TABEL[k].blok_dari(d, "").baris for k in ("target-renstra", "semula-menjadi")])
    assert "Sasaran baru" in teks
    assert "lama" not in teks.replace("Renstra lama", "")
    assert [n for n, _ in TABEL["target-renstra"].blok_dari(d, "").kolom_tambahan] == [
        f"t{t}" for t in range(2025, 2030)
    ]


def test_the_change_of_a_target_is_told_against_the_version_before() -> None:
    d = data(2024)
    baris = [b for b in TABEL["semula-menjadi"].blok_dari(d, "").baris if b.kunci.startswith("i1-")]
    assert [b.kunci for b in baris] == ["i1-2024", "i1-2025", "i1-2026"]
    assert ": 10" in baris[0].sel["semula"].teks
    assert ": 20" in baris[0].sel["menjadi"].teks


def test_form_e81_keeps_the_indicators_of_every_sasaran_that_was_replaced() -> None:
    dokumen = (
        DOKUMEN[0],
        replace(DOKUMEN[1], id=2),
        replace(DOKUMEN[1], id=6, urutan=2, tanggal=date(2024, 3, 1)),
        DataDokumen(7, "renja", 2024, None, 0, "Renja", "", None, "", "", ""),
    )
    rantai = (*SASARAN[:2], DataSasaran(4, "s4", 1, "Sasaran kini", 1, 2, None, 2, LAMA))
    semua = tuple(
        replace(indikator(n, Kasus(nama=f"Nomor {n}")), sasaran_id=s) for n, s in enumerate((4, 2, 1), 1)
    )
    renja = tuple(DataTarget(n, 7, "renja", 0, "Renja", 2024, None, Decimal(50), None) for n in (1, 2, 3))
    d = data(2024, dokumen=dokumen, semua_sasaran=rantai, semua_indikator=semua, target=renja)
    assert [s.uraian for s in d.sasaran] == ["Sasaran kini"]
    assert [(i.nama, semula) for i, semula in d.indikator_renja(4)] == [
        ("Nomor 1", False),
        ("Nomor 2", True),
        ("Nomor 3", True),
    ]
