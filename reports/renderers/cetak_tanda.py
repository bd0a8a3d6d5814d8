"""What WeasyPrint 70 leaves undone, put right from outside. Importing it changes WeasyPrint; child only."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.pdf import tags

# Each table's structure elements (one a page) by its id in the HTML, since it was cleared last.
tabel: defaultdict[str, list[int]] = defaultdict(list)

_pohon = tags._build_box_tree


def pohon(box: Any, *rest: Any) -> Iterator[Any]:
    """Tags a box as WeasyPrint does; then tells each cell of a table its headings anew.

    WeasyPrint 70.0 loses count of the columns where heads have several rows with rowspan, and leaves cells
    without headings, which PDF/UA forbids. A box knows its column: grid_x.
    """
    for unsur in _pohon(box, *rest):
        if unsur["S"] == "/Table" and box.is_table_wrapper:
            _tautkan_kepala(box.get_wrapped_table())
            if kunci := box.element.get("id"):
                tabel[kunci].append(unsur.number)
        yield unsur


def _tautkan_kepala(tabel: Any) -> None:
    kepala: dict[int, list[Any]] = {}
    for kelompok in tabel.children:
        for baris in kelompok.children:
            for sel in baris.children:
                kolom = range(sel.grid_x, sel.grid_x + sel.colspan)
                if sel.element_tag == "td":
                    sel.mark["A"]["Headers"] = pydyf.Array(h for k in kolom for h in kepala.get(k, ()))
                elif kelompok.is_header:
                    for k in kolom:
                        kepala.setdefault(k, []).append(sel.mark["ID"])


def tautan(pages: list[Any]) -> Iterator[tuple[list[Any], list[tuple[str, float, float]]]]:
    """Links and anchors of each page. A link may lead to another piece: the joiner looks for its end."""
    ada: set[str] = set()
    for page in pages:
        baru = [(nama, x, y) for nama, (x, y, *_) in page.anchors.items() if nama not in ada]
        ada.update(nama for nama, *_ in baru)
        yield page.links, baru


def isi_aliran(aliran: Any) -> bytes:
    """A stream as pydyf writes it, but for two things.

    One that ends in a carriage return would seem a byte too short: before a line feed alone the two
    look like one end of line, and checkers of PDF/A complain. And level 6 takes a third of the time of 9 for
    a twentieth more bytes.
    """
    isi = b"\n".join(pydyf._to_bytes(i) for i in aliran.stream)
    kamus = pydyf.Dictionary(dict(aliran.extra))
    if aliran.compress:
        kamus["Filter"] = "/FlateDecode"
        isi = zlib.compress(isi, 6)
    kamus["Length"] = len(isi)
    return b"".join((kamus.data, b"\nstream\n", isi, b"\r\nendstream"))


pydyf.Stream.data = property(isi_aliran)
tags._build_box_tree = pohon
weasyprint.pdf.resolve_links = tautan
weasyprint.pdf.add_outlines = lambda *_: None  # the joiner makes them, over all pieces
