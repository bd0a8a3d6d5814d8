"""Accepts findings of the check with a reason, and takes that back. The only writer of TemuanDiterima."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from lkjip.access import Hak
from lkjip.models import Pengguna, Unit
from pengisian.simpan import giliran
from reports.models import StatusLkjip, TemuanDiterima
from reports.periksa.dasar import Temuan
from reports.tahap import boleh_lkjip, tahap_lkjip

ALASAN_PALING_PENDEK = 10
ALASAN_PALING_PANJANG = 1000


class TemuanDitolak(Exception):
    """It was not written; the message tells a person why."""


def terima(
    temuan: Iterable[Temuan], *, alasan: str, oleh: Pengguna, unit: Unit, tahun: int, sekarang: datetime
) -> int:
    """Keeps the findings as accepted; how many. What somebody has accepted meanwhile stays as it is.

    Raises TemuanDitolak.
    """
    alasan, semua = alasan.strip(), list(temuan)
    if not semua:
        raise TemuanDitolak("Pilih temuan yang diterima. Temuan yang sudah berubah perlu dibaca lagi.")
    if len(alasan) < ALASAN_PALING_PENDEK:
        raise TemuanDitolak(f"Tulis alasannya, paling sedikit {ALASAN_PALING_PENDEK} huruf.")
    if len(alasan) > ALASAN_PALING_PANJANG:
        raise TemuanDitolak(f"Alasan paling panjang {ALASAN_PALING_PANJANG} huruf.")
    isi = {"unit": unit, "tahun": tahun, "alasan": alasan, "oleh": oleh, "pada": sekarang}
    with giliran, transaction.atomic():
        _pastikan(oleh, unit, tahun)
        TemuanDiterima.objects.bulk_create(
            [TemuanDiterima(sidik=t.sidik, aturan=t.aturan.kunci, uraian=t.uraian, **isi) for t in semua],
            ignore_conflicts=True,
        )
    return len(semua)


def batalkan(sidik: str, *, oleh: Pengguna, unit: Unit, tahun: int) -> None:
    """The finding is open again. Raises TemuanDitolak."""
    with giliran, transaction.atomic():
        _pastikan(oleh, unit, tahun)
        TemuanDiterima.objects.filter(unit=unit, tahun=tahun, sidik=sidik).delete()


def _pastikan(oleh: Pengguna, unit: Unit, tahun: int) -> None:
    """That the user may still do it, with the report's state held until the end of the transaction."""
    StatusLkjip.objects.select_for_update().filter(unit=unit, tahun=tahun).first()
    tahap = tahap_lkjip(unit.pk, tahun)
    if not boleh_lkjip(oleh, Hak.TERIMA_TEMUAN, unit, tahap):
        raise TemuanDitolak(
            f"LKjIP ini berstatus {tahap.label.lower()}: temuannya tidak dapat diterima atau dibatalkan."
        )
