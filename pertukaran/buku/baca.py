"""Reads a filled workbook of a unit into rows of text by table; what is wrong is told by address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lkjip.bilangan import kutipan
from lkjip.buku_kerja.masuk import BukuDitolak, BukuMasuk, LembarMasuk
from lkjip.buku_kerja.sel import SelMasuk, SelSalah
from lkjip.formats import abjad
from pertukaran.baris import Baris, GalatBaris
from pertukaran.buku.kolom import HAPUS, LABEL_HAPUS, Jenis, Kolom, kolom_berkas
from pertukaran.nilai import teks_nilai
from pertukaran.skema import NASKAH, SEMUA, Berkas
from reports.naskah import NaskahDitolak, rapikan

BUKAN_BUKU = (
    "Berkas ini bukan buku kerja perangkat daerah: tidak ada lembar yang dikenal. "
    "Unduh buku kerja dari halaman Ekspor, lalu isi."
)
KEPALA_TERAKHIR = 5  # the heading is among the first rows
MILIK_KAMI = frozenset({"Petunjuk", "Pilihan", "lkjip"})
_TANGGAL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YA = {"ya": "ya", "y": "ya", "benar": "ya", "tidak": "tidak", "t": "tidak", "salah": "tidak"}


@dataclass
class IsiBuku:
    """What was read: rows by the name of their table, errors, and sheets that are not ours.

    slug: whose workbook it says it is; empty where it does not say.
    """

    tabel: dict[str, list[Baris]] = field(default_factory=dict)
    galat: list[GalatBaris] = field(default_factory=list)
    diabaikan: list[str] = field(default_factory=list)
    slug: str = ""

    def json(self) -> dict[str, Any]:
        return {
            "slug": self.slug,
            "diabaikan": self.diabaikan,
            "galat": [[g.berkas, g.baris, g.alasan, g.kolom, g.nilai, g.sel] for g in self.galat],
            "tabel": {
                nama: [[b.berkas, b.nomor, b.isi, b.sel, b.hapus, b.rusak] for b in baris]
                for nama, baris in self.tabel.items()
            },
        }

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> IsiBuku:
        return cls(
            {nama: [Baris(*b) for b in baris] for nama, baris in isi["tabel"].items()},
            [
                GalatBaris(berkas, baris, alasan, kolom=kolom, nilai=nilai, sel=sel)
                for berkas, baris, alasan, kolom, nilai, sel in isi["galat"]
            ],
            isi["diabaikan"],
            isi["slug"],
        )


def baca_buku(buku: BukuMasuk) -> IsiBuku:
    """Raises BukuDitolak where no sheet is one of ours."""
    judul = {b.judul.casefold(): b for b in SEMUA}
    isi = IsiBuku()
    if rahasia := buku.lembar.get("lkjip"):
        isi.slug = str(rahasia.sel(1, 2).nilai or "")
    for nama, lembar in buku.lembar.items():
        berkas = judul.get(nama.strip().casefold())
        if berkas:
            isi.tabel[berkas.nama] = list(_baca_lembar(lembar, berkas, isi.galat))
        elif nama not in MILIK_KAMI:
            isi.diabaikan.append(nama)
    if not isi.tabel:
        raise BukuDitolak(BUKAN_BUKU)
    return isi


def _baca_lembar(lembar: LembarMasuk, berkas: Berkas, galat: list[GalatBaris]) -> Iterator[Baris]:
    kolom = {k.nama: k for k in kolom_berkas(berkas)}
    letak, awal = _kepala(lembar, berkas, kolom, galat)
    if not letak:
        if any(b > KEPALA_TERAKHIR for b in lembar.baris) or lembar.baris:
            galat.append(
                GalatBaris(berkas.judul, 1, "judul kolom tidak ada; unduh lagi templatnya", sel="A1")
            )
        return
    for nomor, sel in lembar.baris.items():
        if nomor >= awal and any(k in sel for k in letak):
            baris = _baris(lembar, nomor, berkas, kolom, letak, galat)
            if baris:
                yield baris


def _kepala(
    lembar: LembarMasuk, berkas: Berkas, kolom: Mapping[str, Kolom], galat: list[GalatBaris]
) -> tuple[dict[int, str], int]:
    """The name of each column by its place, and the first row below the heading.

    The heading is the hidden row of names with the labels below it, or the labels alone.
    """
    label = {k.label.casefold(): k.nama for k in kolom.values()} | {LABEL_HAPUS.casefold(): HAPUS}
    letak: dict[int, str] = {}
    asing: dict[int, SelMasuk] = {}
    awal = 1
    for nomor, baris in lembar.baris.items():
        if nomor > KEPALA_TERAKHIR or (letak and nomor != awal):
            break
        isi = {k: str(s.nilai or "") for k, s in baris.items()}
        nama = {} if letak else {k: t for k, t in isi.items() if _bernama(t, kolom)}
        terbaca = nama or {k: label.get(_polos(t), "") for k, t in isi.items()}
        if 2 * sum(map(bool, terbaca.values())) < len(isi):
            if letak:
                break
            continue
        letak = {k: n for k, n in terbaca.items() if n} | letak
        asing |= {k: s for k, s in baris.items() if not terbaca.get(k)}
        awal = nomor + 1
        if not nama:
            break
    for k, sel in asing.items():
        if k not in letak:
            pesan = "kolom tidak dikenal; hapus kolom ini"
            galat.append(GalatBaris(berkas.judul, sel.baris, pesan, nilai=str(sel.nilai), sel=sel.alamat))
    return letak, awal


def _bernama(teks: str, kolom: Mapping[str, Kolom]) -> bool:
    """Whether it is the name of a column; isi+2 is where the text of the column isi goes on."""
    nama, tambah, nomor = teks.partition("+")
    return (nama in kolom and (not tambah or nomor.isdecimal())) or teks == HAPUS


def _polos(teks: str) -> str:
    return teks.strip().removesuffix("*").strip().casefold()


def _baris(
    lembar: LembarMasuk,
    nomor: int,
    berkas: Berkas,
    kolom: Mapping[str, Kolom],
    letak: Mapping[int, str],
    galat: list[GalatBaris],
) -> Baris | None:
    isi: dict[str, str] = {}
    sel: dict[str, str] = {}
    hapus = rusak = False
    for k, nama in letak.items():
        s = lembar.sel(nomor, k)
        dasar = nama.partition("+")[0]
        try:
            if nama == HAPUS:
                hapus = _ya_tidak(s) == "ya"
                continue
            teks = teks_sel(s, kolom[dasar])
            if isinstance(s.nilai, str) and kolom[dasar].jenis == Jenis.TEKS:
                teks = s.nilai  # with its blanks: it may go on in the next column
            isi[dasar] = isi.get(dasar, "") + teks
        except SelSalah as salah:
            rusak = True
            alasan = str(salah).removeprefix(f"Sel {s.alamat}: ")
            label = kolom[dasar].label if dasar in kolom else LABEL_HAPUS
            galat.append(
                GalatBaris(berkas.judul, nomor, alasan, kolom=label, nilai=str(s.nilai or ""), sel=s.alamat)
            )
        sel.setdefault(dasar, s.alamat)
    isi = {nama: teks.strip() for nama, teks in isi.items()}
    if not (rusak or hapus or any(isi.values())):
        return None
    return _rapi(Baris(berkas.judul, nomor, isi, sel, hapus, rusak), berkas, galat)


def _rapi(baris: Baris, berkas: Berkas, galat: list[GalatBaris]) -> Baris:
    """A text of the report is kept cleaned, as the editor keeps it."""
    if berkas is NASKAH and baris.isi.get("isi"):
        try:
            baris.isi["isi"] = rapikan(baris.isi["isi"])
        except NaskahDitolak as ditolak:
            galat.append(baris.galat(str(ditolak), "isi"))
    return baris


def teks_sel(sel: SelMasuk, kolom: Kolom) -> str:
    """The cell as pertukaran.nilai reads it. Raises SelSalah."""
    if kolom.jenis == Jenis.DESIMAL:
        return teks_nilai(sel.bilangan())
    if kolom.jenis == Jenis.BULAT:
        nilai = sel.bilangan()
        if nilai is not None and (nilai < 0 or nilai != nilai.to_integral_value()):
            raise SelSalah("isi dengan bilangan bulat, 0 atau lebih")
        return teks_nilai(nilai)
    if kolom.jenis == Jenis.TANGGAL:
        return _tanggal(sel)
    if kolom.jenis == Jenis.YA_TIDAK:
        return _ya_tidak(sel)
    if kolom.jenis == Jenis.PILIHAN:
        return _pilihan(sel, kolom)
    if isinstance(sel.nilai, Decimal) and not sel.masalah:
        return teks_nilai(sel.nilai)  # a code that a spreadsheet took for a number
    return sel.teks()


def _ya_tidak(sel: SelMasuk) -> str:
    teks = sel.teks().casefold()
    if teks and teks not in _YA:
        raise SelSalah("isi dengan ya atau tidak")
    return _YA.get(teks, "")


def _pilihan(sel: SelMasuk, kolom: Kolom) -> str:
    teks = teks_nilai(sel.nilai) if isinstance(sel.nilai, Decimal) else sel.teks()
    for nilai, label in kolom.pilihan:
        if teks.casefold() in (nilai.casefold(), label.casefold()):
            return nilai
    if teks:
        raise SelSalah(f"pilih salah satu: {', '.join(label for _, label in kolom.pilihan)}")
    return ""


def _tanggal(sel: SelMasuk) -> str:
    if isinstance(sel.nilai, date):
        return sel.nilai.isoformat()
    teks = sel.teks()
    try:
        if cocok := _TANGGAL.fullmatch(teks):
            return date(int(cocok[3]), int(cocok[2]), int(cocok[1])).isoformat()
        return date.fromisoformat(teks).isoformat() if teks else ""
    except ValueError:
        raise SelSalah(f"“{kutipan(teks)}” bukan tanggal; tulis misalnya 14-10-2024") from None


def alamat(kolom: int, baris: int) -> str:
    return f"{abjad(kolom)}{baris}"
