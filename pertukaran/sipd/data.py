"""What was read of an export and what it would change, as plain data that goes through JSON. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from hashlib import sha256
from json import dumps
from typing import Any

from lkjip.formats import angka
from pertukaran.sipd import kode as kode_sipd
from pertukaran.sipd.tajuk import ANGKA

TERBANYAK = 300  # of a list that is shown


@dataclass(frozen=True, slots=True)
class Grup:
    """The rows of a file with one sub kegiatan and fund source, summed up. nilai in rupiah.

    baris is the first of them in the sheet, banyak how many there are.
    """

    skpd: str
    tahun: str
    tipe: str
    kode: str
    nama: str
    kode_kegiatan: str
    nama_kegiatan: str
    kode_program: str
    nama_program: str
    sumber: str
    nilai: Decimal
    baris: int
    banyak: int

    @property
    def kunci(self) -> str:
        """Its code, or what stands for it where the file has names only."""
        return self.kode or kode_sipd.kunci_nama(self.nama_kegiatan, self.nama)


class IsiSipd:
    """What was read: sums by sub kegiatan, what is wrong by SKPD, and how the sheet was understood."""

    def __init__(self, isi: Mapping[str, Any]) -> None:
        nama = Grup.__dataclass_fields__
        self.grup = [
            Grup(**{k: v for k, v in g.items() if k in nama} | {"nilai": Decimal(g["nilai"])})
            for g in isi["grup"]
        ]
        self.lembar: str = isi["lembar"]
        self.baris: int = isi["baris"]
        self.baris_tajuk: int = isi["baris_tajuk"]
        self.kolom: dict[str, tuple[int, str]] = isi["kolom"]
        self.salah: dict[str, Any] = isi["salah"]
        self.jumlah: tuple[int, list[list[str]]] = tuple(isi["jumlah"])
        self.total: list[str] | None = isi["total"]
        self.catatan: list[str] = isi["catatan"]

    def pilihan(self, apa: str) -> list[str]:
        """The different values of a column by which a file may hold several things: skpd, tipe."""
        return list(dict.fromkeys(getattr(g, apa) for g in self.grup if getattr(g, apa)))

    @property
    def nilai_dari(self) -> str:
        """The headers of the columns that the amounts come from."""
        return ", ".join(judul for k, (_, judul) in self.kolom.items() if k in ANGKA[:3]) or "Bulan 1–12"


@dataclass(frozen=True, slots=True)
class BarisBeda:
    """A sub kegiatan: what the application holds, what it would hold, in rupiah; asal: how it was found.

    sekarang is shown beside them: of a realisation, what was spent up to the quarter before.
    """

    kode: str
    nama: str
    asal: str
    semula: Decimal | None
    menjadi: Decimal | None
    kode_berkas: str = ""
    catatan: str = ""
    berkas: Decimal | None = None

    @property
    def berubah(self) -> bool:
        return self.semula != self.menjadi or bool(self.catatan)


@dataclass(slots=True)
class Belum:
    """A code of the file that the year's tree has not. saran: the code of a line that looks like it."""

    kunci: str
    kode: str
    nama: str
    nilai: Decimal
    saran: str = ""


@dataclass(slots=True)
class Hasil:
    """What applying the file would do now. salah are cell, value, what was expected; they block."""

    program: dict[str, list[BarisBeda]] = field(default_factory=dict)  # by code and name of the program
    salah: list[tuple[str, str, str]] = field(default_factory=list)
    banyak_salah: int = 0
    peringatan: list[str] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    belum: list[Belum] = field(default_factory=list)
    baru: list[str] = field(default_factory=list)
    lewat: list[str] = field(default_factory=list)
    pilih: dict[str, list[str]] = field(default_factory=dict)  # what a file holds several of: skpd, tipe
    kini: dict[str, str] = field(default_factory=dict)  # and which of them is read
    ubah_versi: bool = False  # a new version of the DPA is made
    judul: tuple[str, str] = ("Semula", "Menjadi")

    def tolak(self, alamat: str, nilai: str, harap: str) -> None:
        self.salah.append((alamat, nilai, harap))
        self.banyak_salah += 1

    @property
    def tanya(self) -> list[str]:
        """What the user has to choose first."""
        return [apa for apa in self.pilih if apa not in self.kini]

    @property
    def baris(self) -> list[BarisBeda]:
        return [b for semua in self.program.values() for b in semua]

    def sajian(self) -> dict[str, Any]:
        """What the page shows, and its hash: what is applied is what was seen."""
        program = [_program(judul, baris) for judul, baris in self.program.items() if baris]
        berubah = sum(b.berubah for b in self.baris)
        isi = {
            "program": program,
            "total": _jumlah(self.baris),
            "berubah": berubah,
            "sama": len(self.baris) - berubah,
            "salah": self.salah[:TERBANYAK],
            "banyak_salah": self.banyak_salah,
            "peringatan": self.peringatan[:TERBANYAK],
            "catatan": self.catatan[:TERBANYAK],
            "belum": [asdict(b) | {"nilai": _rp(b.nilai)} for b in self.belum],
            "baru": self.baru,
            "lewat": self.lewat,
            "pilih": [[apa, ada, self.kini.get(apa, "")] for apa, ada in self.pilih.items()],
            "tanya": self.tanya,
            "judul": list(self.judul),
            "ada_berkas": any(b.berkas is not None for b in self.baris),
            "dapat": bool(
                (berubah or self.ubah_versi) and not (self.banyak_salah or self.belum or self.tanya)
            ),
        }
        return isi | {"sidik": sha256(dumps(isi, sort_keys=True).encode()).hexdigest()}


def _jumlah(baris: list[BarisBeda]) -> dict[str, str]:
    semula = sum((b.semula for b in baris if b.semula is not None), Decimal(0))
    menjadi = sum((b.menjadi for b in baris if b.menjadi is not None), Decimal(0))
    return {"semula": _rp(semula), "menjadi": _rp(menjadi), "selisih": _selisih(menjadi - semula)}


def _rp(nilai: Decimal | None) -> str:
    """Rupiah as they are read in a column: with two digits of sen where there are any."""
    if nilai is None:
        return ""
    return angka(nilai, 0 if nilai == nilai.to_integral_value() else 2)


def _selisih(nilai: Decimal) -> str:
    return f"{'+' if nilai > 0 else ''}{_rp(nilai)}"


def _program(judul: str, baris: list[BarisBeda]) -> dict[str, Any]:
    return {
        "judul": judul,
        **_jumlah(baris),
        "baris": [
            {
                "kode": b.kode,
                "nama": b.nama,
                "asal": b.asal,
                "kode_berkas": b.kode_berkas if b.kode_berkas != b.kode else "",
                "berkas": _rp(b.berkas),
                "semula": _rp(b.semula),
                "menjadi": _rp(b.menjadi),
                "selisih": _selisih((b.menjadi or Decimal(0)) - (b.semula or Decimal(0))),
                "berubah": b.berubah,
                "catatan": b.catatan,
            }
            for b in baris
        ],
    }
