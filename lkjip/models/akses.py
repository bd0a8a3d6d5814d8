"""Accounts and memberships. What a role may do stands in lkjip/access.py."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from lkjip.enums import Peran, SebutanJabatan

from .unit import Bidang, Pemda, Unit


class Pengguna(AbstractUser):
    """An account. The name is the person's; what the account may do comes from its memberships."""

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.get_full_name() or self.username


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
