"""The outline of a unit's year: the common one with what the unit switched off, moved and added, numbered.

Numbers of sections, tables and figures follow from the order; nothing else knows them. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip.formats import romawi
from reports.data import DataBagian
from reports.grafik.dasar import Grafik
from reports.hidup import kunci_gambar
from reports.lampiran import BerkasLampiran
from reports.narasi.dasar import Narasi
from reports.outline import BAB, DEPAN, GAMBAR, LAMPIRAN, TABEL, Isi, Rancangan, telusur

BAGIAN = "bagian-"  # before the key of a section that a table or figure has too, in references
AKAR_LAMPIRAN = ""  # below what added annexes stand


@dataclass(frozen=True, slots=True)
class Susunan:
    """depan, bab and lampiran are what the report has; mati are the keys that were switched off."""

    depan: tuple[Rancangan, ...]
    bab: tuple[Rancangan, ...]
    lampiran: tuple[Rancangan, ...]
    mati: frozenset[str]
    nomor_isi: Mapping[str, str]
    nomor_bagian: Mapping[str, str]

    @property
    def semua(self) -> tuple[Rancangan, ...]:
        return (*self.depan, *self.bab, *self.lampiran)

    def telusur(self) -> Iterator[Rancangan]:
        return telusur(self.semua)

    def cari(self, kunci: str) -> Rancangan | None:
        return next((r for r in self.telusur() if r.kunci == kunci), None)

    def tempat(self, kunci_isi: str) -> Rancangan | None:
        """The section in which a table, figure or text stands."""
        return next((r for r in self.telusur() if any(i.kunci == kunci_isi for i in r.isi)), None)

    def rujuk(self, kunci: str) -> str:
        """How text names a table, figure or section: "Tabel 3.4"; by its title where it has no number."""
        if kunci in self.nomor_isi:
            return f"{'Tabel' if kunci in TABEL else 'Gambar'} {self.nomor_isi[kunci]}"
        if kunci not in self.nomor_bagian:
            kunci = kunci.removeprefix(BAGIAN)
        if nomor := self.nomor_bagian.get(kunci):
            jenis = {"bab": "Bab", "lampiran": "Lampiran"}.get(self._jenis(kunci), "Subbab")
            return f"{jenis} {nomor}"
        return f"“{_judul(kunci)}”"

    def _jenis(self, kunci: str) -> str:
        r = self.cari(kunci)
        return r.jenis if r else ""


def _judul(kunci: str) -> str:
    """The title of what is not in the report, for a text that speaks of it all the same."""
    isi = TABEL.get(kunci) or GAMBAR.get(kunci) or next((r for r in telusur() if r.kunci == kunci), None)
    return isi.judul.replace(" {tahun}", "").replace("{unit}", "").strip() if isi else kunci


def susun(baris: Sequence[DataBagian] = (), gambar: Mapping[str, Sequence[int]] | None = None) -> Susunan:
    """The outline after the unit's rows. gambar: the images in each written text, in their order."""
    milik = {b.kunci: b for b in baris}
    depan, bab, lampiran = (
        _anak(dasar, induk, milik) for dasar, induk in ((DEPAN, None), (BAB, None), (LAMPIRAN, AKAR_LAMPIRAN))
    )
    return Susunan(
        depan,
        bab,
        lampiran,
        frozenset(b.kunci for b in baris if not b.aktif),
        _nomor_isi(bab, gambar or {}),
        _nomor_bagian(bab, lampiran),
    )


def _anak(
    dasar: tuple[Rancangan, ...], induk: str | None, milik: Mapping[str, DataBagian]
) -> tuple[Rancangan, ...]:
    """The children of a section that are in the report, the unit's own included, in the unit's order."""
    tambahan = [_tambahan(b) for b in milik.values() if b.tambahan and b.induk == induk]
    calon = [*dasar, *tambahan]
    ada = [(n, r) for n, r in enumerate(calon) if r.kunci not in milik or milik[r.kunci].aktif]
    ada.sort(key=lambda pasangan: _urutan(milik.get(pasangan[1].kunci), pasangan[0]))
    return tuple(replace(r, anak=_anak(r.anak, r.kunci, milik)) for _, r in ada)


def _urutan(baris: DataBagian | None, bawaan: int) -> tuple[int, bool, int]:
    """Who was given a place stands before who has it by the outline."""
    if baris is None or baris.urutan is None:
        return (bawaan, True, bawaan)
    return (baris.urutan, False, bawaan)


def _tambahan(b: DataBagian) -> Rancangan:
    """A section of the unit's own: a text, or the pages of an attached document."""
    isi: tuple[Isi, ...] = (Narasi(b.kunci),)
    if b.lampiran_id is not None:
        isi = (BerkasLampiran(b.kunci, b.lampiran_id),)
    return Rancangan(
        b.kunci,
        b.judul.replace("{", "{{").replace("}", "}}"),  # titles are filled in by str.format
        isi,
        jenis="lampiran" if b.induk == AKAR_LAMPIRAN else "subbab",
    )


def _nomor_isi(bab: Iterable[Rancangan], gambar: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Numbers of tables and figures by key: chapter and running number, as 3.4."""
    hasil: dict[str, str] = {}
    for nomor_bab, rancangan in enumerate(bab, 1):
        banyak = {"tabel": 0, "gambar": 0}
        for jenis, kunci in _berurut(rancangan, gambar):
            banyak[jenis] += 1
            hasil[kunci] = f"{nomor_bab}.{banyak[jenis]}"
    return hasil


def _berurut(bab: Rancangan, gambar: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """The numbered things of a chapter with their kind, as they are printed."""
    for r in telusur((bab,)):
        for isi in r.isi:
            if isinstance(isi, Grafik):
                yield "gambar", isi.kunci
            elif isinstance(isi, Narasi):
                yield from (("gambar", kunci_gambar(i)) for i in gambar.get(isi.kunci, ()))
            elif isinstance(isi, type) and isi.dinomori:
                yield "tabel", isi.kunci


def _nomor_bagian(bab: Iterable[Rancangan], lampiran: Iterable[Rancangan]) -> dict[str, str]:
    hasil: dict[str, str] = {}

    def beri(anak: tuple[Rancangan, ...], awalan: str) -> None:
        for i, r in enumerate(anak, 1):
            hasil[r.kunci] = f"{awalan}.{i}"
            beri(r.anak, hasil[r.kunci])

    for i, r in enumerate(bab, 1):
        hasil[r.kunci] = romawi(i)
        beri(r.anak, str(i))
    for i, r in enumerate(lampiran, 1):
        hasil[r.kunci] = str(i)
    return hasil


BAWAAN = susun()
