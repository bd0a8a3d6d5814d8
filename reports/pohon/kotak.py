"""What stands in the box of a node: its lines, measured and broken, and where in the box. Pure, in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.pohon.data import IndikatorPohon, SimpulPohon
from reports.pohon.huruf import LAYAR, Longgar, patah

TEPI = 8  # between the edge of a box and its text
DALAM = 5  # between the edge of an indicator's field and its text
SELA = 4  # between one part and the next
BARIS_NAMA, BARIS_ISI, BARIS_KAITAN = 8, 5, 4  # lines at most


@dataclass(frozen=True, slots=True)
class Gaya:
    """Font size and height of a line in pixels."""

    ukuran: int
    baris: int
    tebal: bool = False


GAYA = {
    "label": Gaya(10, 13, tebal=True),
    "nama": Gaya(12, 15, tebal=True),
    "uang": Gaya(11, 14),
    "indikator": Gaya(11, 14),
    "angka": Gaya(11, 14),
    "capaian": Gaya(11, 14, tebal=True),
    "celah": Gaya(11, 14, tebal=True),
    "kaitan": Gaya(11, 14),
}


@dataclass(frozen=True, slots=True)
class Tulisan:
    """A line of text: x is its left edge, y its base line, both from the corner of the box."""

    x: int
    y: int
    gaya: str
    teks: str


@dataclass(frozen=True, slots=True)
class Bidang:
    """A coloured field of the box with the lines in it; warna is a predikat's colour, or kepala, celah.

    tautan: the path of a trace.
    """

    y: int
    tinggi: int
    warna: str
    tulisan: tuple[Tulisan, ...]
    tautan: str = ""
    cocok: bool = False


@dataclass(frozen=True, slots=True)
class IsiKotak:
    tinggi: int
    bidang: tuple[Bidang, ...]


@dataclass(frozen=True, slots=True)
class _Bagian:
    warna: str
    baris: tuple[tuple[str, str], ...]  # style and text
    tautan: str = ""
    cocok: bool = False


def isi_kotak(simpul: SimpulPohon, lebar: int, longgar: Longgar = LAYAR) -> IsiKotak:
    """The parts of a box of the given width, one below the other."""
    y, bidang = 0, []
    for n, b in enumerate(_bagian(simpul, _Penulis(lebar - 2 * TEPI, longgar))):
        atas = y + (0 if n == 0 else SELA)
        dalam = TEPI if n == 0 else DALAM if b.warna else 0
        tulisan, isi_y = [], atas + dalam
        for gaya, teks in b.baris:
            g = GAYA[gaya]
            tulisan.append(Tulisan(TEPI + (DALAM if b.warna and n else 0), isi_y + g.ukuran, gaya, teks))
            isi_y += g.baris
        y = isi_y + (DALAM if b.warna else 0)
        bidang.append(Bidang(atas, y - atas, b.warna, tuple(tulisan), b.tautan, b.cocok))
    return IsiKotak(y + (SELA if len(bidang) > 1 else 0), tuple(bidang))


@dataclass(frozen=True, slots=True)
class _Penulis:
    """Breaks texts to a width. longgar: see huruf.py."""

    ruang: int
    longgar: Longgar

    def baris(self, gaya: str, teks: str, banyak: int, masuk: int = 0) -> tuple[tuple[str, str], ...]:
        g = GAYA[gaya]
        isi = patah(
            teks, g.ukuran, self.ruang - masuk, paling_banyak=banyak, tebal=g.tebal, longgar=self.longgar
        )
        return tuple((gaya, b) for b in isi)

    def indikator(self, i: IndikatorPohon) -> tuple[tuple[str, str], ...]:
        return (
            *self.baris("indikator", i.nama, BARIS_ISI, 2 * DALAM),
            *self.baris("angka", f"Target {i.target} · realisasi {i.realisasi} {i.satuan}", 3, 2 * DALAM),
            *(b for teks in (i.sebutan, *i.sebutan_celah) for b in self.baris("capaian", teks, 2, 2 * DALAM)),
        )


def _bagian(s: SimpulPohon, tulis: _Penulis) -> Iterator[_Bagian]:
    lanjut = " (lanjutan)" if s.lanjutan else ""
    label = tulis.baris("label", f"{s.label.upper()}{lanjut}", 2) if s.label or lanjut else ()
    yield _Bagian("kepala", label + tulis.baris("nama", s.nama, BARIS_NAMA), cocok=s.cocok)
    for i in s.indikator:
        yield _Bagian(i.warna, tulis.indikator(i), i.jejak, i.cocok)
    if s.uang:
        uang = (tulis.baris("uang", teks, BARIS_ISI) for teks in s.uang.baris)
        yield _Bagian("", tuple(b for baris in uang for b in baris), s.uang.jejak)
    for teks in s.sebutan_celah:
        yield _Bagian("celah", tulis.baris("celah", teks, 2, 2 * DALAM))
    for k in s.kaitan:
        yield _Bagian("", tulis.baris("kaitan", k.sebutan, BARIS_KAITAN))
