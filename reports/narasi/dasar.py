"""Text of the report: generated from the figures unless staff wrote it.

A narrative is a function (data, rujuk) -> safe HTML. `rujuk("target-realisasi")` gives "Tabel 3.4".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.blok import Blok, BlokNarasi

if TYPE_CHECKING:
    from reports.sumber import Sumber

Rujuk = Callable[[str], str]

TAG_NASKAH = {
    "p",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "br",
    "h4",
    "h5",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


@dataclass(frozen=True, slots=True)
class Narasi:
    """A place for text. susun is empty where only staff can write it."""

    kunci: str
    susun: Callable[[Sumber, Rujuk], str] | None = None

    def blok_dari(self, data: Sumber, rujuk: Rujuk) -> tuple[Blok, ...]:
        """The text; one that was written, with its images as blocks of their own."""
        if naskah := data.naskah.get(self.kunci):
            return (BlokNarasi(self.kunci, bersih(naskah), ditulis=True),)
        if self.susun is None:
            kosong = format_html('<p class="kosong">{}</p>', "Bagian ini belum ditulis.")
            return (BlokNarasi(self.kunci, kosong),)
        return (BlokNarasi(self.kunci, self.susun(data, rujuk)),)


def bersih(html: str) -> SafeString:
    """Staff's HTML with everything removed that is not plain structure."""
    return mark_safe(nh3.clean(html, tags=TAG_NASKAH, attributes={}))


def paragraf(*kalimat: str) -> SafeString:
    """Sentences as one paragraph; empty ones are left out. Markup made by format_html stays."""
    return format_html("<p>{}</p>", format_html_join(" ", "{}", ((k,) for k in kalimat if k)))


def butir(isi: Iterable[str], *, urut: bool = False) -> SafeString:
    """A list, numbered where urut; nothing where it is empty."""
    isi = list(isi)
    if not isi:
        return mark_safe("")
    tag = mark_safe("ol" if urut else "ul")
    return format_html("<{0}>{1}</{0}>", tag, format_html_join("", "<li>{}</li>", ((i,) for i in isi)))


def gabung(*bagian: str) -> SafeString:
    return format_html_join("", "{}", ((b,) for b in bagian if b))


def subjudul(teks: str) -> SafeString:
    return format_html("<h4>{}</h4>", teks)
