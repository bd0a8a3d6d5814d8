"""The link for who forgot the password. Sent after the answer, whose time tells so nothing of accounts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone

from lkjip.akun import catat
from lkjip.enums import PeristiwaAkun
from lkjip.models import Pengguna
from lkjip.surel import surel_tautan, tautan_sandi

catatan = logging.getLogger(__name__)
JEDA = timedelta(minutes=5)  # between two mails to one account: nobody's mailbox is flooded from here


class JawabanLaluKerja(HttpResponseRedirect):
    """A redirect; the work is done once it has gone out."""

    def __init__(self, tujuan: str, kerja: Callable[[], object]) -> None:
        super().__init__(tujuan)
        self.kerja = kerja

    def close(self) -> None:
        try:
            self.kerja()
        except Exception:  # nobody is left to tell it to
            catatan.exception("work after the answer failed")
        super().close()


def kirim_tautan(request: HttpRequest, surel: str) -> None:
    """To every active account with the address; the mail goes to the address on record, not the one typed."""
    baru_saja = timezone.now() - JEDA
    for akun in Pengguna.objects.filter(email__iexact=surel, is_active=True):
        if not akun.riwayat.filter(peristiwa=PeristiwaAkun.TAUTAN_DIMINTA, pada__gte=baru_saja).exists():
            catat(PeristiwaAkun.TAUTAN_DIMINTA, akun=akun)
            surel_tautan(akun, "atur ulang kata sandi", "atur_ulang", tautan_sandi(request, akun))
