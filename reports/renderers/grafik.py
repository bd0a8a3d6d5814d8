"""Charts: a Vega-Lite spec (plain data) to SVG for page and print, to PNG for Word. Same spec, same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import vl_convert

from reports.renderers.huruf import FOLDER, SANS

BILANGAN = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp\u00a0", ""], "minus": "−"}
GAYA = {"font": f"{SANS}, Arial Narrow, sans-serif"}

vl_convert.register_font_directory(str(FOLDER[SANS]))


def svg(spek: Mapping[str, Any]) -> str:
    """The chart as SVG. Raises ValueError when the spec is not Vega-Lite."""
    return _svg(json.dumps(spek, sort_keys=True, ensure_ascii=False))


def png(spek: Mapping[str, Any], skala: float = 2) -> bytes:
    """The chart as PNG, `skala` times its size in CSS pixels."""
    return png_dari_svg(svg(spek), skala)


@lru_cache(maxsize=64)
def png_dari_svg(svg: str, skala: float = 2) -> bytes:
    """A finished SVG as PNG, drawn with our fonts."""
    return bytes(vl_convert.svg_to_png(svg, scale=skala))


@lru_cache(maxsize=256)
def _svg(spek: str) -> str:
    gambar = vl_convert.vegalite_to_svg(spek, config=GAYA, format_locale=BILANGAN, allowed_base_urls=[])
    # Without a place of its own WeasyPrint aligns the first line of a text by the longest one.
    return str(gambar).replace("<tspan>", '<tspan x="0">')
