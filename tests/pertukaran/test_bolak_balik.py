"""Out, into an empty database, in: the same report, byte for byte."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis.extra.django import TestCase

from lkjip.models import JejakUbah, Unit
from pertukaran.buku.isi import baris_unit
from pertukaran.buku.kolom import PANJANG_SEL
from reports.build import build_report
from reports.models import Naskah
from reports.renderers.json import lkjip_json
from tests.pabrik import buat_unit
from tests.pertukaran.bantu import baca, ekspor, impor, kosongkan, unit_demo
from tests.pertukaran.unit_buatan import TAHUN, bangun, isi_unit


@pytest.mark.django_db
def test_demo_comes_back_byte_for_byte() -> None:
    laporan = lkjip_json(build_report("dp3akb", 2024))
    berkas = ekspor(unit_demo())
    kosongkan()
    hasil = impor(berkas)
    assert hasil.galat == []
    assert Unit.objects.get().slug == "dp3akb"
    assert lkjip_json(build_report("dp3akb", 2024)) == laporan
    assert ekspor(unit_demo()) == berkas
    lagi = impor(berkas, unit_demo())
    assert (lagi.baru, lagi.berubah, lagi.dihapus, lagi.galat) == (0, 0, 0, [])
    assert lagi.tetap == hasil.baru
    assert not JejakUbah.objects.exists()  # nobody was there to be named


@pytest.mark.django_db
def test_a_text_longer_than_a_cell_comes_back_whole() -> None:
    unit = unit_demo()
    isi = f"<p>{'x' * (PANJANG_SEL - 4)} dua  tiga {'y ' * PANJANG_SEL}.</p>"  # blanks where a cell ends
    Naskah.objects.filter(unit=unit, bagian="saran").update(isi=isi)
    terbaca = baca(ekspor(unit, pemda=False)).tabel["naskah"]
    assert isi in {b.isi["isi"] for b in terbaca}


class _Sebentar:
    """A transaction that is taken back."""

    def __enter__(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *galat: Any) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(*galat)


class TestBuatan(TestCase):
    @given(isi=isi_unit())
    @settings(max_examples=4, phases=(Phase.reuse, Phase.generate))  # to shrink takes minutes
    def test_any_unit_comes_back_byte_for_byte(self, isi: dict[str, Any]) -> None:
        """Its report, its workbook, and a second time nothing new."""
        with _Sebentar():
            unit = bangun(isi)
            berkas, laporan = ekspor(unit), lkjip_json(build_report(unit.slug, TAHUN))
            baris = {b.nama: len(r) for b, r in baris_unit(unit, dengan_pemda=True)}
        with _Sebentar():
            buat_unit()  # numbers of rows begin elsewhere
            hasil = impor(berkas)
            assert hasil.galat == [], hasil.galat
            assert hasil.baru == sum(baris.values())
            kedua = Unit.objects.select_related("pemda").get(slug="buatan")
            assert lkjip_json(build_report("buatan", TAHUN)) == laporan
            lagi = impor(berkas, kedua)
            assert (lagi.baru, lagi.berubah, lagi.galat) == (0, 0, [])
