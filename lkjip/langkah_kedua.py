"""The second step of the sign-in: a code by TOTP (RFC 6238), or one of ten for when the phone is lost."""

from __future__ import annotations

import secrets
import time
from base64 import b32encode
from datetime import datetime

import django_otp
import segno
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from lkjip.models import Pengguna

BANYAK_KODE = 10
HURUF_KODE = "abcdefghijkmnpqrstuvwxyz23456789"  # 32, without those that look alike


def kunci_baru() -> str:
    """160 random bits, in hexadecimal."""
    return random_hex(20)


def kunci_tertulis(kunci: str) -> str:
    """The key as one types it into an authenticator: base 32 in groups of four."""
    teks = b32encode(bytes.fromhex(kunci)).decode()
    return " ".join(teks[i : i + 4] for i in range(0, len(teks), 4))


def kode_qr(akun: Pengguna, kunci: str) -> SafeString:
    """The key as a QR code, an inline SVG that scales, without script or style. All of it is segno's."""
    qr = segno.make(TOTPDevice(user=akun, key=kunci).config_url, error="m")
    return mark_safe(qr.svg_inline(scale=5, border=4, light="white", omitsize=True))


def aktif(akun: Pengguna) -> bool:
    return TOTPDevice.objects.filter(user=akun, confirmed=True).exists()


@transaction.atomic
def aktifkan(akun: Pengguna, *, kunci: str, kode: str) -> list[str] | None:
    """Takes the key into use if the code shows that an authenticator has it; returns the recovery codes."""
    totp = TOTP(bytes.fromhex(kunci))
    totp.time = time.time()
    if not totp.verify(int(kode), tolerance=1):
        return None
    matikan(akun)
    TOTPDevice.objects.create(
        user=akun, name="aplikasi", key=kunci, drift=totp.drift, last_t=totp.t()  # this code is used
    )  # fmt: skip
    return kode_pemulihan_baru(akun)


@transaction.atomic
def kode_pemulihan_baru(akun: Pengguna) -> list[str]:
    """Ten new codes in place of all old ones. Kept are fingerprints: show the codes now."""
    StaticDevice.objects.filter(user=akun).delete()
    alat = StaticDevice.objects.create(user=akun, name="pemulihan")
    kode = ["".join(secrets.choice(HURUF_KODE) for _ in range(10)) for _ in range(BANYAK_KODE)]
    StaticToken.objects.bulk_create(StaticToken(device=alat, token=_sidik(akun, k)) for k in kode)
    return [f"{k[:5]}-{k[5:]}" for k in kode]


def sisa_kode(akun: Pengguna) -> int:
    return StaticToken.objects.filter(device__user=akun).count()


@transaction.atomic
def matikan(akun: Pengguna) -> None:
    for jenis in (TOTPDevice, StaticDevice):
        jenis.objects.filter(user=akun).delete()


def lepas_tunda(akun: Pengguna) -> None:
    """Takes away the wait that wrong codes have earned."""
    for jenis in (TOTPDevice, StaticDevice):
        jenis.objects.filter(user=akun).update(
            throttling_failure_count=0, throttling_failure_timestamp=None
        )  # fmt: skip


def benar(akun: Pengguna, *, kode: str = "", pemulihan: str = "") -> bool:
    """Whether the code, or else the recovery code, is right. It is so once; wrong ones make the next wait."""
    alat = _alat(akun, pemulihan)
    token = _sidik(akun, pemulihan) if pemulihan else kode
    return alat is not None and django_otp.verify_token(akun, alat.persistent_id, token) is not None


def tunggu_sampai(akun: Pengguna, *, pemulihan: str = "") -> datetime | None:
    """Until when no code is looked at, after wrong ones."""
    alat = _alat(akun, pemulihan)
    boleh, rincian = alat.verify_is_allowed() if alat else (True, None)
    return None if boleh else rincian["locked_until"]


def _alat(akun: Pengguna, pemulihan: str) -> Device | None:
    jenis = StaticDevice if pemulihan else TOTPDevice
    return jenis.objects.filter(user=akun, confirmed=True).first()


def _sidik(akun: Pengguna, kode: str) -> str:
    """What is stored of a recovery code; as long as django-otp's column allows."""
    bersih = "".join(h for h in kode.lower() if h in HURUF_KODE)
    return salted_hmac("lkjip.pemulihan", f"{akun.pk}:{bersih}", algorithm="sha256").hexdigest()[:16]
