"""Provisional figures, and figures that were carried over from last year without saying so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkjip.numbers import bulat
from reports.enums import TingkatTemuan
from reports.periksa.bantu import indikator_terukur, tercetak
from reports.periksa.dasar import Aturan, Kasus, Nilai, isian

if TYPE_CHECKING:
    from reports.sumber import Sumber


def _sama(data: Sumber) -> Iterator[Kasus]:
    """Counts, and shares of 0 or 100, are often equal by themselves; a value with decimals hardly is."""
    for u in indikator_terukur(data):
        i, kini = u.indikator, u.kinerja.realisasi.nilai
        lalu = data.kinerja.kinerja(i.id, data.tahun - 1).realisasi.nilai
        if kini is None or lalu is None or u.kinerja.data_tahun is not None:
            continue
        if kini == kini.to_integral_value() or bulat(kini, i.desimal) != bulat(lalu, i.desimal):
            continue
        nilai = (
            Nilai(f"Realisasi {data.tahun}", tercetak(i, kini)),
            Nilai(f"Realisasi {data.tahun - 1}", tercetak(i, lalu)),
        )
        yield Kasus(u.sebutan, nilai, isian(i))


def _tanpa_keterangan(data: Sumber) -> Iterator[Kasus]:
    for u in indikator_terukur(data):
        k = u.kinerja
        tanpa = [apa for apa, ada in (("sumber", k.sumber), ("alasan", k.catatan)) if not ada]
        if k.data_tahun is not None and tanpa:
            nilai = (
                Nilai("Realisasi", tercetak(u.indikator, k.realisasi.nilai)),
                Nilai("Data tahun", str(k.data_tahun)),
                Nilai("Belum ada", " dan ".join(tanpa)),
            )
            yield Kasus(u.sebutan, nilai, isian(u.indikator))


ATURAN = (
    Aturan(
        "sama-tahun-lalu",
        "Realisasi sama persis dengan tahun lalu tanpa tanda angka sementara",
        TingkatTemuan.PERINGATAN,
        "Angka yang diambil dari tahun lalu harus ditandai sementara beserta tahun datanya.",
        "Tandai sebagai data sementara dengan tahun datanya, atau isi realisasi tahun ini.",
        _sama,
    ),
    Aturan(
        "sementara-tanpa-keterangan",
        "Angka sementara tanpa sumber atau alasan",
        TingkatTemuan.PERINGATAN,
        "Pembaca harus tahu dari mana angka sementara berasal dan kapan diganti.",
        "Tulis sumber datanya dan alasan memakai angka sementara.",
        _tanpa_keterangan,
    ),
)
