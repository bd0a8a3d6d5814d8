"""The organisation chart as SVG: heads on top, their units in columns, what is below those in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reports.grafik.vega import HURUF, PUDAR, TINTA, patah

if TYPE_CHECKING:
    from lkjip.data import DataBidang

LEBAR_KOTAK, CELAH, TURUN, INDEN, TEPI = 132, 14, 30, 14, 6
TINGGI_BARIS, BANTALAN, HURUF_PER_BARIS = 15, 8, 23
LATAR, LATAR_PUNCAK = "#eef3f8", "#1f4e79"


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box with its lines; tumpuk shows that there are several of the kind."""

    x: float
    y: float
    lebar: float
    tinggi: float
    baris: tuple[str, ...]
    tumpuk: bool = False
    puncak: bool = False


@dataclass(frozen=True, slots=True)
class Garis:
    x1: float
    y1: float
    x2: float
    y2: float


def svg_bagan(bidang: Iterable[DataBidang]) -> str:
    semua = tuple(bidang)
    kotak, garis = susun(semua)
    lebar = max(k.x + k.lebar for k in kotak) + TEPI
    tinggi = max(k.y + k.tinggi for k in kotak) + TEPI
    isi = [*(_svg_garis(g) for g in garis), *(s for k in kotak for s in _svg_kotak(k))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar:g}" height="{tinggi:g}" '
        f'viewBox="0 0 {lebar:g} {tinggi:g}" font-family="{HURUF}, Arial Narrow, sans-serif" font-size="12">'
        f'<rect width="{lebar:g}" height="{tinggi:g}" fill="white"/>{"".join(isi)}</svg>'
    )


def susun(bidang: tuple[DataBidang, ...]) -> tuple[list[Kotak], list[Garis]]:
    """Boxes and lines. A part whose superior is unknown stands on top."""
    dikenal = {b.id for b in bidang}
    puncak = [b for b in bidang if b.induk_id not in dikenal]
    kolom = [b for p in puncak for b in _anak(bidang, p)]
    lebar = max(len(kolom), len(puncak), 1) * (LEBAR_KOTAK + CELAH) - CELAH
    tengah = TEPI + lebar / 2
    kotak = _jajar(puncak, tengah, TEPI, puncak=True)
    garis: list[Garis] = []
    if not kolom:
        return kotak, garis
    bawah = max(k.y + k.tinggi for k in kotak)
    anak = _jajar(kolom, tengah, bawah + TURUN)
    jalur = bawah + TURUN / 2
    garis += [Garis(k.x + k.lebar / 2, k.y + k.tinggi, k.x + k.lebar / 2, jalur) for k in kotak]
    garis += [Garis(k.x + k.lebar / 2, jalur, k.x + k.lebar / 2, k.y) for k in anak]
    ujung = [k.x + k.lebar / 2 for k in (*kotak, *anak)]
    garis.append(Garis(min(ujung), jalur, max(ujung), jalur))
    for b, k in zip(kolom, anak, strict=True):
        k_bawah, g_bawah = _turunan(bidang, b, k)
        kotak, garis = [*kotak, k, *k_bawah], garis + g_bawah
    return kotak, garis


def _anak(bidang: tuple[DataBidang, ...], induk: DataBidang) -> list[DataBidang]:
    return [b for b in bidang if b.induk_id == induk.id]


def _jajar(bidang: list[DataBidang], tengah: float, y: float, *, puncak: bool = False) -> list[Kotak]:
    """Boxes of one height side by side."""
    baris = [_baris(b, HURUF_PER_BARIS) for b in bidang]
    tinggi = max(len(t) for t in baris) * TINGGI_BARIS + 2 * BANTALAN
    awal = tengah - (len(bidang) * (LEBAR_KOTAK + CELAH) - CELAH) / 2
    return [
        Kotak(awal + i * (LEBAR_KOTAK + CELAH), y, LEBAR_KOTAK, tinggi, t, b.jumlah > 1, puncak)
        for i, (b, t) in enumerate(zip(bidang, baris, strict=True))
    ]


def _turunan(
    bidang: tuple[DataBidang, ...], induk: DataBidang, atas: Kotak
) -> tuple[list[Kotak], list[Garis]]:
    """Everything below a column's head, one box under the other, deeper ones further in."""
    kotak: list[Kotak] = []
    garis: list[Garis] = []
    y = atas.y + atas.tinggi
    for b, dalam in _telusur(bidang, induk, 1):
        y += CELAH
        lebar = max(LEBAR_KOTAK - INDEN * dalam, LEBAR_KOTAK / 2)
        baris = _baris(b, int(HURUF_PER_BARIS * lebar / LEBAR_KOTAK))
        k = Kotak(
            atas.x + LEBAR_KOTAK - lebar,
            y,
            lebar,
            len(baris) * TINGGI_BARIS + 2 * BANTALAN,
            baris,
            b.jumlah > 1,
        )
        batang = k.x - INDEN / 2
        garis += [
            Garis(batang, atas.y + atas.tinggi, batang, k.y + k.tinggi / 2),
            Garis(batang, k.y + k.tinggi / 2, k.x, k.y + k.tinggi / 2),
        ]
        kotak.append(k)
        y += k.tinggi
    return kotak, garis


def _telusur(
    bidang: tuple[DataBidang, ...], induk: DataBidang, dalam: int
) -> Iterator[tuple[DataBidang, int]]:
    for b in _anak(bidang, induk):
        yield b, dalam
        yield from _telusur(bidang, b, dalam + 1)


def _baris(b: DataBidang, lebar: int) -> tuple[str, ...]:
    """The part's name, how many there are of it, and its post where that says more."""
    nama = f"{b.nama} ({b.jumlah})" if b.jumlah > 1 else b.nama
    return tuple(patah(nama, lebar)) or ("–",)


def _svg_kotak(k: Kotak) -> Iterator[str]:
    isi, tulisan = (LATAR_PUNCAK, "white") if k.puncak else (LATAR, TINTA)
    if k.tumpuk:
        yield _persegi(k.x + 4, k.y + 4, k, LATAR)
    yield _persegi(k.x, k.y, k, isi)
    atas = k.y + (k.tinggi - len(k.baris) * TINGGI_BARIS) / 2 + 12
    for i, teks in enumerate(k.baris):
        yield (
            f'<text x="{k.x + k.lebar / 2:g}" y="{atas + i * TINGGI_BARIS:g}" text-anchor="middle" '
            f'fill="{tulisan}">{escape(teks)}</text>'
        )


def _persegi(x: float, y: float, k: Kotak, isi: str) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{k.lebar:g}" height="{k.tinggi:g}" rx="3" fill="{isi}" '
        f'stroke="{PUDAR}"/>'
    )


def _svg_garis(g: Garis) -> str:
    return f'<path d="M{g.x1:g} {g.y1:g}L{g.x2:g} {g.y2:g}" stroke="{PUDAR}" fill="none"/>'
