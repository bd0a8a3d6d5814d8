"""How cells of the workbook look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

NAMA_HURUF = "Calibri"  # a font without a name is shown in whatever the program falls back on


def huruf(size: int = 11, **lain: Any) -> Font:
    return Font(name=NAMA_HURUF, size=size, **lain)


JUDUL = huruf(13, bold=True)
TEBAL = huruf(bold=True)
TAUTAN = huruf(color="0B5394", underline="single")
_TEPI = Side(style="thin", color="A6A6A6")
GARIS = Border(left=_TEPI, right=_TEPI, top=_TEPI, bottom=_TEPI)
GARIS_ATAS = Border(top=Side(style="thin"))
_TANPA_ISI = PatternFill()


def isi(warna: str) -> PatternFill:
    return PatternFill("solid", start_color=warna, end_color=warna)


ISI_KELOMPOK = isi("EEF2F6")
BARIS_TEBAL = {"sasaran", "program", "jumlah"}
# Light enough for black text; the names are those of lkjip.enums.Warna.
WARNA = {
    "biru": isi("CFE2F3"),
    "hijau": isi("D4EDDA"),
    "kuning": isi("FFF2CC"),
    "jingga": isi("FCE0C5"),
    "merah": isi("F8D7DA"),
    "abu": isi("E7E9EB"),
}


@dataclass(frozen=True, slots=True)
class Gaya:
    """What a kind of cell has in common."""

    datar: str = "left"
    font: Font = field(default_factory=huruf)
    fill: PatternFill = field(default_factory=lambda: _TANPA_ISI)
    tegak: str = "top"


KEPALA = Gaya("center", TEBAL, isi("D9E2EC"), "center")
NOMOR = Gaya("center", huruf(9, italic=True), isi("F3F5F7"))
SEL = {"teks": Gaya(), "angka": Gaya("right"), "rupiah": Gaya("right"), "tengah": Gaya("center")}


def beri(sel: Cell, gaya: Gaya) -> None:
    sel.font, sel.fill, sel.border = gaya.font, gaya.fill, GARIS
    sel.alignment = Alignment(horizontal=gaya.datar, vertical=gaya.tegak, wrap_text=True)
