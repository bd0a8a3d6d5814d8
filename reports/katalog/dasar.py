"""What a live figure is, and the closed list of ways to write each kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from lkjip import formats
from reports.narasi.bantu import bilang

Nilai = Decimal | int | str
Tulis = Callable[[Nilai], str]
Bentuk = dict[str, Tulis]  # the ways to write a figure; the usual one is ""
JUTA, MILIAR = Decimal(10) ** 6, Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure that a text can show. teks is how it is written; alasan says why there is no value."""

    kunci: str
    sebutan: str
    nilai: Nilai | None
    teks: str
    tahun: int | None
    satuan: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Mentah:
    """A value before it is written."""

    sebutan: str
    nilai: Nilai | None
    bentuk: Bentuk
    satuan: str = ""
    alasan: str = ""

    def angka(self, kunci: str, tahun: int, bentuk: str) -> Angka | None:
        """None where there is no such way to write it."""
        tulis = self.bentuk.get(bentuk)
        if tulis is None:
            return None
        teks = formats.KOSONG if self.nilai is None else tulis(self.nilai)
        alasan = "" if self.nilai is not None else self.alasan or "belum ada data"
        return Angka(kunci, self.sebutan, self.nilai, teks, tahun, self.satuan, alasan)


def _bulat(desimal: int, n: Nilai) -> str:
    return formats.angka(Decimal(n), desimal)


def _persen(desimal: int, n: Nilai) -> str:
    return formats.persen(Decimal(n), desimal)


def _rupiah(n: Nilai, desimal: int = 0) -> str:
    return formats.rupiah(Decimal(n), desimal)


def _ringkas(satuan: Decimal, kata: str, n: Nilai) -> str:
    return f"{formats.rupiah(Decimal(n) / satuan, 2)} {kata}"


PERSEN: Bentuk = {
    "": partial(_persen, 2),
    "1": partial(_persen, 1),
    "0": partial(_persen, 0),
    "angka": partial(_bulat, 2),
}
RUPIAH: Bentuk = {
    "": _rupiah,
    "juta": partial(_ringkas, JUTA, "juta"),
    "miliar": partial(_ringkas, MILIAR, "miliar"),
    "angka": partial(_bulat, 0),
    "mutlak": lambda n: _rupiah(abs(Decimal(n))),
}
RUPIAH_SEN: Bentuk = RUPIAH | {"": partial(_rupiah, desimal=2), "0": _rupiah}
NILAI: Bentuk = {"": partial(_bulat, 2)}
BANYAK: Bentuk = {
    "": lambda n: formats.angka(int(n)),
    "kata": lambda n: bilang(int(n)),
}
TEKS: Bentuk = {"": str}

SEBUTAN_BENTUK = {
    "": "lengkap",
    "0": "tanpa desimal",
    "1": "satu desimal",
    "2": "dua desimal",
    "angka": "tanpa satuan",
    "juta": "dalam juta rupiah",
    "miliar": "dalam miliar rupiah",
    "mutlak": "tanpa tanda",
    "kata": "dengan kata",
    "gerak": "dengan arah",
}
