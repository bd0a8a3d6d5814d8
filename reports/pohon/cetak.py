"""The pohon kinerja as pages of A3 landscape: one where it can be read there, else by sasaran."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from reports.pohon.data import LEPAS, Pohon, SimpulPohon
from reports.pohon.halaman import Kertas, bagi
from reports.pohon.huruf import CETAK
from reports.pohon.svg import gambar, uraikan
from reports.pohon.tata import susun
from reports.renderers.huruf import font_face

# 396 x 232 mm at 96 pixels an inch, drawn at 86 %: the smallest letters are 7 points high. What is left of a
# sheet is for the heading of the first one (static/css/cetak_pohon.css).
KERTAS = Kertas(1740, 1020, CETAK)


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: the way to what is on it, the drawing in base64, and what the drawing says in words."""

    jalur: tuple[str, ...]
    svg: str
    alt: str


def lembar(pohon: Pohon) -> list[Lembar]:
    return [_lembar(pohon, akar) for akar in bagi(pohon.akar, KERTAS)]


def halaman_pohon(pohon: Pohon) -> str:
    """The whole as one complete page for print."""
    gaya = (settings.BASE_DIR / "static/css/cetak_pohon.css").read_text()
    return render_to_string(
        "reports/pohon/cetak.html",
        {
            "pohon": pohon,
            "laporan": {
                "judul": "Pohon Kinerja", "unit": pohon.unit, "unit_singkat": pohon.singkat,
                "pemda": pohon.pemda, "tahun": pohon.tahun,
            },
            "gaya": mark_safe(f"{font_face()}\n{gaya}"),
            "lembar": lembar(pohon),
        },
    )  # fmt: skip


def _lembar(pohon: Pohon, akar: tuple[SimpulPohon, ...]) -> Lembar:
    alt = f"{uraikan(replace(pohon, akar=akar))} {'; '.join(_isi(akar))}"
    svg = gambar(susun(akar, CETAK), judul=pohon.judul, uraian=alt)
    return Lembar(tuple(_jalur(akar)), base64.b64encode(svg.encode()).decode(), alt)


def _jalur(akar: tuple[SimpulPohon, ...]) -> Iterator[str]:
    """Tujuan and sasaran that the sheet shows."""
    for a in akar:
        bawah = [s for s in a.anak if s.level == "sasaran"]
        awal = a.nama if a.level == LEPAS else f"{a.label}: {a.nama}"
        sasaran = "; ".join(f"{s.label}{' (lanjutan)' if s.lanjutan else ''}" for s in bawah)
        yield f"{awal} › {sasaran}" if sasaran else awal


def _isi(akar: tuple[SimpulPohon, ...]) -> Iterator[str]:
    """What stands in the boxes, for who cannot see them."""
    for s in (s for a in akar for s in a.telusur()):
        capaian = ", ".join(f"{i.nama} {i.sebutan}" for i in s.indikator)
        yield " – ".join(x for x in (f"{s.label} {s.nama}", capaian, *s.sebutan_celah) if x)
