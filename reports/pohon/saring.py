"""Search, filter and cut a tree; what is kept keeps the way to it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from reports.pohon.data import LEVEL, Celah, Pohon, SimpulPohon

BATAS_CARI = 100  # letters of a search; more is no search
TERBUKA = 2  # levels that the list shows at first: tujuan and sasaran stand open, programs are seen


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the reader asks for. kedalaman: how many levels are drawn, 0 for all."""

    cari: str = ""
    kedalaman: int = 0
    celah: Celah | None = None

    @classmethod
    def dari(cls, cari: str, kedalaman: str, celah: str) -> Saringan:
        """From what an address says; what makes no sense there asks for nothing."""
        dalam = int(kedalaman) if kedalaman in {str(n) for n in range(1, len(LEVEL) + 1)} else 0
        return cls(" ".join(cari[:BATAS_CARI].split()), dalam, Celah(celah) if celah in set(Celah) else None)

    @property
    def kosong(self) -> bool:
        return self == Saringan()

    @property
    def kueri(self) -> str:
        """?cari=…&celah=…, for a link to the same; empty where nothing is asked for."""
        isi = {"cari": self.cari, "kedalaman": str(self.kedalaman or ""), "celah": self.celah or ""}
        diisi = {k: v for k, v in isi.items() if v}
        return f"?{urlencode(diisi)}" if diisi else ""

    def pakai(self, pohon: Pohon) -> Pohon:
        """The tree with what was found marked, other branches than those with the gap gone, and cut."""
        akar = [_tandai(a, self.cari.casefold().split()) for a in pohon.akar]
        if self.celah:
            akar = _pilih(akar, lambda s: self.celah in s.semua_celah)
        if self.kedalaman:
            akar = [_potong(a, self.kedalaman) for a in akar]
        return replace(pohon, akar=tuple(akar))

    def terbuka(self, pohon: Pohon) -> frozenset[str]:
        """The keys of the nodes that stand open in the list: to a depth, and on the way to what was found."""
        dalam = self.kedalaman or (len(LEVEL) if self.celah else TERBUKA + 1)
        return frozenset(
            s.kunci
            for s in pohon.telusur()
            if s.tingkat < dalam - 1 or any(t.ketemu for a in s.anak for t in a.telusur())
        )


def _tandai(simpul: SimpulPohon, kata: Collection[str]) -> SimpulPohon:
    """Marks where all words stand: in the node's code and name, or in those of an indicator."""
    if not kata:
        return simpul

    def cocok(teks: str) -> bool:
        teks = teks.casefold()
        return all(k in teks for k in kata)

    return replace(
        simpul,
        cocok=cocok(f"{simpul.label} {simpul.nama}"),
        indikator=tuple(replace(i, cocok=cocok(f"{i.kode} {i.nama}")) for i in simpul.indikator),
        anak=tuple(_tandai(a, kata) for a in simpul.anak),
    )


def _pilih(simpul: Collection[SimpulPohon], ada: Callable[[SimpulPohon], bool]) -> list[SimpulPohon]:
    """The nodes that have it, with those above them."""
    hasil = [replace(s, anak=tuple(_pilih(s.anak, ada))) for s in simpul]
    return [s for s in hasil if s.anak or ada(s)]


def _potong(simpul: SimpulPohon, dalam: int) -> SimpulPohon:
    """Without what is deeper, but for the way to what was found."""
    anak = simpul.anak
    if simpul.tingkat >= dalam - 1:
        anak = tuple(a for a in anak if any(t.ketemu for t in a.telusur()))
    return replace(simpul, anak=tuple(_potong(a, dalam) for a in anak))
