"""Adds, changes and removes the evidence of a row under the lock of its quarter; each step is logged."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from lkjip.formats import tanggal
from pengisian.baris import Baris
from pengisian.enums import Cara
from pengisian.isi_bukti import (
    BuktiBaru,
    BuktiDitolak,
    berkas_tersimpan,
    hapus_dengan_berkas,
    pastikan_muat,
)
from pengisian.models import Bukti, PerubahanSel, SalinanTriwulan
from pengisian.simpan import Penulis, TidakDapatDiisi, pastikan_dapat_diisi

KOLOM = "bukti"


def bukti_baris(penulis: Penulis, baris: Baris) -> QuerySet[Bukti]:
    """The evidence of a row in the quarter."""
    return Bukti.objects.filter(
        unit=penulis.unit, tahun=penulis.tahun, triwulan=penulis.triwulan, **baris.milik
    )


def tambah(penulis: Penulis, baris: Baris, baru: BuktiBaru) -> Bukti:
    """Raises BuktiDitolak, TidakDapatDiisi, and OSError or DatabaseError where the server cannot keep it."""
    bukti = Bukti(
        unit=penulis.unit,
        tahun=penulis.tahun,
        triwulan=penulis.triwulan,
        **baris.milik,
        **baru.kolom,
        oleh=penulis.pengguna,
        pada=penulis.sekarang,
    )
    with berkas_tersimpan(bukti, baru), transaction.atomic():
        _pastikan_boleh(penulis, baris)
        pastikan_muat(bukti, bukti_baris(penulis, baris), "baris ini")
        bukti.save(force_insert=True)
        _catat(penulis, baris, baru=bukti.judul)
    return bukti


def ubah(penulis: Penulis, baris: Baris, bukti: Bukti, *, judul: str, hari: date) -> None:
    """Corrects title and date; what they were stays in the log. Raises BuktiDitolak, TidakDapatDiisi."""
    with transaction.atomic():
        kini = _kunci(penulis, baris, bukti)
        lama, baru = _sebutan(kini.judul, kini.tanggal), _sebutan(judul, hari)
        if lama != baru:
            kini.judul, kini.tanggal = judul, hari
            kini.save(update_fields=["judul", "tanggal"])
            _catat(penulis, baris, lama=lama, baru=baru)


def hapus(penulis: Penulis, baris: Baris, bukti: Bukti) -> None:
    """Removes it; title, person and time stay in the log. Raises BuktiDitolak, TidakDapatDiisi."""
    with transaction.atomic():
        kini = _kunci(penulis, baris, bukti)
        hapus_dengan_berkas(kini)
        _catat(penulis, baris, lama=bukti.judul)


def disetujui_pada(penulis: Penulis) -> Any:
    """When the quarter was last approved; None where it never was."""
    return SalinanTriwulan.objects.filter(
        triwulan__unit=penulis.unit, triwulan__tahun=penulis.tahun, triwulan__triwulan=penulis.triwulan
    ).aggregate(pada=Max("pada"))["pada"]


def _pastikan_boleh(penulis: Penulis, baris: Baris) -> None:
    """Under the lock of the quarter."""
    pastikan_dapat_diisi(penulis)
    if not baris.ditulis(penulis.pengguna, penulis.unit, penulis.tahun):
        raise TidakDapatDiisi("Baris ini bukan baris bidang Anda.")


def _kunci(penulis: Penulis, baris: Baris, bukti: Bukti) -> Bukti:
    """The evidence as it is now, with nobody else at it. What was approved with it stays as it was."""
    _pastikan_boleh(penulis, baris)
    kini = bukti_baris(penulis, baris).filter(pk=bukti.pk).first()
    if kini is None:
        raise BuktiDitolak("Bukti ini sudah dihapus orang lain.")
    disetujui = disetujui_pada(penulis)
    if disetujui and kini.pada <= disetujui:
        raise BuktiDitolak(
            "Bukti ini bagian dari triwulan yang sudah disetujui, jadi tetap seperti adanya. "
            "Tambahkan bukti baru sebagai perbaikannya."
        )
    return kini


def _catat(penulis: Penulis, baris: Baris, *, lama: str = "", baru: str = "") -> None:
    PerubahanSel.objects.create(
        unit=penulis.unit,
        tahun=penulis.tahun,
        triwulan=penulis.triwulan,
        **baris.milik,
        kolom=KOLOM,
        lama=lama,
        baru=baru,
        cara=Cara.FORMULIR,
        oleh=penulis.pengguna,
        pada=penulis.sekarang,
    )


def _sebutan(judul: str, hari: date) -> str:
    return f"{judul} ({tanggal(hari)})"
