"""Recommendations in a browser: returned once, then verified; the desk follows. Axe and both sizes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from evaluation.models import AnggotaTim, EvaluasiAkip, Rekomendasi
from lkjip.enums import Peran, PeranTim, TahapEvaluasi
from lkjip.models import Pengguna, Unit
from tests.browser.test_alur import HP, MELEBAR, pelanggaran
from tests.evaluation.bantu import buat_evaluasi, lke_kecil
from tests.evaluation.bantu_rekomendasi import LHE, TAHUN, entri, lhe, pejabat, rekomendasi, sampai, unit_uji
from tests.lkjip.unggahan import berkas_uji

Masuk = Callable[[Pengguna], Page]
MEJA = "/inspektorat/rekomendasi/"
AKIP = f"/dinas-uji/{TAHUN}/akip/"
DASAR = f"/dinas-uji/{TAHUN}/rekomendasi/"
ALASAN = "Keputusannya belum ditandatangani."


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    return unit_uji("dinas-uji")


def jumlah(halaman: Page, teks: str) -> None:
    halaman.goto(MEJA)
    expect(halaman.get_by_role("link", name=teks)).to_be_visible()


def test_from_the_recommendation_to_its_verification(masuk: Masuk, unit: Unit, tmp_path: Path) -> None:
    pemeriksa, perencana, kepala = (
        pejabat(unit, p) for p in (Peran.INSPEKTORAT, Peran.PERENCANA, Peran.KEPALA)
    )
    evaluasi = buat_evaluasi(
        unit, TahapEvaluasi.EVALUASI, tahun=TAHUN, lke=lke_kecil(unit.pemda, 2020, (1, 1))
    )
    AnggotaTim.objects.create(evaluasi=evaluasi, pengguna=pemeriksa, peran=PeranTim.KETUA)
    surat = tmp_path / "keputusan.pdf"
    surat.write_bytes(berkas_uji.pdf())

    halaman = masuk(pemeriksa)
    nilai(halaman)
    halaman.goto(f"/dinas-uji/{TAHUN}/akip/rekomendasi/")
    halaman.get_by_label("Rekomendasi", exact=True).fill("Tetapkan perubahan IKU.")
    halaman.get_by_label("Batas waktu").fill((timezone.localdate() + timedelta(10)).isoformat())
    halaman.get_by_label("Bidang penanggung jawab").select_option(label="Bidang KB")
    halaman.get_by_role("button", name="Simpan rekomendasi").click()
    expect(halaman.get_by_text("1. Tetapkan perubahan IKU.")).to_be_visible()
    jumlah(halaman, "Semua yang terbuka: 0")
    tetapkan(halaman)
    jumlah(halaman, "Belum ditindaklanjuti: 1")
    expect(halaman.get_by_role("cell", name="10 hari lagi")).to_be_visible()
    jawab(masuk(perencana), surat)
    jumlah(masuk(pemeriksa), "Dalam proses: 1")
    nyatakan(masuk(kepala))
    jumlah(masuk(pemeriksa), "Selesai menurut perangkat daerah: 1")

    halaman.get_by_role("link", name="1. Tetapkan perubahan IKU.").click()
    expect(halaman.get_by_role("link", name="keputusan")).to_be_visible()
    halaman.get_by_text("Kembalikan", exact=True).first.click()
    halaman.get_by_label("Apa yang harus diperbaiki?").fill(ALASAN)
    halaman.get_by_role("button", name="Kembalikan").click()
    expect(halaman.get_by_role("status")).to_contain_text("dikembalikan")
    jumlah(halaman, "Dikembalikan: 1")

    halaman = masuk(perencana)
    halaman.goto(DASAR)
    halaman.get_by_role("link", name="1. Tetapkan perubahan IKU.").click()
    expect(halaman.get_by_text(ALASAN)).to_be_visible()
    jawab(halaman, None)
    nyatakan(masuk(kepala))
    halaman = masuk(pemeriksa)
    # The age goes on from the day of the LHE.
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tanggal_lhe=timezone.localdate() - timedelta(400))
    halaman.goto(MEJA)
    expect(halaman.get_by_role("cell", name="1 tahun 1 bulan")).to_be_visible()
    halaman.get_by_role("checkbox", name="Pilih rekomendasi 1").check()
    halaman.get_by_role("button", name="Verifikasi yang dipilih").click()
    halaman.get_by_label("Catatan untuk semuanya").fill("Sudah lengkap.")
    halaman.get_by_role("button", name="Verifikasi 1 rekomendasi").click()
    expect(halaman.get_by_role("status")).to_contain_text("Verifikasi: 1 berhasil")
    jumlah(halaman, "Selesai terverifikasi: 1")
    assert Rekomendasi.objects.get(evaluasi=evaluasi).status == "terverifikasi"


def nilai(halaman: Page) -> None:
    """The team answers both criteria of the sheet and writes the head of the LHE."""
    halaman.goto(AKIP + "lke/1-a/")
    halaman.get_by_label("Ya", exact=True).check()
    halaman.get_by_role("button", name="Simpan dan lanjut ke 1.b").click()
    halaman.get_by_label("Tidak", exact=True).check()
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.get_by_role("status")).to_contain_text("1 jawaban tersimpan")
    halaman.goto(AKIP + "data/")
    halaman.get_by_label("Nomor LHE").fill("700/1/ITKO")
    halaman.get_by_label("Tanggal LHE").fill(timezone.localdate().isoformat())
    halaman.get_by_label("Simpulan").fill("Sudah baik.")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_text("40,00").first).to_be_visible()  # BB of one half, E of the other


def tetapkan(halaman: Page) -> None:
    """Hands the sheet to the ketua, who settles the LHE."""
    for langkah, tahap in (("Ajukan ke ketua tim", "Menunggu ketua tim"), ("Tetapkan LHE", "LHE ditetapkan")):
        halaman.goto(AKIP)
        halaman.get_by_role("link", name=langkah).click()
        halaman.get_by_role("button", name=langkah).click()
        expect(halaman.get_by_text(tahap).first).to_be_visible()


def jawab(halaman: Page, berkas: Path | None) -> None:
    """The unit's perencana records what was done."""
    halaman.goto(DASAR)
    halaman.get_by_role("link", name="1. Tetapkan perubahan IKU.").click()
    halaman.get_by_role("link", name="Catat tindak lanjut").click()
    halaman.get_by_label("Apa yang dilakukan").fill("Keputusan ditetapkan.")
    if berkas:
        halaman.get_by_label("Berkas bukti").set_input_files(berkas)
    halaman.get_by_role("button", name="Simpan tindak lanjut").click()
    expect(halaman.get_by_role("status")).to_contain_text("Tindak lanjut tersimpan.")


def nyatakan(halaman: Page) -> None:
    """The head says on a phone that it is done."""
    halaman.set_viewport_size(HP)
    halaman.goto(DASAR)
    halaman.get_by_role("link", name="1. Tetapkan perubahan IKU.").click()
    halaman.get_by_role("button", name="Nyatakan selesai").click()
    expect(halaman.get_by_role("status")).to_contain_text("selesai menurut perangkat daerah")
    halaman.set_viewport_size({"width": 1366, "height": 768})


@pytest.mark.lama
def test_axe_and_both_widths(masuk: Masuk, unit: Unit) -> None:
    r = sampai(rekomendasi(unit, 1, bidang="kb", tenggat=LHE), "diminta_perbaikan")
    sampai(rekomendasi(unit, 2, uraian="Panjang " * 60), "selesai")
    perencana, pemeriksa = pejabat(unit, Peran.PERENCANA), pejabat(unit, Peran.INSPEKTORAT)
    e = entri(r, perencana)
    berjalan = lhe(unit, TAHUN + 1, TahapEvaluasi.EVALUASI)
    AnggotaTim.objects.create(evaluasi=berjalan, pengguna=pemeriksa)
    satu = f"{DASAR}{r.pk}/"
    for orang, semua in (
        (perencana, (DASAR, satu, f"{satu}tindak-lanjut/", f"{satu}tindak-lanjut/{e.pk}/")),
        (pemeriksa, (MEJA, f"{DASAR}{r.pk + 1}/", f"/dinas-uji/{TAHUN + 1}/akip/rekomendasi/")),
    ):
        halaman = masuk(orang)
        for jalur in semua:
            for ukuran in ({"width": 1366, "height": 768}, HP):
                halaman.set_viewport_size(ukuran)
                halaman.goto(jalur)
                assert halaman.evaluate(MELEBAR) == 0, (jalur, ukuran)
            assert pelanggaran(halaman) == [], jalur
