"""Versions of a planning document: the first one, its changes, and when a draft begins to count.

A draft (draf=True) counts nowhere. The version before it stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction

from indicators.models import Dokumen
from lkjip.models import Unit
from perencanaan.catat import Pencatat

SEBUTAN = {"renstra": "Renstra", "iku": "Keputusan IKU"}


def versi_dokumen(unit: Unit, jenis: str, tahun: int) -> list[Dokumen]:
    """All versions of the document whose period holds the year, drafts too, oldest first.

    Of two periods that overlap the later one is shown.
    """
    menyentuh = [
        d
        for d in Dokumen.objects.filter(unit=unit, jenis=jenis, bidang=None).order_by("tahun", "urutan")
        if d.tahun <= tahun <= (d.tahun_akhir or d.tahun)
    ]
    return [d for d in menyentuh if d.tahun == menyentuh[-1].tahun]


def buat_pertama(catat: Pencatat, dokumen: Dokumen) -> Dokumen:
    """The first version of a period, as a draft. Another may begin before it: the later one counts."""
    dokumen.unit, dokumen.urutan, dokumen.draf = catat.unit, 0, True
    akhir = dokumen.tahun_akhir or dokumen.tahun
    milik = Dokumen.objects.filter(unit=catat.unit, jenis=dokumen.jenis, bidang=None)
    if lain := milik.filter(tahun__range=(dokumen.tahun, akhir)).first():
        raise ValidationError({"tahun": f"Sudah ada “{lain}” yang mulai {lain.tahun}; buat perubahannya."})
    with transaction.atomic():
        catat.simpan(dokumen)
    return dokumen


def buat_perubahan(catat: Pencatat, dokumen: Dokumen, dari: list[Dokumen]) -> Dokumen:
    """A draft after the last version. `dari` is what versi_dokumen gives; one draft at a time."""
    terakhir = dari[-1]
    if terakhir.draf:
        raise ValidationError(f"Selesaikan atau buang dahulu draf “{terakhir}”.")
    dokumen.unit, dokumen.jenis, dokumen.draf = catat.unit, terakhir.jenis, True
    dokumen.tahun, dokumen.tahun_akhir = terakhir.tahun, terakhir.tahun_akhir
    dokumen.urutan = terakhir.urutan + 1
    if not dokumen.alasan.strip():
        raise ValidationError({"alasan": "Tulis alasan perubahan."})
    with transaction.atomic():
        catat.beralasan(dokumen.alasan).simpan(dokumen)
    return dokumen


@transaction.atomic
def ubah(catat: Pencatat, dokumen: Dokumen) -> bool:
    """What is said about a version: its name and decree."""
    pastikan_beralasan(dokumen, catat)
    return catat.simpan(dokumen)


@transaction.atomic
def tetapkan(catat: Pencatat, dokumen: Dokumen, *, nomor: str, tanggal: date) -> None:
    """The draft begins to count. Whether it may is for the caller to check (perencanaan/periksa.py)."""
    terkunci = Dokumen.objects.select_for_update().get(pk=dokumen.pk)
    if not terkunci.draf:
        raise ValidationError("Dokumen ini sudah ditetapkan.")
    terkunci.nomor, terkunci.tanggal, terkunci.draf = nomor, tanggal, False
    catat.beralasan(terkunci.alasan).simpan(terkunci)


@transaction.atomic
def buang(catat: Pencatat, dokumen: Dokumen, isi: Iterable[models.Model]) -> None:
    """Throws a draft away with what it alone has (`isi`, in the order in which it can be deleted)."""
    terkunci = Dokumen.objects.select_for_update().get(pk=dokumen.pk)
    if not terkunci.draf:
        raise ValidationError("Dokumen yang sudah ditetapkan tidak dapat dibuang; buat perubahannya.")
    for objek in isi:
        catat.hapus(objek)
    catat.hapus(terkunci)


def perlu_alasan(dokumen: Dokumen) -> bool:
    """What is set may be corrected, with a reason that the log keeps."""
    return not dokumen.draf


def pastikan_beralasan(dokumen: Dokumen, catat: Pencatat) -> None:
    if perlu_alasan(dokumen) and not catat.alasan.strip():
        pesan = "Dokumen ini sudah ditetapkan. Tulis alasan mengapa isinya dibetulkan."
        raise ValidationError({"alasan": pesan})
