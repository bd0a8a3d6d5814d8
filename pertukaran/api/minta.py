"""A request that got through the gate, its parameters read; and pages of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import QuerySet, TextChoices
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from lkjip.models import Unit
from pertukaran.api.bentuk import Halaman
from pertukaran.api.galat import GalatApi, Kode, Rincian
from pertukaran.models import KunciApi

T = TypeVar("T")
PER_HALAMAN, TERBANYAK = 100, 500
TEKS_TERPANJANG = 60


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may stand behind the question mark. bawah, atas: bounds of a number."""

    nama: str
    tipe: type
    uraian: str
    bawaan: Any = None
    bawah: int = 1
    atas: int = 1_000_000


HAL = Parameter("hal", int, "Nomor halaman.", 1)
PER_HAL = Parameter("per_hal", int, "Banyaknya baris per halaman.", PER_HALAMAN, atas=TERBANYAK)
BERHALAMAN = (HAL, PER_HAL)
TRIWULAN = Parameter("triwulan", int, "Hanya triwulan ini, 1 sampai 4.", atas=4)
SAMPAI = Parameter("triwulan", int, "Sampai dengan triwulan ini, 1 sampai 4.", 4, atas=4)
INDIKATOR = Parameter("indikator", str, "Hanya indikator dengan kode ini.")


@dataclass(frozen=True, slots=True)
class Minta:
    """Who asks, of which unit and year, with which parameters. `saring` holds every declared parameter."""

    request: HttpRequest
    kunci: KunciApi
    saring: dict[str, Any]
    unit: Unit | None = None
    jalur: dict[str, Any] = field(default_factory=dict)

    @property
    def milik(self) -> Unit:
        """The unit, for addresses that name one."""
        if self.unit is None:
            raise TypeError("the address names no unit")
        return self.unit

    @property
    def tahun(self) -> int:
        return int(self.jalur["tahun"])


def baca_parameter(request: HttpRequest, dikenal: Sequence[Parameter]) -> dict[str, Any]:
    """The declared parameters; raises GalatApi for one that is not known or cannot be read."""
    per_nama = {p.nama: p for p in dikenal}
    salah = [
        Rincian(
            nama[:TEKS_TERPANJANG], "Parameter ini tidak dikenal.", ", ".join(per_nama) or "tanpa parameter"
        )
        for nama in request.GET
        if nama not in per_nama
    ]
    hasil = {}
    for p in dikenal:
        teks = request.GET.get(p.nama)
        hasil[p.nama] = p.bawaan if teks is None else _baca(p, teks)
        if teks is not None and hasil[p.nama] is None:
            salah.append(Rincian(p.nama, "Parameter ini tidak terbaca.", harapan(p)))
    if salah:
        raise GalatApi(400, Kode.PARAMETER, "Periksa parameter pada alamat.", salah)
    return hasil


def _baca(p: Parameter, teks: str) -> Any:
    """None where it cannot be read."""
    if p.tipe is int:
        ada = re.fullmatch("[0-9]{1,7}", teks, re.ASCII)
        return int(teks) if ada and p.bawah <= int(teks) <= p.atas else None
    if p.tipe is datetime:
        return _baca_waktu(teks)
    if issubclass(p.tipe, TextChoices):
        return p.tipe(teks) if teks in p.tipe.values else None
    return teks if 0 < len(teks) <= TEKS_TERPANJANG else None


def _baca_waktu(teks: str) -> datetime | None:
    try:
        hasil = parse_datetime(teks)
        return timezone.make_aware(hasil) if hasil and timezone.is_naive(hasil) else hasil
    except (ValueError, OverflowError):  # no such day; too near the end of time
        return None


def harapan(p: Parameter) -> str:
    if p.tipe is int:
        return f"bilangan {p.bawah} sampai {p.atas}"
    if p.tipe is datetime:
        return "waktu ISO 8601, misalnya 2025-04-15T08:00:00Z (tanda + pada alamat ditulis %2B)"
    if issubclass(p.tipe, TextChoices):
        return "salah satu dari " + ", ".join(p.tipe.values)
    return f"teks, paling banyak {TEKS_TERPANJANG} huruf"


def halamankan(minta: Minta, semua: Sequence[T] | QuerySet[Any]) -> tuple[tuple[T, ...], Halaman]:
    """The page that is asked for; beyond the last it is empty."""
    nomor, per = minta.saring["hal"], minta.saring["per_hal"]
    jumlah = semua.count() if isinstance(semua, QuerySet) else len(semua)
    berikut = None
    if nomor * per < jumlah:
        kueri = minta.request.GET.copy()
        kueri["hal"] = str(nomor + 1)
        berikut = f"{minta.request.path}?{kueri.urlencode()}"
    return tuple(semua[(nomor - 1) * per : nomor * per]), Halaman(nomor, per, jumlah, berikut)
