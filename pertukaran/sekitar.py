"""What rows of a unit may refer to outside of it: its pemda's tables, other units and their sasaran."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from indicators.models import Sasaran
from lkjip.models import Pemda, Unit
from pertukaran.muat import Pemuat
from pertukaran.skema import BERKAS_PEMDA, PEMDA, UNIT


def pemuat_pemda(pemda: Pemda | None, **pilihan: Any) -> Pemuat:
    """A loader that knows the tables of a pemda; of none where it is still to come."""
    pemuat = Pemuat(**pilihan)
    pemuat.ada[PEMDA.nama] = {(pemda.slug,): pemda} if pemda else {}
    if pemda:
        pemuat.ingat(PEMDA, pemda)
    for berkas in BERKAS_PEMDA:
        pemuat.kenali(berkas, pemda)
    return pemuat


def kenali_unit(pemuat: Pemuat, pemda: Pemda, unit: Unit | None) -> None:
    """Adds the units of the pemda, of which only `unit` is to be written, and the sasaran it leans on."""
    for lain in Unit.objects.filter(pemda=pemda).exclude(pk=unit.pk if unit else None):
        pemuat.ingat(UNIT, lain)
    pemuat.ada[UNIT.nama] = {}
    if unit:
        unit.pemda = pemda
        pemuat.ada[UNIT.nama][pemuat.ingat(UNIT, unit)] = unit
        for sasaran in Sasaran.objects.filter(hubungan_masuk__sasaran__unit=unit).exclude(unit=unit):
            teks = f"{pemuat.nama[Unit, sasaran.unit_id]}/{sasaran.kode}"
            pemuat.nama[Sasaran, sasaran.pk] = teks
            pemuat.indeks[Sasaran, teks] = sasaran

    def cari(model: type[Model], teks: str) -> Model | None:
        slug, ada, kode = teks.partition("/")
        if model is not Sasaran or not ada:
            return None
        lain = Sasaran.objects.filter(unit__pemda=pemda, unit__slug=slug, kode=kode).first()
        if lain:
            pemuat.nama[Sasaran, lain.pk] = teks
        return lain

    pemuat.cari = cari
