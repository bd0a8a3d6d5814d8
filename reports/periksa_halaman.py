"""What the page of the check shows: findings by severity and rule, filtered, with what the user may do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from lkjip.access import Hak
from lkjip.buku_kerja.tabel import Kolom, Tabel, buku
from lkjip.enums import TahapLkjip
from lkjip.models import Pengguna, Unit
from reports.enums import TingkatTemuan
from reports.periksa import Temuan, periksa
from reports.periksa.dasar import Alamat, Aturan, Nilai
from reports.reviu import muat
from reports.sumber import Sumber
from reports.tahap import boleh_lkjip, tahap_lkjip

SEBUTAN = {
    "akip": "Buka nilai AKIP",
    "e81": "Buka Formulir E.81",
    "laporan-bagian": "Buka bagiannya",
    "pengisian-baris": "Buka isiannya",
    "rencana": "Buka Renstra",
    "rencana-anggaran": "Buka anggaran",
    "rencana-iku": "Buka IKU",
    "rencana-pk": "Buka Perjanjian Kinerja",
    "susunan": "Buka susunannya",
    "tabel-daftar": "Buka daftar tabel",
}
TERLIHAT = 6  # values of a finding that are shown at once
PANJANG_CARI = 100
KOLOM_XLSX = (
    Kolom("Tingkat", 12),
    Kolom("Temuan", 40),
    Kolom("Tempat", 44),
    Kolom("Nilai", 60),
    Kolom("Yang perlu dilakukan", 44),
    Kolom("Dasar", 44),
    Kolom("Diterima dengan alasan", 44),
    Kolom("Oleh", 20),
    Kolom("Pada", 12),
)


@dataclass(frozen=True, slots=True)
class Saringan:
    """Which findings are shown. keadaan: terbuka, diterima, or all of them."""

    tingkat: str = ""
    aturan: str = ""
    keadaan: str = ""
    kata: str = ""

    @classmethod
    def dari(cls, kueri: Mapping[str, str]) -> Saringan:
        """From the query string. What makes no sense is no filter."""
        tingkat, keadaan = kueri.get("tingkat", ""), kueri.get("keadaan", "")
        return cls(
            tingkat if tingkat in TingkatTemuan.values else "",
            kueri.get("aturan", "").replace("\0", "")[:60],
            keadaan if keadaan in ("terbuka", "diterima") else "",
            " ".join(kueri.get("cari", "").replace("\0", "").split())[:PANJANG_CARI],
        )

    @property
    def aktif(self) -> bool:
        return self != Saringan()

    @property
    def kueri(self) -> str:
        isi = {"tingkat": self.tingkat, "aturan": self.aturan, "keadaan": self.keadaan, "cari": self.kata}
        kueri = urlencode({nama: nilai for nama, nilai in isi.items() if nilai})
        return f"?{kueri}" if kueri else ""

    def cocok(self, t: Temuan) -> bool:
        if (self.tingkat and t.tingkat != self.tingkat) or (self.aturan and t.aturan.kunci != self.aturan):
            return False
        if self.keadaan and (t.diterima is None) != (self.keadaan == "terbuka"):
            return False
        teks = f"{t.uraian} {t.saran} {t.diterima.alasan if t.diterima else ''}".casefold()
        return all(k in teks for k in self.kata.casefold().split())


@dataclass(frozen=True, slots=True)
class BarisTemuan:
    """A finding as it is shown. sebutan says what alamat opens; lagi are the values that are folded away."""

    temuan: Temuan
    alamat: str
    sebutan: str
    nilai: tuple[Nilai, ...]
    lagi: tuple[Nilai, ...]
    dicentang: bool


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The findings of a rule; diketik and galat are of a form that was not accepted."""

    aturan: Aturan
    baris: tuple[BarisTemuan, ...]
    terbuka: int
    diketik: str = ""
    galat: str = ""


@dataclass(frozen=True, slots=True)
class Ditolak:
    """A form that was sent and not written: its rule, what was ticked and typed, and why."""

    aturan: str
    sidik: frozenset[str]
    alasan: str
    galat: str


@dataclass(frozen=True, slots=True)
class Hitungan:
    """How many findings of a severity are open, and accepted."""

    tingkat: TingkatTemuan
    terbuka: int
    diterima: int


def hitung(temuan: Sequence[Temuan]) -> tuple[Hitungan, ...]:
    return tuple(
        Hitungan(
            k,
            sum(t.tingkat == k and t.diterima is None for t in temuan),
            sum(t.tingkat == k and t.diterima is not None for t in temuan),
        )
        for k in TingkatTemuan
    )


def buka(alamat: Alamat, data: Sumber) -> str:
    """The address as a path of the unit's year."""
    return reverse(alamat.nama, kwargs={"unit": data.unit.slug, "tahun": data.tahun, **alamat.di})


class MejaPeriksa:
    """A user before the check of a unit's year."""

    def __init__(self, pengguna: Pengguna, unit: Unit, data: Sumber, saringan: Saringan) -> None:
        self.pengguna, self.unit, self.data, self.saringan = pengguna, unit, data, saringan

    @cached_property
    def temuan(self) -> tuple[Temuan, ...]:
        return periksa(muat(self.data))

    @cached_property
    def terpilih(self) -> tuple[Temuan, ...]:
        return tuple(filter(self.saringan.cocok, self.temuan))

    @cached_property
    def tahap(self) -> TahapLkjip:
        return tahap_lkjip(self.unit.pk, self.data.tahun)

    @property
    def menerima(self) -> bool:
        """Whether the user may accept findings now."""
        return boleh_lkjip(self.pengguna, Hak.TERIMA_TEMUAN, self.unit, self.tahap)

    @property
    def aturan(self) -> tuple[Aturan, ...]:
        """The rules that found something, for the filter."""
        return tuple({t.aturan.kunci: t.aturan for t in self.temuan}.values())

    def kelompok(self, ditolak: Ditolak | None = None) -> list[tuple[TingkatTemuan, list[Kelompok]]]:
        """The findings that match, by severity and then by rule."""
        hasil: dict[TingkatTemuan, dict[str, list[Temuan]]] = {}
        for t in self.terpilih:
            hasil.setdefault(t.tingkat, {}).setdefault(t.aturan.kunci, []).append(t)
        return [(k, [self._kelompok(ts, ditolak) for ts in per.values()]) for k, per in hasil.items()]

    def _kelompok(self, semua: list[Temuan], ditolak: Ditolak | None) -> Kelompok:
        aturan = semua[0].aturan
        milik = ditolak if ditolak and ditolak.aturan == aturan.kunci else None
        terbuka = sum(t.diterima is None for t in semua)
        baris = tuple(self._baris(t, milik, satu=terbuka == 1) for t in semua)
        return Kelompok(aturan, baris, terbuka, milik.alasan if milik else "", milik.galat if milik else "")

    def _baris(self, t: Temuan, ditolak: Ditolak | None, *, satu: bool) -> BarisTemuan:
        return BarisTemuan(
            t,
            buka(t.alamat, self.data),
            SEBUTAN.get(t.alamat.nama, "Buka halamannya"),
            t.nilai[:TERLIHAT],
            t.nilai[TERLIHAT:],
            satu or bool(ditolak and t.sidik in ditolak.sidik),
        )


def temuan_xlsx(temuan: Sequence[Temuan], judul: str) -> bytes:
    baris = [
        (
            str(t.tingkat.label),
            t.aturan.judul,
            t.tempat,
            "\n".join(map(str, t.nilai)),
            t.saran,
            t.aturan.dasar,
            t.diterima.alasan if t.diterima else "",
            t.diterima.oleh if t.diterima else "",
            t.diterima.pada.date() if t.diterima else None,
        )
        for t in temuan
    ]
    return buku([Tabel("Pemeriksaan", (judul,), KOLOM_XLSX, baris)])
