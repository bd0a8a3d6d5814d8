"""Writes cells of a quarter: one typed, a pasted block, a form, a workbook. The only way to change figures.

A cell is written when it still holds what its writer saw (compare and set, under the lock of the unit's
quarter). Else its writer gets both values and chooses; nobody's figure is lost. Every change is a row of the
log.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from threading import RLock
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from lkjip.access import Hak, boleh
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Pengguna, Unit
from pengisian.baris_tulis import BarisTulis, Tolak
from pengisian.enums import Cara
from pengisian.models import PerubahanSel, TriwulanUnit
from pengisian.posisi import SEBAB_KEADAAN, PosisiTriwulan, posisi_terkunci
from pengisian.tulis import muat_baris, tulis_baris

TRIWULAN_TAHUNAN = 4  # yearly values are open and settled with it
# Writers of one process queue up here: SQLite lets one write at a time, and who finds it busy sleeps ever
# longer. PostgreSQL has a queue of its own. Whoever calls simpan inside a transaction queues up before it:
# else one holds the database and waits for its turn, and another has its turn and waits for the database.
giliran: AbstractContextManager[object] = RLock() if connection.vendor == "sqlite" else nullcontext()


class Nasib(StrEnum):
    """What became of a cell. SAMA: it held that value already. GALAT: its value cannot be."""

    TERSIMPAN = "tersimpan"
    SAMA = "sama"
    KONFLIK = "konflik"
    GALAT = "galat"


@dataclass(frozen=True, slots=True)
class Isian:
    """A cell to be written. semula is what its writer saw there; None overwrites whatever there is."""

    kunci: str
    kolom: str
    teks: str
    semula: str | None = None


@dataclass(frozen=True, slots=True)
class HasilSel:
    """What became of an Isian. teks is what the cell holds now; for a conflict that is the other's value.

    oleh and pada tell who wrote what stands there, and when, in a conflict.
    """

    kunci: str
    kolom: str
    nasib: Nasib
    teks: str
    versi: int
    pesan: str = ""
    oleh: str = ""
    pada: datetime | None = None


@dataclass(frozen=True, slots=True)
class Penulis:
    """Who writes where, and when. Without a quarter: yearly values, which the fourth quarter settles."""

    pengguna: Pengguna
    unit: Unit
    tahun: int
    triwulan: int | None
    sekarang: datetime = field(default_factory=timezone.now)

    @property
    def hak(self) -> Hak:
        return Hak.KOREKSI if self.triwulan is None else Hak.ISI


class TidakDapatDiisi(Exception):
    """The quarter cannot be written: its state, its period, or the writer's rights. The message says why."""


class TanpaAlasan(Exception):
    """A yearly value that is there already is only corrected with a reason."""


def simpan(
    penulis: Penulis,
    isian: Sequence[Isian],
    *,
    cara: Cara,
    kelompok: UUID | None = None,
    utuh: bool = False,
    coba: bool = False,
    alasan: str = "",
) -> tuple[HasilSel, ...]:
    """Writes what can be written and tells of each cell, in the order given.

    With `utuh` all or nothing: one conflict or error, and nothing is written. With `coba` nothing is written
    in any case, and the answer tells what would be. Raises TidakDapatDiisi; for yearly values TanpaAlasan.
    """
    return simpan_pada(penulis, isian, cara=cara, kelompok=kelompok, utuh=utuh, coba=coba, alasan=alasan)[0]


def simpan_pada(
    penulis: Penulis,
    isian: Sequence[Isian],
    *,
    cara: Cara,
    kelompok: UUID | None = None,
    utuh: bool = False,
    coba: bool = False,
    alasan: str = "",
) -> tuple[tuple[HasilSel, ...], PosisiTriwulan]:
    """The same, with where the quarter stood: who answers to the writer need not ask again."""
    with giliran, transaction.atomic():
        kini = pastikan_dapat_diisi(penulis)
        baris = baris_isian(penulis, isian)
        hasil = terapkan(baris, isian)
        berhasil = all(h.nasib in (Nasib.TERSIMPAN, Nasib.SAMA) for h in hasil)
        if penulis.triwulan is None and not alasan and any(b.objek and b.perubahan for b in baris.values()):
            raise TanpaAlasan
        if not coba and (berhasil or not utuh):
            _tulis(penulis, baris, cara, kelompok, alasan)
    tersimpan = Nasib.TERSIMPAN
    return tuple(replace(h, versi=baris[h.kunci].versi) if h.nasib == tersimpan else h for h in hasil), kini


def baris_isian(penulis: Penulis, isian: Sequence[Isian]) -> dict[str, BarisTulis]:
    """The rows of the cells, as far as the writer may write them."""
    kunci = {i.kunci for i in isian}
    return muat_baris(penulis.unit, penulis.tahun, penulis.triwulan, penulis.pengguna, kunci)


def terapkan(baris: dict[str, BarisTulis], isian: Sequence[Isian]) -> tuple[HasilSel, ...]:
    """Puts cells into their rows in memory and tells what became of each; nothing is written."""
    return _periksa([_terapkan(baris.get(i.kunci), i) for i in isian], baris)


def pastikan_dapat_diisi(penulis: Penulis, hak: Hak | None = None) -> PosisiTriwulan:
    """Takes the lock of the unit's quarter, so that no step of its workflow comes between, and checks.

    Inside a transaction. Raises TidakDapatDiisi.
    """
    masa = (penulis.unit, penulis.tahun, penulis.triwulan or TRIWULAN_TAHUNAN)
    hari = timezone.localdate(penulis.sekarang)
    kini = posisi_terkunci(*masa, hari)
    if kini is None:
        kunci_triwulan(*masa)
        kini = posisi_terkunci(*masa, hari)
    hak = hak or penulis.hak
    if not boleh(penulis.pengguna, hak, penulis.unit, kini.akses):
        raise TidakDapatDiisi(sebab_ditolak(hak, kini))
    return kini


def sebab_ditolak(hak: Hak, kini: PosisiTriwulan) -> str:
    """Why figures cannot be written there now, as a sentence."""
    if hak != Hak.KOREKSI:
        return kini.sebab or "Anda tidak berhak mengisi triwulan ini."
    keadaan = SEBAB_KEADAAN.get(kini.keadaan)
    if keadaan is None:  # whether the period is open does not matter to yearly values
        return "Anda tidak berhak mengoreksi nilai tahunan."
    return f"Nilai tahunan mengikuti Triwulan {ROMAWI_TRIWULAN[TRIWULAN_TAHUNAN - 1]}. {keadaan}"


def kunci_triwulan(unit: Unit, tahun: int, triwulan: int) -> TriwulanUnit:
    """The unit's quarter, locked until the end of the transaction; made where it is not there yet."""
    masa = {"unit": unit, "tahun": tahun, "triwulan": triwulan}
    terkunci = TriwulanUnit.objects.select_for_update().filter(**masa).order_by().first()
    if terkunci is None:
        TriwulanUnit.objects.bulk_create([TriwulanUnit(**masa)], ignore_conflicts=True)
        terkunci = TriwulanUnit.objects.select_for_update().get(**masa)
    return terkunci


def _terapkan(baris: BarisTulis | None, isian: Isian) -> HasilSel:
    """Puts one cell into its row in memory."""
    if baris is None:
        pesan = "Baris ini tidak ada pada lembar triwulan ini, atau bukan baris bidang Anda."
        return HasilSel(isian.kunci, isian.kolom, Nasib.GALAT, isian.teks, 0, pesan)
    try:
        baru = baris.kanonik(isian.kolom, isian.teks)
        kini = baris.teks(isian.kolom)
        if kini == baru:
            return HasilSel(isian.kunci, isian.kolom, Nasib.SAMA, kini, baris.versi)
        if isian.semula is not None and kini != isian.semula:
            oleh, pada = baris.penulis_terakhir
            pesan = "Sel ini sudah diubah orang lain."
            return HasilSel(isian.kunci, isian.kolom, Nasib.KONFLIK, kini, baris.versi, pesan, oleh, pada)
        baris.isi(isian.kolom, baru)
    except Tolak as tolak:
        return HasilSel(isian.kunci, isian.kolom, Nasib.GALAT, isian.teks, baris.versi, str(tolak))
    return HasilSel(isian.kunci, isian.kolom, Nasib.TERSIMPAN, baru, baris.versi)


def _periksa(hasil: list[HasilSel], baris: dict[str, BarisTulis]) -> tuple[HasilSel, ...]:
    """Rows that cannot be as a whole are not written: all their cells of this request get the reason."""
    salah = {kunci: pesan for kunci, b in baris.items() if b.perubahan and (pesan := b.periksa())}
    for kunci in salah:
        baris[kunci].batalkan()
    return tuple(
        replace(h, nasib=Nasib.GALAT, pesan=salah[h.kunci])
        if h.kunci in salah and h.nasib == Nasib.TERSIMPAN
        else h
        for h in hasil
    )


def _tulis(
    penulis: Penulis, baris: dict[str, BarisTulis], cara: Cara, kelompok: UUID | None, alasan: str
) -> None:
    """Rows that changed, and a line of the log for each cell that did."""
    berubah = [b for b in baris.values() if b.perubahan]
    tulis_baris(berubah, penulis.tahun, penulis.triwulan, penulis.pengguna, penulis.sekarang)
    PerubahanSel.objects.bulk_create(
        PerubahanSel(
            unit_id=penulis.unit.pk,
            tahun=penulis.tahun,
            triwulan=penulis.triwulan,
            indikator_id=b.indikator_id,
            simpul_id=b.simpul_id,
            kolom=kolom,
            lama=lama,
            baru=baru,
            alasan=alasan,
            cara=cara,
            kelompok=kelompok,
            oleh_id=penulis.pengguna.pk,
            pada=penulis.sekarang,
        )
        for b in berubah
        for kolom, (lama, baru) in b.perubahan.items()
    )


def urungkan(penulis: Penulis, kelompok: UUID) -> tuple[HasilSel, ...]:
    """Takes back one's own paste: each of its cells that nobody has changed since gets its old value.

    Raises TidakDapatDiisi.
    """
    catatan = PerubahanSel.objects.filter(
        kelompok=kelompok,
        unit=penulis.unit,
        tahun=penulis.tahun,
        triwulan=penulis.triwulan,
        oleh=penulis.pengguna,
        cara=Cara.TEMPEL,
    ).order_by("id")
    isian = [Isian(c.kunci, c.kolom, c.lama, c.baru) for c in catatan]
    return simpan(penulis, isian, cara=Cara.URUNGKAN, kelompok=kelompok) if isian else ()
