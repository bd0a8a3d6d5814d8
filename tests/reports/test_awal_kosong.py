"""A unit without a single row, in a year that is prepared: no page of it breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from lkjip.enums import Peran
from lkjip.models import Unit
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
TAHUN = 2025
ISI = {"tahun": TAHUN, "triwulan": 1, "format": "xlsx", "mulai": 2021}


def pola(akar: URLResolver, awal: str = "") -> Iterator[tuple[str, str]]:
    for p in akar.url_patterns:
        jalur = awal + str(p.pattern)
        if isinstance(p, URLResolver):
            yield from pola(p, jalur)
        elif isinstance(p, URLPattern) and jalur.startswith("<slug:unit>/"):
            yield p.name, jalur


def alamat(unit: Unit) -> Iterator[str]:
    """The pages that ask for no more than unit, year and quarter."""
    for _, jalur in pola(get_resolver()):
        sisa = jalur
        for nama, nilai in (ISI | {"unit": unit.slug}).items():
            sisa = re.sub(rf"<(?:\w+:)?{nama}>", str(nilai), sisa)
        if "<" not in sisa:
            yield f"/{sisa}"


@pytest.mark.parametrize("peran", [Peran.PERENCANA, Peran.KEPALA, Peran.KOORDINATOR])
def test_no_page_of_an_empty_unit_breaks(client: Client, peran: Peran) -> None:
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    milik = {"pemda": unit.pemda} if peran == Peran.KOORDINATOR else {"unit": unit}
    client.force_login(buat_pengguna(peran, **milik))
    client.raise_request_exception = False
    semua = [a for a in alamat(unit) if not a.endswith(".pdf") and "/unduh/" not in a]
    buruk = {a: s for a in semua if (s := client.get(a).status_code) not in (200, 302, 403, 404, 405)}
    assert not buruk
    assert len(semua) > 60
    print(sorted(a for a in semua if client.get(a).status_code == 404))
