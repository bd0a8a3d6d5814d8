"""Signing in: the client's address, the lock-out, the state between the two steps, and the sign-in itself.

Between the steps nobody is signed in: the session only remembers who gave the right password. So a session
that stopped half-way can do what any visitor can, on every page, without a check in any of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from ipaddress import ip_address
from math import ceil
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from lkjip.formats import waktu
from lkjip.models import Pengguna

PINTU = "lkjip.auth.PenggunaDenganKeanggotaan"  # the backend that loads users
TERTUNDA, TERTUNDA_PALING_LAMA = "masuk_tertunda", 300  # seconds for the second step
SEBELUMNYA = "masuk_sebelumnya"


def alamat_klien(request: HttpRequest) -> str | None:
    """The client's address: behind our proxy what that wrote last, for the rest may be invented."""
    calon = [request.META.get("REMOTE_ADDR", "")]
    if settings.PROXY:
        calon.insert(0, request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip())
    for teks in calon:
        try:
            return str(ip_address(teks))
        except ValueError:
            continue
    return None  # a server on a local socket


def terkunci(nama: Iterable[str] | None = None, alamat: str | None = "") -> dict[str, datetime]:
    """Which names, or of these names which, are locked out from an address or from any, and until when."""
    kini, lama = timezone.now(), settings.AXES_COOLOFF_TIME
    baris = AccessAttempt.objects.filter(attempt_time__gte=kini - lama)
    if nama is not None:
        baris = baris.filter(username__in=list(nama))
    if alamat != "":
        baris = baris.filter(ip_address=alamat)
    hitungan = baris.order_by().values("username", "ip_address").annotate(
        gagal=Sum("failures_since_start"), terakhir=Max("attempt_time")
    )  # fmt: skip
    hasil: dict[str, datetime] = {}
    for h in hitungan:
        if h["gagal"] >= settings.AXES_FAILURE_LIMIT:
            hasil[h["username"]] = max(h["terakhir"] + lama, hasil.get(h["username"], kini))
    return hasil


def pesan_terkunci(request: HttpRequest, nama: str) -> str:
    """Why nobody gets in by this name now. Says the same of names that have no account."""
    sampai = terkunci([nama], alamat_klien(request)).get(nama, timezone.now() + settings.AXES_COOLOFF_TIME)
    menit = ceil((sampai - timezone.now()).total_seconds() / 60)
    return (
        f"Terlalu banyak percobaan masuk yang gagal. Coba lagi {menit} menit lagi "
        f"({waktu(timezone.localtime(sampai + timedelta(minutes=1)))}), "
        "atau minta koordinator pemda membuka kuncinya."
    )


def ditolak(request: HttpRequest, nama: str) -> bool:
    """Whether the name is locked out from here; the answer to the request says so then."""
    if terkunci([nama], alamat_klien(request)):
        request.axes_locked_out = True
    return getattr(request, "axes_locked_out", False)


def jawaban_terkunci(request: HttpRequest, jawaban: HttpResponse, credentials: Any) -> HttpResponse:
    """What axes answers to who is locked out: the form itself, which says so and keeps the name typed."""
    jawaban.status_code = HTTPStatus.TOO_MANY_REQUESTS
    return jawaban


def catat_gagal(request: HttpRequest, akun: Pengguna) -> None:
    """A wrong second step counts towards the lock-out as a wrong password does."""
    user_login_failed.send(__name__, credentials={"username": akun.username}, request=request)


def tunda(request: HttpRequest, akun: Pengguna, tujuan: str) -> None:
    """The password was right: remembers who waits for the second step, in a session with a new key."""
    request.session.cycle_key()
    request.session[TERTUNDA] = {
        "akun": akun.pk,
        "sidik": akun.get_session_auth_hash(),  # a password changed meanwhile voids it
        "sejak": int(timezone.now().timestamp()),
        "tujuan": tujuan,
    }


@dataclass(frozen=True, slots=True)
class Tertunda:
    akun: Pengguna
    tujuan: str


def tertunda(request: HttpRequest) -> Tertunda | None:
    """Who waits for the second step in this session; None where nobody does, or no longer."""
    isi = request.session.get(TERTUNDA)
    if not isi or timezone.now().timestamp() - isi["sejak"] > TERTUNDA_PALING_LAMA:
        return None
    akun = Pengguna.objects.filter(pk=isi["akun"], is_active=True).first()
    if akun is None or not constant_time_compare(isi["sidik"], akun.get_session_auth_hash()):
        return None
    return Tertunda(akun, isi["tujuan"])


def masukkan(request: HttpRequest, akun: Pengguna) -> int:
    """Signs in. Keeps in the session when that was last, and returns how many attempts have failed since."""
    sebelumnya = akun.last_login
    gagal = AccessFailureLog.objects.filter(
        username=akun.username, attempt_time__gt=sebelumnya or akun.date_joined
    ).count()
    request.session.pop(TERTUNDA, None)
    login(request, akun, backend=PINTU)  # changes the key of the session
    request.session[SEBELUMNYA] = {
        "pada": sebelumnya.isoformat() if sebelumnya else "",
        "gagal": gagal,
    }
    return gagal


def masuk_sebelumnya(request: HttpRequest) -> tuple[datetime | None, int]:
    """When the user signed in before this session, and how many attempts had failed since then."""
    isi = request.session.get(SEBELUMNYA) if hasattr(request, "session") else None
    if not isi:
        return None, 0
    return (datetime.fromisoformat(isi["pada"]) if isi["pada"] else None), isi["gagal"]
