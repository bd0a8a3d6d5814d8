"""The board of all units: the same scores as the sheet, in few queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evaluation.enums import Pihak
from evaluation.lembar import lembar_evaluasi
from evaluation.models import EvaluasiAkip
from evaluation.papan import papan
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import Unit
from tests.evaluation.bantu import buat_evaluasi, buat_final, buat_tim, jawab_semua, orang, unit_uji
from tests.evaluation.halaman import klien, teks
from tests.pabrik import buat_pemda, buat_pengguna

pytestmark = pytest.mark.django_db
ALAMAT = "/inspektorat/evaluasi/2024/"


def test_the_board_says_what_the_sheet_says() -> None:
    units = [unit_uji() for _ in range(4)]
    satu, dua = buat_evaluasi(units[0], TahapEvaluasi.EVALUASI), buat_evaluasi(units[1])
    for e in (satu, dua):
        jawab_semua(e, Pihak.UNIT)
    jawab_semua(satu, Pihak.TIM, False)
    buat_final(units[2])
    baris = {b.unit.pk: b for b in papan(orang(Peran.INSPEKTORAT, units[0]), units, 2024)}
    lembar = lembar_evaluasi(satu)
    b = baris[units[0].pk]
    assert (b.mandiri, b.tim) == (lembar.total(Pihak.UNIT).nilai, lembar.total(Pihak.TIM).nilai) == (80, 0)
    assert (baris[units[1].pk].mandiri, baris[units[1].pk].tim) == (None, None), "not sent yet"
    assert (baris[units[2].pk].tim, baris[units[2].pk].predikat.teks) == (80, "BB")
    assert baris[units[3].pk].evaluasi is None


def test_the_board_exists_for_the_inspektorat_and_shows_its_units(client: Client) -> None:
    unit = unit_uji()
    ketua = buat_tim(buat_evaluasi(unit, TahapEvaluasi.EVALUASI))
    for alamat in (ALAMAT, "/inspektorat/"):
        assert client.get(alamat).status_code == 302
        for peran in (Peran.PERENCANA, Peran.KEPALA, Peran.KOORDINATOR, Peran.ADMIN):
            assert klien(orang(peran, unit)).get(alamat).status_code == 404
        assert klien(ketua).get(alamat).status_code == 200
    c = klien(ketua)
    assert unit.nama in teks(c.get(ALAMAT))
    assert unit.nama in teks(c.get(ALAMAT, {"tahap": "saya"}))
    assert unit.nama not in teks(c.get(ALAMAT, {"tahap": "belum"}))
    assert "Tidak ada perangkat daerah yang cocok" in teks(c.get(ALAMAT, {"cari": "tak ada"}))
    assert c.get("/inspektorat/evaluasi/1999/").status_code == 404
    lain = klien(buat_pengguna(Peran.INSPEKTORAT, pemda=buat_pemda()))
    assert unit.nama not in teks(lain.get(ALAMAT))
    satu = klien(buat_pengguna(Peran.INSPEKTORAT, unit))
    assert "dari 1 perangkat daerah" in teks(satu.get(ALAMAT))


def test_forty_units_take_few_queries() -> None:
    units = Unit.objects.bulk_create(
        Unit(pemda=unit_uji().pemda, slug=f"u{n}", nama=f"Unit {n}", nama_singkat=f"U{n}", jabatan_kepala="K")
        for n in range(40)
    )
    lke = buat_evaluasi(units[0], TahapEvaluasi.EVALUASI).lke
    EvaluasiAkip.objects.bulk_create(
        EvaluasiAkip(unit=u, tahun=2024, lke=lke, tahap=TahapEvaluasi.EVALUASI) for u in units[1:]
    )
    for e in EvaluasiAkip.objects.filter(tahun=2024)[:3]:
        jawab_semua(e, Pihak.UNIT)
        jawab_semua(e, Pihak.TIM)
        buat_tim(e)
    c = klien(orang(Peran.INSPEKTORAT, units[0]))
    with CaptureQueriesContext(connection) as kueri:
        assert c.get(ALAMAT).status_code == 200
    assert len(kueri) <= 15, [q["sql"][:90] for q in kueri]
