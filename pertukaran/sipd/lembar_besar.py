"""Hands the rows of a large sheet on, one by one, and keeps none of them. Runs in the child process.

lkjip.buku_kerja.isi is made for many small sheets and keeps everything: 50,000 rows take it twice as long
and five times the memory.
The checks of the archive and of the other parts are the same (lkjip.buku_kerja.paket).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

from lxml.etree import XMLSyntaxError, XPath, iterparse

from lkjip.buku_kerja.isi import KOLOM_TERAKHIR, Buku, hitungan, tanpa_kode
from lkjip.buku_kerja.paket import DTD, POTONGAN, RUSAK, Jatah, Tolak, lokal

Sel = tuple[str, str, bool]  # kind, text, is a formula; kinds as in lkjip.buku_kerja.anak_baca
Baris = Callable[[int, dict[int, Sel]], None]
Kemajuan = Callable[[int], None]  # percent
_BAGIAN = XPath(".//*[local-name()='t' and not(ancestor::*[local-name()='rPh'])]/text()")
ANGKA = "0123456789"
# libxml2 without its conveniences: no entities, no network, its own limits of depth and length stay.
AMAN = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
}
_DTD = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


class BukuBesar(Buku):
    """A workbook of which sheets are read on demand."""

    def daftar(self) -> list[tuple[str, str]]:
        """Name and part of each sheet that is not hidden; shared strings and styles are read."""
        tautan = self.paket.tautan("")
        pokok = next((tujuan for jenis, tujuan in tautan.values() if jenis == "officeDocument"), "")
        self._baca_pokok(pokok)
        tautan = self.paket.tautan(pokok)
        for jenis, tujuan in tautan.values():
            if jenis == "sharedStrings":
                self._baca_teks(tujuan)
            elif jenis == "styles":
                self._baca_gaya(tujuan)
        hasil = []
        for atribut in self.lembar:
            nomor = next((nilai for nama, nilai in atribut.items() if lokal(nama) == "id"), "")
            jenis, tujuan = tautan.get(nomor, ("", ""))
            if jenis == "worksheet" and atribut.get("state", "visible") == "visible":
                hasil.append((atribut.get("name", ""), tujuan))
        return hasil

    def alirkan(self, berkas: str, baris: Baris, kemajuan: Kemajuan) -> None:
        """Calls `baris` for each row of the sheet that holds something."""
        if berkas not in self.paket.nama:
            raise Tolak(RUSAK)
        penyimak = _Penyimak(self, baris)
        ukuran = max(self.paket.zip.getinfo(berkas).file_size, 1)
        with self.paket.zip.open(berkas) as isi:
            aliran = _Aliran(isi, self.paket.jatah, lambda n: kemajuan(min(100, n * 100 // ukuran)))
            try:
                for _, unsur in iterparse(aliran, events=("end",), tag="{*}row", **AMAN):
                    penyimak.baris(unsur)
                    unsur.clear()
                    while (
                        unsur.getprevious() is not None
                    ):  # the rows before it, which their parent still holds
                        del unsur.getparent()[0]
            except XMLSyntaxError as galat:
                raise Tolak(RUSAK) from galat


class _Aliran:
    """The part as the parser reads it: counted, and without a DTD, which can only stand at its beginning."""

    def __init__(self, berkas: IO[bytes], jatah: Jatah, kemajuan: Kemajuan) -> None:
        self.berkas, self.jatah, self.kemajuan = berkas, jatah, kemajuan
        self.terbaca = 0

    def read(self, _: int = -1) -> bytes:
        potongan = self.berkas.read(POTONGAN)
        self.jatah.pakai("mengembang", len(potongan))
        if not self.terbaca and any(d in potongan for d in _DTD):
            raise Tolak(DTD)
        self.terbaca += len(potongan)
        self.kemajuan(self.terbaca)
        return potongan


class _Penyimak:
    """Reads the cells of finished rows."""

    def __init__(self, buku: BukuBesar, terima: Baris) -> None:
        self.buku, self.jatah, self.terima = buku, buku.paket.jatah, terima
        self.nomor = 0
        self.v = self.f = self.t = ""  # names of a value, a formula and a text, with their namespace
        self.urutan: dict[str, int] = {}  # number of a column by its letters

    def baris(self, unsur: Any) -> None:
        self.jatah.pakai("baris")
        self.jatah.pakai("sel", len(unsur))
        if not self.v:
            self.v, self.f, self.t = (unsur.tag.removesuffix("row") + nama for nama in "vft")
        r = unsur.get("r")
        self.nomor = hitungan(r, 1, 1048576) if r else self.nomor + 1
        isi: dict[int, Sel] = {}
        kolom = 0
        for sel in unsur:
            alamat = sel.get("r")
            huruf = alamat.rstrip(ANGKA) if alamat else ""
            kolom = (self.urutan.get(huruf) or self._kolom(huruf)) if alamat else kolom + 1
            nilai = self._sel(sel)
            if nilai[1] or nilai[2]:
                isi[kolom] = nilai
        if isi:
            self.terima(self.nomor, isi)

    def _kolom(self, huruf: str) -> int:
        nomor = 0
        for h in huruf:
            nomor = nomor * 26 + ord(h) - 64
        if not (huruf.isascii() and huruf.isupper() and len(huruf) < 4 and nomor <= KOLOM_TERAKHIR):
            raise Tolak(RUSAK)
        self.urutan[huruf] = nomor
        return nomor

    def _sel(self, sel: Any) -> Sel:
        """Kind and text of a cell, as lkjip.buku_kerja.isi.Lembar has it."""
        tipe = sel.get("t", "n")
        if tipe == "inlineStr":
            bagian = list(sel.iter(self.t))
            # Several: runs of one string, and reading aids of East Asian scripts among them.
            teks = bagian[0].text or "" if len(bagian) == 1 else "".join(_BAGIAN(sel))
            return ("t", tanpa_kode(teks), False)
        pertama = next(sel.iterchildren(self.v), None)
        nilai = None if pertama is None else pertama.text
        rumus = len(sel) != (pertama is not None) and next(sel.iterchildren(self.f), None) is not None
        if not nilai:
            return ("-", "", rumus)
        if tipe == "s":
            return ("t", self.buku.teks[hitungan(nilai, 0, len(self.buku.teks) - 1)], rumus)
        if tipe == "n":
            gaya = sel.get("s")
            nomor = hitungan(gaya, 0, 10**6) if gaya else 0
            return (self.buku.gaya[nomor] if nomor < len(self.buku.gaya) else "n", nilai, rumus)
        if tipe == "str":
            return ("t", tanpa_kode(nilai), rumus)
        return ({"b": "b", "e": "e", "d": "i"}.get(tipe, "t"), nilai, rumus)
