"""Text of the report: generated from the figures unless staff wrote it.

A narrative is a function (data, rujuk) -> safe HTML. `rujuk("target-realisasi")` gives "Tabel 3.4".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.blok import Blok, BlokNarasi
from reports.hidup import bertanda, polos, rujukan_hidup
from reports.narasi.naskah import blok_naskah
from reports.narasi.saring import bersih

if TYPE_CHECKING:
    from reports.sumber import Sumber

__all__ = ["Narasi", "Rujuk", "bersih", "butir", "gabung", "paragraf", "subjudul"]

Rujuk = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Narasi:
    """A place for text. susun is empty where only staff can write it."""

    kunci: str
    susun: Callable[[Sumber, Rujuk], str] | None = None

    def blok_dari(self, data: Sumber, rujuk: Rujuk) -> tuple[Blok, ...]:
        """The text; one that was written, with its images as blocks of their own."""
        if isi := data.naskah.get(self.kunci):
            return blok_naskah(self.kunci, isi, data)
        if self.susun is None:
            kosong = format_html('<p class="kosong">{}</p>', "Bagian ini belum ditulis.")
            return (BlokNarasi(self.kunci, kosong),)
        teks = self.susun(data, lambda kunci: rujukan_hidup(kunci, rujuk(kunci)))
        return (BlokNarasi(self.kunci, mark_safe(polos(teks)), asal=bertanda(teks)),)


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
