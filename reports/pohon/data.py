"""What a node of the pohon kinerja says, and what is missing at it. Plain data; figures are finished text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lkjip.numbers import Alasan

# The levels from the top, each with its row in the drawing. LEPAS holds programs whose sasaran is no more.
LEPAS = "lepas"
LEVEL = {
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
}
TINGKAT = {nama: n for n, nama in enumerate(LEVEL)} | {LEPAS: 1}


class Celah(StrEnum):
    """A gap of the plan: in the address of the page by its value, on a node by its text."""

    TANPA_PROGRAM = "tanpa-program"
    TANPA_SASARAN = "tanpa-sasaran"
    TANPA_INDIKATOR = "tanpa-indikator"
    TANPA_TARGET = "tanpa-target"
    TANPA_PAGU = "tanpa-pagu"
    TANPA_RINCIAN = "tanpa-rincian"


# What a node with the gap says, and what all of them are called.
TEKS_CELAH = {
    Celah.TANPA_PROGRAM: ("Belum ada program", "Sasaran tanpa program"),
    Celah.TANPA_SASARAN: ("Sasarannya tidak berlaku lagi", "Program tanpa sasaran yang berlaku"),
    Celah.TANPA_INDIKATOR: ("Belum ada indikator", "Tanpa indikator"),
    Celah.TANPA_TARGET: ("Target tahun ini belum ditetapkan", "Indikator tanpa target"),
    Celah.TANPA_PAGU: ("Pagu belum ada", "Sub kegiatan tanpa pagu"),
    Celah.TANPA_RINCIAN: ("Belum dirinci", "Tanpa jenjang di bawahnya"),
}

TANDA = {
    "*": "Nilai sementara.",
    "†": "Capaian sebagaimana dilaporkan; target atau realisasi yang mendasarinya tidak tercatat.",
}


@dataclass(frozen=True, slots=True)
class IndikatorPohon:
    """An indicator with its year. jejak: the path of the trace of its capaian; empty where there is none.

    alasan says why capaian could not be computed; warna is the colour of its predikat.
    """

    kode: str
    nama: str
    satuan: str
    target: str
    realisasi: str
    capaian: str
    predikat: str
    warna: str
    alasan: str = ""
    celah: tuple[Celah, ...] = ()
    jejak: str = ""
    cocok: bool = False

    @property
    def sebutan(self) -> str:
        """The achievement in words: 101,91% – Sangat Tinggi; or why there is none."""
        if self.alasan:
            return self.alasan[:1].upper() + self.alasan[1:]
        return f"{self.capaian} – {self.predikat}" if self.predikat else self.capaian

    @property
    def sebutan_celah(self) -> tuple[str, ...]:
        """What is missing, as far as the achievement does not say it."""
        return tuple(TEKS_CELAH[c][0] for c in self.celah if self.alasan != Alasan.TANPA_TARGET)


@dataclass(frozen=True, slots=True)
class UangPohon:
    """Pagu of the DPA in force, what was spent, and the share in percent; alasan where there is no share."""

    pagu: str
    realisasi: str
    serapan: str
    alasan: str = ""
    jejak: str = ""

    @property
    def baris(self) -> tuple[str, str]:
        akhir = f" ({self.serapan})" if not self.alasan else ""
        return f"Pagu {self.pagu}", f"Realisasi {self.realisasi}{akhir}"


@dataclass(frozen=True, slots=True)
class Kaitan:
    """A link to another unit of the pemda: it supports us (masuk False), or asks for our support."""

    unit: str
    uraian: str
    sasaran: str = ""
    masuk: bool = False

    @property
    def arah(self) -> str:
        return "Mendukung" if self.masuk else "Didukung oleh"

    @property
    def sebutan(self) -> str:
        sasaran = f" (sasaran: {self.sasaran})" if self.sasaran else ""
        return f"{self.arah}: {self.unit}{sasaran} – {self.uraian}"


@dataclass(frozen=True, slots=True)
class SimpulPohon:
    """A node. lanjutan: it stands here again because what is below it goes on from another sheet."""

    kunci: str
    level: str
    kode: str
    nama: str
    indikator: tuple[IndikatorPohon, ...] = ()
    anak: tuple[SimpulPohon, ...] = ()
    uang: UangPohon | None = None
    celah: tuple[Celah, ...] = ()
    kaitan: tuple[Kaitan, ...] = ()
    cocok: bool = False
    lanjutan: bool = False

    @property
    def tingkat(self) -> int:
        return TINGKAT[self.level]

    @property
    def label(self) -> str:
        """Program 2.08.02; what holds the programs without a sasaran has none."""
        return f"{LEVEL[self.level]} {self.kode}".strip() if self.level in LEVEL else ""

    @property
    def sebutan_celah(self) -> tuple[str, ...]:
        return tuple(TEKS_CELAH[c][0] for c in self.celah)

    @property
    def sebutan_anak(self) -> str:
        """3 kegiatan."""
        return f"{len(self.anak)} {LEVEL[self.anak[0].level].lower()}" if self.anak else ""

    @property
    def semua_celah(self) -> frozenset[Celah]:
        """Its own and those of its indicators."""
        return frozenset(self.celah) | {c for i in self.indikator for c in i.celah}

    @property
    def ketemu(self) -> bool:
        """Whether the search found the node or one of its indicators."""
        return self.cocok or any(i.cocok for i in self.indikator)

    def telusur(self) -> Iterator[SimpulPohon]:
        """The node and all below it, parents first."""
        yield self
        for anak in self.anak:
            yield from anak.telusur()


@dataclass(frozen=True, slots=True)
class Jenjang:
    """A step of the scale, for the legend."""

    predikat: str
    interval: str
    warna: str


@dataclass(frozen=True, slots=True)
class Pohon:
    """The whole tree. mendukung: links of others to the unit that name none of its sasaran."""

    unit: str
    singkat: str
    pemda: str
    tahun: int
    dasar: tuple[str, ...]
    akar: tuple[SimpulPohon, ...]
    mendukung: tuple[Kaitan, ...] = ()
    skala: tuple[Jenjang, ...] = ()

    @property
    def judul(self) -> str:
        return f"Pohon Kinerja {self.unit} Tahun {self.tahun}"

    @property
    def catatan(self) -> tuple[str, ...]:
        """What the marks behind figures say, as far as there are any."""
        angka = "".join(f"{i.realisasi[-1:]}{i.capaian[-1:]}" for s in self.telusur() for i in s.indikator)
        return tuple(f"{tanda} {arti}" for tanda, arti in TANDA.items() if tanda in angka)

    def telusur(self) -> Iterator[SimpulPohon]:
        return semua_simpul(self.akar)

    def banyak_celah(self) -> dict[Celah, int]:
        """How often each gap is there; an indicator without a target counts itself."""
        hasil = dict.fromkeys(Celah, 0)
        for s in self.telusur():
            for c in (*s.celah, *(c for i in s.indikator for c in i.celah)):
                hasil[c] += 1
        return {c: n for c, n in hasil.items() if n}


def semua_simpul(akar: Iterable[SimpulPohon]) -> Iterator[SimpulPohon]:
    for a in akar:
        yield from a.telusur()
