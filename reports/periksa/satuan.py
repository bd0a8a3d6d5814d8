"""The unit of measure against the name of the indicator and the way it is worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.enums import TingkatTemuan
from reports.periksa.bantu import indikator_terukur, persen
from reports.periksa.dasar import RENSTRA, Aturan, Kasus, Nilai

if TYPE_CHECKING:
    from indicators.data import DataIndikator
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class Kaidah:
    """Names that match pola have units for which sesuai holds; satuan says which."""

    pola: re.Pattern[str]
    sesuai: Callable[[DataIndikator], bool]
    satuan: str


def _per(bilangan: str) -> Callable[[DataIndikator], bool]:
    return lambda i: (
        bilangan in i.satuan.replace(" ", "") or not (persen(i) or re.search(r"per\s*1\d*[.\d]*", i.satuan))
    )


def _bukan_persen(i: DataIndikator) -> bool:
    return not persen(i)


KAIDAH = (
    Kaidah(re.compile(r"^(persentase|presentase|prosentase)\b", re.IGNORECASE), persen, "%"),
    Kaidah(
        re.compile(r"^(indeks|nilai|skor)\b|\b(IDG|IPG|IPM|IKM)\b|\bindeks\b[^,;]*\)$", re.IGNORECASE),
        _bukan_persen,
        "nilai atau indeks",
    ),
    Kaidah(re.compile(r"^(jumlah|banyaknya)\b", re.IGNORECASE), _bukan_persen, "apa yang dihitung, bukan %"),
    Kaidah(re.compile(r"\bper 100\.000\b"), _per("100.000"), "per 100.000"),
    Kaidah(re.compile(r"\bper 1\.000\b"), _per("1.000"), "per 1.000"),
)


def _nama(data: Sumber) -> Iterator[Kasus]:
    for u in indikator_terukur(data):
        for k in KAIDAH:
            if k.pola.search(u.indikator.nama.strip()) and not k.sesuai(u.indikator):
                nilai = (Nilai("Satuan", u.indikator.satuan or "kosong"), Nilai("Seharusnya", k.satuan))
                yield Kasus(u.sebutan, nilai, RENSTRA)
                break


def _kombinasi(data: Sumber) -> Iterator[Kasus]:
    """Worked out as a share of a hundred, and not measured in percent; or the reverse for 100,000."""
    for u in indikator_terukur(data):
        i = u.indikator
        salah = {
            "rasio_100": not persen(i),
            "rasio_100000": persen(i),
        }.get(i.kombinasi, False)
        if salah:
            kali = "100" if i.kombinasi == "rasio_100" else "100.000"
            nilai = (Nilai("Satuan", i.satuan), Nilai("Hitungan", f"pembilang / penyebut × {kali}"))
            yield Kasus(u.sebutan, nilai, RENSTRA)


DASAR = (
    "Nama, satuan, dan formulasi indikator menyatakan hal yang sama (indikator SMART, PermenPANRB 88/2021)."
)

ATURAN = (
    Aturan(
        "satuan-nama",
        "Satuan tidak sesuai dengan nama indikator",
        TingkatTemuan.PERINGATAN,
        DASAR,
        "Perbaiki satuannya, atau nama indikatornya melalui perubahan IKU atau Renstra.",
        _nama,
    ),
    Aturan(
        "satuan-hitungan",
        "Satuan tidak sesuai dengan cara menghitung indikator",
        TingkatTemuan.PERINGATAN,
        DASAR,
        "Perbaiki satuannya, atau kombinasi komponennya.",
        _kombinasi,
    ),
)
