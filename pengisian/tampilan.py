"""What the sheet shows of a row, as texts: worked out once for page, answers and the form of a row."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from budget.perhitungan import Uang
from indicators.data import DataTarget
from lkjip import formats
from lkjip.numbers import Alasan, Hasil
from pengisian.data import BarisLembar
from pengisian.kekurangan import Kekurangan, diterima, peringatan_baris, peringatan_lembar
from pengisian.kemajuan import baris_wajib, hitung
from pengisian.lembar import Lembar
from pengisian.wewenang import Wewenang


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure in print; sebab says why there is none."""

    teks: str
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class TampilKinerja:
    """The K columns of an indicator, up to the quarter. predikat and warna are empty without a capaian."""

    target: Angka
    target_triwulan: Angka
    triwulan: tuple[Angka, ...]
    jumlah: Angka
    capaian: Angka
    predikat: str
    warna: str
    catatan: str
    keadaan: str  # of the figure of this quarter, where it is not final, or not asked for


@dataclass(frozen=True, slots=True)
class TampilAnggaran:
    """The Rp columns of a line, up to the quarter, in rupiah without the sign of the currency."""

    pagu: Angka
    triwulan: tuple[Angka, ...]
    jumlah: Angka
    serapan: Angka


@dataclass(frozen=True, slots=True)
class Peringatan:
    """A warning at its cell. minta is the column that settles it; alasan why it was accepted."""

    kunci: str
    kolom: str
    kode: str
    pesan: str
    nilai: str
    minta: str
    alasan: str


@dataclass(frozen=True, slots=True)
class TampilBaris:
    """All that a row shows. kinerja is None without an indicator, anggaran on the further rows of a line."""

    baris: BarisLembar
    kinerja: TampilKinerja | None
    anggaran: TampilAnggaran | None
    peringatan: tuple[Peringatan, ...]

    @property
    def peringatan_kinerja(self) -> list[Peringatan]:
        return [p for p in self.peringatan if p.kolom != "rp"]

    @property
    def peringatan_uang(self) -> list[Peringatan]:
        return [p for p in self.peringatan if p.kolom == "rp"]


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """How far the quarter is: rows filled of those asked for, what stands in the way of submitting it."""

    terisi: int
    semua: int
    kekurangan: int
    peringatan: int


def tampil(lembar: Lembar, baris: BarisLembar) -> TampilBaris:
    uang = lembar.uang_baris(baris)
    return TampilBaris(
        baris, kinerja(lembar, baris), anggaran(uang) if uang else None, peringatan(lembar, baris)
    )


def kinerja(lembar: Lembar, baris: BarisLembar) -> TampilKinerja | None:
    indikator, hasil = baris.indikator, lembar.kinerja_baris(baris)
    if indikator is None or hasil is None:
        return None
    rencana = lembar.kinerja.target_triwulan(indikator.id, lembar.tahun)[lembar.triwulan - 1]
    predikat = lembar.predikat(hasil.capaian.nilai)
    return TampilKinerja(
        target=_target(hasil.target),
        target_triwulan=_bilangan(rencana, None, Alasan.TANPA_TARGET),
        triwulan=tuple(_hasil(t, indikator.desimal) for t in hasil.triwulan),
        jumlah=_hasil(hasil.realisasi, indikator.desimal),
        capaian=_hasil(hasil.capaian, 2, "%"),
        predikat=predikat.teks if predikat else "",
        warna=predikat.jenjang.warna if predikat else "",
        catatan=predikat.catatan if predikat else "",
        keadaan=_keadaan(lembar, baris),
    )


def anggaran(uang: Uang) -> TampilAnggaran:
    return TampilAnggaran(
        pagu=_bilangan(uang.pagu, 0, Alasan.TANPA_PAGU),
        triwulan=tuple(_bilangan(n, 0, Alasan.TANPA_TRIWULAN) for n in uang.triwulan),
        jumlah=_bilangan(uang.realisasi, 0, uang.serapan.alasan or Alasan.TANPA_DATA),
        serapan=_hasil(uang.serapan, 2, "%"),
    )


def peringatan(lembar: Lembar, baris: BarisLembar) -> tuple[Peringatan, ...]:
    return tuple(
        Peringatan(
            baris.kunci_rp if p.kolom == "rp" else baris.kunci,
            p.kolom,
            p.kode,
            p.pesan,
            p.nilai,
            p.minta,
            diterima(lembar, baris, p),
        )
        for p in peringatan_baris(lembar, baris)
    )


def peringatan_seluruh(lembar: Lembar) -> Peringatan | None:
    """The warning about the sheet as a whole."""
    p = peringatan_lembar(lembar)
    return Peringatan("", "", p.kode, p.pesan, p.nilai, "", diterima(lembar, None, p)) if p else None


def kemajuan(lembar: Lembar, wewenang: Wewenang, kurang: Collection[Kekurangan]) -> Kemajuan:
    """Of the rows that the person answers for; of all where that is every row or none."""
    semua = not wewenang.bidang
    indikator = [b for b in lembar.baris if b.indikator and (semua or wewenang.milik(b))]
    uang = [b for b in lembar.baris if b.rp_diisi and (semua or wewenang.uang_milik(b))]
    kunci = {b.kunci for b in indikator} | {b.kunci_rp for b in uang}
    milik = [k for k in kurang if semua or k.kunci in kunci]
    maju = hitung(w for w in baris_wajib(lembar) if semua or w.kunci in kunci)
    return Kemajuan(
        maju.terisi,
        maju.wajib,
        len(milik),
        sum(k.jenis.name == "PERINGATAN" for k in milik),
    )


def _keadaan(lembar: Lembar, baris: BarisLembar) -> str:
    r = baris.realisasi
    if r is None:
        return "" if lembar.diminta(baris) else "diminta pada TW IV"
    if r.status == "final":
        return ""
    if r.status == "sementara":
        return f"sementara, data {r.tahun_data}"
    return "data tidak tersedia"


def _target(target: DataTarget | None) -> Angka:
    if target is None:
        return Angka(formats.KOSONG, Alasan.TANPA_TARGET)
    atas = "" if target.nilai_atas is None else f"–{formats.angka(target.nilai_atas)}"
    return Angka(formats.angka(target.nilai) + atas)


def _hasil(hasil: Hasil, desimal: int, akhiran: str = "") -> Angka:
    if hasil.nilai is None:
        return Angka(formats.KOSONG, str(hasil.alasan))
    return Angka(formats.angka(hasil.nilai, desimal) + akhiran)


def _bilangan(nilai: Decimal | None, desimal: int | None, alasan: str) -> Angka:
    return Angka(formats.KOSONG, str(alasan)) if nilai is None else Angka(formats.angka(nilai, desimal))
