"""The page of editions: what each state shows, how a step is confirmed, the files, queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluation.models import ReviuLkjip
from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna
from reports import terbitan as layanan
from reports.beku import baca
from reports.enums import KeadaanCetak
from reports.models import Naskah, PekerjaanCetak, Terbitan
from reports.pembekuan import bekukan
from reports.views.unduh import KEBIJAKAN_CETAK
from tests.evaluation.bantu_reviu import orang, unit_reviu
from tests.reports.bantu_terbitan import (
    TAHUN,
    berkas_di_simpanan,
    cepat,
    kepala_dari,
    tahap_tersimpan,
    terbitan_dua,
    unit_lkjip,
)

__all__ = ["cepat"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cepat")]
JALUR = "/dinas-uji/2024/terbitan/"


def masuk(pengguna: Pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna)
    return klien


def lihat(pengguna: Pengguna, jalur: str = JALUR) -> HttpResponse:
    return masuk(pengguna).get(jalur)


def kirim(pengguna: Pengguna, langkah: str, **isi: Any) -> HttpResponse:
    return masuk(pengguna).post(JALUR, {"langkah": langkah} | isi, follow=True)


def test_a_draft_says_what_stands_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = unit_lkjip(TahapLkjip.DRAF)
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 2)
    teks = lihat(kepala_dari(unit)).text
    for kata in (
        "Belum ada terbitan",
        "Inspektorat belum menyatakan",
        "Masih ada 2 galat",
        'href="/dinas-uji/2024/reviu/"',
    ):
        assert kata in teks
    assert "?langkah=" not in teks


def test_who_may_take_a_step_confirms_it_first(settings: Any) -> None:
    unit = unit_lkjip()
    kepala = kepala_dari(unit)
    assert "?langkah=tetapkan" not in lihat(orang(unit, Peran.PERENCANA)).text
    assert 'href="?langkah=tetapkan"' in lihat(kepala).text
    teks = lihat(kepala, f"{JALUR}?langkah=tetapkan").text
    assert 'name="sidik"' in teks
    assert "tanpa kode QR" in teks
    settings.ALAMAT_SITUS = "https://lkjip.contoh.go.id"
    ReviuLkjip.objects.update(sidik="0" * 64)
    teks = lihat(kepala, f"{JALUR}?langkah=tetapkan").text
    assert "tanpa kode QR" not in teks
    assert "Angka laporan berubah sejak" in teks
    # For who may not, the question is the page.
    assert (
        "Tetapkan LKjIP final?" not in lihat(orang(unit, Peran.PERENCANA), f"{JALUR}?langkah=tetapkan").text
    )


def test_nothing_is_confirmed_while_errors_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = unit_lkjip()
    kepala = kepala_dari(unit)
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 2)
    teks = lihat(kepala, f"{JALUR}?langkah=tetapkan").text
    assert "Masih ada 2 galat" in teks
    assert '<button type="submit" class="btn btn-primary">Tetapkan' not in teks
    assert "LKjIP belum dapat ditetapkan." in kirim(kepala, "tetapkan").text
    assert not PekerjaanCetak.objects.exists()


def test_from_the_click_to_the_public_edition() -> None:
    unit = unit_lkjip()
    kepala = kepala_dari(unit)
    teks = kirim(kepala, "tetapkan").text
    assert "Berkas LKjIP sedang disusun" in teks
    assert "data-segarkan" in teks
    assert "menunggu giliran" in teks
    assert "?langkah=" not in teks
    kirim(kepala, "tetapkan")  # a second click
    p = PekerjaanCetak.objects.get()
    PekerjaanCetak.objects.update(
        keadaan=KeadaanCetak.BERJALAN, mulai_pada=timezone.now(), selesai=2, seluruhnya=5, bab="Menyusun XLSX"
    )
    teks = lihat(kepala).text
    assert '<progress max="5" value="2"' in teks
    assert "Menyusun XLSX…" in teks
    PekerjaanCetak.objects.update(keadaan=KeadaanCetak.ANTRI)
    bekukan.call(p.pk)
    teks = lihat(kepala).text
    assert "data-segarkan" not in teks
    assert "belum terbit" in teks
    for b in Terbitan.objects.get().unduhan:
        assert b.sha256 in teks
    assert (
        "diterbitkan dan dapat dibaca masyarakat" in kirim(orang(unit, Peran.KOORDINATOR), "terbitkan").text
    )
    assert "hijau" in lihat(kepala).text


@pytest.mark.parametrize("keadaan", [KeadaanCetak.GAGAL, KeadaanCetak.BERJALAN])
def test_a_job_that_failed_or_died_is_told(keadaan: KeadaanCetak) -> None:
    unit = unit_lkjip()
    kepala = kepala_dari(unit)
    PekerjaanCetak.objects.create(
        unit=unit, tahun=TAHUN, dokumen="terbitan", format="semua", sidik="0" * 64, keadaan=keadaan,
        pesan="Berkas tidak dapat disusun.", dibuat_pada="2025-01-01T00:00Z", mulai_pada="2025-01-01T00:00Z",
    )  # fmt: skip
    teks = lihat(kepala).text
    gagal = "Berkas tidak dapat disusun." if keadaan == KeadaanCetak.GAGAL else "terhenti di tengah jalan"
    assert gagal in teks
    assert 'href="?langkah=tetapkan"' in teks


def test_figures_that_changed_meanwhile_ask_again() -> None:
    unit = unit_lkjip()
    teks = kirim(kepala_dari(unit), "tetapkan", sidik="0" * 64).text
    assert "Angka laporan berubah sejak halaman ini dibuka" in teks
    assert "Tetapkan LKjIP final?" in teks


def test_a_correction_keeps_what_was_typed_and_lists_what_changed() -> None:
    unit = unit_lkjip(TahapLkjip.TERBIT)
    kepala = kepala_dari(unit)
    teks = kirim(kepala, "koreksi", alasan=" ").text
    assert "Tulis alasan koreksi." in teks
    teks = kirim(kepala, "koreksi", alasan="x" * 2001).text
    assert "x" * 2001 in teks
    assert tahap_tersimpan(unit) == TahapLkjip.TERBIT
    assert "dibuka untuk koreksi" in kirim(kepala, "koreksi", alasan="Pagu <salah>.").text
    Naskah.objects.create(unit=unit, tahun=TAHUN, bagian="saran", isi="<p>Pagu dibetulkan.</p>")
    layanan.tetapkan(layanan.Permintaan(kepala), unit, TAHUN)
    teks = lihat(kepala).text
    assert "Alasan koreksi: Pagu &lt;salah&gt;." in teks
    assert "perubahan dari terbitan sebelumnya" in teks
    assert '<td class="baru">Pagu dibetulkan.</td>' in teks


def test_steps_of_others_are_refused_and_unknown_ones_are_none() -> None:
    unit = unit_lkjip()
    for peran in set(Peran) - {Peran.KEPALA}:
        assert kirim(orang(unit, peran), "tetapkan").status_code == 403, peran
    assert kirim(kepala_dari(unit), "hapus").status_code == 404
    assert "Langkah “Terbitkan” tidak berlaku" in kirim(kepala_dari(unit), "terbitkan").text
    assert not Terbitan.objects.exists()


def test_a_frozen_file_is_downloaded_as_it_was() -> None:
    unit = unit_lkjip(TahapLkjip.FINAL)
    pembaca = orang(unit, Peran.OPERATOR)
    for b in Terbitan.objects.get().unduhan:
        jawaban = lihat(pembaca, f"{JALUR}1/{b.format}")
        assert jawaban.content == baca(b)
        assert b.nama in jawaban["Content-Disposition"]
        assert (jawaban["Content-Security-Policy"] == KEBIJAKAN_CETAK) == (b.format == "html")
    for jalur in ("2/pdf", "1/exe", "0/pdf"):
        assert lihat(pembaca, JALUR + jalur).status_code == 404
    for p in berkas_di_simpanan(unit):
        p.unlink()
    assert "tidak ada di simpanan" in masuk(pembaca).get(f"{JALUR}1/pdf", follow=True).text


def test_of_another_unit_it_does_not_exist() -> None:
    unit = unit_lkjip(TahapLkjip.FINAL)
    assert Client().get(JALUR)["Location"].startswith("/masuk/")
    asing = kepala_dari(unit_reviu("tetangga", unit.pemda))
    for jalur in (JALUR, f"{JALUR}1/pdf"):
        assert lihat(asing, jalur).status_code == 404
    assert masuk(asing).post(JALUR, {"langkah": "koreksi", "alasan": "x"}).status_code == 404
    assert lihat(asing, "/tetangga/2024/terbitan/1/pdf").status_code == 404


@pytest.mark.parametrize("tahap", TahapLkjip)
def test_queries_do_not_grow_with_editions(tahap: TahapLkjip) -> None:
    unit = unit_lkjip(tahap)
    kepala = kepala_dari(unit)
    banyak = [_kueri(kepala)]
    if tahap == TahapLkjip.TERBIT:
        terbitan_dua(unit)
        banyak.append(_kueri(kepala))
    assert len(set(banyak)) == 1
    assert banyak[0] <= 15


def _kueri(pengguna: Pengguna) -> int:
    klien = masuk(pengguna)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert klien.get(JALUR).status_code == 200
    return len(kueri)
