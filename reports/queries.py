"""Loads the written text of a report. One query."""

from __future__ import annotations

from reports.models import Naskah


def naskah(unit_id: int, tahun: int) -> dict[str, str]:
    """Written text by section key."""
    return dict(Naskah.objects.filter(unit_id=unit_id, tahun=tahun).values_list("bagian", "isi"))
