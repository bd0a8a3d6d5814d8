"""Which columns an export has, by the headers that its many editions use. Pure.

The one place where headers are declared: docs/panduan-impor.md prints this table, and a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PAGU, REALISASI = "sipd_pagu", "sipd_real"  # values of pertukaran.enums.JenisImpor
SEMUA = (PAGU, REALISASI)
_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Kolom:
    """What a column is, and its headers: the first that a sheet has counts. Case and spaces do not matter."""

    kunci: str
    sebutan: str
    tajuk: tuple[str, ...]
    jenis: tuple[str, ...] = SEMUA


_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip

KOLOM: tuple[Kolom, ...] = (
    Kolom("kode_skpd", "Kode perangkat daerah", ("Kode SKPD", "Kode Perangkat Daerah")),
    Kolom("nama_skpd", "Nama perangkat daerah", ("Nama SKPD", "Nama Perangkat Daerah", "SKPD")),
    Kolom("tahun", "Tahun", ("Tahun", "Tahun Anggaran")),
    Kolom("tipe", "Tipe dokumen", ("Tipe Dokumen", "Jenis Dokumen", "Tahapan")),
    Kolom("kode_program", "Kode program", ("Kode Program",)),
    Kolom("nama_program", "Nama program", ("Nama Program", "Program")),
    Kolom("kode_kegiatan", "Kode kegiatan", ("Kode Kegiatan", "Kode Giat")),
    Kolom("nama_kegiatan", "Nama kegiatan", ("Nama Kegiatan", "Kegiatan", "Nama Giat")),
    Kolom(
        "kode_sub",
        "Kode sub kegiatan",
        ("Kode Sub Kegiatan", "Kode Sub Keg", "Kode Sub Giat", "Kode Subs Kegiatan"),
    ),
    Kolom(
        "nama_sub",
        "Nama sub kegiatan",
        ("Nama Sub Kegiatan", "Sub Kegiatan", "Nama Sub Keg", "Nama Sub Giat"),
    ),
    Kolom("sumber", "Sumber dana", ("Nama Sumber Dana", "Sumber Dana", "Nama Dana")),
    Kolom(
        "akun",
        "Kode rekening",
        ("Kode Rekening", "Kode Akun", "Kode Akun Sub Rinci", "Kode Sub Rincian Objek", "Rekening", "Akun"),
    ),
    Kolom(
        "nilai",
        "Pagu (Rp)",
        (
            "Nilai",
            "Pagu",
            "Nilai Pagu",
            "Nilai Rincian",
            "Total Rincian",
            "Nilai Anggaran",
            "Anggaran",
            "Jumlah",
        ),
        (PAGU,),
    ),
    *(
        Kolom(f"bulan_{n}", f"Rencana kas bulan {n} (Rp)", (f"Bulan {n}", nama, f"Nilai Bulan {n}"), (PAGU,))
        for n, nama in enumerate(_BULAN, 1)
    ),
    Kolom(
        "nilai",
        "Realisasi (Rp)",
        ("Nilai Realisasi", "Realisasi", "Realisasi Belanja", "Jumlah Realisasi", "Nilai SP2D"),
        (REALISASI,),
    ),
    Kolom("debet", "Debet jurnal (Rp)", ("Nilai Debet", "Debet", "Nilai Debit", "Debit"), (REALISASI,)),
    Kolom("kredit", "Kredit jurnal (Rp)", ("Nilai Kredit", "Kredit"), (REALISASI,)),
)
ANGKA = ("nilai", "debet", "kredit", *(f"bulan_{n}" for n in range(1, 13)))  # columns that hold rupiah
BULAN = ANGKA[3:]


@dataclass(frozen=True, slots=True)
class Tajuk:
    """The columns of a sheet by what they are: number of the column, and the header as it is written.

    lain: further columns that would do and are not read. ganda: the same header in two columns.
    """

    kolom: Mapping[str, tuple[int, str]]
    lain: tuple[str, ...] = ()
    ganda: tuple[tuple[str, int, int], ...] = ()

    @property
    def bersub(self) -> bool:
        return "kode_sub" in self.kolom or "nama_sub" in self.kolom

    @property
    def bernilai(self) -> bool:
        return "nilai" in self.kolom or "debet" in self.kolom or self.berbulan

    @property
    def berbulan(self) -> bool:
        return all(b in self.kolom for b in BULAN)


def rapat(teks: str) -> str:
    """A header without case, spaces, underscores and signs: "Kode Sub_Kegiatan" is "kodesubkegiatan"."""
    return _BUKAN_HURUF.sub("", teks.casefold())


def kenali(sel: Mapping[int, str], jenis: str) -> Tajuk:
    """What the cells of a row would be as a header of that kind of export; none where it is no header."""
    per_tajuk: dict[str, list[tuple[int, str]]] = {}
    for nomor, teks in sorted(sel.items()):
        per_tajuk.setdefault(rapat(teks), []).append((nomor, teks.strip()))
    kolom: dict[str, tuple[int, str]] = {}
    lain: list[str] = []
    ganda: list[tuple[str, int, int]] = []
    for k in KOLOM:
        if jenis not in k.jenis:
            continue
        for t in dict.fromkeys(map(rapat, k.tajuk)):
            if not (ada := per_tajuk.get(t)):
                continue
            if k.kunci in kolom:
                lain.append(ada[0][1])
                continue
            kolom[k.kunci] = ada[0]
            if len(ada) > 1:
                ganda.append((ada[0][1], ada[0][0], ada[1][0]))
    return Tajuk(kolom, tuple(lain), tuple(ganda))
