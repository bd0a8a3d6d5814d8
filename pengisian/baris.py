"""A row of the sheet by itself, away from the sheet: what its key stands for, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from budget.models import IndikatorSimpul, Simpul
from indicators.models import Indikator
from lkjip.models import Pengguna, Unit
from pengisian.data import nomor_kunci
from pengisian.tulis import dalam_bidang, indikator_lembar


@dataclass(frozen=True, slots=True)
class Baris:
    """What a key names. Either of indikator and simpul is there: the other is None."""

    kunci: str
    kode: str
    nama: str
    indikator: Indikator | None = None
    simpul: Simpul | None = None

    @property
    def milik(self) -> dict[str, Indikator | Simpul]:
        """The column by which rows of the database hang on it."""
        return {"indikator": self.indikator} if self.indikator else {"simpul": self.simpul}

    def ditulis(self, pengguna: Pengguna, unit: Unit, tahun: int) -> bool:
        """Whether the row is one of those that the user fills, whatever the state of the quarter."""
        return any(dalam_bidang(unit, tahun, pengguna, {self.kunci}))


def dengan_kode(indikator: QuerySet[Indikator], tahun: int) -> QuerySet[Indikator]:
    """With kode_baris: the code of the year's line that it measures, or the number of its sasaran, tujuan."""
    simpul = IndikatorSimpul.objects.filter(indikator=OuterRef("pk"), simpul__tahun=tahun)
    return indikator.annotate(
        kode_baris=Coalesce(
            Subquery(simpul.order_by("id").values("simpul__kode")[:1]),
            Cast("sasaran__nomor", CharField()),
            Cast("tujuan__nomor", CharField()),
            Value(""),
        )
    )


def ambil_baris(unit: Unit, tahun: int, kunci: str, *, semua: bool = False) -> Baris | None:
    """The row of a key on the year's sheets; with `semua` any indicator of the unit. One query."""
    if nomor := nomor_kunci({kunci}, "i"):
        calon = Indikator.objects.filter(unit=unit) if semua else indikator_lembar(unit, tahun)
        indikator = dengan_kode(calon.filter(pk__in=nomor), tahun).first()
        return Baris(kunci, indikator.kode_baris, indikator.nama, indikator=indikator) if indikator else None
    if nomor := nomor_kunci({kunci}, "s"):
        simpul = Simpul.objects.filter(unit=unit, tahun=tahun, pk__in=nomor).first()
        return Baris(kunci, simpul.kode, simpul.nama, simpul=simpul) if simpul else None
    return None
