"""The state of a unit's quarter, the steps that led there, and what was approved."""

from typing import Any

from django.conf import settings
from django.db import models

from lkjip.enums import Keadaan
from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from pengisian.enums import WAJIB_ALASAN, Langkah


class TriwulanUnit(models.Model):
    """A unit's quarter. A row is there once something was written or a step was taken.

    versi begins with 1; what is opened again after its approval becomes the next one.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="triwulan")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    keadaan = models.CharField(max_length=16, choices=Keadaan, default=Keadaan.TERISI_SEBAGIAN)
    versi = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "triwulan perangkat daerah"
        ordering = ["tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "triwulan"], name="triwulan_unit_unik"),
            models.CheckConstraint(
                condition=tahun_wajar() & models.Q(triwulan__range=(1, 4)),
                name="triwulan_unit_masa_wajar",
                violation_error_message="Triwulan adalah 1 sampai 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} TW {self.triwulan} {self.tahun}: {self.get_keadaan_display()}"


class HanyaDitambah(models.Model):
    """Rows are only ever added: what was decided stays as it was."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError(f"{type(self).__name__} is only added to")
        super().save(*args, **kwargs)


class LangkahTriwulan(HanyaDitambah):
    """A step: who took it, when, from which state to which, and why. Rows are only ever added."""

    triwulan = models.ForeignKey(TriwulanUnit, on_delete=models.CASCADE, related_name="langkah")
    langkah = models.CharField(max_length=12, choices=Langkah)
    dari = models.CharField(max_length=16, choices=Keadaan)
    ke = models.CharField(max_length=16, choices=Keadaan)
    versi = models.PositiveSmallIntegerField()
    alasan = models.TextField(blank=True)
    terlambat = models.BooleanField(default=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # who approved must stay known; accounts are deactivated, not deleted
        related_name="+",
    )
    jabatan = models.CharField(max_length=200, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "langkah triwulan"
        ordering = ["pada", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(langkah__in=sorted(WAJIB_ALASAN)) | ~models.Q(alasan=""),
                name="langkah_triwulan_beralasan",
                violation_error_message="Permintaan perbaikan dan pembukaan kunci harus disertai alasan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()} {self.pada:%Y-%m-%d}"


class SalinanTriwulan(HanyaDitambah):
    """What was approved, as canonical JSON with its SHA-256. Never changed: a correction is a new version."""

    triwulan = models.ForeignKey(TriwulanUnit, on_delete=models.CASCADE, related_name="salinan")
    versi = models.PositiveSmallIntegerField()
    isi = models.TextField()
    sha256 = models.CharField(max_length=64)
    pada = models.DateTimeField("disetujui pada")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # who approved must stay known
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "salinan triwulan"
        ordering = ["versi"]
        constraints = [
            models.UniqueConstraint(fields=["triwulan", "versi"], name="salinan_triwulan_versi_unik")
        ]

    def __str__(self) -> str:
        return f"{self.triwulan} versi {self.versi}"
