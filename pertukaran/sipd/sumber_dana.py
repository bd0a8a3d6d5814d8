"""Which fund source of ours the name of one in an export is. Pure but for the closed list."""

from __future__ import annotations

import re

from budget.enums import SumberDana

# The first that fits counts. Whatever is no earmarked transfer is the region's own budget.
ATURAN: tuple[tuple[re.Pattern[str], SumberDana], ...] = (
    (re.compile(r"apbd\s*(?:&|dan)\s*dak", re.IGNORECASE), SumberDana.APBD_DAK),
    (re.compile(r"bok?kb|\bkb\b|keluarga berencana", re.IGNORECASE), SumberDana.DAK_BOKB),
    (re.compile(r"\bdak\b|alokasi khusus", re.IGNORECASE), SumberDana.DAK),
    (re.compile(r"\S"), SumberDana.APBD),
)


def sumber_dana(nama: str) -> SumberDana:
    """DAK Non Fisik-BOKB is dak_bokb, Dana Alokasi Umum is apbd; without a name it is not told apart."""
    return next((s for pola, s in ATURAN if pola.search(nama)), SumberDana.TIDAK_DIRINCI)
