"""A figure of the report: declared with its title, made from the data as a spec or an SVG."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.blok import BlokGambar

if TYPE_CHECKING:
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class IsiGrafik:
    """What a figure shows. alt says the same in words; kosong says why there is nothing."""

    alt: str
    spek: Mapping[str, Any] | None = None
    svg: str = ""
    kosong: str = ""


@dataclass(frozen=True, slots=True)
class Grafik:
    kunci: str
    judul: str
    sumber: str
    susun: Callable[[Sumber], IsiGrafik]

    def blok_dari(self, data: Sumber, nomor: str) -> BlokGambar:
        isian = {"tahun": data.tahun, "unit": data.unit.nama_singkat}
        isi = self.susun(data)
        return BlokGambar(
            kunci=self.kunci,
            nomor=nomor,
            judul=self.judul.format(**isian),
            alt=isi.alt,
            sumber=self.sumber.format(**isian) if isi.spek or isi.svg else "",
            spek=isi.spek,
            svg=isi.svg,
            kosong=isi.kosong,
        )
