"""The workbook of a unit as bytes: filled, or as a template."""

from __future__ import annotations

from lkjip.models import Unit
from pertukaran.buku.isi import baris_unit
from pertukaran.buku.tulis import tulis_buku
from pertukaran.skema import BERKAS_PEMDA, BERKAS_UNIT, PEMDA, UNIT


def buku_unit(unit: Unit, *, dengan_pemda: bool = False) -> bytes:
    judul = f"Buku kerja {unit.nama}"
    return tulis_buku(unit.slug, judul, baris_unit(unit, dengan_pemda=dengan_pemda))


def buku_kosong(unit: Unit, *, dengan_pemda: bool = False) -> bytes:
    """A template: all sheets with their headings and lists, no rows."""
    semua = (*((PEMDA, *BERKAS_PEMDA) if dengan_pemda else ()), UNIT, *BERKAS_UNIT)
    return tulis_buku(unit.slug, f"Templat buku kerja {unit.nama}", ((b, []) for b in semua))
