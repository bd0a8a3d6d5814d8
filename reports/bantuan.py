"""The user guide: docs/panduan-*.md as pages, as a PDF, and what a search finds in them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from io import BytesIO
from itertools import pairwise

import nh3
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from reports.panduan import PER_SLUG, Panduan
from reports.renderers.huruf import font_face

FOLDER = settings.BASE_DIR / "docs"
GAMBAR = settings.BASE_DIR / "static" / "img" / "panduan"
_GAMBAR = re.compile(
    r"\.\./static/img/panduan/([a-z0-9-]+\.webp)"
)  # so that they are seen beside the file too
_PANDUAN = re.compile(r"panduan-([a-z-]+)\.md(#[\w-]+)?")
TAG = {
    *("h2", "h3", "h4", "p", "br", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote"),
    *("a", "span", "img", "div", "table", "thead", "tbody", "tr", "th", "td"),
}
ATRIBUT = {
    **{h: {"id"} for h in ("h2", "h3", "h4")},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "table": {"class"},
    "th": {"scope"},
}


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading: its anchor, its words, 2 or 3."""

    jangkar: str
    teks: str
    tingkat: int


@dataclass(frozen=True, slots=True)
class Naskah:
    """A guide to be read: safe HTML, and its headings."""

    panduan: Panduan
    html: SafeString
    judul: tuple[Judul, ...]


@dataclass(frozen=True, slots=True)
class Ketemu:
    """A section in which all words stand, and where they are."""

    panduan: Panduan
    judul: str
    alamat: str
    kutipan: str


@cache
def baca(slug: str, *, cetak: bool = False) -> Naskah:
    """A guide for the screen, or for print: images inside, links to other guides only as text.

    KeyError where there is no such guide. Kept: the files come with the program and change with it only.
    """
    panduan = PER_SLUG[slug]
    teks = (FOLDER / f"panduan-{slug}.md").read_text(encoding="utf-8")
    html, judul = render(teks, cetak=cetak)
    return Naskah(panduan, html, judul)


def render(teks: str, *, cetak: bool = False) -> tuple[SafeString, tuple[Judul, ...]]:
    """Markdown without HTML as safe HTML; the title of the file (#) is left to the page."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.add_render_rule("table_open", _tabel)
    md.add_render_rule("table_close", lambda *_: "</table></div>\n")
    token = _tanpa_judul(md.parse(teks))
    judul = tuple(_beri_jangkar(token))
    for t in _telusur(token):
        _perbaiki(t, cetak=cetak)
    html = nh3.clean(
        md.renderer.render(token, md.options, {"judul": "Tabel", "banyak": {}}),
        tags=TAG,
        attributes=ATRIBUT,
        url_schemes={"https", "data"} if cetak else {"https"},
        link_rel=None,
    )
    return mark_safe(html), judul


def cari(kata: str) -> list[Ketemu]:
    """The sections of all guides in which each of the words stands, in the order of the guides."""
    dicari = kata.casefold().split()
    if not dicari:
        return []
    return [
        Ketemu(p, b.judul, b.alamat, _kutipan(b.isi, dicari))
        for p in PER_SLUG.values()
        for b in _potong(p.slug)
        if all(k in f"{b.judul} {b.isi}".casefold() for k in dicari)
    ]


def halaman_cetak(naskah: Naskah) -> str:
    """A guide as one complete page for print; `naskah` read for print."""
    gaya = (settings.BASE_DIR / "static/css/cetak_panduan.css").read_text(encoding="utf-8")
    isi = {"naskah": naskah, "gaya": mark_safe(f"{font_face()}\n{gaya}")}
    return render_to_string("bantuan/print/panduan.html", isi)


# --- Markdown


def _tanpa_judul(token: list[Token]) -> list[Token]:
    if token and token[0].type == "heading_open" and token[0].tag == "h1":
        return token[3:]
    return token


def _telusur(token: list[Token]) -> Iterator[Token]:
    for t in token:
        yield t
        yield from _telusur(t.children or [])


def _beri_jangkar(token: list[Token]) -> Iterator[Judul]:
    """Gives each heading its id; a second one of the same words gets a number."""
    terpakai: dict[str, int] = {}
    for buka, isi in pairwise(token):
        if buka.type != "heading_open":
            continue
        teks = "".join(c.content for c in isi.children or [] if c.type in ("text", "code_inline"))
        dasar = slugify(teks) or "bagian"
        terpakai[dasar] = terpakai.get(dasar, 0) + 1
        jangkar = dasar if terpakai[dasar] == 1 else f"{dasar}-{terpakai[dasar]}"
        buka.attrSet("id", jangkar)
        buka.meta["judul"] = teks
        yield Judul(jangkar, teks, int(buka.tag[1]))


def _perbaiki(t: Token, *, cetak: bool) -> None:
    """Addresses as they are beside the file become the application's; of other images only words stay."""
    if t.type == "link_open" and (cocok := _PANDUAN.fullmatch(str(t.attrGet("href")))):
        tujuan = reverse("bantuan-satu", kwargs={"slug": cocok[1]})
        t.attrs = {} if cetak else {"href": f"{tujuan}{cocok[2] or ''}"}
    elif t.type == "image" and (cocok := _GAMBAR.fullmatch(str(t.attrGet("src")))):
        t.attrs = _atribut_gambar(cocok[1], cetak=cetak)
    elif t.type == "image":
        t.type = "text"
    elif t.type == "th_open":
        t.attrs = {"scope": "col"}


def _atribut_gambar(nama: str, *, cetak: bool) -> dict[str, str | int | float]:
    """In print as JPEG, which a PDF takes as it is; of a WebP it would keep every pixel."""
    with Image.open(GAMBAR / nama) as gambar:
        lebar, tinggi = gambar.size
        src = static(f"img/panduan/{nama}")
        if cetak:
            isi = BytesIO()
            gambar.convert("RGB").save(isi, "JPEG", quality=82, optimize=True)
            src = f"data:image/jpeg;base64,{base64.b64encode(isi.getvalue()).decode()}"
    return {"src": src, "alt": "", "width": lebar, "height": tinggi}


def _tabel(
    _diri: object, token: list[Token], n: int, _pilihan: object, env: dict[str, dict[str, int]]
) -> str:
    """A table scrolls by itself; its name is that of the section, with a number from the second on."""
    judul = next((t.meta["judul"] for t in reversed(token[:n]) if t.type == "heading_open"), "Tabel")
    banyak = env["banyak"]
    banyak[judul] = banyak.get(judul, 0) + 1
    nama = f"Tabel: {judul}" + (f" ({banyak[judul]})" if banyak[judul] > 1 else "")
    return (
        f'<div class="tabel-gulir" tabindex="0" role="region" aria-label="{escape(nama)}">'
        '<table class="tabel-lkjip">\n'
    )


# --- search


@dataclass(frozen=True, slots=True)
class _Potong:
    judul: str
    alamat: str
    isi: str


_KEPALA = re.compile(r'<h[2-4] id="([\w-]+)">(.*?)</h[2-4]>', re.DOTALL)
_PANJANG = 180  # letters of a quotation


@cache
def _potong(slug: str) -> tuple[_Potong, ...]:
    """A guide by its headings; what stands before the first has the guide's own name."""
    naskah = baca(slug)
    alamat = reverse("bantuan-satu", kwargs={"slug": slug})
    awal, *lain = _KEPALA.split(naskah.html)
    potong = [_Potong(naskah.panduan.judul, alamat, _polos(awal))]
    for jangkar, judul, isi in zip(lain[::3], lain[1::3], lain[2::3], strict=True):
        potong.append(_Potong(_polos(judul), f"{alamat}#{jangkar}", _polos(isi)))
    return tuple(potong)


def _polos(html: str) -> str:
    teks = " ".join(unescape(strip_tags(html.replace("<", " <"))).split())
    return re.sub(r"\s+([.,;:)])", r"\1", teks)


def _kutipan(isi: str, dicari: list[str]) -> str:
    """The words around the first that was found, whole words only."""
    tempat = min((n for k in dicari if (n := isi.casefold().find(k)) >= 0), default=0)
    mulai = isi.rfind(" ", 0, max(0, tempat - 60)) + 1
    akhir = len(isi) if len(isi) <= mulai + _PANJANG else isi.rfind(" ", mulai, mulai + _PANJANG)
    return f"{'… ' if mulai else ''}{isi[mulai:akhir]}{' …' if akhir < len(isi) else ''}"
