"""The charts of the pemda's view, each with what it says in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.predikat import predikat
from lkjip import formats
from lkjip.numbers import SERATUS
from reports.blok import BlokGambar
from reports.grafik.vega import WARNA, Spek, angka, bingkai

if TYPE_CHECKING:
    from reports.pemda.data import TahunPemda

ATAS = Decimal(200)  # a capaian above it is drawn there


def sebaran(data: TahunPemda) -> BlokGambar:
    """How many indicators stand on each step of the scale."""
    kelompok = data.kelompok
    isi = [
        {"predikat": k.predikat, "n": k.indikator, "warna": WARNA.get(k.warna, WARNA["abu"])}
        for k in kelompok
    ]
    ada = any(k.indikator for k in kelompok)
    return BlokGambar(
        kunci="sebaran-predikat",
        nomor="1",
        judul=f"Indikator sasaran menurut predikat, {data.masa}",
        alt="; ".join(f"{k.predikat}: {k.indikator} indikator" for k in kelompok),
        sumber="",
        spek=_batang(isi) if ada else None,
        kosong="Belum ada capaian yang dapat dihitung.",
    )


def _batang(isi: Sequence[Spek]) -> Spek:
    data = {"values": list(isi)}
    y = {
        "field": "predikat",
        "type": "nominal",
        "sort": None,
        "axis": {"title": None, "ticks": False, "domain": False, "labelLimit": 180},
    }
    x = {
        "field": "n",
        "type": "quantitative",
        "axis": {"title": "banyaknya indikator", "tickMinStep": 1, "tickCount": 5},
    }
    warna = {"field": "warna", "type": "nominal", "scale": None}
    return bingkai(
        [
            {
                "data": data,
                "mark": {"type": "bar", "height": 16},
                "encoding": {"x": x, "y": y, "color": warna},
            },
            {
                "data": data,
                "mark": {"type": "text", "align": "left", "dx": 5},
                "encoding": {"x": x, "y": y, "text": {"field": "n", "type": "quantitative"}},
            },
        ],
        lebar=330,
        tinggi=30 * len(isi),
    )


def serapan_capaian(data: TahunPemda) -> BlokGambar:
    """A dot for each unit: how much of its money it spent, and what it reached with it."""
    titik = [(n, b.ringkas.uang.serapan.nilai, b.ringkas.rata.nilai) for n, b in enumerate(data.baris, 1)]
    lengkap = [(n, s, c) for n, s, c in titik if s is not None and c is not None]
    tercapai = sum(c >= SERATUS for _, _, c in lengkap)
    alt = (
        f"Diagram pencar {len(lengkap)} perangkat daerah: serapan anggaran mendatar, capaian tegak. "
        f"{tercapai} perangkat daerah mencapai rata-rata 100% atau lebih."
    )
    if lengkap:
        serapan = [s for _, s, _ in lengkap]
        alt += f" Serapan {formats.persen(min(serapan))} sampai dengan {formats.persen(max(serapan))}."
    return BlokGambar(
        kunci="serapan-capaian",
        nomor="2",
        judul=f"Serapan anggaran dan rata-rata capaian, {data.masa}; nomor menurut tabel perangkat daerah",
        alt=alt,
        sumber="",
        spek=_pencar([_titik(data, n, s, c) for n, s, c in lengkap]) if lengkap else None,
        kosong="Belum ada perangkat daerah yang serapan dan capaiannya dapat dihitung.",
    )


def _titik(data: TahunPemda, nomor: int, serapan: Decimal, capaian: Decimal) -> Spek:
    p = predikat(capaian, data.skala) if data.skala else None
    return {
        "no": str(nomor),
        "serapan": angka(serapan),
        "capaian": angka(max(Decimal(0), min(ATAS, capaian))),
        "warna": WARNA.get(p.jenjang.warna if p else "abu", WARNA["abu"]),
    }


def _pencar(isi: Sequence[Spek]) -> Spek:
    data = {"values": list(isi)}

    def sumbu(kolom: str, judul: str) -> Spek:
        return {
            "field": kolom,
            "type": "quantitative",
            "scale": {"zero": False, "nice": True},
            "axis": {"title": judul, "tickCount": 6},
        }

    x, y = sumbu("serapan", "serapan anggaran (%)"), sumbu("capaian", "rata-rata capaian (%)")
    return bingkai(
        [
            {
                "data": {"values": [{"batas": 100}]},
                "mark": {"type": "rule", "strokeDash": [4, 4], "color": WARNA["abu"]},
                "encoding": {"y": {"field": "batas", "type": "quantitative"}},
            },
            {
                "data": data,
                "mark": {"type": "circle", "size": 70, "opacity": 0.9},
                "encoding": {"x": x, "y": y, "color": {"field": "warna", "type": "nominal", "scale": None}},
            },
            {
                "data": data,
                "mark": {"type": "text", "dx": 8, "align": "left", "fontSize": 10},
                "encoding": {"x": x, "y": y, "text": {"field": "no", "type": "nominal"}},
            },
        ],
        lebar=430,
        tinggi=250,
    )


def garis_kecil(nilai: Sequence[Decimal | None], *, lebar: int = 72, tinggi: int = 20) -> str:
    """The points of a small line of scores out of 100, evenly apart; empty for fewer than two."""
    ada = [(n, v) for n, v in enumerate(nilai) if v is not None]
    if len(ada) < 2:
        return ""
    langkah = Decimal(lebar - 4) / max(1, len(nilai) - 1)
    return " ".join(f"{2 + langkah * n:.1f},{2 + (tinggi - 4) * (SERATUS - v) / SERATUS:.1f}" for n, v in ada)
