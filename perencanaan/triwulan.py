"""Whether four quarterly targets make the year's target, by how the indicator adds up. Pure.

docs/calculations.md, "Quarterly targets against the year's".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from indicators.capaian import akumulasi_tahun
from lkjip.bilangan import ANGKA_PECAHAN
from lkjip.formats import angka
from lkjip.numbers import bulat

Triwulan = Sequence[Decimal | None]
HARUS = {
    "jumlah": "Jumlah target triwulan",
    "rata_rata": "Rata-rata target triwulan",
    "tertinggi": "Target triwulan tertinggi",
    "terakhir": "Target triwulan IV",
}


def beda_tahun(triwulan: Triwulan, *, cara: str, target: Decimal, atas: Decimal | None = None) -> str:
    """What is wrong with the quarters, with the figures; "" where they agree or none is set.

    A range target takes any value within it. Means are compared to six decimals, which is what is stored.
    """
    if all(t is None for t in triwulan):
        return ""
    sebutan = f"target tahun {angka(target)}" + ("" if atas is None else f" – {angka(atas)}")
    if cara == "terakhir" and triwulan[3] is None:
        return f"Target triwulan IV belum diisi, padahal harus sama dengan {sebutan}."
    hasil = akumulasi_tahun(triwulan, cara=cara).nilai
    if hasil is None:
        return ""
    nilai = bulat(hasil, ANGKA_PECAHAN)
    if target <= nilai <= (target if atas is None else atas):
        return ""
    harus = "sama dengan" if atas is None else "di dalam"
    return f"{HARUS[cara]} {angka(nilai)}, seharusnya {harus} {sebutan}."
