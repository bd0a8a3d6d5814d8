"""Many rows straight into a table: through the ORM's objects a pemda with 1,000 units would take an hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models

DIBUAT = datetime(2020, 1, 1, tzinfo=UTC)  # when rows say that they were last changed
Baris = tuple[Any, ...]


def tulis_banyak(model: type[models.Model], kolom: tuple[str, ...], baris: Iterable[Baris]) -> None:
    """Rows as tuples in the order of kolom; all other columns get the field's default."""
    dikenal = {f.attname: f for f in model._meta.concrete_fields}
    lain = [f for n, f in dikenal.items() if n not in kolom and not f.primary_key]
    tetap = tuple(_bawaan(f) for f in lain)
    nama = [connection.ops.quote_name(str(f.column)) for f in (*(dikenal[k] for k in kolom), *lain)]
    tabel, daftar = connection.ops.quote_name(model._meta.db_table), ", ".join(nama)
    isi: Iterator[Baris] = ((*b, *tetap) for b in baris)
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            with kursor.copy(f"COPY {tabel} ({daftar}) FROM STDIN") as salinan:
                for b in isi:
                    salinan.write_row(b)
        else:
            tanda = ", ".join(["%s"] * len(nama))
            kursor.executemany(f"INSERT INTO {tabel} ({daftar}) VALUES ({tanda})", list(isi))  # noqa: S608 - our own names


def _bawaan(field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value(DIBUAT)
    return field.get_default()
