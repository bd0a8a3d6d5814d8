"""Makes rows of an E.81 sheet: what each states, column by column, with the address of every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from lkjip import bilangan
from lkjip.buku_kerja.masuk import BukuDitolak, BukuMasuk, LembarMasuk
from lkjip.buku_kerja.sel import SelMasuk, SelSalah
from pengisian.impor_e81.kepala import BERPASANGAN, JUMLAH, Kepala, cari_kepala, rata

if TYPE_CHECKING:
    import pandas as pd

TERBANYAK_BARIS = 600  # four times a large unit's; matching compares all with all
TERBANYAK_KOLOM = 60
TERBANYAK_ULANGAN = 50_000  # cells of merged areas
TEKS = ("no", "nama", "sasaran", "indikator", "satuan", "penjelasan")
ANGKA = tuple(f"{nama}_{jenis}" for nama in BERPASANGAN for jenis in ("k", "rp"))
# With these words the table is over: what follows is the footer, notes and signature.
PENUTUP = (
    "rata rata", "predikat", "faktor", "tindak lanjut", "usulan tindak lanjut", "catatan", "sumber",
    "keadaan sampai", "mengetahui", "disusun",
)  # fmt: skip
_GABUNGAN = re.compile(r"([A-Z]{1,3})([0-9]+):([A-Z]{1,3})([0-9]+)")
_KODE = re.compile(r"[0-9X]+(?:\.[0-9X]+)*")
TANPA_KEPALA = (
    "Kepala tabel Formulir E.81 tidak ditemukan. Yang dicari adalah baris judul dengan kolom Indikator, "
    "Target, dan Realisasi Triwulan."
)


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure as printed: its number as bilangan.baca reads it, or why it cannot be read."""

    alamat: str
    teks: str
    salah: str = ""

    @property
    def nilai(self) -> Decimal | None:
        return None if self.salah else bilangan.baca(self.teks)

    @property
    def desimal(self) -> int:
        return len(self.teks.partition(",")[2])


@dataclass(frozen=True, slots=True)
class BarisE81:
    """A row of the form. Of a further indicator of a line kode and nama are the line's.

    kunci is the hidden key of a form of ours (pengisian/letak_e81.py), empty in others.
    """

    nomor: int
    kode: str
    nama: str
    indikator: str
    satuan: str
    penjelasan: str
    lanjutan: bool
    alamat_penjelasan: str = ""
    kunci: str = ""
    angka: Mapping[str, Angka] = field(default_factory=dict)

    @property
    def jumlah(self) -> bool:
        """Whether it is a sum, which is nobody's row."""
        return rata(self.nama).startswith(JUMLAH) and not self.kode

    def nilai(self, kolom: str) -> Decimal | None:
        return self.angka[kolom].nilai if kolom in self.angka else None

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> BarisE81:
        return cls(**{**isi, "angka": {k: Angka(**a) for k, a in isi["angka"].items()}})


@dataclass(frozen=True, slots=True)
class LembarE81:
    """The table of a form: its columns by their meaning, and its rows."""

    nama: str
    kolom: tuple[str, ...]
    baris: tuple[BarisE81, ...]


def baca_e81(buku: BukuMasuk) -> LembarE81:
    """The first sheet with such a table, those that show before hidden ones. Raises BukuDitolak."""
    for lembar in sorted(buku.lembar.values(), key=lambda x: x.tersembunyi):
        tabel = _tabel(lembar)
        kepala = cari_kepala(tabel) if not tabel.empty else None
        if kepala:
            _pastikan_lengkap(kepala)
            return LembarE81(lembar.nama, tuple(kepala.kolom), _baris(lembar, tabel, kepala))
    raise BukuDitolak(TANPA_KEPALA)


def _pastikan_lengkap(kepala: Kepala) -> None:
    if not {"no", "nama", "sasaran"} & kepala.kolom.keys():
        raise BukuDitolak("Kolom nomor atau Program/Kegiatan tidak ditemukan pada kepala tabel.")
    if not any(f"tw{n}_k" in kepala.kolom for n in range(1, 5)):
        raise BukuDitolak("Kolom Realisasi Triwulan (K) tidak ditemukan pada kepala tabel.")


def _tabel(lembar: LembarMasuk) -> pd.DataFrame:
    """What the cells say, by row and column number; a merged area says it in each of its cells."""
    import pandas as pd  # here, because it takes 60 MB and half a second, and few requests need it

    isi = {
        n: {k: teks_sel(sel) for k, sel in baris.items() if k <= TERBANYAK_KOLOM}
        for n, baris in lembar.baris.items()
    }
    for n, k, teks in islice(_ulangan(lembar, isi), TERBANYAK_ULANGAN):
        isi.setdefault(n, {})[k] = teks
    tabel = pd.DataFrame.from_dict(isi, orient="index", dtype=object)
    return tabel.sort_index().sort_index(axis=1).fillna("")


def teks_sel(sel: SelMasuk) -> str:
    if isinstance(sel.nilai, Decimal):
        return f"{sel.nilai:f}"
    return "" if sel.masalah else sel.teks()


def _ulangan(lembar: LembarMasuk, isi: Mapping[int, Mapping[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of every cell of the merged areas that say something."""
    for cocok in map(_GABUNGAN.fullmatch, lembar.gabungan):
        if cocok is None:
            continue
        baris, kolom = int(cocok[2]), _nomor_kolom(cocok[1])
        if teks := isi.get(baris, {}).get(kolom, ""):
            for n in range(baris, int(cocok[4]) + 1):
                for k in range(kolom, min(_nomor_kolom(cocok[3]), TERBANYAK_KOLOM) + 1):
                    yield n, k, teks


def _nomor_kolom(huruf: str) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - 64
    return nomor


# --- rows
def _baris(lembar: LembarMasuk, tabel: pd.DataFrame, kepala: Kepala) -> tuple[BarisE81, ...]:
    isi = tabel[tabel.index > kepala.akhir]
    if len(isi) > TERBANYAK_BARIS:
        raise BukuDitolak(
            f"Tabel memuat lebih dari {TERBANYAK_BARIS} baris. Hapus baris yang tidak diperlukan."
        )
    isi = isi[[not _judul_ulang(isi.loc[n], kepala) for n in isi.index]]
    teks = isi.rename(columns={k: nama for nama, k in kepala.kolom.items()}).reindex(
        columns=TEKS, fill_value=""
    )
    teks["kode"] = teks["no"].map(kode_rata)
    akhir = next((n for n in teks.index if not teks["kode"][n] and _penutup(isi.loc[n], kepala)), None)
    if akhir is not None:
        teks = teks[teks.index < akhir].copy()
    teks["induk"] = teks["nama"].where(teks["nama"] != "", teks["sasaran"])
    lanjutan = (teks["kode"] == "") & (teks["induk"] == "")
    # The further indicators of a line repeat neither its code nor its name.
    penuh = teks[["kode", "induk"]].mask(lanjutan).ffill().fillna("")
    hasil = []
    for n in teks.index:
        angka = baca_angka(lembar, n, kepala.kolom)
        t = teks.loc[n]
        if not (t["indikator"] or angka):
            continue  # a heading within the table, or an empty row
        alamat = lembar.sel(n, kepala.kolom["penjelasan"]).alamat if "penjelasan" in kepala.kolom else ""
        hasil.append(
            BarisE81(
                n, penuh["kode"][n], penuh["induk"][n], t["indikator"], t["satuan"], rapi(t["penjelasan"]),
                bool(lanjutan[n]), alamat, angka=angka,
            )
        )  # fmt: skip
    return tuple(hasil)


def rapi(teks: str) -> str:
    """As pengisian.baris_tulis keeps a text."""
    return "\n".join(teks.splitlines()).strip()


def _judul_ulang(baris: pd.Series[str], kepala: Kepala) -> bool:
    """Whether a row says what the heading says, as at the top of each printed page."""
    ada = {k: rata(t) for k, t in baris.items() if t}
    return bool(ada) and all(t in kepala.kata.get(k, frozenset()) for k, t in ada.items())


def _penutup(baris: pd.Series[str], kepala: Kepala) -> bool:
    """Whether a row without a code belongs to the footer. An indicator may begin with the same words."""
    bebas = {kepala.kolom.get(nama) for nama in ("indikator", "satuan", "unit", "penjelasan")}
    return any(rata(t).startswith(PENUTUP) for k, t in baris.items() if t and k not in bebas)


def kode_rata(teks: str) -> str:
    """1.1.2 of " 1.1.2. " or "1,1"; "" of what is no code."""
    kode = "".join(teks.split()).replace(",", ".").strip(".").upper()
    return kode if _KODE.fullmatch(kode) else ""


def baca_angka(lembar: LembarMasuk, nomor: int, kolom: Mapping[str, int]) -> dict[str, Angka]:
    """The figures of a row, as far as it has any."""
    hasil = {}
    for nama in ANGKA:
        if nama not in kolom:
            continue
        sel = lembar.sel(nomor, kolom[nama])
        try:
            nilai = sel.bilangan()
        except SelSalah as galat:
            hasil[nama] = Angka(sel.alamat, teks_sel(sel), str(galat))
        else:
            if nilai is not None:
                hasil[nama] = Angka(sel.alamat, bilangan.tulis(nilai))
    return hasil
