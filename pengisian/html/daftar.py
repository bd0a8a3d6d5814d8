"""The sheet on a phone: a list of rows, each leading to its own page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from lkjip.formats import ROMAWI_TRIWULAN
from pengisian.data import BarisLembar
from pengisian.html.dasar import aman, angka, capaian, escape
from pengisian.html.tabel import HtmlLembar
from pengisian.tampilan import TampilBaris, tampil


def daftar(html: HtmlLembar, baris: Iterable[BarisLembar], query: str, belum: frozenset[str]) -> SafeString:
    """query is that of the filter, which the pages of the rows keep; belum holds keys of incomplete rows."""
    return aman("".join(_butir(html, tampil(html.lembar, b), query, belum) for b in baris))


def _butir(html: HtmlLembar, t: TampilBaris, query: str, belum: frozenset[str]) -> str:
    b, k, a = t.baris, t.kinerja, t.anggaran
    kini = html.lembar.triwulan - 1
    nama = escape(b.indikator.nama if b.indikator else b.nama)
    isi = []
    if k and b.indikator:
        isi.append(
            f"TW {ROMAWI_TRIWULAN[kini]}: <b>{angka(k.triwulan[kini])}</b> {escape(b.indikator.satuan)}"
        )
    if a and b.rp_diisi:
        isi.append(f"Rp <b>{angka(a.triwulan[kini])}</b>")
    if k and k.predikat:
        isi.append(capaian(k))
    terbuka = sum(not p.alasan for p in t.peringatan)
    if terbuka:
        isi.append(f'<span class="lencana warna-kuning">⚠ {terbuka} peringatan</span>')
    if {b.kunci, b.kunci_rp} & belum:
        isi.append('<span class="lencana warna-jingga">belum lengkap</span>')
    return (
        f'<li class="t-{b.jenis}"><a href="{html.alamat("pengisian-baris", b)}{escape(query)}">'
        f'<span class="nama"><span class="kode">{escape(b.kode)}</span> {nama}</span>'
        f'<span class="isi-kartu">{" · ".join(isi)}</span></a></li>'
    )
