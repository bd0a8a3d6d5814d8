"""What the parent and the printing child send each other: frames, and a laid-out piece of a document.

A frame is one line of JSON, then as many bytes as it says. Pure: both sides import it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

# Stands where the page number will be, and brings its glyphs into the piece's font.
PENANDA = "0123456789ivxlcdm"


def tulis_bingkai(aliran: BinaryIO, kepala: Mapping[str, Any], isi: Iterable[bytes] = ()) -> None:
    isi = tuple(isi)
    aliran.write(json.dumps({**kepala, "ukuran": [len(i) for i in isi]}).encode() + b"\n")
    for i in isi:
        aliran.write(i)
    aliran.flush()


def baca_bingkai(aliran: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    """Raises EOFError where the stream ends."""
    baris = aliran.readline()
    if not baris.endswith(b"\n"):
        raise EOFError
    kepala: dict[str, Any] = json.loads(baris)
    ukuran: list[int] = kepala.pop("ukuran")
    isi = [aliran.read(n) for n in ukuran]
    if [len(i) for i in isi] != ukuran:
        raise EOFError
    return kepala, isi


Markah = tuple[int, str, float, float, str]  # level, label, x, y, state of a bookmark


@dataclass(slots=True)
class NomorHalaman:
    """Where a page's number is filled in: a stream (objek), and the glyphs for it.

    glif: character -> hexadecimal glyph, width in thousandths of the type size. lebar: that of PENANDA.
    """

    objek: int
    glif: dict[str, tuple[str, int]]
    lebar: int

    def operator(self, nomor: str) -> bytes:
        """Shows the number flush right where PENANDA stood."""
        geser = self.lebar - sum(self.glif[h][1] for h in nomor)
        return f"[{-geser} <{''.join(self.glif[h][0] for h in nomor)}>] TJ".encode()


@dataclass(slots=True)
class Halaman:
    """A page: its object, its bookmarks, the place for its number."""

    objek: int
    markah: list[Markah]
    nomor: NomorHalaman | None = None


@dataclass(slots=True)
class Potongan:
    """A laid-out piece: the objects of a PDF that is not one yet. Objects are numbered from 1 as in `objek`.

    aliran: numbers of those that are streams. buang: those that only the joined document has.
    tujuan: anchor -> (page's index, destination). rujukan: anchors that links lead to.
    dokumen: number of the structure's top (0 where untagged); unsur: references of its children;
    induk: the parent tree as (key, value). tabel: id -> numbers of its structure elements.
    """

    objek: list[bytes]
    aliran: list[int]
    buang: list[int]
    halaman: list[Halaman]
    tujuan: dict[str, tuple[int, str]]
    rujukan: list[str]
    dokumen: int = 0
    unsur: list[str] = field(default_factory=list)
    induk: list[tuple[int, str]] = field(default_factory=list)
    tabel: dict[str, list[int]] = field(default_factory=dict)

    def ke_bytes(self) -> bytes:
        hasil = BytesIO()
        kepala = {n: getattr(self, n) for n in self.__slots__ if n not in ("objek", "halaman")}
        kepala["halaman"] = [asdict(h) for h in self.halaman]
        tulis_bingkai(hasil, kepala, self.objek)
        return hasil.getvalue()

    @classmethod
    def dari_bytes(cls, isi: bytes) -> Potongan:
        kepala, objek = baca_bingkai(BytesIO(isi))
        kepala["halaman"] = [
            Halaman(h["objek"], h["markah"], NomorHalaman(**h["nomor"]) if h["nomor"] else None)
            for h in kepala["halaman"]
        ]
        return cls(objek=objek, **kepala)
