"""Accounts, memberships, and what was changed in them. What a role may do stands in lkjip/access.py."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac

from lkjip.enums import Peran, PeristiwaAkun, SebutanJabatan

from .unit import Bidang, Pemda, Unit


class Pengguna(AbstractUser):
    """An account. The name is the person's; what the account may do comes from its memberships.

    Accounts are deactivated, never deleted: what they did must stay known. kunci_sesi counts up when all
    sessions and links of the account are to end.
    """

    kunci_sesi = models.PositiveIntegerField(default=0, editable=False)

    pemberitahuan_baru: int = 0  # how many are not read yet; lkjip/auth.py counts them for who is signed in

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must know to go on. Django's own hash knows the password only."""
        nilai = f"{self.password}{self.kunci_sesi}"
        return salted_hmac("lkjip.sesi", nilai, secret=secret, algorithm="sha256").hexdigest()


class Keanggotaan(models.Model):
    """A role in one unit, or in the whole pemda where unit is empty, from a date until a date.

    An operator fills the rows of a bidang and of what is below it. The head of a unit holds the office as
    such or for the time being (Plt, Plh, Pj), which documents of those days say.
    """

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="keanggotaan")
    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="keanggotaan")
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="keanggotaan"
    )
    peran = models.CharField(max_length=12, choices=Peran)
    bidang = models.ForeignKey(
        Bidang, on_delete=models.PROTECT, null=True, blank=True, related_name="keanggotaan"
    )  # PROTECT: an operator without a bidang would have no rows, and nobody would know why
    sebutan = models.CharField(
        "sebutan jabatan", max_length=10, choices=SebutanJabatan, default=SebutanJabatan.DEFINITIF
    )
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "keanggotaan"
        ordering = ["-mulai", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sampai__isnull=True) | models.Q(sampai__gte=models.F("mulai")),
                name="keanggotaan_masa_urut",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False)
                | models.Q(peran__in=[Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN]),
                name="keanggotaan_unit_wajib",
                violation_error_message="Peran ini harus terikat pada satu perangkat daerah.",
            ),
            models.CheckConstraint(
                condition=models.Q(peran=Peran.OPERATOR, bidang__isnull=False)
                | (~models.Q(peran=Peran.OPERATOR) & models.Q(bidang__isnull=True)),
                name="keanggotaan_operator_berbidang",
                violation_error_message="Operator, dan hanya operator, terikat pada satu bidang.",
            ),
            models.CheckConstraint(
                condition=models.Q(peran=Peran.KEPALA) | models.Q(sebutan=SebutanJabatan.DEFINITIF),
                name="keanggotaan_sebutan_kepala",
                violation_error_message="Plt, Plh, dan Pj hanya untuk kepala perangkat daerah.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} {self.unit or self.pemda}"


class RiwayatAkun(models.Model):
    """What was done to an account: who, when, what. Rows are only ever added.

    Changes of a pemda's settings stand with the account that made them (lkjip/pengaturan.py).

    pemda is empty where it concerns the account as such; oleh where nobody was signed in.
    """

    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # a log that goes with its account would be none
        related_name="riwayat",
    )
    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # who changed a right must stay known
        null=True,
        blank=True,
        related_name="+",
    )
    peristiwa = models.CharField(max_length=24, choices=PeristiwaAkun)
    rincian = models.CharField(max_length=500, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "riwayat akun"
        ordering = ["-pada", "-id"]
        indexes = [models.Index(fields=["akun", "-pada"])]

    def __str__(self) -> str:
        return f"{self.get_peristiwa_display()} {self.pada:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a line of the log is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a line of the log is never deleted")
