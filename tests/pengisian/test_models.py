"""Constraints of the quarter's entry: what the database refuses, and what stands at the edge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import models, transaction
from django.utils import timezone

from pengisian.models import (
    Bukti,
    LangkahTriwulan,
    PeringatanDiterima,
    PerubahanSel,
    SalinanTriwulan,
    TriwulanUnit,
)
from tests.batasan import Baik, dengan, kembar, nama_batasan, terima, tolak
from tests.indicators.test_models import indikator
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import unit_kecil

pytestmark = pytest.mark.django_db


def masa(**lain: Any) -> dict[str, Any]:
    """Where, when and by whom."""
    return {
        "unit": buat_unit(), "tahun": 2024, "triwulan": 4, "oleh": buat_pengguna(), "pada": timezone.now()
    } | lain  # fmt: skip


def triwulan() -> TriwulanUnit:
    return TriwulanUnit.objects.create(unit=buat_unit(), tahun=2024, triwulan=4)


def langkah() -> LangkahTriwulan:
    return LangkahTriwulan(
        triwulan=triwulan(), langkah="ajukan", dari="terisi_sebagian", ke="diajukan", versi=1,
        oleh=buat_pengguna(), pada=timezone.now(),
    )  # fmt: skip


def salinan() -> SalinanTriwulan:
    return SalinanTriwulan(
        triwulan=triwulan(), versi=1, isi="{}", sha256="0" * 64, oleh=buat_pengguna(), pada=timezone.now()
    )


def bukti(**lain: Any) -> Bukti:
    isi = {"jenis": "teks", "teks": "30 orang", "judul": "Daftar hadir", "tanggal": date(2024, 11, 1)}
    return Bukti(indikator=indikator(), **masa(), **isi | lain)


BAIK: Baik = {
    TriwulanUnit: lambda: TriwulanUnit(unit=buat_unit(), tahun=2024, triwulan=4),
    LangkahTriwulan: langkah,
    SalinanTriwulan: salinan,
    PerubahanSel: lambda: PerubahanSel(indikator=indikator(), kolom="nilai", baru="5", cara="sel", **masa()),
    PeringatanDiterima: lambda: PeringatanDiterima(
        indikator=indikator(), aturan="turun", nilai="5", alasan="Memang turun.", **masa()
    ),
    Bukti: bukti,
}
BERISI = "Bukti berisi berkas, tautan, atau keterangan, sesuai jenisnya."
WAJAR = "Triwulan adalah 1 sampai 4."
BURUK: list[tuple[type[models.Model], str, dict[str, Any], str]] = [
    (TriwulanUnit, "triwulan_unit_masa_wajar", {"triwulan": 5}, WAJAR),
    (TriwulanUnit, "triwulan_unit_masa_wajar", {"triwulan": 0}, WAJAR),
    (TriwulanUnit, "triwulan_unit_masa_wajar", {"tahun": 1999}, WAJAR),
    *(
        (LangkahTriwulan, "langkah_triwulan_beralasan", {"langkah": apa}, "harus disertai alasan")
        for apa in ("kembalikan", "buka")
    ),
    (PerubahanSel, "perubahan_sel_satu_baris", {"indikator": None}, "perubahan_sel_satu_baris"),
    (PerubahanSel, "perubahan_sel_masa_wajar", {"triwulan": 5}, "perubahan_sel_masa_wajar"),
    (PerubahanSel, "perubahan_sel_masa_wajar", {"tahun": 2101}, "perubahan_sel_masa_wajar"),
    (PerubahanSel, "perubahan_sel_koreksi_beralasan", {"cara": "koreksi"}, "harus disertai alasan"),
    (
        PeringatanDiterima,
        "peringatan_diterima_beralasan",
        {"alasan": ""},
        "Peringatan diterima dengan alasan.",
    ),
    (Bukti, "bukti_satu_baris", {"indikator": None}, "bukti_satu_baris"),
    (Bukti, "bukti_masa_wajar", {"triwulan": 5}, "bukti_masa_wajar"),
    (Bukti, "bukti_isi_sesuai_jenis", {"teks": ""}, BERISI),
    (Bukti, "bukti_isi_sesuai_jenis", {"tautan": "https://contoh.go.id"}, BERISI),
    (Bukti, "bukti_isi_sesuai_jenis", {"jenis": "tautan", "teks": ""}, BERISI),
    (Bukti, "bukti_isi_sesuai_jenis", {"jenis": "berkas", "teks": "", "berkas": "a.pdf"}, BERISI),
    (Bukti, "bukti_isi_sesuai_jenis", {"jenis": "berkas", "teks": "", "sha256": "0" * 64}, BERISI),
]
BOLEH: list[tuple[type[models.Model], dict[str, Any]]] = [
    (TriwulanUnit, {"triwulan": 1, "tahun": 2000}),
    (LangkahTriwulan, {"langkah": "kembalikan", "alasan": "Perbaiki."}),
    (LangkahTriwulan, {"alasan": "Boleh juga di sini."}),
    (PerubahanSel, {"triwulan": None}),
    (PerubahanSel, {"indikator": None, "kolom": "tindak_lanjut_triwulan", "cara": "kaki"}),
    (PerubahanSel, {"cara": "koreksi", "alasan": "Angka BPS baru."}),
    (PeringatanDiterima, {"indikator": None}),
    (Bukti, {"jenis": "tautan", "teks": "", "tautan": "https://contoh.go.id"}),
    (Bukti, {"jenis": "berkas", "teks": "", "berkas": "a.pdf", "sha256": "0" * 64}),
]


@pytest.mark.parametrize("model", BAIK, ids=lambda m: m.__name__)
def test_good_row_is_taken(model: type[models.Model]) -> None:
    terima(BAIK[model]())


@pytest.mark.parametrize(("model", "isian"), BOLEH)
def test_row_at_the_edge_is_taken(model: type[models.Model], isian: dict[str, Any]) -> None:
    terima(dengan(BAIK[model](), isian))


@pytest.mark.parametrize(("model", "nama", "isian", "pesan"), BURUK)
def test_bad_row_is_refused(model: type[models.Model], nama: str, isian: dict[str, Any], pesan: str) -> None:
    tolak(dengan(BAIK[model](), isian), nama, pesan)


@pytest.mark.parametrize(
    ("model", "nama"),
    [
        (PerubahanSel, "perubahan_sel_satu_baris"),
        (PeringatanDiterima, "peringatan_diterima_satu_baris"),
        (Bukti, "bukti_satu_baris"),
    ],
)
def test_a_row_is_an_indicators_or_a_lines_not_both(model: type[models.Model], nama: str) -> None:
    sub = unit_kecil().simpul.get(level="sub_kegiatan")
    tolak(dengan(BAIK[model](), {"simpul": sub}), nama, nama)
    terima(dengan(BAIK[model](), {"simpul": sub, "indikator": None}))


@pytest.mark.parametrize("model", [TriwulanUnit, SalinanTriwulan])
def test_second_row_of_the_same_is_refused(model: type[models.Model]) -> None:
    tolak(kembar(BAIK[model]()), "UNIQUE|unique", "sudah ada")


def test_the_next_version_stands_beside_the_first() -> None:
    terima(dengan(kembar(salinan()), {"versi": 2}))


@pytest.mark.parametrize("model", [LangkahTriwulan, SalinanTriwulan, PerubahanSel])
def test_what_was_decided_is_never_changed(model: type[models.Model]) -> None:
    baris = BAIK[model]()
    baris.save()
    with pytest.raises(TypeError):
        baris.save()


def test_who_decided_stays_known() -> None:
    baris = langkah()
    baris.save()
    with pytest.raises(models.ProtectedError), transaction.atomic():
        baris.oleh.delete()


def test_the_same_quarter_is_free_in_another_unit() -> None:
    for _ in range(2):
        terima(BAIK[TriwulanUnit]())


def test_every_check_constraint_is_tried() -> None:
    tercoba = {b[1] for b in BURUK} | {"peringatan_diterima_satu_baris"}
    assert nama_batasan(BAIK, models.CheckConstraint) == tercoba
