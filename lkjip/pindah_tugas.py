"""Carries memberships of units that ended over to those that came after them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from lkjip import keanggotaan as tugas
from lkjip.enums import ArahPerubahan
from lkjip.masa_unit import SEHARI
from lkjip.models import Bidang, Keanggotaan, Pengguna, PerubahanUnit, Unit

Tujuan = tuple[Unit, Bidang | None]  # an operator's bidang there; None for all others


def hasil_perubahan(p: PerubahanUnit) -> list[Unit]:
    return [b.unit for b in p.unit_berubah.select_related("unit") if b.arah == ArahPerubahan.HASIL]


def tugas_tersisa(p: PerubahanUnit) -> QuerySet[Keanggotaan]:
    """The memberships that still hold today, in units that the change ended."""
    terakhir = p.berlaku - SEHARI
    return (
        Keanggotaan.objects.filter(
            Q(sampai=None) | Q(sampai__gte=timezone.localdate()),
            unit__perubahan__perubahan=p,
            unit__perubahan__arah=ArahPerubahan.ASAL,
            unit__berakhir=terakhir,
        )
        .select_related("pengguna", "unit", "pemda", "bidang")
        .order_by("unit__nama", "pengguna__first_name", "pk")
        .distinct()
    )


@transaction.atomic
def pindahkan(
    p: PerubahanUnit, pilihan: Mapping[Keanggotaan, Tujuan], *, oleh: Pengguna
) -> dict[int, list[str]]:
    """Ends each membership and gives the same role in the unit chosen for it, from the day of the change.

    Nothing is written where one is refused: then the messages by the membership's id. A membership that began
    after the change goes on in the other unit a day after its first.
    """
    galat: dict[int, list[str]] = {}
    for lama, (unit, bidang) in pilihan.items():
        try:
            _pindah(p, lama, unit, bidang, oleh)
        except ValidationError as e:
            galat[lama.pk] = e.messages
    if galat:
        transaction.set_rollback(True)
    return galat


@transaction.atomic
def _pindah(p: PerubahanUnit, lama: Keanggotaan, unit: Unit, bidang: Bidang | None, oleh: Pengguna) -> None:
    akhir_semula = lama.sampai
    terakhir = max(p.berlaku - SEHARI, lama.mulai)
    tugas.akhiri(oleh=oleh, keanggotaan=lama, sampai=terakhir, rangkap=True)
    baru = Keanggotaan(
        pengguna=lama.pengguna, pemda=lama.pemda, unit=unit, peran=lama.peran, bidang=bidang,
        sebutan=lama.sebutan, mulai=terakhir + timedelta(days=1), sampai=akhir_semula,
    )  # fmt: skip
    tugas.beri(oleh=oleh, keanggotaan=baru)
