"""What is in a workbook: the values of its sheets as plain lists, in one pass over each part.

Standard library only: it runs in the child process. The shape of the answer stands in anak_baca.py.
"""

from __future__ import annotations

import re

from .paket import RUSAK, Atribut, Paket, Tolak, lokal

KOLOM_TERAKHIR, BARIS_TERAKHIR = 16384, 1048576  # XFD1048576
FORMAT_TANGGAL = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))  # built in
FORMAT_PERSEN = frozenset((9, 10))
# What a number format prints as it stands: quoted, escaped, a space as wide as, filled with, colour, locale.
_HARFIAH = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_KODE = re.compile(r"_x([0-9A-Fa-f]{4})_")

Sel = tuple[int, str, str, bool]  # column, kind, text, is a formula


class Buku:
    """A workbook read into plain lists."""

    def __init__(self, paket: Paket) -> None:
        self.paket = paket
        self.teks: list[str] = []  # shared by all sheets
        self.gaya: list[str] = []  # by number of the cell's style: n, p or d
        self.lembar: list[Atribut] = []
        self.nama: dict[str, str] = {}
        self.sejak_1904 = False

    def baca(self) -> dict[str, object]:
        tautan = self.paket.tautan("")
        pokok = next((tujuan for jenis, tujuan in tautan.values() if jenis == "officeDocument"), "")
        self._baca_pokok(pokok)
        tautan = self.paket.tautan(pokok)
        for jenis, tujuan in tautan.values():
            if jenis == "sharedStrings":
                self._baca_teks(tujuan)
            elif jenis == "styles":
                self._baca_gaya(tujuan)
        lembar = [
            {
                "nama": atribut.get("name", ""),
                "tersembunyi": atribut.get("state", "visible") != "visible",
                **Lembar(self).baca(tujuan),
            }
            for atribut in self.lembar
            for jenis, tujuan in [tautan.get(_id(atribut), ("", ""))]
            if jenis == "worksheet"  # others are charts and dialogs
        ]
        return {"lembar": lembar, "nama": self.nama, "sejak_1904": self.sejak_1904}

    def _baca_pokok(self, berkas: str) -> None:
        nama = ""

        def mulai(unsur: str, atribut: Atribut) -> None:
            nonlocal nama
            if unsur == "sheet":
                self.lembar.append(atribut)
            elif unsur == "workbookPr":
                self.sejak_1904 = atribut.get("date1904") in ("1", "true")
            elif unsur == "definedName":
                nama = atribut.get("name", "")

        def akhir(unsur: str, isi: str) -> None:
            if unsur == "definedName":
                self.nama[nama] = isi

        self.paket.urai(berkas, mulai=mulai, akhir=akhir, teks={"definedName"})

    def _baca_teks(self, berkas: str) -> None:
        teks = Teks()

        def akhir(unsur: str, isi: str) -> None:
            teks.akhir(unsur, isi)
            if unsur == "si":
                self.paket.jatah.pakai("teks")
                self.teks.append(teks.ambil())

        self.paket.urai(berkas, mulai=teks.mulai, akhir=akhir, teks={"t"})

    def _baca_gaya(self, berkas: str) -> None:
        kode: dict[str, str] = {}
        milik_sel = False

        def mulai(unsur: str, atribut: Atribut) -> None:
            nonlocal milik_sel
            if unsur == "numFmt":
                kode[atribut.get("numFmtId", "")] = atribut.get("formatCode", "")
            elif unsur == "cellXfs":  # xf stand in other lists too
                milik_sel = True
            elif unsur == "xf" and milik_sel:
                self.paket.jatah.pakai("gaya")
                nomor = atribut.get("numFmtId", "0")
                self.gaya.append(jenis_format(kode.get(nomor), nomor))

        def akhir(unsur: str, _: str) -> None:
            nonlocal milik_sel
            milik_sel = milik_sel and unsur != "cellXfs"

        self.paket.urai(berkas, mulai=mulai, akhir=akhir)


def _id(atribut: Atribut) -> str:
    return next((nilai for nama, nilai in atribut.items() if lokal(nama) == "id"), "")


def jenis_format(kode: str | None, nomor: str) -> str:
    """How a number format shows a number: d as a date, p as a percentage, n as a number."""
    if kode is None:
        bawaan = int(nomor) if nomor.isdecimal() else 0
        return "d" if bawaan in FORMAT_TANGGAL else "p" if bawaan in FORMAT_PERSEN else "n"
    inti = _HARFIAH.sub("", kode).split(";")[0]
    return "d" if re.search("[dmyhs]", inti, re.IGNORECASE) else "p" if "%" in inti else "n"


class Teks:
    """A shared or inline string: its runs together, without the reading aids of East Asian scripts."""

    def __init__(self) -> None:
        self.bagian: list[str] = []
        self.bantuan = False

    def mulai(self, unsur: str, _: Atribut) -> None:
        self.bantuan = self.bantuan or unsur == "rPh"

    def akhir(self, unsur: str, isi: str) -> None:
        if unsur == "rPh":
            self.bantuan = False
        elif unsur == "t" and not self.bantuan:
            self.bagian.append(isi)

    def ambil(self) -> str:
        hasil = tanpa_kode("".join(self.bagian))
        self.bagian.clear()
        return hasil


def tanpa_kode(teks: str) -> str:
    """Excel writes as _xHHHH_ what XML cannot hold, and the underscore of a text that looks like that."""

    def huruf(kode: re.Match[str]) -> str:
        satu = chr(int(kode[1], 16))
        return satu if satu.isprintable() or satu in "\t\n" else ""

    return _KODE.sub(huruf, teks) if "_x" in teks else teks


class Lembar:
    """A sheet: the rows and cells that hold something. What the sheet says of its own size is not read."""

    def __init__(self, buku: Buku) -> None:
        self.buku, self.jatah = buku, buku.paket.jatah
        self.hasil: list[tuple[int, list[Sel]]] = []
        self.gabungan: list[str] = []
        self.baris = self.kolom = 0
        self.atribut: Atribut = {}  # of the cell, as the following
        self.teks = Teks()
        self.nilai: str | None = None
        self.rumus = False

    def baca(self, berkas: str) -> dict[str, object]:
        self.buku.paket.urai(berkas, mulai=self._mulai, akhir=self._akhir, teks={"v", "t"})
        return {"baris": self.hasil, "gabungan": self.gabungan}

    def _mulai(self, unsur: str, atribut: Atribut) -> None:
        if unsur == "c":
            self.jatah.pakai("sel")
            self._pindah(atribut.get("r", ""))
            self.atribut, self.nilai, self.rumus = atribut, None, False
            self.teks.bagian.clear()
        elif unsur == "row":
            self.jatah.pakai("baris")
            self.baris = hitungan(atribut.get("r", str(self.baris + 1)), 1, BARIS_TERAKHIR)
            self.kolom = 0
            self.hasil.append((self.baris, []))
        elif unsur == "f":
            self.rumus = True
        elif unsur == "mergeCell":
            self.jatah.pakai("sel")
            self.gabungan.append(atribut.get("ref", ""))
        else:
            self.teks.mulai(unsur, atribut)

    def _akhir(self, unsur: str, isi: str) -> None:
        if unsur == "v":
            self.nilai = isi
        elif unsur == "c":
            self._simpan()
        elif unsur == "row":
            if not self.hasil[-1][1]:
                self.hasil.pop()
        else:
            self.teks.akhir(unsur, isi)

    def _pindah(self, alamat: str) -> None:
        """To the cell's own address; without one it follows the cell before."""
        if not alamat:
            self.kolom += 1
        elif (cocok := _ALAMAT.fullmatch(alamat)) and int(cocok[2]) == self.baris:
            self.kolom = 0
            for huruf in cocok[1]:
                self.kolom = self.kolom * 26 + ord(huruf) - 64
        else:
            raise Tolak(RUSAK)
        if not self.baris or self.kolom > KOLOM_TERAKHIR:
            raise Tolak(RUSAK)

    def _simpan(self) -> None:
        jenis, isi = self._isi(self.atribut.get("t", "n"))
        if isi or self.rumus:
            self.jatah.pakai("huruf", len(isi))  # a shared text is sent as often as it is used
            self.hasil[-1][1].append((self.kolom, jenis, isi, self.rumus))

    def _isi(self, tipe: str) -> tuple[str, str]:
        """Kind and text of the cell. A formula that was never computed has no value or an empty one."""
        if tipe == "inlineStr":
            return "t", self.teks.ambil()
        if tipe == "str" and self.nilai is not None:
            return "t", tanpa_kode(self.nilai)
        if not self.nilai:
            return "-", ""
        if tipe == "s":
            return "t", self.buku.teks[hitungan(self.nilai, 0, len(self.buku.teks) - 1)]
        if tipe == "n":
            gaya = hitungan(self.atribut.get("s", "0"), 0, 10**6)
            return self.buku.gaya[gaya] if gaya < len(self.buku.gaya) else "n", self.nilai
        return {"b": "b", "e": "e", "d": "i"}.get(tipe, "t"), self.nilai


def hitungan(teks: str, terkecil: int, terbesar: int) -> int:
    """A count that the file states; where it is no such number, the file is broken."""
    nilai = int(teks) if teks.isdecimal() and len(teks) < 9 else -1
    if not terkecil <= nilai <= terbesar:
        raise Tolak(RUSAK)
    return nilai
