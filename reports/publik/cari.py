"""Search inside a published report: every word, wherever it stands in a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from reports.publik.data import BagianBaca, BlokBaca, LaporanBaca

KIRI, KANAN = 70, 150  # characters shown before and after the first word that was found
BANYAK_KATA, PANJANG = 6, 100


@dataclass(frozen=True, slots=True)
class Ketemu:
    """A block in which all words stand, on which page, and the place with the words marked."""

    halaman: BagianBaca
    bagian: BagianBaca
    blok: BlokBaca
    kutipan: SafeString


def kata_dari(teks: str) -> list[str]:
    return teks[:PANJANG].casefold().split()[:BANYAK_KATA]


def cari(laporan: LaporanBaca, kata: list[str]) -> Iterator[Ketemu]:
    if not kata:
        return
    for halaman, bagian, blok in laporan.blok():
        teks = f"{blok.judul}. {blok.teks}" if blok.judul else blok.teks
        if all(k in teks.casefold() for k in kata):
            yield Ketemu(halaman, bagian, blok, kutip(teks, kata))


def kutip(teks: str, kata: list[str]) -> SafeString:
    """Some of the text around the first word, with all words marked; safe."""
    teks = " ".join(teks.split())
    di = max(0, min((i for k in kata if (i := teks.casefold().find(k)) >= 0), default=0))
    awal, akhir = max(0, di - KIRI), di + KANAN
    potong = f"{'… ' if awal else ''}{teks[awal:akhir]}{' …' if akhir < len(teks) else ''}"
    aman = sorted((re.escape(str(escape(k))) for k in kata), key=len, reverse=True)
    pola = re.compile("|".join(aman), re.IGNORECASE)
    return mark_safe(pola.sub(lambda m: f"<mark>{m[0]}</mark>", escape(potong)))
