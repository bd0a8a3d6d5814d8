"""The rows of a unit as they go into its workbook, in an order in which they come in again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Model

from lkjip.models import Unit
from pertukaran.buku.kolom import Jenis, Kolom, kolom_berkas
from pertukaran.muat import Pemuat
from pertukaran.nilai import teks_nilai
from pertukaran.sekitar import kenali_unit, pemuat_pemda
from pertukaran.skema import BERKAS_PEMDA, BERKAS_UNIT, PEMDA, UNIT, Berkas

Isi = str | int | Decimal | date | None


def baris_unit(unit: Unit, *, dengan_pemda: bool = False) -> Iterator[tuple[Berkas, list[list[Isi]]]]:
    """Each table with its rows; those of the pemda too, where asked for. One query a table."""
    pemuat = pemuat_pemda(unit.pemda)
    kenali_unit(pemuat, unit.pemda, unit)
    if dengan_pemda:
        for berkas in (PEMDA, *BERKAS_PEMDA):
            yield berkas, _baris(pemuat, berkas)
    for berkas in (UNIT, *BERKAS_UNIT):
        if berkas is not UNIT:
            pemuat.kenali(berkas, unit)
        yield berkas, _baris(pemuat, berkas)


def _baris(pemuat: Pemuat, berkas: Berkas) -> list[list[Isi]]:
    """In the order in which they were made: that is the order of print where nothing else decides."""
    kolom = kolom_berkas(berkas)
    objek = _induk_dahulu(berkas, list(pemuat.ada[berkas.nama].values()))
    return [[_sel(pemuat, berkas, o, k) for k in kolom] for o in objek]


def _induk_dahulu(berkas: Berkas, objek: list[Model]) -> list[Model]:
    """What refers to a row of its own table stands below it."""
    kolom = [f.attname for f in berkas.model._meta.concrete_fields if f.related_model is berkas.model]
    if not kolom:
        return objek
    hasil: dict[int, Model] = {}
    while objek:
        nanti = []
        ada = {o.pk for o in objek}
        for o in objek:
            if any(getattr(o, k) in ada and getattr(o, k) not in hasil for k in kolom):
                nanti.append(o)
            else:
                hasil[o.pk] = o
        if len(nanti) == len(objek):
            return [*hasil.values(), *nanti]
        objek = nanti
    return list(hasil.values())


def _sel(pemuat: Pemuat, berkas: Berkas, objek: Model, kolom: Kolom) -> Isi:
    if kolom.jenis == Jenis.RUJUKAN:
        return pemuat.teks(berkas, objek, kolom.nama)
    nilai = getattr(objek, kolom.nama)
    if kolom.jenis == Jenis.PILIHAN:
        return dict(kolom.pilihan).get(teks_nilai(nilai), teks_nilai(nilai))
    return teks_nilai(nilai) if isinstance(nilai, bool) else nilai
