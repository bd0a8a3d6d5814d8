"""Out, into an empty database, in: the same report, byte for byte."""

from __future__ import annotations

import pytest

from lkjip.models import JejakUbah, Unit
from reports.build import build_report
from reports.renderers.json import lkjip_json
from tests.pertukaran.bantu import ekspor, impor, kosongkan, unit_demo

pytestmark = pytest.mark.django_db


def test_demo_comes_back_byte_for_byte() -> None:
    laporan = [lkjip_json(build_report("dp3akb", t)) for t in (2023, 2024)]
    berkas = ekspor(unit_demo())
    kosongkan()
    hasil = impor(berkas)
    assert hasil.galat == []
    assert Unit.objects.get().slug == "dp3akb"
    assert [lkjip_json(build_report("dp3akb", t)) for t in (2023, 2024)] == laporan
    assert ekspor(unit_demo()) == berkas
    lagi = impor(berkas, unit_demo())
    assert (lagi.baru, lagi.berubah, lagi.dihapus, lagi.galat) == (0, 0, 0, [])
    assert lagi.tetap == hasil.baru
    assert not JejakUbah.objects.exists()  # nobody was there to be named
