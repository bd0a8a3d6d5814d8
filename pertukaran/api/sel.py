"""From the rows of a body to the cells that pengisian.simpan writes, and back to the words of the API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from budget.enums import LevelSimpul
from budget.models import Simpul
from indicators.models import Indikator
from lkjip.bilangan import baca, tulis
from lkjip.models import Unit
from lkjip.numbers import digit
from pengisian.kiriman import SEL_TERBANYAK
from pengisian.simpan import Isian
from pertukaran.api.bentuk_kirim import BarisKiriman, IsiBaris
from pertukaran.api.galat import Rincian
from pertukaran.api.isi_permintaan import isi_ditolak
from pertukaran.api.skema import TIADA

TAK_DIKENAL = {
    "indikator": "kode indikator perangkat daerah ini pada lembar tahun itu",
    "sub_kegiatan": "kode sub kegiatan perangkat daerah ini pada tahun itu",
}


@dataclass(frozen=True, slots=True)
class SelKiriman:
    """A cell, and where it stands in the body: which row, at which key. kolom is a key of IsiBaris."""

    nomor: int
    letak: str
    kolom: str
    indikator: str | None
    sub_kegiatan: str | None
    isian: Isian


def susun_sel(unit: Unit, tahun: int, baris: Sequence[BarisKiriman]) -> list[SelKiriman]:
    """Raises GalatApi for rows that name nothing, or the same twice. Two queries at most."""
    kunci = {
        "indikator": _kunci_indikator(unit, baris),
        "sub_kegiatan": _kunci_sub_kegiatan(unit, tahun, baris),
    }
    salah: list[Rincian] = []
    hasil: list[SelKiriman] = []
    terpakai: dict[str, int] = {}
    for n, r in enumerate(baris):
        nama = [k for k in kunci if getattr(r, k) is not TIADA]
        if len(nama) != 1:
            salah.append(Rincian(f"baris[{n}]", "Sebut salah satu: indikator atau sub_kegiatan.", ""))
            continue
        kode = getattr(r, nama[0])
        k = kunci[nama[0]].get(kode)
        letak = f"baris[{n}].{nama[0]}"
        if k is None:
            salah.append(Rincian(letak, "Kode ini tidak dikenal.", TAK_DIKENAL[nama[0]]))
        elif k in terpakai:
            salah.append(Rincian(letak, f"Kode ini sudah disebut pada baris[{terpakai[k]}].", ""))
        else:
            terpakai[k] = n
            hasil += _sel(n, r, k, nama[0], kode, salah)
    if not baris:
        salah.append(Rincian("baris", "Daftar ini kosong.", "sedikitnya satu baris"))
    if len(hasil) > SEL_TERBANYAK:
        salah.append(Rincian("baris", f"Paling banyak {SEL_TERBANYAK} sel; ini {len(hasil)}.", ""))
    if salah:
        raise isi_ditolak(salah)
    return hasil


def _kunci_indikator(unit: Unit, baris: Sequence[BarisKiriman]) -> dict[str, str]:
    if all(r.indikator is TIADA for r in baris):
        return {}
    return {kode: f"i{pk}" for kode, pk in Indikator.objects.filter(unit=unit).values_list("kode", "pk")}


def _kunci_sub_kegiatan(unit: Unit, tahun: int, baris: Sequence[BarisKiriman]) -> dict[str, str]:
    if all(r.sub_kegiatan is TIADA for r in baris):
        return {}
    milik = Simpul.objects.filter(unit=unit, tahun=tahun, level=LevelSimpul.SUB_KEGIATAN)
    return {kode: f"s{pk}" for kode, pk in milik.values_list("kode", "pk")}


def _sel(
    n: int, r: BarisKiriman, kunci: str, nama: str, kode: str, salah: list[Rincian]
) -> Iterator[SelKiriman]:
    """The cells of a row; a sub kegiatan has its rupiah only."""
    semula = dict(_isi(r.semula)) if r.semula is not TIADA else {}
    terisi: set[tuple[str, int]] = set()
    milik = {"indikator": kode if nama == "indikator" else None}
    milik["sub_kegiatan"] = kode if nama == "sub_kegiatan" else None
    for (kolom, urutan), teks in _isi(r):
        letak = f"baris[{n}].{kolom}"
        if (kolom, urutan) in terisi:
            salah.append(Rincian(letak, f"Komponen {urutan} disebut dua kali.", ""))
        terisi.add((kolom, urutan))
        sel = f"komponen{urutan}" if kolom == "komponen" else kolom
        if nama == "sub_kegiatan":
            if kolom != "nilai":
                salah.append(Rincian(letak, "Sub kegiatan hanya mempunyai nilai (rupiah).", "dihilangkan"))
                continue
            sel = "rp"
        yield SelKiriman(n, letak, kolom, isian=Isian(kunci, sel, teks, semula.get((kolom, urutan))), **milik)
    if not terisi:
        salah.append(Rincian(f"baris[{n}]", "Baris ini tidak berisi apa-apa.", "misalnya nilai"))


def _isi(r: IsiBaris) -> Iterator[tuple[tuple[str, int], str]]:
    """What is said of each cell, as pengisian reads it: Indonesian, so 1.234 here is 1,234 there."""
    for f in fields(IsiBaris):
        nilai = getattr(r, f.name)
        if nilai is TIADA:
            continue
        if f.name == "komponen":
            yield from ((("komponen", k.urutan), tulis(k.nilai)) for k in nilai)
        else:
            yield (f.name, 0), _teks(nilai)


def _teks(nilai: Any) -> str:
    if nilai is None:
        return ""
    return tulis(nilai) if isinstance(nilai, Decimal) else str(nilai)


def kini(sel: SelKiriman, teks: str) -> str:
    """What a cell holds, in the words of the API: figures as digits with a point."""
    if sel.kolom not in ("nilai", "komponen"):
        return teks
    nilai = baca(teks)
    return "" if nilai is None else digit(nilai)
