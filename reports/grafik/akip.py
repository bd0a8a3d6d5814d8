"""The AKIP score over the years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip import formats
from reports.grafik.vega import SERI, Spek, angka, bingkai

if TYPE_CHECKING:
    from evaluation.data import TrenLhe

LEBAR_TAHUN = 64  # CSS pixels


def spek_tren(tren: Sequence[TrenLhe]) -> Spek:
    """A bar for each year that has a score, with score and predikat on it; of 100."""
    data = {
        "values": [
            {
                "tahun": str(t.tahun),
                "nilai": angka(t.nilai),
                "cetak": " ".join(x for x in (formats.angka(t.nilai, 2), t.predikat) if x),
            }
            for t in tren
            if t.nilai is not None
        ]
    }
    posisi: Spek = {
        "x": {
            "field": "tahun",
            "type": "ordinal",
            "axis": {"title": None, "labelAngle": 0, "ticks": False, "labelPadding": 6},
        },
        "y": {
            "field": "nilai",
            "type": "quantitative",
            "scale": {"domain": [0, 100]},
            "axis": {"title": "nilai", "tickCount": 5, "domain": False},
        },
    }
    return bingkai(
        [
            {"data": data, "mark": {"type": "bar", "width": 34, "color": SERI[0]}, "encoding": posisi},
            {
                "data": data,
                "mark": {"type": "text", "dy": -8},
                "encoding": {**posisi, "text": {"field": "cetak", "type": "nominal"}},
            },
        ],
        lebar=max(220, LEBAR_TAHUN * len(data["values"])),
        tinggi=150,
    )
