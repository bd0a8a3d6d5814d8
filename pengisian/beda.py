"""What differs between two approved copies, or between one and the figures now. Pure.

Reads the JSON of pengisian/salinan.py; nothing is worked out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip.formats import KOSONG, angka, persen, rupiah

Isi = dict[str, Any]
STATUS = {"final": "final", "sementara": "sementara", "tidak_tersedia": "tidak tersedia"}
# What of a row is compared: where it stands in the copy, what people call it, and how it is written.
KOLOM: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("target",), "Target tahun", "angka"),
    (("nilai_triwulan",), "Realisasi triwulan", "angka"),
    (("realisasi",), "Realisasi s.d. triwulan", "angka"),
    (("capaian",), "Capaian", "persen"),
    (("isi", "status"), "Status data", "status"),
    (("isi", "tahun_data"), "Data tahun", "teks"),
    (("isi", "alasan"), "Alasan", "teks"),
    (("isi", "sumber"), "Sumber data", "teks"),
    (("isi", "penjelasan"), "Penjelasan", "teks"),
    (("setahun", "nilai"), "Realisasi setahun", "angka"),
    (("setahun", "status"), "Status data setahun", "status"),
    (("setahun", "alasan"), "Alasan (nilai setahun)", "teks"),
    (("uang", "pagu"), "Pagu", "rupiah"),
    (("uang", "triwulan"), "Realisasi anggaran triwulan", "rupiah"),
    (("bukti",), "Bukti", "daftar"),
)
KAKI = {
    "faktor_pendorong": "Faktor pendorong",
    "faktor_penghambat": "Faktor penghambat",
    "tindak_lanjut_triwulan": "Tindak lanjut triwulan berikutnya",
    "tindak_lanjut_renja": "Tindak lanjut Renja berikutnya",
}


@dataclass(frozen=True, slots=True)
class Beda:
    """One thing that differs, as people read it. lama or baru is empty where the row is in one copy only."""

    kode: str
    nama: str
    apa: str
    lama: str
    baru: str


def sebut_baris(baris: Isi) -> str:
    """What a row is about, for a list away from the table."""
    indikator = baris.get("indikator")
    return str(indikator["nama"] if indikator else baris["nama"])


def beda(lama: Isi, baru: Isi) -> tuple[Beda, ...]:
    """In the order of the newer copy; rows that it has no more come last."""
    dulu = {b["kunci"]: b for b in lama["baris"]}
    hasil: list[Beda] = []
    for baris in baru["baris"]:
        asal = dulu.pop(baris["kunci"], None)
        if asal is None:
            hasil.append(Beda(baris["kode"], sebut_baris(baris), "Baris", "", "ditambahkan"))
        else:
            hasil += _beda_baris(asal, baris)
    hasil += [Beda(b["kode"], sebut_baris(b), "Baris", "ada", "") for b in dulu.values()]
    return (*hasil, *_beda_kaki(lama.get("kaki") or {}, baru.get("kaki") or {}))


def _beda_baris(lama: Isi, baru: Isi) -> Iterator[Beda]:
    desimal = (baru.get("indikator") or {}).get("desimal", 2)
    for jalur, apa, rupa in KOLOM:
        # Compared as the copies have it, written with as many decimals as it takes to see the difference.
        dulu, kini = ambil(lama, jalur), ambil(baru, jalur)
        if dulu == kini or (not dulu and not kini):
            continue
        tertulis = tulis(dulu, rupa, desimal), tulis(kini, rupa, desimal)
        if tertulis[0] == tertulis[1]:
            tertulis = tulis(dulu, rupa, None), tulis(kini, rupa, None)
        yield Beda(baru["kode"], sebut_baris(baru), apa, *tertulis)
    for label in dict.fromkeys([*lama.get("komponen", {}), *baru.get("komponen", {})]):
        dulu, kini = lama.get("komponen", {}).get(label), baru.get("komponen", {}).get(label)
        if dulu != kini:
            yield Beda(
                baru["kode"], sebut_baris(baru), label, tulis(dulu, "angka", None), tulis(kini, "angka", None)
            )


def _beda_kaki(lama: Isi, baru: Isi) -> Iterator[Beda]:
    for kunci in dict.fromkeys([*lama, *baru]):
        dulu, kini = str(lama.get(kunci) or ""), str(baru.get(kunci) or "")
        if dulu != kini:
            yield Beda("", "Kaki Formulir E.81", KAKI.get(kunci, kunci), dulu or KOSONG, kini or KOSONG)


def ambil(baris: Isi, jalur: tuple[str, ...]) -> Any:
    """A value of a row. Of a result its value, or the reason why there is none."""
    nilai: Any = baris
    for kunci in jalur:
        nilai = (nilai or {}).get(kunci)
    if isinstance(nilai, dict):
        return nilai.get("nilai", nilai.get("alasan"))
    return nilai


def tulis(nilai: Any, rupa: str, desimal: int | None = 2) -> str:
    """A value of a copy as people read it. desimal None: as exact as it is."""
    if nilai is None or nilai in ("", []):
        return KOSONG
    if rupa == "daftar":
        return "; ".join(nilai)
    if rupa == "status":
        return STATUS.get(nilai, str(nilai))
    if rupa == "teks" or not _angka(nilai):
        return str(nilai)
    if rupa == "rupiah":
        return rupiah(Decimal(nilai), 0 if desimal is not None else 2)
    return {"angka": angka, "persen": persen}[rupa](Decimal(nilai), desimal)


def _angka(nilai: Any) -> bool:
    """Whether a text of a copy is a figure; else it is the reason why there is none."""
    return str(nilai).removeprefix("-").replace(".", "", 1).isdigit()
