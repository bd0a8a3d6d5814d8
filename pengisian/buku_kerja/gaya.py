"""How cells of the quarter's workbook look. Yellow is what is to be filled, grey what is worked out."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from enum import Enum
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

HURUF = "Calibri"
_TEPI = Side(style="thin", color="A6A6A6")
GARIS = Border(left=_TEPI, right=_TEPI, top=_TEPI, bottom=_TEPI)
BUNGKUS = Alignment(wrap_text=True, vertical="top")


def huruf(size: int = 10, **lain: Any) -> Font:
    return Font(name=HURUF, size=size, **lain)


class Warna(Enum):
    """What the fill of a cell says."""

    POLOS = ""
    DIISI = "FFF4C2"
    DIHITUNG = "E7EAED"
    KEPALA = "D9E2EC"
    INDUK = "F3F6F9"

    @property
    def isian(self) -> PatternFill:
        return (
            PatternFill("solid", start_color=self.value, end_color=self.value)
            if self.value
            else PatternFill()
        )


@dataclass(frozen=True, slots=True)
class Gaya:
    """The look of a cell. format is a number format; menjorok indents, in steps of the tree."""

    warna: Warna = Warna.POLOS
    format: str = "General"
    datar: str = "left"
    tebal: bool = False
    menjorok: int = 0
    terbuka: bool = False


class Pena:
    """Gives cells of a sheet their look. One given before is copied: setting five attributes is slow."""

    def __init__(self, ws: Worksheet) -> None:
        self.ws = ws
        self._jadi: dict[Gaya, Any] = {}

    def beri(self, sel: Cell, gaya: Gaya) -> None:
        if gaya not in self._jadi:
            sel.font, sel.fill, sel.border = huruf(bold=gaya.tebal), gaya.warna.isian, GARIS
            sel.alignment = Alignment(
                horizontal=gaya.datar, vertical="top", wrap_text=True, indent=gaya.menjorok
            )
            sel.number_format = gaya.format
            sel.protection = Protection(locked=not gaya.terbuka)
            self._jadi[gaya] = copy(sel._style)
        sel._style = copy(self._jadi[gaya])
