"""The drawing as SVG that needs nothing beside it: no script, no style sheet, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from reports.pohon.data import Jenjang, Pohon
from reports.pohon.huruf import bersihkan, lebar, patah
from reports.pohon.kotak import GAYA, TEPI, Bidang
from reports.pohon.tata import Garis, Kotak, Tata

HURUF = "'IBM Plex Sans Condensed', 'Arial Narrow', 'Liberation Sans Narrow', Arial, sans-serif"
# Field, edge, and text of a colour: as the badges of the pages (static/css/lkjip.css), 7 : 1 and more.
WARNA = {
    "biru": ("#dce9fb", "#8fb4e6", "#0b3a72"),
    "hijau": ("#dcf0e0", "#87c297", "#114a26"),
    "kuning": ("#fcf2c3", "#d6bb46", "#574200"),
    "jingga": ("#fde4d0", "#e6a36f", "#702f00"),
    "merah": ("#fbdddd", "#e39494", "#7a1414"),
    "abu": ("#e9edef", "#adb9be", "#37444a"),
}
CELAH = ("#ffffff", "#7a1414", "#7a1414")
# The head of a box, and the text on it.
KEPALA = {
    "tujuan": ("#093f4b", "#ffffff"),
    "sasaran": ("#0d5666", "#ffffff"),
    "lepas": ("#7a1414", "#ffffff"),
    "program": ("#cfe2e6", "#093f4b"),
    "kegiatan": ("#e6f0f2", "#093f4b"),
    "sub_kegiatan": ("#f4f7f7", "#1c2a30"),
}
TERSEMPIT = 640  # a file is as wide as its title and legend need
TINTA, GARIS, KETEMU = "#1c2a30", "#7d9299", "#b45309"


def gambar(tata: Tata, *, judul: str, uraian: str, pangkal: str = "", kunci: str = "pohon") -> str:
    """The whole as an svg element. pangkal: where the traces stand; without it nothing is a link.

    kunci makes the ids of title and description different from those of other drawings on the page.
    """
    isi = [*map(_garis, tata.garis), *(b for k in tata.kotak for b in _kotak(k, pangkal))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{tata.lebar}" height="{tata.tinggi}" '
        f'viewBox="0 0 {tata.lebar} {tata.tinggi}" role="{"group" if pangkal else "img"}" '
        f'aria-labelledby="{kunci}-judul" aria-describedby="{kunci}-uraian" '
        f'font-family="{HURUF}" fill="{TINTA}">'
        f'<title id="{kunci}-judul">{_teks(judul)}</title><desc id="{kunci}-uraian">{_teks(uraian)}</desc>'
        f"{''.join(isi)}</svg>"
    )


def berkas(pohon: Pohon, tata: Tata) -> str:
    """A drawing as a file of its own, with its title and legend above it."""
    luas = max(tata.lebar, TERSEMPIT)
    kepala, naik = _kepala(pohon, luas)
    isi = [*kepala, f'<g transform="translate(0 {naik})">', *map(_garis, tata.garis)]
    isi += [*(b for k in tata.kotak for b in _kotak(k, "")), "</g>"]
    tinggi = tata.tinggi + naik
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{luas}" height="{tinggi}" '
        f'viewBox="0 0 {luas} {tinggi}" role="img" aria-labelledby="judul" aria-describedby="uraian" '
        f'font-family="{HURUF}" fill="{TINTA}"><title id="judul">{_teks(pohon.judul)}</title>'
        f'<desc id="uraian">{_teks(uraikan(pohon))}</desc>'
        f'<rect width="{luas}" height="{tinggi}" fill="#ffffff"/>{"".join(isi)}</svg>\n'
    )


def uraikan(pohon: Pohon) -> str:
    """What the drawing shows, in one sentence."""
    banyak: dict[str, int] = {}
    for s in pohon.telusur():
        if s.level in KEPALA and s.level != "lepas":
            nama = s.level.replace("_", " ")
            banyak[nama] = banyak.get(nama, 0) + 1
    return "Pohon kinerja dengan " + ", ".join(f"{n} {nama}" for nama, n in banyak.items()) + "."


def _kepala(pohon: Pohon, luas: int) -> tuple[list[str], int]:
    """Title, basis, notes, and legend in the given width; and how high they are together."""
    dasar = f"Dasar: {'; '.join(pohon.dasar)}. {pohon.pemda}" if pohon.dasar else pohon.pemda
    isi, y = [], 8
    for n, teks in enumerate((pohon.judul, dasar, *(k.sebutan for k in pohon.mendukung), *pohon.catatan)):
        ukuran, berat = (12, "") if n else (18, ' font-weight="600"')
        for b in patah(teks, ukuran, luas - 16, paling_banyak=4, tebal=not n):
            isi.append(f'<text x="8" y="{y + ukuran}" font-size="{ukuran}"{berat}>{_teks(b)}</text>')
            y += ukuran + 5
    legenda, bawah = _legenda(pohon.skala, y + 4, luas)
    return [*isi, *legenda], bawah


def _legenda(skala: tuple[Jenjang, ...], y: int, luas: int) -> tuple[list[str], int]:
    """The steps of the scale side by side, in as many lines as they need; and where they end."""
    x, isi = 8, []
    for j in (*skala, Jenjang("Capaian belum dapat dihitung", "", "abu")):
        teks = f"{j.predikat} ({j.interval})" if j.interval else j.predikat
        latar, tepi, tulisan = WARNA.get(j.warna, WARNA["abu"])
        panjang = lebar(teks, 11, tebal=True) + 12
        if x > 8 and x + panjang > luas - 8:
            x, y = 8, y + 22
        isi.append(
            f'<rect x="{x}" y="{y}" width="{panjang}" height="18" rx="3" fill="{latar}" stroke="{tepi}"/>'
            f'<text x="{x + 6}" y="{y + 13}" font-size="11" font-weight="600" fill="{tulisan}">'
            f"{_teks(teks)}</text>"
        )
        x += panjang + 8
    return isi, y + 26


def _garis(g: Garis) -> str:
    jalur = "L".join(f"{x} {y}" for x, y in g.titik)
    return f'<path d="M{jalur}" fill="none" stroke="{GARIS}" stroke-width="1.5"/>'


def _kotak(k: Kotak, pangkal: str) -> Iterator[str]:
    s = k.simpul
    tepi, tebal = (KETEMU, 3) if s.ketemu else (GARIS, 1)
    kelas = f"simpul {s.level}" + (" ketemu" if s.ketemu else "")
    yield f'<g class="{kelas}" transform="translate({k.x} {k.y})">'
    yield f"<title>{_teks(f'{s.label}: {s.nama}' if s.label else s.nama)}</title>"
    yield f'<rect width="{k.lebar}" height="{k.tinggi}" rx="4" fill="#ffffff"/>'
    for n, b in enumerate(k.isi.bidang):
        tujuan = (
            f"#{s.kunci}" if n == 0 and pangkal else f"{pangkal}{b.tautan}" if b.tautan and pangkal else ""
        )
        if tujuan:
            yield f'<a href={quoteattr(tujuan)} tabindex="-1">'
        yield from _bidang(b, k)
        if tujuan:
            yield "</a>"
    putus = ' stroke-dasharray="5 3"' if s.lanjutan else ""
    yield (
        f'<rect width="{k.lebar}" height="{k.tinggi}" rx="4" fill="none" stroke="{tepi}" '
        f'stroke-width="{tebal}" pointer-events="none"{putus}/></g>'
    )


def _bidang(b: Bidang, k: Kotak) -> Iterator[str]:
    tulisan = TINTA
    if b.warna == "kepala":
        latar, tulisan = KEPALA[k.simpul.level]
        yield f'<rect width="{k.lebar}" height="{b.tinggi}" rx="4" fill="{latar}"/>'
    elif b.warna:
        latar, tepi, tulisan = CELAH if b.warna == "celah" else WARNA.get(b.warna, WARNA["abu"])
        tepi, tebal = (KETEMU, 2) if b.cocok else (tepi, 1)
        yield (
            f'<rect x="{TEPI // 2}" y="{b.y}" width="{k.lebar - TEPI}" height="{b.tinggi}" rx="3" '
            f'fill="{latar}" stroke="{tepi}" stroke-width="{tebal}"/>'
        )
    for t in b.tulisan:
        g = GAYA[t.gaya]
        berat = ' font-weight="600"' if g.tebal else ""
        yield (
            f'<text x="{t.x}" y="{t.y}" font-size="{g.ukuran}"{berat} fill="{tulisan}">{_teks(t.teks)}</text>'
        )


def _teks(teks: str) -> str:
    return escape(bersihkan(teks))
