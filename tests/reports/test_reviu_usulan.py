"""Each proposal of the review both ways: what makes it yes, and what turns it to no."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from evaluation.enums import JawabanButir
from indicators.data import DataAngka, DataDefinisi, DataDokumen
from lkjip.enums import Keadaan, Peran
from lkjip.models import Unit
from reports.build import sumber_untuk
from reports.reviu import USULAN, muat, sidik, temuan
from reports.sumber import Sumber
from tests.pabrik import buat_pengguna
from tests.reports.sumber_buatan import PK, RENSTRA, TAHUN, UNIT, Kasus, kosong, sumber

YA, TIDAK = JawabanButir.YA, JawabanButir.TIDAK
IKU = DataDokumen(3, "iku", TAHUN, None, 0, "Keputusan IKU", "", None, "", "", "")
DEFINISI = DataDefinisi(1, IKU.id, "Jumlah kendaraan laik", "laik / semua × 100", "Dishub", "")
SATU = Kasus(lalu="70", nasional="75")
ALAMAT = replace(UNIT, alamat="Jalan Contoh 1")


def lengkap(*kasus: Kasus, **ubah: Any) -> Sumber:
    """A unit of which nothing is missing, but for what is changed."""
    umum = {
        "dokumen": (RENSTRA, PK, IKU),
        "definisi": (DEFINISI,),
        "keadaan_triwulan": dict.fromkeys(range(1, 5), Keadaan.DISETUJUI),
        "unit": ALAMAT,
    }
    data = sumber(*(kasus or (SATU,)), **umum | ubah)
    akhir = (replace(t, tahun=RENSTRA.tahun_akhir) for t in data.target if t.jenis == "renstra")
    isi = {
        "target": (*data.target, *akhir),
        "semua_indikator": tuple(replace(i, bidang_id=1) for i in data.semua_indikator),
    }
    data.__dict__.update({n: v for n, v in isi.items() if n not in ubah})
    return data


def ganti(nama: str, **ubah: Any) -> Sumber:
    """The complete unit, with the rows of one list changed."""
    data = lengkap()
    data.__dict__[nama] = tuple(replace(b, **ubah) for b in data.__dict__[nama])
    return data


def tanpa_target(jenis: str) -> Sumber:
    data = lengkap()
    data.__dict__["target"] = tuple(t for t in data.target if t.jenis != jenis)
    return data


def triwulanan() -> Sumber:
    """With figures by quarter: else the check of figures says that there are none."""
    data = lengkap()
    data.__dict__["realisasi"] = tuple(
        replace(r, triwulan=4) if r.tahun == TAHUN else r for r in data.realisasi
    )
    return data


DI_BAWAH = Kasus(lalu="70", nasional="75", realisasi="60")
# What turns the answer from yes to no: the case, and a part of the reason.
KURANG: dict[str, tuple[Sumber, str]] = {
    "identitas": (lengkap(dokumen=(RENSTRA, PK)), "Belum ada: keputusan IKU"),
    "target-iku": (lengkap(target=()), "IKU tanpa target: Rasio kelaikan"),
    "capaian-pk": (lengkap(Kasus(realisasi=None)), "belum ada data realisasi"),
    "lampiran": (lengkap(dokumen=(RENSTRA, IKU)), "Lampiran kosong: Perjanjian Kinerja"),
    "upaya-perbaikan": (lengkap(DI_BAWAH), "tanpa penyebab dan solusi"),
    "keuangan": (lengkap(Kasus(belanja=None)), "10 tanpa realisasi"),
    "data-pendukung": (ganti("realisasi", sumber=""), "sumber datanya belum ada"),
    "triwulan-disetujui": (lengkap(), ""),
    "penanggung-jawab": (ganti("semua_indikator", bidang_id=None), "1 indikator tanpa bidang"),
    "keandalan": (lengkap(), "Realisasi hanya diketahui untuk setahun (2)"),
    "sasaran-pk": (tanpa_target("pk"), "Perjanjian Kinerja: sasaran 1"),
    "sasaran-renstra": (tanpa_target("renstra"), "Renstra: sasaran 1"),
    "sasaran-indikator": (ganti("semua_indikator", sasaran_id=9), "indikator: sasaran 1"),
    "sasaran-iku": (ganti("semua_indikator", iku=False), "IKU: sasaran 1"),
    "perbandingan": (lengkap(Kasus(nasional="75")), "tahun lalu untuk Rasio"),
    "iku-cukup": (lengkap(definisi=()), "keputusan IKU: sasaran 1"),
    "smart": (ganti("semua_indikator", satuan=""), "tanpa satuan"),
}
KURANG["triwulan-disetujui"] = (
    lengkap(keadaan_triwulan={1: Keadaan.TERKUNCI, 2: Keadaan.DISETUJUI, 3: Keadaan.DIAJUKAN}),
    "Triwulan III; Triwulan IV",
)
BILA_TIDAK = {
    "penjelasan-sasaran": "sasaran-pk",
    "penjelasan-indikator": "sasaran-iku",
    "penjelasan-iku": "iku-cukup",
}


def lengkap_untuk(kunci: str) -> Sumber:
    return triwulanan() if kunci == "keandalan" else lengkap()


def test_every_check_has_its_case() -> None:
    assert KURANG.keys() | BILA_TIDAK.keys() == USULAN.keys()


@pytest.mark.parametrize("kunci", KURANG)
def test_yes_where_nothing_is_missing(kunci: str) -> None:
    t = temuan(lengkap_untuk(kunci), kunci)
    assert t
    assert t.jawaban == YA, t.alasan


@pytest.mark.parametrize("kunci", KURANG)
def test_no_says_what_is_missing(kunci: str) -> None:
    data, sebab = KURANG[kunci]
    t = temuan(data, kunci)
    assert t
    assert t.jawaban == TIDAK
    assert sebab in t.alasan


@pytest.mark.parametrize("kunci", KURANG)
def test_an_empty_unit_is_never_yes(kunci: str) -> None:
    t = temuan(kosong(keadaan_triwulan={}), kunci)
    assert t
    assert t.jawaban == TIDAK


@pytest.mark.parametrize(("kunci", "rujukan"), BILA_TIDAK.items())
def test_an_explanation_is_asked_for_only_where_something_differs(kunci: str, rujukan: str) -> None:
    t = temuan(lengkap(), kunci)
    assert t
    assert t.jawaban == JawabanButir.TIDAK_BERLAKU
    assert temuan(KURANG[rujukan][0], kunci) is None  # whether it suffices a person judges


def test_below_target_with_analysis_is_yes() -> None:
    t = temuan(
        lengkap(replace(DI_BAWAH, penyebab=("Alat rusak",), solusi=("Ganti alat",))), "upaya-perbaikan"
    )
    assert t
    assert (t.jawaban, "1 indikator" in t.alasan) == (YA, True)


def test_a_reason_names_a_few_cases_only() -> None:
    t = temuan(lengkap(*(Kasus(f"Indikator {n}", realisasi=None) for n in range(6))), "capaian-pk")
    assert t
    assert t.alasan.endswith("; dan 2 lainnya.")


def test_an_unknown_name_proposes_nothing() -> None:
    assert temuan(lengkap(), "nama-lama") is None


def test_the_checklist_of_the_demo_names_checks_that_exist() -> None:
    with (settings.BASE_DIR / "fixtures" / "butir_reviu.csv").open(encoding="utf-8", newline="") as berkas:
        baris = list(csv.DictReader(berkas))
    banyak = [sum(b["kelompok"] == k for b in baris) for k in ("format", "mekanisme", "substansi")]
    assert banyak == [6, 7, 10]
    assert {b["usulan"] for b in baris} - {""} == USULAN.keys()
    assert all(b["uraian"].endswith(".") for b in baris)


def test_the_fingerprint_changes_with_a_figure_only() -> None:
    semula = sidik(lengkap())
    assert semula == sidik(lengkap())
    assert sidik(lengkap(replace(SATU, realisasi="80.000"))) == semula  # the same number
    assert sidik(lengkap(replace(SATU, penyebab=("Alat rusak",)))) == semula
    for lain in (replace(SATU, realisasi="81"), replace(SATU, belanja="1"), replace(SATU, target="81")):
        assert sidik(lengkap(lain)) != semula
    dilaporkan = lengkap(angka=(DataAngka(1, "capaian", TAHUN, Decimal(5), "LKjIP"),), target=())
    assert sidik(dilaporkan) != sidik(lengkap(target=()))


@pytest.mark.django_db
def test_the_demo_is_loaded_in_one_query_less(client: Client) -> None:
    """What `muat` loads at once is what the report would load by itself."""
    sekaligus, satu_satu = muat(sumber_untuk("dp3akb", 2024)), sumber_untuk("dp3akb", 2024)
    for nama in ("definisi", "pembanding", "daftar_analisis"):
        assert set(getattr(sekaligus, nama)) == set(getattr(satu_satu, nama)), nama
        assert getattr(sekaligus, nama), nama
    for kunci in USULAN:
        assert temuan(sekaligus, kunci) == temuan(satu_satu, kunci)


@pytest.mark.django_db
def test_the_page_of_each_check_opens_for_the_inspektorat(client: Client) -> None:
    client.force_login(buat_pengguna(Peran.INSPEKTORAT, pemda=Unit.objects.get(slug="dp3akb").pemda))
    for u in USULAN.values():
        alamat = reverse(u.halaman, kwargs={"unit": "dp3akb", "tahun": 2024, **u.di})
        assert client.get(alamat).status_code == 200, alamat
