"""Writes the log of changes: what a row was before, what it is now, in the words of the screen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from lkjip.bilangan import tulis
from lkjip.enums import TindakanUbah
from lkjip.formats import tanggal
from lkjip.models import JejakUbah, Pemda, Pengguna, Unit

TERSEMBUNYI = {"id", "unit", "pemda", "versi", "diubah_pada", "diubah_oleh", "sidik", "dipakai_pada"}


def potret(objek: models.Model | None) -> dict[str, str]:
    """All columns of a row by label, as people read them. Empty where there is no row (yet)."""
    if objek is None or objek.pk is None:
        return {}
    return {
        str(f.verbose_name).capitalize(): _teks(objek, f)
        for f in objek._meta.concrete_fields
        if f.name not in TERSEMBUNYI
    }


def catat_ubah(
    objek: models.Model,
    semula: dict[str, str],
    *,
    oleh: Pengguna,
    unit: Unit | None = None,
    pemda: Pemda | None = None,
    tahun: int | None = None,
    alasan: str = "",
    dihapus: bool = False,
) -> JejakUbah | None:
    """A line of the log for a row just saved, or about to be deleted; None where nothing changed.

    semula: potret() of the row before; empty for a new one.
    """
    jejak = baris_jejak(
        objek,
        semula,
        {} if dihapus else potret(objek),
        oleh=oleh,
        unit=unit,
        pemda=pemda,
        tahun=tahun,
        alasan=alasan,
    )
    if jejak:
        jejak.save()
    return jejak


def baris_jejak(
    objek: models.Model,
    semula: dict[str, str],
    kini: dict[str, str],
    *,
    oleh: Pengguna,
    unit: Unit | None = None,
    pemda: Pemda | None = None,
    tahun: int | None = None,
    alasan: str = "",
) -> JejakUbah | None:
    """The same, not written yet, for who writes many; kini is empty for a row that is deleted."""
    beda = beda_potret(semula, kini)
    if not beda:
        return None
    pemilik = pemda or (unit.pemda if unit else None)
    if pemilik is None:
        raise ValueError("a change belongs to a unit or to a pemda")
    tindakan = TindakanUbah.DIHAPUS if not kini else TindakanUbah.DIUBAH if semula else TindakanUbah.DIBUAT
    return JejakUbah(
        pemda=pemilik,
        unit=unit,
        tahun=tahun,
        objek=objek._meta.label_lower,
        objek_id=objek.pk,
        sebutan=f"{str(objek._meta.verbose_name).capitalize()}: {objek}"[:300],
        tindakan=tindakan,
        perubahan=beda,
        alasan=alasan,
        oleh=oleh,
        pada=timezone.now(),
    )


def beda_potret(semula: dict[str, str], kini: dict[str, str]) -> dict[str, list[str]]:
    """What differs between two pictures of a row: before and after, by label."""
    return {
        k: [semula.get(k, ""), kini.get(k, "")]
        for k in (kini or semula)
        if semula.get(k, "") != kini.get(k, "")
    }


def _teks(objek: models.Model, field: models.Field[Any, Any]) -> str:
    nilai = getattr(objek, field.attname)
    if nilai is None or nilai == "":
        return ""
    if field.is_relation:
        return str(getattr(objek, field.name))
    if field.choices:
        return str(getattr(objek, f"get_{field.name}_display")())
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal):
        return tulis(nilai)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return tanggal(nilai)
    return str(nilai)
