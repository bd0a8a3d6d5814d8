"""What all evidence shares, whatever it proves: a file and its row come together or not at all.

The file is stored first, whole, under a name of our own; then its row is written. What a killed process
leaves is a file without a row, which `rapikan_bukti` removes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.db.models import QuerySet, Sum

from lkjip.formats import angka
from lkjip.unggahan.nama import nama_aman
from lkjip.unggahan.periksa import Temuan
from pengisian.enums import JenisBukti
from pengisian.models import IsiBukti

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

    @property
    def kolom(self) -> dict[str, Any]:
        """Its columns in the row, without those of the file."""
        nama = ("jenis", "judul", "tanggal", "tautan", "teks")
        return {n: getattr(self, n) for n in nama}


@contextmanager
def berkas_tersimpan(bukti: IsiBukti, baru: BuktiBaru) -> Iterator[None]:
    """Stores the file, if there is one. Where the row is not written within, the file is gone again."""
    if baru.temuan:
        _simpan_berkas(bukti, baru.berkas, baru.nama_berkas, baru.temuan)
    try:
        yield
    except BaseException:
        _buang_berkas(bukti)
        raise


def pastikan_muat(bukti: IsiBukti, ada: QuerySet[Any], tempat: str) -> None:
    """Raises BuktiDitolak for a file that is among `ada` already, or makes them too large together."""
    if bukti.jenis != JenisBukti.BERKAS:
        return
    if kembar := ada.filter(sha256=bukti.sha256).first():
        raise BuktiDitolak(f"Berkas yang sama sudah ada pada {tempat}: “{kembar.judul}”.")
    jumlah = ada.aggregate(n=Sum("ukuran"))["n"] or 0
    batas = settings.BUKTI_BATAS_BARIS
    if jumlah + (bukti.ukuran or 0) > batas:
        raise BuktiDitolak(
            f"Bukti {tempat} menjadi lebih dari {angka(batas // 1024**2)} MB. "
            "Perkecil berkasnya, atau cantumkan tautannya."
        )


def hapus_dengan_berkas(bukti: IsiBukti) -> None:
    """Removes the row, and its file once that is committed. Inside a transaction."""
    nama = bukti.berkas.name
    bukti.delete()
    if nama:
        transaction.on_commit(lambda: _hapus_berkas(type(bukti), nama))


def _simpan_berkas(bukti: IsiBukti, isi: bytes, nama: str, temuan: Temuan) -> None:
    bukti.nama_berkas = nama_aman(nama, temuan.tipe.akhiran)
    bukti.tipe, bukti.ukuran, bukti.sha256 = temuan.tipe.mime, len(isi), sha256(isi).hexdigest()
    bukti.berkas.save(f"berkas{temuan.tipe.akhiran}", ContentFile(isi), save=False)


def _buang_berkas(bukti: IsiBukti) -> None:
    """Removes the file of a row that was not written; where a commit broke off, the row may be there."""
    if not bukti.berkas:
        return
    model: Any = type(bukti)
    with suppress(DatabaseError):
        if not model.objects.filter(berkas=bukti.berkas.name).exists():
            _hapus_berkas(model, bukti.berkas.name)


def _hapus_berkas(model: Any, nama: str) -> None:
    """The row is gone already, so a file that cannot be removed now is left to rapikan_bukti."""
    try:
        model.berkas.field.storage.delete(nama)
    except OSError:
        log.warning("%s could not be removed", nama, exc_info=True)
