"""Addresses of all pages of a unit and year, for the tests that go through them."""

from __future__ import annotations

from reports.outline import TABEL, telusur

UNIT, TAHUN = "dp3akb", 2024
JEJAK = "jejak/target-realisasi/idg/capaian/"
# One address of each kind of page, below /<unit>/<tahun>/.
JENIS = (
    "",
    "rencana/",
    "rencana/iku/",
    "rencana/perjanjian-kinerja/",
    "rencana/anggaran/",
    "tabel/",
    "tabel/target-realisasi/",
    "e81/4/",
    "laporan/",
    "laporan/target-realisasi/",
    "analisis/",
    "pohon/",
    "langkah-awal/",
)
SEMUA = (
    *JENIS[:6],
    *(f"tabel/{kunci}/" for kunci in TABEL),
    *(f"e81/{triwulan}/" for triwulan in range(1, 5)),
    "laporan/",
    *(f"laporan/{r.kunci}/" for r in telusur()),
    "analisis/",
    "pohon/",
    "langkah-awal/",
)


def alamat(jalur: str, *, unit: str = UNIT, tahun: int = TAHUN) -> str:
    return f"/{unit}/{tahun}/{jalur}"
