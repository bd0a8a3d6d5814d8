"""The tabs of the LKjIP's pages as data: the address of each, and the right that one needs to see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lkjip.access import Hak
from lkjip.navigation import Tautan, alamat


@dataclass(frozen=True, slots=True)
class Tab:
    """nama: of its URL, below which its other pages stand. A tab without such an address is left out."""

    nama: str
    label: str
    hak: Hak = Hak.LIHAT


TAB = (
    Tab("laporan", "Baca"),
    Tab("susunan", "Susunan"),
    Tab("analisis", "Analisis"),
    Tab("angka-hidup", "Angka hidup"),
    Tab("periksa", "Pemeriksaan"),
    Tab("terbitan", "Terbitan"),
)


def tab_lkjip(unit: str, tahun: int, hak: Collection[Hak], sini: str) -> list[Tautan]:
    """The tabs for who has the rights; sini is the path of the page shown."""
    kwargs = {"unit": unit, "tahun": tahun}
    return [
        Tautan(t.label, tujuan, sini.startswith(tujuan))
        for t in TAB
        if t.hak in hak and (tujuan := alamat(t.nama, kwargs))
    ]
