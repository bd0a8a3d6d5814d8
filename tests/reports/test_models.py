"""Constraints of what staff write for a report."""

import pytest

from reports.models import Naskah
from tests.batasan import dengan, kembar, terima, tolak
from tests.pabrik import buat_unit

pytestmark = pytest.mark.django_db


def naskah() -> Naskah:
    return Naskah(unit=buat_unit(), tahun=2024, bagian="saran", isi="<p>Saran.</p>")


def test_a_section_of_a_year_has_one_text() -> None:
    pertama = naskah()
    terima(pertama)
    tolak(kembar(pertama), "UNIQUE|unique", "sudah ada")
    terima(dengan(kembar(pertama), {"tahun": 2025}))
    terima(dengan(kembar(pertama), {"unit": buat_unit()}))


def test_the_year_is_one_that_can_be() -> None:
    tolak(dengan(naskah(), {"tahun": 1999}), "naskah_tahun_wajar", "naskah_tahun_wajar")
