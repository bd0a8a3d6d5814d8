"""When a session ends: unused for a while, a working day after its sign-in, or at the account's word.

Times stand in the session as whole seconds since 1970.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, update_session_auth_hash
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from lkjip.models import Pengguna

MASUK_PADA, DIPAKAI_PADA = "masuk_pada", "dipakai_pada"
CATAT_TIAP = 60  # seconds: pages read much and write nothing, so the session is not saved at each of them


def mulai(request: HttpRequest, **lain: Any) -> None:
    """Receives Django's user_logged_in: whichever way one signs in, the session knows since when."""
    request.session[MASUK_PADA] = request.session[DIPAKAI_PADA] = _detik(timezone.now())


def berakhir(sesi: SessionBase, kini: datetime) -> bool:
    masuk, dipakai = sesi.get(MASUK_PADA), sesi.get(DIPAKAI_PADA)
    if masuk is None or dipakai is None:  # from before sessions had limits
        return True
    diam, lama = settings.SESI_DIAM.total_seconds(), settings.SESI_PALING_LAMA.total_seconds()
    return _detik(kini) - dipakai > diam or _detik(kini) - masuk > lama


def catat_pemakaian(sesi: SessionBase, kini: datetime) -> None:
    if _detik(kini) - sesi[DIPAKAI_PADA] >= CATAT_TIAP:
        sesi[DIPAKAI_PADA] = _detik(kini)


def pernah_masuk(request: HttpRequest) -> bool:
    """Whether a visitor without user had a session that has ended, rather than none so far."""
    ada_kuki = bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    return ada_kuki and (request.session.is_empty() or SESSION_KEY in request.session)


def akhiri_semua(akun: Pengguna) -> None:
    """All sessions of the account end, and the links to set a password that it was given."""
    Pengguna.objects.filter(pk=akun.pk).update(kunci_sesi=F("kunci_sesi") + 1)
    akun.refresh_from_db(fields=["kunci_sesi"])


def akhiri_yang_lain(request: HttpRequest) -> None:
    """All but the one of this request, whose key changes."""
    akhiri_semua(request.user)
    update_session_auth_hash(request, request.user)


def _detik(saat: datetime) -> int:
    return int(saat.timestamp())
