"""The LHE as data: the draft from what is there now, the copy from what was there at its last step."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.enums import Pihak
from evaluation.models import EvaluasiAkip, JawabanKriteria, Rekomendasi, SalinanLhe
from evaluation.salinan import baca_lhe, draf_lhe, isi_lhe, lhe, teks_lhe
from lkjip.enums import TahapEvaluasi
from lkjip.models import Unit
from tests.evaluation.bantu import buat_evaluasi, buat_final, jawab_semua, siap_ditetapkan, unit_uji

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


def test_draft_and_copy_say_the_same(unit: Unit) -> None:
    buat_evaluasi(unit, TahapEvaluasi.FINAL, tahun=2022, cara="nilai", total_dinyatakan=Decimal("52.98"))
    evaluasi, ketua = siap_ditetapkan(unit)
    Rekomendasi.objects.create(
        evaluasi=evaluasi, nomor=1, uraian="Perbaiki pohon kinerja.", tenggat=date(2025, 6, 30)
    )
    teks, jejak = teks_lhe(isi_lhe(evaluasi))
    dibaca = baca_lhe(SalinanLhe(isi=teks, sha256=jejak))
    draf = draf_lhe(evaluasi)
    assert draf.draf
    assert not dibaca.draf
    assert {f: getattr(draf, f) for f in draf.__slots__ if f != "draf"} == {
        f: getattr(dibaca, f) for f in dibaca.__slots__ if f != "draf"
    }
    assert (dibaca.total, dibaca.predikat.kode, dibaca.ketua) == (Decimal(80), "BB", str(ketua))
    assert [(t.tahun, t.nilai, t.predikat) for t in dibaca.tren] == [
        (2022, Decimal("52.98"), "CC"),
        (2024, Decimal(80), "BB"),
    ]
    assert dibaca.rekomendasi[0].tenggat == date(2025, 6, 30)
    assert sum(len(s.kriteria) for k in dibaca.komponen for s in k.sub) == 80


def test_what_is_frozen_does_not_follow_later_changes(unit: Unit) -> None:
    evaluasi = buat_final(unit)
    semula = lhe(evaluasi)
    JawabanKriteria.objects.filter(evaluasi=evaluasi).update(terpenuhi=False, catatan="diubah")
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(simpulan="diubah", nomor_lhe="lain")
    unit.nama = "Dinas berganti nama"
    unit.save()
    assert lhe(EvaluasiAkip.objects.get(pk=evaluasi.pk)) == semula
    assert semula.total == 80


def test_the_text_is_canonical_and_its_hash_is_right(unit: Unit) -> None:
    salinan = SalinanLhe.objects.get(evaluasi=buat_final(unit))
    assert salinan.sha256 == sha256(salinan.isi.encode()).hexdigest()
    isi = json.loads(salinan.isi)
    assert teks_lhe(isi)[0] == salinan.isi
    assert isi["total"] == "80"
    assert isi["draf"] is False


def test_figures_survive_exactly(unit: Unit) -> None:
    nilai = Decimal("64.640001")
    e = buat_evaluasi(unit, TahapEvaluasi.FINAL, cara="nilai", total_dinyatakan=nilai)
    teks, jejak = teks_lhe(isi_lhe(e))
    assert baca_lhe(SalinanLhe(isi=teks, sha256=jejak)).total == nilai


def test_a_draft_tells_what_is_not_known_yet(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, TahapEvaluasi.EVALUASI)
    jawab_semua(evaluasi, Pihak.UNIT)
    draf = draf_lhe(evaluasi)
    assert (draf.total, draf.predikat, draf.ketua, draf.draf) == (None, None, "", True)
    assert draf.komponen[0].sub[0].kriteria[0].terpenuhi is None, "what the unit says is not the LHE's"


def test_the_demo_lhe_of_paper_is_read_as_it_was_typed() -> None:
    evaluasi = EvaluasiAkip.objects.select_related("unit__pemda", "lke").get(unit__slug="dp3akb", tahun=2023)
    isi = lhe(evaluasi)
    assert [k.nilai for k in isi.komponen] == [Decimal(n) for n in ("21.05", "18.09", "9.83", "15.67")]
    assert (isi.total, isi.predikat.kode, isi.draf) == (Decimal("64.64"), "B", False)
    assert isi.komponen[0].sub == ()
    assert len(isi.rekomendasi) == 8


def test_an_lhe_is_read_in_a_fixed_number_of_queries(unit: Unit) -> None:
    evaluasi, _ = siap_ditetapkan(unit)
    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        draf_lhe(EvaluasiAkip.objects.select_related("unit__pemda", "lke").get(pk=evaluasi.pk))
    for n in range(2, 12):
        Rekomendasi.objects.create(evaluasi=evaluasi, nomor=n, uraian="x")
    with CaptureQueriesContext(connection) as banyak:
        draf_lhe(EvaluasiAkip.objects.select_related("unit__pemda", "lke").get(pk=evaluasi.pk))
    assert len(sedikit) == len(banyak) <= 15
