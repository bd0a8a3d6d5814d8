"""The pemda's RPJMD: visi, misi, tujuan and sasaran. A line is named by its numbers: 2, 2.1, 2.1.3."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.http import Http404

from indicators.models import Misi, Rpjmd, SasaranRpjmd, TujuanRpjmd
from lkjip.models import Pemda
from perencanaan.catat import Pencatat
from perencanaan.hapus import menempel

Butir = Misi | TujuanRpjmd | SasaranRpjmd
AKAR = "misi"  # what a new misi stands under in its address


@dataclass(frozen=True, slots=True)
class Tingkat:
    model: type[Misi] | type[TujuanRpjmd] | type[SasaranRpjmd]
    induk: str  # the field that names what it stands under
    sebutan: str
    ketentuan: str


TINGKAT = (
    Tingkat(Misi, "rpjmd", "misi", "misi"),
    Tingkat(TujuanRpjmd, "misi", "tujuan", "tujuan"),
    Tingkat(SasaranRpjmd, "tujuan", "sasaran", "sasaran"),
)


@dataclass(frozen=True, slots=True)
class Letak:
    """A line with its level and its numbers."""

    butir: Butir
    tingkat: Tingkat
    nomor: str


def ambil_rpjmd(pemda: Pemda, mulai: int) -> Rpjmd:
    ada = Rpjmd.objects.filter(pemda=pemda, tahun_mulai=mulai).first()
    if ada is None:
        raise Http404("RPJMD ini tidak ada.")
    return ada


def cari(rpjmd: Rpjmd, nomor: str) -> Letak:
    """The line that the numbers name, or 404."""
    bagian = nomor.split(".")
    if not all(b.isdecimal() for b in bagian) or len(bagian) > len(TINGKAT):
        raise Http404("Nomor ini tidak dikenal.")
    induk: Rpjmd | Butir = rpjmd
    for t, n in zip(TINGKAT, bagian, strict=False):
        ada = t.model._default_manager.filter(**{t.induk: induk, "nomor": int(n)}).first()
        if ada is None:
            raise Http404("Butir ini tidak ada.")
        induk = ada
    return Letak(induk, TINGKAT[len(bagian) - 1], nomor)


def naskah(rpjmd: Rpjmd, induk: str) -> tuple[Butir, Tingkat]:
    """A new line, last under `induk`, not saved."""
    if induk == AKAR:
        atas: Rpjmd | Butir = rpjmd
        tingkat = TINGKAT[0]
    else:
        letak = cari(rpjmd, induk)
        if letak.tingkat is TINGKAT[-1]:
            raise Http404("Sasaran tidak mempunyai bawahan.")
        atas, tingkat = letak.butir, TINGKAT[TINGKAT.index(letak.tingkat) + 1]
    sejajar = tingkat.model._default_manager.filter(**{tingkat.induk: atas})
    terakhir = sejajar.aggregate(n=Max("nomor"))["n"] or 0
    return tingkat.model(**{tingkat.induk: atas, "nomor": terakhir + 1}), tingkat


@transaction.atomic
def simpan(catat: Pencatat, objek: Rpjmd | Butir) -> bool:
    return catat.simpan(objek)


@transaction.atomic
def hapus(catat: Pencatat, objek: Rpjmd | Butir) -> None:
    if apa := menempel(objek):
        raise ValidationError(f"Belum dapat dihapus: masih ada {apa}.")
    catat.hapus(objek)
