"""Tries constraints both ways: the database refuses, and validation says why before it comes to that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

Baik = dict[type[models.Model], Callable[[], models.Model]]


def dengan(objek: models.Model, isian: dict[str, Any]) -> models.Model:
    for nama, nilai in isian.items():
        setattr(objek, nama, nilai)
    return objek


def terima(objek: models.Model) -> None:
    objek.full_clean()
    objek.save()
    assert str(objek)


def tolak(objek: models.Model, nama: str, pesan: str) -> None:
    """nama: what the database calls the check or, on SQLite, the columns of a unique index."""
    with pytest.raises(ValidationError) as galat:
        objek.validate_constraints()
    assert pesan in str(galat.value)
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        objek.save()


def kembar(objek: models.Model) -> models.Model:
    """A second row like the first one."""
    objek.save()
    kedua = type(objek)._default_manager.get(pk=objek.pk)
    kedua.pk, kedua._state.adding = None, True
    return kedua


def nama_batasan(baik: Baik, jenis: type[models.BaseConstraint]) -> set[str]:
    return {c.name for m in baik for c in m._meta.constraints if isinstance(c, jenis)}
