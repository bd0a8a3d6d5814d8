"""Text of a cell to the value of a field, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import Model

from pertukaran.baris import Baris, GalatBaris

BENAR_SALAH = {"ya": True, "tidak": False}


def teks_nilai(nilai: object) -> str:
    """A value as a cell says it; what `nilai_kolom` reads back."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal):
        teks = f"{nilai:f}"
        return teks.rstrip("0").rstrip(".") if "." in teks else teks
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def field_kolom(model: type[Model], baris: Baris, kolom: str) -> models.Field[Any, Any]:
    """The field that a column fills. Raises GalatBaris about the heading."""
    try:
        field = model._meta.get_field(kolom)
    except FieldDoesNotExist as galat:
        raise GalatBaris(baris.berkas, 1, "kolom tidak dikenal", kolom=kolom) from galat
    if not isinstance(field, models.Field) or field.primary_key:
        raise GalatBaris(baris.berkas, 1, "kolom tidak dapat diisi", kolom=kolom)
    return field


def nilai_kolom(field: models.Field[Any, Any], baris: Baris, kolom: str) -> object:
    """A cell as the field's Python value, but for references; an empty cell is null, empty text or the
    field's default. Raises GalatBaris."""
    teks = baris.isi[kolom]
    if teks == "":
        return None if field.null else field.get_default()
    if isinstance(field, models.BooleanField):
        if teks not in BENAR_SALAH:
            raise baris.galat("isi dengan ya atau tidak", kolom)
        return BENAR_SALAH[teks]
    try:
        return field.to_python(teks)
    except ValidationError as galat:
        raise baris.galat(" ".join(galat.messages), kolom) from galat


def sama(objek: Model, nama: str, nilai: object) -> bool:
    """Whether the row holds the value already. How a line ends does not matter."""
    if isinstance(nilai, Model):
        return bool(getattr(objek, f"{nama}_id") == nilai.pk)  # does not load the other row
    kini = getattr(objek, nama)
    if isinstance(kini, str) and isinstance(nilai, str):
        return kini.replace("\r\n", "\n") == nilai.replace("\r\n", "\n")
    return bool(kini == nilai)
