"""Blocks as HTML, for the web page and for print; and the whole report as one print page.

Nothing is computed here, nothing is loaded: everything is in the blocks.
"""

from __future__ import annotations

import base64

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.blok import Blok, BlokGambar, BlokNarasi, BlokTabel
from reports.renderers import grafik


def blok_html(blok: Blok, *, jejak: str = "") -> SafeString:
    """One block with its source and notes. jejak: path of the traces of computed cells, empty in print."""
    if isinstance(blok, BlokTabel):
        return _tabel(blok, jejak)
    if isinstance(blok, BlokGambar):
        return _gambar(blok)
    return _narasi(blok)


def _narasi(blok: BlokNarasi) -> SafeString:
    # Narrative is safe HTML by the contract of BlokNarasi: made by format_html or cleaned by nh3.
    return format_html('<div class="narasi">{}</div>', mark_safe(blok.html))


def _tabel(blok: BlokTabel, jejak: str) -> SafeString:
    return format_html(
        '<div class="blok-tabel b-{}{}">{}{}{}</div>',
        blok.kunci,
        " lanskap" if blok.lanskap else "",
        mark_safe(blok.kelas(blok, jejak=jejak).as_html(None)),
        _sumber(blok.sumber),
        _catatan(blok.catatan),
    )


def _gambar(blok: BlokGambar) -> SafeString:
    gambar = blok.svg or (grafik.svg(blok.spek) if blok.spek else "")
    if gambar:
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


def _sumber(sumber: str) -> SafeString:
    return format_html('<p class="sumber">Sumber: {}</p>', sumber) if sumber else mark_safe("")


def _catatan(catatan: tuple[str, ...]) -> SafeString:
    if not catatan:
        return mark_safe("")
    return format_html(
        '<ul class="catatan">{}</ul>', format_html_join("", "<li>{}</li>", ((c,) for c in catatan))
    )
