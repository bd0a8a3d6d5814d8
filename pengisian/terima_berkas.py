"""Takes the files of one request, each by itself: one that cannot be taken does not keep back the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError

from lkjip.formats import angka
from lkjip.unggahan.nama import judul_dari
from lkjip.unggahan.periksa import BerkasDitolak, periksa
from pengisian.baris import Baris
from pengisian.bukti import tambah
from pengisian.isi_bukti import BuktiBaru, BuktiDitolak
from pengisian.models import IsiBukti
from pengisian.simpan import Penulis

PENUH = "server tidak dapat menyimpannya sekarang. Coba lagi nanti; bila tetap gagal, beri tahu admin."
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Penerimaan:
    """What became of the files: evidence, and reasons with the names of those that are none."""

    tersimpan: list[IsiBukti] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)


def terima_berkas(
    penulis: Penulis, baris: Baris, berkas: Sequence[UploadedFile], *, judul: str, hari: date
) -> Penerimaan:
    """The files of a row. Raises TidakDapatDiisi where it cannot be written at all."""
    return terima_semua(berkas, partial(tambah, penulis, baris), judul=judul, hari=hari)


def terima_semua(
    berkas: Sequence[UploadedFile], tambah: Callable[[BuktiBaru], IsiBukti], *, judul: str, hari: date
) -> Penerimaan:
    """judul names them all, with their number where there are several; empty, each goes by its own name."""
    hasil = Penerimaan()
    for nomor, satu in enumerate(berkas, 1):
        nama = satu.name or ""
        judul_satu = f"{judul} ({nomor} dari {len(berkas)})" if judul and len(berkas) > 1 else judul
        try:
            hasil.tersimpan.append(tambah(_buka(satu, judul_satu or judul_dari(nama), hari)))
        except (BerkasDitolak, BuktiDitolak) as galat:
            hasil.galat.append(f"{nama}: {galat}")
        except (OSError, DatabaseError):
            log.exception("A file of evidence could not be stored")
            hasil.galat.append(f"{nama}: {PENUH}")
    return hasil


def _buka(satu: UploadedFile, judul: str, hari: date) -> BuktiBaru:
    """Raises BerkasDitolak."""
    batas = settings.UNGGAH_BATAS_BERKAS
    if (satu.size or 0) > batas:  # what is larger was not kept
        raise BerkasDitolak(f"lebih besar dari {angka(batas // 1024**2)} MB. Perkecil, lalu pilih lagi.")
    isi = satu.read()
    return BuktiBaru(judul, hari, berkas=isi, nama_berkas=satu.name or "", temuan=periksa(isi))
