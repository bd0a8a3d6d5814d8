"""What the next year's set is made from: the lines of this year, and what the next one has already."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.db import models

from budget.enums import LevelSimpul
from budget.models import IndikatorSimpul, Simpul
from budget.sumber import SumberKinerja
from indicators.enums import JenisDokumen
from indicators.models import Dokumen, Indikator, Sasaran
from indicators.perhitungan import pengganti_akhir
from lkjip.models import Unit
from lkjip.queries import data_unit
from perencanaan.models import AksiRencana
from perencanaan.perjanjian import Lampiran, susun_lampiran

M = TypeVar("M", bound=models.Model)
JENJANG = {level: n for n, level in enumerate(LevelSimpul.values)}


@dataclass(slots=True)
class Hasil:
    """What a group would do. dibuat: rows that are not saved yet, in the order in which they can be.

    ada: what the next year has and keeps. kurang: what is not copied, or is still to be filled in, and why.
    """

    dibuat: list[models.Model] = field(default_factory=list)
    ada: list[str] = field(default_factory=list)
    kurang: list[str] = field(default_factory=list)


class Bahan:
    """A unit's rows of the year `dari` and of the next, loaded when a group asks for them.

    pilihan: the sasaran chosen for a program whose own is not in force any more, both by id.
    """

    def __init__(self, unit: Unit, dari: int, dipilih: Collection[str], pilihan: Mapping[int, int]) -> None:
        self.unit, self.dari, self.ke = unit, dari, dari + 1
        self.dipilih, self.pilihan = dipilih, pilihan
        self.data = SumberKinerja(unit.pk, self.ke)
        self.data.unit = data_unit(unit)
        self.padanan: dict[int, Simpul] = {}  # next year's line of each line of this year
        self.ikatan: list[IndikatorSimpul] = []  # what the next year's lines measure, new ones too

    def dua_tahun(self, baris: models.QuerySet[M]) -> tuple[list[M], list[M]]:
        """Rows of this year, and of the next. One query."""
        semua = list(baris.filter(tahun__in=(self.dari, self.ke)))
        return [b for b in semua if b.tahun == self.dari], [b for b in semua if b.tahun == self.ke]  # type: ignore[attr-defined]

    @cached_property
    def simpul(self) -> tuple[list[Simpul], list[Simpul]]:
        """The lines of both years, programs first."""
        milik = Simpul.objects.filter(unit=self.unit).select_related("sasaran", "urusan", "bidang")
        lama, kini = self.dua_tahun(milik)
        return sorted(lama, key=lambda s: JENJANG[s.level]), kini

    @cached_property
    def _kini(self) -> dict[Any, Simpul]:
        """The next year's lines by code; and by parent and name those with a code that this year lacks."""
        lama, kini = self.simpul
        kode = {s.kode for s in lama}
        hasil: dict[Any, Simpul] = {
            (s.induk_id, s.level, s.nama.casefold()): s for s in kini if s.kode not in kode
        }
        return hasil | {s.kode: s for s in kini}

    def cari(self, s: Simpul, induk: Simpul | None = None) -> Simpul | None:
        """The line that the next year has already for one of this year; induk: next year's parent of it."""
        return self._kini.get(s.kode) or self._kini.get(
            (induk.pk if induk else None, s.level, s.nama.casefold())
        )

    @cached_property
    def ikatan_simpul(self) -> tuple[list[IndikatorSimpul], list[IndikatorSimpul]]:
        """Which indicators the lines of both years have; each tied to the line as `simpul` holds it."""
        per_id = {s.pk: s for tahun in self.simpul for s in tahun}
        hasil: tuple[list[IndikatorSimpul], list[IndikatorSimpul]] = ([], [])
        for h in IndikatorSimpul.objects.filter(simpul__in=per_id.keys()):
            h.simpul, h.indikator = per_id[h.simpul_id], self.indikator(h.indikator_id)
            hasil[h.simpul.tahun == self.ke].append(h)
        return hasil

    @cached_property
    def aksi(self) -> tuple[list[AksiRencana], list[AksiRencana]]:
        return self.dua_tahun(AksiRencana.objects.filter(unit=self.unit).select_related("bidang"))

    @cached_property
    def dokumen(self) -> dict[str, list[Dokumen]]:
        """The unit's own Renja and Perjanjian Kinerja of the next year, drafts too, oldest first."""
        milik = Dokumen.objects.filter(unit=self.unit, tahun=self.ke, bidang=None)
        jenis = (JenisDokumen.RENJA, JenisDokumen.PK)
        hasil: dict[str, list[Dokumen]] = {j.value: [] for j in jenis}
        for d in milik.filter(jenis__in=jenis).order_by("urutan"):
            hasil[d.jenis].append(d)
        return hasil

    @cached_property
    def lampiran(self) -> Lampiran:
        """What the Perjanjian Kinerja of the next year asks for."""
        return susun_lampiran(self.data, None)

    def indikator(self, nomor: int) -> Indikator:
        """As the sources loaded it: enough to be named and pointed at."""
        i = self._indikator[nomor]
        return Indikator(id=i.id, nama=i.nama)

    @cached_property
    def _indikator(self) -> dict[int, Any]:
        return {i.id: i for i in self.data.semua_indikator}

    # --- sasaran
    @cached_property
    def sasaran(self) -> dict[int, Sasaran]:
        """Those in force next year."""
        return {s.id: Sasaran(id=s.id, nomor=s.nomor, uraian=s.uraian) for s in self.data.sasaran}

    def sasaran_program(self, program: Simpul) -> Sasaran | None:
        """The program's own where it is still in force, else the one that was chosen."""
        nomor = program.sasaran_id if program.sasaran_id in self.sasaran else self.pilihan.get(program.pk)
        return self.sasaran.get(nomor or 0)

    def usulan(self, program: Simpul) -> int | None:
        """The sasaran that replaces the program's, where the Renstra says so."""
        akhir = pengganti_akhir(self.data.sasaran_renstra).get(program.sasaran_id or 0)
        return akhir if akhir in self.sasaran else None

    @cached_property
    def perlu_sasaran(self) -> list[Simpul]:
        """Programs of this year that the next does not have, and whose sasaran is not in force then."""
        program = (s for s in self.simpul[0] if s.level == LevelSimpul.PROGRAM)
        return [s for s in program if s.sasaran_id not in self.sasaran and not self.cari(s)]


def salin(baris: M, **lain: Any) -> M:
    """The same row once more, not saved, with some columns changed."""
    baru = copy.copy(baris)
    baru.pk, baru._state.adding = None, True
    for kolom, nilai in lain.items():
        setattr(baru, kolom, nilai)
    return baru
