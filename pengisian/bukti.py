"""Adds, changes and removes evidence. A file and its row come together or not at all; each step is logged.

The file is stored first, whole, under a name of our own; then its row is written under the lock of the unit's
quarter. What a killed process leaves is a file without a row, which `rapikan_bukti` removes.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.db.models import Max, QuerySet, Sum

from lkjip.formats import angka, tanggal
from lkjip.unggahan.nama import nama_aman
from lkjip.unggahan.periksa import Temuan
from pengisian.baris import Baris
from pengisian.enums import Cara, JenisBukti
from pengisian.models import Bukti, PerubahanSel, SalinanTriwulan
from pengisian.simpan import Penulis, TidakDapatDiisi, pastikan_dapat_diisi

KOLOM = "bukti"
log = logging.getLogger(__name__)


class BuktiDitolak(Exception):
    """Evidence that cannot be added, changed or removed; the message says why."""


@dataclass(frozen=True, slots=True)
class BuktiBaru:
    """A piece of evidence to be added: a file with what it was found to be, a link, or text."""

    judul: str
    tanggal: date
    tautan: str = ""
    teks: str = ""
    berkas: bytes = b""
    nama_berkas: str = ""
    temuan: Temuan | None = None

    @property
    def jenis(self) -> JenisBukti:
        if self.temuan:
            return JenisBukti.BERKAS
        return JenisBukti.TAUTAN if self.tautan else JenisBukti.TEKS


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
        jenis=baru.jenis,
        judul=baru.judul,
        tanggal=baru.tanggal,
        tautan=baru.tautan,
        teks=baru.teks,
        oleh=penulis.pengguna,
        pada=penulis.sekarang,
    )
    if baru.temuan:
        _simpan_berkas(bukti, baru.berkas, baru.nama_berkas, baru.temuan)
    try:
        with transaction.atomic():
            _pastikan_boleh(penulis, baris)
            _pastikan_muat(penulis, baris, bukti)
            bukti.save(force_insert=True)
            _catat(penulis, baris, baru=bukti.judul)
    except BaseException:
        _buang_berkas(bukti)
        raise
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
        nama = kini.berkas.name
        kini.delete()
        _catat(penulis, baris, lama=bukti.judul)
        if nama:
            transaction.on_commit(lambda: _hapus_berkas(nama))


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


def _pastikan_muat(penulis: Penulis, baris: Baris, bukti: Bukti) -> None:
    if bukti.jenis != JenisBukti.BERKAS:
        return
    ada = bukti_baris(penulis, baris)
    if kembar := ada.filter(sha256=bukti.sha256).first():
        raise BuktiDitolak(f"Berkas yang sama sudah ada pada baris ini: “{kembar.judul}”.")
    jumlah = ada.aggregate(n=Sum("ukuran"))["n"] or 0
    batas = settings.BUKTI_BATAS_BARIS
    if jumlah + (bukti.ukuran or 0) > batas:
        raise BuktiDitolak(
            f"Bukti baris ini menjadi lebih dari {angka(batas // 1024**2)} MB. "
            "Perkecil berkasnya, atau cantumkan tautannya."
        )


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


def _simpan_berkas(bukti: Bukti, isi: bytes, nama: str, temuan: Temuan) -> None:
    bukti.nama_berkas = nama_aman(nama, temuan.tipe.akhiran)
    bukti.tipe, bukti.ukuran, bukti.sha256 = temuan.tipe.mime, len(isi), sha256(isi).hexdigest()
    bukti.berkas.save(f"berkas{temuan.tipe.akhiran}", ContentFile(isi), save=False)


def _buang_berkas(bukti: Bukti) -> None:
    """Removes the file of a row that was not written; where a commit broke off, the row may be there."""
    if not bukti.berkas:
        return
    with suppress(DatabaseError):
        if not Bukti.objects.filter(berkas=bukti.berkas.name).exists():
            _hapus_berkas(bukti.berkas.name)


def _hapus_berkas(nama: str) -> None:
    """The row is gone already, so a file that cannot be removed now is left to rapikan_bukti."""
    try:
        Bukti.berkas.field.storage.delete(nama)
    except OSError:
        log.warning("%s could not be removed", nama, exc_info=True)
