"""All rules, in the order in which findings of one severity stand."""

from __future__ import annotations

from reports.periksa import (
    angka_teks,
    isi,
    jumlah,
    lengkap,
    naskah,
    penjelasan,
    program,
    rumus,
    saldo,
    satuan,
    sementara,
    target,
)
from reports.periksa.dasar import Aturan

# What the review of the LKjIP asks about the reliability of figures; without what other years would tell.
ANGKA: tuple[Aturan, ...] = (
    *lengkap.ATURAN_ANGKA,
    *jumlah.ATURAN,
    *target.ATURAN,
    *rumus.ATURAN,
    *sementara.ATURAN,
    *satuan.ATURAN,
)
ATURAN: tuple[Aturan, ...] = (
    *lengkap.ATURAN,
    *jumlah.ATURAN,
    *saldo.ATURAN,
    *target.ATURAN,
    *rumus.ATURAN,
    *sementara.ATURAN,
    *satuan.ATURAN,
    *program.ATURAN,
    *penjelasan.ATURAN,
    *isi.ATURAN,
    *naskah.ATURAN,
    *angka_teks.ATURAN,
)
