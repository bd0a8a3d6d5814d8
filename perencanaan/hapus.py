"""Whether a row can go: what hangs on it, in words."""

from __future__ import annotations

from django.db.models import Model

from lkjip.formats import daftar

# What is only said about a row, and goes with it.
IKUT = {"perencanaan.hubunganlintas", "indicators.komponen"}


def menempel(objek: Model) -> str:
    """ "2 indikator dan 1 sasaran", or "" where nothing hangs on the row."""
    isi = []
    for r in objek._meta.related_objects:
        model = r.related_model
        if model._meta.label_lower in IKUT:
            continue
        if banyak := model._default_manager.filter(**{r.field.name: objek.pk}).count():
            isi.append(f"{banyak} {model._meta.verbose_name}")
    return daftar(isi)
