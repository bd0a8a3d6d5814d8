"""Warnings that somebody accepted, with the reason; what they said then must still be so."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lkjip.models import Unit
from perencanaan.catat import Pencatat
from perencanaan.models import PeringatanRencana
from perencanaan.peringatan import Peringatan


def diterima(unit: Unit | int, tahun: int) -> dict[tuple[str, str], PeringatanRencana]:
    """By key and by what the warning said; one query."""
    semua = PeringatanRencana.objects.filter(unit=unit, tahun=tahun).select_related("oleh")
    return {(p.kunci, p.nilai): p for p in semua}


def belum_diterima(unit: Unit, tahun: int, temuan: Iterable[Peringatan]) -> list[Peringatan]:
    ada = diterima(unit, tahun)
    return [p for p in temuan if (p.kunci, p.nilai) not in ada]


@transaction.atomic
def terima(penulis: Pencatat, temuan: Peringatan) -> None:
    """Accepts a warning; penulis.alasan says why. Raises ValidationError."""
    if not penulis.alasan:
        raise ValidationError("Tulis alasan mengapa peringatan ini diterima.")
    milik = {"unit": penulis.unit, "tahun": penulis.tahun, "kunci": temuan.kunci}
    baris = PeringatanRencana.objects.filter(**milik).first() or PeringatanRencana(**milik)
    baris.nilai, baris.alasan = temuan.nilai, penulis.alasan
    baris.oleh, baris.pada = penulis.oleh, timezone.now()
    penulis.simpan(baris)
