"""Reads a quarter's workbook back: which cells were changed, which cannot be, and which are not ours to read.

Rows are found by their hidden key and columns by theirs, so that a sheet may be sorted, thinned out or saved
by another program. What a cell held at the download stands on the hidden sheet; it decides nothing but what
counts as changed. Whether a cell may be written is for the server to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lkjip import bilangan
from lkjip.buku_kerja.masuk import BukuDitolak, BukuMasuk, LembarMasuk
from lkjip.buku_kerja.sel import SelMasuk, SelSalah, seperti_excel
from lkjip.formats import ROMAWI_TRIWULAN
from pengisian.buku_kerja import tata
from pengisian.buku_kerja.tata import BarisBuku
from pengisian.lembar import Lembar
from pengisian.unggah.data import IsiUnggahan, SelUnggah

UNDUH_LAGI = "Unduh buku kerja yang baru, salin isian Anda ke dalamnya, lalu unggah."
BUKAN_MILIK = (
    "Berkas ini bukan buku kerja isian yang diunduh dari halaman ini. Unduh dahulu, isi, lalu unggah."
)
TANPA_SEMULA = (
    f"Lembar tersembunyi “{tata.LEMBAR_SEMULA}” sudah tidak ada, sehingga perubahan tidak dapat dikenali. "
    + UNDUH_LAGI
)
TERKUNCI = "diabaikan karena terkunci"
KUNCI_ASING = "Baris ini tidak ada pada lembar isian perangkat daerah. Hapus barisnya."
KUNCI_GANDA = "Baris ini sama dengan baris {lain}. Sisakan satu saja."
TANPA_KUNCI = "diabaikan karena bukan baris dari aplikasi (kunci pada kolom A kosong)"
DI_LUAR = "diabaikan karena di luar tabel"


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A quarter that the file may be for: its sheet, and the keys of the rows that the user may write."""

    lembar: Lembar
    diisi: frozenset[str]


@dataclass(frozen=True, slots=True)
class Identitas:
    """What the hidden sheet says of the file."""

    unit: str
    tahun: str
    bagian: str  # a quarter, or tulis.SETAHUN
    diunduh: str


def identitas(buku: BukuMasuk) -> Identitas:
    """Raises BukuDitolak for a workbook that is not of ours, or of another version."""
    semula = buku.lembar.get(tata.LEMBAR_SEMULA)
    if semula is None:
        milik = any(
            _teks(x, tata.BARIS_KUNCI, tata.KOLOM_KUNCI).startswith(tata.FORMAT) for x in buku.lembar.values()
        )
        raise BukuDitolak(TANPA_SEMULA if milik else BUKAN_MILIK)
    format_, versi, *isi = (_teks(semula, 1, k) for k in range(1, 7))
    if format_ != tata.FORMAT:
        raise BukuDitolak(BUKAN_MILIK)
    if versi != tata.VERSI:
        raise BukuDitolak(
            f"Buku kerja ini berformat versi {bilangan.kutipan(versi)}, sedangkan yang dibaca versi "
            f"{tata.VERSI}. {UNDUH_LAGI}"
        )
    return Identitas(*isi)


def baca(buku: BukuMasuk, tujuan: Mapping[int, Tujuan]) -> IsiUnggahan:
    """The cells that the file changes, in the quarters of `tujuan`. Raises BukuDitolak."""
    hasil = IsiUnggahan(diunduh=_saat(identitas(buku).diunduh))
    semula = _semula(buku.lembar[tata.LEMBAR_SEMULA])
    terbaca: dict[int, str] = {}
    for lembar in buku.lembar.values():
        if lembar.nama in (tata.LEMBAR_PETUNJUK, tata.LEMBAR_SEMULA):
            continue
        triwulan = _triwulan(lembar, tujuan)
        if triwulan is None:
            hasil.diabaikan.tambah(lembar.nama, "lembar ini tidak dibaca karena bukan dari aplikasi")
        elif triwulan in terbaca:
            pesan = f"Lembar ini salinan lembar “{terbaca[triwulan]}”. Sisakan satu saja."
            hasil.salah.tambah(lembar.nama, pesan)
        else:
            terbaca[triwulan] = lembar.nama
            _Pembaca(lembar, tujuan[triwulan], semula.get(triwulan, {}), hasil).baca()
    if not terbaca:
        raise BukuDitolak("Lembar isian sudah tidak ada di dalam berkas. " + UNDUH_LAGI)
    return hasil


def _saat(teks: str) -> str:
    """The moment, or nothing where the file does not tell one."""
    try:
        return teks if datetime.fromisoformat(teks).tzinfo else ""
    except ValueError:
        return ""


def _triwulan(lembar: LembarMasuk, tujuan: Mapping[int, Tujuan]) -> int | None:
    """The quarter that a sheet is of. Raises BukuDitolak where that is of another unit or year."""
    awal, _, milik = _teks(lembar, tata.BARIS_KUNCI, tata.KOLOM_KUNCI).partition(" ")
    if awal != f"{tata.FORMAT}/{tata.VERSI}":
        return None
    for triwulan, t in tujuan.items():
        if milik == f"{t.lembar.unit.slug}/{t.lembar.tahun}/{triwulan}":
            return triwulan
    raise BukuDitolak(
        f"Lembar “{lembar.nama}” berasal dari buku kerja lain ({bilangan.kutipan(milik)}). {UNDUH_LAGI}"
    )


def _teks(lembar: LembarMasuk, baris: int, kolom: int) -> str:
    nilai = lembar.sel(baris, kolom).nilai
    return nilai.strip() if isinstance(nilai, str) else ""


def _semula(lembar: LembarMasuk) -> dict[int, dict[str, dict[str, str]]]:
    """What the cells held: by quarter, row and column."""
    kolom = {k: _teks(lembar, tata.SEMULA_KEPALA, k) for k in lembar.baris.get(tata.SEMULA_KEPALA, {})}
    hasil: dict[int, dict[str, dict[str, str]]] = {}
    for nomor, baris in lembar.baris.items():
        triwulan = _teks(lembar, nomor, 1)
        if nomor > tata.SEMULA_KEPALA and triwulan in ("1", "2", "3", "4"):
            isi = {kolom[k]: _isi_teks(sel) for k, sel in baris.items() if k in kolom}
            hasil.setdefault(int(triwulan), {})[_teks(lembar, nomor, 2)] = isi
    return hasil


def _isi_teks(sel: SelMasuk) -> str:
    """The cell as tata.teks_isi would write it, also where it holds an error."""
    if isinstance(sel.nilai, Decimal):
        return bilangan.tulis(sel.nilai)
    if sel.masalah:
        return str(sel.nilai or "=")
    return "\n".join(sel.teks().splitlines()).strip()


def sama(kini: str, semula: str, *, angka: bool) -> bool:
    """Whether a cell still holds what it held; a number as far as a workbook keeps it."""
    if kini == semula or not angka:
        return kini == semula
    a, b = _angka(kini), _angka(semula)
    return a is not None and b is not None and seperti_excel(a) == seperti_excel(b)


def _angka(teks: str) -> Decimal | None:
    try:
        return bilangan.baca(teks)
    except bilangan.BukanBilangan:
        return None


class _Pembaca:
    """Reads the sheet of a quarter."""

    def __init__(
        self, lembar: LembarMasuk, tujuan: Tujuan, semula: Mapping[str, Mapping[str, str]], hasil: IsiUnggahan
    ) -> None:
        self.lembar, self.tujuan, self.semula, self.hasil = lembar, tujuan, semula, hasil
        self.triwulan = tujuan.lembar.triwulan
        self.dikenal = {b.kunci: b for b in tata.baris_buku(tujuan.lembar.baris)}
        self.angka = {r.nama for r in tata.susunan(self.triwulan) if r.jenis != "teks"}
        self.kolom = self._kolom()
        sebab = "" if tujuan.diisi else tujuan.lembar.posisi.sebab
        self.terkunci = f"{TERKUNCI}. {sebab}".strip() if sebab else TERKUNCI

    def _kolom(self) -> dict[int, str]:
        """The names of the columns by their number. Raises BukuDitolak where one to be filled is gone."""
        kepala = self.lembar.baris.get(tata.BARIS_KUNCI, {})
        nama = {k: _teks(self.lembar, tata.BARIS_KUNCI, k) for k in kepala if k != tata.KOLOM_KUNCI}
        ada = list(nama.values())
        if ganda := [n for n in ada if ada.count(n) > 1]:
            nama_ganda = bilangan.kutipan(ganda[0])
            raise BukuDitolak(f"Kolom “{nama_ganda}” pada baris 1 ada lebih dari satu. {UNDUH_LAGI}")
        if hilang := [r.judul for r in tata.susunan(self.triwulan) if r.diisi and r.nama not in ada]:
            raise BukuDitolak(
                f"Kolom “{hilang[0]}” Triwulan {ROMAWI_TRIWULAN[self.triwulan - 1]} tidak ditemukan, karena "
                f"kunci pada baris 1 yang tersembunyi hilang. {UNDUH_LAGI}"
            )
        return nama

    def baca(self) -> None:
        terbaca: dict[str, int] = {}
        for nomor, isi in self.lembar.baris.items():
            if nomor == tata.BARIS_KUNCI:
                continue
            kunci = _teks(self.lembar, nomor, tata.KOLOM_KUNCI)
            if not kunci:
                for sel in isi.values():
                    self._abaikan(sel, TANPA_KUNCI)
            elif kunci in terbaca:
                self.hasil.salah.tambah(self._alamat(nomor), KUNCI_GANDA.format(lain=terbaca[kunci]))
            else:
                terbaca[kunci] = nomor
                self._baris(nomor, kunci)

    def _baris(self, nomor: int, kunci: str) -> None:
        semula = self.semula.get(kunci)
        if semula is None:
            self.hasil.salah.tambah(self._alamat(nomor), KUNCI_ASING)
            return
        baris = self.dikenal.get(kunci)  # None for a heading, and for a row that is no longer on the sheet
        isi = self.lembar.baris[nomor]
        for k in sorted({*self.kolom, *isi} - {tata.KOLOM_KUNCI}):
            sel = self.lembar.sel(nomor, k)
            kolom = self.kolom.get(k)
            if kolom is None:
                self._abaikan(sel, DI_LUAR)
            else:
                self._sel(sel, baris, kolom, semula.get(kolom, ""), kunci)

    def _sel(self, sel: SelMasuk, baris: BarisBuku | None, kolom: str, semula: str, kunci: str) -> None:
        isian = baris.sel_isian(kolom) if baris else None
        dapat = isian is not None and isian[0] in self.tujuan.diisi
        angka = kolom in self.angka or isinstance(sel.nilai, Decimal)
        if sama(_isi_teks(sel), semula, angka=angka):
            self.hasil.sama += dapat
        elif isian is not None and dapat:
            self._ubah(sel, isian, semula, tata.sebutan(baris.baris, kolom) if baris else "")
        elif baris is None and not kunci.startswith("#") and kolom in tata.ISIAN:
            self.hasil.salah.tambah(self._alamat_sel(sel), KUNCI_ASING)
        else:
            self._abaikan(sel, self.terkunci)

    def _ubah(self, sel: SelMasuk, isian: tuple[str, str], semula: str, sebutan: str) -> None:
        kunci, kolom = isian
        try:
            teks = teks_isian(sel, kolom)
        except SelSalah as galat:
            self.hasil.salah.tambah(self._alamat_sel(sel), str(galat), sebutan)
            return
        if kolom == "status":
            semula = tata.status_dari(semula)
        self.hasil.sel.append(SelUnggah(self.triwulan, kunci, kolom, teks, semula, self._alamat_sel(sel)))

    def _abaikan(self, sel: SelMasuk, sebab: str) -> None:
        self.hasil.diabaikan.tambah(self._alamat_sel(sel), sebab)

    def _alamat(self, nomor: int) -> str:
        return f"{self.lembar.nama}, baris {nomor}"

    def _alamat_sel(self, sel: SelMasuk) -> str:
        return f"{self.lembar.nama}!{sel.alamat}"


def teks_isian(sel: SelMasuk, kolom: str) -> str:
    """What is to stand in a cell, for pengisian.simpan. Raises SelSalah."""
    if kolom in ("nilai", "rp") or kolom.startswith("komponen"):
        return bilangan.tulis(sel.bilangan())
    teks = sel.teks()
    return tata.status_dari(teks) if kolom == "status" else teks
