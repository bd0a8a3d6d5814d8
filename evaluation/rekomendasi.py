"""Recommendations while the LHE is being made: written, renumbered and deleted by the team."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from evaluation.enums import Prioritas
from evaluation.models import EvaluasiAkip, KomponenAkip, KriteriaAkip, Rekomendasi
from evaluation.tim import boleh_pada
from lkjip.access import Hak
from lkjip.models import Bidang, Pengguna
from pengisian.simpan import giliran

GESER = 10_000  # numbers stand here while others move: no two of an LHE may ever be the same


class RekomendasiDitolak(Exception):
    """A recommendation that cannot be written; the message says why."""


class RekomendasiBerubah(Exception):
    """Somebody else has changed it since its writer saw it; kini is what it says now."""

    def __init__(self, kini: Rekomendasi) -> None:
        super().__init__("Rekomendasi ini sudah diubah orang lain.")
        self.kini = kini


@dataclass(frozen=True, slots=True)
class IsiRekomendasi:
    """What the team writes. A criterion brings its component with it."""

    nomor: int
    uraian: str
    komponen: KomponenAkip | None = None
    kriteria: KriteriaAkip | None = None
    prioritas: str = Prioritas.SEDANG
    tenggat: date | None = None
    bidang: Bidang | None = None


def tambah(oleh: Pengguna, evaluasi: EvaluasiAkip, isi: IsiRekomendasi) -> Rekomendasi:
    """At its number; those from there on move up. Raises RekomendasiDitolak."""
    with _terkunci(oleh, evaluasi) as kini:
        banyak = kini.rekomendasi.count()
        baru = Rekomendasi(evaluasi=kini, nomor=banyak + 1)
        _isi(baru, isi)
        baru.save()
        _pindah(kini, baru, isi.nomor)
    return baru


def ubah(oleh: Pengguna, rekomendasi: Rekomendasi, isi: IsiRekomendasi, versi: int) -> Rekomendasi:
    """versi is what its writer saw. Raises RekomendasiDitolak, RekomendasiBerubah."""
    with _terkunci(oleh, rekomendasi.evaluasi) as evaluasi:
        kini = _ambil(evaluasi, rekomendasi)
        if kini.versi != versi:
            raise RekomendasiBerubah(kini)
        _isi(kini, isi)
        kini.versi += 1
        kini.save()
        _pindah(evaluasi, kini, isi.nomor)
    return kini


def hapus(oleh: Pengguna, rekomendasi: Rekomendasi) -> None:
    """Those after it move up. Raises RekomendasiDitolak."""
    with _terkunci(oleh, rekomendasi.evaluasi) as evaluasi:
        _ambil(evaluasi, rekomendasi).delete()
        _urutkan(list(evaluasi.rekomendasi.order_by("nomor")))


@contextmanager
def _terkunci(oleh: Pengguna, evaluasi: EvaluasiAkip) -> Iterator[EvaluasiAkip]:
    """The evaluation, locked, if its team may write now."""
    with giliran, transaction.atomic():
        semua = EvaluasiAkip.objects.select_for_update(of=("self",)).select_related("unit__pemda")
        kini = semua.get(pk=evaluasi.pk)
        if not boleh_pada(oleh, Hak.EVALUASI, kini):
            raise RekomendasiDitolak(
                "Rekomendasi ditulis oleh tim selama evaluasi berjalan; "
                f"evaluasi ini sekarang: {kini.get_tahap_display().lower()}."
            )
        yield kini


def _ambil(evaluasi: EvaluasiAkip, rekomendasi: Rekomendasi) -> Rekomendasi:
    kini = evaluasi.rekomendasi.filter(pk=rekomendasi.pk).first()
    if kini is None:
        raise RekomendasiDitolak("Rekomendasi ini sudah dihapus orang lain.")
    return kini


def _isi(rekomendasi: Rekomendasi, isi: IsiRekomendasi) -> None:
    rekomendasi.uraian, rekomendasi.prioritas = isi.uraian, isi.prioritas
    rekomendasi.tenggat, rekomendasi.bidang = isi.tenggat, isi.bidang
    rekomendasi.kriteria = isi.kriteria
    rekomendasi.komponen = isi.kriteria.sub.komponen if isi.kriteria else isi.komponen


def _pindah(evaluasi: EvaluasiAkip, rekomendasi: Rekomendasi, nomor: int) -> None:
    """Puts it at its number, from 1 to as many as there are; the others keep their order."""
    lain = [r for r in evaluasi.rekomendasi.order_by("nomor") if r.pk != rekomendasi.pk]
    lain.insert(min(max(nomor, 1), len(lain) + 1) - 1, rekomendasi)
    _urutkan(lain)


def _urutkan(urut: list[Rekomendasi]) -> None:
    """Numbers them 1, 2, 3 in this order."""
    pindah = [(n, r) for n, r in enumerate(urut, 1) if r.nomor != n]
    if not pindah:
        return
    milik = Rekomendasi.objects.filter(pk__in=[r.pk for _, r in pindah])
    milik.update(nomor=F("nomor") + GESER)
    for n, r in pindah:
        r.nomor = n
    Rekomendasi.objects.bulk_update([r for _, r in pindah], ["nomor"])
