"""Small builders of Vega-Lite specs: plain data in, plain data out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip.numbers import bulat

Spek = dict[str, Any]

HURUF = "IBM Plex Sans Condensed"
TINGGI_BARIS = 14
LEBAR = 520  # CSS pixels of a plot without a text column beside it
TINTA, PUDAR, GARIS = "#1f2933", "#52606d", "#d5dae0"

# Colours of a scale's steps. All stand out from white paper at 3:1 or more, and the predikat is written
# beside each bar, so that colour alone never carries the meaning.
WARNA = {
    "biru": "#2467a8",
    "hijau": "#2e7d4f",
    "kuning": "#b8860b",
    "jingga": "#c45a11",
    "merah": "#a8261f",
    "abu": "#6b7480",
}
# Series that stand side by side: dark, middle and light, apart in grey print too.
SERI = ("#1f4e79", "#c96a10", "#8fb3d1")

GAYA: Spek = {
    "font": HURUF,
    "view": {"stroke": None},
    "axis": {
        "labelColor": TINTA,
        "titleColor": PUDAR,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": GARIS,
        "domainColor": PUDAR,
        "tickColor": PUDAR,
    },
    "legend": {"labelFontSize": 12, "labelColor": TINTA, "title": None, "orient": "top"},
    "text": {"fontSize": 12, "color": TINTA},
}
GAYA_CATATAN: Spek = {
    "orient": "bottom",
    "anchor": "start",
    "fontSize": 11,
    "fontWeight": "normal",
    "color": PUDAR,
    "offset": 8,
}


@dataclass(frozen=True, slots=True)
class Batang:
    """A bar of a grouped chart. cetak is the number on top of it, where that is not the plain nilai."""

    kategori: str
    seri: str
    nilai: int | float
    cetak: str = ""


def bingkai(
    lapis: Sequence[Spek], *, lebar: int = LEBAR, tinggi: int | Spek = 220, catatan: str = ""
) -> Spek:
    """A layered chart in the house style; catatan stands under it."""
    spek: Spek = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": lebar,
        "height": tinggi,
        "background": "white",
        "padding": 6,
        "layer": list(lapis),
        "config": GAYA,
    }
    if catatan:
        spek["title"] = {"text": catatan, **GAYA_CATATAN}
    return spek


def batang_kelompok(batang: Sequence[Batang], *, satuan: str) -> Spek:
    """Bars side by side in each category, with their numbers on top."""
    seri = list(dict.fromkeys(b.seri for b in batang))
    data = {
        "values": [
            {"kategori": b.kategori, "seri": b.seri, "nilai": b.nilai, "cetak": b.cetak or str(b.nilai)}
            for b in batang
        ]
    }
    posisi: Spek = {
        "x": {
            "field": "kategori",
            "type": "nominal",
            "sort": None,
            "axis": {"title": None, "labelAngle": 0, "labelLimit": 120, "labelPadding": 7, "ticks": False},
        },
        "xOffset": {"field": "seri", "type": "nominal", "sort": seri},
        "y": {
            "field": "nilai",
            "type": "quantitative",
            "axis": {"title": satuan, "tickMinStep": 1, "tickCount": 5, "domain": False},
        },
    }
    warna = {
        "field": "seri",
        "type": "nominal",
        "sort": seri,
        "scale": {"domain": seri, "range": list(SERI[: len(seri)])},
    }
    return bingkai(
        [
            {"data": data, "mark": {"type": "bar"}, "encoding": {**posisi, "color": warna}},
            {
                "data": data,
                "mark": {"type": "text", "dy": -7},
                "encoding": {**posisi, "text": {"field": "cetak", "type": "nominal"}},
            },
        ]
    )


def patah(teks: str, lebar: int) -> list[str]:
    """The text in lines of at most `lebar` characters, broken between words."""
    baris: list[str] = []
    for kata in teks.split():
        if baris and len(baris[-1]) + 1 + len(kata) <= lebar:
            baris[-1] += f" {kata}"
        else:
            baris.append(kata)
    return baris


def label(teks: str, lebar: int, paling_banyak: int) -> Spek:
    """A bar's name in a few lines: what kolom_label needs in a row of data."""
    baris = patah(teks, lebar)
    if len(baris) > paling_banyak:  # what stands in brackets goes first
        baris = patah(re.sub(r" \([^)]*\)", "", teks), lebar)
    if len(baris) > paling_banyak:
        baris = [*baris[: paling_banyak - 1], f"{baris[paling_banyak - 1]} …"]
    return {"label": "|".join(baris), "geser": -(len(baris) - 1) * TINGGI_BARIS / 2}


def kolom_label(data: Spek) -> Spek:
    """The names beside the axis, each with its lines centred on its bar, which the axis itself cannot do."""
    return {
        "data": data,
        "mark": {
            "type": "text",
            "align": "right",
            "lineBreak": "|",
            "lineHeight": TINGGI_BARIS,
            "dy": {"expr": "datum.geser"},
        },
        "encoding": {
            "y": baris_urut(data),
            "x": {"value": -8},
            "text": {"field": "label", "type": "nominal"},
        },
    }


def kolom_teks(data: Spek, y: Spek, kolom: str, x: int, **mark: Any) -> Spek:
    """Words beside the bars, in a column of their own."""
    return {
        "data": data,
        "mark": {"type": "text", **mark},
        "encoding": {**y, "x": {"value": x}, "text": {"field": kolom, "type": "nominal"}},
    }


def baris_urut(data: Spek) -> Spek:
    """The rows' own order, also of those without a bar and of those with the same name."""
    return {
        "field": "urut",
        "type": "ordinal",
        "axis": None,
        "scale": {"domain": list(dict.fromkeys(b["urut"] for b in data["values"]))},
    }


def angka(nilai: Decimal, desimal: int = 2) -> float:
    """The figure as the chart draws it: rounded as it is printed."""
    return float(bulat(nilai, desimal))
