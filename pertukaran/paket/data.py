"""What a package is made of, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pertukaran.paket.bahan import Bahan


class Keadaan(StrEnum):
    """Of a document in the package. BELUM: it is not there."""

    ADA = "ada"
    DRAF = "draf"
    BELUM = "belum"


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file that goes in. nama is made safe when it is written; isi gives the bytes, piece by piece."""

    nama: str
    judul: str
    keadaan: Keadaan
    isi: Callable[[], Iterable[bytes]]
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class Kurang:
    """What is missing, why, and the page where it is made."""

    judul: str
    sebab: str
    alamat: str


Isi = tuple[list[Berkas], list[Kurang]]


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of document. kumpulkan says which files there are and what is missing; it prints nothing.

    kata: an attached PDF whose title holds one of them belongs to this kind.
    """

    kunci: str
    judul: str
    folder: str
    wajib: bool
    kumpulkan: Callable[[Bahan], Isi]
    kata: tuple[str, ...] = ()


class PaketRusak(Exception):
    """A package that is not what its manifest says. The message tells a person."""
