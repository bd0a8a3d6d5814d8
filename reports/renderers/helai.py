"""A report as sheets: what stands on one kind of paper, with the sections around it.

Paper of another kind begins a new page, so there a printed document can be cut without changing a line of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from reports.blok import Bagian, BlokTabel
from reports.renderers.dasar import judul_bagian

A3 = ("e81", "lampiran-e81")  # tables that the style sheet prints on A3


@dataclass(frozen=True, slots=True)
class Helai:
    """jalur: the sections around it, the innermost last. awal: it is the first sheet of that one."""

    jalur: tuple[Bagian, ...]
    acuan: BlokTabel | None  # the wide table on whose paper it stands
    isi: SafeString
    awal: bool

    @property
    def halaman(self) -> str:
        """The kind of paper: as the page names of the style sheet."""
        if self.acuan is None:
            return "tegak"
        return "e81" if self.acuan.kunci in A3 else "lanskap"

    @property
    def kelas(self) -> str:
        """The CSS classes of the paper."""
        return f"lanskap b-{self.acuan.kunci}" if self.acuan else "tegak"


def potong(helai: Iterable[Helai]) -> Iterator[list[Helai]]:
    """Runs of sheets on paper of one kind; each chapter begins a new one."""
    for _, isi in groupby(helai, key=lambda h: (h.jalur[0].kunci, h.halaman)):
        yield list(isi)


def rangkai(helai: Iterable[Helai]) -> SafeString:
    """Sheets in their sections. One that began on an earlier sheet goes on without its id and heading."""
    hasil: list[SafeString] = []
    terbuka: tuple[Bagian, ...] = ()
    for h in helai:
        sama = sum(1 for a, b in zip(terbuka, h.jalur, strict=False) if a is b)
        hasil += [mark_safe("</section>")] * (len(terbuka) - sama)
        for n, bagian in enumerate(h.jalur[sama:], sama):
            hasil.append(_buka(bagian, baru=h.awal and n == len(h.jalur) - 1))
        hasil.append(format_html('<div class="{}">{}</div>', h.kelas, h.isi))
        terbuka = h.jalur
    hasil += [mark_safe("</section>")] * len(terbuka)
    return mark_safe("".join(hasil))


def _buka(bagian: Bagian, *, baru: bool) -> SafeString:
    if baru:
        return format_html('<section class="bagian {}" id="bagian-{}">', bagian.jenis, bagian.kunci)
    if bagian.jenis == "subbab":
        return mark_safe('<section class="bagian subbab">')
    # its heading is the running head, also of pages that come later
    return format_html(
        '<section class="bagian {}" data-bab="{}">',
        bagian.jenis,
        " ".join(filter(None, judul_bagian(bagian))),
    )
