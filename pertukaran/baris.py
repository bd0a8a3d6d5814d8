"""A row on its way in: cells as text by column, and where they stand, so that an error can name the place."""

from __future__ import annotations

from dataclasses import dataclass, field


class GalatBaris(Exception):
    """A row that cannot be taken. The message names the place, what stands there, and what is wrong.

    baris is None where it is about the table as a whole.
    """

    def __init__(
        self, berkas: str, baris: int | None, alasan: str, *, kolom: str = "", nilai: str = "", sel: str = ""
    ) -> None:
        self.berkas, self.baris, self.alasan, self.kolom, self.sel = berkas, baris, alasan, kolom, sel
        self.nilai = ringkas(nilai)
        tempat = berkas if baris is None else f"{berkas}, baris {baris}"
        if kolom:
            tempat += f", kolom {kolom}"
            tempat += f', isi "{self.nilai}"'
        super().__init__(f"{tempat}: {alasan}")


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: the table as the reader sees it, the line on which the row begins, and the cells by column.

    sel: the addresses of the cells, where it comes from a sheet. hapus: the row is to be deleted. rusak: it
    has a cell that cannot be read, which is told already.
    """

    berkas: str
    nomor: int
    isi: dict[str, str]
    sel: dict[str, str] = field(default_factory=dict)
    hapus: bool = False
    rusak: bool = False

    def galat(self, alasan: str, kolom: str = "") -> GalatBaris:
        sel = self.sel.get(kolom) or next(iter(self.sel.values()), "")
        nilai = self.isi.get(kolom, "")
        return GalatBaris(self.berkas, self.nomor, alasan, kolom=kolom, nilai=nilai, sel=sel)


def ringkas(nilai: str) -> str:
    return nilai if len(nilai) <= 60 else f"{nilai[:57]}…"
