"""Visits of the pages of an evaluation by the people who work on it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from tests.evaluation.bantu import TAHUN, orang


def akip(unit: Unit, akhir: str = "", tahun: int = TAHUN) -> str:
    return f"/{unit.slug}/{tahun}/akip/{akhir}"


def klien(pengguna: Pengguna) -> Client:
    client = Client()
    client.force_login(pengguna)
    return client


def klien_peran(peran: Peran, unit: Unit, **lain: Any) -> Client:
    return klien(orang(peran, unit, **lain))


def teks(jawaban: Any) -> str:
    return jawaban.content.decode()
