"""Numbers that were typed into a written text, each looked up among all values of the report. Pure.

Live figures and references are not looked at: they follow the data by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.sumber import Sumber


class JenisAngka(StrEnum):
    PERSEN = "persen"
    RUPIAH = "rupiah"
    ANGKA = "angka"  # beside the name of an indicator
    TAHUN = "tahun"
    RUJUKAN = "rujukan"  # "Tabel 3.14", "Gambar 2.1", "Subbab 3.2"


class Putusan(StrEnum):
    TEPAT = "tepat"  # a value of the report, as it is printed
    DIBULATKAN = "dibulatkan"  # a value of the report, rounded
    POIN = "poin"  # a difference in points that is written as percent
    TIDAK_DIKENAL = "tidak_dikenal"  # no value, year or reference of the report


@dataclass(frozen=True, slots=True)
class AngkaNaskah:
    """A number of a written text. awal is its place in the text without markup, teks what was typed.

    cocok says in words which value of the report it is, seharusnya how that is printed; both empty where it
    is none. kutipan is the sentence around it.
    """

    awal: int
    teks: str
    jenis: JenisAngka
    putusan: Putusan
    kutipan: str = ""
    cocok: str = ""
    seharusnya: str = ""


def cari_nilai(data: Sumber, teks: str) -> list[AngkaNaskah]:
    """The numbers of a written text (its HTML) in their order, with what they are found to be."""
    return []
