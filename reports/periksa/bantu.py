"""What several families of rules look at: indicators that count, and texts that staff wrote."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip.formats import angka
from reports.kekurangan import Ukuran, ukuran
from reports.narasi.dasar import Narasi
from reports.tables.bab2 import sel_target

if TYPE_CHECKING:
    from indicators.data import DataIndikator, DataTarget
    from reports.outline import Rancangan
    from reports.sumber import Sumber

_AKHIR_BLOK = re.compile(r"</(?:p|li|h\d|td|th|figcaption|blockquote)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")


def indikator_terukur(data: Sumber) -> Iterator[Ukuran]:
    """Each indicator of Formulir E.81 once, where it stands first; last those that the Renja still has."""
    lewat: set[int] = set()
    lama = (
        Ukuran(f"Sasaran {s.nomor} (semula)", i, data.kinerja.kinerja(i.id, data.tahun))
        for s in data.sasaran
        for i, semula in data.indikator_renja(s.id)
        if semula
    )
    for u in (*ukuran(data), *lama):
        if u.indikator.id not in lewat:
            lewat.add(u.indikator.id)
            yield u


def persen(indikator: DataIndikator) -> bool:
    """Whether its values are parts of a hundred."""
    satuan = indikator.satuan.strip().lower()
    return satuan.startswith(("%", "persen"))


def nisbah(indikator: DataIndikator) -> bool:
    """Whether it is a ratio, that is, nothing to be added up."""
    return persen(indikator) or indikator.kombinasi.startswith("rasio") or "per 1" in indikator.satuan


def tercetak(indikator: DataIndikator, nilai: Decimal | None) -> str:
    """A value as the report prints it, with its unit of measure."""
    teks = angka(nilai, indikator.desimal)
    return f"{teks}%" if indikator.satuan.strip() == "%" else f"{teks} {indikator.satuan}".strip()


def target_tercetak(target: DataTarget | None) -> str:
    return sel_target(target).teks


@dataclass(frozen=True, slots=True)
class Teks:
    """A text that staff wrote, and the section that it stands in."""

    bagian: Rancangan
    narasi: Narasi
    tempat: str
    html: str

    @property
    def kunci(self) -> str:
        return self.narasi.kunci

    @property
    def polos(self) -> str:
        """Without markup, a line a paragraph."""
        return html.unescape(_TAG.sub("", _AKHIR_BLOK.sub("\n", self.html))).replace("\u00a0", " ")


def teks_ditulis(data: Sumber) -> Iterator[Teks]:
    """The written texts that are in the report, in its order."""
    for r in data.susunan.telusur():
        for isi in r.isi:
            if isinstance(isi, Narasi) and (naskah := data.naskah.get(isi.kunci)):
                yield Teks(r, isi, sebut_bagian(data, r), naskah)


def sebut_bagian(data: Sumber, r: Rancangan) -> str:
    """3.2.1 Perbandingan Target …; Bab III Akuntabilitas Kinerja."""
    nomor, judul = data.susunan.nomor_bagian.get(r.kunci, ""), r.judul.format(tahun=data.tahun)
    awalan = {"bab": "Bab ", "lampiran": "Lampiran "}.get(r.jenis, "") if nomor else ""
    return f"{awalan}{nomor} {judul}".strip()
