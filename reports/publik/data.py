"""What the public reads of a published edition, out of its frozen file (reports/renderers/web.py)."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.http import Http404
from django.utils.safestring import SafeString, mark_safe

from reports.models import BerkasTerbitan, Terbitan
from reports.models.terbitan import BACAAN
from reports.renderers.web import ALAMAT_GAMBAR


@dataclass(frozen=True, slots=True)
class BlokBaca:
    """A block as finished HTML; teks is what can be read in it."""

    jenis: str
    kunci: str
    nomor: str
    judul: str
    html: str
    teks: str

    def di(self, pangkal: str) -> SafeString:
        """The block for a page. pangkal: the address below which its images are."""
        # Made by our renderers when the edition was frozen.
        return mark_safe(self.html.replace(ALAMAT_GAMBAR, pangkal))

    @property
    def jangkar(self) -> str:
        return f"{self.jenis}-{self.kunci}"

    @property
    def sebutan(self) -> str:
        """Tabel 3.4 Target dan Realisasi …; empty for a text."""
        jenis = {"tabel": "Tabel", "gambar": "Gambar"}.get(self.jenis, "")
        return " ".join(x for x in (jenis if self.nomor else "", self.nomor, self.judul) if x)


@dataclass(frozen=True, slots=True)
class BagianBaca:
    kunci: str
    nomor: str
    judul: str
    tingkat: int
    blok: tuple[BlokBaca, ...]
    anak: tuple[BagianBaca, ...]

    @property
    def sebutan(self) -> str:
        return f"{self.nomor} {self.judul}".strip()

    def telusur(self) -> Iterator[BagianBaca]:
        yield self
        for a in self.anak:
            yield from a.telusur()


@dataclass(frozen=True, slots=True)
class TabelBaca:
    kunci: str
    nomor: str
    judul: str
    csv: str


@dataclass(frozen=True, slots=True)
class GambarBaca:
    """An image of the pages; tipe is png or jpeg."""

    tipe: str
    isi: bytes


@dataclass(frozen=True, slots=True)
class CapaianBaca:
    """An indicator of the year. angka is exact, None where it cannot be computed; alasan says why."""

    indikator: str
    satuan: str
    target: str
    realisasi: str
    capaian: str
    angka: Decimal | None
    alasan: str
    predikat: str
    warna: str


@dataclass(frozen=True, slots=True)
class LaporanBaca:
    """A published edition, ready to be read. bagian are the pages of it."""

    judul: str
    unit: str
    unit_singkat: str
    pemda: str
    tahun: int
    bagian: tuple[BagianBaca, ...]
    tabel: dict[str, TabelBaca]
    berkas_gambar: dict[str, GambarBaca]
    capaian: tuple[CapaianBaca, ...]

    def halaman(self, kunci: str) -> BagianBaca | None:
        """The page of a section: itself, or the one that it stands on."""
        return next((b for b in self.bagian if any(x.kunci == kunci for x in b.telusur())), None)

    def blok(self) -> Iterator[tuple[BagianBaca, BagianBaca, BlokBaca]]:
        """Every block with its page and its section, as they are read."""
        for halaman in self.bagian:
            for bagian in halaman.telusur():
                yield from ((halaman, bagian, b) for b in bagian.blok)

    def gambar(self, kunci: str) -> BlokBaca | None:
        return next((b for _, _, b in self.blok() if b.jenis == "gambar" and b.kunci == kunci), None)


def terbaca(terbitan: Terbitan) -> bool:
    """Whether the edition has frozen pages."""
    return any(b.format == BACAAN for b in terbitan.berkas.all())


def baca(terbitan: Terbitan) -> LaporanBaca:
    """The edition's frozen pages. Raises Http404 where it has none."""
    berkas = next((b for b in terbitan.berkas.all() if b.format == BACAAN), None)
    if berkas is None:
        raise Http404("Terbitan ini belum mempunyai halaman baca.")
    return _baca(berkas.pk, berkas.sha256)


@lru_cache(maxsize=16)
def _baca(berkas_id: int, sha256: str) -> LaporanBaca:
    """Kept in memory: a frozen file never changes."""
    with BerkasTerbitan.objects.get(pk=berkas_id).isi.open("rb") as f:
        return urai(json.load(f))


def urai(isi: dict[str, Any]) -> LaporanBaca:
    return LaporanBaca(
        isi["judul"],
        isi["unit"],
        isi["unit_singkat"],
        isi["pemda"],
        isi["tahun"],
        tuple(_bagian(b, 1) for b in isi["bagian"]),
        {t["kunci"]: TabelBaca(**t) for t in isi["tabel"]},
        {k: GambarBaca(g["tipe"], b64decode(g["isi"])) for k, g in isi["gambar"].items()},
        tuple(
            CapaianBaca(**{**c, "angka": None if c["angka"] is None else Decimal(c["angka"])})
            for c in isi["capaian"]
        ),
    )


def _bagian(isi: dict[str, Any], tingkat: int) -> BagianBaca:
    return BagianBaca(
        isi["kunci"],
        isi["nomor"],
        isi["judul"],
        tingkat,
        tuple(BlokBaca(**b) for b in isi["blok"]),
        tuple(_bagian(a, tingkat + 1) for a in isi["anak"]),
    )
