"""The layout of the quarter's workbook: which rows and columns there are, and what each cell holds.

Writer and reader both go by this, so a cell means the same on the way out and on the way in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators.data import DataTarget
from indicators.enums import StatusRealisasi
from lkjip import bilangan
from lkjip.access import hak_pada
from lkjip.formats import ROMAWI_TRIWULAN, angka
from lkjip.models import Pengguna, Unit
from pengisian.data import BarisLembar, IsiKomponen
from pengisian.enums import Kolom
from pengisian.lembar import Lembar
from pengisian.wewenang import KETERANGAN, Wewenang

FORMAT = "lkjip-isian"
VERSI = "1"
LEMBAR_PETUNJUK, LEMBAR_ISIAN, LEMBAR_SEMULA = "Petunjuk", "Isian", "lkjip"
# On a sheet of a quarter: a hidden row and a hidden column of keys, title, state, two rows of heading.
BARIS_KUNCI, BARIS_JUDUL, BARIS_KEADAAN, BARIS_KEPALA, AKHIR_KEPALA = 1, 2, 3, 4, 5
KOLOM_KUNCI = 1
# On the hidden sheet: identity and moment, the names of the columns, then a row for each row of each quarter.
SEMULA_KEPALA = 2
SEMULA_KOLOM = 3  # the first column that mirrors one; before it the quarter and the row's key

ISIAN = ("nilai", "rp", *KETERANGAN)
Nilai = Decimal | str | None
PANJANG_LABEL = 160


@dataclass(frozen=True, slots=True)
class Ruas:
    """A column. atas is a heading that it shares with its neighbours, lebar its width in characters."""

    nama: str
    judul: str
    lebar: int
    jenis: str = "teks"  # teks, angka, rupiah
    atas: str = ""

    @property
    def diisi(self) -> bool:
        return self.nama in ISIAN

    @property
    def lalu(self) -> bool:
        """Of an earlier quarter."""
        return self.nama.startswith("tw")


def susunan(triwulan: int) -> tuple[Ruas, ...]:
    """The columns of a quarter's sheet, after that of the keys."""
    kini = f"Triwulan {ROMAWI_TRIWULAN[triwulan - 1]} (diisi)"
    lalu = [
        Ruas(f"tw{t}_{nama}", judul, lebar, jenis, f"Triwulan {ROMAWI_TRIWULAN[t - 1]}")
        for t in range(1, triwulan)
        for nama, judul, lebar, jenis in (("k", "K", 10, "angka"), ("rp", "Rp", 16, "rupiah"))
    ]
    return (
        Ruas("kode", "Kode", 11),
        Ruas("nama", "Sasaran / Program / Kegiatan / Sub Kegiatan", 38),
        Ruas("indikator", "Indikator atau komponennya", 38),
        Ruas("satuan", "Satuan", 14),
        Ruas("target", "Target tahun", 11, "angka"),
        Ruas("target_tw", "Target triwulan", 11, "angka"),
        Ruas("pagu", "Pagu (Rp)", 17, "rupiah"),
        *lalu,
        Ruas("nilai", "K", 12, "angka", kini),
        Ruas("rp", "Rp", 17, "rupiah", kini),
        Ruas("penjelasan", "Penjelasan", 48, atas=kini),
        Ruas("sumber", "Sumber data", 24, atas=kini),
        Ruas("status", "Status data", 14, atas=kini),
        Ruas("tahun_data", "Data tahun", 9, atas=kini),
        Ruas("alasan", "Alasan", 32, atas=kini),
    )


@dataclass(frozen=True, slots=True)
class BarisBuku:
    """A row of the workbook: one of the sheet, or a component of its indicator."""

    kunci: str  # i12, or i12/komponen1
    baris: BarisLembar
    komponen: IsiKomponen | None = None

    def sel_isian(self, kolom: str) -> tuple[str, str] | None:
        """Row and column, in the names of pengisian.simpan, of a cell that can be filled; None for others."""
        b = self.baris
        if self.komponen is not None:
            return (b.kunci, self.komponen.kolom) if kolom == "nilai" else None
        if kolom == "rp":
            return (b.kunci_rp, "rp") if b.rp_diisi else None
        if b.indikator is None or kolom not in ISIAN or (kolom == "nilai" and b.dari_komponen):
            return None
        return b.kunci, kolom


def baris_buku(baris: Iterable[BarisLembar]) -> Iterator[BarisBuku]:
    for b in baris:
        yield BarisBuku(b.kunci, b)
        for k in b.komponen:
            yield BarisBuku(f"{b.kunci}/{k.kolom}", b, k)


def kunci_diisi(lembar: Lembar, pengguna: Pengguna, unit: Unit) -> frozenset[str]:
    """The rows that the user may write now."""
    hak = hak_pada(pengguna, unit, lembar.posisi.akses)
    wewenang = Wewenang.dari(lembar, pengguna, unit, hak)
    return frozenset(kunci for b in lembar.baris for kunci, _ in wewenang.kolom(b))


# --- what a cell holds
def isi(lembar: Lembar, b: BarisBuku, kolom: str) -> Nilai:
    """A number as it is stored, at most six decimals; text; or nothing."""
    if b.komponen is not None:
        return _isi_komponen(lembar, b, b.komponen, kolom)
    baris = b.baris
    if kolom in ("kode", "nama"):
        return str(getattr(baris, kolom))
    if kolom == "pagu" or kolom == "rp" or kolom.endswith("_rp"):
        return _isi_uang(lembar, baris, kolom)
    return _isi_kinerja(lembar, baris, kolom)


def _isi_uang(lembar: Lembar, baris: BarisLembar, kolom: str) -> Nilai:
    uang = lembar.uang_baris(baris)
    if uang is None:
        return None
    if kolom == "pagu":
        return uang.pagu
    return uang.triwulan[(lembar.triwulan if kolom == "rp" else int(kolom[2])) - 1]


def _isi_kinerja(lembar: Lembar, baris: BarisLembar, kolom: str) -> Nilai:
    i = baris.indikator
    if i is None:
        return None
    if kolom in ("indikator", "satuan"):
        return i.nama if kolom == "indikator" else i.satuan
    if kolom == "target":
        return _target(lembar.kinerja.target_berlaku(i.id, lembar.tahun))
    if kolom == "target_tw":
        return lembar.kinerja.target_triwulan(i.id, lembar.tahun)[lembar.triwulan - 1]
    if kolom == "nilai" and not baris.dari_komponen:
        return baris.realisasi.nilai if baris.realisasi else None
    if kolom == "nilai" or kolom.startswith("tw"):
        nilai = lembar.nilai_triwulan(i.id, lembar.triwulan if kolom == "nilai" else int(kolom[2]))
        return None if nilai is None else bilangan.dari_hitungan(nilai)
    teks = lembar.teks(baris, kolom)
    return StatusRealisasi(teks).label if kolom == "status" else teks


def _isi_komponen(lembar: Lembar, b: BarisBuku, k: IsiKomponen, kolom: str) -> Nilai:
    if kolom == "indikator":
        return f"{k.komponen.peran.capitalize()}: {k.komponen.label}"
    if kolom == "satuan":
        return k.komponen.satuan
    if kolom == "nilai":
        return k.nilai
    if kolom.startswith("tw") and kolom.endswith("_k") and b.baris.indikator:
        r = lembar.realisasi_triwulan(b.baris.indikator.id, int(kolom[2]))
        return next((n.nilai for n in r.komponen if n.urutan == k.komponen.urutan), None) if r else None
    return None


def _target(target: DataTarget | None) -> Nilai:
    if target is None:
        return None
    if target.nilai_atas is None:
        return target.nilai
    return f"{angka(target.nilai)}–{angka(target.nilai_atas)}"


def teks_isi(nilai: Nilai) -> str:
    """What a cell holds as text, for the hidden sheet; numbers as bilangan.baca reads them."""
    return (
        bilangan.tulis(nilai) if isinstance(nilai, Decimal) else "\n".join((nilai or "").splitlines()).strip()
    )


def status_dari(teks: str) -> str:
    """The status that a label means; nothing written is final. What is no label goes on as it is."""
    label = {s.label.casefold(): s.value for s in StatusRealisasi}
    return label.get(teks.casefold(), teks) if teks else StatusRealisasi.FINAL.value


# --- words
def sebutan(baris: BarisLembar, kolom: str = "nilai") -> str:
    """What a row is about: its code and indicator, or the line's name for its money."""
    apa = baris.indikator.nama if baris.indikator and kolom != "rp" else baris.nama
    return f"{baris.kode} {apa}"[:PANJANG_LABEL]


def label_kolom(baris: BarisLembar | None, kolom: str) -> str:
    if kolom.startswith("komponen"):
        milik = baris.komponen if baris else ()
        return next((k.komponen.label for k in milik if k.kolom == kolom), str(Kolom.KOMPONEN.label))
    return str(Kolom(kolom).label)
