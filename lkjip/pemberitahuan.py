"""Tells users what happened, in the application. lkjip/kirim_surel.py sends it by e-mail."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna, Unit


def penerima(unit: Unit, peran: Collection[Peran]) -> list[Pengguna]:
    """The active accounts that hold one of the roles in the unit today, those of the whole pemda too."""
    hari = timezone.localdate()
    return list(
        Pengguna.objects.filter(
            Q(keanggotaan__unit=unit) | Q(keanggotaan__unit=None, keanggotaan__pemda=unit.pemda_id),
            Q(keanggotaan__sampai=None) | Q(keanggotaan__sampai__gte=hari),
            keanggotaan__mulai__lte=hari,
            keanggotaan__peran__in=peran,
            is_active=True,
        ).distinct()
    )


def beri_tahu(
    kepada: Iterable[Pengguna],
    *,
    kunci: str,
    judul: str,
    isi: str = "",
    alamat: str = "",
    unit: Unit | None = None,
    sekarang: datetime | None = None,
) -> None:
    """One message to each. Who has one of that kunci already gets no second one."""
    Pemberitahuan.objects.bulk_create(
        (
            Pemberitahuan(
                pengguna=pengguna,
                unit=unit,
                kunci=kunci,
                judul=judul,
                isi=isi,
                alamat=alamat,
                dibuat_pada=sekarang or timezone.now(),
            )
            for pengguna in kepada
        ),
        ignore_conflicts=True,
    )
