"""Rows of the report's own models as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DataBagian:
    """What a unit made of a section (BagianUnit). urutan None: where the outline has it.

    lampiran_id: the attached document whose pages stand there. versi: for optimistic locking; 0 where the
    unit's year has no row of its own.
    """

    kunci: str
    aktif: bool = True
    urutan: int | None = None
    tambahan: bool = False
    induk: str = ""
    judul: str = ""
    penanggung_jawab_id: int | None = None
    penanggung_jawab: str = ""
    tenggat: date | None = None
    selesai_pada: datetime | None = None
    lampiran_id: int | None = None
    banyak_halaman: int = 0
    versi: int = 0


@dataclass(frozen=True, slots=True)
class Penerimaan:
    """Who accepted a finding of the check, when and why."""

    alasan: str
    oleh: str
    pada: datetime


@dataclass(frozen=True, slots=True)
class DataGambar:
    """An image in a text. berkas is its name in the store, lebar and tinggi are pixels."""

    id: int
    judul: str
    sumber: str
    alt: str
    berkas: str
    tipe: str
    lebar: int
    tinggi: int
