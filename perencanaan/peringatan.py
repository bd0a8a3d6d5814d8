"""What a rule says about the plans of a year: an error that blocks, or a warning that may be accepted.

A rule is a function (perencanaan/aturan/): it takes the unit's SumberKinerja and yields Peringatan. The list
of all rules is perencanaan/aturan/__init__.py; perencanaan/periksa.py runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from budget.sumber import SumberKinerja
from lkjip.navigation import alamat


class Tingkat(StrEnum):
    GALAT = "galat"  # keeps a document from being set
    PERINGATAN = "peringatan"


@dataclass(frozen=True, slots=True)
class Peringatan:
    """One finding. kunci: "<rule>/<what it speaks of>", the same as long as it is the same matter.

    pesan is a whole sentence with the figures in it. nilai is what decides whether an acceptance still
    holds: when it changes, the warning is open again. alamat is the page where it is mended.
    """

    kunci: str
    tingkat: Tingkat
    pesan: str
    nilai: str = ""
    alamat: str = ""


Aturan = Callable[[SumberKinerja], Iterable[Peringatan]]


def halaman(data: SumberKinerja, nama: str, **lain: Any) -> str:
    """The address of a page of planning of the unit and year that a rule looks at."""
    return alamat(nama, {"unit": data.unit.slug, "tahun": data.tahun, **lain}) or ""
