"""Which rows of the sheet are shown: by bidang, incomplete ones, by text. Screen and exports obey it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from pengisian.data import BarisLembar
from pengisian.kekurangan import kekurangan_baris
from pengisian.lembar import Lembar, cakupan_bidang

PANJANG_CARI = 100


@dataclass(frozen=True, slots=True)
class Saringan:
    """bidang with all that is below it; belum: only rows where something is missing; teks: all its words."""

    bidang: int | None = None
    belum: bool = False
    teks: str = ""

    @classmethod
    def dari(cls, kueri: Mapping[str, str]) -> Saringan:
        """From the query string. What makes no sense is no filter."""
        bidang = kueri.get("bidang", "")
        return cls(
            bidang=int(bidang) if bidang.isascii() and bidang.isdigit() and len(bidang) < 19 else None,
            belum=kueri.get("belum", "") == "1",
            teks=" ".join(kueri.get("cari", "").replace("\0", "").split())[:PANJANG_CARI],
        )

    @property
    def aktif(self) -> bool:
        return self != Saringan()

    @property
    def querystring(self) -> str:
        """What an address needs to show the same rows, with its question mark; empty without a filter."""
        isi = {"bidang": self.bidang, "belum": "1" if self.belum else "", "cari": self.teks}
        kueri = urlencode({nama: nilai for nama, nilai in isi.items() if nilai})
        return f"?{kueri}" if kueri else ""


def saring(lembar: Lembar, saringan: Saringan) -> tuple[BarisLembar, ...]:
    """The rows that match, in the order of the sheet, each with the lines that it stands under.

    A further indicator of a line keeps the line's first row, which has its name.
    """
    if not saringan.aktif:
        return lembar.baris
    milik = cakupan_bidang(lembar.bidang, {saringan.bidang}) if saringan.bidang is not None else None
    kata = saringan.teks.casefold().split()
    garis: dict[str, tuple[str, ...]] = {}  # of each line, from the top down to its first row
    kepala = ""
    tampil: set[str] = set()
    for b in lembar.baris:
        if b.kepala:
            kepala = b.kunci
            garis[kepala] = (*garis.get(b.induk, ()), kepala)
        if _cocok(lembar, b, saringan.belum, milik, kata):
            tampil |= {b.kunci, *garis[kepala]}
    return tuple(b for b in lembar.baris if b.kunci in tampil)


def _cocok(
    lembar: Lembar, baris: BarisLembar, belum: bool, milik: frozenset[int] | None, kata: list[str]
) -> bool:
    if milik is not None and baris.bidang_id not in milik:
        return False
    if kata:
        indikator = f"{baris.indikator.nama} {baris.indikator.satuan}" if baris.indikator else ""
        isi = f"{baris.kode} {baris.nama} {indikator}".casefold()
        if not all(k in isi for k in kata):
            return False
    return not belum or any(kekurangan_baris(lembar, baris))
