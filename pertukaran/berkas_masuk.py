"""Takes an uploaded workbook: reads it, keeps what was read with its preview, and applies it later."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from lkjip.bilangan import kutipan
from lkjip.buku_kerja.masuk import BATAS_UKURAN, BukuDitolak, buka
from lkjip.models import Pengguna, Unit
from pengisian.simpan import giliran
from pengisian.unggah.simpanan import nama_bersih
from pertukaran.buku.baca import IsiBuku, baca_buku
from pertukaran.enums import JenisImpor, KeadaanImpor
from pertukaran.layanan import Hasil, Tugas, jalankan
from pertukaran.models import Impor
from pertukaran.realisasi_lama import baca_realisasi

BERLEMBAR = (JenisImpor.BUKU_UNIT, JenisImpor.REALISASI)  # kinds that this module takes
TERLALU_BESAR = f"Berkas lebih besar dari {BATAS_UKURAN // 1024**2} MB. Hapus lembar yang tidak diperlukan."


class PerluAlasan(Exception):
    """Rows that are there already are only changed or deleted with a reason."""


def terima(pengguna: Pengguna, unit: Unit, tahun: int, jenis: JenisImpor, berkas: UploadedFile[Any]) -> Impor:
    """The upload with its first preview. What waited for too long goes. Raises BukuDitolak."""
    if berkas.size is None or berkas.size > BATAS_UKURAN:
        raise BukuDitolak(TERLALU_BESAR)
    mentah = berkas.read()
    buku = buka(mentah)
    isi = baca_buku(buku) if jenis == JenisImpor.BUKU_UNIT else baca_realisasi(buku, unit)
    if isi.slug and isi.slug != unit.slug:
        raise BukuDitolak(
            f"Berkas ini milik perangkat daerah lain ({kutipan(isi.slug)}). "
            f"Unggah berkas {unit.nama_singkat}."
        )
    Impor.objects.kedaluwarsa().filter(jenis__in=BERLEMBAR).delete()
    impor = Impor(
        pengguna=pengguna,
        unit=unit,
        tahun=tahun,
        jenis=jenis,
        nama_berkas=nama_bersih(berkas.name or ""),
        sidik=sha256(mentah).hexdigest(),
        persen=100,
        isi=isi.json(),
        pada=timezone.now(),
    )
    _tunjukkan(impor, jalankan(_tugas(impor, pengguna, ""), tulis=False))
    impor.save()
    return impor


def _tunjukkan(impor: Impor, hasil: Hasil) -> None:
    """The preview, and whether it can be applied."""
    impor.hasil = hasil.json()
    impor.galat = f"{hasil.banyak_galat} kesalahan harus diperbaiki" if hasil.banyak_galat else ""
    impor.keadaan = KeadaanImpor.GAGAL if hasil.banyak_galat else KeadaanImpor.SIAP


def ambil(pengguna: Pengguna, unit: Unit, tahun: int, nomor: UUID) -> Impor:
    """One's own import. Raises Http404."""
    milik = Impor.objects.filter(pengguna=pengguna, unit=unit, tahun=tahun, jenis__in=BERLEMBAR, pk=nomor)
    impor = milik.first()
    if impor is None:
        raise Http404("Impor ini tidak ada, sudah kedaluwarsa, atau milik orang lain.")
    impor.unit = unit
    return impor


def terapkan(impor: Impor, pengguna: Pengguna, alasan: str) -> bool:
    """Writes what the preview showed, and only that; else there is a new preview. Raises PerluAlasan."""
    dilihat = Hasil.dari(impor.hasil or {})
    if (dilihat.berubah or dilihat.dihapus) and not alasan:
        raise PerluAlasan
    with giliran, transaction.atomic():
        # Two clicks on the button: the second waits here and finds it done.
        terkunci = Impor.objects.select_for_update().get(pk=impor.pk)
        if terkunci.diterapkan_pada:
            return True
        hasil = jalankan(_tugas(impor, pengguna, alasan), tulis=True, sidik=dilihat.sidik)
        tertulis = not hasil.banyak_galat and hasil.sidik == dilihat.sidik
        _tunjukkan(impor, hasil)
        if tertulis:
            impor.keadaan, impor.diterapkan_pada, impor.isi = (
                KeadaanImpor.DITERAPKAN,
                timezone.now(),
                None,  # what was read stands in the tables now
            )
        impor.save(update_fields=["hasil", "keadaan", "galat", "diterapkan_pada", "isi"])
    return tertulis


def _tugas(impor: Impor, pengguna: Pengguna, alasan: str) -> Tugas:
    isi = IsiBuku.dari(impor.isi or {})
    return Tugas(
        isi,
        impor.unit.pemda,
        impor.unit,
        oleh=pengguna,
        hak=pengguna,
        alasan=alasan or f"Impor {impor.nama_berkas}",
        kelompok=impor.pk,
    )
