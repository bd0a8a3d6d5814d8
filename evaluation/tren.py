"""The AKIP score of a unit over the years, out of the LHE that are final."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from evaluation.data import DataEvaluasi, DataNilaiAkip, TrenLhe
from evaluation.nilai import nilai_komponen, nilai_total
from evaluation.queries import evaluasi_nilai
from indicators.predikat import Skala, predikat
from lkjip.numbers import Hasil


def total_tersimpan(evaluasi: DataEvaluasi, nilai: Iterable[DataNilaiAkip]) -> Hasil:
    """The total of a final evaluation: of its components, else as its LHE states it."""
    milik: dict[int, list[DataNilaiAkip]] = defaultdict(list)
    for n in nilai:
        if n.evaluasi_id == evaluasi.id:
            milik[n.komponen_id].append(n)
    komponen = [
        nilai_komponen(
            nama=baris[0].komponen,
            nilai=next((n.nilai for n in baris if n.sub_id is None), None),
            sub=[n.nilai for n in baris if n.sub_id is not None],
        )
        for baris in milik.values()
    ]
    return nilai_total(komponen, dinyatakan=evaluasi.total_dinyatakan)


def butir_tren(tahun: int, nilai: Decimal | None, skala: Skala | None) -> TrenLhe:
    capai = predikat(nilai, skala) if skala else None
    return TrenLhe(tahun, nilai, capai.teks if capai else None)


def tren(unit_id: int, sampai_tahun: int, skala: Skala | None) -> tuple[TrenLhe, ...]:
    """The years whose LHE is final, the oldest first, up to a year and with it; one query.

    They are read on the scale that is given, so that years can be compared.
    """
    evaluasi, nilai = evaluasi_nilai(unit_id, sampai_tahun)
    return tuple(butir_tren(e.tahun, total_tersimpan(e, nilai).nilai, skala) for e in reversed(evaluasi))
