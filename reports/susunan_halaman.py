"""What the outline page shows: each section with its state, who answers for it, and how much is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from reports.bagian_tugas import kunci_staf
from reports.blok import Blok, BlokHalaman, Lembar
from reports.build import susun_isi
from reports.data import DataBagian
from reports.enums import KeadaanBagian
from reports.inspektorat.foto import FotoBukti
from reports.keadaan_bagian import Isian, isian, keadaan, terlambat
from reports.lampiran import BerkasLampiran
from reports.narasi.dasar import Narasi
from reports.outline import Isi, Rancangan
from reports.sumber import Sumber
from reports.susunan import susunan_penuh

WARNA: dict[KeadaanBagian, str] = {
    KeadaanBagian.OTOMATIS: "abu",
    KeadaanBagian.BELUM: "merah",
    KeadaanBagian.DITULIS: "biru",
    KeadaanBagian.PERLU_DILIHAT: "kuning",
    KeadaanBagian.SELESAI: "hijau",
}
PERHATIAN = (KeadaanBagian.BELUM, KeadaanBagian.PERLU_DILIHAT)
SARINGAN = {
    "": "Semua bagian",
    "perhatian": "Perlu perhatian",
    "terlambat": "Terlambat",
    "saya": "Tugas saya",
}


@dataclass(frozen=True, slots=True)
class BarisSusunan:
    """A section of the outline. keadaan is None where it has no content of its own; isian counts all below.

    mati: it is not in the report, by itself (baris.aktif False) or with what it stands in.
    """

    rancangan: Rancangan
    baris: DataBagian
    nomor: str
    judul: str
    tingkat: int
    keadaan: KeadaanBagian | None
    isian: Isian
    mati: bool
    terlambat: bool
    komentar: int
    awal: bool  # the first beside its siblings
    akhir: bool
    teks: tuple[str, ...]  # keys of its texts
    menunggu: bool  # it comes into the report when something has happened, as the review

    @property
    def kunci(self) -> str:
        return self.rancangan.kunci

    @property
    def warna(self) -> str:
        return WARNA[self.keadaan] if self.keadaan else ""

    @property
    def dapat_ditambah(self) -> bool:
        return self.rancangan.jenis in ("bab", "subbab")

    def termasuk(self, saring: str, pengguna_id: int) -> bool:
        if saring == "perhatian":
            return not self.mati and (self.terlambat or self.keadaan in PERHATIAN or bool(self.komentar))
        if saring == "terlambat":
            return self.terlambat
        return saring != "saya" or self.baris.penanggung_jawab_id == pengguna_id


@dataclass(frozen=True, slots=True)
class Ikhtisar:
    """The whole report at a glance: how much is filled, and how many sections are in which state."""

    isian: Isian
    keadaan: tuple[tuple[str, str, int], ...]  # label, colour, number
    terlambat: int
    komentar: int
    wajib_mati: tuple[str, ...]  # what the regulation demands and the report has not


def baris_susunan(
    data: Sumber, komentar: Mapping[str, int] | None = None, hari: date | None = None
) -> tuple[BarisSusunan, ...]:
    """The outline in order, what is switched off in its place. komentar: open ones by key of the text."""
    pembaca = _Pembaca(data, komentar or {}, hari or timezone.localdate())
    penuh = susunan_penuh(data.daftar_bagian)
    return tuple(
        b for kelompok in (penuh.depan, penuh.bab, penuh.lampiran) for b in pembaca.kelompok(kelompok, 1)
    )


def baris_satu(data: Sumber, kunci: str, komentar: Mapping[str, int]) -> BarisSusunan | None:
    """One section, counted with what is below it; loads no more than that needs."""
    penuh = susunan_penuh(data.daftar_bagian)
    if (r := penuh.cari(kunci)) is None:
        return None
    return next(_Pembaca(data, komentar, timezone.localdate()).kelompok((r,), 1))


class _Pembaca:
    """Reads the sections of one report."""

    def __init__(self, data: Sumber, komentar: Mapping[str, int], hari: date) -> None:
        self.data, self.komentar, self.hari = data, komentar, hari
        self.milik = {b.kunci: b for b in data.daftar_bagian}
        self.ada = {r.kunci for r in data.susunan.telusur()}

    def kelompok(self, daftar: tuple[Rancangan, ...], tingkat: int) -> Iterator[BarisSusunan]:
        """Sections that stand beside each other, each with those below it."""
        for n, r in enumerate(daftar):
            anak = tuple(self.kelompok(r.anak, tingkat + 1))
            yield self.baris(r, tingkat, anak, awal=n == 0, akhir=n == len(daftar) - 1)
            yield from anak

    def baris(
        self, r: Rancangan, tingkat: int, anak: tuple[BarisSusunan, ...], *, awal: bool, akhir: bool
    ) -> BarisSusunan:
        b, mati = self.milik.get(r.kunci, DataBagian(r.kunci)), r.kunci not in self.ada
        blok = () if mati else blok_ringan(r, self.data)
        kini = keadaan(blok, kunci_staf(r), b.selesai_pada) if blok else None
        teks = tuple(i.kunci for i in r.isi if isinstance(i, Narasi))
        return BarisSusunan(
            rancangan=r,
            baris=b,
            nomor=self.data.susunan.nomor_bagian.get(r.kunci, ""),
            judul=r.judul.format(tahun=self.data.tahun),
            tingkat=tingkat,
            keadaan=kini,
            isian=sum((a.isian for a in anak if a.tingkat == tingkat + 1), isian(blok)),
            mati=mati,
            terlambat=not mati and terlambat(b.tenggat, kini, self.hari),
            komentar=sum(self.komentar.get(k, 0) for k in teks),
            awal=awal,
            akhir=akhir,
            teks=teks,
            menunggu=not mati and not r.ada(self.data),
        )


def blok_ringan(r: Rancangan, data: Sumber) -> tuple[Blok, ...]:
    """The blocks of a section without the images that only print needs."""
    return tuple(b for i in r.isi for b in _blok(i, r, data)) if r.ada(data) else ()


def _blok(isi: Isi, r: Rancangan, data: Sumber) -> tuple[Blok, ...]:
    if isinstance(isi, FotoBukti):
        return ()
    if isinstance(isi, BerkasLampiran):
        return (BlokHalaman(isi.kunci, r.judul, (Lembar(1, 0, 0, b""),)),)  # that there are pages is enough
    return susun_isi(isi, data)


def ikhtisar(baris: tuple[BarisSusunan, ...]) -> Ikhtisar:
    dimuat = [b for b in baris if not b.mati]
    banyak = Counter(b.keadaan for b in dimuat)
    return Ikhtisar(
        isian=sum((b.isian for b in dimuat if b.tingkat == 1), Isian()),
        keadaan=tuple((k.label, WARNA[k], banyak[k]) for k in KeadaanBagian),
        terlambat=sum(b.terlambat for b in dimuat),
        komentar=sum(b.komentar for b in dimuat),
        wajib_mati=tuple(b.judul for b in baris if b.mati and b.rancangan.wajib),
    )
