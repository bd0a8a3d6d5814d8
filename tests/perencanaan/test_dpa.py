"""Versions of the DPA: how one begins, how it is written, and what it changed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budget.models import Dpa, Pagu
from lkjip.models import JejakUbah
from perencanaan.dpa import buat_versi, hapus_versi, perbedaan, simpan_dpa
from tests.perencanaan.bantu_tahunan import TAHUN, Dinas, Pohon, dinas, dpa_murni, pohon

pytestmark = pytest.mark.django_db


@pytest.fixture
def d() -> Dinas:
    return dinas()


@pytest.fixture
def p(d: Dinas) -> Pohon:
    return pohon(d)


def test_a_new_version_begins_with_the_last_one_that_has_lines(d: Dinas, p: Pohon) -> None:
    dpa_murni(d, p.sub)
    Dpa.objects.create(unit=d.unit, tahun=TAHUN, urutan=1, jenis="pergeseran", total_dinyatakan=5)
    baru = buat_versi(d.catat(), "perubahan")
    assert (baru.urutan, [(x.simpul, x.sumber_dana, x.nilai) for x in baru.pagu.all()]) == (
        2,
        [(p.sub, "apbd", Decimal(1000))],
    )


def test_there_is_one_murni_and_it_is_the_first(d: Dinas) -> None:
    with pytest.raises(ValidationError, match="DPA murni tahun ini belum ada"):
        buat_versi(d.catat(), "perubahan")
    buat_versi(d.catat(), "murni")
    with pytest.raises(ValidationError, match="sudah ada"):
        buat_versi(d.catat(), "murni")


def test_only_what_changed_is_written_and_logged(d: Dinas, p: Pohon) -> None:
    dpa = dpa_murni(d, p.sub)
    sama = {(p.sub.pk, "apbd"): Decimal(1000), (p.sub.pk, "dak"): None}
    assert simpan_dpa(d.catat(), dpa, sama) is False
    assert not JejakUbah.objects.filter(unit=d.unit).exists()
    assert simpan_dpa(d.catat("DAK masuk"), dpa, {(p.sub.pk, "apbd"): None, (p.sub.pk, "dak"): Decimal(7)})
    assert [(x.sumber_dana, x.nilai) for x in Pagu.objects.filter(dpa=dpa)] == [("dak", Decimal(7))]
    jejak = JejakUbah.objects.filter(unit=d.unit)
    assert {(j.tindakan, j.alasan) for j in jejak} == {("dihapus", "DAK masuk"), ("dibuat", "DAK masuk")}


def test_differences_add_up_to_kegiatan_program_and_unit(d: Dinas, p: Pohon) -> None:
    dpa_murni(d, p.sub)
    baru = buat_versi(d.catat(), "perubahan")
    simpan_dpa(d.catat(), baru, {(p.sub.pk, "apbd"): Decimal(1200), (p.sub.pk, "dak"): Decimal(50)})
    beda = perbedaan(d.data(), 1)
    assert [(b.semula, b.menjadi, b.selisih) for b in beda] == [(1000, 1250, 250)] * 4
    assert [b.simpul.level if b.simpul else "" for b in beda] == ["program", "kegiatan", "sub_kegiatan", ""]


def test_where_only_a_total_is_known_lines_are_not_compared(d: Dinas, p: Pohon) -> None:
    Dpa.objects.create(unit=d.unit, tahun=TAHUN, jenis="murni", total_dinyatakan=900)
    baru = buat_versi(d.catat(), "perubahan")
    simpan_dpa(d.catat(), baru, {(p.sub.pk, "apbd"): Decimal(1000)})
    *baris, total = perbedaan(d.data(), 1)
    assert {b.selisih for b in baris} == {None}
    assert (total.semula, total.menjadi, total.selisih) == (900, 1000, 100)


def test_only_the_last_version_is_taken_back_and_with_a_reason(d: Dinas, p: Pohon) -> None:
    murni = dpa_murni(d, p.sub)
    baru = buat_versi(d.catat(), "perubahan")
    with pytest.raises(ValidationError, match="Hanya versi terakhir"):
        hapus_versi(d.catat("salah"), murni)
    with pytest.raises(ValidationError, match="Tulis alasan"):
        hapus_versi(d.catat(), baru)
    hapus_versi(d.catat("dibuat dua kali"), baru)
    assert list(Dpa.objects.filter(unit=d.unit)) == [murni]
