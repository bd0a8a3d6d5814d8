"""Accounts and memberships. What a role may do stands in lkjip/access.py."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from lkjip.enums import Peran

from .unit import Pemda, Unit


class Pengguna(AbstractUser):
    """An account. The name is the person's; what the account may do comes from its memberships."""

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Keanggotaan(models.Model):
    """A role in one unit, or in the whole pemda where unit is empty, from a date until a date."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="keanggotaan")
    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="keanggotaan")
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="keanggotaan"
    )
    peran = models.CharField(max_length=12, choices=Peran)
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
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} {self.unit or self.pemda}"
