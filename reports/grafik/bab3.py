"""Figures of the chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.grafik.dasar import Grafik, IsiGrafik

if TYPE_CHECKING:
    from reports.sumber import Sumber


def capaian(data: Sumber) -> IsiGrafik:
    return IsiGrafik(alt="", kosong="Belum ada data.")


def realisasi_sasaran(data: Sumber) -> IsiGrafik:
    return IsiGrafik(alt="", kosong="Belum ada data.")


CAPAIAN = Grafik("grafik-capaian", "Capaian Kinerja {unit} Tahun {tahun}", "{unit}, {tahun}", capaian)
REALISASI_SASARAN = Grafik(
    "grafik-realisasi",
    "Realisasi Anggaran menurut Sasaran Strategis Tahun {tahun}",
    "{unit}, {tahun}",
    realisasi_sasaran,
)
