"""Finds the heading of an E.81 sheet and what its columns are, by their words: editions differ in all else.

Texts only; the sheet comes as a table (pandas) of what its cells say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

CARI_SAMPAI = 60  # rows from the top in which the heading must begin
TERTINGGI = 8  # rows of a heading
JUMLAH = ("jumlah", "total", "sub total", "jumlah total")  # how the name of a sum begins
PANJANG = 500  # characters by which names differ, if they do
# Which words a heading must have, and which it must not; the first line that fits counts.
KATA: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("unit", ("penanggung jawab",), ()),
    ("penjelasan", ("penjelasan",), ()),
    ("penjelasan", ("keterangan",), ()),
    ("kemajuan", ("tingkat capaian", "renstra"), ()),
    ("capaian", ("tingkat capaian",), ()),
    ("lalu", ("realisasi", "tahun lalu"), ()),
    ("akhir", ("target", "akhir periode"), ()),
    ("akhir", ("target", "renstra"), ()),
    ("renstra", ("realisasi", "renstra"), ()),
    ("target", ("target",), ("triwulan",)),
    ("realisasi", ("realisasi",), ("triwulan",)),
    ("indikator", ("indikator",), ()),
    ("satuan", ("satuan",), ()),
    ("nama", ("kegiatan",), ()),
    ("nama", ("program",), ()),
    ("sasaran", ("sasaran",), ()),
    ("no", ("no",), ()),
    ("no", ("nomor",), ()),
    ("no", ("kode",), ()),
)
BERPASANGAN = (
    "akhir", "lalu", "target", "tw1", "tw2", "tw3", "tw4", "realisasi", "capaian", "renstra", "kemajuan",
)  # fmt: skip
ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TRIWULAN = re.compile(r"(?:triwulan|tw)(?: ke)? (i{1,3}|iv|[1-4])\b")
_BUKAN_HURUF = re.compile(r"[^0-9a-z]+")
_NOMOR = re.compile(r"[1-9]|1[0-9]|2[0-9]")


@dataclass(frozen=True, slots=True)
class Kepala:
    """A heading: its last row, its columns by their meaning, and all that it says, column by column."""

    akhir: int
    kolom: dict[str, int]
    kata: dict[int, frozenset[str]]


def rata(teks: str) -> str:
    """Lower case, only letters and digits, single spaces: what headings and names are compared by."""
    return " ".join(_BUKAN_HURUF.sub(" ", teks[:PANJANG].casefold()).split())


def cari_kepala(tabel: pd.DataFrame) -> Kepala | None:
    """The heading of a table whose index and columns are row and column numbers; None where there is none."""
    for awal in (n for n in tabel.index if n <= CARI_SAMPAI):
        makna = {arti_judul([rata(t)]) for t in tabel.loc[awal] if t}
        if {"indikator"} < makna and makna & {"target", "realisasi", "akhir", "satuan"}:
            return _susun(tabel, awal)
    return None


def _susun(tabel: pd.DataFrame, awal: int) -> Kepala:
    baris = [awal]
    for nomor in tabel.index[tabel.index.get_loc(awal) + 1 :][: TERTINGGI - 1]:
        atas = tabel.loc[baris[-1]]  # a cell merged downwards says the same again
        if not _lanjutan([rata(t) for k, t in tabel.loc[nomor].items() if t and t != atas[k]]):
            break
        baris.append(nomor)
    judul = _isi_ke_kanan(tabel.loc[baris].map(rata))
    kata = {k: [t for t in judul[k] if t] for k in judul.columns}
    kolom: dict[str, int] = {}
    for k in judul.columns:
        nama = arti_kolom(kata[k])
        if nama and nama not in kolom:
            kolom[nama] = k
    return Kepala(baris[-1], kolom, {k: frozenset(v) for k, v in kata.items()})


def _lanjutan(isi: list[str]) -> bool:
    """Whether a row still belongs to the heading: units of figures, quarters, numbers of columns."""
    return all(t in ("k", "rp") or t in ROMAWI or _NOMOR.fullmatch(t) or _TRIWULAN.search(t) for t in isi)


def _isi_ke_kanan(judul: pd.DataFrame) -> pd.DataFrame:
    """A heading over several columns stands in the first of them, also where the cells were not merged."""
    judul = judul.replace("", None)
    atas = judul.iloc[0].ffill()
    for n in range(len(judul)):
        # A lower heading reaches as far as the one above it.
        judul.iloc[n] = atas if n == 0 else judul.iloc[n].groupby(atas).ffill()
    return judul.fillna("")


def arti_kolom(kata: list[str]) -> str:
    """The meaning of a column with the headings above it: tw1_k, satuan; "" where it has none for us."""
    nama = arti_judul([t for t in kata if t not in ("k", "rp") and not _NOMOR.fullmatch(t)])
    if nama not in BERPASANGAN:
        return nama
    return f"{nama}_rp" if "rp" in kata else f"{nama}_k"


def arti_judul(kata: list[str]) -> str:
    teks = " ".join(kata)
    if "target" not in teks and (cocok := _TRIWULAN.search(teks)):
        return f"tw{ROMAWI[cocok[1]]}"
    if satu := [t for t in kata if t in ROMAWI and not t.isdigit()]:
        return f"tw{ROMAWI[satu[0]]}"
    kepingan = f" {teks} "
    for nama, wajib, tanpa in KATA:
        if all(f" {w} " in kepingan for w in wajib) and not any(f" {t} " in kepingan for t in tanpa):
            return nama
    return ""
