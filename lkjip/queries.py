"""Loads rows into plain dataclasses. One call is one query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from lkjip import data
from lkjip.masa_unit import ada_riwayat, nama_pada
from lkjip.models import (
    Aset,
    Bidang,
    ButirUnit,
    PengaturanTahun,
    Unit,
    Urusan,
)

T = TypeVar("T")


def muat(kelas: type[T], queryset: QuerySet[Any], **alias: str) -> tuple[T, ...]:
    """Rows of a queryset as instances of a dataclass whose fields are columns; alias names joined ones."""
    kolom = [alias.get(f.name, f.name) for f in fields(kelas)]  # type: ignore[arg-type]
    return tuple(kelas(*baris) for baris in queryset.values_list(*kolom))


@dataclass(frozen=True, slots=True)
class Cabang:
    """Rows that hang on those of a queryset: their dataclass, the relation to them, and joined columns."""

    kelas: type[Any]
    jalur: str
    alias: dict[str, str] = field(default_factory=dict)


def muat_bercabang(
    kelas: type[Any], queryset: QuerySet[Any], *cabang: Cabang, **alias: str
) -> tuple[tuple[Any, ...], ...]:
    """Rows and the rows that hang on them in one query: each of them once, in the order of the queryset.

    For small sets that are always shown together. Branches multiply, so all but one should be short.
    """
    return _bercabang([], kelas, queryset, cabang, alias)[None]


def muat_per_kelompok(
    kelompok: str, kelas: type[Any], queryset: QuerySet[Any], *cabang: Cabang, **alias: str
) -> dict[Any, tuple[tuple[Any, ...], ...]]:
    """The same for many owners at once, by what the column `kelompok` says; empty for who has nothing."""
    return _bercabang([kelompok], kelas, queryset, cabang, alias)


def _bercabang(
    awal: list[str],
    kelas: type[Any],
    queryset: QuerySet[Any],
    cabang: tuple[Cabang, ...],
    alias: dict[str, str],
) -> dict[Any, tuple[tuple[Any, ...], ...]]:
    bagian = (Cabang(kelas, "", alias), *cabang)
    kolom: list[str] = list(awal)
    letak: list[tuple[int, slice]] = []
    for b in bagian:
        awalan = f"{b.jalur}__" if b.jalur else ""
        letak.append((len(kolom), slice(len(kolom) + 1, len(kolom) + 1 + len(fields(b.kelas)))))
        kolom += [f"{awalan}pk", *(awalan + b.alias.get(f.name, f.name) for f in fields(b.kelas))]
    kosong: tuple[tuple[Any, ...], ...] = ((),) * len(bagian)
    hasil: dict[Any, list[dict[Any, Any]]] = defaultdict(lambda: [{} for _ in bagian])
    for baris in queryset.values_list(*kolom):
        milik = hasil[baris[0] if awal else None]
        for b, (pk, isi), terkumpul in zip(bagian, letak, milik, strict=True):
            if baris[pk] is not None and baris[pk] not in terkumpul:
                terkumpul[baris[pk]] = b.kelas(*baris[isi])
    return defaultdict(lambda: kosong, {k: tuple(tuple(h.values()) for h in m) for k, m in hasil.items()})


def unit(unit_id: int, hari: date | None = None) -> data.DataUnit:
    semua = Unit.objects.select_related("pemda").annotate(punya_riwayat=ada_riwayat())
    return data_unit(semua.get(id=unit_id), hari)


def data_unit(unit: Unit, hari: date | None = None) -> data.DataUnit:
    """A unit that is loaded already, together with its pemda, by the name of that day; else of today.

    No query where the unit was loaded with `ada_riwayat` and never changed; else one.
    """
    dari_pemda = ("wilayah", "ibu_kota", "provinsi", "kepala_daerah", "inspektorat")
    nilai = {f.name: getattr(unit, f.name) for f in fields(data.DataUnit) if hasattr(unit, f.name)}
    nilai |= {nama: getattr(unit.pemda, nama) for nama in dari_pemda}
    nilai |= asdict(nama_pada(unit, hari or timezone.localdate()))
    return data.DataUnit(**nilai, pemda_nama=unit.pemda.nama)


def bidang(unit_id: int) -> tuple[data.DataBidang, ...]:
    return muat(data.DataBidang, Bidang.objects.filter(unit_id=unit_id))


def urusan(unit_id: int) -> tuple[data.DataUrusan, ...]:
    return muat(data.DataUrusan, Urusan.objects.filter(unit_id=unit_id))


def butir(unit_id: int, tahun: int) -> tuple[data.DataButir, ...]:
    berlaku = Q(tahun__isnull=True) | Q(tahun=tahun)
    return muat(data.DataButir, ButirUnit.objects.filter(berlaku, unit_id=unit_id))


@dataclass(frozen=True, slots=True)
class _Unit:
    id: int


def pegawai_kebutuhan(
    unit_id: int, tahun: int
) -> tuple[tuple[data.DataPegawai, ...], tuple[data.DataKebutuhan, ...]]:
    """The people of a year, and how many the workload asks for, one row for each level of education."""
    setahun = {
        n: FilteredRelation(n, condition=Q(**{f"{n}__tahun": tahun}))
        for n in ("pegawai", "kebutuhan_pegawai")
    }
    milik = Unit.objects.filter(pk=unit_id).annotate(
        pegawai_tahun=setahun["pegawai"], kebutuhan_tahun=setahun["kebutuhan_pegawai"]
    )
    urut = (f"{n}_tahun__{k}" for n in ("pegawai", "kebutuhan") for k in ("urutan", "id"))
    _, pegawai, kebutuhan = muat_bercabang(
        _Unit,
        milik.order_by(*urut),
        Cabang(data.DataPegawai, "pegawai_tahun"),
        Cabang(data.DataKebutuhan, "kebutuhan_tahun"),
    )
    return pegawai, kebutuhan


def aset(unit_id: int, tahun: int) -> tuple[data.DataAset, ...]:
    return muat(data.DataAset, Aset.objects.filter(unit_id=unit_id, tahun=tahun))


def pengaturan(pemda_id: int, tahun: int) -> data.DataPengaturan:
    """What the pemda has chosen for the year, the usual where it has chosen nothing."""
    milik = muat(data.DataPengaturan, PengaturanTahun.objects.filter(pemda_id=pemda_id, tahun=tahun))
    if milik:
        return milik[0]
    bawaan = PengaturanTahun()
    return data.DataPengaturan(**{f.name: getattr(bawaan, f.name) for f in fields(data.DataPengaturan)})
