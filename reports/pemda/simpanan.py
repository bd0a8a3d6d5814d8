"""What each unit of a pemda came to, worked out once and kept as long as nothing of it changes.

Forty units cost more than a second, whether they changed or not costs a query: the database writes all rows
that go into a unit's result in one text, whose hash the result is kept under. Only what a unit's figures are
made of is looked at; scales, states and names are read anew for each page.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db import connection, models

from budget.models import Dpa, Pagu, RealisasiAnggaran, Simpul
from indicators.models import (
    AngkaTerdahulu,
    Dokumen,
    Indikator,
    Komponen,
    NilaiKomponen,
    Realisasi,
    Sasaran,
    Target,
    Tujuan,
)
from lkjip.models import Pemda
from reports.pemda.hitung import RincianUnit, RingkasUnit, ringkas_unit
from reports.pemda.muat import sumber_banyak
from reports.sidik_dokumen import sidik_kode

INDIKATOR = "JOIN indicators_indikator i ON i.id = a.indikator_id"


@dataclass(frozen=True, slots=True)
class Bagian:
    """Rows of a table `a` that go into the results: the column of their unit, how to get there, which ones.

    %(tahun)s stands for the year. kolom: of large tables the columns that count; of others all do.
    """

    model: type[models.Model]
    unit: str = "a.unit_id"
    gabung: str = ""
    syarat: str = "1 = 1"
    kolom: tuple[str, ...] = ()


BAGIAN = (
    Bagian(Dokumen, syarat="NOT a.draf AND a.bidang_id IS NULL"),
    Bagian(Tujuan),
    Bagian(Sasaran),
    Bagian(Indikator, syarat="a.level = 'sasaran'"),
    Bagian(Komponen, "i.unit_id", INDIKATOR, "i.level = 'sasaran'"),
    Bagian(AngkaTerdahulu, "i.unit_id", INDIKATOR, "i.level = 'sasaran'"),
    Bagian(
        Target,
        "i.unit_id",
        INDIKATOR,
        "i.level = 'sasaran' AND (a.triwulan IS NULL OR a.tahun = %(tahun)s)",
        ("indikator_id", "dokumen_id", "tahun", "triwulan", "nilai", "nilai_atas"),
    ),
    Bagian(Realisasi, "i.unit_id", INDIKATOR, "i.level = 'sasaran' AND a.tahun = %(tahun)s"),
    Bagian(
        NilaiKomponen,
        "i.unit_id",
        "JOIN indicators_realisasi r ON r.id = a.realisasi_id "
        "JOIN indicators_indikator i ON i.id = r.indikator_id",
        "i.level = 'sasaran' AND r.tahun = %(tahun)s",
    ),
    Bagian(Simpul, syarat="a.tahun = %(tahun)s", kolom=("id", "induk_id", "sasaran_id")),
    Bagian(Dpa, syarat="a.tahun = %(tahun)s"),
    Bagian(
        Pagu,
        "d.unit_id",
        "JOIN budget_dpa d ON d.id = a.dpa_id",
        "d.tahun = %(tahun)s",
        ("simpul_id", "dpa_id", "sumber_dana", "nilai"),
    ),
    Bagian(
        RealisasiAnggaran,
        "s.unit_id",
        "JOIN budget_simpul s ON s.id = a.simpul_id",
        "s.tahun = %(tahun)s",
        ("simpul_id", "triwulan", "nilai"),
    ),
)


Simpanan = dict[int, tuple[str, Any]]  # by unit: the hash of its rows, and the result


def ringkas_banyak(pemda: Pemda, units: Collection[int], tahun: int, triwulan: int) -> dict[int, RingkasUnit]:
    """What the units come to, by their id. One query, and six more where a unit changed or is new."""
    return _ambil(pemda, units, tahun, triwulan)[0]


def rincian_banyak(
    pemda: Pemda, units: Collection[int], tahun: int, triwulan: int
) -> tuple[dict[int, RingkasUnit], dict[int, RincianUnit]]:
    """The same, with what it is made of."""
    return _ambil(pemda, units, tahun, triwulan, rinci=True)


def _ambil(
    pemda: Pemda, units: Collection[int], tahun: int, triwulan: int, *, rinci: bool = False
) -> tuple[dict[int, RingkasUnit], dict[int, RincianUnit]]:
    sidik = sidik_unit(pemda.pk, tahun)
    jenis = ("ringkas", "rincian") if rinci else ("ringkas",)  # details are large: only who shows them pays
    kunci = [f"pemda-{pemda.pk}-{tahun}-{triwulan}-{n}-{sidik_kode()}" for n in jenis]
    ada = caches["sementara"].get_many(kunci)
    lama: list[Simpanan] = [ada.get(k) or {} for k in kunci]
    berubah = [u for u in units if any(m.get(u, ("",))[0] != sidik[u] for m in lama)]
    if berubah:
        semua = sumber_banyak(berubah, tahun)
        for u in berubah:
            for simpanan, hasil in zip(lama, ringkas_unit(semua[u], triwulan), strict=False):
                simpanan[u] = sidik[u], hasil
        # What changes between the two is kept under the hash of before, which no later state of the unit has.
        caches["sementara"].set_many(dict(zip(kunci, lama, strict=True)))
    hasil_unit = [{u: m[u][1] for u in units} for m in lama]
    return hasil_unit[0], hasil_unit[1] if rinci else {}


def sidik_unit(pemda_id: int, tahun: int) -> dict[int, str]:
    """A hash of all rows that a unit's results are made of, by the unit's id. One query."""
    isi: dict[int, list[str]] = defaultdict(list)
    with connection.cursor() as kursor:
        kursor.execute(_sql(), {"pemda": pemda_id, "tahun": tahun})
        for nama, unit, teks in kursor.fetchall():
            isi[unit].append(f"{nama}:{teks}")
    kosong = hashlib.sha256().hexdigest()
    hasil = {u: hashlib.sha256("\n".join(sorted(t)).encode()).hexdigest() for u, t in isi.items()}
    return defaultdict(lambda: kosong, hasil)


def _sql() -> str:
    return " UNION ALL ".join(_sql_bagian(b) for b in BAGIAN)


def _sql_bagian(b: Bagian) -> str:
    """Each row with all its columns as literals, and those of a unit in one text. Names are our own."""
    postgres = connection.vendor == "postgresql"
    literal = "quote_nullable" if postgres else "quote"
    kolom = b.kolom or tuple(str(f.column) for f in b.model._meta.concrete_fields)
    baris = " || ',' || ".join(f"{literal}(a.{k})" for k in kolom)
    teks = f"md5(string_agg({baris}, ';' ORDER BY a.id))" if postgres else f"group_concat({baris}, ';')"
    tabel = b.model._meta.db_table
    return (
        f"SELECT '{tabel}', {b.unit}, {teks} FROM {tabel} a {b.gabung} "  # noqa: S608
        f"WHERE {b.unit} IN (SELECT id FROM lkjip_unit WHERE pemda_id = %(pemda)s) AND {b.syarat} "
        f"GROUP BY {b.unit}"
    )
