"""Live figures and references in the text of the report: how they are marked, found and filled in.

A written text carries them as elements, with what they showed when they were last looked at:
<span data-angka="KEY">91,22%</span>, <span data-rujuk="KEY">Tabel 3.4</span>, <figure data-gambar="12">,
<span data-catatan="a footnote">. A generated one carries marks of private-use characters instead, which pass
through f-strings and escaping. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html

AWAL, TENGAH, AKHIR = "\ue000", "\ue001", "\ue002"
RUJUK = "rujuk:"  # how the mark of a reference begins; all others are of figures
# A key is escaped with the text around it: it stands between quotes as it is.
_TANDA = re.compile(f'{AWAL}([^{AWAL}{TENGAH}{AKHIR}<>"]*){TENGAH}([^{AWAL}{TENGAH}{AKHIR}<>]*){AKHIR}')
_LEPAS = re.compile(f"[{AWAL}{TENGAH}{AKHIR}]")


# --- marks of generated text
def hidup(kunci: str, teks: str) -> str:
    """The text of a live figure, marked with its key."""
    return f"{AWAL}{kunci}{TENGAH}{teks}{AKHIR}"


def rujukan_hidup(kunci: str, teks: str) -> str:
    """The text of a live reference, marked."""
    return hidup(f"{RUJUK}{kunci}", teks)


def polos(html: str) -> str:
    """The same text without marks."""
    return _LEPAS.sub("", _TANDA.sub(lambda m: m[2], html))


def bertanda(html: str) -> str:
    """The same text with its marks as elements, as a written text has them."""
    return _LEPAS.sub("", _TANDA.sub(_unsur, html))


def _unsur(m: re.Match[str]) -> str:
    if m[1].startswith(RUJUK):
        return f'<span data-rujuk="{m[1].removeprefix(RUJUK)}">{m[2]}</span>'
    return f'<span data-angka="{m[1]}">{m[2]}</span>'


def kunci_ind(kode: str, tahun: int, jenis: str, bentuk: str = "") -> str:
    """The key of a figure of an indicator, as ind:mcpr:2024:capaian."""
    return _kunci("ind", kode, tahun, jenis, bentuk)


def kunci_uang(kode: str, tahun: int, jenis: str, bentuk: str = "") -> str:
    """The key of an amount of a budget line, a sasaran, or the unit (kode "unit")."""
    return _kunci("uang", kode, tahun, jenis, bentuk)


def kunci_umum(kelompok: str, tahun: int, jenis: str, bentuk: str = "") -> str:
    """The key of any other figure, as umum:jumlah:2024:pegawai."""
    return _kunci("umum", kelompok, tahun, jenis, bentuk)


def _kunci(asal: str, kode: str, tahun: int, jenis: str, bentuk: str) -> str:
    return f"{asal}:{kode}:{tahun}:{jenis}" + (f":{bentuk}" if bentuk else "")


# --- elements of written text
@dataclass(frozen=True, slots=True)
class Tanda:
    """A live figure (jenis angka) or reference (rujuk) of a written text, and what it showed when seen."""

    jenis: str
    kunci: str
    teks: str


def akar(html: str) -> Any:
    """The text as a tree below one div."""
    return lxml_html.fragment_fromstring(html, create_parent="div")


def isi_html(unsur: Any) -> str:
    """What stands in an element, as HTML."""
    anak = "".join(lxml_html.tostring(a, encoding="unicode") for a in unsur)
    # The text before the first child is not escaped by lxml.
    return _lolos(unsur.text or "") + anak


def _lolos(teks: str) -> str:
    return teks.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def span_hidup(pohon: Any) -> Iterator[tuple[Any, Tanda]]:
    """The elements of live figures and references in their order."""
    for unsur in list(pohon.iter("span")):
        for jenis in ("angka", "rujuk"):
            if kunci := unsur.get(f"data-{jenis}"):
                yield unsur, Tanda(jenis, kunci, rapat(unsur.text_content()))


def tanda_dalam(html: str) -> tuple[Tanda, ...]:
    """The live figures and references of a written text."""
    if "data-" not in html:
        return ()
    return tuple(t for _, t in span_hidup(akar(html)))


BLOK = {"p", "h4", "h5", "li", "td", "th", "blockquote", "div", "tr"}
TERTUTUP = "\ufffc"  # in place of each letter of a live figure


def teks_ketikan(html: str) -> tuple[str, str]:
    """The text without markup, a line for each block; and the same with what is alive masked.

    Notes, which stand in attributes, follow at the end.
    """
    pohon = akar(html)
    terang, tertutup = [], []
    for teks, hidup_ in _potongan(pohon, False):
        terang.append(teks)
        tertutup.append(TERTUTUP * len(teks) if hidup_ else teks)
    catatan = "".join(f"\n{u.get('data-catatan')}" for u in pohon.iter("span") if u.get("data-catatan"))
    return "".join(terang) + catatan, "".join(tertutup) + catatan


def _potongan(unsur: Any, hidup_: bool) -> Iterator[tuple[str, bool]]:
    """The text of an element in pieces, and whether each is of a live figure or reference."""
    yield unsur.text or "", hidup_
    for anak in unsur:
        milik = hidup_ or bool(anak.get("data-angka") or anak.get("data-rujuk"))
        yield from _potongan(anak, milik)
        if anak.tag in BLOK or anak.tag == "br":
            yield "\n", False
        yield anak.tail or "", hidup_


def rapat(teks: str) -> str:
    """Without the difference between kinds of space: an editor does not keep it."""
    return " ".join(teks.split())


def ganti_teks(unsur: Any, teks: str) -> None:
    """Other words in an element; the one look that all of them had (bold, italic) stays."""
    while len(unsur) == 1 and not rapat(unsur.text or "") and not rapat(unsur[0].tail or ""):
        unsur = unsur[0]
    for anak in list(unsur):
        unsur.remove(anak)
    unsur.text = teks


def perbarui(html: str, kini: Callable[[Tanda], str | None]) -> str:
    """The same text with what its figures and references show now; where kini is None they stay."""
    pohon = akar(html)
    for unsur, tanda in span_hidup(pohon):
        if (teks := kini(tanda)) is not None:
            ganti_teks(unsur, teks)
    return isi_html(pohon)


def kunci_gambar(gambar_id: int) -> str:
    """How an image in a text is named in references and numbers."""
    return f"gambar-{gambar_id}"


def gambar_dalam(html: str) -> tuple[int, ...]:
    """The images in a text, in their order, each once."""
    if "data-gambar" not in html:
        return ()
    semua = (f.get("data-gambar", "") for f in akar(html).iter("figure"))
    return tuple(dict.fromkeys(int(g) for g in semua if g.isdecimal()))
