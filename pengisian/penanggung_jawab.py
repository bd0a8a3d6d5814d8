"""Who answers for which row: the bidang of lines and indicators, and which rows need evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.access import Hak, boleh
from lkjip.enums import Peran
from lkjip.models import Bidang, Keanggotaan, Unit
from pengisian.data import BarisLembar
from pengisian.enums import Cara
from pengisian.lembar import Lembar, cakupan_bidang
from pengisian.models import PerubahanSel
from pengisian.simpan import Penulis, TidakDapatDiisi

YA = "ya"
KOLOM = ("bidang", "wajib_bukti")


@dataclass(frozen=True, slots=True)
class BarisTanggung:
    """A row of the form. *_efektif is who answers in the end: by itself or by what stands above."""

    baris: BarisLembar
    kunci_simpul: str  # empty where the row is not the head of a line
    bidang_simpul: int | None
    bidang_simpul_efektif: int | None
    bidang_indikator: int | None
    bidang_efektif: int | None

    @property
    def kunci_indikator(self) -> str:
        return f"i{self.baris.indikator.id}" if self.baris.indikator else ""

    @property
    def tanpa_bidang(self) -> bool:
        return self.baris.indikator is not None and self.bidang_efektif is None


def susun(lembar: Lembar) -> tuple[BarisTanggung, ...]:
    """The rows of the year's tree with who answers for them."""
    return tuple(
        BarisTanggung(
            b,
            f"s{b.simpul.id}" if b.simpul and b.kepala else "",
            b.simpul.bidang_id if b.simpul else None,
            lembar.anggaran.bidang(b.simpul) if b.simpul else None,
            b.indikator.bidang_id if b.indikator else None,
            b.bidang_id,
        )
        for b in lembar.baris
    )


@dataclass(frozen=True, slots=True)
class Pengisi:
    """A bidang with the operators who fill its rows, and how many rows these are."""

    bidang: Bidang
    operator: tuple[str, ...]
    banyak: int


def pengisi(unit: Unit, lembar: Lembar, baris: Sequence[BarisTanggung]) -> tuple[Pengisi, ...]:
    """Operators by bidang; those of a bidang fill the rows of what is below it too. Two queries."""
    hari = timezone.localdate()
    aktif = Keanggotaan.objects.filter(
        Q(sampai=None) | Q(sampai__gte=hari),
        unit=unit,
        peran=Peran.OPERATOR,
        mulai__lte=hari,
        pengguna__is_active=True,
    ).select_related("pengguna")
    per_bidang: dict[int, list[str]] = {}
    for k in aktif:
        for bidang in cakupan_bidang(lembar.bidang, {k.bidang_id} if k.bidang_id else ()):
            per_bidang.setdefault(bidang, []).append(str(k.pengguna))
    banyak: dict[int | None, int] = {}
    for b in baris:
        if b.baris.indikator:
            banyak[b.bidang_efektif] = banyak.get(b.bidang_efektif, 0) + 1
    return tuple(
        Pengisi(bidang, tuple(sorted(set(per_bidang.get(bidang.pk, ())))), banyak.get(bidang.pk, 0))
        for bidang in Bidang.objects.filter(unit=unit)
    )


@dataclass(frozen=True, slots=True)
class Ubahan:
    """What one row is to become: its bidang (None is inherited), and whether it needs evidence."""

    kunci: str
    bidang: int | None
    wajib_bukti: bool | None = None  # None for lines of the budget


@transaction.atomic
def tetapkan(
    penulis: Penulis, ubahan: Sequence[Ubahan], semula: Mapping[str, tuple[int | None, bool]]
) -> int:
    """Writes rows whose setting the writer changed, and logs each; how many cells that were.

    semula is what the writer saw: a row that was left alone keeps what others have set meanwhile.
    Raises TidakDapatDiisi.
    """
    if not boleh(penulis.pengguna, Hak.ATUR_BARIS, penulis.unit):
        raise TidakDapatDiisi("Anda tidak berhak menetapkan penanggung jawab.")
    bidang = {b.pk: b for b in Bidang.objects.filter(unit=penulis.unit)}
    berubah = {u.kunci: u for u in ubahan if semula.get(u.kunci) != (u.bidang, bool(u.wajib_bukti))}
    objek = _objek(penulis, berubah)
    catatan = []
    for kunci, o in objek.items():
        u = berubah[kunci]
        if u.bidang is not None and u.bidang not in bidang:
            raise TidakDapatDiisi("Bidang yang dipilih tidak ada pada perangkat daerah ini.")
        baru = {"bidang": bidang[u.bidang].nama if u.bidang else ""}
        lama = {"bidang": bidang[o.bidang_id].nama if o.bidang_id else ""}
        o.bidang_id = u.bidang
        if isinstance(o, Indikator):
            lama["wajib_bukti"], baru["wajib_bukti"] = YA * o.wajib_bukti, YA * bool(u.wajib_bukti)
            o.wajib_bukti = bool(u.wajib_bukti)
        catatan += [_catatan(penulis, o, k, lama[k], baru[k]) for k in baru if lama[k] != baru[k]]
    simpul = [o for o in objek.values() if isinstance(o, Simpul)]
    Simpul.objects.bulk_update(simpul, ["bidang"])
    indikator = [o for o in objek.values() if isinstance(o, Indikator)]
    Indikator.objects.bulk_update(indikator, ["bidang", "wajib_bukti"])
    PerubahanSel.objects.bulk_create(catatan)
    return len(catatan)


def _objek(penulis: Penulis, berubah: Mapping[str, Ubahan]) -> dict[str, Simpul | Indikator]:
    """The rows of the unit and year that are to be changed, locked."""
    nomor = {h: [int(k[1:]) for k in berubah if k[0] == h] for h in "is"}
    indikator = Indikator.objects.select_for_update().filter(unit=penulis.unit, pk__in=nomor["i"])
    simpul = Simpul.objects.select_for_update().filter(
        unit=penulis.unit, tahun=penulis.tahun, pk__in=nomor["s"]
    )
    return {f"i{o.pk}": o for o in indikator} | {f"s{o.pk}": o for o in simpul}


def _catatan(penulis: Penulis, objek: Simpul | Indikator, kolom: str, lama: str, baru: str) -> PerubahanSel:
    return PerubahanSel(
        unit=penulis.unit,
        tahun=penulis.tahun,
        triwulan=None,
        indikator=objek if isinstance(objek, Indikator) else None,
        simpul=objek if isinstance(objek, Simpul) else None,
        kolom=kolom,
        lama=lama,
        baru=baru,
        cara=Cara.FORMULIR,
        oleh=penulis.pengguna,
        pada=penulis.sekarang,
    )
