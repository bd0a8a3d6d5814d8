"""Numbers that were typed into a written text, each looked up among all values of the report. Pure.

Live figures and references are not looked at: they follow the data by themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from reports.hidup import TERTUTUP, teks_ketikan
from reports.katalog.nilai import IndeksNilai, Nilai, Satuan
from reports.narasi.bantu import nama_indikator
from reports.narasi.saring import bersih

if TYPE_CHECKING:
    from reports.sumber import Sumber


class JenisAngka(StrEnum):
    PERSEN = "persen"
    RUPIAH = "rupiah"
    ANGKA = "angka"  # beside the name of an indicator
    TAHUN = "tahun"
    RUJUKAN = "rujukan"  # "Tabel 3.14", "Gambar 2.1", "Subbab 3.2"


class Putusan(StrEnum):
    TEPAT = "tepat"  # a value of the report, as it is printed
    DIBULATKAN = "dibulatkan"  # a value of the report, rounded
    POIN = "poin"  # a difference in points that is written as percent
    TIDAK_DIKENAL = "tidak_dikenal"  # no value, year or reference of the report


@dataclass(frozen=True, slots=True)
class AngkaNaskah:
    """A number of a written text. awal is its place in the text without markup, teks what was typed.

    cocok says in words which value of the report it is, seharusnya how that is printed; both empty where it
    is none. kutipan is the sentence around it.
    """

    awal: int
    teks: str
    jenis: JenisAngka
    putusan: Putusan
    kutipan: str = ""
    cocok: str = ""
    seharusnya: str = ""


KALI = {
    "ribu": Decimal(10) ** 3,
    "juta": Decimal(10) ** 6,
    "miliar": Decimal(10) ** 9,
    "milyar": Decimal(10) ** 9,
    "triliun": Decimal(10) ** 12,
}
RUJUKAN = re.compile(r"\b(Tabel|Gambar|Subbab|Bab|Lampiran)\s+(\d+(?:\.\d+)*|(?<=Bab\s)[IVX]+)\b")
# The number and year of a regulation or a letter are no figures of the report.
PERATURAN = re.compile(r"(?i)\b(?:nomor|no\.?)\s+[\w./-]*\d[\w./-]*(?:\s+tahun\s+\d{4})?")
TANGGAL = re.compile(r"\b\d{1,2}\s+(?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)[a-z]*\b")
TAHUN = re.compile(r"(?<![\d.,/-])(?:19|20)\d{2}(?![\d/]|[.,]\d|\s*%)")
ANGKA = re.compile(
    r"(?P<rp>\bRp\.?\s*)?(?P<n>(?<![\d.,])[-−]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+\.\d{1,2}(?!\d)|\d+(?:,\d+)?))"
    r"(?:\s*(?P<kali>ribu|juta|miliar|milyar|triliun)\b)?(?P<persen>\s*%|\s*persen\b)?"
)
GERAK = re.compile(
    r"(?i)\b(naik|turun|meningkat|menurun|bertambah|berkurang|selisih|kenaikan|penurunan|peningkatan)\b"
    r"(?!\s+(?:menjadi|dari))[^.\d]{0,40}$"
)
KALIMAT = re.compile(r"[^\n]*?(?:(?<!Rp)[.!?](?=\s)|(?=\n)|$)")
JAUH = 100  # how far from an indicator's name a number is taken to be its own
NAMA_TERPANJANG, KUTIPAN = 500, 200


def cari_nilai(data: Sumber, teks: str) -> list[AngkaNaskah]:
    """The numbers of a written text (its HTML) in their order, with what they are found to be."""
    terang, tertutup = teks_ketikan(bersih(teks))
    hasil: list[AngkaNaskah] = []
    for pola, periksa in ((RUJUKAN, _rujukan), (PERATURAN, None), (TAHUN, _tahun)):
        for m in pola.finditer(tertutup):
            if periksa and (putusan := periksa(data, m[0])):
                jenis = JenisAngka.RUJUKAN if pola is RUJUKAN else JenisAngka.TAHUN
                hasil.append(AngkaNaskah(m.start(), m[0], jenis, putusan))
        tertutup = pola.sub(_tutup, tertutup)
    tertutup = TANGGAL.sub(_tutup, tertutup)
    hasil += (a for m in ANGKA.finditer(tertutup) if (a := _angka(data, terang, tertutup, m)))
    return _dengan_kutipan(terang, sorted(hasil, key=lambda a: a.awal))


def _tutup(m: re.Match[str]) -> str:
    return TERTUTUP * len(m[0])


def _dengan_kutipan(teks: str, semua: list[AngkaNaskah]) -> list[AngkaNaskah]:
    """Each with the sentence in which it stands; of a very long one what is near."""
    kalimat = [m.span() for m in KALIMAT.finditer(teks)]
    mulai = [awal for awal, _ in kalimat]
    hasil = []
    for a in semua:
        awal, akhir = kalimat[bisect_right(mulai, a.awal) - 1]
        dekat = teks[max(awal, a.awal - KUTIPAN) : min(akhir, a.awal + KUTIPAN)]
        hasil.append(replace(a, kutipan=" ".join(dekat.split())))
    return hasil


def _rujukan(data: Sumber, teks: str) -> Putusan:
    ada = " ".join(teks.split()) in data.katalog.nomor_rujukan
    return Putusan.TEPAT if ada else Putusan.TIDAK_DIKENAL


def _tahun(data: Sumber, teks: str) -> Putusan:
    return Putusan.TEPAT if int(teks) in data.katalog.tahun_dikenal else Putusan.TIDAK_DIKENAL


# --- figures
def _angka(data: Sumber, terang: str, tertutup: str, m: re.Match[str]) -> AngkaNaskah | None:
    """None for a number that is neither percent nor rupiah, nor beside the name of an indicator."""
    nilai, desimal = _baca(m["n"])
    kali = KALI.get(m["kali"] or "", Decimal(1))
    indeks = data.katalog.indeks
    if m["rp"]:
        jenis, ada = JenisAngka.RUPIAH, indeks.cari(Satuan.RUPIAH, nilai, desimal, kali)
    elif m["persen"]:
        jenis, ada = JenisAngka.PERSEN, indeks.cari(Satuan.PERSEN, nilai, desimal)
        titik = indeks.cari(Satuan.POIN, abs(nilai), desimal)
        if titik and (not ada or GERAK.search(tertutup[max(0, m.start("n") - JAUH) : m.start("n")])):
            return _jadi(m, jenis, Putusan.POIN, titik[0])
    elif kode := _indikator(data, terang, m.start("n")):
        jenis, ada = JenisAngka.ANGKA, _milik(indeks, kode, nilai, desimal)
    else:
        return None
    if not ada:
        return _jadi(m, jenis, Putusan.TIDAK_DIKENAL, None)
    tepat = next((n for n in ada if _sama(n, nilai * kali, desimal, m)), None)
    return _jadi(m, jenis, Putusan.TEPAT if tepat else Putusan.DIBULATKAN, tepat or ada[0])


def _jadi(m: re.Match[str], jenis: JenisAngka, putusan: Putusan, nilai: Nilai | None) -> AngkaNaskah:
    cocok, seharusnya = (nilai.sebutan, nilai.teks) if nilai else ("", "")
    return AngkaNaskah(m.start(), m[0].strip(), jenis, putusan, "", cocok, seharusnya)


def _baca(teks: str) -> tuple[Decimal, int]:
    """ "1.234,50" -> 1234.50 and 2 decimals; a point before one or two digits is a decimal one."""
    angka = teks.replace("−", "-")
    if re.fullmatch(r"-?\d+\.\d{1,2}", angka):
        nilai = Decimal(angka)
    else:
        nilai = Decimal(angka.replace(".", "").replace(",", "."))
    return nilai, max(0, -int(nilai.as_tuple().exponent))


def _sama(n: Nilai, nilai: Decimal, desimal: int, m: re.Match[str]) -> bool:
    """Whether it is typed as it is printed, or is the exact value."""
    tercetak = re.search(r"[-−]?\d[\d.]*(?:,\d+)?", n.teks)
    return n.nilai == nilai or (tercetak is not None and tercetak[0] == m["n"] and not m["kali"])


def _indikator(data: Sumber, teks: str, awal: int) -> str:
    """The kode of the indicator whose name stands before the number, in the same sentence; else empty."""
    jauh = max(0, awal - NAMA_TERPANJANG - JAUH)
    batas = max(jauh, teks.rfind("\n", jauh, awal) + 1, teks.rfind(". ", jauh, awal) + 1)
    sebelum = " ".join(teks[batas:awal].casefold().split())
    terdekat = max(
        ((sebelum.rfind(nama) + len(nama), kode) for kode, nama in _nama(data) if nama in sebelum),
        default=(0, ""),
    )
    return terdekat[1] if terdekat[1] and len(sebelum) - terdekat[0] <= JAUH else ""


def _nama(data: Sumber) -> Iterator[tuple[str, str]]:
    for i in data.semua_indikator:
        yield i.kode, nama_indikator(i).casefold()


def _milik(indeks: IndeksNilai, kode: str, nilai: Decimal, desimal: int) -> list[Nilai]:
    """The indicator's own values; among them its differences, and what any table says of it."""
    semua = (indeks.cari(s, nilai, desimal) for s in (Satuan.PERSEN, Satuan.LAIN, Satuan.POIN))
    return [n for ada in semua for n in ada if n.kode == kode]
