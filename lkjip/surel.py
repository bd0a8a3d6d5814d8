"""Mail about an account, and the link with which its password is set."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from lkjip.formats import waktu
from lkjip.models import Pengguna

catatan = logging.getLogger(__name__)


class TokenSandi(PasswordResetTokenGenerator):
    """Good until the password, the e-mail or the last sign-in changes, sessions are ended, or time is up."""

    key_salt = "lkjip.tautan"

    def _make_hash_value(self, user: Pengguna, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.kunci_sesi}"


token_sandi = TokenSandi()


@dataclass(frozen=True, slots=True)
class Tautan:
    """Where the account's password is set, without the old one; until when."""

    alamat: str
    sampai: datetime


def tautan_sandi(request: HttpRequest, akun: Pengguna) -> Tautan:
    kwargs = {"uidb64": urlsafe_base64_encode(force_bytes(akun.pk)), "token": token_sandi.make_token(akun)}
    return Tautan(
        request.build_absolute_uri(reverse("atur-sandi", kwargs=kwargs)),
        timezone.localtime() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
    )


def kirim(akun: Pengguna, judul: str, templat: str, **isi: Any) -> bool:
    """Whether the mail went out: not without an address or a mail server, nor when the server refuses."""
    if not (settings.SUREL_AKTIF and akun.email):
        return False
    teks = render_to_string(f"lkjip/surel/{templat}.txt", {"akun": akun, **isi})
    try:
        return send_mail(f"LKjIP: {judul}", teks, None, [akun.email]) == 1
    except (OSError, SMTPException):
        catatan.exception("mail to account %s failed", akun.pk)
        return False


def surel_tautan(akun: Pengguna, judul: str, templat: str, tautan: Tautan) -> bool:
    return kirim(akun, judul, templat, tautan=tautan.alamat, sampai=waktu(tautan.sampai))
