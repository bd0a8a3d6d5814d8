"""Small pieces that table, answers and list share."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe

from pengisian.tampilan import Angka, Kemajuan, TampilKinerja

__all__ = ["aman", "angka", "capaian", "escape", "kemajuan", "td"]


def aman(html: str) -> SafeString:
    """HTML of this package, whose parts are escaped."""
    return mark_safe(html)


def angka(nilai: Angka) -> str:
    """A figure, or a dash that says why there is none."""
    if not nilai.sebab:
        return escape(nilai.teks)
    return f'<span class="sel-kosong" title="{escape(nilai.sebab)}">{escape(nilai.teks)}</span>'


def td(nilai: Angka | None, letak: str = "") -> str:
    """A cell to read; letak is its id, where an answer may change it."""
    tanda = f' id="{letak}"' if letak else ""
    return f'<td class="angka"{tanda}>{angka(nilai) if nilai else ""}</td>'


def capaian(k: TampilKinerja) -> str:
    if not k.predikat:
        return angka(k.capaian)
    catatan = f' title="{escape(k.catatan)}"' if k.catatan else ""
    return (
        f'{angka(k.capaian)} <span class="lencana warna-{escape(k.warna)}"{catatan}>'
        f"{escape(k.predikat)}</span>"
    )


def kemajuan(k: Kemajuan) -> SafeString:
    """The line of progress."""
    return aman(
        f"<strong>{k.terisi}</strong> dari {k.semua} sel terisi · <strong>{k.kekurangan}</strong> kekurangan"
        f" · <strong>{k.peringatan}</strong> peringatan belum dijawab"
    )
