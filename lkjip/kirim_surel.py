"""Sends notifications by e-mail: one mail for each person and run, with all that the person has not read.

A message is marked as sent only after the mail server took it, in one transaction under the lock of its rows:
a server that is down loses nothing, and two runs at once send nothing twice.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from lkjip.models import Pemberitahuan

catatan = logging.getLogger(__name__)
GALAT = (OSError, SMTPException)
# Who gets an address today is not told of last year.
UMUR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class HasilKirim:
    """How many mails went out, and to how many people none could be sent."""

    terkirim: int = 0
    gagal: int = 0


def kirim_surel(pengguna: Collection[int] | None = None, *, sekarang: datetime | None = None) -> HasilKirim:
    """Sends what is still to be sent, to all or to some. Never fails for the mail server's sake."""
    sekarang = sekarang or timezone.now()
    tertunda = _tertunda(sekarang)
    if pengguna is not None:
        tertunda = tertunda.filter(pengguna__in=pengguna)
    kepada = list(tertunda.order_by("pengguna").values_list("pengguna", flat=True).distinct())
    if not kepada or not settings.SUREL_AKTIF:
        return HasilKirim()
    terkirim, gagal = 0, 0
    sambungan = get_connection()
    for n, pk in enumerate(kepada):
        # Opened before the rows are locked: what takes long is to reach the server.
        if not _buka(sambungan):
            return HasilKirim(terkirim, gagal + len(kepada) - n)
        try:
            terkirim += _kirim_satu(sambungan, pk, sekarang)
        except GALAT:
            catatan.exception("notifications to account %s could not be sent", pk)
            gagal += 1
            _tutup(sambungan)
    _tutup(sambungan)
    return HasilKirim(terkirim, gagal)


def _tertunda(sekarang: datetime) -> QuerySet[Pemberitahuan]:
    return Pemberitahuan.objects.filter(
        dikirim_pada=None, dibaca_pada=None, dibuat_pada__gt=sekarang - UMUR, pengguna__is_active=True
    ).exclude(pengguna__email="")


@transaction.atomic
def _kirim_satu(sambungan: BaseEmailBackend, pk: int, sekarang: datetime) -> int:
    """The mail of one person; 0 where another run has sent it meanwhile."""
    terkunci = _tertunda(sekarang).filter(pengguna=pk).select_for_update(skip_locked=True, of=("self",))
    isi = list(terkunci.select_related("pengguna").order_by("dibuat_pada", "id"))
    if not isi:
        return 0
    judul = isi[0].judul if len(isi) == 1 else f"{len(isi)} pemberitahuan"
    surel = EmailMessage(
        " ".join(f"LKjIP: {judul}".split()),
        render_to_string("lkjip/surel/pemberitahuan.txt", {"isi": isi, "situs": settings.ALAMAT_SITUS}),
        to=[isi[0].pengguna.email],
        connection=sambungan,
    )
    sambungan.send_messages([surel])
    Pemberitahuan.objects.filter(pk__in=[p.pk for p in isi]).update(dikirim_pada=sekarang)
    return 1


def _buka(sambungan: BaseEmailBackend) -> bool:
    try:
        sambungan.open()
    except GALAT:
        catatan.exception("the mail server cannot be reached")
        return False
    return True


def _tutup(sambungan: BaseEmailBackend) -> None:
    try:
        sambungan.close()
    except GALAT:
        catatan.exception("the connection to the mail server was not closed well")
