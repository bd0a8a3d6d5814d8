"""The AKIP evaluation in a browser: the worksheet by keyboard, and its pages by axe at two sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from evaluation.enums import Pihak
from evaluation.models import EvaluasiAkip
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import Pengguna, Unit
from tests.browser.aksesibel import temuan
from tests.evaluation.bantu import buat_evaluasi, buat_tim, jawab_semua, orang, unit_uji
from tests.evaluation.halaman import akip

UKURAN = ({"width": 1366, "height": 768}, {"width": 390, "height": 844})
MELEBAR = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Masuk = Callable[[Pengguna], Page]


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    return unit_uji("dinas-akip")


@pytest.fixture
def evaluasi(unit: Unit) -> EvaluasiAkip:
    evaluasi = buat_evaluasi(unit, TahapEvaluasi.EVALUASI)
    jawab_semua(evaluasi, Pihak.UNIT)
    return evaluasi


def test_the_team_answers_by_keyboard_and_sees_the_score(
    masuk: Masuk, unit: Unit, evaluasi: EvaluasiAkip
) -> None:
    halaman = masuk(buat_tim(evaluasi))
    halaman.goto(akip(unit, "lke/2-a/"))
    for n in range(3):
        halaman.locator("fieldset.pihak-isi").nth(n).locator("input[type=radio]:checked").focus()
        halaman.keyboard.press("1")
    halaman.locator("textarea").first.fill("Sesuai bukti.")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.locator(".skor-sub")).to_contain_text("BB · 4,80")
    halaman.locator("fieldset.pihak-isi").first.get_by_label("Tidak").check()
    halaman.get_by_role("button", name="Simpan dan lanjut ke 2.b").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("2.b")
    halaman.goto(akip(unit, "lke/2-a/"))
    expect(halaman.locator(".berbeda")).to_have_count(1)
    expect(halaman.locator(".skor-sub")).to_contain_text("CC · 3,60")


@pytest.mark.lama
def test_pages_are_accessible_at_both_sizes(masuk: Masuk, unit: Unit, evaluasi: EvaluasiAkip) -> None:
    jawab_semua(evaluasi, Pihak.TIM, False, "Belum ada bukti.")
    tim, perencana = buat_tim(evaluasi), orang(Peran.PERENCANA, unit)
    kunjungan = (
        (tim, ("", "lke/1-a/", "lhe/", "data/", "tim/")),
        (perencana, ("", "lke/1-a/", "simulasi/")),
    )
    for siapa, daftar in kunjungan:
        halaman = masuk(siapa)
        for akhir in daftar:
            for ukuran in UKURAN:
                halaman.set_viewport_size(ukuran)
                halaman.goto(akip(unit, akhir))
                assert halaman.evaluate(MELEBAR) == 0, (akhir, ukuran)
            assert temuan(halaman) == [], akhir  # in the last size, where what folds away is folded
