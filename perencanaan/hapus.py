"""Whether a row can go: what hangs on it, in words."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Model, OuterRef, Subquery

from lkjip.formats import daftar

# What is only said about a row, and goes with it.
IKUT = {"perencanaan.hubunganlintas", "indicators.komponen"}


def menempel(objek: Model) -> str:
    """ "2 indikator dan 1 sasaran", or "" where nothing hangs on the row; one query."""
    hitungan: dict[str, Any] = {}
    nama: dict[str, str] = {}
    for n, r in enumerate(
        r for r in objek._meta.related_objects if r.related_model._meta.label_lower not in IKUT
    ):
        anak = r.related_model._default_manager.filter(**{r.field.name: OuterRef("pk")}).order_by()
        kolom = f"banyak_{n}"
        hitungan[kolom] = Subquery(anak.values(r.field.name).values(banyak=Count("pk")))
        nama[kolom] = str(r.related_model._meta.verbose_name)
    if not hitungan:
        return ""
    banyak = type(objek)._default_manager.filter(pk=objek.pk).values(**hitungan).get()
    return daftar([f"{n} {nama[kolom]}" for kolom, n in banyak.items() if n])
