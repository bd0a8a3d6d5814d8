"""The report's typefaces: static TTF files out of installed packages, never those of the machine."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SERIF = "IBM Plex Serif"  # running text
SANS = "IBM Plex Sans Condensed"  # headings, tables, charts: narrow, with figures of one width

_GAYA = {
    "Regular": (400, "normal"),
    "Italic": (400, "italic"),
    "Medium": (500, "normal"),
    "SemiBold": (600, "normal"),
    "Bold": (700, "normal"),
}


def folder(paket: str) -> Path:
    """Where a font package keeps its files."""
    spek = importlib.util.find_spec(paket)
    if spek is None or spek.origin is None:
        raise RuntimeError(f"{paket} is not installed: run `make setup`")
    return Path(spek.origin).parent / "files"


FOLDER = {SERIF: folder("fontpkg_ibm_plex_serif"), SANS: folder("fontpkg_ibm_plex_sans_condensed")}

# The print HTML names a font by this address, so that it says nothing about the machine; the PDF's fetcher
# opens these addresses and no others.
BERKAS = {
    f"lkjip:{path.name}": path
    for keluarga, tempat in FOLDER.items()
    for path in (tempat / f"{keluarga.replace(' ', '')}-{gaya}.ttf" for gaya in _GAYA)
}


def font_face() -> str:
    """The @font-face rules of the print page."""
    return "\n".join(
        f'@font-face {{ font-family: "{keluarga}"; font-weight: {tebal}; font-style: {miring};'
        f" src: url(lkjip:{keluarga.replace(' ', '')}-{gaya}.ttf) }}"
        for keluarga in FOLDER
        for gaya, (tebal, miring) in _GAYA.items()
    )
