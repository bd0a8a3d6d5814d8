"""How the budget is worded on pages and in documents. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from budget.enums import SumberDana


def sumber_dana(kode: Sequence[str]) -> str:
    """ "APBD + DAK"; what no document details is said last."""
    dirinci = [SumberDana(k).label for k in kode if k != SumberDana.TIDAK_DIRINCI]
    if len(dirinci) == len(kode):
        return " + ".join(dirinci)
    return f"{' + '.join(dirinci)}; sebagian tidak dirinci" if dirinci else SumberDana.TIDAK_DIRINCI.label
