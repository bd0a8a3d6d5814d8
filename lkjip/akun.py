"""What is done to accounts, each with its line in the history. Memberships: lkjip/keanggotaan.py.

Who may do it is asked by the views, of lkjip/access.py; what nobody may do is refused here by
ValidationError.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from axes.models import AccessAttempt
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from lkjip import langkah_kedua, sesi
from lkjip.enums import Peran, PeristiwaAkun
from lkjip.models import Keanggotaan, Pemberitahuan, Pemda, Pengguna, RiwayatAkun


def akun_pemda(pemda: Pemda) -> QuerySet[Pengguna]:
    """The accounts that serve the pemda, or once did; no others exist for its koordinator."""
    return Pengguna.objects.filter(pk__in=Keanggotaan.objects.filter(pemda=pemda).values("pengguna"))


def catat(
    peristiwa: PeristiwaAkun,
    *,
    akun: Pengguna,
    oleh: Pengguna | None = None,
    pemda: Pemda | None = None,
    rincian: str = "",
) -> RiwayatAkun:
    """Writes a line of the account's history. What others did to it, its holder is told."""
    pada = timezone.now()
    baris = RiwayatAkun.objects.create(
        akun=akun, pemda=pemda, oleh=oleh, peristiwa=peristiwa, rincian=rincian[:500], pada=pada
    )
    if oleh is not None and oleh != akun:
        Pemberitahuan.objects.create(
            pengguna=akun,
            kunci=f"akun-{baris.pk}",
            judul=f"{peristiwa.label} oleh {oleh}"[:200],
            isi=baris.rincian,
            alamat=reverse("akun-saya"),
            dibuat_pada=pada,
        )
    return baris


def usul_nama_pengguna(nama: str) -> str:
    """A username for a name: siti.aminah for "Dr. Siti Aminah, S.Sos.", with a number where that is taken."""
    kata = [k for k in nama.partition(",")[0].split() if not k.endswith(".")]  # without titles
    polos = unicodedata.normalize("NFKD", " ".join(kata)).encode("ascii", "ignore").decode().lower()
    dasar = ".".join(re.findall(r"[a-z0-9]+", polos)[:3])[:40] or "pengguna"
    ada = set(Pengguna.objects.filter(username__startswith=dasar).values_list("username", flat=True))
    return next(n for n in (dasar, *(f"{dasar}{i}" for i in range(2, len(ada) + 3))) if n not in ada)


def periksa_surel(surel: str, pemda: Pemda, kecuali: Pengguna | None = None) -> None:
    """One person, one account with several memberships: its e-mail tells. Other pemda are not looked at."""
    sama = akun_pemda(pemda).filter(email__iexact=surel).exclude(pk=kecuali.pk if kecuali else None).first()
    if surel and sama:
        raise ValidationError(
            f"Surel ini sudah dipakai akun {sama} ({sama.username}). Tambahkan peran pada akun itu."
        )


@transaction.atomic
def ubah_data(*, oleh: Pengguna, pemda: Pemda | None, akun: Pengguna, nama: str, surel: str) -> None:
    """Name and e-mail; a new e-mail voids the links sent to the old one."""
    lama = akun.get_full_name(), akun.email
    akun.first_name, akun.last_name, akun.email = nama, "", surel
    akun.save(update_fields=["first_name", "last_name", "email"])
    if nama != lama[0]:
        catat(
            PeristiwaAkun.DATA_DIUBAH, akun=akun, oleh=oleh, pemda=pemda, rincian=f"Nama: {lama[0]} → {nama}"
        )
    if surel != lama[1]:
        rincian = f"{lama[1] or 'tanpa surel'} → {surel or 'tanpa surel'}"
        catat(PeristiwaAkun.SUREL_DIUBAH, akun=akun, oleh=oleh, pemda=pemda, rincian=rincian)


def ada_koordinator_lain(pemda: Pemda, akun: Pengguna, hari: date) -> bool:
    """Whether on the day somebody else can manage the pemda's accounts. Asked within a transaction."""
    Pemda.objects.select_for_update().get(pk=pemda.pk)  # two who end each other take turns
    return (
        Keanggotaan.objects.filter(
            Q(sampai__isnull=True) | Q(sampai__gte=hari),
            pemda=pemda,
            unit=None,
            peran=Peran.KOORDINATOR,
            mulai__lte=hari,
            pengguna__is_active=True,
        )
        .exclude(pengguna=akun)
        .exclude(pengguna__password__startswith=UNUSABLE_PASSWORD_PREFIX)  # invited, never signed in
        .exists()
    )


@transaction.atomic
def nonaktifkan(*, oleh: Pengguna, pemda: Pemda, akun: Pengguna) -> None:
    if akun == oleh:
        raise ValidationError("Anda tidak dapat menonaktifkan akun Anda sendiri.")
    hari = timezone.localdate()
    berlaku = akun.keanggotaan.filter(Q(sampai__isnull=True) | Q(sampai__gte=hari), mulai__lte=hari)
    for k in berlaku.filter(peran=Peran.KOORDINATOR, unit=None).select_related("pemda"):
        if not ada_koordinator_lain(k.pemda, akun, hari + timedelta(days=1)):
            raise ValidationError(
                f"Ini koordinator terakhir {k.pemda}. Tunjuk koordinator lain lebih dahulu."
            )
    akun.is_active = False
    akun.save(update_fields=["is_active"])
    sesi.akhiri_semua(akun)
    catat(PeristiwaAkun.DINONAKTIFKAN, akun=akun, oleh=oleh, pemda=pemda)


@transaction.atomic
def aktifkan(*, oleh: Pengguna, pemda: Pemda, akun: Pengguna) -> None:
    akun.is_active = True
    akun.save(update_fields=["is_active"])
    catat(PeristiwaAkun.DIAKTIFKAN, akun=akun, oleh=oleh, pemda=pemda)


def hapus_kunci(akun: Pengguna) -> None:
    """Nothing keeps the account from signing in: no lock-out, from any address, and no wait."""
    AccessAttempt.objects.filter(username=akun.username).delete()
    langkah_kedua.lepas_tunda(akun)


@transaction.atomic
def buka_kunci(*, oleh: Pengguna, pemda: Pemda, akun: Pengguna) -> None:
    hapus_kunci(akun)
    catat(PeristiwaAkun.KUNCI_DIBUKA, akun=akun, oleh=oleh, pemda=pemda)


@transaction.atomic
def akhiri_sesi(*, oleh: Pengguna, pemda: Pemda, akun: Pengguna) -> None:
    sesi.akhiri_semua(akun)
    catat(PeristiwaAkun.SESI_DIAKHIRI, akun=akun, oleh=oleh, pemda=pemda)


@transaction.atomic
def matikan_langkah_kedua(*, oleh: Pengguna, pemda: Pemda | None, akun: Pengguna) -> None:
    langkah_kedua.matikan(akun)
    catat(PeristiwaAkun.LANGKAH_KEDUA_MATI, akun=akun, oleh=oleh, pemda=pemda)


@transaction.atomic
def siapkan_tautan(*, oleh: Pengguna, pemda: Pemda, akun: Pengguna) -> None:
    """Before a new link: of an account without password, older ones are void."""
    if not akun.is_active:
        raise ValidationError("Akun ini tidak aktif. Aktifkan dahulu, lalu buat tautannya.")
    if not akun.has_usable_password():
        akun.set_unusable_password()
        akun.save(update_fields=["password"])
    catat(PeristiwaAkun.TAUTAN_DIBUAT, akun=akun, oleh=oleh, pemda=pemda)
