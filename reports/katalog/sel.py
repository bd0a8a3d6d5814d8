"""Any cell of any table of the report as a live figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blok import BlokTabel
from reports.katalog.dasar import Angka
from reports.outline import TABEL
from reports.tables.dasar import nama_kolom, sebutan_baris

if TYPE_CHECKING:
    from reports.sumber import Sumber


def judul_tabel(data: Sumber, kunci: str) -> str:
    """The title of a table, without its number."""
    isian = {"tahun": data.tahun, "unit": data.unit.nama_singkat, "tahun_lalu": data.tahun - 1}
    return TABEL[kunci].judul.format(**isian)


def angka_sel(tabel: BlokTabel, kunci: str, baris: str, kolom: str, tahun: int) -> Angka | None:
    """The cell as it is printed, without the mark of a note; None where there is no such row or column."""
    asal = next((b for b in tabel.baris if b.kunci == baris), None)
    sel = asal.sel.get(kolom) if asal else None
    if asal is None or sel is None or kolom not in dict(tabel.kolom):
        return None
    tempat = f"Tabel {tabel.nomor}" if tabel.nomor else tabel.judul
    sebutan = f"{tempat}: {sebutan_baris(asal)}, {nama_kolom(tabel, kolom)}"
    return Angka(kunci, sebutan, sel.nilai, sel.teks, tahun, "", str(sel.alasan))
