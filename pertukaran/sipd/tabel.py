"""From the rows of a sheet to a table: the header is found, each row is a figure, a sum or nothing.

Runs in the child process; standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip.bilangan import kutipan
from lkjip.buku_kerja.sel import SelMasuk, nilai_sel
from lkjip.formats import abjad
from pertukaran.sipd import kode as kode_sipd
from pertukaran.sipd.tajuk import ANGKA, Tajuk, kenali, rapat

Sel = tuple[str, str, bool]
BARIS_TAJUK = 60  # how far below the titles a header is looked for
PANJANG_NAMA = 500
TERBANYAK = 300  # errors that are kept, of each SKPD
_TOTAL_SEMUA = re.compile(
    r"(?:grand\s*total|(?:total|jumlah)\s+(?:keseluruhan|seluruhnya|seluruh))\b", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:grand\s*)?(?:sub\s*)?(?:total|jumlah)\b", re.IGNORECASE)
TEKS = ("kode_skpd", "nama_skpd", "tahun", "tipe", "kode_program", "nama_program", "kode_kegiatan",
        "nama_kegiatan", "sumber", "akun")  # fmt: skip


@dataclass(slots=True)
class Salah:
    """What cannot be read: cell, what stands there, what was expected. By SKPD."""

    banyak: dict[str, int] = field(default_factory=dict)
    butir: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def tambah(self, skpd: str, alamat: str, nilai: str, harap: str) -> None:
        self.banyak[skpd] = self.banyak.get(skpd, 0) + 1
        daftar = self.butir.setdefault(skpd, [])
        if len(daftar) < TERBANYAK:
            daftar.append((alamat, kutipan(nilai), harap))


class Tabel:
    """What was read of a sheet, column by column. Amounts are still text, with the kind of their cell.

    total: the row of a GRAND TOTAL; jumlah: rows that only sum up others, with address and label.
    """

    def __init__(self, jenis: str) -> None:
        self.jenis = jenis
        self.tajuk: Tajuk | None = None
        self.baris_tajuk = 0
        self.terbaik = Tajuk({})  # the row that came nearest to a header
        self.dilihat = 0
        self.nomor: list[int] = []
        self.kolom: dict[str, list[str]] = {}
        self.angka: dict[str, list[Sel]] = {}
        self.jumlah: list[tuple[str, str]] = []
        self.total: tuple[int, dict[str, Sel]] | None = None
        self.salah = Salah()
        self._nomor: dict[str, int] = {}  # of the columns, by what they are
        self._rapi: dict[str, str] = {}

    def baris(self, nomor: int, isi: Mapping[int, Sel]) -> None:
        if self.tajuk is None:
            self._cari_tajuk(nomor, isi)
        elif not self._nomor_kolom(nomor, isi):
            self._isi(nomor, isi)

    def _cari_tajuk(self, nomor: int, isi: Mapping[int, Sel]) -> None:
        self.dilihat += 1
        if self.dilihat > BARIS_TAJUK:
            return
        tajuk = kenali({k: s[1] for k, s in isi.items() if s[0] == "t"}, self.jenis)
        if len(tajuk.kolom) > len(self.terbaik.kolom):
            self.terbaik = tajuk
        if tajuk.bersub and tajuk.bernilai:
            self.tajuk, self.baris_tajuk = tajuk, nomor
            self._nomor = {k: n for k, (n, _) in tajuk.kolom.items()}
            nama = ("kode", "nama", *TEKS)
            self.kolom = {n: [] for n in nama}
            self.angka = {n: [] for n in ANGKA if n in tajuk.kolom}

    def _nomor_kolom(self, nomor: int, isi: Mapping[int, Sel]) -> bool:
        """The row of column numbers (1, 2, 3 …) below a header."""
        teks = [s[1].strip("() ") for s in isi.values()]
        return (
            nomor <= self.baris_tajuk + 2
            and len(teks) > 2
            and teks == [str(n) for n in range(1, len(teks) + 1)]
        )

    def _teks(self, isi: Mapping[int, Sel], kunci: str) -> str:
        sel = isi.get(self._nomor.get(kunci, 0))
        if sel is None:
            return ""
        teks = self._rapi.get(sel[1])  # texts repeat on every row: one copy will do
        if teks is None:
            teks = self._rapi[sel[1]] = " ".join(sel[1].split())[:PANJANG_NAMA]
        return teks

    def alamat(self, nomor: int, kunci: str) -> str:
        kolom = self._nomor.get(kunci)
        return f"{abjad(kolom)}{nomor}" if kolom else f"baris {nomor}"

    def _isi(self, nomor: int, isi: Mapping[int, Sel]) -> None:
        kode, nama = self._kode_nama(isi)
        angka = {n: isi[self._nomor[n]] for n in self.angka if self._nomor[n] in isi}
        if not kode_sipd.POLA_SUB.fullmatch(kode):
            if self._bukan_baris(nomor, isi, kode, angka):
                return
            if kode:
                harap = f"kode sub kegiatan, misalnya {kode_sipd.CONTOH}"
                self.salah.tambah(self.skpd(isi), self.alamat(nomor, "kode_sub"), kode, harap)
                return
            if not nama:
                kunci = "kode_sub" if "kode_sub" in self._nomor else "nama_sub"
                self.salah.tambah(
                    self.skpd(isi), self.alamat(nomor, kunci), "", "sub kegiatan dari jumlah pada baris ini"
                )
                return
        if not any(s[1] for s in angka.values()) and not any(s[2] for s in angka.values()):
            return
        self._simpan(nomor, isi, kode, nama, angka)

    def _kode_nama(self, isi: Mapping[int, Sel]) -> tuple[str, str]:
        kode, nama = kode_sipd.rapikan(self._teks(isi, "kode_sub")), self._teks(isi, "nama_sub")
        if kode:
            di_depan, sisa = kode_sipd.pisahkan(self._teks(isi, "kode_sub"))
            if di_depan and sisa:  # code and name in one cell
                return di_depan, nama or sisa
            return kode, kode_sipd.pisahkan(nama)[1] or nama
        return kode_sipd.pisahkan(nama)

    def skpd(self, isi: Mapping[int, Sel]) -> str:
        return self._teks(isi, "nama_skpd") or self._teks(isi, "kode_skpd")

    def _bukan_baris(self, nomor: int, isi: Mapping[int, Sel], kode: str, angka: Mapping[str, Sel]) -> bool:
        """A total, a sum of a higher level, the header once more, a signature: no figure of its own."""
        for kolom, (jenis, teks, _) in sorted(isi.items()):
            if jenis == "t" and _TOTAL.match(teks.strip()):
                self._catat_total(nomor, kolom, teks, angka)
                return True
        if not any(s[1] or s[2] for s in angka.values()):
            return True  # no amount: a title, a signature, an empty line
        if kode and kode_sipd.POLA_ATAS.fullmatch(kode):
            self.jumlah.append((self.alamat(nomor, "kode_sub"), kode))
            return True
        atas = (
            self._teks(isi, "kode_kegiatan")
            or self._teks(isi, "kode_program")
            or self._teks(isi, "nama_program")
        )
        if not kode and not self._teks(isi, "nama_sub") and not self._teks(isi, "akun") and atas:
            self.jumlah.append((self.alamat(nomor, "nilai"), kutipan(atas)))
            return True
        judul = self.tajuk.kolom.values() if self.tajuk else ()
        return all(rapat(s[1]) == rapat(teks) for k, teks in judul if (s := isi.get(k)))

    def _catat_total(self, nomor: int, kolom: int, teks: str, angka: Mapping[str, Sel]) -> None:
        if _TOTAL_SEMUA.match(teks.strip()) and angka:
            self.total = (nomor, dict(angka))
        else:
            self.jumlah.append((f"{abjad(kolom)}{nomor}", kutipan(teks)))

    def _simpan(
        self, nomor: int, isi: Mapping[int, Sel], kode: str, nama: str, angka: Mapping[str, Sel]
    ) -> None:
        self.nomor.append(nomor)
        for kunci, teks in (("kode", kode), ("nama", nama), *((k, self._teks(isi, k)) for k in TEKS)):
            self.kolom[kunci].append(teks)
        for kunci in self.angka:
            self.angka[kunci].append(angka.get(kunci, ("-", "", False)))


def sel_masuk(baris: int, kolom: int, sel: Sel) -> SelMasuk:
    """The cell as the other readers of workbooks know it."""
    jenis, teks, rumus = sel
    return SelMasuk(baris, kolom, nilai_sel(jenis, teks, None), rumus=rumus, galat=jenis == "e")
