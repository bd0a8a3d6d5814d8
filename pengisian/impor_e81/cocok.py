"""Finds out which row of the sheet a row of the form is: by its code, else by its names. Pure.

Names are compared by their three-letter pieces (Dice), which forgives what differs between two typings of a
name. What is not certain is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from pengisian.data import BarisLembar
from pengisian.impor_e81.bacaan import BarisE81, kode_rata
from pengisian.impor_e81.kepala import rata
from pengisian.lembar import TINGKAT

YAKIN_KODE = Decimal("0.6")  # with the same code, names may differ as much
YAKIN_NAMA = Decimal("0.9")  # by names alone
UNGGUL = Decimal("0.05")  # and by so much more than any other row
LAYAK = Decimal("0.4")  # below this it is no candidate
BANYAK_CALON = 5
SAMA = Decimal(1)
# Spellings of one word, whole words after rata().
EJAAN = {"prosentase": "persentase", "presentase": "persentase", "pct": "persentase"}
TANPA_INDIKATOR = Decimal("0.3")  # one has an indicator, the other has none


@dataclass(frozen=True, slots=True)
class Calon:
    kunci: str
    skor: Decimal


@dataclass(frozen=True, slots=True)
class Cocok:
    """What a row of the form (by its number in the file) is; kunci is empty where that must be asked."""

    nomor: int
    kunci: str
    calon: tuple[Calon, ...]

    def json(self) -> dict[str, Any]:
        isi = asdict(self)
        isi["calon"] = [[c.kunci, str(c.skor)] for c in self.calon]
        return isi

    @classmethod
    def dari(cls, isi: dict[str, Any]) -> Cocok:
        return cls(isi["nomor"], isi["kunci"], tuple(Calon(k, Decimal(s)) for k, s in isi["calon"]))


@dataclass(frozen=True, slots=True)
class _Sidik:
    """What a row is recognised by."""

    kunci: str
    kode: str
    tingkat: int | None
    nama: frozenset[str]
    indikator: frozenset[str]


def cocokkan(form: Sequence[BarisE81], lembar: Sequence[BarisLembar]) -> list[Cocok]:
    """For each row of the form. Of two that claim a row of the sheet, the better match has it."""
    sasaran = list(_sidik_lembar(lembar))
    hasil = [_cari(_sidik_form(b), sasaran) for b in form]
    pemilik: dict[str, int] = {}
    for n, (pilihan, calon) in enumerate(hasil):
        if pilihan and (pilihan not in pemilik or calon[0].skor > hasil[pemilik[pilihan]][1][0].skor):
            pemilik[pilihan] = n
    return [
        Cocok(b.nomor, pilihan if pemilik.get(pilihan) == n else "", calon)
        for n, (b, (pilihan, calon)) in enumerate(zip(form, hasil, strict=True))
    ]


def _cari(baris: _Sidik, lembar: Sequence[_Sidik]) -> tuple[str, tuple[Calon, ...]]:
    """The row that it certainly is, if any, and the candidates, best first."""
    sekode = _urut(baris, [x for x in lembar if baris.kode and x.kode == baris.kode])
    if sekode and sekode[0].skor >= YAKIN_KODE:
        return sekode[0].kunci, (sekode[0],)
    semua = _urut(baris, lembar)
    calon = tuple(c for c in semua[:BANYAK_CALON] if c.skor >= LAYAK)
    kedua = semua[1].skor if len(semua) > 1 else Decimal(0)
    if calon and calon[0].skor >= YAKIN_NAMA and calon[0].skor - kedua >= UNGGUL:
        return calon[0].kunci, calon
    return "", calon


def _urut(baris: _Sidik, lembar: Iterable[_Sidik]) -> list[Calon]:
    return sorted((Calon(x.kunci, _skor(baris, x)) for x in lembar), key=lambda c: -c.skor)


def _skor(a: _Sidik, b: _Sidik) -> Decimal:
    """How alike two rows are, 0 to 1. The indicator tells more than the line, which has several at times."""
    if a.tingkat is not None and a.tingkat != b.tingkat:
        return Decimal(0)
    indikator = mirip(a.indikator, b.indikator) if a.indikator or b.indikator else SAMA
    if bool(a.indikator) != bool(b.indikator):
        indikator = TANPA_INDIKATOR
    if not a.nama:
        return indikator
    return (mirip(a.nama, b.nama) + 2 * indikator) / 3


def mirip(a: frozenset[str], b: frozenset[str]) -> Decimal:
    """Dice's measure: 1 for the same pieces, 0 for none in common."""
    return Decimal(2 * len(a & b)) / (len(a) + len(b)) if a or b else SAMA


def kepingan(teks: str) -> frozenset[str]:
    kata = [EJAAN.get(k, k) for k in rata(teks.replace("(indikator semula)", "")).split()]
    isi = f" {' '.join(kata)} "
    return frozenset(isi[n : n + 3] for n in range(len(isi) - 2)) if kata else frozenset()


def _sidik_form(b: BarisE81) -> _Sidik:
    indikator = "" if not rata(b.indikator) else b.indikator
    return _Sidik("", b.kode, tingkat_kode(b.kode, b.nama), kepingan(b.nama), kepingan(indikator))


def _sidik_lembar(lembar: Iterable[BarisLembar]) -> Iterable[_Sidik]:
    nama = {}
    for b in lembar:
        induk = (b.simpul.id if b.simpul else None, b.sasaran_id if b.simpul is None else None)
        if b.kepala:
            nama[induk] = b.nama
        indikator = b.indikator.nama if b.indikator else ""
        yield _Sidik(
            b.kunci, kode_rata(b.kode), TINGKAT[b.jenis], kepingan(nama.get(induk, "")), kepingan(indikator)
        )


def tingkat_kode(kode: str, nama: str) -> int | None:
    """Sasaran 0 to sub kegiatan 3, by a running number or a code of the nomenclature; None where unclear."""
    if rata(nama).startswith("program "):
        return TINGKAT["program"]
    bagian = kode.split(".") if kode else []
    if len(bagian) > 1 and len(bagian[1]) == 2:  # 2.08.02 program, .2.01 kegiatan, .0001 sub kegiatan
        return {3: 1, 5: 2, 6: 3}.get(len(bagian))
    return len(bagian) - 1 if 1 <= len(bagian) <= 4 else None
