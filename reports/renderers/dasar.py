"""What several renderers need: walking through a report, and narrative HTML as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from reports.blok import Bagian, Blok, BlokFoto, BlokNarasi, BlokTabel, ReportData

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


def kertas(blok: tuple[Blok, ...]) -> Iterator[tuple[BlokTabel | None, Blok]]:
    """Each block with the wide table on whose paper it stands, None where that is upright.

    Text goes with the table that it introduces, the last text with the table before it, as a table that only
    goes on with that one: on a page of its own it would leave two pages half empty.
    """
    for n, b in enumerate(blok):
        calon = (b, *blok[n + 1 :], *reversed(blok[:n]))
        acuan = next((c for c in calon if not _mengikuti(c)), b)
        yield acuan if isinstance(acuan, BlokTabel) and acuan.lanskap else None, b


def kertas_awal(report: ReportData) -> BlokTabel | None:
    """The wide table on whose paper a document begins; its heading stands there too."""
    return next((acuan for b in report.bagian for acuan, _ in kertas(b.blok)), None)


def _mengikuti(blok: Blok) -> bool:
    """Whether a block has no paper of its own."""
    return isinstance(blok, BlokNarasi | BlokFoto) or (isinstance(blok, BlokTabel) and blok.kelas.menyambung)


def judul_bagian(bagian: Bagian) -> tuple[str, str]:
    """The number of a section as it is printed, and its title."""
    match bagian.jenis:
        case "bab":
            return f"BAB {bagian.nomor}", bagian.judul.upper()
        case "lampiran":
            return f"Lampiran {bagian.nomor}".strip(), bagian.judul
        case "depan":
            return "", bagian.judul.upper()
        case _:
            return bagian.nomor, bagian.judul


def teks_polos(html: str) -> str:
    """Our own safe HTML as lines of text, one for each paragraph, item or row."""
    baris = unescape(_TAG.sub("", _SEL.sub(" ", _BATAS.sub("\n", html)))).split("\n")
    return "\n".join(rapi for b in baris if (rapi := " ".join(b.split())))
