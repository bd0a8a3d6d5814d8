"""Each rule about figures and plans finds the one fault put into a clean report, and no other rule does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from budget.data import (
    DataAnggaranRenstra,
    DataDpa,
    DataPagu,
    DataProgramLain,
    DataRealisasiAnggaran,
)
from indicators.data import DataAngka, DataDefinisi, DataTarget, NilaiSatuKomponen
from reports.periksa import periksa
from reports.periksa.program import pilah
from reports.sumber import Sumber
from tests.reports.laporan_bersih import AKHIR, AWAL, IKU, LAMA, bersih, ganti, indikator, realisasi
from tests.reports.sumber_buatan import PK, RENSTRA, TAHUN

D = Decimal
B = bersih()
Salah = Callable[[], Sumber]


def ke(id_: int, nama: str = "id") -> Callable[[Any], bool]:
    return lambda b: bool(getattr(b, nama) == id_)


def sifat(id_: int, **ubah: Any) -> Sumber:
    """The indicator with other properties."""
    return bersih(semua_indikator=ganti(B.semua_indikator, ke(id_), **ubah))


def target(id_: int, jenis: str, tahun: int, **ubah: Any) -> tuple[Any, ...]:
    return ganti(B.target, lambda t: (t.indikator_id, t.jenis, t.tahun) == (id_, jenis, tahun), **ubah)


def target_semua(id_: int, tahun: int, nilai: str) -> Sumber:
    """The year's target in every document."""
    cocok = lambda t: (t.indikator_id, t.tahun) == (id_, tahun)  # noqa: E731
    return bersih(target=ganti(B.target, cocok, nilai=D(nilai)))


def realisasi_tw(id_: int, *nilai: str) -> tuple[Any, ...]:
    """The four quarters of the indicator."""
    lain = tuple(r for r in B.realisasi if (r.indikator_id, r.tahun) != (id_, TAHUN))
    return lain + tuple(realisasi(id_, n, t) for t, n in enumerate(nilai, 1))


def rencana_aksi(*nilai: int) -> Sumber:
    tambah = tuple(
        DataTarget(1, PK.id, "pk", 0, PK.nama, TAHUN, t, D(n), None) for t, n in enumerate(nilai, 1)
    )
    return bersih(target=B.target + tambah)


def lepas() -> Sumber:
    """A promise about an indicator of a sasaran that no longer holds."""
    lama = indikator(7, "sasaran", "Persentase trayek lama", "%")
    janji = DataTarget(7, PK.id, "pk", 0, PK.nama, TAHUN, None, D(80), None)
    return bersih(
        semua_indikator=(*B.semua_indikator, replace(lama, sasaran_id=99)), target=(*B.target, janji)
    )


def saldo(program: int, tahun: int = AWAL, realisasi: int = 900) -> dict[int, DataAnggaranRenstra]:
    return {
        10: DataAnggaranRenstra(10, D(program), D(realisasi), tahun, "impor"),
        11: DataAnggaranRenstra(11, D(5000), D(900), AWAL, "impor"),
    }


def program_lain(sasaran: int, realisasi: int | None = None) -> tuple[DataProgramLain, ...]:
    uang = None if realisasi is None else D(realisasi)
    return (DataProgramLain(AWAL, "2.15.01", False, "Program nomor 1", sasaran, uang),)


def negatif(*rumus: str) -> Sumber:
    semua = B.semua_indikator
    for n, r in enumerate(rumus, 1):
        semua = ganti(semua, ke(n), arah="negatif", rumus_negatif=r)
    akhir = tuple(replace(t, nilai=D(80)) if t.indikator_id < 10 else t for t in B.target)
    return bersih(semua_indikator=semua, target=akhir)


def pagu_dana(*sumber: str) -> Sumber:
    pecahan = tuple(DataPagu(12, 0, s, D(1_000_000) / len(sumber)) for s in sumber)
    return bersih(pagu=(*pecahan, *(p for p in B.pagu if p.simpul_id != 12)))


SALAH: dict[str, tuple[str, Salah]] = {
    # --- sums over levels and quarters
    "pagu on a program": ("uang-induk", lambda: bersih(pagu=(*B.pagu, DataPagu(10, 0, "apbd", D(5))))),
    "rupiah on a kegiatan": (
        "uang-induk",
        lambda: bersih(realisasi_anggaran=(*B.realisasi_anggaran, DataRealisasiAnggaran(11, None, D(5)))),
    ),
    "a year that its quarters do not make": (
        "uang-triwulan",
        lambda: bersih(
            realisasi_anggaran=(*B.realisasi_anggaran, DataRealisasiAnggaran(12, None, D(910_000)))
        ),
    ),
    "a value of the year beside quarters": (
        "kinerja-triwulan",
        lambda: bersih(realisasi=(*B.realisasi, realisasi(1, "85.5", None))),
    ),
    "a typed value beside components": (
        "nilai-komponen",
        lambda: bersih(
            semua_indikator=ganti(B.semua_indikator, ke(1), kombinasi="rasio_100", banyak_komponen=2),
            realisasi=ganti(
                B.realisasi,
                lambda r: (r.indikator_id, r.triwulan) == (1, 4),
                nilai=D("80.9"),
                komponen=(
                    NilaiSatuKomponen(1, "pembilang", "laik", "", D(161)),
                    NilaiSatuKomponen(2, "penyebut", "semua", "", D(200)),
                ),
            ),
        ),
    ),
    "more spent than there is": (
        "lebih-pagu",
        lambda: bersih(
            realisasi_anggaran=ganti(
                B.realisasi_anggaran, lambda r: (r.simpul_id, r.triwulan) == (12, 1), nilai=D(400_000)
            )
        ),
    ),
    # --- totals that were recorded
    "Renstra money of a program": ("saldo-induk", lambda: bersih(anggaran_renstra=saldo(5001))),
    "Renstra money that stops early": (
        "saldo-lama",
        lambda: bersih(anggaran_renstra=saldo(5000, tahun=AWAL - 1)),
    ),
    "Renstra money that earlier years do not make": (
        "saldo-tahun",
        lambda: bersih(anggaran_renstra=saldo(5000), program_lain=program_lain(1, realisasi=901)),
    ),
    "a DPA whose lines make another total": (
        "total-dpa",
        lambda: bersih(dpa=(DataDpa(0, "murni", "", None, D(2_000_001)),)),
    ),
    "an LHE whose components make another score": (
        "total-akip",
        lambda: bersih(evaluasi=(replace(B.evaluasi[0], total_dinyatakan=D("71.5")),)),
    ),
    "an imported sum of the Renstra": (
        "kumulatif-renstra",
        lambda: bersih(angka=(DataAngka(11, "kumulatif_renstra", AWAL, D(5), "impor"),)),
    ),
    "an imported last value of the Renstra": (
        "kumulatif-renstra",
        lambda: bersih(angka=(DataAngka(1, "kumulatif_renstra", AWAL, D("75.5"), "impor"),)),
    ),
    "an imported capaian": (
        "capaian-dilaporkan",
        lambda: bersih(
            angka=(DataAngka(1, "capaian", AWAL, D(100), "impor"),),
            target=(*B.target, DataTarget(1, 9, "renja", 0, "Renja lalu", AWAL, None, D(80), None)),
        ),
    ),
    # --- targets
    "a PK with another target": (
        "target-beda",
        lambda: bersih(target=target(1, "pk", TAHUN, nilai=D(79))),
    ),
    "an IKU decree with another target": (
        "target-beda",
        lambda: bersih(target=(*B.target, DataTarget(1, IKU.id, "iku", 0, "IKU", TAHUN, None, D(81), None))),
    ),
    "quarters that end elsewhere": ("target-triwulan", lambda: rencana_aksi(20, 40, 60, 79)),
    "a year beyond the end": ("target-lewat-akhir", lambda: target_semua(1, AKHIR, "79")),
    "a year beyond the end, lower is better": (
        "target-lewat-akhir",
        lambda: bersih(
            semua_indikator=ganti(B.semua_indikator, ke(1), arah="negatif"),
            target=target(1, "renstra", AKHIR, nilai=D(81)),
        ),
    ),
    "a final target of 0": ("target-nol", lambda: target_semua(1, AKHIR, "0")),
    "a promise outside the form": ("pk-tanpa-e81", lepas),
    "a row of the form that nobody promised": (
        "e81-tanpa-pk",
        lambda: bersih(target=tuple(t for t in B.target if (t.indikator_id, t.jenis) != (1, "pk"))),
    ),
    # --- formulas
    "a percentage that is added up": ("akumulasi", lambda: sifat(10, akumulasi_renstra="jumlah")),
    "a count that the Renstra does not add up": (
        "akumulasi",
        lambda: sifat(11, akumulasi_renstra="terakhir"),
    ),
    "two formulas where lower is better": ("rumus-negatif", partial(negatif, "dua_t", "t_per_r")),
    "a range for the year only": (
        "rentang-beda",
        lambda: bersih(
            target=ganti(B.target, lambda t: (t.indikator_id, t.tahun) == (1, TAHUN), nilai_atas=D(85))
        ),
    ),
    "another formula in a later decree": (
        "definisi-berubah",
        lambda: bersih(
            dokumen=(*B.dokumen, replace(IKU, id=33, urutan=1, nama="Perubahan IKU")),
            definisi=(
                *B.definisi,
                DataDefinisi(1, 33, "Definisi", "a / c", "", ""),
                DataDefinisi(2, 33, "Definisi", "a / b", "", ""),
            ),
        ),
    ),
    "an IKU that is not defined": ("iku-tanpa-definisi", lambda: bersih(definisi=B.definisi[:1])),
    # --- provisional figures
    "last year's value": (
        "sama-tahun-lalu",
        lambda: bersih(realisasi=realisasi_tw(1, "20.5", "40.5", "60.5", "75.25")),
    ),
    # --- units of measure
    "a percentage of persons": ("satuan-nama", lambda: sifat(11, nama="Persentase terminal", desimal=0)),
    "an index in percent": ("satuan-nama", lambda: sifat(1, nama="Indeks Pembangunan Gender (IPG)")),
    "a count in percent": ("satuan-nama", lambda: sifat(1, nama="Jumlah terminal")),
    "a rate per 100,000 in percent": (
        "satuan-nama",
        lambda: sifat(1, nama="Kecelakaan per 100.000 penduduk"),
    ),
    "a share that is no percentage": (
        "satuan-hitungan",
        lambda: sifat(1, nama="Kelaikan kendaraan", satuan="nilai", kombinasi="rasio_100"),
    ),
    # --- programs and money
    "a program that moved": ("program-sasaran", lambda: bersih(program_lain=program_lain(2))),
    "a program of other affairs": (
        "program-urusan",
        lambda: bersih(simpul=ganti(B.simpul, ke(10), urusan_id=2)),
    ),
    "money of the PK": (
        "anggaran-pk",
        lambda: bersih(pk_program=ganti(B.pk_program, ke(10, "simpul_id"), anggaran=D(999_999))),
    ),
    "a program that the PK leaves out": ("program-tanpa-pk", lambda: bersih(pk_program=B.pk_program[:1])),
    "funds that the PK does not name": ("sumber-dana", partial(pagu_dana, "apbd", "dak")),
    "funds that the DPA does not have": (
        "sumber-dana",
        lambda: bersih(pk_program=ganti(B.pk_program, ke(10, "simpul_id"), sumber_dana="APBD + DAK")),
    ),
    "funds without a name": ("sumber-tak-dirinci", partial(pagu_dana, "tidak_dirinci")),
    "running numbers": (
        "kode-sementara",
        lambda: bersih(simpul=ganti(B.simpul, ke(10), kode="1.1", kode_sementara=True)),
    ),
}


def test_the_clean_report_has_no_finding() -> None:
    assert [t.uraian for t in periksa(B)] == []


@pytest.mark.parametrize("apa", SALAH)
def test_a_fault_is_found_by_its_rule_alone(apa: str) -> None:
    kunci, buat = SALAH[apa]
    temuan = periksa(buat())
    assert [t.aturan.kunci for t in temuan] == [kunci], [t.uraian for t in temuan]
    assert temuan[0].nilai
    assert all(n.teks for n in temuan[0].nilai)


def _tanpa_temuan() -> dict[str, Salah]:
    """What is near a fault, and none."""
    return {
        "a count equal to last year's": lambda: bersih(realisasi=realisasi_tw(11, "1", "1", "1", "1")),
        "a share that is full in both years": lambda: bersih(
            realisasi=ganti(
                realisasi_tw(1, "25", "50", "75", "100"),
                lambda r: r.indikator_id == 1 and r.tahun == AWAL,
                nilai=D(100),
            )
        ),
        "an added percentage that is explained": lambda: sifat(
            10, akumulasi_renstra="jumlah", catatan="Bertambah tiap tahun."
        ),
        "quarters that end at the target": lambda: rencana_aksi(20, 40, 60, 80),
        "a rencana aksi with a gap": lambda: rencana_aksi(20, 40),
        "a capaian that was rounded": lambda: bersih(
            angka=(DataAngka(1, "capaian", AWAL, D("94.1"), "impor"),),
            target=(*B.target, DataTarget(1, 9, "renja", 0, "Renja lalu", AWAL, None, D(80), None)),
        ),
        "a program that stands where its sasaran went": lambda: bersih(
            semua_sasaran=(
                *B.semua_sasaran[1:],
                replace(B.semua_sasaran[0], menggantikan_id=9),
                replace(B.semua_sasaran[0], id=9, kode="s9"),
            ),
            program_lain=program_lain(9),
        ),
        "earlier years that are not all known": lambda: bersih(
            anggaran_renstra=saldo(5000), program_lain=program_lain(1)
        ),
        "both in one fund's family": lambda: bersih(
            pagu=pagu_dana("apbd", "dak_bokb").pagu,
            pk_program=ganti(B.pk_program, ke(10, "simpul_id"), sumber_dana="APBD & DAK"),
        ),
        "a rate in its own unit": lambda: sifat(
            1, nama="Kecelakaan per 100.000 penduduk", satuan="per 100.000 penduduk"
        ),
        "a Renstra in its last year": lambda: bersih(
            dokumen=(replace(RENSTRA, tahun_akhir=TAHUN), *B.dokumen[1:]),
            target=tuple(t for t in B.target if t.tahun != AKHIR),
        ),
        "an indicator of an older Renstra": lambda: bersih(dokumen=(*B.dokumen, LAMA)),
    }


@pytest.mark.parametrize("apa", _tanpa_temuan())
def test_what_is_near_a_fault_is_not_found(apa: str) -> None:
    assert [t.uraian for t in periksa(_tanpa_temuan()[apa]())] == []


@pytest.mark.parametrize(
    ("teks", "dana"),
    [
        ("APBD", {"APBD"}),
        ("APBD + DAK BOKB", {"APBD", "DAK"}),
        ("APBD & DAK", {"APBD", "DAK"}),
        ("apbd dan dak", {"APBD", "DAK"}),
        ("", set()),
    ],
)
def test_the_funds_in_a_text(teks: str, dana: set[str]) -> None:
    assert pilah(teks) == dana
