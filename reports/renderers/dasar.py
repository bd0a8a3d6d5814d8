"""What several renderers need: walking through a report, and narrative HTML as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from reports.blok import Bagian, BlokTabel

_BATAS = re.compile(r"</(?:p|li|h4|h5|tr|dd|dt|div)>|<br\s*/?>", re.IGNORECASE)
_SEL = re.compile(r"</t[dh]>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def telusur_bagian(bagian: Iterable[Bagian]) -> Iterator[Bagian]:
    """Every section, a parent before its children."""
    for b in bagian:
        yield b
        yield from telusur_bagian(b.anak)


def tabel_bagian(bagian: Iterable[Bagian]) -> Iterator[tuple[Bagian, BlokTabel]]:
    """Every table with the section in which it stands, in printed order."""
    for b in telusur_bagian(bagian):
        yield from ((b, blok) for blok in b.blok if isinstance(blok, BlokTabel))


def teks_polos(html: str) -> str:
    """Our own safe HTML as lines of text, one for each paragraph, item or row."""
    baris = unescape(_TAG.sub("", _SEL.sub(" ", _BATAS.sub("\n", html)))).split("\n")
    return "\n".join(rapi for b in baris if (rapi := " ".join(b.split())))
