"""All figures that a text of the report can show alive, by their keys.

ind:<kode>:<tahun>:<jenis>[:<bentuk>], uang:<kode>:<tahun>:<jenis>[:<bentuk>],
umum:<kelompok>:<tahun>:<jenis>[:<bentuk>], sel:<tabel>:<baris>:<kolom>.
No figure is worked out here: each comes from the function or the table that the report prints.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from indicators.queries import TAHUN_PEMBANDING
from reports.hidup import Tanda
from reports.katalog import indikator, uang, umum
from reports.katalog.dasar import Angka
from reports.katalog.nilai import IndeksNilai, indeks
from reports.katalog.sel import angka_sel
from reports.outline import TABEL
from reports.susunan import BAGIAN

if TYPE_CHECKING:
    from reports.blok import BlokTabel
    from reports.sumber import Sumber

_KUNCI = re.compile(r"(ind|uang|umum):(.+):(\d{4}):([a-z_]+(?:-\d+)?)(?::(\w+))?")
_SEL = re.compile(r"sel:([a-z0-9-]+):(.+):(\w+)")
_AMBIL = {"ind": indikator.ambil, "uang": uang.ambil, "umum": umum.ambil}

__all__ = ["Angka", "Katalog"]


class Katalog:
    """The live figures of one report; each is worked out when it is first asked for."""

    def __init__(self, data: Sumber) -> None:
        self.data = data
        self._angka: dict[str, Angka | None] = {}
        self._tabel: dict[str, BlokTabel] = {}

    def cari(self, kunci: str) -> Angka | None:
        """The figure of a key; None where there is none any more."""
        if kunci not in self._angka:
            self._angka[kunci] = self._cari(kunci)
        return self._angka[kunci]

    def _cari(self, kunci: str) -> Angka | None:
        if m := _SEL.fullmatch(kunci):
            return angka_sel(self.tabel(m[1]), kunci, m[2], m[3], self.data.tahun) if m[1] in TABEL else None
        m = _KUNCI.fullmatch(kunci)
        if m is None:
            return None
        asal, kode, tahun, jenis, bentuk = m.groups()
        mentah = _AMBIL[asal](self.data, kode, int(tahun), jenis)
        return mentah.angka(kunci, int(tahun), bentuk or "") if mentah else None

    def tabel(self, kunci: str) -> BlokTabel:
        """A table of the report by its key; built once. Raises KeyError."""
        if kunci not in self._tabel:
            nomor = self.data.susunan.nomor_isi.get(kunci, "")
            self._tabel[kunci] = TABEL[kunci].blok_dari(self.data, nomor)
        return self._tabel[kunci]

    @cached_property
    def _terujuk(self) -> frozenset[str]:
        susunan = self.data.susunan
        bagian = {r.kunci for r in susunan.telusur()}
        return frozenset({*susunan.nomor_isi, *bagian, *(f"{BAGIAN}{k}" for k in bagian)})

    def rujuk(self, kunci: str) -> str | None:
        """What a reference says today; None where the report no longer has what it names."""
        return self.data.susunan.rujuk(kunci) if kunci in self._terujuk else None

    def kini(self, tanda: Tanda) -> str | None:
        """What a live figure or reference shows today; None where it is no more."""
        if tanda.jenis == "rujuk":
            return self.rujuk(tanda.kunci)
        angka = self.cari(tanda.kunci)
        return angka.teks if angka else None

    def sebutan(self, tanda: Tanda) -> str:
        """What it is, in words."""
        if tanda.jenis == "rujuk":
            return f"Rujukan ke {self.data.susunan.rujuk(tanda.kunci)}"
        angka = self.cari(tanda.kunci)
        return angka.sebutan if angka else "Angka yang sudah tidak ada"

    def alasan(self, tanda: Tanda) -> str:
        """Why it shows a dash; empty where it does not."""
        if tanda.jenis == "rujuk":
            return "" if self.rujuk(tanda.kunci) else "tidak ada lagi dalam LKjIP ini"
        angka = self.cari(tanda.kunci)
        return angka.alasan if angka else "tidak ada lagi dalam data"

    # --- for numbers that were typed by hand (reports/angka_naskah.py)
    @cached_property
    def indeks(self) -> IndeksNilai:
        """Every value of the report."""
        return indeks(self)

    @cached_property
    def nomor_rujukan(self) -> frozenset[str]:
        """ "Tabel 3.4", "Subbab 4.1" …: what a reference can say."""
        susunan = self.data.susunan
        bagian = (f"{BAGIAN}{k}" if k in susunan.nomor_isi else k for k in susunan.nomor_bagian)
        return frozenset(susunan.rujuk(k) for k in (*susunan.nomor_isi, *bagian))

    @cached_property
    def tahun_dikenal(self) -> frozenset[int]:
        """The years that the report, its plans and its data speak of."""
        d = self.data
        akhir = [x.tahun_akhir or x.tahun for x in d.dokumen]
        data_awal = [i.data_awal_tahun for i in d.semua_indikator if i.data_awal_tahun]
        sumber = [p.tahun_data for p in d.pembanding if p.tahun_data]
        semua = [d.tahun - TAHUN_PEMBANDING, d.tahun + 1, *(x.tahun for x in d.dokumen), *akhir]
        semua += [*data_awal, *sumber, *(e.tahun for e in d.evaluasi)]
        return frozenset(range(min(semua), max(semua) + 1))
