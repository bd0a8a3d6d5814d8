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
from tests.reports.test_awal import Baru

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


def rusak(client: Client, unit: Unit, bagian: str = "") -> dict[str, int]:
    """Pages that answer otherwise than by showing themselves or by saying that there is nothing to show."""
    client.raise_request_exception = False
    semua = [
        a for a in alamat(unit) if a.endswith("/") and f"/{bagian}" in a
    ]  # files have tests of their own, and take long
    assert len(semua) > 15
    return {a: s for a in semua if (s := client.get(a).status_code) not in (200, 302, 404, 405)}


def test_no_page_of_an_empty_unit_breaks(client: Client) -> None:
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    beda = rusak(client, unit)
    assert set(beda.values()) <= {403}  # what is the team's of the evaluation


def test_nor_one_of_a_unit_with_a_draft_of_the_renstra(client: Client) -> None:
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    b = Baru(unit, buat_pengguna(Peran.PERENCANA, unit))
    for kunci in ("renstra", "rumusan", "indikator", "target", "akun"):
        b.kerja(kunci)
    client.force_login(b.perencana)
    assert rusak(client, unit, "rencana/") == {}


def test_the_hub_shows_only_the_doors_that_open(client: Client) -> None:
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    for peran, ada in ((Peran.PERENCANA, True), (Peran.KEPALA, False)):
        client.force_login(buat_pengguna(peran, unit))
        isi = client.get(f"/{unit.slug}/{TAHUN}/rencana/susun/").text
        assert (f"/{unit.slug}/{TAHUN}/impor/" in isi) is ada
