"""Warnings with what can be done about each."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from pengisian.html.dasar import aman, escape
from pengisian.tampilan import Peringatan
from pengisian.terima import PANJANG_ALASAN


def daftar_peringatan(semua: Iterable[Peringatan], dapat: bool) -> SafeString:
    """The forms of this list are sent by the script; the page of a row has forms that need none."""
    butir = "".join(_butir(p, dapat) for p in semua)
    return aman(f'<ul class="daftar-peringatan">{butir}</ul>' if butir else "")


def _butir(p: Peringatan, dapat: bool) -> str:
    pesan = f'<span class="pesan">{escape(p.pesan)}</span>'
    if p.alasan:
        return f'<li class="diterima">{pesan} Diterima: {escape(p.alasan)}</li>'
    sel = f' data-sel="sel-{p.kunci}-{escape(p.kolom)}"' if p.kolom else ""
    if not dapat:
        return f"<li{sel}>{pesan} Belum dijawab.</li>"
    if p.minta:
        tuju = f"sel-{p.kunci}-{escape(p.minta)}"
        return (
            f'<li{sel} data-minta="{tuju}">{pesan} <button type="button" class="btn btn-sm'
            f' btn-outline-primary" data-ke="{tuju}">Isi {escape(p.minta)} data</button></li>'
        )
    isi = (("kunci", p.kunci), ("kolom", p.kolom), ("kode", p.kode), ("nilai", p.nilai))
    sembunyi = "".join(f'<input type="hidden" name="{n}" value="{escape(nilai)}">' for n, nilai in isi)
    return (
        f'<li{sel}>{pesan} <form class="terima" method="post">{sembunyi}<label>Alasan diterima '
        f'<input name="alasan" required maxlength="{PANJANG_ALASAN}" autocomplete="off"></label> '
        '<button type="submit" class="btn btn-sm btn-outline-primary">Terima</button></form></li>'
    )
