"""Blocks as HTML, for the web page and for print; and the whole report as one print page.

Nothing is computed here, nothing is loaded: everything is in the blocks.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.blok import (
    Bagian,
    Blok,
    BlokFoto,
    BlokGambar,
    BlokHalaman,
    BlokNarasi,
    BlokTabel,
    Foto,
    ReportData,
)
from reports.renderers import grafik
from reports.renderers.dasar import judul_bagian, kertas, kertas_awal
from reports.renderers.helai import Helai, rangkai
from reports.renderers.huruf import font_face


def blok_html(blok: Blok, *, jejak: str = "", layar: bool = False) -> SafeString:
    """One block with its source and notes. jejak: path of the traces of computed cells, empty in print.

    layar draws figures as PNG: an SVG in an image takes the reader's fonts, which may be wider than ours.
    """
    if isinstance(blok, BlokTabel):
        return _tabel(blok, jejak)
    if isinstance(blok, BlokGambar):
        return _gambar(blok, layar=layar)
    if isinstance(blok, BlokFoto):
        return _foto(blok)
    if isinstance(blok, BlokHalaman):
        return _halaman(blok)
    return _narasi(blok, layar=layar)


def _narasi(blok: BlokNarasi, *, layar: bool) -> SafeString:
    # Narrative is safe HTML by the contract of BlokNarasi: made by format_html or cleaned by nh3.
    isi = blok.layar if layar and blok.layar else blok.html
    return format_html('<div class="narasi">{}</div>', mark_safe(isi))


def _tabel(blok: BlokTabel, jejak: str) -> SafeString:
    return format_html(
        '<div class="blok-tabel b-{}{}">{}{}{}</div>',
        blok.kunci,
        " lanskap" if blok.lanskap else "",
        mark_safe(blok.kelas(blok, jejak=jejak).as_html(None)),
        _sumber(blok.sumber),
        _catatan(blok.catatan),
    )


def _gambar(blok: BlokGambar, *, layar: bool) -> SafeString:
    gambar = blok.svg or (grafik.svg(blok.spek) if blok.spek else "")
    if blok.isi:
        tipe = {"jpg": "jpeg"}.get(blok.tipe, blok.tipe)
        data = base64.b64encode(blok.isi).decode()
        isi = format_html(
            '<img class="foto-naskah" alt="{}" src="data:image/{};base64,{}">', blok.alt, tipe, data
        )
    elif gambar and layar:
        isi = gambar_layar(gambar, blok.alt)
    elif gambar:
        data = base64.b64encode(gambar.encode()).decode()
        isi = format_html('<img alt="{}" src="data:image/svg+xml;base64,{}">', blok.alt, data)
    else:
        isi = format_html('<p class="kosong">{}</p>', blok.kosong or "Belum ada data.")
    return format_html(
        '<figure class="blok-gambar" id="gambar-{}">{}<figcaption>'
        '<span class="nomor-gambar">Gambar {}</span> {}</figcaption>{}</figure>',
        blok.kunci,
        isi,
        blok.nomor,
        blok.judul,
        _sumber(blok.sumber),
    )


def gambar_layar(svg: str, alt: str) -> SafeString:
    """As PNG of twice the size, so that it is sharp on a phone."""
    lebar = re.search(r'<svg[^>]*?\bwidth="(\d+)', svg)
    data = base64.b64encode(grafik.png_dari_svg(svg)).decode()
    return format_html(
        '<img alt="{}" width="{}" src="data:image/png;base64,{}">', alt, lebar[1] if lebar else "", data
    )


def _halaman(blok: BlokHalaman) -> SafeString:
    """Each page of the attached document on a page of its own."""
    lembar = (
        (
            "lembar mendatar" if h.lebar > h.tinggi else "lembar",
            f"Halaman {h.nomor} dari {len(blok.halaman)}: {blok.judul}",
            base64.b64encode(h.isi).decode(),
        )
        for h in blok.halaman
    )
    return format_html(
        '<div class="blok-halaman">{}</div>',
        format_html_join("", '<div class="{}"><img alt="{}" src="data:image/jpeg;base64,{}"></div>', lembar),
    )


def _foto(blok: BlokFoto) -> SafeString:
    """Two in a row, which no page breaks apart; the heading goes with the first."""
    foto = [_foto_satu(f) for f in blok.foto]
    foto[0] = format_html('<p class="judul-foto">{}</p>{}', blok.judul, foto[0])
    baris = ((mark_safe("".join(foto[i : i + 2])),) for i in range(0, len(foto), 2))
    return format_html(
        '<div class="blok-foto">{}</div>', format_html_join("", '<div class="baris-foto">{}</div>', baris)
    )


def _foto_satu(foto: Foto) -> SafeString:
    return format_html(
        '<figure class="foto"><img alt="{}" src="data:image/jpeg;base64,{}">'
        "<figcaption>{} <span>{}</span></figcaption></figure>",
        foto.alt,
        base64.b64encode(foto.isi).decode(),
        foto.judul,
        foto.keterangan,
    )


def _sumber(sumber: str) -> SafeString:
    return format_html('<p class="sumber">Sumber: {}</p>', sumber) if sumber else mark_safe("")


def _catatan(catatan: tuple[str, ...]) -> SafeString:
    if not catatan:
        return mark_safe("")
    return format_html(
        '<ul class="catatan">{}</ul>', format_html_join("", "<li>{}</li>", ((c,) for c in catatan))
    )


# --- the print page


@dataclass(frozen=True, slots=True)
class Entri:
    """A line of a list of contents. gaya is a CSS class. Without halaman the layout finds the page number."""

    nomor: str
    judul: str
    sasaran: str
    gaya: str = ""
    halaman: str = ""


def halaman_cetak(report: ReportData) -> str:
    """The LKjIP as one complete page for print: only its fonts lie outside of it."""
    depan = [b for b in report.bagian if b.jenis == "depan"]
    isi = [b for jenis in ("bab", "lampiran") for b in report.bagian if b.jenis == jenis]
    return render_to_string(
        "reports/print/lkjip.html",
        {
            "laporan": report,
            "gaya": gaya_cetak(draf=report.draf),
            "depan": [bagian_html(b) for b in depan],
            "isi": [bagian_html(b) for b in isi],
            "daftar": daftar_isi(report),
        },
    )


def daftar_isi(report: ReportData) -> dict[str, list[Entri]]:
    """The lists of contents by name: depan (what stands before them), isi, tabel, gambar, lampiran."""
    bab, depan, lampiran = (
        [b for b in report.bagian if b.jenis == jenis] for jenis in ("bab", "depan", "lampiran")
    )
    blok = list(_semua_blok(report.bagian))
    return {
        "depan": [Entri("", b.judul, f"bagian-{b.kunci}", "depan") for b in depan],
        "isi": [e for b in bab for e in _daftar_isi(b)],
        "tabel": [
            Entri(f"Tabel {t.nomor}", t.judul, f"tabel-{t.kunci}")
            for t in blok
            if isinstance(t, BlokTabel) and t.nomor
        ],
        "gambar": [
            Entri(f"Gambar {g.nomor}", g.judul, f"gambar-{g.kunci}")
            for g in blok
            if isinstance(g, BlokGambar)
        ],
        "lampiran": [Entri(f"Lampiran {b.nomor}", b.judul, f"bagian-{b.kunci}") for b in lampiran],
    }


def halaman_e81(report: ReportData) -> str:
    """Formulir E.81 alone, as one complete page for print."""
    return render_to_string(
        "reports/print/e81.html",
        {
            "laporan": report,
            "gaya": gaya_cetak(),
            "isi": [_blok_cetak(blok, 1) for bagian in report.bagian for blok in bagian.blok],
        },
    )


def halaman_dokumen(report: ReportData) -> str:
    """A document that begins with its heading and has no lists of contents, as one page for print."""
    return render_to_string(
        "reports/print/dokumen.html",
        {
            "laporan": report,
            "gaya": gaya_cetak(),
            "kertas": Helai((), kertas_awal(report), mark_safe(""), awal=True).kelas,
            "isi": [bagian_html(b) for b in report.bagian],
        },
    )


def halaman_bagian(report: ReportData) -> str:
    """Sections alone, on the paper that they have in the LKjIP; kepala runs above them on the right.

    The style sheet is not in it: who prints many of them reads it once.
    """
    return render_to_string(
        "reports/print/bagian.html",
        {
            "laporan": report,
            "gaya": "",
            "depan": all(b.jenis == "depan" for b in report.bagian),
            "isi": [bagian_html(b) for b in report.bagian],
        },
    )


def bagian_html(bagian: Bagian) -> SafeString:
    """A section for print: its heading with the first block, the other blocks, its sub-sections."""
    return rangkai(helai_bagian(bagian))


def helai_bagian(bagian: Bagian, induk: tuple[Bagian, ...] = ()) -> Iterator[Helai]:
    """A section and its sub-sections as sheets, each on paper of one kind."""
    jalur = (*induk, bagian)
    lembar = [list(isi) for _, isi in groupby(kertas(bagian.blok), key=lambda k: k[0].kunci if k[0] else "")]
    judul = _judul_bagian(bagian)
    if not lembar:
        yield Helai(jalur, None, judul, awal=True)
    for n, isi in enumerate(lembar):
        blok = "".join(_blok_cetak(b, bagian.tingkat) for _, b in isi)
        yield Helai(jalur, isi[0][0], mark_safe(blok if n else judul + blok), awal=n == 0)
    for anak in bagian.anak:
        yield from helai_bagian(anak, jalur)


def _judul_bagian(bagian: Bagian) -> SafeString:
    nomor, judul = judul_bagian(bagian)
    if not judul:
        return mark_safe("")
    if bagian.jenis in ("bab", "lampiran"):
        return format_html('<h1><span class="nomor-bab">{}</span> {}</h1>', nomor, judul)
    if bagian.jenis == "depan":
        return format_html("<h1>{}</h1>", judul)
    tingkat = min(bagian.tingkat, 6)
    if not nomor:
        return format_html("<h{0}>{1}</h{0}>", tingkat, judul)
    return format_html("<h{0}>{1} {2}</h{0}>", tingkat, format_html("<span>{}</span>", nomor), judul)


def _blok_cetak(blok: Blok, tingkat: int) -> SafeString:
    """A block as in blok_html; headings of a narrative follow the section's without a gap, as PDF/UA asks."""
    html = blok_html(blok)
    if not isinstance(blok, BlokNarasi):
        return html
    geser = tingkat - 3  # the first heading of a narrative is an h4
    return mark_safe(
        re.sub(r"<(/?)h([45])>", lambda m: f"<{m[1]}h{max(2, min(int(m[2]) + geser, 6))}>", html)
    )


def _daftar_isi(bagian: Bagian) -> Iterator[Entri]:
    if bagian.jenis == "bab":
        yield Entri(f"BAB {bagian.nomor}", bagian.judul.upper(), f"bagian-{bagian.kunci}", "bab")
    else:
        yield Entri(bagian.nomor, bagian.judul, f"bagian-{bagian.kunci}", f"tingkat-{bagian.tingkat}")
    for anak in bagian.anak:
        yield from _daftar_isi(anak)


def _semua_blok(bagian: Iterable[Bagian]) -> Iterator[Blok]:
    for b in bagian:
        yield from b.blok
        yield from _semua_blok(b.anak)


def gaya_cetak(*, draf: bool = False) -> SafeString:
    """The style sheet stands inside the page, so that the page's hash covers it. A draft is marked."""
    lembar = ("cetak.css", "cetak_draf.css") if draf else ("cetak.css",)
    return mark_safe(
        "\n".join([font_face(), *((settings.BASE_DIR / "static/css" / n).read_text() for n in lembar)])
    )
