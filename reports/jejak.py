"""The trace of a figure: from a printed cell back to its formula, its inputs and who entered them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from budget.perhitungan import gabung
from indicators.predikat import Predikat, Skala, predikat
from lkjip.numbers import Hasil
from reports.blok import Sel, hitungan
from reports.build import susun_tabel
from reports.katalog.sel import judul_tabel as judul_polos
from reports.narasi.bantu import rata_capaian
from reports.outline import TABEL
from reports.tables.dasar import nama_kolom, sebutan_baris
from reports.tables.e81 import E81, TANPA_SASARAN
from reports.tables.e81_kaki import KakiE81, ringkasan_e81

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from indicators.data import DataIndikator, DataRealisasi, DataTarget
    from reports.sumber import Sumber

# In which tables an indicator of a sasaran has a row under its own kode, and what has a row under the kode of
# a line of the budget tree: there the trace says where else the same figure stands.
TABEL_INDIKATOR = (
    "target-realisasi",
    "perbandingan-tahun",
    "kemajuan-renstra",
    "standar-nasional",
    "ikhtisar-capaian",
    "analisis-capaian",
    "efisiensi",
)
TABEL_SIMPUL = ("program-penunjang", "realisasi-anggaran", "rencana-anggaran")
TABEL_E81 = ("e81", "lampiran-e81")
# In which tables money that was realised stands, and what of it the trace follows back to who entered it.
TABEL_BELANJA = ("realisasi-anggaran", "program-penunjang", "efisiensi", *TABEL_E81)


@dataclass(frozen=True, slots=True)
class Lepas:
    """A figure that stands outside of all tables: on the dashboard, in the footer of the E.81."""

    sebutan: str
    tempat: str
    hitung: Callable[[Sumber], Hasil]
    skala: str
    uang: bool = False


LEPAS = {
    ("ringkasan", "rata-rata", "capaian"): Lepas(
        "Rata-rata capaian indikator sasaran", "Ringkasan", rata_capaian, "capaian"
    ),
    ("e81", "rata-rata", "capaian"): Lepas(
        "Rata-rata capaian kinerja", "Kaki Formulir E.81", lambda data: ringkasan_e81(data).rata_rata, "e81"
    ),
    ("e81", "serapan", "capaian"): Lepas(
        "Penyerapan anggaran",
        "Kaki Formulir E.81",
        lambda data: ringkasan_e81(data).serapan,
        "e81",
        uang=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Belanja:
    """The realised rupiah of a quarter behind a figure, and who last wrote any of it. triwulan 0: the year.

    simpul is the code of the sub kegiatan of that last writing, banyak how many have an amount.
    """

    triwulan: int
    nilai: Decimal | None
    banyak: int
    simpul: str
    simpul_id: int
    diubah_pada: datetime
    oleh: str


@dataclass(frozen=True, slots=True)
class Jejak:
    """tempat is where the figure stands, catatan what limits it, juga the other tables with the same line."""

    sebutan: str
    kolom: str
    tempat: str
    tabel: str  # key of the table; empty for a figure outside of all tables
    sel: Sel
    hasil: Hasil
    skala: Skala | None
    predikat: Predikat | None
    target: DataTarget | None  # the one that counts, where the figure is an achievement
    realisasi: tuple[DataRealisasi, ...]
    belanja: tuple[Belanja, ...]
    juga: tuple[str, ...]


def jejak(data: Sumber, tabel: str, baris: str, kolom: str) -> Jejak | None:
    """The trace of one computed figure; None where there is no such figure."""
    if lepas := LEPAS.get((tabel, baris, kolom)):
        return _jejak_lepas(data, lepas)
    if tabel not in TABEL and tabel != E81.kunci:
        return None
    blok = E81.blok_dari(data, "") if tabel == E81.kunci else susun_tabel(tabel, data)
    asal = next((b for b in blok.baris if b.kunci == baris), None)
    sel = asal.sel.get(kolom) if asal else None
    if asal is None or sel is None or sel.hasil is None:
        return None
    indikator = _indikator(data, tabel, baris) if _soal_kinerja(tabel, kolom) else None
    skala = data.skala.get(_nama_skala(tabel, baris, kolom))
    return Jejak(
        sebutan=sebutan_baris(asal),
        kolom=nama_kolom(blok, kolom),
        tempat=f"Tabel {blok.nomor} {blok.judul}" if blok.nomor else blok.judul,
        tabel="" if tabel == E81.kunci else tabel,
        sel=sel,
        hasil=sel.hasil,
        skala=skala,
        predikat=predikat(sel.hasil.nilai, skala) if skala else None,
        target=_target(data, indikator, kolom),
        realisasi=_realisasi(data, indikator, kolom),
        belanja=_belanja(data, _program_simpul(data, tabel, baris, kolom)),
        juga=tuple(k for k in _juga(tabel, baris) if k != tabel and _ada_baris(data, k, baris)),
    )


def judul_tabel(data: Sumber, kunci: str) -> str:
    """Tabel 3.4 Target dan Realisasi Kinerja Tahun 2024."""
    judul, nomor = judul_polos(data, kunci), data.susunan.nomor_isi.get(kunci, "")
    return f"Tabel {nomor} {judul}" if nomor else judul


def _jejak_lepas(data: Sumber, lepas: Lepas) -> Jejak:
    hasil = lepas.hitung(data)
    skala = data.skala.get(lepas.skala)
    tingkat = predikat(hasil.nilai, skala) if skala else None
    return Jejak(
        lepas.sebutan, "", lepas.tempat, "", hitungan(hasil, persen=True), hasil, skala, tingkat, None, (),
        _belanja(data, data.anggaran.program if lepas.uang else ()), (),
    )  # fmt: skip


def _soal_kinerja(tabel: str, kolom: str) -> bool:
    """Whether the figure comes from the indicator, not from money."""
    if tabel in TABEL_E81:
        return kolom.endswith("_k")
    uang = {"serapan", "efisiensi", "nilai_efisiensi", "efektivitas"}
    return tabel in (*TABEL_INDIKATOR, "program-penunjang") and kolom not in uang


def _nama_skala(tabel: str, baris: str, kolom: str) -> str:
    """The scale on which a figure is read; empty where it is on none."""
    if tabel in ("nilai-akip", "lampiran-nilai-akip"):
        return "akip" if baris == "total" else ""
    if tabel == KakiE81.kunci:
        return "e81"
    if tabel in (*TABEL_INDIKATOR, "program-penunjang") and (kolom == "capaian" or kolom[1:].isdigit()):
        return "capaian" if kolom.startswith("c") else ""
    return ""


def _indikator(data: Sumber, tabel: str, baris: str) -> DataIndikator | None:
    """The indicator of a row: lines of the budget tree are kode, kode-2, …; sasaran of E.81 nomor-kode."""
    per_kode = {i.kode: i for i in data.semua_indikator}
    if tabel in TABEL_INDIKATOR:
        return per_kode.get(baris)
    for simpul in data.simpul:
        for nomor, i in enumerate(data.indikator_dari(simpul), 1):
            if baris == (simpul.kode if nomor == 1 else f"{simpul.kode}-{nomor}"):
                return i
    awalan, _, kode = baris.partition("-")
    return per_kode.get(kode) if awalan.isdigit() else None  # a row of sums is of no indicator


def _tahun(data: Sumber, kolom: str) -> int:
    """The year of a column: c2022 and r2022 have their own."""
    return int(kolom[1:]) if kolom[1:].isdigit() else data.tahun


def _target(data: Sumber, indikator: DataIndikator | None, kolom: str) -> DataTarget | None:
    soal_capaian = kolom in ("capaian", "capaian_k") or (kolom.startswith("c") and kolom[1:].isdigit())
    if indikator is None or not soal_capaian:
        return None
    return data.kinerja.kinerja(indikator.id, _tahun(data, kolom)).target


def _realisasi(data: Sumber, indikator: DataIndikator | None, kolom: str) -> tuple[DataRealisasi, ...]:
    """What was entered for the figure's year, quarter by quarter up to the quarter at hand."""
    if indikator is None:
        return ()
    tahun = _tahun(data, kolom)
    semua = [r for r in data.realisasi if r.indikator_id == indikator.id and r.tahun == tahun]
    return tuple(
        sorted(
            (r for r in semua if (r.triwulan or 4) <= data.triwulan or tahun < data.tahun),
            key=lambda r: r.triwulan or 0,
        )
    )


def _program_simpul(data: Sumber, tabel: str, baris: str, kolom: str) -> Sequence[DataSimpul]:
    """The lines whose realised rupiah a figure comes from: a line, the programs of a sasaran, or all."""
    if tabel not in TABEL_BELANJA or _soal_kinerja(tabel, kolom):
        return ()
    if simpul := next((s for s in data.simpul if s.kode == baris), None):
        return (simpul,)
    if indikator := next((i for i in data.semua_indikator if i.kode == baris), None):
        return data.anggaran.program_sasaran(data.sasaran_dari(indikator) or 0)
    if s := next((s for s in data.sasaran if baris in (s.kode, f"jumlah-{s.kode}")), None):
        return data.anggaran.program_sasaran(s.id)
    if baris == f"jumlah-{TANPA_SASARAN}":
        berlaku = {s.id for s in data.sasaran}
        return [p for p in data.anggaran.program if p.sasaran_id not in berlaku]
    return data.anggaran.program if baris == "jumlah" else ()


def _belanja(data: Sumber, simpul: Sequence[DataSimpul]) -> tuple[Belanja, ...]:
    """Quarter by quarter up to the one at hand; the figure of the year where that is all there is."""
    daun = {d.id: d for s in simpul for d in data.anggaran.telusur(s)}
    if not daun:
        return ()
    uang = gabung(data.anggaran.uang(s) for s in simpul)
    hasil = []
    for n in range(data.triwulan + 1):
        # The latest first, so that the first is who wrote last.
        ditulis = [p for p in data.penulis_realisasi if p.simpul_id in daun and (p.triwulan or 0) == n]
        if not ditulis or (n == 0 and data.triwulan < 4):
            continue
        p, nilai = ditulis[0], uang.triwulan[n - 1] if n else uang.realisasi
        kode = daun[p.simpul_id].kode
        hasil.append(Belanja(n, nilai, len(ditulis), kode, p.simpul_id, p.diubah_pada, p.oleh))
    return tuple(hasil)


def _juga(tabel: str, baris: str) -> tuple[str, ...]:
    if tabel in TABEL_INDIKATOR:
        return TABEL_INDIKATOR
    return TABEL_SIMPUL if tabel in (*TABEL_SIMPUL, *TABEL_E81) else ()


def _ada_baris(data: Sumber, tabel: str, baris: str) -> bool:
    """Rows of a sasaran stand under its kode in tables of money too; those of E.81 do not."""
    if tabel in TABEL_INDIKATOR:
        return True
    kode = {s.kode for s in data.simpul} | {s.kode for s in data.sasaran}
    return baris.partition("-")[0] in kode or baris in kode
