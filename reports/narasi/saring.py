"""What may stand in a text that staff wrote: structure, links, and what reports/hidup.py fills in."""

from __future__ import annotations

import re
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe

from lkjip.buku_kerja.tulis import teks_xml
from reports.hidup import akar, isi_html, polos

TAG_NASKAH = {
    *("p", "h4", "h5", "blockquote", "br"),
    *("ul", "ol", "li"),
    *("strong", "em", "u", "sub", "sup", "a", "span"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    "figure",
}
HIDUP = ("data-angka", "data-rujuk", "data-catatan")
ATRIBUT = {
    "a": {"href"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-gambar"},
    "span": set(HIDUP),
}
# Whose words go with them: they are no text of the author.
BESERTA_ISI = {"script", "style", "svg", "math", "iframe", "object", "template", "title", "noscript"}
SKEMA_TAUTAN = ("https://", "http://", "mailto:")
POLA = {
    "data-gambar": re.compile(r"[1-9]\d{0,8}"),
    "colspan": re.compile(r"[1-9]|1\d|20"),
    "rowspan": re.compile(r"[1-9]|[1-9]\d"),
    "data-angka": re.compile(r"[^\n]{1,200}"),
    "data-rujuk": re.compile(r"[\w-]{1,120}"),
    "data-catatan": re.compile(r"(?s).{1,2000}"),
}
# An element without these says nothing.
PERLU = {"span": HIDUP, "a": ("href",), "figure": ("data-gambar",)}


def bersih(html: str) -> SafeString:
    """Staff's HTML with everything removed that is not named above. Clean text stays as it is."""
    aman = nh3.clean(
        teks_xml(polos(html)),
        tags=TAG_NASKAH,
        attributes=ATRIBUT,
        attribute_filter=_atribut,
        clean_content_tags=BESERTA_ISI,
        url_schemes={"https", "http", "mailto"},
    )
    if any(f"<{tag}" in aman for tag in PERLU):
        aman = _tanpa_sisa(aman)
    return mark_safe(aman)


def _atribut(tag: str, nama: str, nilai: str) -> str | None:
    """The value of an attribute, None where it may not stand there."""
    if nama == "href":
        return nilai if nilai.lower().startswith(SKEMA_TAUTAN) else None
    pola = POLA.get(nama)
    return nilai if pola is None or pola.fullmatch(nilai) else None


def _tanpa_sisa(html: str) -> str:
    """Elements that lost what they were for go; an image keeps nothing inside."""
    pohon = akar(html)
    for unsur in list(pohon.iter(*PERLU)):
        if not any(unsur.get(nama) for nama in PERLU[unsur.tag]):
            unsur.drop_tag()
        elif unsur.tag == "figure":
            _kosongkan(unsur)
    return isi_html(pohon)


def _kosongkan(unsur: Any) -> None:
    unsur.text = None
    for anak in list(unsur):
        unsur.remove(anak)
